"""A sentence as a row of tags: what each known phrase or unknown word can be in an actor's name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dateline.model import Span
from dateline.vocab.actors import Piece, RoleWord, pieces
from dateline.vocab.countries import CountryName
from dateline.vocab.offices import Holder
from dateline.vocab.organisations import Organisation
from dateline.vocab.phrases import Word, split
from dateline.vocab.roles import NameWords, name_words

COUNTRY: Final = "C"
SEAT: Final = "S"
ADJECTIVE: Final = "A"
PEOPLE: Final = "P"
ORGANISATION: Final = "O"
HOLDER: Final = "H"
TITLE: Final = "T"
"""One person's role."""
SEVERAL: Final = "U"
"""Several persons, or a body that is always spoken of so ("police")."""
BODY: Final = "B"
CRAFT: Final = "V"
RANK: Final = "K"
MODIFIER: Final = "M"
ENDING: Final = "G"
"""What ends an organisation's name when it has a capital ("News")."""
NAME: Final = "N"
"""An unknown word with a capital that may be a name."""
CAPITAL: Final = "n"
"""A word with a capital that is no person's name."""
KNOWN: Final = "Z"
"""A surname or acronym that the article has introduced."""
PRONOUN: Final = "y"
THE: Final = "d"
OF: Final = "o"
AND: Final = "&"
PARTICLE: Final = "p"
NUMBER: Final = "#"
FUNCTION: Final = "x"
LOWER: Final = "l"

ROLES: Final = frozenset((TITLE, SEVERAL, BODY, CRAFT))
_PLAIN: Final = {
    "of": OF, "and": AND, "&": AND, "the": THE, "a": THE, "an": THE,
    "he": PRONOUN, "she": PRONOUN, "they": PRONOUN, "it": PRONOUN, "him": PRONOUN, "her": PRONOUN,
    "them": PRONOUN, "his": PRONOUN, "hers": PRONOUN, "its": PRONOUN, "their": PRONOUN,
    "theirs": PRONOUN,
}  # fmt: skip
_MONTHS: Final = frozenset(("march", "april", "may", "june", "august"))
_DATED: Final = frozenset(
    ("in", "of", "until", "till", "since", "by", "late", "early", "mid", "last", "next", "this",
     "during", "before", "after", "from")
)  # fmt: skip
_STOPS: Final = frozenset((".", "!", "?", "”", '"'))
"""What a sentence ends in, and a headline seldom does."""
_OPEN: Final = (4, 0.7)
"""How many longer words a headline has at least, and how many of them with a capital."""
_STOPPED: Final = (8, 0.9)
"""The same for one that ends as a sentence does, which may be a sentence with many names."""
_SHORT: Final = 4
"""Words below this length stay small in headlines."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """A sentence's words, its pieces, and one tag a piece."""

    words: list[Word]
    pieces: list[Piece]
    tags: str
    headline: bool
    """Whether nearly every word has a capital, so that capitals tell nothing."""

    def __len__(self) -> int:
        return len(self.pieces)

    def tag(self, i: int) -> str:
        """The tag of piece `i`; a space outside the sentence."""
        return self.tags[i] if 0 <= i < len(self.tags) else " "

    def word(self, i: int) -> str:
        """What the last word of piece `i` is compared by; empty outside the sentence."""
        return self.words[self.pieces[i].last - 1].key if 0 <= i < len(self.pieces) else ""

    def capital(self, i: int) -> bool:
        """Whether piece `i` starts with a capital."""
        return 0 <= i < len(self.pieces) and self.words[self.pieces[i].first].capital

    def role(self, i: int) -> RoleWord | None:
        """The role that piece `i` names."""
        entry = self.pieces[i].entry if 0 <= i < len(self.pieces) else None
        return entry if isinstance(entry, RoleWord) else None

    def touches(self, i: int) -> bool:
        """Whether piece `i` follows the one before it without a space."""
        return i > 0 and self.words[self.pieces[i - 1].last - 1].end == (
            self.words[self.pieces[i].first].start
        )

    def span(self, first: int, last: int) -> Span:
        """The characters of pieces `first` to `last` (exclusive)."""
        return (
            self.words[self.pieces[first].first].start,
            self.words[self.pieces[last - 1].last - 1].end,
        )


def tag_sentence(text: str, sentence: Span, small: frozenset[str]) -> Tagged:
    """Tag one sentence; `small` are the keys of words that the article also writes in lower case.

    Those are no names.
    """
    words = split(text, *sentence)
    return _tagged(text, words, pieces(words), frozenset(), small, headline=_is_headline(words))


def tag_known(text: str, before: Tagged, known: frozenset[str], small: frozenset[str]) -> Tagged:
    """The same sentence, now that the article has introduced surnames and acronyms: `known`."""
    return _tagged(text, before.words, before.pieces, known, small, headline=before.headline)


def _tagged(
    text: str,
    words: list[Word],
    found: list[Piece],
    known: frozenset[str],
    small: frozenset[str],
    *,
    headline: bool,
) -> Tagged:
    lists = name_words()
    tags = []
    for number, piece in enumerate(found):
        if piece.entry is None:
            opening = number == 0 or not words[piece.first - 1].text[0].isalnum()
            word = words[piece.first]
            tag = _word_tag(word, lists, known, small, opening=opening, headline=headline)
            tags.append(FUNCTION if tag == KNOWN and _is_month(words, piece.first) else tag)
        else:
            tags.append(_entry_tag(piece, words, text))
    return Tagged(words, found, "".join(tags), headline)


def _entry_tag(piece: Piece, words: Sequence[Word], text: str) -> str:
    entry = piece.entry
    capital = words[piece.first].capital
    if isinstance(entry, CountryName):
        if entry.unless and any(word in text for word in entry.unless):
            return CAPITAL
        return {"name": COUNTRY, "seat": SEAT, "adjective": ADJECTIVE, "people": PEOPLE}[entry.form]
    if isinstance(entry, Organisation):
        return ORGANISATION
    if isinstance(entry, Holder):
        return HOLDER
    assert isinstance(entry, RoleWord)  # noqa: S101 (the union's last member)
    return _role_tag(entry, capital=capital)


def _role_tag(entry: RoleWord, *, capital: bool) -> str:
    use = entry.role.use
    if use == "title":
        return SEVERAL if entry.plural else TITLE
    if use == "group":
        return BODY if entry.role.plural and not entry.plural else SEVERAL
    if use == "craft":
        return CRAFT
    if use == "rank":
        return RANK if capital else LOWER
    if use == "modifier":
        return MODIFIER
    return ENDING if capital else LOWER


def _word_tag(
    word: Word,
    lists: NameWords,
    known: frozenset[str],
    small: frozenset[str],
    *,
    opening: bool,
    headline: bool,
) -> str:
    key = word.key
    if key in _PLAIN:
        return _PLAIN[key]
    if not word.text[0].isalpha():
        return NUMBER if word.text[0].isdigit() else ("'" if key == "'s" else word.text[0])
    if not word.capital:
        return PARTICLE if key in lists.particles else _lower_tag(key, lists)
    if key in known and not (opening and key in small):
        return KNOWN
    if key in lists.function or (opening and key in lists.starters):
        return FUNCTION
    if key in lists.never or (key in small and (opening or headline)):
        return CAPITAL
    if key in lists.particles and not opening:
        return PARTICLE
    shouted = word.text.isupper() and len(word.text) > 1
    if (headline or shouted) and key not in lists.given:
        return CAPITAL
    return NAME


def _is_month(words: Sequence[Word], at: int) -> bool:
    """Whether a surname that is also a month ("May") is the month here."""
    if words[at].key not in _MONTHS:
        return False
    before = words[at - 1].key if at else ""
    after = words[at + 1].key if at + 1 < len(words) else ""
    return before in _DATED or before[:1].isdigit() or after[:1].isdigit()


def _lower_tag(key: str, lists: NameWords) -> str:
    return FUNCTION if key in lists.function else LOWER


def _is_headline(words: Sequence[Word]) -> bool:
    long = [word for word in words if len(word.text) >= _SHORT and word.text[0].isalpha()]
    least, share = _STOPPED if words and words[-1].text in _STOPS else _OPEN
    return len(long) >= least and sum(word.capital for word in long) >= share * len(long)

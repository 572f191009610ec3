"""Words for comparing texts: how they are split, what they share a stem with, how common they are.

Two strengths of stem. `stem` takes off inflection only ("troops" and "troop", "met" and "meet");
`root` also takes off the endings that make nouns of verbs and follows the packaged families
("arrival" and "arrive", "quake" and "earthquake"). Neither is meant to be read: a stem is a key.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from dateline.vocab.files import read_tsv, read_yaml

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# Scripts written without spaces between words: Thai to Myanmar, kana, Han, Hangul.
_UNSPACED = re.compile(r"[\u0e00-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]+")
_VOWELS = frozenset("aeiouy")
_RARE = 0.0005
"""The share of articles taken for a word that the packaged table does not know."""
_SHORT = {1: 0.3, 2: 0.3, 3: 0.15, 4: 0.03}
"""The same for short words in small letters: in every language they are the grammatical ones."""


class Stems(msgspec.Struct, frozen=True, kw_only=True):
    """The packaged table of stems; see `vocab/data/stems.yaml`."""

    source: str
    forms: dict[str, tuple[str, ...]]
    """Headword to the forms that no rule would bring to it."""
    families: tuple[tuple[str, ...], ...]
    """Words that news uses for one kind of happening; the first names the family."""
    endings: dict[str, int]
    """Endings of derived nouns, and the shortest remainder after which they come off."""


@cache
def stems() -> Stems:
    """Load the packaged table of stems."""
    return read_yaml("stems.yaml", Stems)


@cache
def _headwords() -> dict[str, str]:
    return {form: head for head, forms in stems().forms.items() for form in forms}


@cache
def _families() -> dict[str, str]:
    return {
        _derive(stem(word)): _derive(stem(words[0])) for words in stems().families for word in words
    }


@cache
def _shares() -> dict[str, float]:
    return {row["stem"]: float(row["share"]) for row in read_tsv("word-shares.tsv")}


def words(text: str) -> list[str]:
    """Words and numbers of a text as they are written, in order, without marks.

    Text of a script without spaces is given in overlapping pairs of characters, which serve a
    comparison as words do.
    """
    found = _WORD.findall(text)
    if text.isascii() or not _UNSPACED.search(text):
        return found
    return [word[start:end] for word in found for start, end in _pieces(word)]


def word_spans(text: str) -> list[tuple[int, int]]:
    """Where each of `words(text)` stands: start and end, in characters."""
    spans = [match.span() for match in _WORD.finditer(text)]
    if text.isascii() or not _UNSPACED.search(text):
        return spans
    return [(at + start, at + end) for at, stop in spans for start, end in _pieces(text[at:stop])]


def whole_words(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """A span up to where its first and its last word end."""
    start, end = span
    while start > 0 and _within_word(text, start):
        start -= 1
    while end < len(text) and _within_word(text, end):
        end += 1
    return start, end


def _within_word(text: str, at: int) -> bool:
    """Whether a word goes on at a position: letters or digits of a script with spaces around it."""
    pair = text[max(0, at - 1) : at + 1]
    return len(pair) == 2 and pair.isalnum() and not _UNSPACED.search(pair)


def _pieces(word: str) -> list[tuple[int, int]]:
    out, at = [], 0
    for run in _UNSPACED.finditer(word):
        out += [(at, run.start())] if run.start() > at else []
        last = max(run.start() + 1, run.end() - 1)
        out += [(i, min(i + 2, run.end())) for i in range(run.start(), last)]
        at = run.end()
    return out + ([(at, len(word))] if at < len(word) else [])


@cache
def stem(word: str) -> str:
    """Stem one word: the same for its inflected forms, whatever their letters' case.

    English endings come off; a word of another language mostly stays as it is, which costs a
    comparison some matches and never makes one that the spelling does not invite.
    """
    word = word.casefold().replace("’", "'").removesuffix("'s")
    word = _headwords().get(word, word)
    if len(word) <= 3 or not word.isalpha():
        return word
    for ending, instead in (("sses", "ss"), ("ies", "y"), ("ied", "y")):
        if word.endswith(ending) and len(word) > 4:
            return _bare(word.removesuffix(ending) + instead)
    if word.endswith("es") and word[:-2].endswith(("s", "x", "z", "ch", "sh")):
        return _bare(word[:-2])
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return _bare(word[:-1])
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) > 2 and not _VOWELS.isdisjoint(rest):
            return _bare(rest)
    return _bare(word)


@cache
def root(word: str) -> str:
    """Root of one word: the same for a verb, its nouns and its synonyms in the news."""
    bare = _derive(stem(word))
    return _families().get(bare, bare)


@cache
def share(word: str) -> float:
    """Share of articles (0 to 1) in which a word's stem is expected.

    Measured for common English words; for others a guess that depends on length and capitals
    alone, so that small runs in any language weigh "de" and "und" low and names high.
    """
    known = _shares().get(stem(word))
    if known is not None:
        return known
    return _SHORT.get(len(word), _RARE) if word.islower() else _RARE


def _bare(word: str) -> str:
    """Without a final e, and with y for i and one consonant for two, as forms differ in them."""
    if len(word) > 3 and word.endswith("e"):
        word = word[:-1]
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in _VOWELS:
        word = word[:-1]
    return word[:-1] + "y" if len(word) > 3 and word.endswith("i") else word


def _derive(bare: str) -> str:
    if len(bare) > 5 and bare.endswith("sion"):
        return bare.removesuffix("sion") + "d"  # collision, collide; decision, decide
    for ending, shortest in stems().endings.items():
        rest = bare.removesuffix(ending.removesuffix("e"))
        if rest != bare and len(rest) >= shortest and not _VOWELS.isdisjoint(rest):
            bare = _bare(rest)
    return bare

"""What a mention's own words say: which country, which office, which name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from dateline.model import Mention, Sector
from dateline.vocab.actors import Piece, RoleWord, pieces
from dateline.vocab.countries import CountryName
from dateline.vocab.offices import Holder
from dateline.vocab.organisations import Organisation
from dateline.vocab.phrases import Word, split
from dateline.vocab.roles import name_words

_STAND_INS: Final = frozenset(
    ("deputy", "vice", "assistant", "acting", "shadow", "next", "new", "interim", "candidate",
     "designate", "elect", "would-be", "under", "adviser", "aide", "a", "an")
)  # fmt: skip
"""Words that make another person of an office's holder."""
FORMER: Final = frozenset(
    ("former", "ex", "onetime", "one-time", "retired", "ousted", "deposed", "disgraced", "late")
)
_ARTICLES: Final = frozenset(("the", "a", "an"))
_OFFICIAL: Final = frozenset(("official", "officials", "diplomat"))


@dataclass(frozen=True, slots=True)
class Description:
    """A mention taken apart."""

    mention: Mention
    text: str
    """Its words without an article in front."""
    definite: bool
    """Whether it starts with "the"."""
    countries: tuple[CountryName, ...]
    organisations: tuple[Organisation, ...]
    holder: Holder | None
    full_name: bool
    """Whether more than a surname is given."""
    roles: tuple[RoleWord, ...]
    """Role nouns in order; modifiers are not among them."""
    modifiers: tuple[RoleWord, ...]
    name: str
    """The person's or vessel's name that the vocabulary does not know; else empty."""
    surname: str
    """What the last word of that name is compared by; empty when nobody is named."""
    office: str
    """The office in the singular, with its field ("defence minister"); empty without a title."""
    former: bool
    sole: bool
    """Whether it can mean the holder of its office, and not a deputy or a candidate."""

    @property
    def country(self) -> str | None:
        """The country that the words give: a demonym's, or the organisation's."""
        found = [place.iso3 for place in self.countries if place.iso3]
        found += [body.country for body in self.organisations if body.country]
        return found[0] if found else None

    @property
    def sector(self) -> Sector | None:
        """The sector that the words give."""
        if not self.roles:
            return self.organisations[-1].sector if self.organisations else None
        head = self.roles[-1].role
        if not head.inherits:
            return head.sector
        before = [word.role.sector for word in (*self.modifiers, *self.roles[:-1])]
        known = [sector for sector in before if sector]
        if self.organisations:
            return known[-1] if known else self.organisations[-1].sector
        if known:
            return known[-1]
        return head.sector if self.country or head.word in _OFFICIAL else None

    @property
    def plural(self) -> bool:
        """Whether it speaks of several persons or things."""
        if self.mention.kind == "organisation" or not self.roles:
            return False
        head = self.roles[-1]
        return head.plural or (head.role.use == "group" and not head.role.plural)


def describe(text: str, mention: Mention, date: str | None = None) -> Description:
    """Take a mention apart by the vocabulary, organisations with their codes at `date`."""
    words = split(text, *mention.span)
    found = pieces(words)
    entries = [piece.entry for piece in found]
    role_words = [entry for entry in entries if isinstance(entry, RoleWord)]
    holders = [(p, p.entry) for p in found if isinstance(p.entry, Holder)]
    craft = mention.kind == "group" and any(entry.role.use == "craft" for entry in role_words)
    bare = mention.kind == "group" and not role_words
    name = _name(words, found) if mention.kind == "person" or craft or bare else ""
    holder = holders[-1] if holders and not name else None
    surname = ""
    if name or (mention.kind == "person" and holder):
        surname = _surname(words)
    start = words[1].start if len(words) > 1 and words[0].key in _ARTICLES else mention.span[0]
    roles = [entry for entry in role_words if entry.role.use in {"title", "group", "craft"}]
    return Description(
        mention=mention,
        text=" ".join(text[start : mention.span[1]].split()),
        definite=bool(words) and words[0].key == "the",
        countries=tuple(entry for entry in entries if isinstance(entry, CountryName)),
        organisations=tuple(entry.at(date) for entry in entries if isinstance(entry, Organisation)),
        holder=holder[1] if holder else None,
        full_name=len(name.split()) > 1
        or (craft and bool(name))
        or (holder is not None and _wide(holder[0])),
        roles=tuple(roles),
        modifiers=tuple(entry for entry in role_words if entry.role.use == "modifier"),
        name=name,
        surname=surname,
        office=_office(role_words),
        former=any(word.key in FORMER for word in words),
        sole=not any(word.key in _STAND_INS for word in words),
    )


def _wide(piece: Piece) -> bool:
    return piece.last - piece.first > 1


def _surname(words: Sequence[Word]) -> str:
    letters = [word for word in words if word.text[0].isalpha()]
    return letters[-1].key if letters else ""


def _name(words: Sequence[Word], found: Sequence[Piece]) -> str:
    """The run of unknown words with capitals, particles and hyphens at the end of a mention."""
    particles = name_words().particles
    at = len(found)
    while at > 0:
        piece = found[at - 1]
        word = words[piece.first]
        unknown = piece.entry is None and word.text[0].isalpha() and word.capital
        joint = piece.entry is None and (word.text in "-." or word.key in particles)
        inner = at < len(found) and not isinstance(piece.entry, RoleWord) and word.capital
        if not (unknown or (joint and at > 0) or (inner and _inside_name(words, found, at - 1))):
            break
        at -= 1
    while at < len(found) and not words[found[at].first].text[0].isalpha():
        at += 1
    if at >= len(found) or all(piece.entry is not None for piece in found[at:]):
        return ""
    run = words[found[at].first : found[-1].last]
    return _joined(run)


def _inside_name(words: Sequence[Word], found: Sequence[Piece], at: int) -> bool:
    """Whether a known name is part of a longer unknown one ("Asma al-Assad")."""
    return (
        at > 0
        and isinstance(found[at].entry, Holder)
        and found[at - 1].entry is None
        and words[found[at - 1].first].capital
    )


def _joined(run: Sequence[Word]) -> str:
    out = run[0].text
    for before, word in pairwise(run):
        out += word.text if word.start == before.end else " " + word.text
    return out


def _office(role_words: Sequence[RoleWord]) -> str:
    """The last title with the field right before it, in the singular."""
    for i in range(len(role_words) - 1, -1, -1):
        head = role_words[i]
        if head.role.use == "title" and not head.plural:
            field = role_words[i - 1].role if i else None
            if field is not None and field.use == "modifier" and field.sector == "GOV":
                return f"{field.word} {head.role.word}"
            return head.role.word
    return ""

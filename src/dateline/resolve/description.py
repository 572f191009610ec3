"""What a mention's own words say: which country, which office, which name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from dateline.model import Mention, Sector
from dateline.vocab.actors import Piece, RoleWord, pieces
from dateline.vocab.countries import CountryName
from dateline.vocab.gazetteer import gazetteer
from dateline.vocab.offices import Holder
from dateline.vocab.organisations import Organisation
from dateline.vocab.phrases import Word, split
from dateline.vocab.roles import belonging_words, name_words

_STAND_INS: Final = frozenset(
    ("deputy", "vice", "assistant", "acting", "shadow", "next", "new", "interim", "candidate",
     "designate", "elect", "would-be", "under", "adviser", "aide", "a", "an")
)  # fmt: skip
"""Words that make another person of an office's holder."""
FORMER: Final = frozenset(
    ("former", "ex", "onetime", "one-time", "retired", "ousted", "deposed", "disgraced", "late")
)
_ARTICLES: Final = frozenset(("the", "a", "an"))
_TOWN: Final = 200_000
"""How many people a town has that a body is named after without more ("Basra police")."""
_ARMED: Final = frozenset(("MIL", "UAF"))
_IRREGULAR: Final[frozenset[Sector | None]] = frozenset(("REB", "PRM"))
"""Whose soldiers are no country's: "rebel commander", "Hamas fighters"."""
_PRIVATE: Final[frozenset[Sector | None]] = frozenset(
    ("BUS", "SOC", "LAB", "MED", "EDU", "JRN", "REL", "CVL")
)
"""Whose presidents and ministers govern no state: "the SpaceX president"."""
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
    division: str | None
    """The country of a town or division that its words name ("Texas governor")."""
    sent: bool
    """Whether it names whom somebody was sent to or speaks about, and not who sent them."""
    demonym: bool
    """Whether it is a demonym and nothing else."""
    led: int
    """Characters of a demonym that it starts with, where a noun follows; else 0."""

    @property
    def country(self) -> str | None:
        """The country that the words give: a demonym's, or the organisation's."""
        found = [place.iso3 for place in self.countries if place.iso3]
        found += [body.country for body in self.organisations if body.country]
        return found[0] if found else self.division

    @property
    def sector(self) -> Sector | None:
        """The sector that the words give."""
        if not self.roles:
            return self.organisations[-1].sector if self.organisations else None
        head = self.roles[-1].role
        before = [word.role.sector for word in (*self.modifiers, *self.roles[:-1])]
        if head.sector in _ARMED:
            sides = {*before, *(body.sector for body in self.organisations)} & _IRREGULAR
            if sides:
                return sorted(sides, key=str)[-1]
        if head.use == "craft" and self.organisations:
            return self.organisations[-1].sector or head.sector
        if head.sector == "GOV" and self.organisations and not self.countries:
            own = self.organisations[-1].sector
            if own in _PRIVATE:
                return own
        if not head.inherits:
            return head.sector
        known = [sector for sector in before if sector]
        if self.organisations:
            return known[-1] if known else self.organisations[-1].sector
        if known:
            return known[-1]
        return head.sector if self.country or head.word in _OFFICIAL else None

    @property
    def plural(self) -> bool:
        """Whether it speaks of several persons or things."""
        if self.mention.kind == "organisation":
            return False
        if not self.roles:
            return bool(self.countries) and self.countries[-1].form == "people"
        head = self.roles[-1]
        return head.plural or (head.role.use == "group" and not head.role.plural)


def describe(text: str, mention: Mention, date: str | None = None) -> Description:
    """Take a mention apart by the vocabulary, organisations with their codes at `date`."""
    words = split(text, *mention.span)
    found = _meant(text, words, pieces(words))
    own, sent = _own(words, found)
    entries = [piece.entry for piece in own]
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
    places = [entry for entry in entries if isinstance(entry, CountryName)]
    first = next((piece for piece in found if words[piece.first].start >= start), None)
    led = first is not None and isinstance(first.entry, CountryName)
    return Description(
        mention=mention,
        text=" ".join(text[start : mention.span[1]].split()),
        definite=bool(words) and words[0].key == "the",
        countries=tuple(places),
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
        division=None if places else _division(words, own),
        sent=sent,
        demonym=mention.kind == "state"
        and len(found) == 1
        and places[:1] != []
        and (places[0].form == "adjective"),
        led=words[first.last - 1].end - start if led and first and roles else 0,
    )


def _meant(text: str, words: Sequence[Word], found: Sequence[Piece]) -> list[Piece]:
    """The pieces, where a country's name is not a division's ("Georgia"), nor a backer's.

    "Wales" ends the name of New South Wales. Atlanta in the text makes the American state of
    "Georgia". The forces that are "U.S.-backed" are not the backer's.
    """
    out: list[Piece] = []
    backing = belonging_words().backing
    for number, piece in enumerate(found):
        entry = piece.entry
        if isinstance(entry, CountryName):
            if any(clue in text for clue in entry.unless):
                homes = {e.iso3 for e in gazetteer().named(entry.text) if e.kind == "division"}
                other = sorted(iso3 for iso3 in homes if iso3 and iso3 != entry.iso3)
                iso3 = other[0] if other else None
                entry = replace(entry, iso3=iso3, name=entry.text, is_state=False, wikidata=None)
            after = words[piece.last : piece.last + 2]
            backed = len(after) > 1 and after[0].text == "-" and after[1].key in backing
            begun = _division_begun(text, words, found[: number + 1])
            if backed or begun < number:
                entry = None
            out[begun:] = [before._replace(entry=None) for before in out[begun:]]
        out.append(piece._replace(entry=entry))
    return out


def _division_begun(text: str, words: Sequence[Word], found: Sequence[Piece]) -> int:
    """At which piece a division's name of several words begins that the last one ends.

    The last one's own number where there is none such.
    """
    first = len(found) - 1
    for at in range(first - 1, -1, -1):
        if not words[found[at].first].capital:
            break
        name = text[words[found[at].first].start : words[found[-1].last - 1].end]
        if any(entry.kind == "division" for entry in gazetteer().named(name)):
            first = at
    return first


def _own(words: Sequence[Word], found: Sequence[Piece]) -> tuple[list[Piece], bool]:
    """The pieces without whom an envoy is sent to: "ambassador to Kyiv", "envoy for Syria"."""
    lists = belonging_words()
    for i, piece in enumerate(found):
        head = found[i - 1].entry if i else None
        if not isinstance(head, RoleWord) or words[piece.first].key not in lists.leading_to:
            continue
        if head.role.word in lists.sent:
            ahead = any(isinstance(p.entry, CountryName | Organisation) for p in found[:i])
            rest = [p for p in found[i:] if not isinstance(p.entry, CountryName | Organisation)]
            return [*found[:i], *rest], not ahead
    return list(found), False


def _division(words: Sequence[Word], found: Sequence[Piece]) -> str | None:
    """The country of a town or division before a role word: "Texas governor", "Basra police"."""
    at = 0
    while at < len(found):
        last = at
        while last < len(found) and found[last].entry is None and words[found[last].first].capital:
            last += 1
        after = last
        if after < len(found) and words[found[after].first].key == "'s":
            after += 1
        if last > at and after < len(found) and isinstance(found[after].entry, RoleWord):
            run = words[found[at].first : found[last - 1].last]
            country = _lies_in(_joined(run))
            if country:
                return country
        at = max(last, at + 1)
    return None


def _lies_in(name: str) -> str | None:
    """The country of a division, or of the largest town by that name."""
    known = [entry for entry in gazetteer().named(name) if entry.iso3]
    divisions = [e for e in known if e.kind == "division"]
    largest = max(known, key=lambda entry: entry.population, default=None)
    if divisions:
        return divisions[0].iso3
    return largest.iso3 if largest and largest.population >= _TOWN else None


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

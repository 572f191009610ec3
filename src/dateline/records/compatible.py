"""What may be the same: actors, dyads, dates, modalities.

Each function answers for one pair. "May be" never proves identity: it only leaves it open.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Literal

from dateline.model import EventMention
from dateline.records.told import Party, Side
from dateline.vocab.merging import merging
from dateline.vocab.words import stem, words

Happening = Literal["done", "to come", "open"]


class Dyads(Enum):
    """How two mentions' actors go together."""

    CLASH = "clash"
    """Some side names someone else."""
    OPEN = "open"
    """Nothing contradicts, and at most one side is named by both."""
    MATCH = "match"
    """Both sides are named by both mentions and agree."""


class Dates(Enum):
    """How two mentions' dates go together."""

    CLASH = "clash"
    OPEN = "open"
    MATCH = "match"


@lru_cache(maxsize=2**18)
def same_actor(one: Party, other: Party) -> bool:
    """Whether two names may stand for one actor: a state and those who act for it may."""
    if one.name == other.name and one.kind == other.kind == "person" and " " in one.name:
        return True  # whose the person is has been read off two pages around the name
    if names_overlap(one.name, other.name):
        return one.country is None or other.country is None or one.country == other.country
    if one.country is None or one.country != other.country or one.country in merging().classes:
        return False
    if not (_for_the_state(one) and _for_the_state(other)):
        return one.sector == other.sector and (_unnamed(one) or _unnamed(other))
    if _is_state(one) or _is_state(other):
        return True
    # Two parts of one state: an office may stand for the one who holds it, a person for no other.
    return one.sector == other.sector and (one.kind != other.kind or _unnamed(one, other))


def _for_the_state(party: Party) -> bool:
    return party.sector is None or party.sector in merging().for_the_state


def _is_state(party: Party) -> bool:
    return party.kind == "state" or (party.kind is None and party.code == party.country)


def _unnamed(*parties: Party) -> bool:
    """Whether one is named by what it is alone ("Iranian officials")."""
    return any(p.kind == "group" for p in parties)


def names_overlap(one: str, other: str) -> bool:
    """Whether one name's words are all in the other ("Pezeshkian", "Masoud Pezeshkian")."""
    a, b = _stems(one), _stems(other)
    return bool(a and b) and (a <= b or b <= a)


@lru_cache(maxsize=2**16)
def _stems(name: str) -> frozenset[str]:
    return frozenset(stem(w) for w in words(name))


@lru_cache(maxsize=2**18)
def same_side(one: Side, other: Side) -> bool | None:
    """Whether two lists of actors may be one side; null when that is left open.

    It is where either is empty, or says no more than "gunmen" where the other names somebody.
    """
    if not one or not other:
        return None
    if any(same_actor(a, b) for a in one for b in other):
        return True
    return None if any(_says_no_more(a, b) for a in one for b in other) else False


@lru_cache(maxsize=2**18)
def _says_no_more(one: Party, other: Party) -> bool:
    """Whether one of two is a bare group ("attackers") that the other may belong to."""
    # A state read off the page around it does not make "armed men" somebody's.
    if any(is_bare(p) and p.kind != "state" for p in (one, other)):
        return not (_opposed(one, other) or _opposed(other, one))
    bare = any(p.country is None and _unnamed(p) for p in (one, other))
    return bare and (one.sector == other.sector or _may_be(one, other) or _may_be(other, one))


def _may_be(one: Party, other: Party) -> bool:
    """Whether somebody whose sector is not known may be of another's: no state is shipowners."""
    return one.sector is None and not (_is_state(one) and other.sector in merging().private)


def _opposed(one: Party, other: Party) -> bool:
    """Whether the one acts for a state and the other against one: soldiers, and jihadists."""
    table = merging()
    return one.sector in table.for_the_state and other.sector in table.against_the_state


@lru_cache(maxsize=2**16)
def is_bare(party: Party) -> bool:
    """Whether a name says no more than what somebody or something is: "armed men", "a village"."""
    return merging().bare.issuperset(word.casefold() for word in words(party.name))


def dyads(one: tuple[Side, Side], other: tuple[Side, Side], *, mutual: bool) -> Dyads:
    """Compare (source, target) with (source, target); `mutual` where they may change places."""
    straight = _dyads(one, other)
    if not mutual or straight is Dyads.MATCH:
        return straight
    turned = _dyads(one, (other[1], other[0]))
    if turned is Dyads.MATCH:
        return turned
    if mutual and _all_within(one, other):
        return Dyads.MATCH
    return Dyads.OPEN if Dyads.OPEN in (straight, turned) else Dyads.CLASH


def _dyads(one: tuple[Side, Side], other: tuple[Side, Side]) -> Dyads:
    sides = (same_side(one[0], other[0]), same_side(one[1], other[1]))
    if False in sides:
        return Dyads.CLASH
    return Dyads.MATCH if sides == (True, True) else Dyads.OPEN


def _all_within(one: tuple[Side, Side], other: tuple[Side, Side]) -> bool:
    """Whether at least two actors of the smaller set are in the other ("A and B agreed")."""
    a, b = [*one[0], *one[1]], [*other[0], *other[1]]
    few, many = sorted((a, b), key=len)
    return len(few) > 1 and all(any(same_actor(x, y) for y in many) for x in few)


def dates(one: tuple[date, date] | None, other: tuple[date, date] | None) -> Dates:
    """Compare two stretches of the calendar; two days in a row are no clash (time zones)."""
    if one is None or other is None:
        return Dates.OPEN
    apart = max((other[0] - one[1]).days, (one[0] - other[1]).days)
    both_days = one[0] == one[1] and other[0] == other[1]
    return Dates.CLASH if apart > both_days else Dates.MATCH


def denies(event: EventMention) -> bool:
    """Whether a mention says that the event did not happen."""
    said = event.modality in ("asserted", "reported")
    return event.modality == "denied" or (said and event.polarity == "negative")


def happening(event: EventMention) -> Happening:
    """Sort a mention by whether its event is told as done, as to come, or leaves that open."""
    if event.modality in ("planned", "threatened"):
        return "to come"
    return "open" if event.modality == "hypothetical" else "done"


def same_happening(one: EventMention, other: EventMention) -> bool:
    """Whether the two may be one as to being done or to come; a denial may meet what it denies."""
    return may_be_one(happening(one), happening(other))


def may_be_one(one: Happening, other: Happening) -> bool:
    """Whether what the one tells and what the other tells may be one: not the done and to come."""
    return {one, other} != {"done", "to come"}

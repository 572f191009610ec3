"""Two events of one story side by side, as the reader and the coder took them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from dateline.model import EventPlace, EventType, Number, Span
from dateline.records.alike import Pairs
from dateline.records.compatible import (
    Dates,
    Happening,
    dates,
    denies,
    happening,
    may_be_one,
    same_side,
)
from dateline.records.fields import NEAR_KM, kilometres
from dateline.records.once import Floats, Ints, each_pair, numbered
from dateline.records.support import is_within, same_place
from dateline.records.told import Party, Side, Told
from dateline.vocab.countries import countries
from dateline.vocab.merging import merging, type_family
from dateline.vocab.plover import plover

ACTS = (
    "same type", "one family", "same mode", "same class", "sources", "targets", "turned",
    "event dates", "undated", "one denies", "one to come", "counts", "less sure", "event places",
)  # fmt: skip
"""The features that `Acts` gives, in order."""

_AGREE = {True: 1.0, None: 0.0, False: -1.0}
_DATES = {Dates.MATCH: 1.0, Dates.OPEN: 0.0, Dates.CLASH: -1.0}
_ACROSS = 2
"""Actors that two tellings of a mutual act must share, where both name as many."""

_MONTH = timedelta(days=28)
_OFFICE = "GOV"
_PHRASE = 40
"""Characters between two words of one phrase at most."""
_PARTS = re.compile(r"[,;:()\"“”—]|\b(?:and|or|but|while|after|before|which|who|that)\b")

_VERBAL = frozenset({"verbal cooperation", "verbal conflict"})

Days = tuple[date, date]
Kind = tuple[EventType, Happening, Side, Side, Days | None]
"""What sort of event it is: its type, whether done or to come, source and target, and its days."""
Spot = tuple[str, str | None]
"""A place's name and country."""


class Acts:
    """The tellings of one story, ready to be compared pair by pair.

    Many tellings say the same of a thing. So each thing's values are numbered, and two values are
    compared once, however many pairs of tellings have them.
    """

    def __init__(self, told: Sequence[Told]) -> None:
        self._told = told
        events = [one.event for one in told]
        self._type = numbered(one.type for one in told)[0]
        self._family = numbered(type_family(one.type) for one in told)[0]
        self._mode = numbered(event.mode for event in events)[0]
        self._has_mode = np.array([event.mode is not None for event in events], np.bool_)
        self._class = numbered(event.quad for event in events)[0]
        both, self._sides = numbered(side for one in told for side in (one.source, one.target))
        self._source, self._target = both[::2], both[1::2]
        self._days, self._all_days = numbered(one.days for one in told)
        self._undated = np.array([one.days is None for one in told], np.int64)
        self._denies = np.array([denies(event) for event in events], np.bool_)
        self._happening = numbered(happening(event) for event in events)[0]
        self._counts, self._all_counts = numbered(event.numbers for event in events)
        self._sure = np.array([event.confidence for event in events], np.float32)
        self._place, self._places = numbered(_spot(event.place) for event in events)
        self._scene, self._scenes = numbered(map(_scene, told))
        self._doc = numbered(one.reading.id for one in told)[0]

    def rows(self, pairs: Pairs) -> Floats:
        """(pairs, features) what `ACTS` names."""
        a, b = pairs
        source, target = self._source, self._target
        columns = [
            self._type[a] == self._type[b],
            self._family[a] == self._family[b],
            (self._mode[a] == self._mode[b]) & self._has_mode[a],
            self._class[a] == self._class[b],
            self._agree(source[a], source[b]),
            self._agree(target[a], target[b]),
            self._agree(source[a], target[b]) + self._agree(target[a], source[b]),
            each_pair(
                self._days[a], self._days[b], self._all_days, lambda x, y: _DATES[dates(x, y)]
            ),
            self._undated[a] + self._undated[b],
            self._denies[a] != self._denies[b],
            self._happening[a] != self._happening[b],
            each_pair(self._counts[a], self._counts[b], self._all_counts, _same_counts),
            np.minimum(self._sure[a], self._sure[b]),
            each_pair(self._place[a], self._place[b], self._places, _same_place),
        ]
        return np.stack([np.asarray(column, np.float32) for column in columns], axis=1)

    def excluded(self, pairs: Pairs) -> NDArray[np.bool_]:
        """(pairs,) whether what is said of two events excludes that they are one.

        Their types are never one act's; one is done and the other to come; their dates are apart; a
        page tells one, in other words, as of another time than its own, or tells deeds at places
        far from each other; a state or soldiers do one and rebels the other; or the actors differ.
        Two pages that tell a deed at two places may contradict each other.
        """
        a, b = pairs
        kind, kinds = numbered(
            (one.type, happening(one.event), one.source, one.target, one.days) for one in self._told
        )
        out: NDArray[np.bool_] = each_pair(kind[a], kind[b], kinds, _are_two) > 0
        one_page = self._doc[a] == self._doc[b]
        out |= one_page & (each_pair(self._scene[a], self._scene[b], self._scenes, _far_apart) > 0)
        for n in np.flatnonzero(one_page).tolist():
            out[n] |= _is_history(self._told[int(a[n])], self._told[int(b[n])])
        return out

    def phrases(self) -> Iterator[tuple[int, int]]:
        """The pairs that are one deed for sure, in two words of one phrase: see `one_phrase`."""
        of_sentence: dict[tuple[str, Span], list[int]] = {}
        for n, one in enumerate(self._told):
            of_sentence.setdefault((one.reading.id, one.sentence), []).append(n)
        for some in of_sentence.values():
            for a, b in combinations(some, 2):
                if one_phrase(self._told[a], self._told[b]):
                    yield a, b

    def _agree(self, one: Ints, other: Ints) -> Floats:
        return each_pair(one, other, self._sides, lambda x, y: _AGREE[same_side(x, y)])


def _are_two(one: Kind, other: Kind) -> bool:
    """Whether two events are two by what they are, whoever tells them."""
    kind, how, source, target, days = one
    other_kind, other_how, other_source, other_target, other_days = other
    if not _one_act(kind, other_kind) or not may_be_one(how, other_how):
        return True
    if dates(days, other_days) is Dates.CLASH:
        return True
    if _opposed(source, other_source) or _opposed(other_source, source):
        return True
    if _others(source, other_source) or _others(target, other_target):
        return True
    if kind in merging().mutual and other_kind in merging().mutual:
        return _other_parties(source + target, other_source + other_target)
    return _other_actors(one, other)


def one_phrase(one: Told, other: Told) -> bool:
    """Whether a verb and the noun behind it tell one deed: "launched an attack", "made transfers".

    The verb says nothing beside the noun (`light` in `merging.yaml`), and both have one type and
    the same words for their actors.
    """
    if one.type != other.type or _spans(one) != _spans(other):
        return False
    verb, noun = sorted((one, other), key=lambda told: told.event.span)
    between = one.reading.text[verb.event.span[1] : noun.event.span[0]]
    light = verb.root in merging().light
    return light and len(between) <= _PHRASE and not _PARTS.search(between)


def _spans(one: Told) -> tuple[set[Span], set[Span]]:
    return {p.span for p in one.event.source}, {p.span for p in one.event.target}


def _other_parties(one: Side, other: Side) -> bool:
    """Whether two tellings of a mutual act share too few of its states, or nobody at all."""
    in_office = any(map(_in_office, one)) and any(map(_in_office, other))
    if in_office and same_side(one, other) is False:
        return True
    a, b = _states(one), _states(other)
    return len(a & b) < min(_ACROSS, len(a), len(b))


def _other_actors(one: Kind, other: Kind) -> bool:
    """Whether two events have, on one side, actors who are known and not the same.

    What two actors say is two things, so is what is said to two; and what is only supposed of one
    another has not done. Who did a deed and to whom is left open where it is told without a state
    or a body (a driver, a woman of 59).
    """
    kind, how, source, target, _ = one
    _, other_how, other_source, other_target, _ = other
    same = same_side(source, other_source)
    if same is False and how != other_how:
        return True
    if plover().quad(kind) in _VERBAL:
        heard = same_side(target, other_target)
        if same is False and (heard is False or _surely_others(source, other_source)):
            return True
        a, b = _named_states(target), _named_states(other_target)
        if heard is False and a and b and not a & b:
            return True
    return _apart(source, other_source) or _apart(target, other_target)


def _apart(one: Side, other: Side) -> bool:
    """Whether both sides are states and bodies alone, and others."""
    a, b = _states(one), _states(other)
    return bool(a and b) and not a & b


def _surely_others(one: Side, other: Side) -> bool:
    """Whether no actor of one side can be one of the other, given that no names go together."""
    return all(_another(a, b) for a in one for b in other)


def _another(one: Party, other: Party) -> bool:
    """Whether it is known whose both are, or what: who owns ships is no state and no fisherman."""
    if one.country is not None and other.country is not None:
        return True
    a, b = (_OFFICE if p.kind == "state" else p.sector for p in (one, other))
    return a != b and {a, b} <= {*merging().private, _OFFICE}


def _in_office(party: Party) -> bool:
    """Whether it is a state or a body, or acts for a state, be it not known for which."""
    return party.sector in merging().for_the_state or _state(party) is not None


def _one_act(one: EventType, other: EventType) -> bool:
    """Whether one act may be told as both types, by those who judge it alike or otherwise."""
    judged = merging().judged
    alike = type_family(one) == type_family(other)
    return alike or (one, other) in judged or (other, one) in judged


def _is_history(one: Told, other: Told) -> bool:
    """Whether their page tells of one as news, undated, and of the other as of some time ago."""
    if one.root == other.root:
        return False
    days = one.days or other.days
    if days is None or (one.days is not None and other.days is not None):
        return False
    if one.published is None:
        return days[1] - days[0] >= _MONTH
    return one.published - days[1] > _MONTH


def _others(one: Side, other: Side) -> bool:
    """Whether two sides are persons in office alone, and none of them on both.

    A state beside one who acts for it ("Norway and its foreign minister") is no further actor.
    """
    one, other = _without_their_states(one), _without_their_states(other)
    table = merging()
    persons = all(
        p.kind == "person"
        and " " in p.name
        and (p.country in table.classes or (p.country and p.sector in table.for_the_state))
        for p in (*one, *other)
    )
    return bool(one and other) and persons and same_side(one, other) is False


def _without_their_states(side: Side) -> Side:
    served = {p.country for p in side if p.kind == "person" and _in_office(p)}
    return tuple(p for p in side if p.kind != "state" or p.country not in served)


def _opposed(one: Side, other: Side) -> bool:
    """Whether all of the one are a state or act for one, and all of the other act against one."""
    table = merging()
    return (
        bool(one and other)
        and all(p.sector in table.for_the_state or p.kind == "state" for p in one)
        and all(p.sector in table.against_the_state for p in other)
    )


def _states(side: Side) -> set[str]:
    """The states and bodies that stand on a side themselves or through those who act for them.

    Empty where somebody stands beside them of whom that is not known: it may be anybody.
    """
    found = [_state(party) for party in side]
    return set() if None in found else {state for state in found if state}


def _named_states(side: Side) -> set[str]:
    """The same, whoever stands beside them."""
    return {state for state in map(_state, side) if state}


def _state(party: Party) -> str | None:
    table = merging()
    if party.country is None:
        return None
    if party.country in table.classes:
        return party.code or party.name
    if party.country not in countries():
        return party.country  # a body with a code of its own: the United Nations
    acts_for_it = party.kind == "state" or party.sector in table.for_the_state
    return party.country if acts_for_it else None


def _scene(one: Told) -> EventPlace | None:
    """Where a deed was done, if its own clause says so nearer than by a country."""
    place = one.event.place
    if place is None or place.origin != "clause" or one.type not in merging().done_somewhere:
        return None
    return replace(place, span=(0, 0)) if is_within(place) else None


def _far_apart(one: EventPlace | None, other: EventPlace | None) -> bool:
    if one is None or other is None or same_place(one, other):
        return False
    return kilometres(one, other) >= NEAR_KM


def _same_counts(one: Sequence[Number], other: Sequence[Number]) -> float:
    """1 where both count a thing alike, -1 where they count it otherwise, 0 where neither."""
    mine = {number.what: number.value for number in one}
    theirs = {number.what: number.value for number in other}
    shared = mine.keys() & theirs.keys()
    if not shared:
        return 0.0
    return 1.0 if any(mine[what] == theirs[what] for what in shared) else -1.0


def _spot(place: EventPlace | None) -> Spot | None:
    return None if place is None else (place.name, place.country)


def _same_place(one: Spot | None, other: Spot | None) -> float:
    """1 for one place, 0.5 for one country, -1 for two, 0 where one is unknown."""
    if one is None or other is None:
        return 0.0
    (name, country), (other_name, other_country) = one, other
    if name == other_name:
        return 1.0
    return 0.5 if country is not None and country == other_country else -1.0

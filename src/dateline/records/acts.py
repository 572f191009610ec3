"""Two events of one story side by side, as the reader and the coder took them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations

import numpy as np

from dateline.model import EventPlace, Span
from dateline.records.alike import Floats, Pairs
from dateline.records.compatible import (
    Dates,
    dates,
    denies,
    happening,
    same_happening,
    same_side,
)
from dateline.records.told import Party, Told
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

Side = tuple[Party, ...]


class Acts:
    """The tellings of one story, ready to be compared pair by pair."""

    def __init__(self, told: Sequence[Told]) -> None:
        self._told = told
        known: dict[Side, int] = {}
        self._source = [known.setdefault(one.source, len(known)) for one in told]
        self._target = [known.setdefault(one.target, len(known)) for one in told]
        self._sides = list(known)
        self._agreeing: dict[tuple[int, int], float] = {}

    def rows(self, pairs: Pairs) -> Floats:
        """(pairs, features) what `ACTS` names."""
        out = np.empty((len(pairs[0]), len(ACTS)), np.float32)
        for row, a, b in zip(out, pairs[0].tolist(), pairs[1].tolist(), strict=True):
            row[:] = self._row(a, b)
        return out

    def excluded(self, a: int, b: int) -> bool:
        """Whether two tellings cannot be of one event, however alike: see `exclude`."""
        return exclude(self._told[a], self._told[b])

    def phrases(self) -> Iterator[tuple[int, int]]:
        """The pairs that are one deed for sure, in two words of one phrase: see `one_phrase`."""
        of_sentence: dict[tuple[str, Span], list[int]] = {}
        for n, one in enumerate(self._told):
            of_sentence.setdefault((one.reading.id, one.sentence), []).append(n)
        for some in of_sentence.values():
            for a, b in combinations(some, 2):
                if one_phrase(self._told[a], self._told[b]):
                    yield a, b

    def _row(self, first: int, second: int) -> tuple[float, ...]:
        one, other = self._told[first], self._told[second]
        a, b = one.event, other.event
        sources, targets = self._source, self._target
        crossed = self._agree(sources[first], targets[second])
        crossed += self._agree(targets[first], sources[second])
        return (
            a.event == b.event,
            type_family(one.type) == type_family(other.type),
            a.mode == b.mode and a.mode is not None,
            a.quad == b.quad,
            self._agree(sources[first], sources[second]),
            self._agree(targets[first], targets[second]),
            crossed,
            _DATES[dates(one.days, other.days)],
            (one.days is None) + (other.days is None),
            denies(a) != denies(b),
            happening(a) != happening(b),
            _counts(one, other),
            min(a.confidence, b.confidence),
            _places(a.place, b.place),
        )

    def _agree(self, one: int, other: int) -> float:
        key = (one, other) if one < other else (other, one)
        if key not in self._agreeing:
            self._agreeing[key] = _AGREE[same_side(self._sides[one], self._sides[other])]
        return self._agreeing[key]


def exclude(one: Told, other: Told) -> bool:
    """Whether what is said of two events excludes that they are one.

    Their types are never one act's; one is done and the other to come; their dates are apart; a
    page tells one, in other words, as of another time than its own; soldiers do the one and rebels
    the other; or their actors are others.
    """
    if not _one_act(one, other) or not same_happening(one.event, other.event):
        return True
    if dates(one.days, other.days) is Dates.CLASH or _is_history(one, other):
        return True
    if _opposed(one.source, other.source) or _opposed(other.source, one.source):
        return True
    if _others(one.source, other.source) or _others(one.target, other.target):
        return True
    if one.type in merging().mutual and other.type in merging().mutual:
        return _other_parties(one.source + one.target, other.source + other.target)
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


def _other_actors(one: Told, other: Told) -> bool:
    """Whether two tellings name, on one side, actors who are known and not the same.

    What two actors say is two things, so is what is said to two; and what is only supposed of one
    another has not done. Who did a deed and to whom is left open where it is told without a state
    or a body (a driver, a woman of 59).
    """
    source = same_side(one.source, other.source)
    if source is False and happening(one.event) != happening(other.event):
        return True
    if plover().quad(one.type) in _VERBAL:
        target = same_side(one.target, other.target)
        if source is False and (target is False or _surely_others(one.source, other.source)):
            return True
        a, b = _named_states(one.target), _named_states(other.target)
        if target is False and a and b and not a & b:
            return True
    return _apart(one.source, other.source) or _apart(one.target, other.target)


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


def _one_act(one: Told, other: Told) -> bool:
    """Whether one act may be told as both types, by those who judge it alike or otherwise."""
    judged = merging().judged
    return (
        type_family(one.type) == type_family(other.type)
        or (one.type, other.type) in judged
        or (other.type, one.type) in judged
    )


def _is_history(one: Told, other: Told) -> bool:
    """Whether one page tells of one as its news, undated, and of the other as of some time ago."""
    if one.reading.id != other.reading.id or one.root == other.root:
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
    """Whether all of the one act for a state, and all of the other against one."""
    table = merging()
    return (
        bool(one and other)
        and all(party.sector in table.for_the_state for party in one)
        and all(party.sector in table.against_the_state for party in other)
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


def _counts(one: Told, other: Told) -> float:
    """1 where both count a thing alike, -1 where they count it otherwise, 0 where neither."""
    mine = {number.what: number.value for number in one.event.numbers}
    theirs = {number.what: number.value for number in other.event.numbers}
    shared = mine.keys() & theirs.keys()
    if not shared:
        return 0.0
    return 1.0 if any(mine[what] == theirs[what] for what in shared) else -1.0


def _places(one: EventPlace | None, other: EventPlace | None) -> float:
    """1 for one place, 0.5 for one country, -1 for two, 0 where one is unknown."""
    if one is None or other is None:
        return 0.0
    if one.name == other.name:
        return 1.0
    return 0.5 if one.country is not None and one.country == other.country else -1.0

"""Where pages differ on one event.

A coarser value never disagrees with a finer one that it covers: "2025-06" and "2025-06-13", a
country and its city, a state and its minister, "gunmen" and who they are, "about 200" and 190.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TypeVar

from dateline.model import Disagreement, DisagreementField, DisagreementValue, EventTime, Number
from dateline.records.compatible import Dates, dates, denies, happening, same_side
from dateline.records.support import Sourced, same_place, values
from dateline.records.told import Party, Told
from dateline.vocab.merging import merging

T = TypeVar("T")

_ABOUT = 0.1
"""How far from a number that is given as "about" another may lie without contradicting it."""


def disagreements(members: Sequence[tuple[Told, str]]) -> tuple[Disagreement, ...]:
    """Every field on which at least two pages contradict each other."""
    found = [
        _differ("date", values(members, _said_time), _same_time, lambda t: t[0].value or ""),
        _differ(
            "place",
            values(members, lambda t: [t.event.place] if t.event.place else []),
            same_place,
            lambda p: p.name,
        ),
        *_actors(members),
        *_numbers(members),
        _occurrence(members),
    ]
    return tuple(one for one in found if one is not None)


def _differ(
    field: DisagreementField,
    found: Sequence[Sourced[T]],
    agrees: Callable[[T, T], bool],
    text: Callable[[T], str],
) -> Disagreement | None:
    """The values that clash with one of another page, with the pages that give them."""
    docs: dict[str, set[str]] = defaultdict(set)
    for one in found:
        for other in found:
            apart = one.told.reading.id != other.told.reading.id
            if apart and not agrees(one.value, other.value):
                docs[text(one.value)].add(one.told.reading.id)
                docs[text(other.value)].add(other.told.reading.id)
    if len(docs) < 2:
        return None
    rows = [DisagreementValue(value=v, docs=tuple(sorted(d))) for v, d in sorted(docs.items())]
    return Disagreement(
        field=field, values=tuple(sorted(rows, key=lambda r: (-len(r.docs), r.value)))
    )


def _said_time(told: Told) -> list[tuple[EventTime, Told]]:
    time = told.event.time
    return [(time, told)] if time is not None and told.days is not None else []


def _same_time(one: tuple[EventTime, Told], other: tuple[EventTime, Told]) -> bool:
    a, b = one[1].days, other[1].days
    # Two days that follow each other may be one event, but the pages do not say the same.
    exact = a is not None and b is not None and (a[0] > b[1] or b[0] > a[1])
    return dates(a, b) is not Dates.CLASH and not exact


def _actors(members: Sequence[tuple[Told, str]]) -> list[Disagreement | None]:
    if any(told.event.event in merging().mutual for told, _ in members):
        return []
    return [
        _differ("source", values(members, _source), _share, _names),
        _differ("target", values(members, _target), _share, _names),
    ]


def _source(told: Told) -> list[tuple[Party, ...]]:
    return [told.source] if told.source else []


def _target(told: Told) -> list[tuple[Party, ...]]:
    return [told.target] if told.target else []


def _share(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool:
    return same_side(one, other) is not False


def _names(side: tuple[Party, ...]) -> str:
    return ", ".join(party.name for party in side)


def _numbers(members: Sequence[tuple[Told, str]]) -> list[Disagreement | None]:
    counted: dict[str, list[Sourced[Number]]] = defaultdict(list)
    for one in values(members, lambda t: t.event.numbers):
        counted[one.value.what].append(one)
    return [
        _differ("number", found, _same_number, _number_text) for _, found in sorted(counted.items())
    ]


def _same_number(one: Number, other: Number) -> bool:
    low, high = _range(one)
    other_low, other_high = _range(other)
    return low <= other_high and other_low <= high


def _range(number: Number) -> tuple[float, float]:
    """The numbers that a count with its bound leaves open."""
    value, far = number.value, float("inf")
    return {
        "about": (value * (1 - _ABOUT), value * (1 + _ABOUT)),
        "at least": (value, far),
        "more than": (value, far),
        "at most": (-far, value),
        "less than": (-far, value),
    }.get(number.bound or "", (value, value))


def _number_text(number: Number) -> str:
    bound = f"{number.bound} " if number.bound else ""
    return f"{bound}{number.value:,g} {number.what}"


def _occurrence(members: Sequence[tuple[Told, str]]) -> Disagreement | None:
    """Whether it happened, where some say so and some deny it, be it on one page."""
    told = [t for t, _ in members if happening(t.event) == "done" or denies(t.event)]
    sides = {
        "denied": sorted({t.reading.id for t in told if denies(t.event)}),
        "happened": sorted({t.reading.id for t in told if not denies(t.event)}),
    }
    if not all(sides.values()):
        return None
    return Disagreement(
        field="occurrence",
        values=tuple(
            DisagreementValue(value=value, docs=tuple(docs)) for value, docs in sides.items()
        ),
    )

"""Where the pages of one event differ without contradiction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import TypeVar

from dateline.model import (
    Difference,
    DifferenceKind,
    DisagreementField,
    EventPlace,
    Number,
)
from dateline.records.compatible import is_bare, same_side
from dateline.records.counts import counted, grew, reported, same_number
from dateline.records.fields import (
    Days,
    Members,
    dates_said,
    doers_said,
    places_said,
    same_word,
)
from dateline.records.said import Said, rows
from dateline.records.support import fineness, is_within, same_place
from dateline.records.told import Side

T = TypeVar("T")

_FAR = 0.2
"""How far, of the larger, two numbers may lie from each other for one to be the other, rounded."""
_EXACT = 20
"""More digits than a count has."""

Order = Callable[[Said[T]], tuple[float, str]]


def differences(members: Members) -> tuple[Difference, ...]:
    """Every field on which pages differ by precision, by rounding, or by a count that grew."""
    if len({told.reading.id for told, _ in members}) == 1:
        return ()
    found = [
        _finer("source", doers_said(members), _finer_side, _by_exactness),
        _finer("date", dates_said(members), _finer_days, lambda s: (-_length(s.value), s.text)),
        _finer("place", places_said(members), _finer_place, lambda s: (fineness(s.value), s.text)),
    ]
    for said in counted(members).values():
        found.append(_pairs("number", "growth", said, grew, _by_report))
        found.append(_pairs("number", "rounding", said, _rounded, _sharpness))
    return tuple(one for one in found if one is not None)


def _finer(
    field: DisagreementField,
    said: Sequence[Said[T]],
    differ: Callable[[Said[T], Said[T]], bool],
    order: Order[T],
) -> Difference | None:
    return _pairs(field, "precision", said, differ, order)


def _pairs(
    field: DisagreementField,
    kind: DifferenceKind,
    said: Sequence[Said[T]],
    differ: Callable[[Said[T], Said[T]], bool],
    order: Order[T],
) -> Difference | None:
    """The values that differ in that way from another page's."""
    if len({one.text for one in said}) < 2:
        return None
    kept: dict[int, Said[T]] = {}
    for (a, one), (b, other) in combinations(enumerate(said), 2):
        if one.doc != other.doc and one.text != other.text and differ(one, other):
            kept.update({a: one, b: other})
    values = rows((kept[n] for n in sorted(kept)), order)
    return Difference(field=field, kind=kind, values=values) if len(values) > 1 else None


def _finer_days(one: Said[Days], other: Said[Days]) -> bool:
    a, b = one.value, other.value
    inside = (a[0] <= b[0] and b[1] <= a[1]) or (b[0] <= a[0] and a[1] <= b[1])
    return inside and _length(a) != _length(b)


def _length(days: Days) -> int:
    return (days[1] - days[0]).days


def _finer_place(one: Said[EventPlace], other: Said[EventPlace]) -> bool:
    a, b = one.value, other.value
    same = same_place(a, b) and a.country is not None and a.country == b.country
    return same and a.name != b.name and not (is_within(a) and is_within(b))


def _finer_side(one: Said[Side], other: Said[Side]) -> bool:
    """Whether one says no more than "gunmen", and the other who they are."""
    bare = [all(map(is_bare, said.value)) for said in (one, other)]
    if not same_word(one, other) or bare[0] == bare[1]:
        return False
    if same_side(one.value, other.value) is False:
        return False
    named = other.value if bare[0] else one.value
    return all(p.name[:1].isupper() and p.sector not in (None, "CVL") for p in named)


def _by_exactness(said: Said[Side]) -> tuple[float, str]:
    return (not all(map(is_bare, said.value)), said.text)


def _rounded(one: Said[Number], other: Said[Number]) -> bool:
    a, b = one.value, other.value
    near = abs(a.value - b.value) <= _FAR * max(a.value, b.value)
    return near and same_number(a, b) and not grew(one, other)


def _by_report(said: Said[Number]) -> tuple[float, str]:
    return (0, reported(said) + said.text)


def _sharpness(said: Said[Number]) -> tuple[float, str]:
    """Coarse to fine: with a bound first, then the rounder."""
    number = said.value
    noughts = f"{number.value:.0f}".rstrip("0")
    return (len(noughts) + _EXACT * (number.bound is None), said.text)

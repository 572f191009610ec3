"""A time axis that stays readable when dates bunch: filled cells of the calendar, empty ones cut.

The axis is a row of calendar cells. It starts from years, the emptiest of them lumped together
where there are many; the fullest years are split into months, and the fullest months into days, as
far as there is room. A cell with more in it is drawn wider; a short empty stretch stays, narrow; a
long one becomes a break that says how much is left out. Within a cell time runs evenly.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
Unit = Literal["day", "month", "year"]
Days = tuple[date, date]
"""First and last day of a stretch, both in it."""

_NARROWEST, _CROWDED = 31.0, 13.0
_KEPT_EMPTY = (5, 2)
"""How many empty cells in a row are drawn: as long as there is room, and when there is little."""
_EMPTY, _BREAK, _LUMP, _MOST = 0.5, 1.2, 3.0, 60
_FINER: dict[Unit, Unit] = {"year": "month", "month": "day"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of calendar on the axis, or a break in it."""

    first: date
    last: date
    left: float
    right: float
    label: str
    group: str
    """The year (and month, for days) that it belongs to, written once for a run of cells."""
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """Cells from left to right, without holes."""

    cells: tuple[Cell, ...]

    def extent(self, days: Days) -> tuple[float, float]:
        """Where a stretch of days begins and ends, in the axis's own units."""
        start, _ = self._cell(days[0])
        _, end = self._cell(days[1])
        return start, max(start, end)

    def _cell(self, day: date) -> tuple[float, float]:
        for cell in self.cells:
            if day <= cell.last:
                if day < cell.first or cell.broken:
                    return cell.left, cell.left
                width = (cell.right - cell.left) / ((cell.last - cell.first).days + 1)
                left = cell.left + (day - cell.first).days * width
                return left, left + width
        return self.cells[-1].right, self.cells[-1].right


@dataclass(frozen=True, slots=True)
class _Stretch:
    first: date
    last: date
    unit: Unit
    many: int = 0
    broken: bool = False

    @property
    def weight(self) -> float:
        if self.broken:
            return _BREAK
        if not self.many:
            return _EMPTY
        least = 1.0 if self.first.year == self.last.year else _LUMP
        return max(least, 1 + min(self.many, _MOST) / 5)


@dataclass(frozen=True, slots=True)
class _Plan:
    """How the calendar is cut: stretches of years that share a cell, and cells that are split."""

    lumps: tuple[Days, ...]
    split: Mapping[Days, Unit]

    def cell(self, day: date) -> tuple[Days, Unit]:
        """The cell in which a day falls, and its unit."""
        for lump in self.lumps:
            if lump[0] <= day <= lump[1]:
                return lump, "year"
        unit = self.split.get(_calendar(day, "year"), "year")
        if unit != "year":
            unit = self.split.get(_calendar(day, "month"), "month")
        return _calendar(day, unit), unit


def lay_out(stretches: Sequence[Days], left: float, right: float) -> Axis:
    """An axis from `left` to `right` for at least one stretch of days."""
    cells = _refined(stretches, right - left)
    scale = (right - left) / sum(cell.weight for cell in cells)
    out = []
    at = left
    for cell in cells:
        end = at + cell.weight * scale
        out.append(_labelled(cell, at, end))
        at = end
    return Axis(tuple(out))


def _refined(stretches: Sequence[Days], width: float) -> list[_Stretch]:
    room = max(3.0, width / _NARROWEST)
    plan = _lumped(stretches, room / 2)
    filled = _fill(stretches, plan)
    best = _with_gaps(filled, _KEPT_EMPTY[-1])
    for unit in ("year", "month"):
        fullest = sorted(
            (cell for cell in filled if cell.unit == unit), key=lambda one: (-one.many, one.first)
        )
        for cell in fullest:
            if unit == "month" and not _crowded(cell, stretches, best, width):
                continue
            tried = _Plan(plan.lumps, {**plan.split, (cell.first, cell.last): _FINER[unit]})
            finer = _fill(stretches, tried)
            gapped = _with_gaps(finer, _KEPT_EMPTY[-1])
            if _needs(gapped) <= room:
                plan, filled, best = tried, finer, gapped
    roomy = _with_gaps(filled, _KEPT_EMPTY[0])
    return roomy if _needs(roomy) <= room else best


def _lumped(stretches: Sequence[Days], room: float) -> _Plan:
    """A plan in which the emptiest neighbouring years share cells, until half the room is free."""
    plan = _Plan((), {})
    while True:
        cells = _fill(stretches, plan)
        if _needs(_with_gaps(cells, _KEPT_EMPTY[-1])) <= room or len(cells) < 3:
            return plan
        one, other = min(
            pairwise(cells), key=lambda pair: (pair[0].many + pair[1].many, pair[0].first)
        )
        kept = [lump for lump in plan.lumps if lump[1] < one.first or lump[0] > other.last]
        plan = _Plan((*kept, (one.first, other.last)), {})


def _needs(cells: Sequence[_Stretch]) -> float:
    return sum(1.0 if cell.many or cell.broken else _EMPTY for cell in cells)


def _crowded(
    cell: _Stretch, stretches: Sequence[Days], cells: Sequence[_Stretch], width: float
) -> bool:
    """Whether a month's days would fall on each other at the width that it has now."""
    inside = {
        days for days in stretches if days[0] == days[1] and cell.first <= days[0] <= cell.last
    }
    span = (max(inside)[0] - min(inside)[0]).days + 1 if inside else 0
    share = cell.weight / sum(one.weight for one in cells)
    return len(inside) > 2 and len(inside) * _CROWDED > width * share * span / 31


def _fill(stretches: Sequence[Days], plan: _Plan) -> list[_Stretch]:
    """The plan's cells that have something in them.

    A stretch longer than its cell is drawn over finer cells within it; where there are none it
    gets a cell of its own.
    """
    found: dict[Days, _Stretch] = {}
    for days in sorted(stretches, key=lambda one: (one[1] - one[0], one)):
        cell, unit = plan.cell(days[0])
        if days[1] <= cell[1]:
            before = found.get(cell)
            found[cell] = _Stretch(*cell, unit, (before.many if before else 0) + 1)
        elif not any(cell[0] <= days[1] and days[0] <= cell[1] for cell in found):
            found[days] = _Stretch(*days, "year", 1)
    return _apart(sorted(found.values(), key=lambda one: (one.first, one.last)))


def _apart(cells: list[_Stretch]) -> list[_Stretch]:
    """Cells that do not overlap: a later one begins after the one before it ends."""
    out: list[_Stretch] = []
    for cell in cells:
        if not out or cell.first > out[-1].last:
            out.append(cell)
        elif cell.last > out[-1].last:
            start = out[-1].last + timedelta(days=1)
            out.append(_Stretch(start, cell.last, cell.unit, cell.many))
    return out


def _calendar(day: date, unit: Unit) -> Days:
    if unit == "day":
        return day, day
    if unit == "month":
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    return date(day.year, 1, 1), date(day.year, 12, 31)


def _with_gaps(cells: Sequence[_Stretch], kept: int) -> list[_Stretch]:
    """The cells with what lies between them: up to `kept` empty cells, or else a break."""
    out = list(cells[:1])
    for before, after in pairwise(cells):
        unit: Unit = "year" if before.unit == after.unit == "year" else "month"
        unit = "day" if "day" in (before.unit, after.unit) else unit
        empty = _between(before.last, after.first, unit, kept + 1)
        if len(empty) <= kept:
            out += [_Stretch(first, last, unit) for first, last in empty]
        else:
            last = after.first - timedelta(days=1)
            out.append(_Stretch(empty[0][0], last, unit, broken=True))
        out.append(after)
    return out


def _between(before: date, after: date, unit: Unit, most: int) -> list[Days]:
    """The unit's first `most` cells between two days, the outer ones cut where they must be."""
    out: list[Days] = []
    last = before
    while last < after - timedelta(days=1) and len(out) < most:
        first = last + timedelta(days=1)
        last = min(_calendar(first, unit)[1], after - timedelta(days=1))
        out.append((first, last))
    return out


def _labelled(cell: _Stretch, left: float, right: float) -> Cell:
    month = MONTHS[cell.first.month - 1][:3]
    label, group = str(cell.first.year), ""
    if cell.broken:
        label = _length(cell.first, cell.last)
    elif cell.first.year != cell.last.year:
        label = f"{cell.first.year}–{cell.last.year}"
    elif cell.unit == "month":
        label, group = month, str(cell.first.year)
    elif cell.unit == "day":
        label, group = str(cell.first.day), f"{month} {cell.first.year}"
    return Cell(cell.first, cell.last, left, right, label, group, broken=cell.broken)


def _length(first: date, last: date) -> str:
    days = (last - first).days + 1
    if days >= 700:
        return f"{round(days / 365.25)} years"
    if days >= 60:
        return f"{round(days / 30.44)} months"
    return "1 day" if days == 1 else f"{days} days"

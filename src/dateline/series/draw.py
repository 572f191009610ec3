"""A series as a picture: a strip for each of the chief dyads or actors, on one time axis.

Cooperation stands above each strip's line and conflict below it, words paler than deeds, as in the
brief. All strips have one scale.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from dateline.axis import Cell, lay_out
from dateline.model import Quad
from dateline.series.add_up import Key, Party, Series
from dateline.series.periods import Days, label
from dateline.templates import environment

DRAWN = 12
_WIDTH, _NAMES, _MARGIN = 960.0, 230.0, 14.0
_TOP, _STRIP, _HALF, _AXIS = 74.0, 76.0, 30.0, 40.0
_WIDEST, _NARROWEST = 16.0, 2.5
_STACKED: tuple[tuple[Quad, str, bool], ...] = (
    ("material cooperation", "coop", True), ("verbal cooperation", "coop-soft", True),
    ("material conflict", "clash", False), ("verbal conflict", "clash-soft", False),
)  # fmt: skip
"""Quad classes from the line outwards, with their looks, and whether they stand above it."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One quad class in one period."""

    x: float
    y: float
    width: float
    height: float
    look: str
    words: str


@dataclass(frozen=True, slots=True)
class Strip:
    """One dyad or actor."""

    first: str
    second: str
    many: int
    line: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """The geometry, in the picture's own units."""

    title: str
    note: str
    width: float
    height: float
    left: float
    right: float
    above: float
    below: float
    tallest: int
    cells: tuple[Cell, ...]
    groups: tuple[tuple[float, str], ...]
    strips: tuple[Strip, ...]


def draw(series: Series, *, page: bool = False) -> str:
    """The picture as an SVG file, or with `page` as an HTML file around it, asking for nothing."""
    template = environment("dateline.series").get_template(
        "series.html.j2" if page else "series.svg.j2"
    )
    return template.render(picture=_picture(series))


def _picture(series: Series) -> Picture:
    chief = _chief(series)
    cells = {key: _periods(series, key) for key in chief}
    stretches = [days for found in cells.values() for days in found]
    what = "Who did what to whom" if series.by == "dyad" else "What actors did, and met with"
    title = f"{what}, by {series.period}"
    keys = len({key for key, _, _ in series.sums})
    shown = "" if len(chief) == keys else f"the {len(chief)} with most of "
    many = f"{shown}{keys} series"
    note = f"{series.records} record{'' if series.records == 1 else 's'}; {many}"
    left, right = _NAMES, _WIDTH - _MARGIN
    if not stretches:
        return Picture(title, note, _WIDTH, _TOP, left, right, 0, 0, 0, (), (), ())
    axis = lay_out(stretches, left, right)
    extents = {days: axis.extent(days) for days in dict.fromkeys(stretches)}
    tallest = max(max(_heights(quads)) for found in cells.values() for quads in found.values())
    strips = []
    for row, key in enumerate(chief):
        line = _TOP + row * _STRIP + _STRIP / 2
        bars = [
            bar
            for days, quads in cells[key].items()
            for bar in _bars(quads, extents[days], line, tallest, label(days, series.period))
        ]
        strips.append(_strip(key, series, line, bars))
    above = _TOP + len(chief) * _STRIP
    return Picture(
        title, note, _WIDTH, above + _AXIS, left, right, above, above + 22, tallest, axis.cells,
        _groups(axis.cells), tuple(strips),
    )  # fmt: skip


def _chief(series: Series) -> list[Key]:
    """The keys with most records, most first; of those with as many, countries first."""
    many: dict[Key, int] = defaultdict(int)
    for (key, _, _), sums in series.sums.items():
        many[key] += sums.events
    return sorted(many, key=lambda key: (-many[key], _nameless(key), key))[:DRAWN]


def _nameless(key: Key) -> int:
    """How many of the ends belong to no country, and so stand under their own names."""
    return sum(isinstance(end, Party) and end.code == end.name for end in key)


def _periods(series: Series, key: Key) -> dict[Days, dict[Quad, int]]:
    """How many records of each quad class each period has that is not empty."""
    found: dict[Days, dict[Quad, int]] = defaultdict(dict)
    for (own, days, quad), sums in series.sums.items():
        if own == key and sums.events:
            found[days][quad] = sums.events
    return found


def _heights(quads: dict[Quad, int]) -> tuple[int, int]:
    up = sum(quads.get(quad, 0) for quad, _, above in _STACKED if above)
    return up, sum(quads.values()) - up


def _bars(
    quads: dict[Quad, int], extent: tuple[float, float], line: float, tallest: int, when: str
) -> list[Bar]:
    """The bars of one period, stacked from the line outwards in the middle of its extent."""
    middle = sum(extent) / 2
    width = min(_WIDEST, max(_NARROWEST, (extent[1] - extent[0]) * 0.8))
    ends = {True: 0.0, False: 0.0}
    out = []
    for quad, look, above in _STACKED:
        if many := quads.get(quad, 0):
            height = many / tallest * _HALF
            y = line - ends[above] - height if above else line + ends[above]
            ends[above] += height
            out.append(Bar(middle - width / 2, y, width, height, look, f"{when}: {many} {quad}"))
    return out


def _strip(key: Key, series: Series, line: float, bars: list[Bar]) -> Strip:
    first, second = key
    many = sum(sums.events for (own, _, _), sums in series.sums.items() if own == key)
    behind = f"→ {second.name}" if isinstance(second, Party) else f"as {second}"
    return Strip(first.name, behind, many, line, tuple(bars))


def _groups(cells: tuple[Cell, ...]) -> tuple[tuple[float, str], ...]:
    """The middle of each run of cells of one year or month, and what it is called."""
    runs: list[tuple[float, float, str]] = []
    for cell in cells:
        if cell.group and runs and runs[-1][2] == cell.group and runs[-1][1] == cell.left:
            runs[-1] = (runs[-1][0], cell.right, cell.group)
        elif cell.group:
            runs.append((cell.left, cell.right, cell.group))
    wide = [run for run in runs if run[1] - run[0] > 6.8 * len(run[2])]
    return tuple(((start + end) / 2, name) for start, end, name in wide)

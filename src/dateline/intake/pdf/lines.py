"""The lines of a PDF page in the order in which they are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import median

import msgspec

_SAME_LINE = 0.35
"""How far apart the base lines of one line may be, in type sizes: raised and lowered signs."""
_WORD_GAP = 1.0
"""The widest gap between two runs of one line, in type sizes."""
_LEAST_LINES = 3
"""Lines that each of two columns has."""
_LEAST_WIDTH = 0.12
"""How wide a column's lines are, as a share of the page: narrower ones are numbers and bullets."""
_MOST_CROSSING = 0.3
"""Lines across both columns (headings), as a share of those in them."""
_STEP = 3.0
"""Points between the places at which a gutter is looked for."""


class Line(msgspec.Struct, frozen=True):
    """A line of one column; places are in points from the page's lower left."""

    text: str
    left: float
    right: float
    base: float
    size: float
    """Of its type, in points."""

    @property
    def width(self) -> float:
        """How far it reaches, in points."""
        return self.right - self.left


class Sheet(msgspec.Struct, frozen=True):
    """A page with its lines."""

    width: float
    height: float
    columns: tuple[tuple[Line, ...], ...]
    """In reading order, each from top to bottom; headings across columns are columns of their
    own."""
    turned: tuple[str, ...] = ()
    """What is written across the page's own direction: stamps at the margin."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """All of them, in reading order."""
        return tuple(line for column in self.columns for line in column)


def read_sheet(
    width: float, height: float, runs: Sequence[tuple[str, float, float, float, float, int]]
) -> Sheet:
    """Puts a page's runs (`[text, left, right, base, size, angle]`) into lines and columns."""
    weights: Counter[int] = Counter()
    for run in runs:
        weights[run[5]] += len(run[0])
    angle = max(weights, key=lambda each: (weights[each], -each), default=0)
    lines: list[Line] = []
    for text, left, right, base, size, turned in runs:
        if turned != angle or not text:
            continue
        new = Line(text, left, right, base, size)
        joined = _joined(lines[-1], new) if lines else None
        if joined:
            lines[-1] = joined
        else:
            lines.append(new)
    if angle in {90, 270}:
        width, height = height, width
    turned_away = tuple(run[0] for run in runs if run[5] != angle and run[0])
    columns = tuple(tuple(column) for column in _ordered(lines, width) if column)
    return Sheet(width, height, columns, turned_away)


def _joined(line: Line, new: Line) -> Line | None:
    """The two as one line, where the second goes on with the first."""
    size = max(line.size, new.size)
    gap = new.left - line.right
    if abs(line.base - new.base) > _SAME_LINE * size or not -0.3 * size < gap < _WORD_GAP * size:
        return None
    between = " " if gap > 0.15 * size else ""
    main = line if line.width >= new.width else new
    return Line(
        line.text + between + new.text,
        min(line.left, new.left),
        max(line.right, new.right),
        main.base,
        main.size,
    )


def _ordered(lines: list[Line], width: float) -> list[list[Line]]:
    """Columns from left to right between the headings that go across them."""
    gutter = _gutter(lines, width)
    if gutter is None:
        return [_downward(lines)]
    left = [line for line in lines if line.right <= gutter]
    right = [line for line in lines if line.left >= gutter]
    across = _downward([line for line in lines if line.left < gutter < line.right])
    out: list[list[Line]] = []
    for heading in across:
        for side in (left, right):
            above = [line for line in side if line.base > heading.base]
            side[:] = [line for line in side if line.base <= heading.base]
            out += _ordered(above, width) if above else []
        if out and out[-1] and out[-1][-1] in across:
            out[-1].append(heading)
        else:
            out.append([heading])
    for side in (left, right):
        out += _ordered(side, width) if side else []
    return out


def _downward(lines: list[Line]) -> list[Line]:
    """From top to bottom, and from left to right where base lines are nearly one."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda each: (-each.base, each.left)):
        if rows and rows[-1][0].base - line.base <= _SAME_LINE * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda each: each.left)]


def _gutter(lines: list[Line], width: float) -> float | None:
    """Where the white space between two columns is, if there are two."""
    if len(lines) < 2 * _LEAST_LINES:
        return None
    best: tuple[int, float] | None = None
    found: list[float] = []
    for step in range(int(0.15 * width / _STEP), int(0.85 * width / _STEP)):
        at = step * _STEP
        left = [line for line in lines if line.right <= at]
        right = [line for line in lines if line.left >= at]
        crossing = len(lines) - len(left) - len(right)
        if crossing > _MOST_CROSSING * (len(left) + len(right)) or not _beside(left, right, width):
            continue
        if best is None or crossing < best[0]:
            best, found = (crossing, at), [at]
        elif crossing == best[0]:
            found.append(at)
    return found[len(found) // 2] if found else None


def _beside(left: list[Line], right: list[Line], width: float) -> bool:
    """Whether two groups of lines are columns of text beside each other."""
    if min(len(left), len(right)) < _LEAST_LINES:
        return False
    if any(median(line.width for line in side) < _LEAST_WIDTH * width for side in (left, right)):
        return False
    tops = [max(line.base for line in side) for side in (left, right)]
    feet = [min(line.base for line in side) for side in (left, right)]
    shared = min(tops) - max(feet)
    return shared > 0.3 * min(top - foot for top, foot in zip(tops, feet, strict=True))

"""What comes before and after what: distances, counts, runs and windows over a page's lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.clean.flat.counts import Flags, Row, Table

_FADE = np.float32(3)
"""Lines after which nearness to a mark has fallen to a half."""
_FAR = 30
_MOST_COUNTED = 8


def since(marks: NDArray[Any]) -> Table:
    """Lines since the last mark, 0 at the mark itself; a column for each column of marks.

    More than the page's length where there was no mark yet.
    """
    lines = np.arange(len(marks), dtype=np.float32)[:, None]
    far = np.float32(-len(marks) - _FAR)
    last: Table = np.maximum.accumulate(np.where(marks, lines, far), axis=0)
    return lines - last


class Near(NamedTuple):
    """How near marks are: 1 at a mark, fading with the distance; a column for each of marks."""

    above: Table
    """The last mark."""
    below: Table
    """The next one."""


def nearness(marks: Table | Flags) -> Near:
    """How near the last mark and the next one are to each line."""
    below = since(marks[::-1])[::-1]
    return Near(1 / (1 + since(marks) / _FADE), 1 / (1 + below / _FADE))


def counted_since(marks: Table | Flags, counted: Table | Flags) -> Table:
    """How many counted lines stand since the last mark, or the top; up to 8, as a logarithm."""
    total = counted.cumsum(axis=0, dtype=np.float32)
    base = np.maximum.accumulate(np.where(marks, total, np.float32(0)), axis=0)
    found: Table = np.log1p(np.minimum(total - base, _MOST_COUNTED))
    return found


def counted_until(marks: Table | Flags, counted: Table | Flags) -> Table:
    """The same from below."""
    return counted_since(marks[::-1], counted[::-1])[::-1]


class Runs(NamedTuple):
    """Runs of lines between breaks: a list is kept whole or left out whole, however long it is."""

    heads: NDArray[np.int64]
    """Each run's first line; a break is a run of its own."""
    sizes: NDArray[np.int64]

    @classmethod
    def between(cls, breaks: Flags) -> Runs:
        """The runs of the lines before, between and after the breaks."""
        starts = breaks.copy()
        starts[1:] |= breaks[:-1]
        starts[0] = True
        heads = np.flatnonzero(starts)
        return cls(heads, np.diff(heads, append=len(breaks)))

    def spread(self, values: NDArray[Any]) -> NDArray[Any]:
        """A value for each run as one for each line."""
        return np.repeat(values, self.sizes, axis=0)

    def mean(self, table: NDArray[Any]) -> NDArray[Any]:
        """The columns' means over each run; a row for each run."""
        sizes = self.sizes if table.ndim == 1 else self.sizes[:, None]
        means: NDArray[Any] = np.add.reduceat(table, self.heads, axis=0) / sizes
        return means


def window_means(table: Table, widths: Sequence[int]) -> list[Table]:
    """The columns' means over each width of lines before and after; off the page counts as 0."""
    size, most = len(table), max(widths)
    total = np.zeros((size + 2 * most + 1, table.shape[1]), np.float64)
    np.cumsum(table, axis=0, out=total[most + 1 : most + 1 + size])
    total[most + 1 + size :] = total[most + size]
    return [
        (total[most + width + 1 :][:size] - total[most - width :][:size]) / (2 * width + 1)
        for width in widths
    ]


def best_stretch(values: Row) -> tuple[int, int]:
    """The half-open stretch whose values add up to the most; empty where none is positive."""
    total = np.zeros(len(values) + 1)
    values.cumsum(out=total[1:])
    end = int(np.argmax(total - np.minimum.accumulate(total)))
    return int(np.argmin(total[: end + 1])), end

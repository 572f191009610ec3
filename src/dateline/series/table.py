"""A series as a table: one row for each key, period and quad class, for pandas and R."""

from __future__ import annotations

from dateline.model import QUAD_CODES
from dateline.series.add_up import Party, Series, Sums
from dateline.series.periods import label
from dateline.tables import Cell, Column, Table

_WHEN = (Column("period"), Column("period_start", "date"), Column("period_end", "date"))
_SUMS = (
    Column("quad_class"), Column("quad_code", "integer"), Column("events", "integer"),
    Column("intensity_sum", "number"), Column("intensity_mean", "number"),
    Column("origins", "integer"), Column("intensity_sum_by_origins", "number"),
    Column("intensity_mean_by_origins", "number"),
)  # fmt: skip
DYADS = (*_WHEN, Column("source"), Column("source_name"), Column("target"),
         Column("target_name"), *_SUMS)  # fmt: skip
ACTORS = (*_WHEN, Column("actor"), Column("actor_name"), Column("role"), *_SUMS)


def table(series: Series) -> Table:
    """The rows in the order of actors, periods and quad classes."""
    rows: list[tuple[Cell, ...]] = []
    for (key, days, quad), sums in series.sums.items():
        first, second = key
        ends: tuple[Cell, ...] = (first.code, first.name)
        ends += (second.code, second.name) if isinstance(second, Party) else (second,)
        when = (label(days, series.period), *days)
        rows.append((*when, *ends, quad, QUAD_CODES[quad], *_cells(sums)))
    return Table(DYADS if series.by == "dyad" else ACTORS, tuple(rows))


def _cells(sums: Sums) -> tuple[Cell, ...]:
    return (
        sums.events, round(sums.intensity, 4), _mean(sums.intensity, sums.events),
        sums.origins, round(sums.by_origins, 4), _mean(sums.by_origins, sums.origins),
    )  # fmt: skip


def _mean(total: float, count: int) -> float | None:
    return round(total / count, 4) if count else None

"""Event records → what each dyad or actor did over time: a table, and a picture of it."""

from dateline.series.add_up import Series, add_up
from dateline.series.draw import draw
from dateline.series.table import table

__all__ = ["Series", "add_up", "draw", "table"]

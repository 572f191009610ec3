"""Event records in the formats of other event data, column by column as their users know them.

What is in each column, and what stays empty, is in docs/how-to/export-to-other-formats.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from dateline.export import acled, gdelt, gdelt_mentions, icews, plover, polecat
from dateline.export.codes import Numbers, covered, day_of
from dateline.export.pages import Pages
from dateline.model import EventRecord, ExportFormat, Reading
from dateline.tables import Cell, csv_line, tsv_line

__all__ = ["FORMATS", "Exporter", "exporter"]

FORMATS: tuple[ExportFormat, ...] = get_args(ExportFormat)

_Rows = Callable[[EventRecord, Pages, Numbers], Iterable[Sequence[Cell]]]


@dataclass(frozen=True, slots=True)
class Exporter:
    """One format, ready to turn records into lines."""

    columns: tuple[str, ...]
    """The format's columns in order; of PLOVER, the fields of its objects."""
    header: str | None
    """The line with the columns' names; null for JSON Lines."""
    headed: bool
    """Whether files of this format begin with that line."""
    undated: Callable[[EventRecord], bool]
    """Whether the record is not dated as finely as the format's date column needs it."""
    covers: Callable[[EventRecord], bool]
    """Whether the format has a place for an event of that sort."""
    lines: Callable[[EventRecord], list[str]]
    """The record's lines, each with its line feed."""


def exporter(name: ExportFormat, readings: Iterable[Reading] = ()) -> Exporter:
    """The exporter to a format.

    `readings` are those that the records were made from: they have the words, titles and addresses
    that records lack. Without them these columns are empty.
    """
    pages = Pages(readings)
    if name == "plover":
        return Exporter(
            plover.FIELDS, None, headed=False, covers=_everything,
            undated=lambda record: covered(record) is None,
            lines=lambda record: [plover.line(record, pages)],
        )  # fmt: skip
    if name == "acled":
        made = _table(acled.COLUMNS, acled.rows, pages, csv_line)
        return replace(made, covers=acled.covers, undated=acled.undated)
    if name == "gdelt":
        return replace(_table(gdelt.COLUMNS, gdelt.rows, pages, tsv_line), headed=False)
    if name == "gdelt-mentions":
        made = _table(gdelt_mentions.COLUMNS, gdelt_mentions.rows, pages, tsv_line)
        return replace(made, headed=False, undated=_nothing)
    if name == "icews":
        return _table(icews.COLUMNS, icews.rows, pages, tsv_line)
    return _table(polecat.COLUMNS, polecat.rows, pages, tsv_line)


def _everything(_: EventRecord) -> bool:
    return True


def _nothing(_: EventRecord) -> bool:
    return False


def _table(
    columns: tuple[str, ...], rows: _Rows, pages: Pages, line: Callable[[Sequence[Cell]], str]
) -> Exporter:
    numbers = Numbers()
    return Exporter(
        columns, line(columns), headed=True, covers=_everything,
        undated=lambda record: day_of(record) is None,
        lines=lambda record: [line(row) for row in rows(record, pages, numbers)],
    )  # fmt: skip

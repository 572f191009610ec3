"""Flat tables as CSV, tab-separated text and Parquet.

The CSV and the Parquet file have the same values, with one exception: in CSV a text that a
spreadsheet would run as a formula has an apostrophe before it. Tab-separated text, which loaders of
event data read without quotes, has neither tabs nor line breaks nor straight double quotes inside
a cell.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

Cell = str | int | float | date | None
Kind = Literal["text", "integer", "number", "date"]

# What makes Excel, LibreOffice and Google Sheets take a cell for a formula. One that has
# apostrophes before it gets one more, so that taking one off always gives the text back.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


@dataclass(frozen=True, slots=True)
class Column:
    """A column's name and what its cells hold."""

    name: str
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """Columns, and rows with one cell for each."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def to_csv(table: Table) -> str:
    """Comma-separated with a header line, line feeds at the ends, an empty cell for null."""
    lines = [csv_line([column.name for column in table.columns])]
    return "".join(lines + [csv_line(row) for row in table.rows])


def csv_line(cells: Sequence[Cell]) -> str:
    """One row of CSV with its line feed."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([_csv_cell(cell) for cell in cells])
    return out.getvalue()


def tsv_line(cells: Sequence[Cell]) -> str:
    """One row of tab-separated text with its line feed, nothing quoted, an empty cell for null."""
    return "\t".join(_tsv_cell(cell) for cell in cells) + "\n"


def _csv_cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return f"'{cell}" if _FORMULA.match(cell) else cell
    return _plain(cell)


def _tsv_cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return " ".join(cell.split()).replace('"', "'")
    return _plain(cell)


def _plain(cell: int | float | date | None) -> str:
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else str(cell)


def to_parquet(table: Table) -> bytes:
    """A Parquet file with proper types; the same bytes for the same table and pyarrow version."""
    import pyarrow as pa  # noqa: PLC0415 (heavy, and needed by this table alone)
    import pyarrow.parquet as pq  # noqa: PLC0415

    types = {
        "text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "date": pa.date32(),
    }  # fmt: skip
    schema = pa.schema([(column.name, types[column.kind]) for column in table.columns])
    cells = [
        [_storable(row[position]) for row in table.rows] for position in range(len(table.columns))
    ]
    sink = pa.BufferOutputStream()
    arrays = [pa.array(column, kind) for column, kind in zip(cells, schema.types, strict=True)]
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), sink, compression="zstd")
    content: bytes = sink.getvalue().to_pybytes()
    return content


def _storable(cell: Cell) -> Cell:
    return cell.encode("utf-8", "replace").decode() if isinstance(cell, str) else cell

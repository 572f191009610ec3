"""The records as flat tables, with columns that users of POLECAT, ICEWS and GDELT know.

Every column is in docs/reference/codebook.md. The CSV and the Parquet file have the same columns
and the same values, with one exception: in CSV a text that a spreadsheet would run as a formula has
an apostrophe before it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.brief.index import Index, covered, web_address, within
from dateline.model import (
    Dossier,
    EventRecord,
    Quad,
    RecordActor,
    RecordMention,
)

Cell = str | int | float | date | None
Kind = Literal["text", "integer", "number", "date"]

QUAD_CODES: dict[Quad, int] = {
    "verbal cooperation": 1,
    "material cooperation": 2,
    "verbal conflict": 3,
    "material conflict": 4,
}
_BETWEEN = ";"
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


EVENTS = (
    Column("record_id"), Column("story_id"),
    Column("event_date"), Column("date_precision"), Column("date_origin"),
    Column("event_date_start", "date"), Column("event_date_end", "date"),
    Column("event_type"), Column("event_mode"), Column("contexts"), Column("cameo_code"),
    Column("quad_class"), Column("quad_code", "integer"), Column("intensity", "number"),
    Column("source_name"), Column("source_country"), Column("source_sector"),
    Column("source_code"), Column("source_names_all"), Column("source_codes_all"),
    Column("target_name"), Column("target_country"), Column("target_sector"),
    Column("target_code"), Column("target_names_all"), Column("target_codes_all"),
    Column("place_name"), Column("admin1"), Column("place_country"),
    Column("latitude", "number"), Column("longitude", "number"),
    Column("geonames_id", "integer"), Column("place_feature"), Column("place_origin"),
    Column("status"), Column("modality"),
    Column("num_mentions", "integer"), Column("num_articles", "integer"),
    Column("num_outlets", "integer"), Column("num_origins", "integer"),
    Column("origins"), Column("outlets"), Column("disagreements"),
    Column("confidence", "number"), Column("summary"), Column("first_published"),
    Column("urls"),
)  # fmt: skip

MENTIONS = (
    Column("record_id"), Column("article_id"), Column("event_id"), Column("event_type"),
    Column("event_mode"), Column("sentence"), Column("sentence_start", "integer"),
    Column("sentence_end", "integer"), Column("trigger"), Column("trigger_start", "integer"),
    Column("trigger_end", "integer"), Column("attribution"), Column("modality"),
    Column("outlet"), Column("published"), Column("origin"), Column("title"), Column("url"),
)  # fmt: skip


def events(dossier: Dossier) -> Table:
    """One row per record, in order of time; undated records last."""
    index = Index(dossier)
    return Table(EVENTS, tuple(_event_row(one.record, index) for one in index.records))


def mentions(dossier: Dossier) -> Table:
    """One row per mention of a record, in the records' order."""
    index = Index(dossier)
    return Table(
        MENTIONS,
        tuple(
            _mention_row(one.record, mention, index)
            for one in index.records
            for mention in one.record.mentions
        ),
    )


def _event_row(record: EventRecord, index: Index) -> tuple[Cell, ...]:
    days = covered(record)
    first, last = days or (None, None)
    place = record.place
    published = [mention.published for mention in record.mentions if mention.published]
    docs = tuple(dict.fromkeys(mention.doc for mention in record.mentions))
    return (
        record.record, record.story,
        record.date, record.date_precision, record.date_origin, first, last,
        record.event, record.mode, _joined(record.context), record.cameo,
        record.quad, QUAD_CODES[record.quad], record.intensity,
        *_actor_cells(record.source), *_actor_cells(record.target),
        place.name if place else None, place.admin1 if place else None,
        place.country if place else None, place.lat if place else None,
        place.lon if place else None, place.geonames if place else None,
        place.feature if place else None, place.origin if place else None,
        record.status, record.modality,
        len(record.mentions), len(docs), len(record.outlets), record.independent_origins,
        _joined(record.origins), _joined(record.outlets),
        _joined([one.field for one in record.disagreements]),
        record.confidence, record.summary, min(published, default=None), _urls(docs, index),
    )  # fmt: skip


def _actor_cells(actors: Sequence[RecordActor]) -> tuple[Cell, ...]:
    first = actors[0] if actors else RecordActor(name="")
    return (
        first.name or None, first.country, first.sector, first.code,
        _joined([actor.name for actor in actors]),
        _joined([actor.code or "" for actor in actors]),
    )  # fmt: skip


def _joined(values: Sequence[str]) -> str | None:
    """Values between semicolons; one within a value becomes a comma. Null for none at all."""
    return _BETWEEN.join(value.replace(_BETWEEN, ",") for value in values) if values else None


def _urls(docs: Sequence[str], index: Index) -> str | None:
    pages = [page for doc in docs if (page := index.page(doc))]
    urls = [url for page in pages if (url := web_address(page.reading.url))]
    return " ".join("".join(url.split()) for url in urls) or None


def _mention_row(record: EventRecord, mention: RecordMention, index: Index) -> tuple[Cell, ...]:
    page = index.page(mention.doc)
    text = page.reading.text if page else ""
    sentence, trigger = within(mention.sentence, text), within(mention.span, text)
    return (
        record.record, mention.doc, mention.event, record.event, record.mode,
        text[slice(*sentence)] or None, *mention.sentence,
        text[slice(*trigger)] or None, *mention.span,
        mention.attribution, mention.modality, mention.outlet, mention.published, mention.origin,
        page.reading.title if page else None,
        web_address(page.reading.url) if page else None,
    )  # fmt: skip


def to_csv(table: Table) -> str:
    """Comma-separated with a header line, line feeds at the ends, an empty cell for null."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows([_csv_cell(cell) for cell in row] for row in table.rows)
    return out.getvalue()


def _csv_cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return f"'{cell}" if _FORMULA.match(cell) else cell
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

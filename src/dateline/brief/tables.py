"""The records as flat tables, with columns that users of POLECAT, ICEWS and GDELT know.

Every column is in docs/reference/codebook.md.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.brief.index import Index, covered, web_address, within
from dateline.model import (
    QUAD_CODES,
    Dossier,
    EventRecord,
    RecordActor,
    RecordMention,
    RecordNumber,
)
from dateline.tables import Cell, Column, Table

_BETWEEN = ";"
_BOUNDS = {"about": "~", "at least": ">=", "at most": "<=", "more than": ">", "less than": "<"}


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
    Column("numbers"), Column("differences"), Column("part_of"), Column("outcomes"),
    Column("merged_from"), Column("split_from"),
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
        _joined([_number(one) for one in record.numbers]),
        _joined([f"{one.field}: {one.kind}" for one in record.differences]),
        record.part_of, _joined(record.outcomes), _joined(record.merged_from), record.split_from,
    )  # fmt: skip


def _number(one: RecordNumber) -> str:
    """`dead >=9`: what is counted, then the bound as a sign, and the number."""
    sign = _BOUNDS.get(one.bound or "", "")
    return f"{one.what} {sign}{one.value:.15g}"


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

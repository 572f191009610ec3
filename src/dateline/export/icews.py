"""ICEWS Coded Event Data: tab-separated, with a header, one row for each source and target.

Columns: doi:10.7910/DVN/28075 (Boschee et al.). `CAMEO Code`, `Event Text` and `Intensity` are
ICEWS' own for the record's CAMEO code. A two-sided event has one row, not one each way.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.export.codes import (
    Numbers,
    country_name,
    day_of,
    digest,
    is_precise_place,
    level,
    pairs,
)
from dateline.export.pages import Pages, chief
from dateline.model import EventRecord, RecordActor
from dateline.tables import Cell
from dateline.vocab.exports import cameo_codes, cameo_of, exports, goldstein

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text",
    "CAMEO Code", "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID",
    "Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude",
    "Longitude",
)  # fmt: skip


def rows(record: EventRecord, pages: Pages, numbers: Numbers) -> Iterator[tuple[Cell, ...]]:
    """A row for each pair of a source and a target."""
    mention = chief(record)
    code = cameo_of(record.event, record.mode, record.cameo)
    known = cameo_codes().get(code)
    for row, (source, target) in pairs(record, numbers):
        yield (
            row, day_of(record), *_actor_cells(source), known.name if known else None, code,
            goldstein(code), *_actor_cells(target),
            digest(record.story) if record.story else None, pages.sentence_number(mention),
            mention.outlet if mention else None, *_place_cells(record),
        )  # fmt: skip


def _actor_cells(actor: RecordActor | None) -> tuple[Cell, Cell, Cell]:
    if actor is None:
        return None, None, None
    sectors = exports().icews_sector.get(actor.sector) if actor.sector else None
    return actor.name, sectors, _country(actor.country)


def _country(code: str | None) -> str | None:
    return exports().icews_country.get(code or "") or country_name(code)


def _place_cells(record: EventRecord) -> tuple[Cell, ...]:
    place = record.place
    if place is None:
        return (None,) * 6
    precise = is_precise_place(place)
    return (
        place.name if level(place) == "town" else None, None, place.admin1,
        _country(place.country), place.lat if precise else None, place.lon if precise else None,
    )  # fmt: skip

"""POLECAT's yearly and weekly files: tab-separated, with a header, one row an event.

Columns: doi:10.7910/DVN/AJGVIT (Halterman et al., PLOVER and POLECAT, 2023). Several values of one
cell stand between `; `. What is not known is empty, where POLECAT's own files write `None`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline._version import __version__
from dateline.export.codes import BETWEEN, Numbers, day_of, is_precise_place, level
from dateline.export.pages import Pages, chief
from dateline.model import EventRecord, Reading, RecordActor
from dateline.tables import Cell
from dateline.vocab.exports import country_codes
from dateline.vocab.plover import plover

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors",
    "Actor Title", "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude",
    "GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date",
    "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip


def rows(record: EventRecord, pages: Pages, _: Numbers) -> Iterator[tuple[Cell, ...]]:
    """One row."""
    mention = chief(record)
    page = pages.page(mention)
    modes = plover().events[record.event].modes
    published = (mention.published or "") if mention else ""
    yield (
        record.record, day_of(record), record.event,
        record.mode if record.mode in modes else None, record.intensity, record.quad.upper(),
        joined(one for one in record.context if one in plover().contexts),
        *_actor_cells(record, pages, target=False), *_actor_cells(record, pages, target=True),
        *_place_cells(record, pages),
        mention.outlet if mention else None, published[:10] if len(published) >= 10 else None,
        *_story_cells(page), page.language if page else None, f"dateline {__version__}",
    )  # fmt: skip


def joined(values: Iterable[str | None]) -> str | None:
    """The values that are known, each once; one that has the separator in it gets a comma there."""
    known = dict.fromkeys(value.replace(";", ",") for value in values if value)
    return BETWEEN.join(known) or None


def _actor_cells(record: EventRecord, pages: Pages, *, target: bool) -> tuple[Cell, ...]:
    actors = record.target if target else record.source
    sectors = [actor.sector for actor in actors]
    raw = joined(pages.raw(record, actor.name, target=target) for actor in actors)
    return (
        joined(actor.name for actor in actors), joined(actor.country for actor in actors),
        joined(_cow(actor) for actor in actors), sectors[0] if sectors else None,
        joined(sectors), None, raw, None,
    )  # fmt: skip


def _cow(actor: RecordActor) -> str | None:
    codes = country_codes().get(actor.country or "")
    return str(codes.cow) if codes and codes.cow else None


def _place_cells(record: EventRecord, pages: Pages) -> tuple[Cell, ...]:
    place = record.place
    if place is None:
        return (None,) * 10
    town = level(place) == "town"
    precise = is_precise_place(place)
    first = record.mentions[0] if record.mentions else None
    return (
        place.name, place.name if town else None, None, place.admin1, place.country,
        place.lat if precise else None, place.lon if precise else None, place.geonames,
        pages.words(first, place.span), place.feature,
    )  # fmt: skip


def _story_cells(page: Reading | None) -> tuple[Cell, Cell, Cell]:
    if page is None:
        return None, None, None
    return (
        joined(actor.name for actor in page.actors if actor.kind == "person"),
        joined(actor.name for actor in page.actors if actor.kind == "organisation"),
        joined(place.name for place in page.places),
    )

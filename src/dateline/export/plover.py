"""PLOVER's own records: JSON Lines, one object an event, fields in the manual's order.

Fields: the PLOVER manual (Open Event Data Alliance, 2021). Every field is there; one that is not
known is null, or an empty list. What is not told as done has PLOVER's auxiliary mode for it.
"""

from __future__ import annotations

from typing import Any

import msgspec

from dateline._version import __version__
from dateline.export.codes import country_name, covered, is_precise_place, level
from dateline.export.pages import Pages, chief
from dateline.model import QUAD_CODES, EventRecord, RecordActor, told_as_done
from dateline.vocab.exports import exports
from dateline.vocab.plover import plover

FIELDS = (
    "id", "has_event", "date", "time", "enddate", "endtime", "actor", "recipient", "event",
    "event_loc", "event_text", "quad_code", "event_scale", "mode", "context", "link", "text",
    "text_info", "cite_info", "coder", "coded_date", "coded_time", "comment",
)  # fmt: skip
_RESOLUTION = {"town": 4, "division": 2, "country": 1}


def line(record: EventRecord, pages: Pages) -> str:
    """The record as one line of JSON with its line feed."""
    return msgspec.json.encode(_object(record, pages)).decode() + "\n"


def _object(record: EventRecord, pages: Pages) -> dict[str, Any]:
    mention = chief(record)
    text = pages.words(mention, mention.sentence) if mention else None
    event_text = [pages.words(one, one.span) for one in record.mentions]
    date, time, enddate = _dates(record)
    values: tuple[Any, ...] = (
        record.record, True, date, time, enddate, None,
        [_entity(actor, record, pages, target=False) for actor in record.source],
        [_entity(actor, record, pages, target=True) for actor in record.target],
        [record.event], _location(record, pages),
        list(dict.fromkeys(words for words in event_text if words)),
        QUAD_CODES[record.quad], record.intensity, _modes(record),
        [one for one in record.context if one in plover().contexts], pages.url(mention),
        text or record.summary, _text_info(record, pages), _citation(record, pages),
        f"dateline {__version__}", None, None, _comment(record),
    )  # fmt: skip
    return dict(zip(FIELDS, values, strict=True))


def _dates(record: EventRecord) -> tuple[str | None, str | None, str | None]:
    """First day, hour, and last day where the date covers several."""
    days = covered(record)
    if days is None:
        return None, None, None
    first, last = (day.isoformat() for day in days)
    time = (record.date or "").partition("T")[2] if record.date_precision == "time" else ""
    return first, time or None, last if last != first else None


def _modes(record: EventRecord) -> list[str]:
    """The mode, if PLOVER has it for this event, and the auxiliary mode of what is not done."""
    known = plover().events[record.event].modes
    modes = [record.mode] if record.mode and record.mode in known else []
    if told_as_done(record):
        return modes
    auxiliary = exports().plover_auxiliary
    denied = auxiliary["denied"] if record.status == "denied" else None
    planned = auxiliary["planned"] if record.status == "planned" else None
    found = denied or auxiliary.get(record.modality) or planned
    return [*modes, found] if found else modes


def _entity(
    actor: RecordActor, record: EventRecord, pages: Pages, *, target: bool
) -> dict[str, str | None]:
    return {
        "code": actor.country,
        "sector": actor.sector,
        "entity_text": pages.raw(record, actor.name, target=target),
        "identifier_id": pages.wikidata(record, actor.name, target=target),
        "identifier_text": actor.name,
        "religion": None,
        "ethnicity": None,
        "office": None,
        "gender": None,
        "age": None,
    }


def _location(record: EventRecord, pages: Pages) -> dict[str, Any] | None:
    place = record.place
    if place is None:
        return None
    kind = level(place)
    precise = is_precise_place(place)
    first = record.mentions[0] if record.mentions else None
    return {
        "extracted_place": pages.words(first, place.span),
        "resolved_place": place.name,
        "geonameid": place.geonames,
        "lat": place.lat if precise else None,
        "lon": place.lon if precise else None,
        "city": place.name if kind == "town" else None,
        "district": None,
        "province": place.admin1,
        "country": country_name(place.country),
        "country_code": place.country,
        "feature_class": None,
        "feature_code": place.feature,
        "resolution": _RESOLUTION.get(kind or ""),
    }


def _text_info(record: EventRecord, pages: Pages) -> dict[str, Any]:
    mention = chief(record)
    return {
        "sequence": pages.sentence_number(mention),
        "start": mention.sentence[0] if mention else None,
        "end": mention.sentence[1] if mention else None,
        "text_story": mention.doc if mention else None,
    }


def _citation(record: EventRecord, pages: Pages) -> dict[str, Any]:
    mention = chief(record)
    page = pages.page(mention)
    return {
        "corpus": None,
        "citation": None,
        "url": pages.url(mention),
        "title": page.title if page else None,
        "language": page.language if page else None,
        "publication": mention.outlet if mention else None,
        "license": None,
        "copyright": None,
        "coder": "dateline",
        "codebook": "PLOVER",
        "version": __version__,
    }


def _comment(record: EventRecord) -> str:
    """What PLOVER has no field for."""
    parts = [
        f"status: {record.status}",
        f"modality: {record.modality}",
        f"independent origins: {record.independent_origins}",
    ]
    if record.disagreements:
        parts.append(f"disagreements: {', '.join(one.field for one in record.disagreements)}")
    return "; ".join(parts)

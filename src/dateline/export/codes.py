"""What several formats need of a record: its day, its rows' numbers, its place, its pairs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from hashlib import blake2b
from typing import Literal

from dateline.model import EventPlace, EventRecord, RecordActor
from dateline.model.time import interval
from dateline.vocab.countries import countries
from dateline.vocab.gazetteer import gazetteer

Pair = tuple[RecordActor | None, RecordActor | None]
PlaceLevel = Literal["town", "division", "country"]

_OWN = re.compile(r"[a-z]-([0-9a-f]{12})")
BETWEEN = "; "
"""Between several values of one cell."""


def day_of(record: EventRecord) -> date | None:
    """The record's day; null where its date is vaguer than that."""
    days = covered(record)
    return days[0] if days and days[0] == days[1] else None


def covered(record: EventRecord) -> tuple[date, date] | None:
    """The first and the last day that the record's date may mean; null where it has none."""
    return interval(record.date) if record.date else None


def number(id_: str, pair: Pair | None = None) -> int:
    """An id as a whole number below 2^48, so that floating-point columns hold it exactly.

    dateline's own ids are hexadecimal digits already: that number. Other ids, and the second and
    further pairs of one record, get a digest's.
    """
    own = _OWN.fullmatch(id_)
    if own and pair is None:
        return int(own[1], 16)
    words = [id_, *((actor.name if actor else "") for actor in pair or ())]
    digest = blake2b("\t".join(words).encode("utf-8", "replace"), digest_size=6).digest()
    return int.from_bytes(digest, "big")


def pairs(record: EventRecord) -> list[tuple[int, Pair]]:
    """The first source with the first target, and a pair for each further country on a side.

    The formats that have one actor on each side of a row write several rows for "A and B signed
    with C", as their own coders did. Further actors of a country that is there already, and those
    of none, make no row: a record's pages often call one actor by several names. Each pair comes
    with its row's number.
    """
    found: list[Pair] = [
        (source, target)
        for source in _by_country(record.source)
        for target in _by_country(record.target)
    ]
    others = [pair for pair in found if pair[0] is None or pair[0] != pair[1]]
    return [
        (number(record.record, pair if position else None), pair)
        for position, pair in enumerate(others or found[:1])
    ]


def _by_country(actors: Sequence[RecordActor]) -> list[RecordActor | None]:
    chosen: dict[str | None, RecordActor] = {}
    for actor in actors:
        if actor.country or not chosen:
            chosen.setdefault(actor.country, actor)
    return list(chosen.values()) or [None]


def is_precise_place(place: EventPlace) -> bool:
    """Whether the place's coordinates are its own, and not the middle of something wide.

    Towns have an entry in GeoNames with coordinates of their own; what dateline gives for
    divisions, regions and waters is a rough middle point, mostly without an entry's number.
    """
    if None in (place.geonames, place.lat, place.lon):
        return False
    return place.name != place.admin1 or not any(
        entry.kind == "division" and entry.geonames == place.geonames
        for entry in gazetteer().named(place.name)
    )


def level(place: EventPlace) -> PlaceLevel | None:
    """What sort of place it is; null for a water, a region and the like."""
    if is_precise_place(place):
        return "town"
    if place.name == country_name(place.country):
        return "country"
    return "division" if place.admin1 and place.admin1 == place.name else None


def country_name(code: str | None) -> str | None:
    """The country's English name; null for what is no country."""
    known = countries().get(code or "")
    return known.name if known else None


def is_state(actor: RecordActor) -> bool:
    """Whether the actor is a country as such ("Iran"), which stands for its government."""
    return actor.sector is None and actor.name == country_name(actor.country)

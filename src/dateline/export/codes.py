"""What several formats need of a record: its day, its rows' numbers, its place, its pairs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from hashlib import blake2b
from typing import Literal

from dateline.model import EventPlace, EventRecord, RecordActor
from dateline.model.time import interval
from dateline.vocab.countries import countries
from dateline.vocab.place_features import extent, is_exact

Pair = tuple[RecordActor | None, RecordActor | None]
PlaceLevel = Literal["town", "division", "country"]

_MOST = 2**31 - 1
BETWEEN = "; "
"""Between several values of one cell."""


def day_of(record: EventRecord) -> date | None:
    """The record's day; null where its date is vaguer than that."""
    days = covered(record)
    return days[0] if days and days[0] == days[1] else None


def covered(record: EventRecord) -> tuple[date, date] | None:
    """The first and the last day that the record's date may mean; null where it has none."""
    return interval(record.date) if record.date else None


def digest(*words: str) -> int:
    """A whole number below 2^31, which is what readers in R take for an integer."""
    content = "\t".join(words).encode("utf-8", "replace")
    return int.from_bytes(blake2b(content, digest_size=4).digest(), "big") % _MOST


class Numbers:
    """Ids as whole numbers.

    A number is the id's digest, or the next free one where two ids have the same: so it is the same
    in every file written from the same records in the same order.
    """

    def __init__(self) -> None:
        self._given: dict[tuple[str, ...], int] = {}
        self._taken: set[int] = set()

    def of(self, *id_: str) -> int:
        """The number of an id, which may be made of several words."""
        if id_ not in self._given:
            found = digest(*id_)
            while found in self._taken:
                found = (found + 1) % _MOST
            self._taken.add(found)
            self._given[id_] = found
        return self._given[id_]


def pairs(record: EventRecord, numbers: Numbers) -> list[tuple[int, Pair]]:
    """The first source with the first target, and a pair for each further country on a side.

    The formats that have one actor on each side of a row write several rows for "A and B signed
    with C", as their own coders did. Further actors of a country that is there already, and those
    of none, make no row: a record's pages often call one actor by several names. Each pair comes
    with its row's number; the first one's is the record's own.
    """
    found: list[Pair] = [
        (source, target)
        for source in _by_country(record.source)
        for target in _by_country(record.target)
    ]
    others = [pair for pair in found if pair[0] is None or pair[0] != pair[1]]
    rows = [(numbers.of(record.record), (others or found)[0])]
    for source, target in others[1:]:
        names = (source.name if source else "", target.name if target else "")
        rows.append((numbers.of(record.record, *names), (source, target)))
    return rows


def _by_country(actors: Sequence[RecordActor]) -> list[RecordActor | None]:
    chosen: dict[str | None, RecordActor] = {}
    for actor in actors:
        if actor.country or not chosen:
            chosen.setdefault(actor.country, actor)
    return list(chosen.values()) or [None]


def is_precise_place(place: EventPlace) -> bool:
    """Whether the place's coordinates are its own, and not the middle of something wide."""
    return is_exact(place.feature) and None not in (place.lat, place.lon)


def level(place: EventPlace) -> PlaceLevel | None:
    """What sort of place it is; null for a water, a region and the like."""
    code = place.feature or ""
    if code.startswith("PPL"):
        return "town"
    if extent(code) == "country" or place.name == country_name(place.country):
        return "country"
    return "division" if code.startswith("ADM") else None


def country_name(code: str | None) -> str | None:
    """The country's English name; null for what is no country."""
    known = countries().get(code or "")
    return known.name if known else None


def is_state(actor: RecordActor) -> bool:
    """Whether the actor is a country as such ("Iran"), which stands for its government."""
    return actor.sector is None and actor.name == country_name(actor.country)

"""Adding records up by dyad or actor, period and quad class.

Countries stand for all their actors, as is usual with dyadic event data (Schrodt and Gerner, 2012);
bodies that belong to no country stand for themselves, and within one country its sectors face each
other. A record counts once in each dyad that it is of. Beside the plain sums stand sums in which a
record counts as often as it has independent origins.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.model import (
    QUAD_CODES,
    EventRecord,
    Quad,
    RecordActor,
    SeriesBy,
    SeriesPeriod,
)
from dateline.model.time import interval
from dateline.series.periods import Days, period_of, periods
from dateline.vocab.countries import countries
from dateline.vocab.plover import plover


@dataclass(frozen=True, slots=True, order=True)
class Party:
    """One end of a dyad, or an actor."""

    code: str
    """A country's ISO 3166-1 alpha-3 code, with the sector's within one country (`IRNOPP`); the
    name of what belongs to no country."""
    name: str


Key = tuple[Party, Party] | tuple[Party, str]
"""Source and target; or an actor, and whether it is `source` or `target`."""


@dataclass(frozen=True, slots=True)
class Sums:
    """One quad class of one key in one period."""

    events: int = 0
    intensity: float = 0.0
    origins: int = 0
    by_origins: float = 0.0
    """Intensities, each as often as its record has independent origins."""

    def plus(self, record: EventRecord) -> Sums:
        """The sums with one record more; a record without an origin counts as having one."""
        weight = max(1, record.independent_origins)
        return Sums(
            self.events + 1,
            self.intensity + record.intensity,
            self.origins + weight,
            self.by_origins + weight * record.intensity,
        )


@dataclass(frozen=True, slots=True)
class Series:
    """The sums, and what is not in them."""

    by: SeriesBy
    period: SeriesPeriod
    sums: dict[tuple[Key, Days, Quad], Sums]
    """In the order of keys, periods and quad classes."""
    records: int
    """How many records are in the sums."""
    vague: int
    """Records left out because their date covers more than one period."""
    undated: int
    """Records left out because they have no date."""
    sideless: int
    """Records left out because they have no two ends that differ, or no actor."""


def add_up(
    records: Iterable[EventRecord], by: SeriesBy, period: SeriesPeriod, *, zeros: bool = False
) -> Series:
    """The series of all the records.

    With `zeros`, every key has every quad class in every period between the first and the last of
    the whole series, with sums of nought where nothing happened.
    """
    found: dict[tuple[Key, Days, Quad], Sums] = {}
    counted = vague = undated = sideless = 0
    for record in records:
        days = interval(record.date) if record.date else None
        if days is None:
            undated += 1
            continue
        within = period_of(days[0], period)
        if days[1] > within[1]:
            vague += 1
            continue
        keys = _dyads(record) if by == "dyad" else _actors(record)
        if not keys:
            sideless += 1
            continue
        counted += 1
        for key in keys:
            cell = (key, within, record.quad)
            found[cell] = found.get(cell, Sums()).plus(record)
    if zeros and found:
        _fill(found, period)
    ordered = sorted(found, key=lambda cell: (cell[0], cell[1], QUAD_CODES[cell[2]]))
    sums = {cell: found[cell] for cell in ordered}
    return Series(by, period, sums, counted, vague, undated, sideless)


def _fill(found: dict[tuple[Key, Days, Quad], Sums], period: SeriesPeriod) -> None:
    stretches = [days for _, days, _ in found]
    for key in dict.fromkeys(key for key, _, _ in list(found)):
        for days in periods(min(stretches), max(stretches), period):
            for quad in QUAD_CODES:
                found.setdefault((key, days, quad), Sums())


def _dyads(record: EventRecord) -> list[Key]:
    ends = [_ends(source, target) for source in record.source for target in record.target]
    return list(dict.fromkeys(end for end in ends if end))


def _ends(source: RecordActor, target: RecordActor) -> Key | None:
    """The two ends; null where nothing tells them apart."""
    one, other = _party(source), _party(target)
    if one.code == other.code:
        one, other = _inside(source), _inside(target)
    return (one, other) if one.code != other.code else None


def _actors(record: EventRecord) -> list[Key]:
    sides = [(_party(actor), "source") for actor in record.source]
    sides += [(_party(actor), "target") for actor in record.target]
    return list(dict.fromkeys(sides))


def _party(actor: RecordActor) -> Party:
    country = countries().get(actor.country or "")
    return Party(country.iso3, country.name) if country else Party(actor.name, actor.name)


def _inside(actor: RecordActor) -> Party:
    """An actor against another of its own country: told apart by sector, or else by name."""
    country = _party(actor)
    if not actor.sector or actor.sector == "UNK":
        return Party(actor.name, actor.name) if actor.name != country.name else country
    sector = plover().sectors.get(actor.sector, actor.sector)
    return Party(f"{country.code}{actor.sector}", f"{country.name} ({sector})")

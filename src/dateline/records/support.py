"""Which of several values a record takes: the one that most independent origins support."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

from dateline.model import EventPlace, EventTime, RecordActor, Span
from dateline.records.compatible import Dates, dates, same_actor
from dateline.records.summary import best
from dateline.records.told import Party, Told
from dateline.vocab.merging import merging
from dateline.vocab.place_features import extent

T = TypeVar("T")

Days = tuple[date, date]

_RECENT = timedelta(days=366)
"""How far before its page a happening may lie that the page calls recent."""
_LEAD = 40
_JUST_NOW = re.compile(r"\b(?:recent|latest)(?: [\w-]+){0,2} $", re.IGNORECASE)
_FINENESS = {"time": 6, "day": 5, "week": 4, "month": 3, "quarter": 2, "year": 1, "none": 0}


@dataclass(frozen=True, slots=True)
class Sourced(Generic[T]):
    """A telling's value with the origin behind it."""

    value: T
    told: Told
    origin: str


def values(
    members: Sequence[tuple[Told, str]], pick: Callable[[Told], Iterable[T]]
) -> list[Sourced[T]]:
    """Every value that `pick` finds in the members' tellings."""
    return [Sourced(value, told, origin) for told, origin in members for value in pick(told)]


def most_supported(
    found: Sequence[Sourced[T]],
    agrees: Callable[[T, T], bool],
    fineness: Callable[[T], float],
    text: Callable[[T], str],
) -> T | None:
    """The value that most origins support; then the finest, the earliest published, the text."""
    if not found:
        return None

    def rank(one: Sourced[T]) -> tuple[float, float, str, str]:
        behind = {other.origin for other in found if agrees(one.value, other.value)}
        return (
            -len(behind),
            -fineness(one.value),
            one.told.reading.published or "~",
            text(one.value),
        )

    return min(found, key=rank).value


def date_of(members: Sequence[tuple[Told, str]]) -> EventTime | None:
    """The event's date: one that words give it, else the earliest on which it was told.

    That is the day on which words have it said, or the page's own. A date against which as many
    origins as give it call the event recent is not taken, and then no other: it is in dispute.
    """
    times = values(members, lambda t: [t.event.time] if t.event.time else [])
    said = [one for one in times if one.told.days]
    if said:
        days = {(t.value.value): t.told.days for t in said}
        return most_supported(
            [one for one in said if not _outdated(one.told, members)],
            lambda a, b: dates(days[a.value], days[b.value]) is Dates.MATCH,
            lambda a: _FINENESS[a.precision],
            lambda a: a.value or "",
        )
    told = [one.value for one in times if one.value.value]
    return min(told, key=lambda time: time.value or "", default=None)


def _outdated(told: Told, members: Sequence[tuple[Told, str]]) -> bool:
    """Whether no fewer origins call the event recent, long after the date, than give that date."""
    giving = {o for one, o in members if dates(told.days, one.days) is Dates.MATCH}
    recent = {
        origin
        for one, origin in members
        if one.days is None and dates(told.days, days_of(one)) is Dates.CLASH
    }
    return len(recent - giving) >= len(giving)


def days_of(told: Told) -> Days | None:
    """The days that words give it: a date's, or the year before a page that calls it recent."""
    if told.days is None and told.published is not None and called_recent(told):
        return (told.published - _RECENT, told.published)
    return told.days


def called_recent(told: Told) -> Span | None:
    """The words of a noun that the page calls recent, where nothing else dates it."""
    start, end = told.event.span
    lead = told.reading.text[max(told.sentence[0], start - _LEAD) : start]
    called = _JUST_NOW.search(lead) if told.event.time is None else None
    return (start - len(lead) + called.start(), end) if called else None


def place_of(members: Sequence[tuple[Told, str]]) -> EventPlace | None:
    """The place that most origins give, a city before its country."""
    return most_supported(
        values(members, lambda t: [t.event.place] if t.event.place else []),
        same_place,
        fineness,
        lambda p: p.name,
    )


def same_place(one: EventPlace, other: EventPlace) -> bool:
    """Whether two places are one, or one may lie in the other."""
    if one.name == other.name or (one.geonames is not None and one.geonames == other.geonames):
        return True
    if one.country is None or one.country != other.country:
        return False
    if not (is_within(one) and is_within(other)):
        return True
    return one.admin1 == other.admin1 and one.admin1 in (one.name, other.name)


def is_within(place: EventPlace) -> bool:
    """Whether it is a known place in a country, and not the country or an unknown name."""
    return place.lat is not None and extent(place.feature) not in {"country", "wide"}


def fineness(place: EventPlace) -> float:
    """How nearly a place is known; of two alike, the one with GeoNames' id."""
    rank = {"wide": 0, "country": 1, None: 2, "region": 3, "spot": 4}[extent(place.feature)]
    return (rank if place.lat is not None else 0) + (place.geonames is not None) / 2


def sides_of(
    members: Sequence[tuple[Told, str]],
) -> tuple[tuple[RecordActor, ...], tuple[RecordActor, ...]]:
    """The record's source and target actors."""
    clearest = best(members)
    source = _actors(values(members, lambda t: t.source), clearest)
    target = _actors(values(members, lambda t: t.target), clearest)
    if all(told.event.event in merging().mutual for told, _ in members):
        source, target = _turned(source, target, [clearest, *(told for told, _ in members)])
    return _record_actors(source), _record_actors(target)


def _turned(
    source: list[Party], target: list[Party], members: Sequence[Told]
) -> tuple[list[Party], list[Party]]:
    """Each actor on one side only, the one that the first telling with both sides gives it."""
    model = next((told for told in members if told.source and told.target), None)
    everyone = [*source, *(t for t in target if not any(same_actor(t, s) for s in source))]
    across = model.target if model else ()
    there = [
        p
        for p in everyone
        if any(same_actor(p, q) for q in across)
        or (p not in source and not (model and any(same_actor(p, q) for q in model.source)))
    ]
    return [p for p in everyone if p not in there], there


def _actors(found: Sequence[Sourced[Party]], clearest: Told) -> list[Party]:
    """One party for each actor on a side that at least half as many origins name as the first.

    Whom one origin alone names, where others name a side too, must stand in the clearest telling.
    """
    groups: list[list[Sourced[Party]]] = []
    # The most specific first, so that a state joins its spokesman and does not bridge two persons.
    for one in sorted(found, key=lambda s: (-_specific(s.value), s.value.name, s.told.key)):
        home = next((g for g in groups if same_actor(g[0].value, one.value)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    most = max((_origins(g) for g in groups), default=0)
    kept = [g for g in groups if 2 * _origins(g) >= most]
    sure = [g for g in kept if _origins(g) > 1 or any(one.told is clearest for one in g)]
    kept = sure or kept
    kept.sort(key=lambda g: (-_origins(g), -len(g), min(s.told.key for s in g), g[0].value.name))
    return [g[0].value for g in kept]


def _origins(found: Iterable[Sourced[Party]]) -> int:
    return len({one.origin for one in found})


def _specific(party: Party) -> float:
    """How exactly a party says who acted: a person, then an office or group, then a state."""
    order = {"person": 3, "organisation": 2, "group": 1, "state": 0}
    return order.get(party.kind or "", 0) + min(len(party.name), 40) / 100


def _record_actors(parties: Sequence[Party]) -> tuple[RecordActor, ...]:
    return tuple(
        RecordActor(name=p.name, country=p.country, sector=p.sector, code=p.code) for p in parties
    )

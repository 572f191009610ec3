"""ACLED's columns: CSV with a header, one row an event, and only the sorts of events ACLED has.

Columns and enumerations: ACLED codebook and column changes of 2023. ACLED's coders decide by rules
that need more than a record has; where a rule cannot be followed, the cell is empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dateline.export.codes import (
    Numbers,
    country_name,
    covered,
    is_precise_place,
    is_state,
    level,
)
from dateline.export.pages import Pages
from dateline.model import EventPlace, EventRecord, RecordActor
from dateline.tables import Cell
from dateline.vocab.exports import country_codes, exports

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
    "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2",
    "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3",
    "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
)  # fmt: skip
_OPEN = "Attack or clash"
_VIOLENCE = "Political violence"
_ON_CIVILIANS = "Violence against civilians"
_STRATEGIC = "Strategic developments"
_DEMONSTRATORS = {"Protests": "Protesters", "Riots": "Rioters"}
_GEO_PRECISION = {"town": 1, "division": 3}
_FORCED = "crowd-control"


def covers(record: EventRecord) -> bool:
    """Whether ACLED has a type for the event; talk and diplomacy, for instance, have none."""
    return _kind(record) is not None


def undated(record: EventRecord) -> bool:
    """Whether the event gets no date: it has none, or one vaguer than a month."""
    return _date_cells(record)[0] is None


def rows(record: EventRecord, pages: Pages, numbers: Numbers) -> Iterator[tuple[Cell, ...]]:
    """One row; none for an event that ACLED has no type for."""
    kind = _kind(record)
    if kind is None:
        return
    disorder, event_type, sub = kind
    inters = _inters(record, event_type)
    place = record.place
    country = place.country if place else None
    one, other = inters
    yield (
        f"{country or ''}{numbers.of(record.record)}", *_date_cells(record),
        disorder or None, event_type or None, sub or None,
        *_actor_cells(record.source), one, *_actor_cells(record.target), other,
        _interaction(record, inters),
        "Civilian targeting" if other == "Civilians" and disorder == _VIOLENCE else None,
        *_place_cells(place), "; ".join(one.replace(";", ",") for one in record.outlets) or None,
        None, record.summary, _fatalities(record, pages), None, None,
    )  # fmt: skip


def _kind(record: EventRecord) -> tuple[str, str, str] | None:
    """Disorder type, event type and sub-event type; null for what is no event of ACLED's."""
    found = exports().acled_event.get(record.event, {}).get(record.mode or "")
    if found is None:
        return None
    *kind, condition = found
    one = record.source[0] if record.source else None
    other = record.target[0] if record.target else None
    armed = _armed(one, target=False), _armed(other, target=True)
    if condition == "armed" and not any(armed):
        return None
    if record.mode == "arrest" and exports().acled_arrest_contexts.isdisjoint(record.context):
        return None
    disorder, event_type, sub = kind
    if event_type != _OPEN:
        return disorder, event_type, sub
    if armed[0] and other and _inter(other, None, target=True) == "Civilians":
        return (_STRATEGIC, _STRATEGIC, sub) if sub else (disorder, _ON_CIVILIANS, "Attack")
    if all(armed):
        return disorder, "Battles", "Armed clash"
    return disorder, "", ""


def _armed(actor: RecordActor | None, *, target: bool) -> bool:
    """Whether the actor bears arms: a force, an armed group, or a state that acts as such."""
    if actor is None or actor.sector in exports().acled_unarmed:
        return False
    found = exports().acled_inter.get(actor.sector) if actor.sector else None
    return (is_state(actor) and not target) or found not in (None, "Civilians")


def _inters(record: EventRecord, event_type: str) -> tuple[str | None, str | None]:
    country = record.place.country if record.place else None
    one = _inter(record.source[0], country, target=False) if record.source else None
    other = _inter(record.target[0], country, target=True) if record.target else None
    demonstrators = _DEMONSTRATORS.get(event_type)
    if demonstrators and record.mode == _FORCED:
        return one, demonstrators if record.target else None
    if demonstrators:
        return demonstrators if record.source else None, other
    return one, other


def _inter(actor: RecordActor, where: str | None, *, target: bool) -> str | None:
    """ACLED's type of actor.

    A state's forces in another country are external ones; where no country is known, it is open
    which they are. A state as a target may only be the place, so it has no type.
    """
    if actor.country in exports().country_like:
        return "External/Other forces" if actor.sector in ("MIL", "COP") else None
    found = exports().acled_inter.get(actor.sector) if actor.sector else None
    if target and actor.sector in exports().acled_unarmed:
        return "Civilians"
    if is_state(actor) and not target:
        found = "State forces"
    if found != "State forces":
        return found
    if not where or not actor.country:
        return None
    return found if actor.country == where else "External/Other forces"


def _interaction(record: EventRecord, inters: tuple[str | None, str | None]) -> str | None:
    """Both types, the one with the lower number first; one alone is that type `only`."""
    known = [one for one in inters if one]
    sides = bool(record.source) + bool(record.target)
    if not known or len(known) < sides:
        return None
    order = exports().acled_actors.index
    return "-".join(sorted(known, key=order)) if len(known) == 2 else f"{known[0]} only"


def _date_cells(record: EventRecord) -> tuple[Cell, Cell, Cell]:
    """Date, year and time precision.

    As ACLED does, an event known to the week stands on its middle day with precision 2, one known
    to the month on the month's middle day with precision 3. The day of the report alone is
    precision 2. What is vaguer has no date, and a year if it lies within one.
    """
    days = covered(record)
    if days is None:
        return None, None, None
    first, last = days
    length = (last - first).days + 1
    year = first.year if first.year == last.year else None
    if length == 1:
        return first, year, 2 if record.date_origin == "article" else 1
    if length > 31:
        return None, year, None
    middle = _middle(first, length)
    return middle, middle.year, 2 if length <= 7 else 3


def _middle(first: date, length: int) -> date:
    return first + timedelta(days=(length - 1) // 2)


def _actor_cells(actors: Sequence[RecordActor]) -> tuple[Cell, Cell]:
    """The first actor, and the others as associated with it."""
    names = [actor.name.replace(";", ",") for actor in actors]
    return names[0] if names else None, "; ".join(names[1:]) or None


def _place_cells(place: EventPlace | None) -> tuple[Cell, ...]:
    if place is None:
        return (None,) * 10
    codes = country_codes().get(place.country or "")
    kind = level(place)
    precise = is_precise_place(place)
    return (
        codes.numeric if codes else None, codes.acled_region if codes else None,
        exports().acled_country.get(place.country or "") or country_name(place.country),
        place.admin1, None, None, place.name, place.lat if precise else None,
        place.lon if precise else None, _GEO_PRECISION.get(kind or ""),
    )  # fmt: skip


def _fatalities(record: EventRecord, pages: Pages) -> int | None:
    """The dead that the latest reports count, the lowest of their numbers; null where none do."""
    counts: dict[str, list[int]] = {}
    for mention in record.mentions:
        event = pages.event(mention)
        for count in event.numbers if event else ():
            if count.what == "dead" and count.value >= 0:
                counts.setdefault((mention.published or "")[:10], []).append(int(count.value))
    return min(counts[max(counts)]) if counts else None

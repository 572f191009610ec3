"""GDELT 2.0 Events: 61 tab-separated columns without a header, one row for each pair of actors.

Columns and enumerations: the GDELT Event Codebook 2.0 (2015). The counts are those of the record:
its mentions, the outlets and the articles that tell of it; what they cannot say is how many of
these go back to one origin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from dateline.export.codes import Numbers, country_name, covered, is_precise_place, level, pairs
from dateline.export.pages import Pages, chief
from dateline.model import QUAD_CODES, EventPlace, EventRecord, RecordActor
from dateline.tables import Cell
from dateline.vocab.exports import cameo_of, country_codes, exports, goldstein, us_states

_ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
          "Religion2Code", "Type1Code", "Type2Code", "Type3Code")  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"{actor}{part}" for actor in ("Actor1", "Actor2") for part in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass",
    "GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"{who}Geo_{part}" for who in ("Actor1", "Actor2", "Action") for part in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
_NO_PLACE: tuple[Cell, ...] = (0, *(None,) * 7)
_TIMED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d.*", re.ASCII)


def rows(record: EventRecord, pages: Pages, numbers: Numbers) -> Iterator[tuple[Cell, ...]]:
    """A row for each pair of a source and a target."""
    code = cameo_of(record.event, record.mode, record.cameo)
    leads = [found for one in record.mentions if (found := pages.leads(one)) is not None]
    articles = len({mention.doc for mention in record.mentions})
    first = chief(record)
    for row, (source, target) in pairs(record, numbers):
        yield (
            row, *_date_cells(record), *_actor_cells(source), *_actor_cells(target),
            int(any(leads)) if leads else None, code, code[:3], code[:2], QUAD_CODES[record.quad],
            goldstein(code), len(record.mentions), len(record.outlets) or None, articles, None,
            *_NO_PLACE, *_NO_PLACE, *_place_cells(record.place),
            stamp(first.published) if first else None, pages.url(first),
        )  # fmt: skip


def stamp(published: str | None) -> int | None:
    """A publication date as YYYYMMDDHHMMSS in UTC; null unless the page gives the hour.

    A time without a zone is taken as it stands.
    """
    if not published or not _TIMED.fullmatch(published):
        return None
    try:
        moment = datetime.fromisoformat(published)
        moment = moment.astimezone(UTC) if moment.tzinfo else moment
    except (ValueError, OverflowError):
        return None
    return int(f"{moment.year:04}{moment:%m%d%H%M%S}")


def _date_cells(record: EventRecord) -> tuple[Cell, ...]:
    """Day, month, year and fraction, each only where the date is as fine as that.

    The fraction counts months from nought, (month - 1) * 30 + day over 365, so that it stays below
    one as the codebook says it does.
    """
    days = covered(record)
    if days is None:
        return None, None, None, None
    first, last = days
    day = month = year = fraction = None
    if first.year == last.year:
        year = first.year
        if first.month == last.month:
            month = year * 100 + first.month
        if first == last:
            day = year * 10000 + first.month * 100 + first.day
            fraction = round(year + ((first.month - 1) * 30 + first.day) / 365, 4)
    return day, month, year, fraction


def _actor_cells(actor: RecordActor | None) -> tuple[Cell, ...]:
    if actor is None:
        return (None,) * 10
    like = exports().country_like.get(actor.country or "")
    codes = country_codes().get(actor.country or "")
    country = like.country if like else codes.cameo if codes else ""
    group = like.group if like else ""
    sector = exports().cameo_type.get(actor.sector, "") if actor.sector else ""
    types = [one for one in (like.type if like else "", sector) if one]
    types += [""] * (3 - len(types))
    code = "".join((country, types[0] if like else "", group, *(types[1:] if like else types)))
    return (
        code or None, actor.name.upper(), country or None, group or None, None, None, None,
        *(one or None for one in types),
    )  # fmt: skip


def _place_cells(place: EventPlace | None) -> tuple[Cell, ...]:
    """The place in GDELT's eight columns; coordinates only where they are the place's own."""
    if place is None:
        return _NO_PLACE
    codes = country_codes().get(place.country or "")
    fips = codes.fips if codes else None
    kind = level(place)
    american = place.country == "USA"
    around = {"country": (), "town": (place.admin1, country_name(place.country))}
    parts = (place.name, *around.get(kind or "", (country_name(place.country),)))
    state = us_states().get(place.admin1 or "") if american else None
    type_ = {"country": 1, "division": 2 if american else 5}.get(kind or "", 3 if american else 4)
    precise = is_precise_place(place)
    return (
        type_, ", ".join(part for part in parts if part), fips, f"US{state}" if state else None,
        None, place.lat if precise else None, place.lon if precise else None, None,
    )  # fmt: skip

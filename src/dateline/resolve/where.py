"""Where: place names as places of the gazetteer."""

from __future__ import annotations

import math
import re

from msgspec import UNSET, structs

from dateline.model import Mention, Place, Reading
from dateline.resolve.inside import places_inside
from dateline.resolve.setting import (
    Setting,
    country_before,
    division_behind,
    is_abbreviated,
    said_behind,
    settled,
    survey,
)
from dateline.vocab.countries import Country, countries
from dateline.vocab.gazetteer import Entry, place_key, place_words

_HEAD = re.compile(r"\s+([a-zA-Z]+)")
_HEAD_OF = re.compile(r"([a-zA-Z]+)\s+of\s+$")
_LARGE = 300_000
_SURE = 0.98
"""The confidence of a place whose country or division stands behind it."""
_FEATURE_WEIGHT = 6.0
"""A region, water or site counts like a town of a million people."""
_CAPITAL = 1.5
_BEHIND, _BEFORE = 6.0, 3.0
"""What a country or division behind the name, and a country right before it, add."""
_COUNTRY, _DIVISION = 2.0, 1.2
"""What it adds at most that the article speaks of the country, or of the division."""
_SPELLED = 0.4
"""What it adds that the text spells the name as the gazetteer does, marks and all."""
_PLAIN = 1.0
"""By how much the best place of a name leads where it can tell of the others."""

Chosen = tuple[Entry, float]
"""A place, and by how much it leads the next one."""


def resolve_places(reading: Reading) -> tuple[Place, ...]:
    """Give every spotted place mention, and every place named inside an actor, its place.

    Among places of one name, a country or division behind a comma decides; then the country named
    right before ("the Ukrainian city of"), the countries and divisions that the article names or
    that its plainer places lie in, and how large the place is. A town in a division where the
    gazetteer knows none of its name has no point, rather than another town's. A country has the
    point in its middle, and the feature code that says so. A name that the gazetteer does not know
    keeps its words, and nulls.
    """
    if reading.spotted is UNSET:
        return ()
    text = reading.text
    mentions = [mention for mention in reading.spotted if mention.kind == "place"]
    setting = survey(Setting(text), reading.spotted)
    mentions += places_inside(setting, reading.spotted)
    mentions.sort(key=lambda mention: mention.span)
    first = [_choose(mention, setting) for mention in mentions]
    plain = [chosen[0] for chosen in first if chosen and chosen[1] >= _PLAIN]
    setting = settled(setting, plain)
    return tuple(_agreed([_place(mention, setting) for mention in mentions], text))


def _place(mention: Mention, setting: Setting) -> Place:
    start, end = mention.span
    words = setting.text[start:end]
    country = setting.country(words)
    if country and (known := countries().get(country)):
        return _country(mention, known)
    entries = setting.named(words)
    division = division_behind(setting.text, end)
    short = is_abbreviated(setting.text, end)
    if division and all((short or _is_small(e)) and not _lies_in(e, division) for e in entries):
        country, name = division
        return Place(span=mention.span, name=words, country=country, admin1=name, confidence=_SURE)
    chosen = _choose(mention, setting)
    if chosen is None:
        return Place(span=mention.span, name=words, confidence=0.1)
    entry, margin = chosen
    if any(_lies_in(entry, where) for where in said_behind(setting.text, end)):
        return _as_place(mention, entry, confidence=_SURE)
    return _as_place(mention, entry, confidence=round(0.5 + 0.45 * min(margin, 3.0) / 3.0, 2))


def _choose(mention: Mention, setting: Setting) -> Chosen | None:
    """The place that fits a mention best, or null where the gazetteer has none."""
    words = setting.text[slice(*mention.span)]
    entries = setting.named(words)
    if not entries or setting.country(words):
        return None
    around = _around(mention, setting)
    if around.divided:
        entries += setting.named(f"{words} Oblast")  # the "Donetsk region"
    scores = [_score(entry, words, around, setting) for entry in entries]
    best = max(range(len(entries)), key=lambda at: (scores[at], -at))
    others = [score for at, score in enumerate(scores) if at != best]
    return entries[best], scores[best] - max(others, default=scores[best] - 3.0)


class _Around:
    """What stands right around a mention, read once for all places of its name."""

    __slots__ = ("before", "behind", "divided")

    def __init__(
        self,
        behind: tuple[tuple[str, str | None], ...],
        before: str | None,
        *,
        divided: bool,
    ) -> None:
        self.behind = behind
        self.before = before
        self.divided = divided


def _around(mention: Mention, setting: Setting) -> _Around:
    start, end = mention.span
    text, heads = setting.text, place_words().division_heads
    behind, before = _HEAD.match(text, end), _HEAD_OF.search(text, max(0, start - 30), start)
    divided = any(found and found.group(1).casefold() in heads for found in (behind, before))
    return _Around(said_behind(text, end), country_before(setting, start), divided=divided)


def _is_small(entry: Entry) -> bool:
    """Whether it is a town that hardly stands in a list of divisions ("Berlin, Hamburg, Hesse")."""
    return entry.kind == "town" and entry.population < _LARGE


def _lies_in(entry: Entry, where: tuple[str, str | None]) -> bool:
    """Whether a place is in that country and, where one is given, division."""
    country, division = where
    return entry.iso3 == country and division in {None, entry.admin1}


def _country(mention: Mention, known: Country) -> Place:
    return Place(
        span=mention.span,
        name=known.name,
        country=known.iso3,
        lat=known.lat,
        lon=known.lon,
        geonames=known.geonames,
        feature=known.feature,
        confidence=0.95,
    )


def _as_place(mention: Mention, entry: Entry, confidence: float) -> Place:
    return Place(
        span=mention.span,
        name=entry.name,
        country=entry.iso3,
        admin1=entry.admin1,
        lat=entry.lat,
        lon=entry.lon,
        geonames=entry.geonames,
        feature=entry.feature,
        confidence=confidence,
    )


def _score(entry: Entry, words: str, around: _Around, setting: Setting) -> float:
    """How well an entry fits; one point is a factor of ten in people."""
    score = _size(entry, divided=around.divided)
    if entry.name == words:
        score += _SPELLED
    if any(_lies_in(entry, where) for where in around.behind):
        score += _BEHIND
    if entry.iso3:
        if around.before == entry.iso3:
            score += _BEFORE
        score += _COUNTRY * setting.countries.share(entry.iso3)
        if entry.admin1 and entry.kind != "division":
            score += _DIVISION * setting.divisions.share((entry.iso3, entry.admin1))
    return score


def _size(entry: Entry, *, divided: bool) -> float:
    if entry.kind == "division":
        return math.log10(entry.population + 1000) + (2.0 if divided else -0.8)
    if entry.kind in {"town", "capital"}:
        return math.log10(entry.population + 1000) + _CAPITAL * (entry.kind == "capital")
    return _FEATURE_WEIGHT


def _agreed(places: list[Place], text: str) -> list[Place]:
    """One name means one place in an article: what its surest mention says."""
    surest: dict[str, Place] = {}
    for place in places:
        key = place_key(text[slice(*place.span)])
        known = surest.get(key)
        if known is None or place.confidence > known.confidence:
            surest[key] = place
    return [
        structs.replace(surest[place_key(text[slice(*place.span)])], span=place.span)
        for place in places
    ]

"""Where: place names as places of the gazetteer."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from msgspec import UNSET, structs

from dateline.model import Mention, Place, Reading
from dateline.vocab.countries import countries
from dateline.vocab.gazetteer import (
    Entry,
    containers,
    country_called,
    gazetteer,
    place_key,
    place_words,
)

_BEHIND = re.compile(
    r"(?:,\s+(?:in\s+)?(?:the\s+)?|\s+in\s+(?=[A-Z]))((?:[\w.’'-]+)(?:\s[\w.’'-]+){0,4})"
    r"|\s+\(([A-Z][\w .]+)\)"
)
_HEAD = re.compile(r"\s+([a-zA-Z]+)")
_HEAD_OF = re.compile(r"([a-zA-Z]+)\s+of\s+$")
_LARGE = 300_000
_SURE = 0.98
"""The confidence of a place whose country or division stands behind it."""
_NEAR = 60
"""How far before a name, in characters, a country may stand that says where it lies."""
_FEATURE_WEIGHT = 6.0
"""A region, water or site counts like a town of a million people."""
_ARTICLE = re.compile(r"^[Tt]he\s+")


@dataclass(frozen=True, slots=True)
class _Article:
    """What an article says about where it plays."""

    text: str
    countries: Counter[str]
    """How often each country is named, by ISO alpha-3."""
    spans: tuple[tuple[int, int, str], ...]
    """Where each is named, in text order: start, end, country."""
    divisions: frozenset[str]
    """Divisions that are named."""


def resolve_places(reading: Reading) -> tuple[Place, ...]:
    """Give every spotted place mention its place.

    Among places of one name, a country or division behind a comma decides; then the country named
    right before ("the Ukrainian city of"), the countries and divisions that the article names, and
    how large the place is. A town in a division where the gazetteer knows none of its name has no
    point, rather than another town's. A country has the point in its middle, and the feature code
    that says so. A name that the gazetteer does not know keeps its words, and nulls.
    """
    if reading.spotted is UNSET:
        return ()
    article = _survey(reading.text, reading.spotted)
    found = [_place(mention, article) for mention in reading.spotted if mention.kind == "place"]
    return tuple(_agreed(found, reading.text))


def _survey(text: str, spotted: tuple[Mention, ...]) -> _Article:
    named = []
    divisions = set()
    for mention in spotted:
        if mention.kind == "time":
            continue
        start, end = mention.span
        words = text[start:end]
        country = _country_of(words, text)
        if country is None and mention.kind == "place":
            entries = gazetteer().named(words)
            inside = {entry.iso3 for entry in entries if entry.kind == "division"} or {
                entry.iso3 for entry in entries
            }
            country = inside.pop() if len(inside) == 1 else None
            divisions |= {entry.name for entry in entries if entry.kind == "division"}
        elif country is None:
            found = containers(words)
            country = found[0][0] if found and found[0][1] is None else None
        if country:
            named.append((start, end, country))
    counts = Counter(country for _, _, country in named)
    return _Article(text, counts, tuple(named), frozenset(divisions))


def _country_of(words: str, text: str) -> str | None:
    """The country that is named, with or without its article."""
    return country_called(words, text) or country_called(_ARTICLE.sub("", words), text)


def _place(mention: Mention, article: _Article) -> Place:
    start, end = mention.span
    words = article.text[start:end]
    country = _country_of(words, article.text)
    if country and (known := countries().get(country)):
        return Place(
            span=mention.span,
            name=known.name,
            country=country,
            lat=known.lat,
            lon=known.lon,
            geonames=known.geonames,
            feature=known.feature,
            confidence=0.95,
        )
    entries = gazetteer().named(_ARTICLE.sub("", words))
    division = _division_behind(article.text, end)
    if division and all(_is_small(e) and not _lies_in(e, division) for e in entries):
        country, name = division
        return Place(span=mention.span, name=words, country=country, admin1=name, confidence=_SURE)
    if not entries:
        return Place(span=mention.span, name=words, confidence=0.1)
    scored = sorted(
        ((_score(entry, mention, article), -at, entry) for at, entry in enumerate(entries)),
        key=lambda item: item[:2],
        reverse=True,
    )
    best = scored[0]
    if _said_behind(best[2], article.text, end):
        return _as_place(mention, best[2], confidence=_SURE)
    margin = best[0] - scored[1][0] if len(scored) > 1 else 3.0
    return _as_place(mention, best[2], confidence=round(0.5 + 0.45 * min(margin, 3.0) / 3.0, 2))


def _is_small(entry: Entry) -> bool:
    """Whether it is a town that hardly stands in a list of divisions ("Berlin, Hamburg, Hesse")."""
    return entry.kind == "town" and entry.population < _LARGE


def _lies_in(entry: Entry, where: tuple[str, str | None]) -> bool:
    """Whether a place is in that country and, where one is given, division."""
    country, division = where
    return entry.iso3 == country and division in {None, entry.admin1}


def _said_behind(entry: Entry, text: str, end: int) -> bool:
    """Whether a country or division that has the place stands behind its name."""
    match = _BEHIND.match(text, end)
    if match is None:
        return False
    inside = containers(match.group(1) or match.group(2))
    return any(_lies_in(entry, where) for where in inside)


def _division_behind(text: str, end: int) -> tuple[str, str | None] | None:
    """The division behind a comma, where it can be nothing else: "Bolton, Texas"."""
    match = _BEHIND.match(text, end)
    inside = containers(match.group(1)) if match and match.group(1) else ()
    return inside[0] if len(inside) == 1 and inside[0][1] else None


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


def _score(entry: Entry, mention: Mention, article: _Article) -> float:
    """How well an entry fits; one point is a factor of ten in people."""
    start, end = mention.span
    score = _size(entry, article.text, start, end)
    if _said_behind(entry, article.text, end):
        score += 6.0
    if entry.iso3:
        if _country_before(start, article) == entry.iso3:
            score += 3.0
        share = article.countries[entry.iso3] / max(1, article.countries.total())
        score += (0.8 if share else 0.0) + 1.2 * share
    if entry.admin1 and entry.admin1 in article.divisions and entry.kind != "division":
        score += 1.0
    return score


def _size(entry: Entry, text: str, start: int, end: int) -> float:
    heads = place_words().division_heads
    behind, before = _HEAD.match(text, end), _HEAD_OF.search(text, max(0, start - 30), start)
    divided = any(found and found.group(1).casefold() in heads for found in (behind, before))
    if entry.kind == "division":
        return math.log10(entry.population + 1000) + (2.0 if divided else -0.8)
    if entry.kind in {"town", "capital"}:
        return math.log10(entry.population + 1000) + (1.5 if entry.kind == "capital" else 0.0)
    return _FEATURE_WEIGHT


def _country_before(start: int, article: _Article) -> str | None:
    """The last country named shortly before in the same sentence: "the Iraqi city of"."""
    at = bisect_left(article.spans, (start,)) - 1
    if at < 0:
        return None
    _, end, country = article.spans[at]
    between = article.text[end:start]
    return country if end <= start <= end + _NEAR and not re.search(r"[.;\n]", between) else None


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

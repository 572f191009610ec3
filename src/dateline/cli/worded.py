"""Values in words for the terminal: codes with what they mean, spans with what stands there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import TypeAlias

from rich.text import Text

from dateline.model import Actor, EventPlace, Participant, Place, Reading, Span
from dateline.vocab.countries import countries
from dateline.vocab.place_features import place_features
from dateline.vocab.plain_words import plain_words
from dateline.vocab.plover import plover

Row: TypeAlias = tuple[str, Text]
"""What stands in the gutter, and what it says."""


def coded(code: str, words: str | None) -> str:
    """`ISL (Iceland)`; the code alone where there are no other words for it."""
    return f"{code} ({words})" if words and words.casefold() != code.casefold() else code


def who_is(one: Actor | Participant) -> str:
    """The actor's country, sector and code."""
    if not (one.country or one.sector or one.code):
        return "no code"
    return listed((
        one.country and f"country {_country(one.country)}",
        one.sector and f"sector {coded(one.sector, plover().sectors.get(one.sector))}",
        one.code and f"code {one.code}",
    ))  # fmt: skip


def where_is(one: Place | EventPlace) -> str:
    """The place's country, first-order division, degrees north and east, feature and GeoNames id.

    Degrees of what is larger than a spot are said to be of its middle.
    """
    known = place_features().get(one.feature) if one.feature else None
    about = "" if known is None or known.extent == "spot" else "the middle at "
    unplaced = one.lat is None or one.lon is None
    return listed((
        f"country {_country(one.country)}" if one.country else "no country",
        one.admin1 and f"admin1 {one.admin1}",
        "no coordinates" if unplaced else f"{about}{one.lat:g}, {one.lon:g}",
        known.words if known else None,
        f"GeoNames {one.geonames}" if one.geonames else "no GeoNames id",
    ))  # fmt: skip


def _country(code: str) -> str:
    """A country's or country-like code with its name."""
    entry = countries().get(code)
    return coded(code, entry.name if entry else plain_words().country_like.get(code))


def listed(facts: Iterable[str | None]) -> str:
    """Those facts that there are, one behind the other."""
    return " · ".join(filter(None, facts))


def quoted(reading: Reading, spans: Iterable[Span]) -> str:
    """The words at the spans, each in quotation marks of its own."""
    return " ".join(f"“{' '.join(reading.text[a:b].split())}”" for a, b in spans)


def sentence_number(reading: Reading, span: Span) -> str:
    """The number, from 1, of the sentence in which the span begins; empty where it is in none."""
    at = bisect_right(reading.sentences, span[0], key=lambda sentence: sentence[0])
    return str(at) if at and span[0] < reading.sentences[at - 1][1] else ""

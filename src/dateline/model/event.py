"""One event as one sentence tells it."""

from __future__ import annotations

import msgspec

from dateline.model.codes import (
    EventType,
    Modality,
    PlaceOrigin,
    Polarity,
    Precision,
    Quad,
    Sector,
    TimeOrigin,
)
from dateline.model.span import Span


class Participant(msgspec.Struct, frozen=True, kw_only=True):
    """A source or a target of an event."""

    span: Span
    name: str
    country: str | None = None
    sector: Sector | None = None
    code: str | None = None


class EventTime(msgspec.Struct, frozen=True, kw_only=True):
    """When it happened."""

    value: str | None
    """ISO 8601, only as precise as known: `2021`, `2021-03`, `2021-W12`, `2021-03-27`."""
    span: Span | None
    """The words it was read from; null when it is the article's own date."""
    precision: Precision = "none"
    origin: TimeOrigin = "article"
    """Where it was found, in the order in which places are searched."""


class EventPlace(msgspec.Struct, frozen=True, kw_only=True):
    """Where it happened."""

    span: Span
    name: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    feature: str | None = None
    """GeoNames' feature code, as in a `Place`: `PCL…` says that the point is a country's middle."""
    origin: PlaceOrigin = "sentence"
    """Where it was found, in the order in which places are searched."""


class Number(msgspec.Struct, frozen=True, kw_only=True):
    """A count that the sentence gives for the event."""

    span: Span
    what: str
    """What is counted, as one noun in the singular: `dead`, `injured`, `arrested`, `missile`."""
    value: float
    """The number; a whole one where the text has one."""
    bound: str | None = None
    """`about`, `at least`, `at most`, `more than`, `less than`, or null for an exact count."""


class EventMention(msgspec.Struct, frozen=True, kw_only=True):
    """An event in PLOVER and CAMEO terms, tied to the words that tell it."""

    id: str
    span: Span
    """The event word or words."""
    lemma: str
    """The lexicon's headword for the event word, for comparing mentions across pages."""
    event: EventType | None
    """Null for a mere statement about somebody, which PLOVER does not code: no record is made."""
    mode: str | None = None
    context: tuple[str, ...] = ()
    cameo: str | None = None
    quad: Quad | None
    intensity: float | None
    """PLOVER's score of the mode, or of the event type where there is no mode: -10 to 10."""
    source: tuple[Participant, ...] = ()
    target: tuple[Participant, ...] = ()
    time: EventTime | None = None
    place: EventPlace | None = None
    attribution: int | None = None
    """Index into the row's `attributions`."""
    modality: Modality = "asserted"
    polarity: Polarity = "positive"
    numbers: tuple[Number, ...] = ()
    vector: bytes | None = None
    """What the event word means in its sentence, for comparing mentions across pages: a unit
    vector of 64 signed bytes (127 is 1), base64 in JSON."""
    confidence: float = 0.5


def is_war(event: EventMention) -> bool:
    """Whether its word names a war between two sides, which has no direction."""
    return event.lemma == "war" and bool(event.source and event.target)

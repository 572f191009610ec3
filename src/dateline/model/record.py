"""One event, however many pages report it."""

from __future__ import annotations

import msgspec

from dateline.model.codes import (
    EventType,
    Modality,
    Precision,
    Quad,
    Sector,
    Status,
    TimeOrigin,
)
from dateline.model.event import EventPlace
from dateline.model.span import Span


class RecordActor(msgspec.Struct, frozen=True, kw_only=True):
    """A source or target of a record: the actor, no longer one page's words."""

    name: str
    country: str | None = None
    sector: Sector | None = None
    code: str | None = None


class RecordMention(msgspec.Struct, frozen=True, kw_only=True):
    """One place in one page that tells of the event."""

    doc: str
    """The article's id."""
    event: str
    """The event mention's id in that article."""
    span: Span
    """The event word."""
    sentence: Span
    outlet: str | None = None
    published: str | None = None
    attribution: str | None = None
    """Whom the page names as saying so ("Israeli media"), in the page's words."""
    modality: Modality = "asserted"
    origin: str | None = None
    """The origin that this mention counts towards."""


class DisagreementValue(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a disagreement."""

    value: str
    docs: tuple[str, ...]


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """A field on which pages differ: date, place, source, target, number, occurrence."""

    field: str
    values: tuple[DisagreementValue, ...]


class EventRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What `records` gives: one row per event."""

    record: str
    """The record's id."""
    story: str | None = None
    event: EventType
    mode: str | None = None
    cameo: str | None = None
    context: tuple[str, ...] = ()
    quad: Quad
    intensity: float
    source: tuple[RecordActor, ...] = ()
    target: tuple[RecordActor, ...] = ()
    date: str | None = None
    date_precision: Precision = "none"
    date_origin: TimeOrigin | None = None
    """Where the date was found. `article` is only the day of the report: the words give none."""
    place: EventPlace | None = None
    summary: str
    """One line made from the record's own fields and words, nothing invented."""
    status: Status
    modality: Modality = "asserted"
    """The modality that most of its origins give it."""
    mentions: tuple[RecordMention, ...]
    outlets: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    independent_origins: int
    disagreements: tuple[Disagreement, ...] = ()
    confidence: float


def told_as_done(record: EventRecord) -> bool:
    """Whether the pages tell of the event as something that took place.

    False for what is planned, threatened, supposed, wished for, denied or contested: such records
    are left out of every sum. A threat is itself an event that took place.
    """
    if record.status in ("planned", "denied", "contested"):
        return False
    if record.modality == "threatened":
        return record.event == "THREATEN"
    return record.modality not in ("planned", "hypothetical", "denied", "opinion")


class MentionLink(msgspec.Struct, frozen=True, kw_only=True):
    """An event mention and the record that it went into."""

    span: Span
    record: str


class MentionLinks(msgspec.Struct, frozen=True, kw_only=True):
    """What `records --mentions` gives: one row per article."""

    id: str
    mentions: tuple[MentionLink, ...]

"""One event, however many pages report it."""

from __future__ import annotations

import msgspec

from dateline.model.codes import (
    DifferenceKind,
    DisagreementField,
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


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """Where in which article something stands."""

    doc: str
    """The article's id."""
    span: Span


class DisagreementValue(msgspec.Struct, frozen=True, kw_only=True):
    """One of the values that pages give a field."""

    value: str
    docs: tuple[str, ...]
    """The ids of the articles that give it."""
    origins: tuple[str, ...] = ()
    """The origins that give it."""
    words: tuple[Words, ...] = ()
    """The words that give it, one place for each article."""


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """A field on which pages contradict each other."""

    field: DisagreementField
    values: tuple[DisagreementValue, ...]
    """What most origins say comes first."""


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A field on which pages differ without contradicting each other."""

    field: DisagreementField
    kind: DifferenceKind
    values: tuple[DisagreementValue, ...]
    """Growth by the day of the report; precision and rounding from coarse to fine."""


class Alternatives(msgspec.Struct, frozen=True, kw_only=True):
    """The values of a field that are not the record's own, whether they contradict it or not."""

    field: DisagreementField
    values: tuple[DisagreementValue, ...]


class RecordNumber(msgspec.Struct, frozen=True, kw_only=True):
    """The best-supported count of something that the event's tellings count."""

    what: str
    """As in an event's `numbers`: `dead`, `injured`, `arrested`, `missile`."""
    value: float
    bound: str | None = None
    """`about`, `at least`, `at most`, `more than`, `less than`, or null for an exact count."""
    docs: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()


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
    numbers: tuple[RecordNumber, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    differences: tuple[Difference, ...] = ()
    """Where pages differ by precision, by rounding, or because a count grew from day to day."""
    alternatives: tuple[Alternatives, ...] = ()
    """Of each field with several values, those that are not the record's own."""
    part_of: str | None = None
    """The record of the event that this one is a part of: nine killed, of the shooting."""
    outcomes: tuple[str, ...] = ()
    """The records of what came of this plan, threat or demand."""
    merged_from: tuple[str, ...] = ()
    """Ids of earlier runs' records that are one with this one now."""
    split_from: str | None = None
    """Id of the earlier run's record that this one was a part of, and no longer is."""
    merge_confidence: float = 1.0
    """0 to 1: the chance that a mention picked at random tells of the event that most of the
    mentions tell of, calibrated on a corpus whose events are known; 1 of a single mention."""
    confidence: float
    """0 to 1: one minus the chance that every origin's surest mention was misread, times
    `merge_confidence`."""


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

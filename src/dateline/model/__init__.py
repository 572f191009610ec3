"""The records that flow between the stages: frozen, typed, one file a kind."""

from dateline.model.article import Article, KindEvidence, Removed, SeenDate
from dateline.model.codes import (
    QUAD_CODES,
    ActorKind,
    ArticleKind,
    AttributionKind,
    DateFound,
    DateKind,
    DifferenceKind,
    DisagreementField,
    EventType,
    ExportFormat,
    MentionKind,
    Modality,
    PlaceOrigin,
    Polarity,
    Precision,
    PublishedFrom,
    Quad,
    RemovedWhy,
    Sector,
    SeriesBy,
    SeriesPeriod,
    Status,
    TimeOrigin,
    TimeType,
)
from dateline.model.dossier import Dossier
from dateline.model.event import (
    EventMention,
    EventPlace,
    EventTime,
    Number,
    Participant,
    is_war,
)
from dateline.model.page import Page
from dateline.model.reading import (
    Actor,
    Attribution,
    EventWord,
    GivenMention,
    Mention,
    Pair,
    Place,
    Reading,
    Relation,
    TimeExpression,
    given_mentions,
    given_pairs,
)
from dateline.model.record import (
    Alternatives,
    Difference,
    Disagreement,
    DisagreementValue,
    EventRecord,
    MentionLink,
    MentionLinks,
    RecordActor,
    RecordMention,
    RecordNumber,
    Words,
    told_as_done,
)
from dateline.model.refusal import Refusal
from dateline.model.rows import from_row, to_json, to_row
from dateline.model.span import Span, contains, overlaps
from dateline.model.story import Reuse, StoryAssignment

__all__ = [
    "QUAD_CODES", "Actor", "ActorKind", "Alternatives", "Article", "ArticleKind", "Attribution",
    "AttributionKind", "DateFound", "DateKind", "Difference", "DifferenceKind", "Disagreement",
    "DisagreementField", "DisagreementValue", "Dossier", "EventMention", "EventPlace",
    "EventRecord", "EventTime", "EventType", "EventWord", "ExportFormat", "GivenMention",
    "KindEvidence",
    "Mention", "MentionKind", "MentionLink", "MentionLinks", "Modality", "Number", "Page", "Pair",
    "Participant", "Place", "PlaceOrigin", "Polarity", "Precision", "PublishedFrom", "Quad",
    "Reading", "RecordActor", "RecordMention", "RecordNumber", "Refusal", "Relation", "Removed",
    "RemovedWhy", "Reuse", "Sector", "SeenDate", "SeriesBy", "SeriesPeriod", "Span", "Status",
    "StoryAssignment", "TimeExpression", "TimeOrigin", "TimeType", "Words", "contains", "from_row",
    "given_mentions", "given_pairs", "is_war", "overlaps", "to_json", "to_row", "told_as_done",
]  # fmt: skip

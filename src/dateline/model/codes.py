"""The closed sets of codes that records carry, as types.

PLOVER's event types, quad classes and sectors are those of the PLOVER manual (Open Event Data
Alliance, 2021); the values that go with them (modes, scores, CAMEO codes) are data in `vocab`.
"""

from __future__ import annotations

from typing import Literal, get_args

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip

Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
QUAD_CODES: dict[Quad, int] = {quad: code for code, quad in enumerate(get_args(Quad), start=1)}
"""The quad classes as PLOVER, POLECAT and GDELT number them, 1 to 4."""

Modality = Literal[
    "asserted", "reported", "alleged", "planned", "threatened", "hypothetical", "denied", "opinion"
]

Polarity = Literal["positive", "negative"]

Sector = Literal[
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS",
    "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC",
]  # fmt: skip

ActorKind = Literal["state", "person", "organisation", "group"]

MentionKind = Literal["state", "person", "organisation", "group", "pronoun", "place", "time"]

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]

Precision = Literal["time", "day", "week", "month", "quarter", "year", "none"]

PublishedFrom = Literal["meta", "json-ld", "url", "text", "file"]

DateKind = Literal["published", "modified", "unsaid"]

DateFound = Literal["json-ld", "meta", "time", "url", "dateline", "text", "feed", "file"]

ArticleKind = Literal[
    "report", "analysis", "opinion", "interview", "live", "list", "press-release", "digest", "other"
]

RemovedWhy = Literal[
    "navigation", "related", "promo", "share", "legal", "comment", "ad", "caption", "contents",
    "markup", "credit", "truncated", "repeated", "metadata", "other",
]  # fmt: skip

AttributionKind = Literal["direct", "indirect", "mixed"]

Status = Literal["corroborated", "single-origin", "contested", "denied", "planned"]

DisagreementField = Literal["occurrence", "event", "source", "target", "date", "place", "number"]

DifferenceKind = Literal["precision", "rounding", "growth"]

TimeOrigin = Literal["clause", "sentence", "previous sentence", "article"]
PlaceOrigin = Literal["clause", "sentence", "previous sentence", "dateline"]

ExportFormat = Literal["plover", "polecat", "gdelt", "gdelt-mentions", "acled", "icews"]

SeriesBy = Literal["dyad", "actor"]

SeriesPeriod = Literal["day", "week", "month"]

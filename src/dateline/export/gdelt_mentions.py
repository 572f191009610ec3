"""GDELT 2.0 Mentions: 16 tab-separated columns without a header, one row a mention and event row.

Columns and enumerations: the GDELT Event Codebook 2.0 (2015). `GLOBALEVENTID` is that of the
`gdelt` format, so the two files join; `Extras`, which GDELT leaves blank, has the record's id.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.export.codes import Numbers, pairs
from dateline.export.gdelt import stamp
from dateline.export.pages import Pages, chief
from dateline.model import EventRecord, RecordActor, RecordMention
from dateline.tables import Cell

COLUMNS = (
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName",
    "MentionIdentifier", "SentenceID", "Actor1CharOffset", "Actor2CharOffset",
    "ActionCharOffset", "InRawText", "Confidence", "MentionDocLen", "MentionDocTone",
    "MentionDocTranslationInfo", "Extras",
)  # fmt: skip
_WEB = 1
_ABSENT = -1


def rows(record: EventRecord, pages: Pages, numbers: Numbers) -> Iterator[tuple[Cell, ...]]:
    """A row for each mention, under each of the record's pairs of actors."""
    first = chief(record)
    added = stamp(first.published) if first else None
    for row, (source, target) in pairs(record, numbers):
        for mention in record.mentions:
            page, url = pages.page(mention), pages.url(mention)
            outlet = page.domain if page and page.domain and url else mention.outlet
            event = pages.event(mention)
            yield (
                row, added, stamp(mention.published), _WEB if url else None, outlet,
                url or mention.doc, pages.sentence_number(mention),
                _offset(mention, source, pages, target=False),
                _offset(mention, target, pages, target=True), mention.span[0], None,
                _tens(event.confidence if event else record.confidence),
                len(page.text) if page else None, None, None, record.record,
            )  # fmt: skip


def _offset(
    mention: RecordMention, actor: RecordActor | None, pages: Pages, *, target: bool
) -> int | None:
    """Where the actor begins in the text; -1 where this mention does not name it."""
    if pages.event(mention) is None:
        return None
    one = pages.participant(mention, actor.name, target=target) if actor else None
    return one.span[0] if one else _ABSENT


def _tens(confidence: float) -> int:
    """A confidence of 0 to 1 as GDELT's 10 to 100 in steps of ten."""
    return min(100, max(10, round(confidence * 10) * 10))

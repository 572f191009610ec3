"""The readings behind the records: what their mentions' words, titles and addresses are.

Records alone have no text. Where the readings are not given, or are not those of the records, every
look-up here says that it does not know.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from dateline.model import EventMention, EventRecord, Participant, Reading, RecordMention, Span


class Pages:
    """Readings by id; of two with one id, the first."""

    def __init__(self, readings: Iterable[Reading] = ()) -> None:
        self._pages: dict[str, Reading] = {}
        self._events: dict[tuple[str, str], EventMention] = {}
        for reading in readings:
            if reading.id in self._pages:
                continue
            self._pages[reading.id] = reading
            for event in reading.events:
                self._events.setdefault((reading.id, event.id), event)

    def page(self, mention: RecordMention | None) -> Reading | None:
        """The mention's page."""
        return self._pages.get(mention.doc) if mention else None

    def event(self, mention: RecordMention | None) -> EventMention | None:
        """The event mention that the record's mention stands for."""
        return self._events.get((mention.doc, mention.event)) if mention else None

    def words(self, mention: RecordMention | None, span: Span) -> str | None:
        """The words at a span of the mention's page, on one line."""
        page = self.page(mention)
        start, end = span
        if page is None or not 0 <= start < end <= len(page.text):
            return None
        return " ".join(page.text[start:end].split()) or None

    def url(self, mention: RecordMention | None) -> str | None:
        """The address of the mention's page where it is http or https."""
        page = self.page(mention)
        url = "".join((page.url or "").split()) if page else ""
        try:
            parts = urlsplit(url)
        except ValueError:
            return None
        return url if parts.scheme in ("http", "https") and parts.netloc else None

    def sentence_number(self, mention: RecordMention | None) -> int | None:
        """Which sentence of its page the mention stands in, from 1."""
        page = self.page(mention)
        if page is None or mention is None or mention.sentence not in page.sentences:
            return None
        return page.sentences.index(mention.sentence) + 1

    def leads(self, mention: RecordMention) -> bool | None:
        """Whether the mention stands in its page's first paragraph."""
        page = self.page(mention)
        if page is None:
            return None
        first = page.text.find("\n\n")
        return first < 0 or mention.span[0] < first

    def participant(
        self, mention: RecordMention | None, name: str, *, target: bool
    ) -> Participant | None:
        """The source or target of that name as the mention's own sentence has it."""
        event = self.event(mention)
        side = (event.target if target else event.source) if event else ()
        return next((one for one in side if one.name == name), None)

    def participants(
        self, record: EventRecord, name: str, *, target: bool
    ) -> Iterable[tuple[RecordMention, Participant]]:
        """Every mention of the record that names the actor on that side."""
        for mention in record.mentions:
            one = self.participant(mention, name, target=target)
            if one:
                yield mention, one

    def wikidata(self, record: EventRecord, name: str, *, target: bool) -> str | None:
        """The actor's Wikidata id, where a reading has one for the words that name it."""
        for mention, one in self.participants(record, name, target=target):
            page = self.page(mention)
            for actor in page.actors if page else ():
                if actor.span == one.span and actor.wikidata:
                    return actor.wikidata
        return None

    def raw(self, record: EventRecord, name: str, *, target: bool) -> str | None:
        """The actor in the words of the first mention that names it."""
        for mention, one in self.participants(record, name, target=target):
            return self.words(mention, one.span)
        return None


def chief(record: EventRecord) -> RecordMention | None:
    """The mention that stands for the record where a format has room for one: the earliest."""
    return min(
        record.mentions,
        key=lambda one: (one.published is None, one.published or ""),
        default=None,
    )

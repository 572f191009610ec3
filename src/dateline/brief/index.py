"""Finding one's way in a dossier: records by number, pages by id, event words by record."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from dateline.brief.view import Link
from dateline.model import (
    Dossier,
    EventMention,
    EventRecord,
    Reading,
    RecordMention,
    Span,
    StoryAssignment,
    Words,
    is_war,
)
from dateline.model.time import interval

UNKNOWN_OUTLET = "outlet unknown"


@dataclass(frozen=True, slots=True)
class Place:
    """A page's number in the brief and its reading."""

    number: int
    reading: Reading
    story: StoryAssignment | None


@dataclass(frozen=True, slots=True)
class Numbered:
    """A record and its number in the brief."""

    number: int
    record: EventRecord
    war: bool = False
    """Whether it is a war between its two sides, and not what one of them did."""


class Index:
    """Lookups over one dossier, made once."""

    def __init__(self, dossier: Dossier) -> None:
        stories: dict[str, StoryAssignment] = {}
        for assignment in dossier.stories:
            stories.setdefault(assignment.id, assignment)
        self.pages = [
            Place(number, reading, stories.get(reading.id))
            for number, reading in enumerate(dossier.readings, start=1)
        ]
        self._by_id: dict[str, Place] = {}
        self._events: dict[tuple[str, str], EventMention] = {}
        for page in self.pages:
            self._by_id.setdefault(page.reading.id, page)
            for event in page.reading.events:
                self._events.setdefault((page.reading.id, event.id), event)
        self.records = [
            Numbered(number, record, self._is_war(record))
            for number, record in enumerate(sorted(dossier.records, key=chronological), start=1)
        ]
        self._numbered: dict[str, Numbered] = {}
        self._parts: dict[str, list[Numbered]] = defaultdict(list)
        self._plans: dict[str, list[Numbered]] = defaultdict(list)
        for one in self.records:
            self._numbered.setdefault(one.record.record, one)
            if one.record.part_of:
                self._parts[one.record.part_of].append(one)
            for outcome in one.record.outcomes:
                self._plans[outcome].append(one)
        self._words = {
            (one.number, at.doc, at.span): f"r{one.number}-w{position}"
            for one in self.records
            for position, at in enumerate(given_words(one.record), start=1)
        }

    def page(self, doc: str) -> Place | None:
        """The page with that id."""
        return self._by_id.get(doc)

    def event(self, mention: RecordMention) -> EventMention | None:
        """The event mention that a record's mention stands for."""
        return self._events.get((mention.doc, mention.event))

    def _is_war(self, record: EventRecord) -> bool:
        told = [event for at in record.mentions if (event := self.event(at))]
        return bool(told and record.source and record.target) and all(map(is_war, told))

    def record(self, id_: str) -> Numbered | None:
        """The record with that id."""
        return self._numbered.get(id_)

    def whole(self, one: Numbered) -> Numbered | None:
        """The record of the event that this one is a part of, at the top of a chain of parts."""
        seen = {one.number}
        whole = one
        while (above := self.record(whole.record.part_of or "")) and above.number not in seen:
            seen.add(above.number)
            whole = above
        # A ring of parts has no top.
        return None if whole is one or self.record(whole.record.part_of or "") else whole

    def parts(self, one: Numbered) -> list[Numbered]:
        """The records of the event's parts, in order of time."""
        return [part for part in self._parts[one.record.record] if part is not one]

    def plans(self, one: Numbered) -> list[Numbered]:
        """The records of plans, threats and demands that this one came of."""
        return [plan for plan in self._plans[one.record.record] if plan is not one]

    def words_anchor(self, numbered: Numbered, at: Words) -> str | None:
        """The id, in its page's full text, of words that give a value of the record's."""
        return self._words.get((numbered.number, at.doc, at.span))

    def link(self, page: Place) -> Link:
        """A link to the page, under its number and its outlet's name, or else its title."""
        known = page.reading.outlet or (page.reading.title and f"“{title(page.reading)}”")
        number = f"page {page.number}"
        label = f"{clipped(known, 60)} ({number})" if known else number
        return Link(page_anchor(page), label)


def given_words(record: EventRecord) -> tuple[Words, ...]:
    """Every place where words give one of the values on which pages differ."""
    given = [value for one in record.disagreements for value in one.values]
    given += [value for one in record.differences for value in one.values]
    given += [value for one in record.alternatives for value in one.values]
    return tuple(dict.fromkeys(at for value in given for at in value.words))


def page_anchor(page: Place) -> str:
    """The id of the page's entry in the brief."""
    return f"p{page.number}"


def mention_anchor(record: Numbered, position: int) -> str:
    """The id of a record's event word in its page's full text."""
    return f"r{record.number}-m{position + 1}"


def bare(name: str) -> str:
    """A name of an outlet or agency, for comparing: no case, no article, no `www.`."""
    return name.casefold().removeprefix("the ").removeprefix("www.")


def outlet(reading: Reading) -> str:
    """Who published it, as far as known."""
    return reading.outlet or UNKNOWN_OUTLET


def title(reading: Reading) -> str:
    """The page's title, or a stand-in that says there is none."""
    return " ".join((reading.title or "").split()) or "Page without a title"


def clipped(text: str, longest: int) -> str:
    """The text, cut at a word with an ellipsis where it is too long."""
    if len(text) <= longest:
        return text
    head = text[:longest].rsplit(" ", 1)[0]
    return f"{head.rstrip(' ,;:–-')}…"


def web_address(url: str | None) -> str | None:
    """The address where it is http or https, and nothing otherwise: a page may hold any string."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else None


def covered(record: EventRecord) -> tuple[date, date] | None:
    """First and last day of the record's date; null for an undated one."""
    return interval(record.date) if record.date else None


def chronological(record: EventRecord) -> tuple[bool, date, int, str]:
    """Sort key: by the last day that the date may mean; undated ones last.

    A month so comes after its days, and a year after its months.
    """
    days = covered(record)
    first, last = days or (date.max, date.max)
    return (days is None, last, -first.toordinal(), record.record)


def strength(numbered: Numbered) -> tuple[int, int, bool, float, int]:
    """Sort key: the best supported first, then those with both sides named, then intensity."""
    record = numbered.record
    rank = ("corroborated", "contested", "single-origin", "planned", "denied").index(record.status)
    one_sided = not (record.source and record.target)
    support = (rank, -record.independent_origins, one_sided)
    return (*support, -abs(record.intensity), numbered.number)


def within(span: Span, text: str) -> Span:
    """The span, forced to lie in the text."""
    start = min(max(0, span[0]), len(text))
    return (start, min(max(start, span[1]), len(text)))

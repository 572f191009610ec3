"""A story's headline event: the one that its pages are about, with who, what, when and where.

News puts what matters most first (the inverted pyramid), so an event counts the more the earlier
the pages tell it and the more of their titles' words stand around it; then by how many origins
tell of it, whether it is told as done, how much it weighs, and how sure the record is. After the
main-event extraction of Giveme5W1H (Hamborg et al. 2019), whose candidates are scored by position
and frequency, here over records and not over phrases.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from dateline.brief import words
from dateline.brief.cards import sides
from dateline.brief.index import Index, Numbered, Place, clipped, covered, within
from dateline.brief.view import Card, Headline
from dateline.model import EventRecord, RecordMention, told_as_done
from dateline.model.time import interval
from dateline.vocab.words import root, share
from dateline.vocab.words import words as split

_LEAD, _TITLE, _WORD, _NEWS = 3.0, 1.5, 0.5, 1.0
_ORIGINS, _PAGES, _DONE, _SIDES, _WEIGHT, _SURE = 2.0, 1.0, 1.0, 0.5, 0.5, 0.5
_LONGEST_WORDS = 60
_NEWS_DAYS = timedelta(days=3)
"""How old an event may be for it to be a page's news."""


def main_event(
    records: Sequence[Numbered], pages: Sequence[Place], index: Index
) -> Numbered | None:
    """The story's main event; of equals the first in time. Null where there are no records.

    Copies of other pages have no say, and a part of an event ("talks", of a visit) gives way to it.
    """
    ids = {one.record.record for one in records}
    whole = [one for one in records if one.record.part_of not in ids]
    own = [page for page in pages if not (page.story and page.story.duplicate_of)] or list(pages)
    titles = _titles(own)
    return max(
        whole or records,
        key=lambda one: (weigh(one.record, titles, len(own), index), -one.number),
        default=None,
    )


def weigh(record: EventRecord, titles: dict[str, float], pages: int, index: Index) -> float:
    """How much the record is the main event of a story.

    `titles` has the roots of the story's titles, each with how telling it is; `pages` is how many
    pages the story has that are no copies.
    """
    told = [(one, page) for one in record.mentions if (page := index.page(one.doc))]
    leads: dict[str, float] = {}
    for one, page in told:
        leads[one.doc] = max(leads.get(one.doc, 0.0), _lead(one, page))
    many = max(pages, 1)
    origins = max(record.independent_origins, 0)
    return (
        _LEAD * (max(leads.values(), default=0.0) + sum(leads.values()) / many) / 2
        + _TITLE * max((_shared(one, page, titles) for one, page in told), default=0.0)
        + _WORD * any(_named(one, page, titles) for one, page in told)
        + _NEWS * any(_news(record, page) for _, page in told)
        + _ORIGINS * math.log2(1 + origins) / math.log2(1 + many)
        + _PAGES * min(len(leads) / many, 1.0)
        + _DONE * told_as_done(record)
        + _SIDES * bool(record.source and record.target)
        + _WEIGHT * abs(record.intensity) / 10
        + _SURE * record.confidence
    )


def _titles(pages: Sequence[Place]) -> dict[str, float]:
    """The words of all titles by their roots: the rarer and the more often used, the more."""
    out: dict[str, float] = defaultdict(float)
    for page in pages:
        for word, weight in _telling(page.reading.title or "").items():
            out[word] += weight
    return out


def _telling(text: str) -> dict[str, float]:
    """A text's words by their roots, each with how telling it is: the rarer, the more."""
    return {root(word): -math.log(share(word)) for word in split(text)}


def _lead(mention: RecordMention, page: Place) -> float:
    """1 for the first sentence of the page, 1/2 for the second, and so on."""
    before = sum(sentence[1] <= mention.span[0] for sentence in page.reading.sentences)
    return 1 / (1 + before)


def _shared(mention: RecordMention, page: Place, title: dict[str, float]) -> float:
    """How much of what the titles tell stands in the sentence, 0 to 1."""
    start, end = within(mention.sentence, page.reading.text)
    sentence = _telling(page.reading.text[start:end])
    whole = sum(title.values())
    return sum(weight for word, weight in title.items() if word in sentence) / whole if whole else 0


def _named(mention: RecordMention, page: Place, title: dict[str, float]) -> bool:
    """Whether a title has the event word itself."""
    start, end = within(mention.span, page.reading.text)
    return any(root(word) in title for word in split(page.reading.text[start:end]))


def _news(record: EventRecord, page: Place) -> bool:
    """Whether it happened in the days before the page came out."""
    days, published = covered(record), interval((page.reading.published or "")[:10])
    if days is None or published is None or days[0] == date.min:
        return False
    return days[0] <= published[1] and days[1] >= published[0] - _NEWS_DAYS


def headline(one: Card, numbered: Numbered, index: Index) -> Headline:
    """The record as a headline event: who, what, when and where."""
    return Headline(
        card=one,
        who=_side(one),
        what=one.manner + words.caveat(one.record),
        when=one.date,
        when_words=_when_words(numbered.record, index),
        where=one.place or "",
    )


def _side(one: Card) -> str:
    return f" {one.between} ".join(sides(one.record)) or words.capital(words.UNNAMED)


def _when_words(record: EventRecord, index: Index) -> str:
    """The words that give the record's own date, in the first page that has them."""
    for mention in record.mentions:
        event, page = index.event(mention), index.page(mention.doc)
        if not (event and page and event.time and event.time.span and event.time.value):
            continue
        if (record.date or "").startswith(event.time.value):
            start, end = within(event.time.span, page.reading.text)
            return clipped(" ".join(page.reading.text[start:end].split()), _LONGEST_WORDS)
    return ""

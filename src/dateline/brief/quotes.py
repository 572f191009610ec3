"""Quoting pages: the sentence that tells of an event, and the words that give a value."""

from __future__ import annotations

from dateline.brief import words
from dateline.brief.index import (
    Index,
    Numbered,
    Place,
    mention_anchor,
    outlet,
    page_anchor,
    web_address,
    within,
)
from dateline.brief.marks import Mark, pieces, window
from dateline.brief.view import Link, Quote
from dateline.model import Reading, RecordMention, Span, Words
from dateline.vocab.plain_words import plain_words

_LONGEST_SENTENCE = 460
_LONGEST_EXCERPT = 240
_AROUND = 90
"""Characters shown on either side of words that stand in no sentence."""


def quote(numbered: Numbered, position: int, index: Index) -> Quote | None:
    """The sentence of the record's mention at that position; null where its page is not there."""
    mention = numbered.record.mentions[position]
    page = index.page(mention.doc)
    if page is None:
        return None
    text = page.reading.text
    sentence = within(mention.sentence, text)
    trigger = within(mention.span, text)
    shown = window(sentence, trigger, _LONGEST_SENTENCE)
    event = index.event(mention)
    marks = [Mark(trigger, "event")]
    if event:
        marks += [Mark(who.span, "actor") for who in (*event.source, *event.target)]
    return Quote(
        pieces=pieces(text, shown, marks),
        cut_before=shown[0] > sentence[0],
        cut_after=shown[1] < sentence[1],
        language=page.reading.language,
        page=Link(page_anchor(page), f"page {page.number}"),
        mark=mention_anchor(numbered, position),
        outlet=mention.outlet or outlet(page.reading),
        published=words.day(mention.published or page.reading.published),
        says=" ".join(mention.attribution.split()) if mention.attribution else None,
        modality=plain_words().modality[mention.modality],
        kind=_not_a_report(page.reading),
        origin=mention.origin if _origin_known(page, mention) else None,
        url=web_address(page.reading.url),
    )


def excerpt(numbered: Numbered, at: Words, index: Index) -> Quote | None:
    """The sentence around the words that give a value; null where they cannot be shown."""
    page = index.page(at.doc)
    if page is None:
        return None
    text = page.reading.text
    span = within(at.span, text)
    if span[0] == span[1]:
        return None
    sentence = _sentence(page.reading, span)
    shown = window(sentence, span, _LONGEST_EXCERPT)
    return Quote(
        pieces=pieces(text, shown, [Mark(span, "event")]),
        cut_before=shown[0] > sentence[0],
        cut_after=shown[1] < sentence[1],
        language=page.reading.language,
        page=Link(page_anchor(page), f"page {page.number}"),
        mark=index.words_anchor(numbered, at) or page_anchor(page),
        outlet=outlet(page.reading),
        published=words.day(page.reading.published),
        says=None,
        modality="",
        kind=_not_a_report(page.reading),
        origin=None,
        url=web_address(page.reading.url),
    )


def by_origin(mentions: tuple[RecordMention, ...]) -> list[int]:
    """Positions of the mentions: the first of each origin before the rest."""
    seen: set[str | None] = set()
    first: list[int] = []
    rest: list[int] = []
    for position, mention in enumerate(mentions):
        (rest if mention.origin in seen else first).append(position)
        seen.add(mention.origin)
    return first + rest


def plain(one: Quote) -> str:
    """The quoted words on one line."""
    return " ".join("".join(piece.text for piece in one.pieces).split())


def _sentence(reading: Reading, span: Span) -> Span:
    for sentence in reading.sentences:
        if sentence[0] <= span[0] and span[1] <= sentence[1]:
            return within(sentence, reading.text)
    return within((span[0] - _AROUND, span[1] + _AROUND), reading.text)


def _origin_known(page: Place, mention: RecordMention) -> bool:
    """Without any of these the origin is a stand-in for the page itself, and says nothing new."""
    return bool(page.reading.outlet or page.reading.credit or mention.attribution)


def _not_a_report(reading: Reading) -> str | None:
    """The kind of page to warn of beside what it tells; null for reports and unknown kinds."""
    if reading.kind in {None, "report", "other"}:
        return None
    return plain_words().kinds[reading.kind]

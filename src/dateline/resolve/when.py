"""When: time expressions as TIMEX3 types and values (TimeML 1.2.1)."""

from __future__ import annotations

from bisect import bisect_right

from msgspec import UNSET

from dateline.model import Reading, Span, TimeExpression
from dateline.model.time import interval, precision
from dateline.resolve.asked import Known
from dateline.resolve.calendar import Anchor, anchor_of
from dateline.resolve.time_rules import value_of
from dateline.vocab.time_words import TimeWords, folded, time_words

_CLAUSE_ENDS = ';:—–“”"()'
_LOOK = 100


def resolve_times(reading: Reading) -> tuple[TimeExpression, ...]:
    """Give every spotted time mention its TIMEX3 type and value.

    What is relative is counted from the article's own date, as far as that is known, or, for "two
    days later" and its like, from the last date that the text has named. A bare weekday or month
    is the last one up to the article's date, or the next one where its clause looks ahead. The
    value is null where nothing anchors the expression, and for a day that does not exist.
    """
    if reading.spotted is UNSET:
        return ()
    words = time_words()
    low = folded(reading.text)
    starts = [start for start, _ in reading.sentences]
    published = anchor_of(reading.published)
    told: dict[str, Anchor] = {}
    out = []
    for mention in reading.spotted:
        if mention.kind != "time":
            continue
        start, end = mention.span
        sentence = _sentence(mention.span, reading.sentences, starts)
        ahead = _looks_ahead(low, mention.span, sentence, words)
        known = Known(published, told, ahead)
        kind, value = value_of(reading.text[start:end], known, words)
        out.append(TimeExpression(span=mention.span, type=kind, value=value))
        if value and kind in {"DATE", "TIME"} and not low[start:end].endswith(("ago", "earlier")):
            told = _with(told, value)
    return tuple(out)


def _with(told: dict[str, Anchor], value: str) -> dict[str, Anchor]:
    """What the text has told so far, by how finely, with one value more."""
    anchor, fine = anchor_of(value), precision(value)
    if anchor is None or interval(value) is None:
        return told
    told = dict(told)
    told["year"] = anchor
    if anchor.month is not None:
        told["month"] = anchor
    if anchor.date is not None:
        told["day"] = anchor
    if fine == "quarter" and "-Q" in value:
        told["quarter"] = Anchor(anchor.year, int(value[-1]) * 3 - 2)
    return told


def _sentence(span: Span, sentences: tuple[Span, ...], starts: list[int]) -> Span:
    at = bisect_right(starts, span[0]) - 1
    if at < 0 or sentences[at][1] < span[1]:
        return span
    return sentences[at]


def _looks_ahead(low: str, span: Span, sentence: Span, words: TimeWords) -> bool | None:
    """Whether the clause puts what happens then in the future; null where it does not say."""
    before = low[max(sentence[0], span[0] - _LOOK) : span[0]]
    for mark in _CLAUSE_ENDS + ",":
        before = before.rsplit(mark, 1)[-1]
    last = before.removesuffix(" on ").split()
    if last and last[-1] in words.said:
        return False
    if words.ahead.search(before):
        return True
    if words.happened.search(before):
        return False
    rest = low[span[1] : min(sentence[1], span[1] + _LOOK)]
    for mark in _CLAUSE_ENDS:
        rest = rest.split(mark, 1)[0]
    coming, gone = words.ahead.search(rest), words.happened.search(rest)
    if coming and (gone is None or coming.start() < gone.start()):
        return True
    return False if gone else None

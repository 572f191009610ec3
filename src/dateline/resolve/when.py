"""When: time expressions as TIMEX3 types and values (TimeML 1.2.1)."""

from __future__ import annotations

import re
from bisect import bisect_right

from msgspec import UNSET

from dateline.model import Reading, Span, TimeExpression
from dateline.model.time import interval, precision
from dateline.resolve.asked import Known
from dateline.resolve.calendar import Anchor, anchor_of, publication
from dateline.resolve.ranges import completed
from dateline.resolve.time_rules import value_of
from dateline.vocab.time_words import TimeWords, folded, time_words

_CLAUSE_ENDS = ';:—–“”"()'
_LOOK = 100
_NEAR = 40
# A year-ago figure is told beside the one that the text goes on about.
_LOOKS_BACK = re.compile(r"(?:ago|earlier)\b|\d (?:quarter|period)$")


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
    published = publication(reading.published)
    told: dict[str, Anchor] = {}
    out = []
    spans = [mention.span for mention in reading.spotted if mention.kind == "time"]
    for span, expression in zip(spans, completed(low, spans, words), strict=True):
        sentence = _sentence(span, reading.sentences, starts)
        ahead = _looks_ahead(low, span, sentence, words)
        known = Known(published, told, ahead, *_neighbours(low, span, sentence))
        kind, value = value_of(expression, known, words)
        out.append(TimeExpression(span=span, type=kind, value=value))
        if value and kind in {"DATE", "TIME"} and not _LOOKS_BACK.search(expression):
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


def _neighbours(low: str, span: Span, sentence: Span) -> tuple[str, str]:
    """What stands before and behind, within the sentence and a few words off."""
    start, end = span
    return low[max(sentence[0], start - _NEAR) : start], low[end : min(sentence[1], end + _NEAR)]


def _last_end(pattern: re.Pattern[str], text: str) -> int:
    return max((match.end() for match in pattern.finditer(text)), default=-1)


def _looks_ahead(low: str, span: Span, sentence: Span, words: TimeWords) -> bool | None:
    """Whether the clause puts what happens then in the future; null where it does not say.

    The nearest cue before it in its clause speaks first, then the first one behind it, then one
    before it from which it is parted by commas alone.
    """
    wide = low[max(sentence[0], span[0] - _LOOK) : span[0]]
    for mark in _CLAUSE_ENDS:
        wide = wide.rsplit(mark, 1)[-1]
    before = wide.rsplit(",", 1)[-1]
    last = before.removesuffix(" on ").split()[-1:]
    if last and last[0] in words.said:
        return False
    rest = low[span[1] : min(sentence[1], span[1] + _LOOK)]
    for mark in _CLAUSE_ENDS:
        rest = rest.split(mark, 1)[0]
    for found in (_nearest(words, before), _first(words, rest)):
        if found is not None:
            return found
    if last and last[0] in words.ahead_of:
        return True
    return None


def _nearest(words: TimeWords, before: str) -> bool | None:
    coming, gone = _last_end(words.ahead, before), _last_end(words.happened, before)
    return None if coming == gone == -1 else coming >= gone


def _first(words: TimeWords, behind: str) -> bool | None:
    coming, gone = words.ahead.search(behind), words.happened.search(behind)
    if coming is None:
        return None if gone is None else False
    return gone is None or coming.start() < gone.start()

"""When an event happened: the clause's time, the sentence's, the one before, the article's."""

from __future__ import annotations

import re

from dateline.model import (
    EventTime,
    EventWord,
    Reading,
    Span,
    TimeExpression,
    TimeOrigin,
    contains,
)
from dateline.model.time import precision

_DATED = re.compile(r"\d{4}(-|$)|\d{3}$")
_VAGUE = re.compile(r"_REF$|^P|X")


def date_event(reading: Reading, word: EventWord, sentence: int) -> EventTime | None:
    """The event's time with the words it was read from, or null when nothing dates it.

    `sentence` is the index in `reading.sentences` of the event word's sentence. Durations and
    vague times ("recently") date nothing.
    """
    times = [t for t in reading.times if _dates(t)]
    own = next((t for t in times if t.span == word.time), None)
    if own is not None:
        return _event_time(own, "clause")
    if any(t.span == word.time for t in reading.times):
        # Its own clause says when, in words that cannot be anchored: no other date may step in.
        return None
    inside = _within(times, reading.sentences[sentence])
    free = [t for t in inside if not _belongs_to_another(reading, word, t)]
    if len(free) == 1 and len(inside) == 1:
        return _event_time(free[0], "sentence")
    if inside or word.background:
        return None
    before = _previous(reading, sentence)
    if before is not None:
        earlier = _within(times, before)
        if len(earlier) == 1 and precision(earlier[0].value) == "day":
            return _event_time(earlier[0], "previous sentence")
    if (
        reading.published is None
        or word.background
        or word.modality in {"planned", "hypothetical", "threatened"}
    ):
        return None
    day = reading.published[:10]
    return EventTime(value=day, span=None, precision=precision(day), origin="article")


def _dates(time: TimeExpression) -> bool:
    return (
        time.type in {"DATE", "TIME"}
        and time.value is not None
        and not _VAGUE.search(time.value)
        and bool(_DATED.match(time.value))
    )


def _event_time(time: TimeExpression, origin: TimeOrigin) -> EventTime:
    assert time.value is not None  # noqa: S101 (`_dates` let it pass)
    value = time.value.split("T")[0] if time.type == "TIME" else time.value
    return EventTime(value=value, span=time.span, precision=precision(value), origin=origin)


def _within(times: list[TimeExpression], sentence: Span) -> list[TimeExpression]:
    return [t for t in times if contains(sentence, t.span)]


def _belongs_to_another(reading: Reading, word: EventWord, time: TimeExpression) -> bool:
    words = reading.event_words or ()
    return any(other.time == time.span and other.span != word.span for other in words)


def _previous(reading: Reading, sentence: int) -> Span | None:
    """The sentence before, when it stands in the same paragraph."""
    if sentence == 0:
        return None
    before, here = reading.sentences[sentence - 1], reading.sentences[sentence]
    return None if "\n" in reading.text[before[1] : here[0]] else before

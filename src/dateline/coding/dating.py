"""When an event happened: the clause's time, the sentence's, the one before, the article's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.coding.scene import Scene
from dateline.model import EventTime, EventWord, Reading, TimeExpression, TimeOrigin
from dateline.model.time import precision

_DATED = re.compile(r"\d{4}(-|$)|\d{3}$")
_AHEAD = frozenset({"planned", "hypothetical", "threatened"})
_VAGUE = re.compile(r"_REF$|^P|X")


def date_event(
    reading: Reading, word: EventWord, told: Sequence[Scene], at: int
) -> EventTime | None:
    """The event's time with the words it was read from, or null when nothing dates it.

    `told` are the reading's scenes and `at` the index of the event word's own. Durations and vague
    times ("recently") date nothing.
    """
    here = told[at]
    inside = [time for time in here.times if _dates(time)]
    for time in inside:
        if time.span == word.time:
            return _event_time(time, "clause")
    if any(time.span == word.time for time in here.times):
        # Its own clause says when, in words that cannot be anchored: no other date may step in.
        return None
    if len(inside) == 1 and not _belongs_to_another(here, word, inside[0]):
        return _event_time(inside[0], "sentence")
    if inside or word.background:
        return None
    earlier = [] if here.opens_paragraph else [t for t in told[at - 1].times if _dates(t)]
    if len(earlier) == 1 and precision(earlier[0].value) == "day":
        return _event_time(earlier[0], "previous sentence")
    if reading.published is None or word.modality in _AHEAD:
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


def _belongs_to_another(scene: Scene, word: EventWord, time: TimeExpression) -> bool:
    return any(other.time == time.span and other.span != word.span for other in scene.words)

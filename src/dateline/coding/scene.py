"""An article taken apart into its sentences, each with what was read in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.coding.numbers import find_numbers
from dateline.model import Actor, EventWord, Number, Place, Reading, Span, TimeExpression
from dateline.vocab.contexts import context_patterns


@dataclass(slots=True)
class Scene:
    """A sentence with the actors, times, places and event words in it, each in text order."""

    span: Span
    opens_paragraph: bool
    actors: list[Actor] = field(default_factory=list)
    times: list[TimeExpression] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    words: list[EventWord] = field(default_factory=list)
    contexts: tuple[str, ...] = ()
    """PLOVER contexts that its words show; only where it tells of an event."""
    numbers: tuple[Number, ...] = ()
    """Its counts; only where it tells of an event."""


def scenes(reading: Reading) -> list[Scene]:
    """One scene for each of the reading's sentences, in their order."""
    out: list[Scene] = []
    for span in reading.sentences:
        before = reading.text[out[-1].span[1] : span[0]] if out else "\n"
        out.append(Scene(span, "\n" in before))
    starts = [scene.span[0] for scene in out]
    for actor in reading.actors:
        _at(out, starts, actor.span).actors.append(actor)
    for time in reading.times:
        _at(out, starts, time.span).times.append(time)
    for place in reading.places:
        _at(out, starts, place.span).places.append(place)
    for word in reading.event_words or ():
        _at(out, starts, word.span).words.append(word)
    for scene in out:
        if scene.words:
            scene.contexts = _contexts(reading.text[slice(*scene.span)])
            dates = tuple(time.span for time in scene.times)
            scene.numbers = find_numbers(reading.text, scene.span, dates)
    return out


def _at(out: list[Scene], starts: list[int], span: Span) -> Scene:
    return out[max(0, bisect_right(starts, span[0]) - 1)]


def _contexts(sentence: str) -> tuple[str, ...]:
    low = sentence.lower()
    return tuple(name for name, pattern in context_patterns() if pattern.search(low))


def gap(a: Span, b: Span) -> int:
    """Characters between two spans; 0 when they touch or overlap."""
    return max(0, a[0] - b[1], b[0] - a[1])


def nearest(spans: Iterable[Span], to: Span) -> Span:
    """The span with the fewest characters to `to`; of equals, the first."""
    return min(spans, key=lambda span: (gap(span, to), span))

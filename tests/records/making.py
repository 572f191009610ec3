"""Readings made by hand: a page's text, and which of its words tell which event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dateline.model import (
    Actor,
    ActorKind,
    Attribution,
    EventMention,
    EventPlace,
    EventTime,
    EventType,
    Modality,
    Number,
    Participant,
    Polarity,
    Reading,
    Sector,
    Span,
    StoryAssignment,
)
from dateline.model.time import precision
from dateline.reader.text import sentences
from dateline.vocab.plover import plover


@dataclass(frozen=True)
class Who:
    """An actor as the page words it, and who it is."""

    words: str
    name: str
    country: str | None = None
    sector: Sector | None = None
    kind: ActorKind = "state"


@dataclass(frozen=True)
class Ev:
    """An event as the page words it; its words are looked for from where `within` begins."""

    words: str
    within: str
    lemma: str
    event: EventType
    source: tuple[Who, ...] = ()
    target: tuple[Who, ...] = ()
    when: tuple[str, str | None] | None = None
    """Value, and the words that say it; no words where it is the page's own date."""
    where: EventPlace | None = None
    numbers: tuple[tuple[str, str, float, str | None], ...] = ()
    """Words, what is counted, value, bound."""
    says: str | None = None
    modality: Modality = "asserted"
    polarity: Polarity = "positive"
    confidence: float = 0.5


def page(name: str, text: str, *told: Ev, **fields: Any) -> Reading:
    """A page called `name`, read; `fields` are its own (`published`, `outlet`, …)."""
    events = []
    actors: dict[Span, Actor] = {}
    attributions: list[Attribution] = []
    for number, ev in enumerate(told, start=1):
        start = text.index(ev.within)
        for who in (*ev.source, *ev.target):
            actor = _actor(text, who, start)
            actors[actor.span] = actor
        if ev.says:
            attributions.append(Attribution(source=(_find(text, ev.says, 0),)))
        said = len(attributions) - 1 if ev.says else None
        events.append(_event(f"{name}-e{number}", text, ev, start, said))
    return Reading(
        id=name,
        text=text,
        sentences=tuple(sentences(text)),
        actors=tuple(actors[span] for span in sorted(actors)),
        attributions=tuple(attributions),
        events=tuple(events),
        **fields,
    )


def strike(
    name: str,
    *,
    by: str = "Britain",
    code: str = "GBR",
    on: str = "Iceland",
    on_code: str = "ISL",
    text: str | None = None,
    told: dict[str, Any] | None = None,
    **fields: Any,
) -> Reading:
    """A page that tells of an attack; `told` is what else it tells of it."""
    ev = Ev(
        "attacked",
        by,
        "attack",
        "ASSAULT",
        (Who(by, by, code),),
        (Who(on, on, on_code),),
        **(told or {}),
    )
    text = text or f"{by} attacked two gunboats of {on} off the east coast with frigates."
    return page(name, text, ev, **fields)


def alone(readings: list[Reading]) -> list[StoryAssignment]:
    """Every page a story of its own."""
    return [StoryAssignment(id=r.id, story=f"s-{r.id}") for r in readings]


def together(readings: list[Reading]) -> list[StoryAssignment]:
    """All pages one story."""
    return [StoryAssignment(id=r.id, story="s-one") for r in readings]


def _event(name: str, text: str, ev: Ev, start: int, said: int | None) -> EventMention:
    return EventMention(
        id=name,
        span=_find(text, ev.words, start),
        lemma=ev.lemma,
        event=ev.event,
        quad=plover().quad(ev.event),
        intensity=plover().intensity(ev.event, None),
        source=tuple(_participant(text, who, start) for who in ev.source),
        target=tuple(_participant(text, who, start) for who in ev.target),
        time=_time(text, ev, start),
        place=ev.where,
        numbers=tuple(
            Number(span=_find(text, words, start), what=what, value=value, bound=bound)
            for words, what, value, bound in ev.numbers
        ),
        attribution=said,
        modality=ev.modality,
        polarity=ev.polarity,
        confidence=ev.confidence,
    )


def _actor(text: str, who: Who, start: int) -> Actor:
    return Actor(
        span=_find(text, who.words, start),
        name=who.name,
        kind=who.kind,
        country=who.country,
        sector=who.sector,
        code=_code(who),
    )


def _participant(text: str, who: Who, start: int) -> Participant:
    return Participant(
        span=_find(text, who.words, start),
        name=who.name,
        country=who.country,
        sector=who.sector,
        code=_code(who),
    )


def _code(who: Who) -> str | None:
    return (who.country or "") + (who.sector or "") or None


def _find(text: str, words: str, start: int) -> Span:
    at = text.index(words, start)
    return (at, at + len(words))


def _time(text: str, ev: Ev, start: int) -> EventTime | None:
    if ev.when is None:
        return None
    value, words = ev.when
    return EventTime(
        value=value,
        span=_find(text, words, start) if words else None,
        precision=precision(value),
        origin="clause" if words else "article",
    )

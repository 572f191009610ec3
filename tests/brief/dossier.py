"""Dossiers to draw: a small one on the third Cod War, a big one made by rule, an empty one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from dateline.model import (
    Actor,
    Attribution,
    Dossier,
    EventMention,
    EventRecord,
    Participant,
    Reading,
    RecordActor,
    RecordMention,
    Refusal,
    Span,
    StoryAssignment,
)
from tests.brief.cod_war import (
    ARABIC,
    FORMULA,
    HERALD,
    HOSTILE,
    OBSERVER,
    QUADS,
    WORDS,
    Event,
    Told,
    events,
    pages,
)

__all__ = ["ARABIC", "FORMULA", "HERALD", "HOSTILE", "big", "cod_war", "empty"]


def _sentences(text: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    start = 0
    for at, char in enumerate(text):
        if char == "\n" or (char == "." and text[at + 1 : at + 2] in ("", " ", "\n", '"')):
            end = at + 1 if char == "." else at
            if text[start:end].strip():
                spans.append((start + len(text[start:end]) - len(text[start:end].lstrip()), end))
            start = at + 1
    return tuple(spans)


def _find(text: str, words: str, within: Span) -> Span:
    start = text.index(words, within[0], within[1])
    return (start, start + len(words))


def _one(words: str | None, text: str, sentence: Span) -> tuple[Participant, ...]:
    if words is None or words not in text[sentence[0] : sentence[1]]:
        return ()
    actor = WORDS.get(words)
    return (
        Participant(
            span=_find(text, words, sentence),
            name=actor.name if actor else words,
            country=actor.country if actor else None,
            sector=actor.sector if actor else None,
            code=actor.code if actor else None,
        ),
    )


def _mention(event: Event, number: int, told: Told, page: dict[str, Any], at: Span) -> EventMention:
    text = page["text"]
    quad, intensity = QUADS[event.event]
    return EventMention(
        id=f"e-{event.key}-{number}",
        span=_find(text, told.trigger, at),
        lemma=told.trigger,
        event=event.event,
        mode=event.mode,
        context=event.context,
        quad=quad,
        cameo="160",
        intensity=intensity,
        source=_one(told.source, text, at),
        target=_one(told.target, text, at),
        modality=told.modality,
        confidence=0.7,
    )


def _record(event: Event, mentions: list[RecordMention]) -> EventRecord:
    quad, intensity = QUADS[event.event]
    first = event.told[0]
    origins = tuple(dict.fromkeys(m.origin for m in mentions if m.origin))
    return EventRecord(
        record=f"rec-{event.key}",
        story=event.story,
        event=event.event,
        mode=event.mode,
        cameo="160",
        context=event.context,
        quad=quad,
        intensity=intensity,
        source=(WORDS[first.source],) if first.source in WORDS else (),
        target=(WORDS[first.target],) if first.target in WORDS else (),
        date=event.date,
        date_precision=event.precision,
        place=event.place,
        summary=event.summary,
        status=event.status,
        modality=event.modality,
        mentions=tuple(mentions),
        outlets=tuple(dict.fromkeys(m.outlet for m in mentions if m.outlet)),
        origins=origins,
        independent_origins=max(len(origins), 1),
        disagreements=event.disagreements,
        confidence=0.72,
    )


def cod_war() -> Dossier:
    """Six pages, thirteen records, two stories, two refusals."""
    read = pages()
    coded: dict[str, list[EventMention]] = {id_: [] for id_ in read}
    records = []
    for event in events():
        mentions = []
        for number, told in enumerate(event.told):
            page = read[told.page]
            start = page["text"].index(told.sentence)
            at = next(s for s in _sentences(page["text"]) if s[0] <= start < s[1])
            one = _mention(event, number, told, page, at)
            coded[told.page].append(one)
            mentions.append(
                RecordMention(
                    doc=told.page,
                    event=one.id,
                    span=one.span,
                    sentence=at,
                    outlet=page["outlet"],
                    published=page.get("published"),
                    attribution=told.says,
                    modality=told.modality,
                    origin=told.origin or page["outlet"],
                )
            )
        records.append(_record(event, mentions))
    cheered = OBSERVER.index("cheered")
    coded["a5"].append(
        EventMention(
            id="e-lost",
            span=(cheered, cheered + 7),
            lemma="cheer",
            event="SUPPORT",
            quad="verbal cooperation",
            intensity=5.0,
        )
    )
    readings = tuple(_reading(id_, page, coded[id_]) for id_, page in read.items())
    stories = tuple(
        StoryAssignment(
            id=id_,
            story={"a5": "oslo", "a6": "arabic"}.get(id_, "cod-war"),
            duplicate_of="a1" if id_ == "a3" else None,
            origin=page.get("credit") or page["outlet"],
            similarity=0.98 if id_ == "a3" else None,
        )
        for id_, page in read.items()
    )
    refusals = (
        Refusal("pages/empty.html", "the file is empty"),
        Refusal("rows.jsonl:7", "not JSON: <b>expected a value</b>"),
    )
    return Dossier(
        title="The third Cod War",
        readings=readings,
        stories=stories,
        records=tuple(records),
        refusals=refusals,
    )


def _reading(id_: str, page: dict[str, Any], events: list[EventMention]) -> Reading:
    text = page["text"]
    actors = tuple(
        Actor(span=who.span, name=who.name, kind="state")
        for event in events
        for who in (*event.source, *event.target)
    )
    attributions = (Attribution(cue=((0, 4),), kind="indirect"),) if events else ()
    return Reading(
        id=id_,
        sentences=_sentences(text),
        actors=actors,
        attributions=attributions,
        events=tuple(sorted(events, key=lambda e: e.span)),
        **page,
    )


def big(records: int = 300) -> Dossier:
    """Many records over 2015 to 2026, most of them in a few weeks of 2025."""
    kinds: list[Any] = list(QUADS)
    countries = [
        ("Iran", "IRN"),
        ("China", "CHN"),
        ("Israel", "ISR"),
        ("Russia", "RUS"),
        ("United States", "USA"),
        ("Iraq", "IRQ"),
        ("Turkey", "TUR"),
    ]
    readings, out, stories = [], [], []
    for number in range(records):
        kind = kinds[(number * 7) % len(kinds)]
        quad, intensity = QUADS[kind]
        source = countries[(number * 3) % 7]
        target = countries[(number * 5 + 1 + number // 7) % 7]
        spread = number % 10 < 3
        day = (
            date(2015, 1, 10) + timedelta(days=(number * 131) % 4000)
            if spread
            else date(2025, 8, 20) + timedelta(days=(number * number) % 40)
        )
        precision: Any = ("day", "day", "day", "month", "day", "year", "none")[number % 7]
        when = {"day": day.isoformat(), "month": day.isoformat()[:7], "year": day.isoformat()[:4]}
        text = f"{source[0]} did act {number} towards {target[0]}. It went on."
        span = (len(source[0]) + 5, len(source[0]) + 8)
        id_, event = f"doc{number:03}", f"ev{number:03}"
        story = f"story-{number % 12}"
        origins = tuple(f"Outlet {number % 9 + extra}" for extra in range(1 + (number % 5 == 0)))
        readings.append(
            Reading(
                id=id_,
                text=text,
                title=f"Page {number} about {source[0]}",
                language="en",
                outlet=origins[0],
                published=day.isoformat(),
                published_precision="day",
                sentences=((0, text.index(".") + 1), (text.index(".") + 2, len(text))),
                events=(
                    EventMention(
                        id=event, span=span, lemma="act", event=kind, quad=quad, intensity=intensity
                    ),
                ),
            )
        )
        stories.append(StoryAssignment(id=id_, story=story))
        out.append(
            EventRecord(
                record=f"r{number:03}",
                story=story,
                event=kind,
                quad=quad,
                intensity=intensity,
                source=(RecordActor(name=source[0], country=source[1], sector="GOV"),),
                target=(RecordActor(name=target[0], country=target[1], sector="GOV"),),
                date=when.get(precision),
                date_precision=precision,
                summary=f"{source[0]} did act {number} towards {target[0]}",
                status="corroborated" if len(origins) > 1 else "single-origin",
                mentions=(
                    RecordMention(
                        doc=id_,
                        event=event,
                        span=span,
                        sentence=(0, text.index(".") + 1),
                        outlet=origins[0],
                        origin=origins[0],
                    ),
                ),
                outlets=origins,
                origins=origins,
                independent_origins=len(origins),
                confidence=0.5,
            )
        )
    return Dossier(
        title="Three hundred records",
        readings=tuple(readings),
        stories=tuple(stories),
        records=tuple(out),
    )


def empty() -> Dossier:
    """Nothing that could be used."""
    return Dossier(
        title="", readings=(), stories=(), records=(), refusals=(Refusal("x", "is binary"),)
    )

"""From event words and resolved mentions to events in PLOVER and CAMEO terms.

Event types, modes, quad classes and scores follow the PLOVER manual (Open Event Data Alliance,
2021); CAMEO codes follow CAMEO2PLOVER-2021.
"""

from __future__ import annotations

import bisect

from msgspec import UNSET
from msgspec.structs import replace

from dateline.coding.dating import date_event
from dateline.coding.numbers import find_numbers
from dateline.coding.participants import find_participants
from dateline.coding.relations import relate
from dateline.model import (
    EventMention,
    EventPlace,
    EventType,
    EventWord,
    Number,
    Participant,
    Place,
    Reading,
    Span,
    contains,
)
from dateline.vocab.contexts import context_patterns
from dateline.vocab.plover import plover

_PLAIN = 0.65
# What a refusal is aimed at, by what is refused (PLOVER's modes of REJECT).
_REFUSED: dict[EventType, str | None] = {
    "AGREE": None,
    "AID": "assist",
    "CONCEDE": "yield",
    "CONSULT": "meet",
    "COOPERATE": "assist",
    "RETREAT": "yield",
    "SUPPORT": None,
}


def code(reading: Reading) -> Reading:
    """The reading with its `events` (and `relations`, where the input asked for them).

    An event word becomes an event when at least one of its roles has a known or named actor. The
    working fields `spotted` and `event_words` are dropped.
    """
    asked = "pair" in reading.extra or "pairs" in reading.extra
    return replace(
        reading,
        events=_events(reading),
        relations=relate(reading) if asked else UNSET,
        spotted=UNSET,
        event_words=UNSET,
    )


def _events(reading: Reading) -> tuple[EventMention, ...]:
    actors = {actor.span: actor for actor in reading.actors}
    places = {place.span: place for place in reading.places}
    starts = [sentence[0] for sentence in reading.sentences]
    events: list[EventMention] = []
    for word in map(_refusal, reading.event_words or ()):
        sentence = bisect.bisect_right(starts, word.span[0]) - 1
        if sentence < 0:
            continue
        source, target = find_participants(reading, word, sentence, actors, places)
        if not (source or target) or _turns_on_itself(word, source, target):
            continue
        number = len(events) + 1
        events.append(_event(reading, word, sentence, source, target, places, number))
    return tuple(events)


def _turns_on_itself(
    word: EventWord, source: tuple[Participant, ...], target: tuple[Participant, ...]
) -> bool:
    """Whether the target turned out to be the source, in words that do not plainly say so."""
    return bool(word.target and source and not target) and word.confidence < _PLAIN


def _refusal(word: EventWord) -> EventWord:
    """A cooperation that somebody says they will not give is a REJECT (CAMEO 12, "refuse to")."""
    if (word.modality, word.polarity) != ("planned", "negative") or word.event not in _REFUSED:
        return word
    return replace(
        word,
        event="REJECT",
        mode=_REFUSED[word.event],
        cameo=None,
        modality="reported" if word.attribution is not None else "asserted",
        polarity="positive",
    )


def _event(
    reading: Reading,
    word: EventWord,
    sentence: int,
    source: tuple[Participant, ...],
    target: tuple[Participant, ...],
    places: dict[Span, Place],
    number: int,
) -> EventMention:
    codebook = plover()
    span = reading.sentences[sentence]
    roles = bool(source) + bool(target)
    return EventMention(
        id=f"{reading.id}-e{number}",
        span=word.span,
        lemma=word.lemma,
        event=word.event,
        mode=word.mode,
        context=word.context or _contexts(reading.text[span[0] : span[1]]),
        cameo=word.cameo or codebook.events[word.event].cameo,
        quad=codebook.quad(word.event),
        intensity=codebook.intensity(word.event, word.mode),
        source=source,
        target=target,
        time=date_event(reading, word, sentence),
        place=_place(reading, word, span, places),
        attribution=word.attribution,
        modality=word.modality,
        polarity=word.polarity,
        numbers=_numbers(reading, word, span),
        confidence=round(word.confidence * (1.0 if roles == 2 else 0.7), 3),
    )


def _numbers(reading: Reading, word: EventWord, sentence: Span) -> tuple[Number, ...]:
    """The sentence's counts that stand nearer to this event word than to any other."""
    rivals = [w.span for w in reading.event_words or () if contains(sentence, w.span)]
    return tuple(
        number
        for number in find_numbers(reading.text, sentence, tuple(t.span for t in reading.times))
        if min(rivals, key=lambda span: (_gap(span, number.span), span)) == word.span
    )


def _gap(a: Span, b: Span) -> int:
    return max(0, a[0] - b[1], b[0] - a[1])


def _contexts(sentence: str) -> tuple[str, ...]:
    return tuple(name for name, pattern in context_patterns() if pattern.search(sentence))


def _place(
    reading: Reading, word: EventWord, sentence: Span, places: dict[Span, Place]
) -> EventPlace | None:
    """The place in the event's clause; else the only one in its sentence."""
    if word.place is not None and word.place in places:
        return _event_place(places[word.place])
    inside = [
        place
        for place in reading.places
        if contains(sentence, place.span)
        and not any(
            place.span in (other.place, *other.source, *other.target)
            for other in reading.event_words or ()
        )
    ]
    return _event_place(inside[0]) if len(inside) == 1 else None


def _event_place(place: Place) -> EventPlace:
    return EventPlace(
        span=place.span,
        name=place.name,
        country=place.country,
        admin1=place.admin1,
        lat=place.lat,
        lon=place.lon,
        geonames=place.geonames,
    )

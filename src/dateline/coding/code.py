"""From event words and resolved mentions to events in PLOVER and CAMEO terms.

Event types, modes, quad classes and scores follow the PLOVER manual (Open Event Data Alliance,
2021); CAMEO codes follow CAMEO2PLOVER-2021.
"""

from __future__ import annotations

from msgspec import UNSET
from msgspec.structs import replace

from dateline.coding.dating import date_event
from dateline.coding.participants import find_participants
from dateline.coding.placing import place_event
from dateline.coding.scene import Scene, nearest, scenes
from dateline.coding.wars import named_wars
from dateline.model import (
    EventMention,
    EventType,
    EventWord,
    Number,
    Participant,
    Reading,
)
from dateline.vocab.plover import plover

_PLAIN = 0.65
_ONE_SIDED = 0.7
"""What is left of an event's confidence when only one of its sides is known."""
_STATEMENT = "010"
"""CAMEO's code of a mere statement, which has no PLOVER type."""
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
    """The reading with its `events`.

    An event word becomes an event when at least one of its roles has a known or named actor. The
    working fields `spotted` and `event_words` are dropped.
    """
    return replace(
        reading,
        events=_events(reading),
        spotted=UNSET,
        event_words=UNSET,
    )


def _events(reading: Reading) -> tuple[EventMention, ...]:
    told = scenes(reading)
    actors = {actor.span: actor for actor in reading.actors}
    places = {place.span: place for place in reading.places}
    events: list[EventMention] = []
    for at, scene in enumerate(told):
        for word in map(_refusal, scene.words):
            source, target = find_participants(reading, word, told, at, (actors, places))
            if not (source or target) or _turns_on_itself(word, source, target):
                continue
            if word.source and not source and word.event in _REFUSED:
                continue  # "they are bolstering Iran": what helps is perhaps nobody
            event = _event(word, scene, source, target)
            events.append(
                replace(
                    event,
                    time=date_event(reading, word, told, at),
                    place=place_event(reading.text, word, told, at, (*source, *target)),
                )
            )
        events += named_wars(reading, scene)
    events.sort(key=lambda event: event.span)
    return tuple(
        replace(event, id=f"{reading.id}-e{number}") for number, event in enumerate(events, start=1)
    )


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
        quad=plover().quad("REJECT"),
        mode=_REFUSED[word.event],
        cameo=None,
        modality="reported" if word.attribution is not None else "asserted",
        polarity="positive",
    )


def _event(
    word: EventWord,
    scene: Scene,
    source: tuple[Participant, ...],
    target: tuple[Participant, ...],
) -> EventMention:
    """The event as far as its own sentence tells it; its id, date and place are still to come."""
    codebook = plover()
    both = bool(source and target) or len(source) > 1  # "China and Iran agreed" has both sides
    return EventMention(
        id="",
        span=word.span,
        lemma=word.lemma,
        event=word.event,
        mode=word.mode,
        context=word.context or scene.contexts,
        cameo=word.cameo or (codebook.events[word.event].cameo if word.event else _STATEMENT),
        quad=word.quad,
        intensity=codebook.intensity(word.event, word.mode) if word.event else None,
        source=source,
        target=target,
        attribution=word.attribution,
        modality=word.modality,
        polarity=word.polarity,
        numbers=_numbers(scene, word),
        vector=word.vector,
        confidence=round(word.confidence * (1.0 if both else _ONE_SIDED), 3),
    )


def _numbers(scene: Scene, word: EventWord) -> tuple[Number, ...]:
    """The sentence's counts that stand nearer to this event word than to any other."""
    rivals = [other.span for other in scene.words]
    return tuple(n for n in scene.numbers if nearest(rivals, n.span) == word.span)

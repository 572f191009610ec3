"""Who the mentions in an event's roles are."""

from __future__ import annotations

from dateline.model import Actor, EventWord, Participant, Place, Reading, Span, contains
from dateline.vocab.grammar import grammar

_TWO_SIDED = frozenset({"AGREE", "CONSULT", "COOPERATE", "SUPPORT", "ASSAULT", "RETREAT"})


def find_participants(
    reading: Reading,
    word: EventWord,
    sentence: int,
    actors: dict[Span, Actor],
    places: dict[Span, Place],
) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """The event's sources and targets, none of them on both sides.

    `sentence` is the index in `reading.sentences` of the event word's sentence; `actors` and
    `places` are the reading's, by span. "They", "the two countries" and their like stand for the
    two states named last before, where there are just two.
    """
    source = _participants(word.source, actors, places)
    target = tuple(
        p for p in _participants(word.target, actors, places) if not _same_as_any(p, source)
    )
    if not source and not target and word.event in _TWO_SIDED:
        pair = _pair_meant(reading, word, sentence)
        if pair is not None:
            return (pair[0],), (pair[1],)
    return source, target


def _participants(
    spans: tuple[Span, ...], actors: dict[Span, Actor], places: dict[Span, Place]
) -> tuple[Participant, ...]:
    out: list[Participant] = []
    for span in spans:
        actor, place = actors.get(span), places.get(span)
        if actor is not None:
            found = _participant(actor)
        elif place is not None and place.country is not None:
            # "visited Beijing", "invaded Kuwait": the place stands for its country.
            country = place.country
            found = Participant(span=span, name=place.name, country=country, code=country)
        else:
            continue
        if not _same_as_any(found, tuple(out)):
            out.append(found)
    return tuple(out)


def _participant(actor: Actor) -> Participant:
    return Participant(
        span=actor.span,
        name=actor.name,
        country=actor.country,
        sector=actor.sector,
        code=actor.code,
    )


def _same_as_any(one: Participant, others: tuple[Participant, ...]) -> bool:
    return any(one.name == other.name and one.code == other.code for other in others)


def _pair_meant(
    reading: Reading, word: EventWord, sentence: int
) -> tuple[Participant, Participant] | None:
    plural = grammar().plural_pronouns
    asked = [s for s in (*word.source, *word.target) if _words(reading, s) in plural]
    if not asked:
        return None
    here = reading.sentences[sentence]
    spans = [(here[0], asked[0][0])]
    if sentence:
        spans.append(reading.sentences[sentence - 1])
    for span in spans:
        named: dict[str, Actor] = {}
        for actor in reading.actors:
            if contains(span, actor.span) and actor.country is not None:
                named.setdefault(actor.country, actor)
        if len(named) == 2:
            first, second = named.values()
            return _participant(first), _participant(second)
    return None


def _words(reading: Reading, span: Span) -> str:
    return reading.text[span[0] : span[1]].lower()

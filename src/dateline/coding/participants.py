"""Who the mentions in an event's roles are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dateline.coding.scene import Scene
from dateline.model import Actor, EventWord, Participant, Place, Reading, Span
from dateline.vocab.countries import countries
from dateline.vocab.grammar import grammar

_PAIR = 2
_PLAINLY = 0.75
"""Share of an article's country mentions that two countries need to be what it is about."""
_TWO_SIDED = frozenset({"AGREE", "CONSULT", "COOPERATE", "SUPPORT", "ASSAULT", "RETREAT"})


def find_participants(
    reading: Reading,
    word: EventWord,
    told: Sequence[Scene],
    at: int,
    known: tuple[Mapping[Span, Actor], Mapping[Span, Place]],
) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """The event's sources and targets, none of them on both sides.

    `told` are the reading's scenes and `at` the index of the event word's own; `known` are its
    actors and its places, by span. "They", "the two countries" and their like stand for the two
    states named last before, where there are just two.
    """
    both = _two_named(reading, word.source, told, at)
    source = both or _participants(word.source, *known)
    target = _participants(word.target, *known)
    if both and word.event in _TWO_SIDED and not target:
        return both[:1], both[1:]
    target = _two_named(reading, word.target, told, at, source) or target
    return _apart(word, source, target)


def _apart(
    word: EventWord, source: tuple[Participant, ...], target: tuple[Participant, ...]
) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Sources and targets without those that stand on both sides.

    In what two parties do with each other the later ones are the first one's targets ("*Jordan*
    and *Britain* agreed").
    """
    others = tuple(p for p in target if not _same_as_any(p, source))
    if others or word.event not in _TWO_SIDED or len(source) < _PAIR or not target:
        return source, others
    return source[:1], tuple(p for p in source[1:] if _same_as_any(p, target)) or source[1:]


def _participants(
    spans: tuple[Span, ...], actors: Mapping[Span, Actor], places: Mapping[Span, Place]
) -> tuple[Participant, ...]:
    out: list[Participant] = []
    for span in spans:
        actor, place = actors.get(span), places.get(span)
        if actor is not None:
            found = _participant(actor)
        elif place is not None:
            # "visited Beijing", "invaded Kuwait": the place stands for its country.
            known = countries().get(place.country) if place.country else None
            found = Participant(
                span=span,
                name=known.name if known else place.country or place.name,
                country=place.country,
                code=place.country,
            )
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
    return any(one.name == other.name for other in others)


def _two_named(
    reading: Reading,
    spans: tuple[Span, ...],
    told: Sequence[Scene],
    at: int,
    others: tuple[Participant, ...] = (),
) -> tuple[Participant, ...]:
    """The two parties that a plural pronoun or phrase stands for, where it stands for two.

    `others` are on the event's other side: who urges "both governments" is neither of them.
    """
    plural = next((span for span in spans if _stands_for_two(reading, span)), None)
    if plural is None:
        return ()
    before = [actor for actor in told[at].actors if actor.span[1] <= plural[0]]
    nearby = [before, told[at - 1].actors if at else []]
    if len(_words(reading, plural)) > 1:
        # "the two governments": in an article on two countries, those.
        nearby.append([actor for scene in told[:at] for actor in scene.actors])
    elif any(actor.span == plural for actor in told[at].actors):
        return ()
    without = {other.country for other in others}
    for actors in nearby:
        named = _countries(actors, without)
        if len(named) == _PAIR and all(actor.kind == "state" for actor in named):
            return tuple(_participant(actor) for actor in named)
    return ()


def _countries(actors: Iterable[Actor], without: set[str | None]) -> list[Actor]:
    """The first actor of each country among some, the state itself where it is one of them.

    Where there are more than two countries, only the two that the actors are plainly of.
    """
    named: dict[str, list[Actor]] = {}
    for actor in actors:
        if actor.country in countries() and actor.country not in without:
            named.setdefault(actor.country, []).append(actor)
    most = sorted(named.values(), key=lambda found: (-len(found), found[0].span))
    told = sum(map(len, most))
    if len(most) > _PAIR and sum(map(len, most[:_PAIR])) >= _PLAINLY * told:
        most = most[:_PAIR]
    best = (min(found, key=lambda actor: (actor.kind != "state", actor.span)) for found in most)
    return sorted(best, key=lambda actor: actor.span)


def _stands_for_two(reading: Reading, span: Span) -> bool:
    words = _words(reading, span)
    known = grammar()
    return (len(words) == 1 and words[0] in known.plural_pronouns) or (
        bool({"both", "two"} & set(words[:2])) and words[-1] in known.two_parties
    )


def _words(reading: Reading, span: Span) -> list[str]:
    return reading.text[span[0] : span[1]].lower().split()

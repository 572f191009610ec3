"""Event mentions taken out of their pages, with what is needed to compare them."""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import log, sqrt
from typing import NamedTuple

from dateline.model import (
    ActorKind,
    EventMention,
    EventType,
    Participant,
    Reading,
    Sector,
    Span,
    StoryAssignment,
)
from dateline.model.time import interval
from dateline.vocab.grammar import grammar
from dateline.vocab.merging import merging
from dateline.vocab.words import root, share, words

_BEFORE, _AFTER = 90, 150
"""Characters of the sentence before and after the event word that count as its surroundings:
long summary sentences tell several events."""
_BACKGROUND = 2000
"""Imagined sentences beside the run's own when words are weighed."""
_SENTENCES = 20
"""Sentences of an article, roughly: turns a word's share of articles into one of sentences."""
_GRAMMATICAL = 0.4
"""Share of articles from which a word tells nothing."""

_SAID_THEN = " that "
"""Behind a date, of when something was said."""
_HAD = re.compile(r"\bhad\b")
_SURE = 0.4
"""Confidence from which an event makes a record."""


class Party(NamedTuple):
    """A participant, with what kind of actor it is.

    A tuple, since parties are looked up by the million, and tuples are hashed fast.
    """

    name: str
    country: str | None
    sector: Sector | None
    code: str | None
    kind: ActorKind | None


Side = tuple[Party, ...]
"""The actors on one side of an event."""


@dataclass(frozen=True, slots=True)
class Told:
    """One telling of an event."""

    reading: Reading
    event: EventMention
    type: EventType
    """The event's PLOVER type: mere statements, which have none, are not told here."""
    story: str
    sentence: Span
    source: Side
    target: Side
    root: str
    """Root of the event word's headword."""
    around: frozenset[str]
    """Roots of the words around the event word that are not the actors' names."""
    days: tuple[date, date] | None
    """First and last day that the words give it, not those of when somebody said so."""
    published: date | None

    @property
    def key(self) -> tuple[str, Span, str]:
        """A place in the order of all tellings that does not depend on the input's order."""
        return (self.reading.id, self.event.span, self.event.id)

    @property
    def text(self) -> str:
        """The sentence."""
        return self.reading.text[self.sentence[0] : self.sentence[1]]


def tell(readings: Iterable[Reading], stories: dict[str, StoryAssignment]) -> list[Told]:
    """Every mention of a PLOVER event in every reading once, in a stable order."""
    found: dict[tuple[str, Span, str], Told] = {}
    for reading in sorted(readings, key=lambda r: (r.id, r.text)):
        assigned = stories.get(reading.id)
        story = assigned.story if assigned else reading.id
        kinds = {actor.span: actor.kind for actor in reading.actors}
        for event in reading.events:
            if event.event is None or event.confidence < _SURE:
                continue  # a mere statement makes no record, and a doubtful event none
            one = _told(reading, event, event.event, story, kinds)
            found.setdefault(one.key, one)
    return [found[key] for key in sorted(found)]


def _told(
    reading: Reading,
    event: EventMention,
    kind: EventType,
    story: str,
    kinds: dict[Span, ActorKind],
) -> Told:
    sentence = sentence_at(reading, event.span)
    named = {root(w) for p in (*event.source, *event.target) for w in _named(reading, p)}
    return Told(
        reading=reading,
        event=event,
        type=kind,
        story=story,
        sentence=sentence,
        source=tuple(_party(p, kinds) for p in event.source),
        target=tuple(_party(p, kinds) for p in event.target),
        root=root_of(event.lemma),
        around=around(reading.text, sentence, event.span) - named,
        days=_days(reading, event),
        published=_day(reading.published),
    )


def _days(reading: Reading, event: EventMention) -> tuple[date, date] | None:
    """The days that words give an event.

    Of "reported last week that a ship was seized" there are none, and of "said on Friday that they
    had seized a ship": it was seized by then. "Said on Friday that a ship was seized" may be both.
    """
    time = event.time
    if time is None or time.origin == "article" or not time.value:
        return None
    days = interval(time.value)
    if time.span is None or not dates_a_saying(reading, event):
        return days
    told_as_past = _HAD.search(reading.text, time.span[1], event.span[0])
    return None if told_as_past or (days and days[0] < days[1]) else days


def dates_a_saying(reading: Reading, event: EventMention) -> bool:
    """Whether an event's date says when somebody said so: "said on Friday that …"."""
    span = event.time.span if event.time else None
    return (
        span is not None
        and span[1] < event.span[0]
        and reading.text.startswith(_SAID_THEN, span[1])
    )


def _named(reading: Reading, participant: Participant) -> list[str]:
    start, end = participant.span
    return [*words(reading.text[start:end]), *words(participant.name)]


def _party(participant: Participant, kinds: dict[Span, ActorKind]) -> Party:
    return Party(
        participant.name,
        participant.country,
        participant.sector,
        participant.code,
        kinds.get(participant.span),
    )


def party_keys(side: Iterable[Party]) -> set[str]:
    """What a side's actors are looked up by: their country, or else their name."""
    classes = merging().classes
    return {p.country if p.country and p.country not in classes else p.name for p in side}


def _day(published: str | None) -> date | None:
    covered = interval((published or "")[:10])
    return covered[0] if covered else None


def sentence_at(reading: Reading, span: Span) -> Span:
    """The sentence that holds a span; the line around it where no sentence is marked."""
    at = bisect.bisect_right([start for start, _ in reading.sentences], span[0]) - 1
    if at >= 0 and span[0] < reading.sentences[at][1]:
        return reading.sentences[at]
    start = reading.text.rfind("\n", 0, span[0]) + 1
    end = reading.text.find("\n", span[1])
    return (start, end if end >= 0 else len(reading.text))


def root_of(phrase: str) -> str:
    """Root of a phrase's head: its first word ("carry out", "sign up for")."""
    parts = words(phrase)
    return root(parts[0]) if parts else phrase


def around(text: str, sentence: Span, span: Span) -> frozenset[str]:
    """Roots of the words around a span, within its sentence, the span's own left out."""
    start = max(sentence[0], span[0] - _BEFORE)
    end = min(sentence[1], span[1] + _AFTER)
    # Whole words only.
    while start > sentence[0] and text[start - 1].isalnum():
        start -= 1
    while end < sentence[1] and text[end].isalnum():
        end += 1
    found = words(text[start : span[0]]) + words(text[span[1] : end])
    return telling_roots(found)


def telling_roots(found: Iterable[str]) -> frozenset[str]:
    """Roots of the words that tell something of what happened."""
    return frozenset(key for word in found if (key := telling_root(word)) is not None)


@cache
def telling_root(word: str) -> str | None:
    """The word's root; null for a small word that tells nothing of what happened."""
    return None if word.casefold() in closed_words() else root(word)


@cache
def closed_words() -> frozenset[str]:
    """Small words that tell nothing of what happened."""
    g = grammar()
    return (
        g.auxiliaries | g.be | g.have | g.modals | g.adverbs | g.prepositions | g.subordinators
        | g.relatives | g.determiners | g.conjunctions | g.subject_pronouns
    )  # fmt: skip


class Weights:
    """How much each root tells, and so how alike two sets of roots are."""

    def __init__(self, weights: dict[str, float]) -> None:
        """`weights` are the roots' own; one that is not among them tells nothing."""
        self._squares = {word: weight**2 for word, weight in weights.items()}
        self._masses: dict[frozenset[str], float] = {}

    def similarity(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Cosine (0 to 1) of two sets of weighted words."""
        both = one & other
        common = self._mass(both) if both else 0.0
        return common / sqrt(self._whole(one) * self._whole(other)) if common else 0.0

    def _whole(self, some: frozenset[str]) -> float:
        """The mass of a telling's words, which are compared again and again."""
        known = self._masses.get(some)
        if known is None:
            known = self._masses[some] = self._mass(some)
        return known

    def _mass(self, some: frozenset[str]) -> float:
        squares = self._squares
        return sum(sorted(squares[word] for word in some if word in squares))


def weigh(readings: Iterable[Reading], told: Sequence[Told]) -> Weights:
    """How much each root tells: high for one that few of the run's sentences and of news have."""
    written: set[str] = set()
    for reading in readings:
        written.update(words(reading.text))
    commonness: dict[str, float] = {}
    for word in written:
        key = root(word)
        commonness[key] = max(share(word), commonness.get(key, 0.0))
    frequency = Counter(word for one in told for word in one.around)
    total = len(told) + _BACKGROUND
    found = {
        word: log(total / (count + 1 + _BACKGROUND * (1 - (1 - common) ** (1 / _SENTENCES))))
        for word, count in sorted(frequency.items())
        if (common := commonness.get(word, 0.0)) < _GRAMMATICAL
    }
    return Weights(found)

"""Whose a body or a person is when the mention's own words do not say.

Asked in this order: what stands right before or behind the mention ("Kabul police", "a court in
Lahore", "John Bruton of Ireland"), the places of its sentence, and the one country that the article
is about. A guess by context is marked as such by its low confidence.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from dateline.model import Actor, Mention, Reading
from dateline.resolve.description import Description
from dateline.resolve.naming import GUESS, IN_STATE, WEAK, recoded
from dateline.vocab.countries import countries
from dateline.vocab.phrases import key
from dateline.vocab.roles import belonging_words

_BETWEEN: Final = re.compile(r"(?:['’]s?)?[^\S\n]+")
"""What parts a place from the body it names: "Kabul police", "Kabul's police"."""
_TAIL: Final = re.compile(r",?\s+(?:based\s+)?(of|in|from)\s+((?:[\w’'-]+\s+){0,3})")
"""What leads from a mention to its place: "a court in the western city of Lahore"."""
_PUBLIC: Final = IN_STATE | {"ELI", "OPP", "PTY"}
"""Sectors of persons who are the country's that the news plays in, where it names no other."""
_MAIN: Final = 0.75
"""The share of an article's mentions of countries that makes one the country it is about: where two
states quarrel, "the frigate" may be either's."""
_MAIN_IN_SHORT: Final = 0.5
"""The same in a text of a few sentences, to be exceeded."""
_LEAST: Final = 2
"""How often that country has to be named in an article of more than a few sentences."""
_SURE_PLACE: Final = 0.6
"""The confidence below which a place says nothing of whose a body is: there are several Hulls."""
_SHORT: Final = 3
"""Sentences up to which once is enough."""

Heard = tuple[Mention, Description | None, Actor | None]
"""A mention with what its own words make of it; nulls for pronouns, places and times."""


@dataclass(frozen=True, slots=True)
class Homes:
    """Where an article and its sentences play."""

    text: str
    starts: tuple[int, ...]
    """Where each sentence starts."""
    named: tuple[tuple[int, int, str], ...]
    """The countries that places and actors name, in text order: start, end, ISO alpha-3."""
    of_sentence: dict[int, str]
    """The one country of each sentence that names a place in it and no other country's actor."""
    main: str | None
    """The country that the article is about."""

    def beside(self, d: Description) -> str | None:
        """The country of the place or state right before the mention, or behind it."""
        start, end = d.mention.span
        at = bisect_left(self.named, (start, 0, ""))
        if (
            at
            and (d.roles or d.organisations)
            and _BETWEEN.fullmatch(self.text[self.named[at - 1][1] : start])
        ):
            return self.named[at - 1][2]
        tail = _TAIL.match(self.text, end)
        if tail is None or self._elsewhere(d):
            return None
        if d.mention.kind == "person" and not d.roles and tail.group(1) != "of":
            return None  # "Ms Rossi in England" is on a journey
        reach = tail.end()
        first = bisect_left(self.named, (end, 0, ""))
        for place, _, country in self.named[first : first + 1]:
            between = self.text[tail.end(1) : place]
            if place <= reach and not re.search(r"[.;:()\n]", between):
                return country
        return None

    def around(self, d: Description) -> str | None:
        """The country of the places in its sentence, or the one that the article is about.

        None for ships and the like, which are often far from home.
        """
        vessel = d.mention.kind == "group" and d.name
        craft = any(word.role.use == "craft" for word in d.roles)
        wide = any(word.role.word in belonging_words().worldwide for word in d.roles)
        if d.sent or vessel or craft or wide or self._elsewhere(d):
            return None
        sentence = bisect_right(self.starts, d.mention.span[0]) - 1
        return self.of_sentence.get(sentence) or self.main

    def names(self, country: str | None) -> bool:
        """Whether the article names a country."""
        return any(known == country for _, _, known in self.named)

    def _elsewhere(self, d: Description) -> bool:
        """Whether its words say that it is no country's own ("foreign troops"), or against one."""
        words = {key(word) for word in re.findall(r"\w+", d.text)}
        lists = belonging_words()
        shared = d.sector in {"GOV", "LEG"} and bool(words & lists.several)
        return shared or bool(words & lists.elsewhere or words & lists.towards)


def homes(reading: Reading, found: Sequence[Heard]) -> Homes:
    """Where the article plays; places must have been resolved (`places`)."""
    starts = tuple(span[0] for span in reading.sentences)
    placed: dict[int, set[str]] = {}
    acting: dict[int, set[str]] = {}
    named: list[tuple[int, int, str]] = []
    for place in reading.places:
        if place.country in countries() and place.confidence >= _SURE_PLACE:
            named.append((*place.span, place.country))
            sentence = bisect_right(starts, place.span[0]) - 1
            placed.setdefault(sentence, set()).add(place.country)
    for mention, d, actor in found:
        if actor is not None and actor.country in countries() and not _is_shared(d):
            named.append((*mention.span, actor.country))
            sentence = bisect_right(starts, mention.span[0]) - 1
            acting.setdefault(sentence, set()).add(actor.country)
    of_sentence = {
        sentence: next(iter(here))
        for sentence, here in placed.items()
        if len(here) == 1 and acting.get(sentence, set()) <= here
    }
    return Homes(reading.text, starts, tuple(sorted(named)), of_sentence, _main(named, len(starts)))


def housed(d: Description, actor: Actor, places: Homes) -> Actor:
    """Give a body that many countries have ("National Security Council") to the one meant."""
    body = d.organisations[0] if d.organisations else None
    if body is None or not body.shared or d.countries or d.roles:
        return actor
    country = places.beside(d) or places.around(d)
    if country is None or country == actor.country or places.names(actor.country):
        return actor
    name = d.text if body.country else body.name
    return recoded(
        msgspec.structs.replace(actor, name=name, wikidata=None), country, actor.sector, GUESS
    )


def placed(actor: Actor, d: Description, places: Homes) -> Actor:
    """Give an actor without a country the one of the place beside it or around it."""
    if actor.country is not None or actor.kind == "state":
        return actor
    country = None if d.sent else places.beside(d)
    if country:
        return recoded(actor, country, actor.sector, min(actor.confidence, GUESS))
    if actor.sector is None or (d.name and actor.kind == "person" and actor.sector not in _PUBLIC):
        return actor
    country = places.around(d)
    return recoded(actor, country, actor.sector, WEAK) if country else actor


def _is_shared(d: Description | None) -> bool:
    """Whether only the vocabulary's guess says whose it is."""
    return d is not None and not d.countries and any(body.shared for body in d.organisations)


def _main(named: Sequence[tuple[int, int, str]], sentences: int) -> str | None:
    counts = Counter(country for _, _, country in named)
    if not counts:
        return None
    (best, times), *_ = counts.most_common(1)
    share = times / counts.total()
    if sentences <= _SHORT:
        return best if share > _MAIN_IN_SHORT else None
    return best if times >= _LEAST and share >= _MAIN else None

"""Who is meant by a surname, a title or a pronoun: the actors that an article has spoken of.

The rules are few and prefer silence to a wrong answer: recency and subject position, as in
Lappin and Leass (1994), with the article's own full names first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from dateline.model import Actor, Sector
from dateline.resolve.description import Description
from dateline.vocab.phrases import split
from dateline.vocab.roles import name_words

_BRACKETS: Final = re.compile(r"\s*\(\s*([A-Z][A-Za-z]*[A-Z][A-Za-z]*)\s*\)")
_PERSON: Final = frozenset(("he", "she", "him", "her", "his", "hers"))
_WOMAN: Final = frozenset(("she", "her", "hers"))
_ADJUNCT: Final = re.compile(r"\b(?:after|amid|before|during|following|since)\s*$")
"""Before "its", what ties it to the clause and so to its subject: "during its war"."""
_THING: Final = frozenset(("it", "its"))
_MANY: Final = frozenset(("they", "them", "their", "theirs"))
_REACH: Final = 2
"""How many sentences back a person may be meant by "he" or "she"."""
_FEMALE: Final = ("woman", "girl", "actress", "mother", "widow", "daughter")
_NEAR: Final = 2
"""How many words may stand between "its" and the actor right before it."""
_FADE: Final = 0.7
"""What a pronoun leaves of its antecedent's confidence."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An actor as spoken of at one place."""

    actor: Actor
    sentence: int
    plural: bool
    eligible: bool
    """Whether it can be a subject: no demonym before a noun, no possessive, not behind a
    preposition."""
    subject: bool
    """Whether it is the first such mention of its sentence."""
    owner: bool
    """Whether a possessive ending follows."""
    titles: frozenset[str]
    """What the mention calls a person."""
    held: str
    """The office that a person is known to hold on the day; else empty."""
    named: bool


@dataclass(slots=True)
class Cast:
    """The actors of one article, in text order."""

    seen: list[Seen] = field(default_factory=list)
    women: set[str] = field(default_factory=set)
    """Names that "she" has meant."""
    men: set[str] = field(default_factory=set)

    def add(self, seen: Seen) -> None:
        """Take note of an actor."""
        self.seen.append(seen)

    def by_title(self, office: str) -> Actor | None:
        """The one named person who has been called by this title; null when there are more.

        Where nobody was, the one who is known to hold the office.
        """
        named = [seen for seen in self.seen if seen.named and seen.actor.kind == "person"]
        called = {seen.actor.name: seen.actor for seen in named if office in seen.titles}
        found = called or {seen.actor.name: seen.actor for seen in named if office == seen.held}
        return next(iter(found.values())) if len(found) == 1 else None

    def by_head(self, word: str) -> Actor | None:
        """The one body with a country whose last word is `word` ("army"); null when more."""
        found = {
            (seen.actor.country, seen.actor.sector): seen.actor
            for seen in self.seen
            if seen.actor.country
            and seen.actor.kind in {"organisation", "group"}
            and _last(seen.actor.name) == word
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def side(self, sector: Sector | None) -> str | None:
        """The one country of those of this sector so far; null when there are more."""
        found = {seen.actor.country for seen in self.seen if seen.actor.sector == sector}
        found.discard(None)
        return next(iter(found)) if len(found) == 1 else None

    def pronoun(self, word: str, sentence: int, between: str) -> Actor | None:
        """Whom a pronoun in this sentence means; null when it is not clear.

        `between` is the text from the actor seen last to the pronoun.
        """
        if word in _PERSON:
            return self._person(sentence, woman=word in _WOMAN)
        if word in _THING:
            last = self.seen[-1] if self.seen else None
            near = last is not None and last.eligible and len(between.split()) <= _NEAR
            if last and near and _is_thing(last) and last.sentence == sentence and word == "its":
                return last.actor
            if word == "its" and _ADJUNCT.search(between):
                meant = self._subject_near(sentence)
                if meant is not None:
                    return meant
            return self._thing(sentence, own=word == "its")
        return self._many(sentence) if word in _MANY else None

    def _person(self, sentence: int, *, woman: bool) -> Actor | None:
        others = self.men if woman else self.women
        for back in range(_REACH + 1):
            here = [
                seen
                for seen in self.seen
                if seen.sentence == sentence - back
                and seen.actor.kind == "person"
                and not seen.plural
                and seen.actor.name not in others
                and _may_be(seen.actor.name, woman=woman)
            ]
            if here:
                meant = _first(here)
                (self.women if woman else self.men).add(meant.name)
                return meant
        return None

    def _subject_near(self, sentence: int) -> Actor | None:
        """The thing named last in the sentence where a subject may stand."""
        here = [seen for seen in self.seen if seen.sentence == sentence and seen.eligible]
        free = [seen.actor for seen in here if _is_thing(seen) and not seen.owner]
        return free[-1] if free else None

    def _thing(self, sentence: int, *, own: bool) -> Actor | None:
        for back in (0, 1):
            here = [
                seen for seen in self.seen if seen.sentence == sentence - back and _is_thing(seen)
            ]
            names = {seen.actor.name for seen in here}
            if len(names) == 1:
                return here[0].actor
            if here:
                clear = here[0].subject and not (own and back == 0 and here[-1].owner)
                return here[0].actor if clear else None
        return None

    def _many(self, sentence: int) -> Actor | None:
        for back in (0, 1):
            here = [seen for seen in self.seen if seen.sentence == sentence - back]
            several = {seen.actor.name: seen for seen in here if seen.plural}
            if len(several) == 1:
                return next(iter(several.values())).actor
            states = {seen.actor.name for seen in here if seen.actor.kind == "state"}
            if several or len(states) > 1:
                return None
        return None


@dataclass(frozen=True, slots=True)
class Bound:
    """Short names that an article binds to full ones."""

    surnames: dict[str, Actor]
    acronyms: dict[str, Actor]


def acronyms(text: str, found: Sequence[tuple[Description, Actor]]) -> dict[str, Actor]:
    """Acronym to the body behind whose name it stands in brackets."""
    out: dict[str, Actor] = {}
    for description, actor in found:
        if actor.kind in {"organisation", "group"}:
            match = _BRACKETS.match(text, description.mention.span[1])
            if match:
                out.setdefault(match.group(1), actor)
    return out


def full_names(found: Sequence[tuple[Description, Actor]]) -> dict[str, Actor]:
    """Surname to the one person of that surname whom the article names in full, anywhere.

    The same for vessels: "the Thor" is "the Icelandic gunboat Thor".
    """
    by_surname: dict[str, dict[str, Actor]] = {}
    vessels: dict[str, list[Actor]] = {}
    for description, actor in found:
        if not (description.full_name and description.surname):
            continue
        if actor.kind == "person":
            known = by_surname.setdefault(description.surname, {})
            best = known.get(actor.name)
            if best is None or actor.confidence > best.confidence:
                known[actor.name] = actor
        elif actor.kind == "group":
            vessels.setdefault(description.surname, []).append(actor)
    out = {
        surname: next(iter(actors.values()))
        for surname, actors in by_surname.items()
        if len(actors) == 1
    }
    for surname, actors in vessels.items():
        if len({actor.country for actor in actors if actor.country}) <= 1:
            out.setdefault(surname, max(actors, key=lambda a: (a.country is not None, len(a.name))))
    return out


def faded(confidence: float) -> float:
    """A pronoun's confidence, given its antecedent's."""
    return round(confidence * _FADE, 2)


def _is_thing(seen: Seen) -> bool:
    """Whether "it" can mean it: a newspaper is mostly named for what it says, not meant."""
    actor = seen.actor
    return (
        actor.kind in {"state", "organisation", "group"}
        and actor.sector != "JRN"
        and (not seen.plural)
    )


def _first(here: Sequence[Seen]) -> Actor:
    """The sentence's subject, or the first one there."""
    subjects = [seen for seen in here if seen.subject]
    return (subjects or list(here))[0].actor


def _may_be(name: str, *, woman: bool) -> bool:
    """Whether a person of this name may be a woman, or a man."""
    lists = name_words()
    words = {word.key for word in split(name)}
    female = bool(words & lists.female) or any(word.endswith(_FEMALE) for word in words)
    if woman:
        return female or not words & lists.given
    return not female


def _last(name: str) -> str:
    words = split(name)
    return words[-1].key if words else ""

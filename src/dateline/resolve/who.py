"""Resolving actor mentions: whose they are, what they are, and who is meant.

Countries are ISO 3166-1 alpha-3 with PLOVER's codes for what is no country (IGO, UNO, EUR, NGO,
ISM, IMG, MNC; KOS for Kosovo); sectors are PLOVER's (PLOVER manual, Open Event Data Alliance,
2021). Office-holders are known with dated terms, so that a person is what the office made of them
on the day of the article, and a former official (ELI) afterwards.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

import msgspec
from msgspec import UNSET

from dateline.model import Actor, Mention, Reading
from dateline.resolve.belonging import Homes, homes, housed, placed
from dateline.resolve.coreference import Bound, Cast, Seen, acronyms, faded, full_names
from dateline.resolve.description import Description, describe
from dateline.resolve.naming import GUESS, IN_STATE, LIKELY, by_words, listed, recoded, same
from dateline.vocab.phrases import key

_POSSESSIVES: Final = frozenset(("his", "her", "its", "their"))
_OWNING: Final = re.compile(r"['’](?:s\b|(?=\s))")
_BEHIND: Final = re.compile(
    r"\b(?:about|against|among|amid|at|between|by|for|from|in|into|near|of|on|over|to|toward|towards"
    r"|under|with|within)(?:\s+(?:the|an?))?\s+\Z",
    re.IGNORECASE,
)
_EMPTY_IT: Final = re.compile(
    r"(?:['’]s|\s+(?:is|was|would be|will be|seems|seemed|appears|takes|took|makes))\s+"
    r"(?:\d|(?:\w+\s+){1,3}(?:that|to|how|whether|if|when|why)\b)"
)
_OPENING_IT: Final = re.compile(r"(?:['’]s|\s+(?:is|was))\s(?!\s*\w+(?:ing|ed)\b)")
"""What follows an "it" that stands for nobody ("it is clear that"), and one that opens so."""
_OPENING: Final = re.compile(r"(?:On|For|In|At|By|After|Before|With|During|Despite)\s")
_SIDES: Final = frozenset(("REB", "PRM", "OPP", "UAF"))
"""Sectors of which an article mostly has one side: "the militants" are those named before."""
_AHEAD: Final = 60
"""How far behind an opening possessive its owner may stand, in characters."""
_LIST: Final = re.compile(r",?\s+(?:and|or)\s+|,\s+")
"""What parts the demonyms of a list."""
_LOOK_BACK: Final = 16
"""Characters before a mention in which a preposition with its article stands."""


class _Spoken(NamedTuple):
    """A mention with what its own words make of it; nulls for pronouns, places and times."""

    mention: Mention
    description: Description | None
    actor: Actor | None


def resolve_actors(reading: Reading) -> tuple[Actor, ...]:
    """An actor for each spotted mention that says or shows who is meant.

    Takes a reading with `sentences`, `spotted` and resolved `places`; uses its text and date. Gives
    actors in text order, each with the span of its mention. A pronoun whose antecedent is not clear
    gives none; an unknown actor keeps its own words as its name, with country and sector null where
    nothing tells them.
    """
    if reading.spotted is UNSET:
        return ()
    date = _day(reading)
    found: list[_Spoken] = []
    for mention in reading.spotted:
        if mention.kind in {"time", "pronoun", "place"}:
            found.append(_Spoken(mention, None, None))
            continue
        description = describe(reading.text, mention, date)
        found.append(_Spoken(mention, description, by_words(description, date)))
    found = _listed(reading.text, found)
    named = [(d, a) for _, d, a in found if d is not None and a is not None]
    bound = Bound(full_names(named), acronyms(reading.text, named))
    return _told(reading, found, bound)


def _day(reading: Reading) -> str | None:
    return reading.published[:10] if reading.published else None


def _told(
    reading: Reading,
    found: Sequence[_Spoken],
    bound: Bound,
) -> tuple[Actor, ...]:
    """Go through the article, resolving what depends on what was said before."""
    starts = [span[0] for span in reading.sentences]
    places = homes(reading, found)
    out: list[Actor] = []
    cast, opened = Cast(), -1
    for i, (mention, description, actor) in enumerate(found):
        sentence = bisect_right(starts, mention.span[0]) - 1
        if mention.kind == "pronoun":
            meant = _ahead(reading, found, i, sentence, bound) or _pronoun(
                reading.text, mention, cast, sentence
            )
        elif description is None or actor is None:
            continue
        else:
            meant = _settle(description, actor, cast, bound, places)
            meant = _beside(reading.text, meant, description, found, i)
            meant = _owned(reading.text, meant, out)
            meant = placed(meant, description, places)
        if meant is None:
            continue
        eligible = _can_be_subject(reading.text, mention, description)
        subject = eligible and opened != sentence
        opened = sentence if subject else opened
        out.append(meant)
        seen = _seen(reading, meant, description, sentence)
        cast.add(replace(seen, eligible=eligible, subject=subject))
    return tuple(out)


def _seen(reading: Reading, actor: Actor, description: Description | None, sentence: int) -> Seen:
    titles = set()
    term, held = None, False
    if description is not None and description.holder and actor.name == description.holder.name:
        term, held = description.holder.term(_day(reading))
    if description is not None:
        titles = {word.role.word for word in description.roles}
        if description.office:
            titles.add(description.office)
    return Seen(
        actor=actor,
        sentence=sentence,
        plural=description.plural if description else actor.kind == "group",
        eligible=False,
        subject=False,
        owner=bool(_OWNING.match(reading.text, actor.span[1])),
        titles=frozenset(titles),
        held=term.office if term and held else "",
        named=description is not None and bool(description.surname),
    )


def _settle(
    d: Description,
    actor: Actor,
    cast: Cast,
    bound: Bound,
    places: Homes,
) -> Actor:
    """Bring in what the rest of the article tells of a mention."""
    surnames = bound.surnames
    if d.surname and not d.full_name and d.surname in surnames:
        return same(actor, surnames[d.surname])
    if actor.kind == "group" and d.surname and actor.country is None and d.surname in surnames:
        return same(actor, surnames[d.surname])
    if d.text in bound.acronyms and not (d.organisations or d.countries):
        return same(actor, bound.acronyms[d.text])
    if actor.kind == "person" and d.surname and d.full_name and actor.sector is None:
        told = surnames.get(d.surname)
        return same(actor, told) if told is not None and told.name == actor.name else actor
    if actor.kind == "person" and not d.surname and not d.country and d.office and d.definite:
        meant = cast.by_title(d.office)
        return same(actor, meant) if meant else actor
    if actor.country is None and actor.kind != "person" and actor.sector in IN_STATE:
        meant = cast.by_head(key(actor.name.split()[-1])) if actor.name else None
        if meant is not None and not d.plural:
            return same(actor, meant)
    if actor.country is None and d.definite and actor.sector in _SIDES:
        side = cast.side(actor.sector)
        return recoded(actor, side, actor.sector, GUESS) if side else actor
    return housed(d, actor, places)


def _owned(text: str, actor: Actor, before: Sequence[Actor]) -> Actor:
    """Give an actor the country of the possessive in front: "Iran and its leadership"."""
    owner = before[-1] if before else None
    if actor.country is not None or owner is None or owner.country is None:
        return actor
    mine = key(text[slice(*owner.span)]) in _POSSESSIVES
    if not mine or text[owner.span[1] : actor.span[0]].strip():
        return actor
    return recoded(actor, owner.country, actor.sector, GUESS)


def _listed(text: str, found: list[_Spoken]) -> list[_Spoken]:
    """Share the noun at the end of a list of demonyms: "Hungarian and Romanian officials"."""
    out = list(found)
    for i in range(len(out) - 2, -1, -1):
        (mention, d, actor), (after, its, meant) = out[i], out[i + 1]
        if d is None or actor is None or its is None or meant is None:
            continue
        if not (d.demonym and its.led and _LIST.fullmatch(text[mention.span[1] : after.span[0]])):
            continue
        words = d.text + its.text[its.led :]
        shared = replace(
            its,
            mention=mention,
            text=" ".join(words.split()),
            countries=d.countries,
            led=len(d.text),
        )
        out[i] = _Spoken(mention, shared, listed(shared, actor, meant))
    return out


def _beside(
    text: str,
    actor: Actor,
    d: Description,
    found: Sequence[_Spoken],
    i: int,
) -> Actor:
    """Join a name and the title next to it: "Dong Jun, China's defence minister"."""
    if actor.kind != "person":
        return actor
    for j in (i + 1, i - 1):
        if not 0 <= j < len(found):
            continue
        other, told, its = found[j]
        left, right = sorted((d.mention.span, other.span))
        between = text[left[1] : right[0]].strip()
        if between == "and" and d.sent and i > j and its is not None and its.kind == "person":
            return same(actor, its)
        if between != "," or told is None or its is None:
            continue
        if its.kind != "person" or bool(told.surname) == bool(d.surname):
            continue
        if d.surname and actor.sector is None and actor.country is None:
            return recoded(actor, its.country, its.sector, LIKELY)
        if not d.surname and told.full_name and i > j and not d.plural:
            country, sector = its.country or actor.country, its.sector or actor.sector
            return recoded(same(actor, its), country, sector, its.confidence)
    return actor


def _ahead(
    reading: Reading,
    found: Sequence[_Spoken],
    i: int,
    sentence: int,
    bound: Bound,
) -> Actor | None:
    """Who is meant by a possessive that opens a sentence: "On his part, Ashtiani ..."."""
    mention = found[i][0]
    start = reading.sentences[sentence][0] if sentence >= 0 else mention.span[0]
    opening = reading.text[start : mention.span[0]]
    if i + 1 == len(found) or not _OPENING.fullmatch(opening):
        return None
    person = key(reading.text[slice(*mention.span)]) in {"his", "her"}
    after, description, actor = found[i + 1]
    between = reading.text[mention.span[1] : after.span[0]]
    if description is None or actor is None or not between.endswith(", ") or "\n" in between:
        return None
    if person != (actor.kind == "person") or len(between) > _AHEAD:
        return None
    actor = bound.surnames.get(description.surname, actor) if person else actor
    return msgspec.structs.replace(actor, span=mention.span, confidence=faded(actor.confidence))


def _pronoun(text: str, mention: Mention, cast: Cast, sentence: int) -> Actor | None:
    word = key(text[mention.span[0] : mention.span[1]])
    if word == "it" and _is_empty(text, mention):
        return None
    last = cast.seen[-1].actor.span[1] if cast.seen else 0
    meant = cast.pronoun(word, sentence, text[last : mention.span[0]])
    if meant is None:
        return None
    return msgspec.structs.replace(meant, span=mention.span, confidence=faded(meant.confidence))


def _is_empty(text: str, mention: Mention) -> bool:
    opens = text[mention.span[0]].isupper()
    behind = _OPENING_IT if opens else _EMPTY_IT
    return bool(behind.match(text, mention.span[1]))


def _can_be_subject(text: str, mention: Mention, d: Description | None) -> bool:
    """Whether a mention is no demonym before a noun, no possessive, and behind no preposition."""
    if d is not None and mention.kind == "state" and d.countries:
        if d.countries[0].form == "adjective":
            return False
    elif mention.kind == "pronoun" and key(text[slice(*mention.span)]) in _POSSESSIVES:
        return False
    start = max(0, mention.span[0] - _LOOK_BACK)
    return not _OWNING.match(text, mention.span[1]) and not _BEHIND.search(
        text[start : mention.span[0]]
    )

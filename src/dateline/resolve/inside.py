"""Places that are named inside an actor's words: "residents of Herat", "migrants from Chad"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dateline.model import Mention
from dateline.resolve.setting import Setting
from dateline.vocab.gazetteer import (
    ground_words,
    place_key,
    place_words,
)

_WHERE = re.compile(r"\b(of|in|from|at|near|outside)\s+(?:the\s+)?(?=[^\W\d_a-z])")
_WORDS = re.compile(
    r"[^\W\d_][\w.’'-]*(?:\s(?:(?:al|de|do|da|del|la|upon|am)\s)?[A-Z][\w.’'-]*){0,4}"
)
_LEAD = re.compile(r"(?:[Tt]he\s)?([A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,2})\s([a-z]+)")
_OWN = re.compile(r"['’]s?$")
_ACTORS = frozenset({"person", "organisation", "group"})


def places_inside(setting: Setting, spotted: Iterable[Mention]) -> list[Mention]:
    """A mention of kind `place` for each place that an actor's words name.

    It stands behind a preposition, or is the town or division that the words begin with ("Lyon
    police"). A name that belongs to a longer one is none ("Bank of Montreal"), nor is the country
    behind "of", whose actor it then is ("the president of Chad").
    """
    return [
        place
        for mention in spotted
        if mention.kind in _ACTORS
        for place in _inside(setting, mention)
    ]


def _inside(setting: Setting, mention: Mention) -> Iterator[Mention]:
    text = setting.text
    first, last = mention.span
    lead = _LEAD.match(text, first, last)
    if lead and _leads(setting, lead.group(1), lead.group(2)):
        yield Mention(span=lead.span(1), kind="place")
    for match in _WHERE.finditer(text, first, last):
        before = text[first : match.start()].rstrip()
        if match.group(1) == "of" and before.rsplit(" ", 1)[-1][:1].isupper():
            continue  # "Bank of Montreal"
        words = _WORDS.match(text, match.end(), last)
        end = _named(setting, words, of=match.group(1) == "of") if words else None
        if end is not None:
            yield Mention(span=(match.end(), end), kind="place")


def _leads(setting: Setting, name: str, following: str) -> bool:
    """Whether an actor's first words are the place that it is of: "Lyon police"."""
    if place_key(name) in place_words().doubtful or setting.country(name) is not None:
        return False
    kinds = {entry.kind for entry in setting.named(name)}
    town = following in ground_words().town and bool(kinds & {"town", "capital"})
    return town or "division" in kinds


def _named(setting: Setting, words: re.Match[str], *, of: bool) -> int | None:
    """Where the name ends that the words begin with, if it is all of the capitals there."""
    name = _OWN.sub("", words.group().rstrip("."))
    end = words.start() + len(name)
    if setting.country(name) is not None:
        return None if of else end
    return end if setting.named(name) else None

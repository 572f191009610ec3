"""Where an article plays: the countries and divisions it names, and what stands by a name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from dateline.model import Mention, Span
from dateline.vocab.gazetteer import (
    Entry,
    containers,
    country_called,
    gazetteer,
    place_key,
    place_words,
)

K = TypeVar("K")

_NAME = r"((?:[\w.’'-]+)(?:\s[\w.’'-]+){0,4})"
_SIDE = r"(?:(?:[a-z]+-)?(?:north|south|east|west|centr)[a-z-]*\s+|occupied\s+|nearby\s+)?"
_BEHIND = re.compile(
    rf"(?:,\s+(?:in\s+)?(?:the\s+)?{_SIDE}|\s+in\s+(?:the\s+)?{_SIDE}(?=[A-Z])){_NAME}"
    r"|\s+\(([A-Z][\w .]+)\)"
)
_DESCRIBED = re.compile(
    rf",\s+(?:an?|the)\s(?:[a-z-]+\s){{0,4}}?([a-z-]+)\s(?:[a-z-]+\s){{0,3}}?(?:in|of)\s(?:the\s)?{_SIDE}{_NAME}"
)
_LED_IN = re.compile(r"(?:['’]s?)?\s+((?:[a-z-]+\s+){0,5}?)(?:of\s+)?(?:the\s+)?")
_SHORT = re.compile(r",\s+(?:[A-Z][a-z]{1,4}|(?:[A-Z]\.){1,3}[A-Z])\.")
_OWNED = re.compile(r"['’]s?$")
_ARTICLE = re.compile(r"^[Tt]he\s+")
_BACK = 70
"""How far before a name, in characters, the country may begin that tells where it lies."""
_PLACED, _NAMED, _POINTED = 1.0, 0.7, 0.4
"""What a country named as ground, as a state that acts, and by a demonym or capital counts."""


class Evidence(Generic[K]):
    """How much speaks for each of several things."""

    __slots__ = ("_of", "_total")

    def __init__(self, counts: Mapping[K, float] | None = None) -> None:
        self._of = dict(counts or {})
        self._total = sum(self._of.values())

    def counts(self) -> dict[K, float]:
        """A copy of the counts, to add to."""
        return defaultdict(float, self._of)

    def share(self, key: K) -> float:
        """The thing's share of all, the smaller the less there is altogether."""
        found = self._of.get(key, 0.0)
        return found / (self._total + 1.0) if found else 0.0


@dataclass(frozen=True, slots=True)
class Setting:
    """An article's text with what it says about where it plays."""

    text: str
    countries: Evidence[str] = field(default_factory=Evidence)
    """What speaks for each country, by ISO alpha-3."""
    divisions: Evidence[tuple[str, str]] = field(default_factory=Evidence)
    """What speaks for each division of a country."""
    endings: Mapping[int, tuple[Span, str]] = field(default_factory=dict)
    """Every country's name by where it ends: its span, and the country."""
    entries: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    """The gazetteer's places by the words that name them, as they were asked for."""
    called: dict[str, str | None] = field(default_factory=dict)
    """The countries that words name in this text, likewise."""

    def named(self, words: str) -> tuple[Entry, ...]:
        """The gazetteer's places of that name."""
        key = place_key(_OWNED.sub("", words))
        if key not in self.entries:
            bare = key.removeprefix("the ")
            known = gazetteer().named(key) or gazetteer().named(bare)
            town, _, last = bare.rpartition(" ")
            if not known and town and last in place_words().parts_of_towns:
                known = gazetteer().named(town)  # "Terrigal Beach"
            self.entries[key] = known
        return self.entries[key]

    def country(self, words: str) -> str | None:
        """The country that is named, with or without its article."""
        if words not in self.called:
            bare = _ARTICLE.sub("", words)
            found = country_called(words, self.text) or country_called(bare, self.text)
            self.called[words] = found
        return self.called[words]


def survey(setting: Setting, spotted: Iterable[Mention]) -> Setting:
    """The setting with what the article's own words say, before any place is settled."""
    text = setting.text
    countries: dict[str, float] = defaultdict(float)
    divisions: dict[tuple[str, str], float] = defaultdict(float)
    endings: dict[int, tuple[Span, str]] = {}
    for mention in spotted:
        if mention.kind == "time":
            continue
        words = text[slice(*mention.span)]
        named = setting.country(words)
        if named is not None:
            weight = _PLACED if mention.kind == "place" else _NAMED
        elif mention.kind == "place":
            named, weight = _only_country(setting.named(words)), _PLACED
            for entry in setting.named(words):
                if entry.kind == "division" and entry.iso3:
                    divisions[entry.iso3, entry.name] += 1
        else:
            found = containers(words)
            named, weight = (found[0][0] if found and found[0][1] is None else None), _POINTED
        if named:
            countries[named] += weight
            endings[mention.span[1]] = (mention.span, named)
    return replace(
        setting, countries=Evidence(countries), divisions=Evidence(divisions), endings=endings
    )


def settled(setting: Setting, sure: Iterable[Entry]) -> Setting:
    """The setting with the places counted in that are plain enough by themselves."""
    countries, divisions = setting.countries.counts(), setting.divisions.counts()
    for entry in sure:
        if entry.iso3 and entry.kind in {"town", "capital"}:
            countries[entry.iso3] += _PLACED
            if entry.admin1:
                divisions[entry.iso3, entry.admin1] += _PLACED
    return replace(setting, countries=Evidence(countries), divisions=Evidence(divisions))


def _only_country(entries: Iterable[Entry]) -> str | None:
    """The country that all of them lie in; of divisions that there are, all of these."""
    known = list(entries)
    inside = {entry.iso3 for entry in known if entry.kind == "division"} or {
        entry.iso3 for entry in known
    }
    return inside.pop() if len(inside) == 1 else None


def said_behind(text: str, end: int) -> tuple[tuple[str, str | None], ...]:
    """Countries and divisions that the words behind a name put it in: ", Texas", "in Syria"."""
    match = _BEHIND.match(text, end)
    inside = containers(match.group(1) or match.group(2)) if match else ()
    if inside:
        return inside
    match = _DESCRIBED.match(text, end)
    if match and match.group(1) in place_words().before_place:
        return containers(match.group(2))
    return ()


def division_behind(text: str, end: int) -> tuple[str, str | None] | None:
    """The division behind a comma, where it can be nothing else: "Bolton, Texas"."""
    match = _BEHIND.match(text, end)
    inside = containers(match.group(1)) if match and match.group(1) else ()
    return inside[0] if len(inside) == 1 and inside[0][1] else None


def is_abbreviated(text: str, end: int) -> bool:
    """Whether that division is written short, as only behind its own towns: "Belgrade, Minn."."""
    return _SHORT.match(text, end) is not None


def country_before(setting: Setting, start: int) -> str | None:
    """The country right before a name that says where it lies: "the Iraqi city of", "Iraq's"."""
    text = setting.text
    for end in range(start - 1, max(-1, start - _BACK), -1):
        if end not in setting.endings:
            continue
        match = _LED_IN.fullmatch(text, end, start)
        if match is None:
            return None
        words = match.group(1).split()
        leads = place_words().before_place
        return setting.endings[end][1] if not words or words[-1] in leads else None
    return None

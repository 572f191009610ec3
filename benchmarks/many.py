"""Thousands of readings made by rule from a few hundred, with every span still in its place.

A made article is most paragraphs of one real article and some of another of its story. Its story's
own rules are then laid over it: names and content words are others of the same length, countries
change places, figures have other digits and dates another day. So each story has its own words, all
its articles share them, and how often a word comes is as in real news. Event words stay as they
are, since their types are read off them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import blake2b
from math import gcd
from typing import Any

from dateline.vocab.words import share

Row = dict[str, Any]

_LARGEST, _FALL = 180, 0.65
"""Articles of the largest story, and how fast the next ones are smaller: a few stories with more
than a hundred articles, and a third of all articles alone."""
_FIRST, _DAYS, _NEWS_DAYS = date(2022, 1, 1), 365, 4
_OUTLETS = 400
_COPIED = 0.1
"""Share of a story's articles that are another's text under another outlet's name."""
_GRAMMATICAL = 0.05
"""Share of articles from which a word stays as it is."""
_AS_THEY_ARE = 0.5
"""Share of stories whose countries stay: news is of a few countries, over and over."""
_WORD = re.compile(r"[^\W\d_]+|\d+")


@dataclass(slots=True)
class Paragraph:
    """A line of a seed's text, with what was read in it; spans count from the line's start."""

    text: str
    lists: dict[str, list[Row]] = field(default_factory=dict)
    sentences: list[list[int]] = field(default_factory=list)


@dataclass(slots=True)
class Seed:
    """An article to make others from."""

    row: Row
    paragraphs: list[Paragraph]


def chance(*of: object) -> float:
    """A number from 0 to 1 that depends on nothing but what is given."""
    digest = blake2b("|".join(map(str, of)).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") / 2**64


def sizes(articles: int, every: int = 1) -> list[tuple[int, int]]:
    """Numbers of stories and their articles, of every so many stories, until there are enough."""
    found = []
    number, left = every, articles
    while left > 0:
        many = min(left, max(1, round(_LARGEST / number**_FALL)))
        found.append((number, many))
        left -= many
        number += every
    return found


def make(stories: Sequence[Sequence[Row]], wanted: Sequence[tuple[int, int]]) -> Iterator[Row]:
    """So many readings for each wanted story, made from the readings of the given `stories`."""
    seeds = [[Seed(row, _paragraphs(row)) for row in story] for story in stories]
    large = sorted(seeds, key=len, reverse=True)
    vocabulary = _vocabulary(seeds)
    countries = sorted(_countries(seeds))
    for number, many in wanted:
        # The largest stories come from those with most articles.
        pool = large[:30] if many > 20 else seeds
        story = pool[int(chance("seed", number) * len(pool))]
        rules = _Rules(number, vocabulary, countries)
        made: list[Row] = []
        for place in range(many):
            if made and chance("copy", number, place) < _COPIED:
                original = made[int(chance("of", number, place) * len(made))]
                made.append(_renamed(original, f"made-{number}-{place}", number, place))
            else:
                made.append(_article(story, rules, number, place))
        yield from made


def _article(story: Sequence[Seed], rules: _Rules, number: int, place: int) -> Row:
    """Most of one seed's paragraphs, and some of another's of its story."""
    turn = int(chance("start", number) * len(story)) + place
    base, other = story[turn % len(story)], story[(turn + 1) % len(story)]
    kept = [p for n, p in enumerate(base.paragraphs) if chance("cut", number, place, n) > 0.3]
    if other is not base:
        kept += [p for n, p in enumerate(other.paragraphs) if chance("mix", number, place, n) > 0.8]
    kept = kept or base.paragraphs[:1]
    begin = _FIRST + timedelta(days=int(chance("day", number) * _DAYS))
    day = begin + timedelta(days=int(chance("late", number, place) * _NEWS_DAYS))
    seeded = str(base.row.get("published") or "")[:10]
    moved = (begin - date.fromisoformat(seeded)).days if len(seeded) == 10 else 0
    name = f"made-{number}-{place}"
    row: Row = {"id": name, "outlet": _outlet(number, place), "published": day.isoformat(),
                "published_precision": "day", "language": "en", "sentences": []}  # fmt: skip
    row |= {kind: [] for kind in ("actors", "times", "places", "attributions", "events")}
    text, at = [], 0
    for paragraph in kept:
        _append(row, paragraph, at, moved, rules)
        fixed = {s for e in paragraph.lists["events"] for s in range(*e["span"])}
        text.append(rules.text(paragraph.text, fixed))
        at += len(paragraph.text) + 2
    row["text"] = "\n\n".join(text)
    for count, event in enumerate(row["events"], start=1):
        event["id"] = f"{name}-e{count}"
        if event["time"] and event["time"]["origin"] == "article":
            event["time"]["value"] = row["published"]
    return row


def _renamed(original: Row, name: str, number: int, place: int) -> Row:
    events = [e | {"id": f"{name}-e{n}"} for n, e in enumerate(original["events"], start=1)]
    return original | {"id": name, "outlet": _outlet(number, place), "events": events}


def _outlet(number: int, place: int) -> str:
    return f"paper{int(chance('outlet', number, place) ** 2 * _OUTLETS)}.example"


def _append(row: Row, paragraph: Paragraph, at: int, moved: int, rules: _Rules) -> None:
    first = len(row["attributions"])
    row["sentences"] += [[start + at, end + at] for start, end in paragraph.sentences]
    for kind, found in paragraph.lists.items():
        for one in found:
            new = _shifted(one, at)
            if isinstance(new.get("attribution"), int):
                new["attribution"] += first
            _rename(new, moved, rules)
            row[kind].append(new)


def _rename(one: Row, moved: int, rules: _Rules) -> None:
    """Lay the story's rules over one actor, time, place or event."""
    for party in (one, *one.get("source", ()), *one.get("target", ())):
        if isinstance(party, dict) and "sector" in party:
            party["name"] = rules.text(party["name"], set())
            party["country"] = rules.country(party["country"])
            party["code"] = (party["country"] or "") + (party["sector"] or "") or None
    for time in (one, one.get("time")):
        if time and time.get("value") and isinstance(time["value"], str):
            time["value"] = _moved(time["value"], moved)
    for number in one.get("numbers", ()):
        if number["value"] == int(number["value"]) and len(str(int(number["value"]))) < 9:
            number["value"] = int(rules.digits(str(int(number["value"]))))


def _moved(value: str, days: int) -> str:
    try:
        day = date.fromisoformat(f"{value}-15"[:10] if len(value) == 7 else value)
        return (day + timedelta(days=days)).isoformat()[: len(value)]
    except (ValueError, OverflowError):
        return value


class _Rules:
    """What one story makes of words, countries and figures: always the same of the same."""

    def __init__(
        self, number: int, vocabulary: dict[tuple[int, bool], list[str]], countries: list[str]
    ) -> None:
        self._number = number
        self._vocabulary = vocabulary
        self._countries = countries
        self._words: dict[str, str] = {}
        self._stay = chance("countries", number) < _AS_THEY_ARE

    def text(self, text: str, fixed: set[int]) -> str:
        """The text in the story's own words, those at `fixed` characters left."""
        return _WORD.sub(lambda m: m.group() if m.start() in fixed else self._word(m.group()), text)

    def country(self, code: str | None) -> str | None:
        """Another country for each, or all as they are."""
        if code is None or self._stay or code not in self._countries:
            return code
        return self._of(self._countries, self._countries.index(code), "country")

    def digits(self, figure: str) -> str:
        """Another figure of as many digits, from 1 on."""
        new = "".join(
            str((int(d) + int(10 * chance(self._number, figure, n))) % 10)
            for n, d in enumerate(figure)
        )
        return "1" + new[1:] if new[0] == "0" else new

    def _word(self, word: str) -> str:
        if word not in self._words:
            self._words[word] = self._another(word)
        return self._words[word]

    def _another(self, word: str) -> str:
        if word.isdigit():
            # Years stay: they date things.
            return word if len(word) == 4 or not word.isascii() else self.digits(word)
        if share(word) >= _GRAMMATICAL:
            return word
        group = self._vocabulary.get(_class(word), [word])
        at = _place(group, word)
        return word if at is None else self._of(group, at, _class(word))

    def _of(self, group: list[str], at: int, what: object) -> str:
        """The group's members in another order, which the story and the group give."""
        many = len(group)
        step = 1 + int(chance("step", self._number, what) * many)
        while gcd(step, many) > 1:
            step += 1
        return group[(at * step + int(chance("from", self._number, what) * many)) % many]


def _place(group: list[str], word: str) -> int | None:
    low, high = 0, len(group)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if group[middle] < word else (low, middle)
    return low if low < len(group) and group[low] == word else None


def _class(word: str) -> tuple[int, bool]:
    return len(word), word[0].isupper()


def _vocabulary(seeds: Sequence[Sequence[Seed]]) -> dict[tuple[int, bool], list[str]]:
    found: dict[tuple[int, bool], set[str]] = defaultdict(set)
    for seed in (seed for story in seeds for seed in story):
        for paragraph in seed.paragraphs:
            for word in _WORD.findall(paragraph.text):
                if not word.isdigit() and share(word) < _GRAMMATICAL:
                    found[_class(word)].add(word)
    return {key: sorted(group) for key, group in found.items()}


def _countries(seeds: Sequence[Sequence[Seed]]) -> set[str]:
    return {
        party["country"]
        for story in seeds
        for seed in story
        for actor in seed.row["actors"]
        for party in (actor,)
        if party["country"]
    }


def _paragraphs(row: Row) -> list[Paragraph]:
    found, at = [], 0
    for line in row["text"].split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        if line.strip():
            found.append(_paragraph(row, line, start, end))
    return found


def _paragraph(row: Row, line: str, start: int, end: int) -> Paragraph:
    def inside(span: Sequence[int] | None) -> bool:
        return span is None or start <= span[0] < span[1] <= end

    lists: dict[str, list[Row]] = {}
    for kind in ("actors", "times", "places"):
        lists[kind] = [_shifted(one, -start) for one in row[kind] if inside(one["span"])]
    numbers: dict[int, int] = {}
    lists["attributions"] = []
    for n, one in enumerate(row["attributions"]):
        if all(inside(span) for part in ("source", "cue", "content") for span in one[part]):
            numbers[n] = len(lists["attributions"])
            lists["attributions"].append(_shifted(one, -start))
    lists["events"] = []
    for event in row["events"]:
        if inside(event["span"]):
            time, place = event["time"], event["place"]
            kept = event | {
                side: [p for p in event[side] if inside(p["span"])] for side in ("source", "target")
            }
            kept["numbers"] = [n for n in event["numbers"] if inside(n["span"])]
            kept["time"] = time if time and inside(time["span"]) else None
            kept["place"] = place if place and inside(place["span"]) else None
            kept["attribution"] = numbers.get(event["attribution"])
            lists["events"].append(_shifted(kept, -start))
    sentences = [[a - start, b - start] for a, b in row["sentences"] if inside((a, b))]
    return Paragraph(line, lists, sentences)


def _shifted(value: Any, by: int) -> Any:  # noqa: ANN401 (JSON)
    """A copy with every span moved."""
    if isinstance(value, dict):
        return {
            key: _span(inner, by) if key in ("span", "source", "cue", "content", "target")
            else _shifted(inner, by)
            for key, inner in value.items()
        }  # fmt: skip
    return [_shifted(inner, by) for inner in value] if isinstance(value, list) else value


def _span(value: Any, by: int) -> Any:  # noqa: ANN401 (JSON)
    """A span, or a list of spans or of things with spans, moved."""
    if isinstance(value, list) and len(value) == 2 and all(isinstance(v, int) for v in value):
        return [value[0] + by, value[1] + by]
    if isinstance(value, list):
        return [_span(inner, by) if isinstance(inner, list) else _shifted(inner, by)
                for inner in value]  # fmt: skip
    return value

"""Who an actor is: its country and its sector, on sentences labelled by hand; and office-holders.

`actor_codes.tsv` has the codes of the source and the target of 200 sentences of PLV's training
part. What `annotate` makes of a sentence is compared by the actor that covers most of the marked
span; where none touches it, by the place that does, since a target may be a country as a place. A
span that nothing touches counts as wrong, save where the label says that nobody is meant.

The rules may be written for the errors in the first hundred sentences; the second hundred is not
looked at, and has its own figures.

`office_terms.tsv` has a hundred persons on a day, in office, before it or after it.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.accuracy import DATA
from dateline import pipeline
from dateline.model import Actor, Article, Place, Reading, Span

CODES = Path(__file__).with_name("actor_codes.tsv")
TERMS = Path(__file__).with_name("office_terms.tsv")
SENTENCES = DATA / "relations" / "plv-train.jsonl"
HALF = 100
"""How many sentences the rules may be fitted to."""


class Expected(NamedTuple):
    """What is right for a span: any of these; `-` is none."""

    country: frozenset[str]
    sector: frozenset[str]


class Case(NamedTuple):
    """A marked span in a sentence, and what is right for it."""

    id: str
    half: int
    """0 for the first hundred sentences, 1 for the second."""
    text: str
    span: Span
    expected: Expected


class Found(NamedTuple):
    """What the span was read as; nulls where nothing was found."""

    country: str
    sector: str
    missing: bool


def cases() -> Iterator[Case]:
    """Source and target of each labelled sentence, in the file's order."""
    with SENTENCES.open(encoding="utf-8") as lines:
        rows = {row["id"]: row for row in map(json.loads, lines)}
    for number, (name, *codes) in enumerate(_rows(CODES)):
        row = rows[name]
        for role, (country, sector) in zip(
            ("source", "target"), (codes[:2], codes[2:]), strict=True
        ):
            start, end = row["pair"][role]
            expected = Expected(frozenset(country.split("|")), frozenset(sector.split("|")))
            yield Case(name, number // HALF, row["text"], (start, end), expected)


def measure() -> dict[str, float]:
    """Shares of right countries and sectors over all spans, and over each hundred sentences."""
    readings: dict[str, Reading] = {}
    right: Counter[str] = Counter()
    total: Counter[int] = Counter()
    for case in cases():
        if case.id not in readings:
            readings[case.id] = pipeline.annotate(Article(id=case.id, text=case.text))
        found = best(readings[case.id], case.span)
        total[case.half] += 1
        for what, good in judged(found, case.expected).items():
            right[f"{what}_{case.half}"] += good
            if not good and case.half == 0 and "-v" in sys.argv:
                start, end = case.span
                print(what, case.id, case.text[start:end], found, case.expected)
    return {
        f"{what}{name}": sum(right[f"{what}_{half}"] for half in halves)
        / sum(total[half] for half in halves)
        for what in ("country", "sector")
        for name, halves in (("", (0, 1)), ("_first", (0,)), ("_second", (1,)))
    }


def digest() -> str:
    """SHA-256 of the sentences and their labels."""
    content = CODES.read_bytes() + SENTENCES.read_bytes()
    return hashlib.sha256(content).hexdigest()


def judged(found: Found, expected: Expected) -> dict[str, bool]:
    """Whether the country and the sector are right."""
    nobody = "-" in expected.country and "-" in expected.sector
    if found.missing:
        return {"country": nobody, "sector": nobody}
    return {
        "country": found.country in expected.country,
        "sector": found.sector in expected.sector,
    }


def best(reading: Reading, span: Span) -> Found:
    """What covers most of the span: the actor, or else the place; the first of equals."""
    actor = _covering(reading.actors, span)
    if isinstance(actor, Actor):
        return Found(actor.country or "-", actor.sector or "-", missing=False)
    place = _covering(reading.places, span)
    if place is not None:
        return Found(place.country or "-", "-", missing=False)
    return Found("-", "-", missing=True)


def _covering(found: Sequence[Actor] | Sequence[Place], span: Span) -> Actor | Place | None:
    shares = [(min(one.span[1], span[1]) - max(one.span[0], span[0]), one) for one in found]
    most = max((share for share, _ in shares), default=0)
    return next((one for share, one in shares if share == most), None) if most > 0 else None


def office_holders() -> dict[str, float]:
    """Shares of persons whose country and sector are right on the day, and of those out of office.

    Each is asked for by a sentence of its own, dated on the day.
    """
    rows = list(_rows(TERMS))
    right, outside = 0, []
    for name, date, country, sector, standing in rows:
        text = f"{name} spoke to reporters."
        reading = pipeline.annotate(Article(id=name, text=text, published=date))
        found = best(reading, (0, len(name)))
        good = found.country == country and found.sector in sector.split("|")
        right += good
        if standing != "in":
            outside.append(good)
        if not good and "-v" in sys.argv:
            print(name, date, found, country, sector, standing)
    return {"right": right / len(rows), "outside_their_term": sum(outside) / len(outside)}


def _rows(file: Path) -> Iterator[list[str]]:
    """The cells of each line below the source and the header."""
    for line in file.read_text(encoding="utf-8").splitlines()[2:]:
        yield line.split("\t")


if __name__ == "__main__":
    for figures in (measure(), office_holders()):
        for figure, value in figures.items():
            print(f"{figure:28} {value:.3f}")

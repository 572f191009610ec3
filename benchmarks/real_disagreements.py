"""How well disagreements are found on real pages: those that a person found in 28 stories.

`real_disagreements.tsv` lists every disagreement of fact that was found by reading all articles of
the stories of three articles or more, before any record of them was looked at, with the words of
each side. The stories are parted in two: on the even half the rules were looked at, on the odd
half only measured. Most of the stories are about no states, so it is also counted how many of the
disagreements the events that are read could show at all.

One is found when a record has a disagreement of its field, and two of its values stand in sentences
of two of its sides; every other disagreement of a record of these stories is a false one.
"""

from __future__ import annotations

import csv
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from typing import Literal

from benchmarks import accuracy
from dateline import pipeline
from dateline.model import Disagreement, EventRecord, Reading, Span, Words, overlaps

ARTICLES = accuracy.DATA / "stories/clusters-dev.jsonl"
LABELS = Path(__file__).with_name("real_disagreements.tsv")
HALVES = ("even", "odd")

Place = tuple[str, Span]
"""An article's id and characters of its text."""


@dataclass(frozen=True, slots=True)
class Label:
    """What pages give differently, as a person read it."""

    half: str
    story: str
    kind: Literal["disagreement", "growth", "rounding", "precision", "outside", "within"]
    """`outside` is a disagreement on what a record has no field for: an hour, a reason; of `within`
    one article alone tells both sides."""
    field: str
    sides: tuple[tuple[Place, ...], ...]
    """For each value all the places that give it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How far one labelled disagreement got."""

    label: Label
    read: bool
    """Two sides' sentences hold an event of the reader's, whichever."""
    told: bool
    """Two sides' sentences hold an event of which a record was made."""
    joined: bool
    """Such events of two sides are in one record."""
    found: bool


def measure() -> dict[str, float]:
    """Precision and recall over both halves, and the counts of each half."""
    readings = accuracy.readings(ARTICLES)
    records = pipeline.records(readings, pipeline.stories(readings))
    return figures(load(), readings, records)


def digest() -> str:
    """SHA-256 over the articles and the labels."""
    return hashlib.sha256(ARTICLES.read_bytes() + LABELS.read_bytes()).hexdigest()


def load(file: Path = LABELS) -> list[Label]:
    """The labels in the file's order."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader((x for x in lines if not x.startswith("#")), delimiter="\t"))
    sides: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        place = (row["doc"], (int(row["start"]), int(row["end"])))
        sides[row["id"]][row["said"]].append(place)
    first = {row["id"]: row for row in reversed(rows)}
    return [
        Label(
            half=first[key]["half"],
            story=first[key]["story"],
            kind=first[key]["kind"],
            field=first[key]["field"],
            sides=tuple(tuple(places) for places in said.values()),
        )
        for key, said in sides.items()
    ]


def figures(
    labels: Sequence[Label], readings: Sequence[Reading], records: Sequence[EventRecord]
) -> dict[str, float]:
    """Precision and recall, and of each half how many there are, were found and are false."""
    counted: dict[str, float] = {}
    for half in HALVES:
        mine = [label for label in labels if label.half == half]
        came = outcomes(mine, readings, records)
        counted |= {
            f"{half}_labelled": len(came),
            f"{half}_read": sum(one.read for one in came),
            f"{half}_told": sum(one.told for one in came),
            f"{half}_joined": sum(one.joined for one in came),
            f"{half}_found": sum(one.found for one in came),
            f"{half}_false": len(false(mine, readings, records)),
        }
    labelled, found, wrong = (
        sum(counted[f"{half}_{what}"] for half in HALVES) for what in ("labelled", "found", "false")
    )
    given = found + wrong
    return {
        "recall": found / labelled if labelled else 0.0,
        # With none given there is none that is wrong.
        "precision": found / given if given else 1.0,
        **counted,
    }


def outcomes(
    labels: Iterable[Label], readings: Iterable[Reading], records: Sequence[EventRecord]
) -> list[Outcome]:
    """How far each labelled disagreement got that articles have on a field of records."""
    by_id = {reading.id: reading for reading in readings}
    of_event = {(m.doc, m.span): record for record in records for m in record.mentions}
    found = []
    for label in labels:
        if label.kind != "disagreement":
            continue
        events = [set(_events(side, by_id)) for side in label.sides]
        made = [{of_event[e].record for e in side if e in of_event} for side in events]
        found.append(
            Outcome(
                label,
                read=sum(map(bool, events)) > 1,
                told=sum(map(bool, made)) > 1,
                joined=any(a & b for a, b in permutations(made, 2)),
                found=any(meets(label, d, by_id) for r in records for d in r.disagreements),
            )
        )
    return found


def false(
    labels: Sequence[Label], readings: Iterable[Reading], records: Iterable[EventRecord]
) -> list[Disagreement]:
    """The disagreements of records of the labelled stories that are none of the labels."""
    by_id = {reading.id: reading for reading in readings}
    stories = {label.story for label in labels}
    return [
        one
        for record in records
        if any(_corpus_story(by_id[m.doc]) in stories for m in record.mentions)
        for one in record.disagreements
        if not any(meets(label, one, by_id) for label in labels)
    ]


def meets(label: Label, found: Disagreement, readings: dict[str, Reading]) -> bool:
    """Whether a disagreement is the labelled one: its field, and two sides under two values."""
    if found.field != label.field or label.kind not in ("disagreement", "within"):
        return False
    return any(
        _gives(one.words, a, readings) and _gives(other.words, b, readings)
        for one, other in permutations(found.values, 2)
        for a, b in permutations(label.sides, 2)
    )


def _gives(words: Iterable[Words], side: Iterable[Place], readings: dict[str, Reading]) -> bool:
    """Whether some of the words stand in a sentence of the side's."""
    return any(
        said.doc == doc and any(overlaps(said.span, s) for s in _sentences(readings[doc], span))
        for said in words
        for doc, span in side
    )


def _events(side: Iterable[Place], readings: dict[str, Reading]) -> Iterator[Place]:
    """The reader's events in the sentences of a side."""
    for doc, span in side:
        for sentence in _sentences(readings[doc], span):
            for event in readings[doc].events:
                if overlaps(event.span, sentence):
                    yield doc, event.span


def _sentences(reading: Reading, span: Span) -> list[Span]:
    """The sentences that hold some of a span, or the span itself where none does."""
    return [one for one in reading.sentences if overlaps(one, span)] or [span]


def _corpus_story(reading: Reading) -> str:
    """The story that the corpus puts the article in."""
    return str((reading.extra or {}).get("story", ""))

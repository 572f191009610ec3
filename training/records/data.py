"""ECB+ as the reader reads it: event words with the event that each tells of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from msgspec.structs import replace

from benchmarks.events import ECB, Place, known_words, own_words
from dateline.coding import code
from dateline.model import Article, Reading, Span, StoryAssignment, from_row
from dateline.reader.encoder import Floats, Model, packaged
from dateline.reader.read import read
from dateline.reader.seen import Seen, see
from dateline.reader.text import sentences
from dateline.records.told import Told, tell
from dateline.resolve import resolve
from dateline.stories import assign

FOLDS = 5


@dataclass(frozen=True, slots=True)
class Data:
    """All that is learnt from and measured on."""

    rows: dict[str, dict[str, Any]]
    readings: dict[str, Reading]
    assignments: list[StoryAssignment]
    told: list[Told]
    """The reader's own events, by the stories that were found."""
    gold: dict[Place, str]
    """The event of each event word that the corpus has and vouches for."""
    own: dict[Place, str]
    """The event of each of the reader's own that stands on such a word."""
    states: dict[Place, Floats] = field(repr=False)
    """(width,) vectors of all event words, given and own."""

    def fold(self, doc: str) -> int:
        """The fold that an article's topic is in."""
        topics = sorted({int(row["topic"]) for row in self.rows.values()})
        return topics.index(int(self.rows[doc]["topic"])) % FOLDS


def load(path: Path = ECB) -> Data:
    """Read the corpus with the packaged reader; takes two minutes."""
    rows = {row["id"]: row for row in _rows(path)}
    model = packaged()
    readings: dict[str, Reading] = {}
    states: dict[Place, Floats] = {}
    for doc, row in rows.items():
        article = from_row(row, Article)
        readings[doc] = code(resolve(read(article, model)))
        states.update(_states(readings[doc], row, model))
    assignments = assign(list(readings.values()))
    told = tell(readings.values(), {one.id: one for one in assignments})
    own = own_words(rows, [(one.reading.id, one.event.span) for one in told])
    return Data(rows, readings, assignments, told, known_words(rows), own, states)


def with_vectors(data: Data, vectors: dict[Place, bytes]) -> tuple[list[Reading], list[Told]]:
    """The readings and the told events with other vectors on their event words."""
    readings = []
    for doc, reading in data.readings.items():
        spans = [_span(mention) for mention in data.rows[doc]["mentions"]]
        readings.append(
            replace(reading, mention_vectors=tuple(vectors.get((doc, span)) for span in spans))
        )
    told = [_with_vector(one, vectors.get((one.reading.id, one.event.span))) for one in data.told]
    return readings, told


def _with_vector(one: Told, vector: bytes | None) -> Told:
    fields = {name: getattr(one, name) for name in Told.__slots__}
    return Told(**{**fields, "event": replace(one.event, vector=vector)})


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _span(mention: dict[str, Any]) -> Span:
    start, end = mention["span"]
    return (start, end)


def _states(reading: Reading, row: dict[str, Any], model: Model) -> Iterable[tuple[Place, Floats]]:
    seen = see(model, reading.text, tuple(sentences(reading.text, reading.language)))
    spans = {_span(mention) for mention in row["mentions"] if mention["kind"] == "event"}
    for span in sorted(spans | {event.span for event in reading.events}):
        vector = _vector(seen, span)
        if vector is not None:
            yield (reading.id, span), vector


def _vector(seen: Seen, span: Span) -> Floats | None:
    run = seen.stretch(span)
    return None if run is None else np.asarray(seen.vector(run), np.float32)

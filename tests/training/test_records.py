"""What the linking of event words learns from: folds of topics, and words with other vectors."""

from __future__ import annotations

import numpy as np

from dateline.model import Reading
from dateline.records.told import tell
from tests.records.making import strike
from training.records.data import FOLDS, Data, with_vectors


def data(*readings: Reading, topics: dict[str, str] | None = None) -> Data:
    rows = {
        r.id: {
            "id": r.id,
            "topic": (topics or {}).get(r.id, "1"),
            "mentions": [{"span": [0, 7]}, {"span": [8, 16]}],
        }
        for r in readings
    }
    return Data(
        rows=rows,
        readings={r.id: r for r in readings},
        assignments=[],
        told=tell(readings, {}),
        gold={},
        own={},
        states={("a", (8, 16)): np.zeros(2, np.float32)},
    )


def test_a_topic_is_in_one_fold_and_folds_follow_the_numbers_of_topics() -> None:
    names = [f"p{n}" for n in range(12)]
    # As numbers 2 comes before 10; topics that are missing leave no gap.
    topics = {name: str(number) for name, number in zip(names, [*range(1, 12), 30], strict=True)}
    known = data(*(strike(name) for name in names), topics=topics)
    assert [known.fold(name) for name in names] == [n % FOLDS for n in range(12)]
    shared = data(strike("a"), strike("b"), topics={"a": "7", "b": "7"})
    assert shared.fold("a") == shared.fold("b")


def test_vectors_go_to_given_words_and_to_the_reader_s_own() -> None:
    known = data(strike("a"), strike("b"))
    readings, told = with_vectors(known, {("a", (8, 16)): b"\x7f"})
    assert [r.mention_vectors for r in readings] == [(None, b"\x7f"), (None, None)]
    assert [(one.reading.id, one.event.vector) for one in told] == [("a", b"\x7f"), ("b", None)]
    # What was handed in is as it was.
    assert all(one.event.vector is None for one in known.told)

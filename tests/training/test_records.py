"""What the linking of event words learns from, and how what it states is set right."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.model import Reading
from dateline.records.confidence import log_odds
from dateline.records.told import tell
from tests.records.making import strike
from training.records.calibrate import Grouped, figures, fit, unseen
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


def grouped(*some: tuple[float, float, int]) -> list[Grouped]:
    return [Grouped(fold, chance, right, whole=True) for chance, right, fold in some]


def test_a_curve_is_found_again_from_what_it_states() -> None:
    chances = np.linspace(0.05, 0.95, 40)
    stated = [1 / (1 + np.exp(-0.8 - 0.6 * log_odds(chance))) for chance in chances]
    some = grouped(*((float(c), float(s), 0) for c, s in zip(chances, stated, strict=True)))
    assert fit(some) == pytest.approx([0.8, 0.6], abs=1e-6)


def test_a_group_is_judged_by_a_curve_that_has_not_seen_its_fold() -> None:
    rest = [(chance, 0.9, fold) for chance in (0.3, 0.6, 0.9) for fold in range(1, FOLDS)]
    # In fold 0 nothing is right: what is stated there knows nothing of it.
    some = grouped((0.6, 0.0, 0), *rest)
    stated = unseen(some)
    assert stated[0] == pytest.approx(0.9, abs=1e-3)
    assert all(one < 0.9 for one in stated[1:])
    errors, bands = figures(some)
    assert errors["groups"] == errors["groups_all_articles"] == 13
    assert errors["ece"] > 0.05
    assert sum(row["groups"] for row in bands.values()) == 13

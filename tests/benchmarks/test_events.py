"""How records of main events are counted, on a corpus of five short rows."""

from __future__ import annotations

import json
from typing import Any

import pytest

from benchmarks import accuracy, events

Row = dict[str, Any]


def row(name: str, *mentions: Row, story: str = "s") -> Row:
    return {"id": name, "story": story, "mentions": list(mentions)}


def mention(start: int, end: int, cluster: str, **fields: Any) -> Row:
    return {"span": [start, end], "kind": "event", "validated": True, "cluster": cluster, **fields}


def rows(*some: Row) -> dict[str, Row]:
    return {one["id"]: one for one in some}


def test_known_words_are_event_words_that_the_corpus_vouches_for() -> None:
    told = row(
        "a", mention(0, 3, "raid"), mention(5, 9, "talks", validated=False),
        mention(12, 15, "Oslo", kind="place"),
    )  # fmt: skip
    assert events.known_words(rows(told)) == {("a", (0, 3)): "raid"}


def test_an_own_word_has_the_event_of_the_word_that_it_touches_most_alike_in_length() -> None:
    told = row("a", mention(0, 20, "siege"), mention(4, 8, "raid"), mention(30, 33, "talks"))
    places = [("a", (4, 9)), ("a", (0, 18)), ("a", (33, 36)), ("a", (32, 40))]
    assert events.own_words(rows(told), places) == {
        ("a", (4, 9)): "raid", ("a", (0, 18)): "siege", ("a", (32, 40)): "talks",
    }  # fmt: skip


RAID = [row(name, mention(0, 3, "raid"), mention(9, 12, "talks")) for name in "abcd"]


def test_main_events_are_counted_by_records_and_by_pages() -> None:
    own = {(name, (0, 3)): "raid" for name in "abc"} | {("a", (9, 12)): "talks"}
    found = {("a", (0, 3)): "r1", ("b", (0, 3)): "r1", ("c", (0, 3)): "r2", ("a", (9, 12)): "r3"}
    # The talks were read on one page alone: there was nothing to join.
    assert events.reports_and_events(rows(*RAID), own, found) == {
        "events": 1, "records_per_event": 2, "reports_per_event": 3,
    }  # fmt: skip


@pytest.mark.parametrize(("others", "counted"), [(9, 1), (10, 0)])
def test_a_main_event_is_told_by_a_third_of_its_story(others: int, counted: int) -> None:
    """Four of 13 pages are more than 0.3 of them, four of 14 are less."""
    more = [row(f"x{n}") for n in range(others)]
    elsewhere = [row(f"y{n}", story="t") for n in range(50)]
    own = {(name, (0, 3)): "raid" for name in "abcd"}
    found = dict.fromkeys(own, "r")
    counts = events.reports_and_events(rows(*RAID, *more, *elsewhere), own, found)
    assert counts["events"] == counted


def test_what_three_pages_tell_is_no_main_event() -> None:
    own = {(name, (0, 3)): "raid" for name in "abc"}
    counts = events.reports_and_events(rows(*RAID[:3]), own, dict.fromkeys(own, "r"))
    assert counts == {"events": 0, "records_per_event": 0, "reports_per_event": 0}


def test_the_figures_that_training_wrote_are_all_there() -> None:
    for name, figure in (
        ("event words given", "conll_f1"),
        ("own events", "conll_f1"),
        ("main events", "records_per_event"),
    ):
        assert figure in accuracy.written("records", name)
    for task in ("relations", "roles", "extraction"):
        (asked,) = [one for one in accuracy.TASKS if one.name == task]
        assert asked.figure in accuracy.written("reader", task)


def test_a_figure_that_is_not_written_is_an_error(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "records/figures.json").write_text(json.dumps({"own events": {}}))
    monkeypatch.setattr(accuracy, "TRAINING", tmp_path)
    with pytest.raises(KeyError):
        accuracy.written("records", "main events")

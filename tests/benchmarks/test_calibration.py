"""Whether stated chances come true: the measure itself, and what is held of the shipped curve."""

from __future__ import annotations

import pytest

from benchmarks import accuracy, calibration, events
from dateline.model import RecordMention
from tests.export.records import record


def test_what_comes_true_as_often_as_it_says_has_no_error() -> None:
    stated = [0.25] * 40 + [0.75] * 40
    right = [1.0] * 10 + [0.0] * 30 + [1.0] * 30 + [0.0] * 10
    tenths = calibration.reliability(stated, right)
    assert [count for count, _, _ in tenths] == [8] * 10
    even = [0.25] * 8 + [0.75] * 8
    assert calibration.expected_error(even, even) == 0


def test_what_says_too_much_is_off_by_as_much() -> None:
    stated, right = [0.9] * 20, [1.0, 0.0] * 10
    assert calibration.expected_error(stated, right) == pytest.approx(0.4)
    assert calibration.expected_error([], []) == 0


def test_bands_are_tenths_and_the_surest_is_in_the_last() -> None:
    bands = calibration.by_band([0.62, 0.68, 1.0], [0.5, 1.0, 1.0])
    assert bands == {
        "0.6 to 0.7": {"groups": 2, "stated": pytest.approx(0.65), "right": 0.75},
        "0.9 to 1.0": {"groups": 1, "stated": 1.0, "right": 1.0},
    }


def mention(doc: str, start: int) -> RecordMention:
    span = (start, start + 3)
    return RecordMention(doc=doc, event="e", span=span, sentence=span, modality="asserted")


def test_records_are_right_by_the_event_that_most_of_their_known_mentions_tell() -> None:
    own = {("a", (0, 3)): "raid", ("b", (0, 3)): "raid", ("c", (0, 3)): "talks"}
    told = tuple(mention(doc, 0) for doc in "abcd")
    several = record(mentions=told, merge_confidence=0.8)
    known_once = record(mentions=(told[0], told[3]), merge_confidence=0.5)
    stated, right = calibration.of_records(own, [several, known_once])
    assert stated == [0.8]
    assert right == pytest.approx([2 / 3])


def test_the_shipped_curve_keeps_its_bound() -> None:
    merges = accuracy.written("records", "merges")
    assert merges["ece"] <= 0.05 < merges["ece_uncalibrated"]
    bands = accuracy.written("records", "merges by band")
    assert sum(row["groups"] for row in bands.values()) == merges["groups"]
    # Of what is common the surer is right more often.
    right = [row["right"] for row in bands.values() if row["groups"] > 100]
    assert right == sorted(right)
    assert len(right) > 1
    assert len(events.bands()) == len(bands)

"""How sure a record is: that it was read right, and that its tellings are of one event."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import EventRecord, Reading
from dateline.records import merge
from dateline.records.confidence import belonging, calibrated, confidence, log_odds
from dateline.records.grouping import grouped_within
from tests.records.making import alone, strike, together
from tests.records.test_grouping import EVENTS, SURE, bare_strike, knows, tellings

chances = st.floats(0, 1)


def test_a_telling_alone_belongs_to_its_own_event() -> None:
    assert belonging([(0, 1.0)]) == 1
    # What the network made of other groups does not matter to it.
    assert belonging([(7, 0.2)]) == 1


@given(one=chances, other=chances)
def test_what_is_more_likely_one_event_is_surer(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 < calibrated(low) <= calibrated(high) < 1
    assert calibrated(0.9) - calibrated(0.4) > 0.1


def test_the_order_of_tellings_does_not_matter() -> None:
    parts = [(0, 0.8), (0, 0.8), (3, 0.5), (3, 0.5), (3, 0.5), (9, 1.0)]
    assert belonging(parts) == belonging(parts[::-1]) == belonging(parts[3:] + parts[:3])


def test_groups_that_were_joined_later_are_one_event_or_only_the_largest_belongs() -> None:
    assert belonging([(0, 1.0), (1, 1.0)]) == 0.75
    assert belonging([(0, 1.0), (1, 1.0), (2, 1.0), (3, 1.0)]) == 0.625
    alike = [(0, 0.9)] * 8
    assert belonging(alike) == round(calibrated(0.9), 3)
    assert belonging([*alike, (8, 1.0)]) < belonging(alike)


@pytest.mark.parametrize(("chance", "odds"), [(0.5, 0.0), (0.0, -4.595), (1.0, 4.595)])
def test_log_odds_are_cut_off(chance: float, odds: float) -> None:
    assert log_odds(chance) == pytest.approx(odds, abs=1e-3)


def test_a_telling_has_to_be_read_right_and_to_belong() -> None:
    told = tellings(strike("a", told={"confidence": 0.9}), strike("b", told={"confidence": 0.5}))
    assert confidence([(told[0], "one")], 1.0) == 0.9
    assert confidence([(told[0], "one")], 0.5) == 0.45
    assert confidence([(told[0], "one"), (told[1], "other")], 1.0) == 0.95


def test_tellings_of_one_origin_are_one_chance() -> None:
    told = tellings(strike("a", told={"confidence": 0.9}), strike("b", told={"confidence": 0.5}))
    assert confidence([(one, "one") for one in told], 1.0) == 0.9


def test_nothing_is_wholly_sure() -> None:
    told = tellings(strike("a", told={"confidence": 1.0}))
    assert confidence([(told[0], "one")], 1.0) == 0.99


def test_the_mean_chance_of_a_group_is_that_of_its_pairs() -> None:
    told = tellings(strike("a"), strike("b"), strike("c", told={"modality": "planned"}))
    within = grouped_within(told, SURE)
    assert within.top == [0, 0, 2]
    assert within.chance == pytest.approx([0.982, 0.982, 1.0], abs=1e-4)
    assert grouped_within(told, knows(EVENTS, -4.0)).chance == [1, 1, 1]


def test_an_excluded_pair_inside_a_group_counts_as_no_chance() -> None:
    bare = [bare_strike(f"b{n:02}") for n in range(21)]
    told = tellings(strike("a", by="Norway", code="NOR"), *bare, strike("c"))
    within = grouped_within(told, SURE)
    assert set(within.top) == {0}
    pairs = 23 * 22 / 2
    assert within.chance[0] == pytest.approx(0.982 * (pairs - 1) / pairs, abs=1e-4)


def record(*readings: Reading) -> EventRecord:
    (only,) = merge(readings, together(list(readings)))
    return only


def test_a_record_states_both_chances() -> None:
    one = record(strike("a", told={"confidence": 0.8}))
    assert (one.merge_confidence, one.confidence) == (1.0, 0.8)
    several = record(*(strike(name, told={"confidence": 0.8}) for name in "abc"))
    assert 0.5 < several.merge_confidence < 1
    assert several.confidence == round(0.8 * several.merge_confidence, 3)  # of one origin


def test_one_event_of_two_stories_is_less_sure_than_of_one() -> None:
    readings = [strike("a"), strike("b")]
    (joined,) = merge(readings, alone(readings))
    assert joined.merge_confidence == 0.75
    assert record(*readings).merge_confidence > 0.75

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import axis
from dateline.brief import dyads, timeline
from dateline.brief.compose import compose
from dateline.brief.labels import Label
from dateline.brief.view import Card
from dateline.model import RecordActor
from tests.brief import dossier

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


def _cards(name: str) -> tuple[Card, ...]:
    made = dossier.cod_war() if name == "cod" else dossier.big(300 if name == "big" else 3)
    return compose(made).chronology


@pytest.mark.parametrize("name", ["cod", "big", "three"])
@pytest.mark.parametrize("width", [960.0, 360.0])
def test_marks_lie_in_the_picture_and_never_on_each_other(name: str, width: float) -> None:
    cards = _cards(name)
    drawn = timeline.draw(cards, "x", width, 190, labels=True)
    placed = sum(len(shape.cards) for shape in drawn.shapes)
    assert placed + sum(one.many for one in drawn.overflow) == drawn.dated
    assert drawn.dated + len(drawn.undated) == len(cards)
    for shape in drawn.shapes:
        assert shape.left >= 0
        assert shape.left + shape.width <= width
        assert shape.top >= 0
        assert shape.top + shape.height <= drawn.height
        if shape.card.cooperative:
            assert shape.top + shape.height <= drawn.above
        else:
            assert shape.top >= drawn.below
    for one in drawn.shapes:
        for other in drawn.shapes:
            if one is not other and one.left < other.left + other.width - 0.01:
                apart = (
                    one.left + one.width <= other.left + 0.01
                    or one.top + one.height <= other.top + 0.01
                    or other.top + other.height <= one.top + 0.01
                )
                assert apart


def test_a_day_is_a_dot_and_a_month_a_bar_over_its_month() -> None:
    drawn = timeline.draw(_cards("cod"), "x", 960, 190, labels=True)
    by_date = {shape.card.record.date: shape for shape in drawn.shapes}
    assert by_date["1976-02-19"].width == by_date["1976-02-19"].height
    month, within = by_date["1976-01"], by_date["1976-01-07"]
    assert month.width > 3 * month.height
    assert month.left <= within.middle <= month.left + month.width


def test_more_origins_make_a_larger_mark() -> None:
    drawn = timeline.draw(_cards("cod"), "x", 960, 190, labels=True)
    by_date = {shape.card.record.date: shape for shape in drawn.shapes}
    assert by_date["1976-02-19"].height > by_date["1976-06-01"].height


def test_labels_stand_clear_of_each_other() -> None:
    for name in ("cod", "big", "three"):
        drawn = timeline.draw(_cards(name), "x", 960, 190, labels=True)
        rows: dict[float, list[Label]] = {}
        for label in drawn.labels:
            rows.setdefault(label.y, []).append(label)
        for row in rows.values():
            for one, next_one in pairwise(sorted(row, key=lambda label: label.x)):
                assert one.x + 5.5 * max(len(one.first), len(one.second)) <= next_one.x


def test_no_dates_no_picture() -> None:
    undated = [card for card in _cards("cod") if not card.record.date]
    drawn = timeline.draw(undated, "x", 960, 190, labels=True)
    assert (drawn.dated, drawn.shapes, len(drawn.undated)) == (0, (), 3)


def test_a_long_empty_stretch_is_cut_and_says_how_long() -> None:
    far = [(date(1975, 5, 1), date(1975, 5, 1)), (date(2025, 5, 1), date(2025, 5, 1))]
    cells = axis.lay_out(far, 0, 960).cells
    assert [cell.label for cell in cells if cell.broken] == ["50 years"]


def test_a_bunch_of_days_gets_room_beside_lone_years() -> None:
    bunch = [(day, day) for n in range(30) for day in [date(2025, 9, 1) + timedelta(days=n % 15)]]
    lone = [(date(year, 3, 1), date(year, 3, 1)) for year in (2015, 2018, 2021)]
    made = axis.lay_out([*lone, *bunch], 0, 960)
    start, _ = made.extent(bunch[0])
    _, end = made.extent(bunch[14])
    assert end - start > 200


@given(
    st.lists(
        st.tuples(DAYS, st.sampled_from([0, 0, 0, 6, 30, 364, 3652])), min_size=1, max_size=40
    ),
    st.sampled_from([360.0, 960.0]),
)
def test_the_axis_keeps_the_order_of_time(stretches: list[tuple[date, int]], width: float) -> None:
    days = [
        (first, min(first, date.max - timedelta(days=long)) + timedelta(days=long))
        for first, long in stretches
    ]
    made = axis.lay_out(days, 0, width)
    assert made.cells[0].left == 0
    assert made.cells[-1].right == pytest.approx(width)
    for before, after in pairwise(made.cells):
        assert before.right == after.left
        assert before.last < after.first
    for one in days:
        left, right = made.extent(one)
        assert -0.001 <= left <= right <= width + 0.001
    singles = sorted(day for day, last in days if day == last)
    places = [made.extent((day, day))[0] for day in singles]
    assert places == sorted(places)


def test_dyads_add_up_what_is_told_as_done() -> None:
    added = {(one.source, one.target): one for one in dyads.add_up(_cards("cod"))}
    towards = added["United Kingdom", "Iceland"]
    assert towards.undone == 2
    assert towards.total == sum(towards.counts) == 4
    assert towards.conflict == pytest.approx(3.5 + 6.5 + 2.0)
    assert towards.cooperation == pytest.approx(2.5)
    assert towards.net == pytest.approx(-9.5)
    assert ("NATO", "Iceland") in added
    assert dyads.one_sided(_cards("cod")) == 2


def test_dyads_of_nothing_told_as_done_have_no_mean() -> None:
    planned = [card for card in _cards("cod") if card.record.record == "rec-more"]
    [dyad] = dyads.add_up(planned)
    assert (dyad.total, dyad.mean, dyad.undone) == (0, None, 1)
    assert dyads.draw([dyad], "x", 960, stacked=False).bars == ()


def test_actors_of_one_country_are_told_apart() -> None:
    government = RecordActor(name="Iran", country="IRN", sector="GOV")
    opposition = RecordActor(name="Iranian opposition", country="IRN", sector="OPP")
    assert dyads.pair(government, opposition) == ("Iran, government", "Iran, opposition")
    assert dyads.pair(government, government) is None

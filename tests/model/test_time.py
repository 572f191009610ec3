from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.time import interval, precision


@pytest.mark.parametrize(
    ("value", "fine", "first", "last"),
    [
        ("1976-06-01", "day", date(1976, 6, 1), date(1976, 6, 1)),
        ("1976-06-01T17:25", "time", date(1976, 6, 1), date(1976, 6, 1)),
        ("1976-06-01T17:25:00+02:00", "time", date(1976, 6, 1), date(1976, 6, 1)),
        ("1976-06-01TEV", "time", date(1976, 6, 1), date(1976, 6, 1)),
        ("1976-W01", "week", date(1975, 12, 29), date(1976, 1, 4)),
        ("1976-W01-WE", "week", date(1976, 1, 3), date(1976, 1, 4)),
        ("1976-W01-2", "day", date(1975, 12, 30), date(1975, 12, 30)),
        ("1976-02", "month", date(1976, 2, 1), date(1976, 2, 29)),
        ("1975-Q4", "quarter", date(1975, 10, 1), date(1975, 12, 31)),
        ("1975-SU", "quarter", date(1975, 6, 1), date(1975, 8, 31)),
        ("1976-WI", "quarter", date(1975, 12, 1), date(1976, 2, 29)),
        ("1975-H2", "none", date(1975, 7, 1), date(1975, 12, 31)),
        ("1975", "year", date(1975, 1, 1), date(1975, 12, 31)),
        ("197", "none", date(1970, 1, 1), date(1979, 12, 31)),
        ("19", "none", date(1900, 1, 1), date(1999, 12, 31)),
    ],
)
def test_a_value_covers_its_days(value: str, fine: str, first: date, last: date) -> None:
    assert interval(value) == (first, last)
    assert precision(value) == fine


@pytest.mark.parametrize(
    "value",
    [None, "", "PAST_REF", "P3D", "XXXX-WXX-5", "2025-02-30", "0000", "2025-13", "2025-W60", "T17",
     "FY1988", "1976-06-01 ", "000", "0001-WI"],
)  # fmt: skip
def test_what_is_no_stretch_of_the_calendar_has_no_interval(value: str | None) -> None:
    assert interval(value) is None
    assert precision(value) == "none"


@given(st.one_of(st.text(max_size=30), st.from_regex(r"\d{4}-[WQHS0-9]\d{1,2}(-\d{2})?")))
def test_any_string_is_answered(value: str) -> None:
    covered = interval(value)
    assert covered is None or covered[0] <= covered[1]
    assert covered is not None or precision(value) == "none"


@given(st.dates())
def test_a_day_covers_itself(day: date) -> None:
    assert interval(day.isoformat()) == (day, day)

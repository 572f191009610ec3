"""Dates as pages print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.clean.dates import Stamp, find_date, iso_stamp, url_stamp


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sep 3, 2025, 5:25 PM", "2025-09-03T17:25"), ("Sept. 3, 2025", "2025-09-03"),
        ("3 September 2025", "2025-09-03"), ("February 2nd,2026 – Reykjavik", "2026-02-02"),
        ("Wednesday 20 November 1975 9:22 am", "1975-11-20T09:22"), ("20.11.1975", "1975-11-20"),
        ("27/09/2018", "2018-09-27"), ("11/19/19 06:56 AM", "2019-11-19T06:56"),
        ("20 novembre 1975", "1975-11-20"), ("18 de novembro de 2019", "2019-11-18"),
        ("1975-11-20 12:00 am", "1975-11-20T00:00"), ("12 Mai 1976 um 14.30", "1976-05-12T14:30"),
    ],
)  # fmt: skip
def test_printed_dates(text: str, value: str) -> None:
    found = find_date(text)
    assert found is not None
    assert found.stamp == Stamp(value, "time" if "T" in value else "day")


@pytest.mark.parametrize(
    "text", ["5/6/2019", "Nov 31, 2019", "May 1976", "19:45", "HQ-16", "25-year", ""]
)
def test_what_is_no_certain_date(text: str) -> None:
    assert find_date(text) is None


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("2019", Stamp("2019", "year")), ("2019-11", Stamp("2019-11", "month")),
        ("20191119", Stamp("2019-11-19", "day")),
        ("2019-11-19T00:00:00Z", Stamp("2019-11-19", "day")),
        ("2019-11-19T22:31:09-0600", Stamp("2019-11-19T22:31-06:00", "time")),
        ("2019-11-19 10:11:12.5 UTC", Stamp("2019-11-19T10:11Z", "time")),
        ("2019-13-01", None), ("2019-02-30", None), ("yesterday", None),
    ],
)  # fmt: skip
def test_machine_readable_dates(text: str, stamp: Stamp | None) -> None:
    assert iso_stamp(text) == stamp


def test_dates_in_urls() -> None:
    assert url_stamp("https://example.org/2019/11/18/nets") == Stamp("2019-11-18", "day")
    assert url_stamp("https://example.org/2019/nov/18/nets") == Stamp("2019-11-18", "day")
    assert url_stamp("https://example.org/2019/11/nets") == Stamp("2019-11", "month")
    assert url_stamp("https://example.org/nets-12345678") is None


@given(st.text(max_size=80))
def test_never_raises(text: str) -> None:
    found = find_date(text)
    assert found is None or 0 <= found.start < found.end <= len(text)
    iso_stamp(text)
    url_stamp(text)

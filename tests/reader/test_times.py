"""Which words are expressions of time."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reader.text import sentences
from dateline.reader.times import spot_times
from tests.pace import in_time


def spotted(text: str) -> list[str]:
    return [text[m.span[0] : m.span[1]] for m in spot_times(text, sentences(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The ships met on 1 June 1976.", ["1 June 1976"]),
        ("February 2nd,2026 – Reykjavik protested.", ["February 2nd,2026"]),
        ("Sep 3, 2025, 5:25 PM", ["Sep 3, 2025, 5:25 PM"]),
        ("Talks began in early March.", ["early March"]),
        ("By mid-2025 and late January 2026 it was over.", ["mid-2025", "late January 2026"]),
        ("They signed a 25-year agreement in 2021.", ["25-year", "2021"]),
        ("The 12-day war ended last week.", ["12-day", "last week"]),
        ("It patrols every day and reports annually.", ["every day", "annually"]),
        ("Two days later, the crew left.", ["Two days later"]),
        ("It grew in recent weeks and over the past month.", ["recent weeks", "the past month"]),
        ("The treaty of the 1970s holds now.", ["the 1970s", "now"]),
        ("Fishing fell in the summer of 1975.", ["the summer of 1975"]),
        ("It rose in the third quarter.", ["the third quarter"]),
        ("He spoke at 10:35 a.m. on Friday.", ["10:35 a.m. on Friday"]),
        ("The dispute of 1975-76 is over.", ["1975", "76"]),
        ("Patrols sailed for years.", ["years"]),
        ("They met on 3-5 March 2021.", ["3", "5 March 2021"]),
        ("They met on March 3-5, 2021, in Reykjavik.", ["March 3", "5, 2021"]),
        ("They met between 3 and 5 March.", ["3", "5 March"]),
        ("They met on April 24 and 25 in Oslo.", ["April 24", "25"]),
        ("It lasted two to three weeks.", ["two to three weeks"]),
        ("The May vote was lost.", ["May"]),
        ("The fleet is to be ready for the full year.", ["the full year"]),
        ("In FY2021 the coast guard grew.", ["FY2021"]),
        ("In the early hours of Monday it sank.", ["the early hours of Monday"]),
        ("It sank on New Year's Day 1976.", ["New Year's Day 1976"]),
        ("On April 24 and 25 people drowned.", ["April 24"]),
        ("It will sail in three days' time.", ["in three days' time"]),
        ("They came in the 90s.", ["the 90s"]),
        ("Resolution 1929 bound them until 2011.", ["2011"]),
        ("Of that resolution, 2016 was the end.", ["2016"]),
        ("He stands trial in Case 2000.", []),
    ],
)
def test_expressions_of_time_are_marked_whole(text: str, found: list[str]) -> None:
    assert spotted(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The ministers may march on.",
        "About 2000 people fled.",
        "It cost $2000 and 2000 euros.",
        "She reads USA Today and the Daily Mail.",
        "The second frigate left.",
        "A 25-year-old sailor was hurt.",
        "Black Friday sales fell.",
        "Friday prayers were held.",
        "Three quarters of the crew agreed.",
        "The score was 3:21.",
        "The HQ-2016 missile flew.",
        "He drove at 80 kilometres per hour.",
        "She joined the Women's March.",
        "They reply as soon as they can.",
        "The ship was soon lost.",
        "About a quarter of the crew left.",
        "The party's daily Granma wrote of it.",
        "The Christmas Market was full.",
    ],
)
def test_what_only_looks_like_time_is_left_alone(text: str) -> None:
    assert spotted(text) == []


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    spans = [m.span for m in spot_times(text, sentences(text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))


_PIECES = [
    "May",
    "the",
    "2025",
    "Friday",
    "3",
    "5 p.m.",
    "early",
    "last",
    "week",
    "days",
    ",",
    "’s",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=20))
def test_any_order_of_time_words_is_read(pieces: list[str]) -> None:
    text = " ".join(pieces)
    assert spot_times(text, sentences(text)) == spot_times(text, sentences(text))


@pytest.mark.parametrize(
    "unit", ["9", " ", "1 ", "1,", "one ", "mid-", "the ", "a few ", "12:", "the end of "]
)
def test_long_runs_are_read_in_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    in_time(5, lambda: spot_times(text, [(0, len(text))]))

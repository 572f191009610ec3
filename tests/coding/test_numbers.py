"""Counts in an event's sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.numbers import find_numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 12 people were killed.", [("dead", 12, "at least")]),
        ("The blast killed nine soldiers.", [("dead", 9, None)]),
        ("Police arrested twenty-two protesters", [("arrested", 22, None)]),
        ("It sent three frigates north.", [("frigate", 3, None)]),
        ("about 200 missiles a month", [("missile", 200, "about")]),
        ("more than 1,500 people fled", [("person", 1500, "more than")]),
        ("two million refugees", [("refugee", 2_000_000, None)]),
        ("the 12-day talks in 1976", []),
        ("John Smith, 34, was killed with 3 others.", [("dead", 3, None)]),
        ("His brothers, 17 and 22, were arrested.", []),
        ("Mary Hill (61) was injured.", []),
        ("A man aged 40 was killed.", []),
        ("A mother of two was killed.", []),
        ("In the port, 1,400 people were killed.", [("dead", 1400, None)]),
        ("They took 923 rounds from the boat.", []),
        ("No one was injured in the blast.", []),
        ("No one else died, and three were hurt.", [("injured", 3, None)]),
        ("Not one was killed.", []),
        ("None of the 40 sailors were killed.", []),
        ("One sailor was killed.", [("dead", 1, None)]),
        ("No fewer than 12 people were killed.", [("dead", 12, "at least")]),
        ("They fired 12 rockets at the boats.", [("rocket", 12, None)]),
    ],
)
def test_counts(text: str, expected: list[tuple[str, float, str | None]]) -> None:
    found = find_numbers(text, (0, len(text)), ())
    assert [(n.what, n.value, n.bound) for n in found] == expected


def test_a_number_in_a_date_counts_nothing() -> None:
    text = "on 12 June people were killed"
    assert find_numbers(text, (0, len(text)), ((3, 10),)) == ()


@given(st.text(max_size=200))
def test_spans_lie_in_the_text(text: str) -> None:
    for number in find_numbers(text, (0, len(text)), ()):
        assert 0 <= number.span[0] < number.span[1] <= len(text)

"""What an expression of time means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Reading, TimeExpression
from dateline.reader.text import sentences
from dateline.reader.times import spot_times
from dateline.resolve.when import resolve_times

FRIDAY = "1976-06-04"


def resolved(text: str, published: str | None = FRIDAY) -> list[TimeExpression]:
    found = sentences(text)
    reading = Reading(
        id="a",
        text=text,
        published=published,
        sentences=tuple(found),
        spotted=tuple(spot_times(text, found)),
    )
    return list(resolve_times(reading))


def values(text: str, published: str | None = FRIDAY) -> list[str | None]:
    return [found.value for found in resolved(text, published)]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("They met on 1 June 1976.", "DATE", "1976-06-01"),
        ("February 2nd,2026 – It began.", "DATE", "2026-02-02"),
        ("Sep 3, 2025, 5:25 PM", "TIME", "2025-09-03T17:25"),
        ("It was sunk on 2025-09-03.", "DATE", "2025-09-03"),
        ("Dated 3.9.2025, it was signed.", "DATE", "2025-09-03"),
        ("Dated 13/9/2025, it was signed.", "DATE", "2025-09-13"),
        ("It opened in late January 2026.", "DATE", "2026-01"),
        ("It ended in mid-2025.", "DATE", "2025"),
        ("It began in the third quarter of 1975.", "DATE", "1975-Q3"),
        ("It began in the summer of 1975.", "DATE", "1975-SU"),
        ("It began in the first half of 1975.", "DATE", "1975-H1"),
        ("It began in the 1970s.", "DATE", "197"),
        ("It began in the 11th century.", "DATE", "10"),
        ("It lasted for three weeks.", "DURATION", "P3W"),
        ("The 25-year agreement holds.", "DURATION", "P25Y"),
        ("It lasted two decades.", "DURATION", "P20Y"),
        ("It took twenty-five minutes.", "DURATION", "PT25M"),
        ("It took 2 1/2 years.", "DURATION", "P2Y6M"),
        ("It took several months.", "DURATION", "PXM"),
        ("They patrol every day.", "SET", "P1D"),
        ("They patrol twice a week.", "SET", "P1W"),
        ("They meet every Friday.", "SET", "XXXX-WXX-5"),
        ("They agree now.", "DATE", "PRESENT_REF"),
        ("They agreed recently.", "DATE", "PAST_REF"),
        ("It grew in recent weeks.", "DURATION", "PXW"),
        ("It grew in recent years.", "DATE", "PAST_REF"),
        ("It grew in the past few weeks.", "DURATION", "PXW"),
        ("It began in fiscal 1975.", "DATE", "1975"),
        ("It began in FY25.", "DATE", "2025"),
        ("It began in H1 1975.", "DATE", "1975-H1"),
        ("It began in the year two thousand.", "DATE", "2000"),
        ("It began in nineteen seventy-six.", "DATE", "1976"),
        ("It began in the 90s.", "DATE", "199"),
        ("It began on New Year's Day 1976.", "DATE", "1976-01-01"),
        ("It began in the week of 7 June 1976.", "DATE", "1976-W24"),
        ("It lasted two to three weeks.", "DURATION", "P3W"),
        ("It lasted eight trading days.", "DURATION", "P8D"),
        ("It sends four patrols a week.", "SET", "P1W"),
        ("It grew in the year ended badly.", "DURATION", "P1Y"),
        ("It will sink one day.", "DATE", "FUTURE_REF"),
        ("It will grow in the coming months.", "DATE", "FUTURE_REF"),
    ],
)
def test_absolute_expressions_need_no_anchor(text: str, kind: str, value: str) -> None:
    assert [(found.type, found.value) for found in resolved(text, None)] == [(kind, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It left yesterday.", "1976-06-03"),
        ("It will leave tomorrow.", "1976-06-05"),
        ("It left last week.", "1976-W22"),
        ("It left last month.", "1976-05"),
        ("It will leave next year.", "1977"),
        ("It left on Wednesday.", "1976-06-02"),
        ("It left on Friday.", "1976-06-04"),
        ("It left last Friday.", "1976-05-28"),
        ("It will leave on Wednesday.", "1976-06-09"),
        ("It left on Wednesday evening.", "1976-06-02TEV"),
        ("It left last night.", "1976-06-03TNI"),
        ("It left in December.", "1975-12"),
        ("It will leave in December.", "1976-12"),
        ("It left last June.", "1975-06"),
        ("It left on 12 December.", "1975-12-12"),
        ("It will leave on 2 July.", "1976-07-02"),
        ("It left three days ago.", "1976-06-01"),
        ("It left six months ago.", "1975-12"),
        ("It left 20 years ago.", "1956"),
        ("It left last winter.", "1976-WI"),
        ("It left in the second quarter.", "1976-Q2"),
        ("It left at 9 a.m. on Tuesday.", "1976-06-01T09:00"),
        ("It left on Christmas Day.", "1975-12-25"),
        ("It will leave on Christmas Day.", "1976-12-25"),
        ("It will leave over the July Fourth weekend.", "1976-07-04"),
        ("It left on Halloween.", "1975-10-31"),
        ("In this 18 May 1976 picture it leaves.", "1976-05-18"),
    ],
)
def test_relative_expressions_count_from_publication(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    "text",
    ["It left yesterday.", "It left on Friday.", "It left in June.", "It left on 1 June.",
     "It left last year.", "Two days later, it left.", "It left three weeks ago."],
)  # fmt: skip
def test_without_an_anchor_the_value_is_null(text: str) -> None:
    assert values(text, None) == [None]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It sailed Wednesday.", "1976-06-02"),
        ("It was sunk on Wednesday.", "1976-06-02"),
        ("It has left on Wednesday.", "1976-06-02"),
        ("It would have left on Wednesday.", "1976-06-02"),
        ("The minister told reporters on Wednesday that it will leave.", "1976-06-02"),
        ("Its loss was higher than expected on Wednesday.", "1976-06-02"),
        ("It will be repaired on Wednesday.", "1976-06-09"),
        ("It would leave on Wednesday.", "1976-06-09"),
        ("It is expected to leave on Wednesday.", "1976-06-09"),
        ("They decided to leave on Wednesday.", "1976-06-09"),
        ("The vote was postponed until Wednesday.", "1976-06-09"),
        ("The session resumes on Wednesday.", "1976-06-09"),
        ("The plan that failed on Wednesday was theirs.", "1976-06-02"),
        ("The minister arrives in Oslo on Wednesday, in a photograph.", "1976-06-02"),
        ("This Wednesday it rained.", "1976-06-02"),
        ("Next Wednesday it may rain.", "1976-06-09"),
        ("Last Wednesday it rained.", "1976-06-02"),
    ],
)
def test_a_weekday_lies_where_the_tense_of_its_clause_puts_it(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It lasted from 3-5 March 1975.", ["1975-03-03", "1975-03-05"]),
        ("It lasted from March 3-5, 1975.", ["1975-03-03", "1975-03-05"]),
        ("They met between 3 and 5 March.", ["1976-03-03", "1976-03-05"]),
        ("They met on April 24, 25 and 26 in Oslo.", ["1976-04-24", "1976-04-25", "1976-04-26"]),
        ("It ran from 2019 to 2021.", ["2019", "2021"]),
        ("It ran from 2019-21.", ["2019", "2021"]),
        ("It ran in 1975–1976.", ["1975", "1976"]),
        ("It ran from March to May 1973.", ["1973-03", "1973-05"]),
        ("It ran from December to May 1973.", ["1972-12", "1973-05"]),
        ("It ran from 30 March to 2 April 1973.", ["1973-03-30", "1973-04-02"]),
        ("It ran from 30 February to 2 March 1973.", [None, "1973-03-02"]),
    ],
)
def test_both_ends_of_a_range_are_dates(text: str, found: list[str | None]) -> None:
    assert values(text) == found


def test_the_ends_of_a_range_need_no_anchor_but_their_own() -> None:
    assert values("They met on 3-5 March 1975.", None) == ["1975-03-03", "1975-03-05"]
    assert values("They met on 3-5 March.", None) == [None, None]


def test_a_figure_of_a_year_ago_is_of_the_quarter_that_is_told_of() -> None:
    text = "It lost $2 million in the first quarter, compared with $3 million a year earlier."
    assert values(text) == ["1976-Q1", "1975-Q1"]
    assert values("It was founded a year ago.") == ["1975"]
    told = "It lost $2 million in the first quarter. In the 1975 period it earned $1 million."
    assert values(told) == ["1976-Q1", "1975-Q1"]


def test_the_quarter_just_over_is_meant_even_in_a_clause_that_looks_ahead() -> None:
    assert values("It expects to report a first-quarter loss.") == ["1976-Q1"]
    assert values("It expects to grow in the fourth quarter.") == ["1976-Q4"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Later in the day it sank.", "1976-06-04"),
        ("It will sail in three days' time.", "1976-06-07"),
        ("It grew over the past month.", "P1M"),
        ("For the full year it lost money.", "1976"),
        ("It rained in the morning.", "1976-06-04TMO"),
        ("Dated 6/4/76, it was signed.", "1976-06-04"),
        ("Dated 5/6/76, it was signed.", "1976-05-06"),
    ],
)
def test_what_else_counts_from_publication(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "It left 9999999999 days ago.",
        "It left 99999999 years ago.",
        "It will leave in 9999999999 weeks' time.",
        "It left 1,000,000,000,000 days ago.",
    ],
)
def test_absurd_numbers_have_no_value(text: str) -> None:
    assert values(text) == [None]


@pytest.mark.parametrize("published", ["0000-01-01", "0001-01-01", "3000-01-01", "9999-12-31"])
def test_no_news_article_is_of_such_a_year_and_nothing_counts_from_it(published: str) -> None:
    text = "It left yesterday, on Friday, in June, and in 1975."
    assert values(text, published) == [None, None, None, "1975"]


def test_a_partial_publication_date_anchors_only_what_it_can() -> None:
    assert values("It left last year, in May, on Monday.", "1976") == ["1975", None, None]
    assert values("It left last month, and yesterday.", "1976-06") == ["1976-05", None]


def test_story_time_counts_from_the_date_last_told() -> None:
    text = "They met on 1 May 1973. Two days later they broke off. The following day it began."
    assert values(text) == ["1973-05-01", "1973-05-03", "1973-05-04"]


def test_reporting_words_do_not_make_the_future() -> None:
    assert values("He said Wednesday that it will leave.") == ["1976-06-02"]


@pytest.mark.parametrize("text", ["30 February 2025", "2025-02-30", "31/31/2025", "99.99.2025"])
def test_days_that_do_not_exist_have_no_value(text: str) -> None:
    assert all(value is None for value in values(f"It was {text} then."))


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "0000", "soon", ""])
def test_the_edges_of_the_calendar_are_safe(published: str) -> None:
    text = "Yesterday, tomorrow, last week, next month, 3000 years ago, next decade, on Friday."
    assert len(resolved(text, published)) >= 6


def test_an_unread_article_has_no_times() -> None:
    assert resolve_times(Reading(id="a", text="It left yesterday.")) == ()


_WORDS = ["May", "last", "next", "week", "year", "Friday", "two", "days", "later", "ago", "1976",
          "30", "the", "early", "in", "will", "at 9 a.m.", "quarter", "."]  # fmt: skip


@given(
    st.lists(st.sampled_from(_WORDS), max_size=25),
    st.one_of(st.none(), st.dates().map(str), st.sampled_from(["1976", "1976-06", "x"])),
)
def test_each_mention_gets_one_expression_with_its_span(
    pieces: list[str], published: str | None
) -> None:
    text = " ".join(pieces)
    found = resolved(text, published)
    assert [one.span for one in found] == [m.span for m in spot_times(text, sentences(text))]
    assert found == resolved(text, published)

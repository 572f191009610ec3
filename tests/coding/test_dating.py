"""Which date an event gets, and from where."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.coding.dating import date_event
from dateline.coding.scene import scenes
from dateline.model import Attribution, EventTime, EventType, EventWord, Modality, Reading, Span
from dateline.reader.text import sentences
from dateline.reader.times import spot_times
from dateline.resolve.when import resolve_times

FRIDAY = "1976-06-04"
Dated = tuple[str | None, str, str]


def dated(
    marked: str,
    published: str | None = FRIDAY,
    *,
    event: EventType = "SANCTION",
    modality: Modality = "asserted",
    background: bool = False,
    content: str | None = None,
) -> EventTime | None:
    """The date of the word in square brackets; its clause's time stands in braces.

    Another event word stands between bars, and its time in angle brackets.
    """
    text = re.sub(r"[\[\]{}<>|]", "", marked)

    def marks(pattern: str) -> list[Span]:
        found = []
        for match in re.finditer(pattern, marked):
            start = len(re.sub(r"[\[\]{}<>|]", "", marked[: match.start()]))
            found.append((start, start + len(match[1])))
        return found

    def word(span: Span, time: list[Span]) -> EventWord:
        return EventWord(
            span=span,
            lemma="x",
            event=event,
            time=time[0] if time else None,
            modality=modality,
            background=background,
            attribution=0 if content else None,
        )

    one = word(marks(r"\[([^\]]*)\]")[0], marks(r"\{([^}]*)\}"))
    others = [word(span, marks(r"<([^>]*)>")) for span in marks(r"\|([^|]*)\|")]
    found = sentences(text)
    reading = Reading(
        id="a",
        text=text,
        published=published,
        sentences=tuple(found),
        spotted=tuple(spot_times(text, found)),
        event_words=tuple(sorted((one, *others), key=lambda w: w.span)),
    )
    if content:
        start = text.index(content)
        whole = Attribution(content=((start, start + len(content)),))
        reading = replace(reading, attributions=(whole,))
    reading = replace(reading, times=resolve_times(reading))
    told = scenes(reading)
    at = next(i for i, scene in enumerate(told) if one in scene.words)
    return date_event(reading, one, told, at)


def said(found: EventTime | None) -> Dated | None:
    return None if found is None else (found.value, found.precision, found.origin)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They [banned] the fleet on {1 June}.", ("1976-06-01", "day", "clause")),
        ("They [banned] the fleet in {May 1975}.", ("1975-05", "month", "clause")),
        ("They [banned] the fleet {last week}.", ("1976-W22", "week", "clause")),
        ("They [banned] the fleet in {the first quarter}.", ("1976-Q1", "quarter", "clause")),
        ("They [banned] the fleet in {the first half of 1975}.", ("1975", "year", "clause")),
        ("They [banned] the fleet at {9 a.m. on Tuesday}.", ("1976-06-01", "day", "clause")),
        ("In March, after rows, they [banned] the fleet.", ("1976-03", "month", "sentence")),
        ("Talks failed on 1 June. They [banned] it.", ("1976-06-01", "day", "previous sentence")),
        ("Talks failed on 1 June. They have long been [banned].", (FRIDAY, "day", "article")),
        ("On 1 June they, who know, [banned] it.", ("1976-06-01", "day", "sentence")),
        ("They [banned] the fleet.", (FRIDAY, "day", "article")),
        ("They [banned] it, the ministry said on {Tuesday}.", ("1976-06-01", "day", "sentence")),
        (
            "They met on 1 June. {Hours later} they [left].",
            ("1976-06-01", "day", "previous sentence"),
        ),
        (
            "They met last week. {Hours later} they [left].",
            ("1976-W22", "week", "previous sentence"),
        ),
        ("They are {now} [banning] the fleet.", (FRIDAY, "day", "article")),
        ("They [banned] the fleet for {three weeks}.", (FRIDAY, "day", "article")),
        ("They [banned] the fleet over {the past two years}.", (FRIDAY, "day", "article")),
    ],
)
def test_the_order_is_clause_sentence_sentence_before_article(text: str, expected: Dated) -> None:
    assert said(dated(text)) == expected


def test_the_words_that_the_date_was_read_from_are_its_span() -> None:
    found = dated("They [banned] the fleet on {1 June}.")
    assert found is not None
    assert found.span == (25, 31)
    assert dated("They [banned] the fleet.", FRIDAY) == EventTime(
        value=FRIDAY, span=None, precision="day", origin="article"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They [left] on {3}-5 March.", ("1976-W10", "week", "clause")),
        ("They [left] on {3}-20 March 1975.", ("1975-03", "month", "clause")),
        ("They [left] between {March} and May 1975.", ("1975", "year", "clause")),
        ("They [left] from {2019} to 2021.", None),
    ],
)
def test_a_range_gives_what_covers_it(text: str, expected: Dated | None) -> None:
    assert said(dated(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They [replaced] the {1961} agreement.",
        "They [replaced] a landmark 1961 agreement.",
        "They [replaced] the agreement of {1961}.",
        "They [condemned] {Tuesday}'s clash.",
        "They [won] more than ever since {1961}.",
        "They [banned] the fleet until {Monday}.",
        "They [banned] the fleet after {Monday}.",
        "They [dismissed] a man who had left on Tuesday.",
        "They [banned] the fleet, according to figures published on {Tuesday}.",
        "They [banned] the fleet during its clash with them in 1961.",
        "They [banned] the fleet because the talks had failed on Tuesday.",
        "They [refused] the limits that the ministry declared on Tuesday.",
        "They [banned] the fleet and, on <Tuesday>, |left| the talks.",
    ],
)
def test_a_date_of_something_else_is_left_to_it(text: str) -> None:
    assert said(dated(text)) == (FRIDAY, "day", "article")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They mourn the {1961} [clash].", ("1961", "year", "clause")),
        ("They mourn those lost in {Tuesday}'s [clash].", ("1976-06-01", "day", "clause")),
        ("They mourn the [clash] of {1961}.", ("1961", "year", "clause")),
        ("Two [died] in {Tuesday}'s clash.", ("1976-06-01", "day", "clause")),
        (
            "Two [died] in the blasts next to the port on Tuesday.",
            ("1976-06-01", "day", "sentence"),
        ),
        ("Two [died] in the |blasts| on <Tuesday>.", ("1976-06-01", "day", "sentence")),
        (
            "A plane crashed on Tuesday, [killing] ten, they said on {Thursday}.",
            ("1976-06-01", "day", "sentence"),
        ),
        ("The plane |hit| a house on <Tuesday>, [killing] ten.", ("1976-06-01", "day", "sentence")),
        ("They |met| in Oslo on <Tuesday> and [died].", ("1976-06-01", "day", "sentence")),
        ("Tuesday's blast in the port [killed] ten.", ("1976-06-01", "day", "sentence")),
        ("The May 1975 war between them [killed] hundreds.", ("1975-05", "month", "sentence")),
        ("They [filed] a |suit| <this week>.", ("1976-W23", "week", "sentence")),
        ("It was the first since 1961, when two [died].", ("1961", "year", "sentence")),
        ("They left on the evening of {1 June} and [died].", ("1976-06-01", "day", "clause")),
    ],
)
def test_a_date_that_describes_the_event_is_its_own(text: str, expected: Dated) -> None:
    assert said(dated(text, event="ASSAULT")) == expected


def test_a_claim_is_dated_by_the_day_on_which_it_was_made() -> None:
    told = "They said on Tuesday that the army [shelled] the port."
    content = "that the army shelled the port"
    assert said(dated(told, content=content)) == ("1976-06-01", "day", "sentence")
    assert dated(told, content=content, modality="planned") is None


@pytest.mark.parametrize("modality", ["planned", "hypothetical", "threatened"])
def test_what_is_to_come_has_neither_the_articles_date_nor_one_before_it(modality: str) -> None:
    to_come: Modality = modality  # type: ignore[assignment]
    assert dated("They will [ban] the fleet.", modality=to_come) is None
    assert dated("On Tuesday they met and will [ban] it.", modality=to_come) is None
    assert dated("They met on 1 June. They will [ban] it.", modality=to_come) is None
    assert said(dated("They will [ban] it on {Monday}.", modality=to_come)) == (
        "1976-06-07", "day", "clause",
    )  # fmt: skip


def test_what_is_over_does_not_lie_after_the_article() -> None:
    assert dated("They were [banned] on {9 June 1976}.") is None
    assert dated("In July 1976, they were [banned].") is None
    assert said(dated("They were [banned] on {5 June 1976}.")) == ("1976-06-05", "day", "clause")


@pytest.mark.parametrize(
    "text",
    [
        "They [banned] the fleet {recently}.",
        "They [banned] the fleet {two years} after the treaty.",
        "They [banned] the fleet on {30 February}.",
        "They [banned] the fleet in {the 1960s}.",
        "On 1 June they met, and on 3 June they talked and [left].",
        "It sank in 1961, a year after the army [shelled] the port.",
        "The treaty was signed in 1961. They [banned] the fleet.",
        "They met on 1 June. It came a day after the army [shelled] the port.",
    ],
)
def test_where_the_text_does_not_say_when_the_date_is_null(text: str) -> None:
    assert dated(text) is None


def test_background_is_dated_by_the_text_or_not_at_all() -> None:
    assert dated("They had [banned] the fleet.", background=True) is None
    assert said(dated("They had [banned] the fleet in {1961}.", background=True)) == (
        "1961", "year", "clause",
    )  # fmt: skip


def test_a_new_paragraph_does_not_go_on_with_the_date_of_the_last() -> None:
    told = "They met on 1 June.\n\nThey [banned] the fleet."
    assert said(dated(told)) == (FRIDAY, "day", "article")


def test_hours_later_is_the_same_day() -> None:
    told = "They met on 1 June. {Two hours later} they [banned] the fleet."
    assert said(dated(told)) == ("1976-06-01", "day", "previous sentence")


@pytest.mark.parametrize("published", [None, "", "soon", "0000-01-01", "3000-01-01", "1976-13-45"])
def test_without_a_sound_article_date_only_the_text_dates(published: str | None) -> None:
    assert dated("They [banned] the fleet.", published) is None
    assert dated("They [banned] the fleet {yesterday}.", published) is None
    assert said(dated("They [banned] it on {1 June 1975}.", published)) == (
        "1975-06-01", "day", "clause",
    )  # fmt: skip


def test_a_partial_article_date_is_as_precise_as_it_is() -> None:
    assert said(dated("They [banned] it.", "1976-06")) == ("1976-06", "month", "article")
    assert said(dated("They [banned] it.", "1976")) == ("1976", "year", "article")


_PIECES = ["[banned]", "on 1 June", "since 2019", "who", "the", "1961", "clash", "'s", ",", ".",
           "after", "said that", "last week", "in", "of", "“", "9999999999 days ago"]  # fmt: skip


@given(
    st.lists(st.sampled_from(_PIECES[1:]), max_size=12),
    st.lists(st.sampled_from(_PIECES[1:]), max_size=12),
    st.one_of(st.none(), st.dates().map(str)),
)
def test_strange_text_is_dated_or_not_but_never_fails(
    before: list[str], behind: list[str], published: str | None
) -> None:
    text = " ".join([*before, "[banned]", *behind])
    assert dated(text, published) == dated(text, published)

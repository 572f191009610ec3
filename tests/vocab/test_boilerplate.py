"""What the lists of furniture say of a line."""

from __future__ import annotations

import pytest

from dateline.vocab.boilerplate import (
    furniture,
    opens_comment,
    part_of_page,
    tells_age,
    words_in,
)


@pytest.mark.parametrize(
    ("line", "why", "section"),
    [
        ("You May Also Like", "related", "stop"), ("Comments (12)", "comment", "stop"),
        ("Read more »", "related", "block"), ("World", "navigation", None),
        ("Share", "share", None),
        ("© 1976 The Pier. All rights reserved.", "legal", None), ("“`html", "markup", None),
        ("ADVERTISEMENT", "ad", None), ("Table of Contents", "contents", None),
        ("Photo: A gunboat off the coast", "caption", None),
        ("Sign up for our morning letter", "promo", None),
    ],
)  # fmt: skip
def test_furniture(line: str, why: str, section: str | None) -> None:
    found = furniture(line)
    assert found is not None
    assert (found.why, found.section) == (why, section)


@pytest.mark.parametrize(
    "sentence",
    [
        "The gunboat cut the nets of two trawlers on Thursday.",
        "Published figures show that the catch fell by a third.",
        "Iceland said that it would join our allies in the talks.",
        "The vessels entered the zone without permission.",
        "Both sides agreed to the terms and conditions of the truce.",
        "Visitors are asked to report abuses to the commission.",
    ],
)
def test_sentences_are_no_furniture(sentence: str) -> None:
    assert furniture(sentence) is None


def test_parts_of_a_page() -> None:
    assert part_of_page("main-nav") == "navigation"
    assert part_of_page("post-comments") == "comment"
    assert part_of_page("RelatedStories") == "related"
    assert part_of_page("story-body") is None
    assert part_of_page("headache") is None


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Facebook Twitter E-Mail", "share"), ("このサイトはクッキーを使います", "legal"),
        ("Noticias relacionadas", "related"), ("Все права защищены", "legal"),
        ("体育", "navigation"), ("The cod war (Photo: The Pier)", "caption"),
    ],
)  # fmt: skip
def test_furniture_in_rows_and_languages(line: str, why: str) -> None:
    found = furniture(line)
    assert found is not None
    assert found.why == why


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the 12-mile zone's end (again)", ["the", "12", "mile", "zone", "s", "end", "again"]),
        ("кабельтов, трал", ["кабельтов", "трал"]), ("", []),
    ],
)  # fmt: skip
def test_words_in(text: str, words: list[str]) -> None:
    assert words_in(text) == words


@pytest.mark.parametrize(
    "line", ["cod up 3 hours ago", "vor 3 stunden", "12 минут назад", "3時間前", "hace 2 días"]
)
def test_times_that_count_back(line: str) -> None:
    assert tells_age(line, words_in(line))


@pytest.mark.parametrize("line", ["3 ships left long ago", "a long time ago", "vor dem hafen"])
def test_lines_without_such_a_time(line: str) -> None:
    assert not tells_age(line, words_in(line))


def test_lines_above_a_reader_s_comment() -> None:
    assert opens_comment("a. reader says:")
    assert not opens_comment("the reader essays")

"""Rows that are articles already."""

from __future__ import annotations

import io

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.clean import clean
from dateline.clean.paragraphs import split_paragraphs
from dateline.intake import read
from dateline.model import Article, KindEvidence, Page, Removed, SeenDate, to_json


def row(content: str, **known: object) -> Article:
    page = Page(place="r:1", media="article", content=content)
    found = clean(msgspec.structs.replace(page, **known))
    assert isinstance(found, Article)
    return found


def test_single_newlines_part_paragraphs_only_where_no_blank_line_does() -> None:
    assert row("One.\nTwo.").text == "One.\n\nTwo."
    assert row("One\ngoes on.\n\n\nTwo.").text == "One goes on.\n\nTwo."


def test_words_are_kept_even_those_of_furniture() -> None:
    assert row("Share\nOne.\nRead more").text == "Share\n\nOne.\n\nRead more"


def test_captions_of_a_gallery_are_no_words_of_the_article() -> None:
    captions = [f"{n}/3 A market in Lhasa in the year 201{n}" for n in (1, 2, 3)]
    picture = "Image copyright Getty Images Image caption The market was rebuilt"
    text = "\n\n".join(
        ["The market opened.", *captions, "1/2 of it stands.", picture, "It is old."]
    )
    article = row(text)
    assert article.text == "The market opened.\n\n1/2 of it stands.\n\nIt is old."
    assert [one.text for one in article.removed] == [*captions, picture]
    assert {one.why for one in article.removed} == {"caption"}


@pytest.mark.parametrize(
    ("published", "value", "precision"),
    [
        ("1975-11-20", "1975-11-20", "day"), ("1975", "1975", "year"),
        ("20 November 1975", "1975-11-20", "day"),
        ("1975-11-20 17:25:00", "1975-11-20T17:25", "time"),
    ],
)  # fmt: skip
def test_the_row_s_date(published: str, value: str, precision: str) -> None:
    found = row("One.", published=published)
    assert (found.published, found.published_precision, found.published_from) == (
        value,
        precision,
        "file",
    )


def test_a_date_that_is_none_is_warned_about() -> None:
    found = row("One.", published="last Tuesday")
    assert (found.published, found.published_precision, found.published_from) == (
        None,
        "none",
        None,
    )
    assert found.warnings == ("published is not a date: last Tuesday",)


def test_credit_only_where_the_row_has_none() -> None:
    assert row("LONDON (AP) - The navy sent a frigate.").credit == "AP"
    assert row("LONDON (AP) - The navy sent a frigate.", credit="Reuters").credit == "Reuters"


def test_what_clean_wrote_comes_back_unchanged() -> None:
    first = Article(
        id="a-0123456789ab", path="pages/a.html", url="https://pier.example/a", outlet="The Pier",
        title="Nets cut", byline="A. Writer", published="1975-11-20T17:25",
        published_precision="time",
        published_from="json-ld", language="en", text="Nets were cut.\n\nTalks went on.",
        credit="Reuters",
        domain="pier.example", canonical="https://pier.example/b", section="World", kind="report",
        kind_evidence=(KindEvidence("url", "world"),), modified="1975-11-21",
        modified_precision="day",
        dates=(SeenDate(value="1975-11-20T17:25", precision="time", of="published", found="json-ld",
                        words="x"),), paywalled=True, truncated=True,
        removed=(Removed("Home", "navigation"),), warnings=("truncated: x",), extra={"topic": 3},
    )  # fmt: skip
    (page,) = read([], io.BytesIO(to_json(first) + b"\n"))
    assert isinstance(page, Page)
    assert clean(page) == first


def test_a_row_that_clean_left_without_a_date_stays_so() -> None:
    first = Article(id="a-0123456789ab", url="https://pier.example/2024/05/01/a", text="Nets.")
    (page,) = read([], io.BytesIO(to_json(first) + b"\n"))
    assert isinstance(page, Page)
    assert clean(page) == first


def test_other_rows_are_dated_by_address_and_dateline() -> None:
    assert row("One.", url="https://pier.example/2024/05/01/a").published == "2024-05-01"
    assert row("OSLO, May 1, 1976 (AP) — One.").published == "1976-05-01"
    assert row("One.").warnings == ()


def test_broken_earlier_fields_are_left_out_with_a_warning() -> None:
    found = row("One.", extra={"removed": [{"why": 5}], "topic": 1})
    assert found.removed == ()
    assert found.extra == {"topic": 1}
    assert "removed" in found.warnings[0]


@given(st.text(max_size=200))
def test_paragraphs_lose_no_visible_word(text: str) -> None:
    paragraphs = split_paragraphs(text)
    assert all(p and p == p.strip() and "\n" not in p for p in paragraphs)
    letters = [char for char in text if char.isalnum()]
    assert [char for p in paragraphs for char in p if char.isalnum()] == letters

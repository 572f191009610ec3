from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dateline.brief import markdown
from dateline.brief.compose import compose
from dateline.brief.marks import Piece
from tests.brief import dossier

PARSER = MarkdownIt("commonmark").enable("table")


@pytest.fixture(scope="module")
def text() -> str:
    return markdown.render(compose(dossier.cod_war()))


def test_has_the_brief_s_sections_and_records(text: str) -> None:
    for heading in (
        "# The third Cod War", "## What happened, in order", "## Who did what to whom",
        "## What is contested", "## What is planned or threatened",
        "## The stories and their records", "## What was read", "## What was left out, and why",
    ):  # fmt: skip
        assert f"\n{heading}\n" in f"\n{text}"
    assert text.count("\n#### ") == len(dossier.cod_war().records)
    assert "Iceland **broke off** diplomatic relations with Britain" in text
    assert "| 19 February 1976 | North Sea Herald (page 1), Reykjavik Dispatch (page 2) |" in text


def test_tables_are_tables(text: str) -> None:
    rendered = PARSER.render(text)
    assert rendered.count("<table>") == 11
    assert rendered.count("<tr>") >= len(dossier.cod_war().records) + 11


def test_hostile_text_stays_text(text: str) -> None:
    rendered = PARSER.render(text)
    for tag in ("<script", "<img", "<b>", "javascript:"):
        assert tag not in rendered
    assert "None" not in text


def test_empty_dossier_says_so() -> None:
    text = markdown.render(compose(dossier.empty()))
    assert "No event with known actors was found" in text
    assert "| x | is binary |" in text


@given(st.text(max_size=60))
def test_escaped_text_reads_as_it_was(raw: str) -> None:
    written = markdown.escape(raw)
    tokens = PARSER.parseInline(f"x {written} x")
    kinds = {child.type for token in tokens for child in token.children or ()}
    assert kinds <= {"text", "text_special", "softbreak"}
    assert "\n" not in written


@given(st.lists(st.tuples(st.text(max_size=12), st.booleans()), max_size=5))
def test_quotes_stand_on_one_line(parts: list[tuple[str, bool]]) -> None:
    assert "\n" not in markdown.quoted(tuple(Piece(text, event=event) for text, event in parts))

"""JSON Lines rows."""

from __future__ import annotations

import io
import json

import pytest

from dateline.intake import jsonl, read
from dateline.model import Page, Refusal


def rows(*lines: str) -> list[Page | Refusal]:
    return list(read([], io.BytesIO("\n".join(lines).encode())))


def test_known_fields_are_taken_and_others_passed_on() -> None:
    row = {
        "id": "x1", "url": "https://example.org/a", "outlet": "The Pier", "title": "Nets cut",
        "byline": "A. Writer", "published": "1975-11-20", "language": "en", "credit": "Reuters",
        "text": "Nets were cut.", "topic": 3, "mentions": [{"span": [0, 4]}],
    }  # fmt: skip
    (page,) = rows(json.dumps(row))
    assert isinstance(page, Page)
    assert (page.id, page.url, page.outlet, page.title) == (
        "x1",
        row["url"],
        "The Pier",
        "Nets cut",
    )
    assert (page.published, page.language, page.credit) == ("1975-11-20", "en", "Reuters")
    assert page.extra == {"topic": 3, "mentions": [{"span": [0, 4]}]}
    assert (page.media, page.place) == ("article", "<stdin>:1")


def test_html_rows_and_number_ids() -> None:
    (page,) = rows('{"id": 7, "html": "<p>Nets</p>"}')
    assert isinstance(page, Page)
    assert (page.media, page.id) == ("html", "7")


def test_bad_rows_are_refused_one_by_one() -> None:
    found = rows(
        '{"text": "one"}', "{broken", "", "[1, 2]", '{"title": "no text"}', '{"text": " "}',
        '{"text": "x", "title": 5}', '{"text": "two"}',
    )  # fmt: skip
    assert [f.content for f in found if isinstance(f, Page)] == ["one", "two"]
    refused = {f.place: f.reason for f in found if isinstance(f, Refusal)}
    assert list(refused) == ["<stdin>:2", "<stdin>:4", "<stdin>:5", "<stdin>:6", "<stdin>:7"]
    assert refused["<stdin>:2"].startswith("not JSON")
    assert refused["<stdin>:4"] == "not a JSON object"
    assert "neither `text` nor `html`" in refused["<stdin>:5"]
    assert "title" in refused["<stdin>:7"]


def test_a_line_over_the_limit_is_left_out_and_the_next_one_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(jsonl, "LINE_BYTES", 100)
    monkeypatch.setattr(jsonl, "STEP_BYTES", 64)
    found = rows('{"text": "one"}', json.dumps({"text": "long " * 500}), '{"text": "two"}')
    assert [type(f) for f in found] == [Page, Refusal, Page]
    assert isinstance(found[2], Page)
    assert found[2].content == "two"

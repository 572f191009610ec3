"""JSON Lines rows and JSON files."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.intake.rows import lines as jsonl
from dateline.intake.rows.file import read_json
from dateline.intake.rows.lines import read_rows
from dateline.intake.stream import Unreadable, open_source
from dateline.model import Page, Refusal
from dateline.vocab.row_fields import row_tools


def rows(*lines: str) -> list[Page | Refusal]:
    return list(read_rows(open_source("<stdin>", None, io.BytesIO("\n".join(lines).encode()))))


def row(**fields: Any) -> Page:
    (page,) = rows(json.dumps(fields))
    assert isinstance(page, Page), page
    return page


def whole(raw: object) -> list[Page | Refusal]:
    data = raw if isinstance(raw, bytes) else json.dumps(raw, indent=4).encode()
    return list(read_json(open_source("a.json", "a.json", io.BytesIO(data))))


def test_known_fields_are_taken_and_others_passed_on() -> None:
    given_ = {
        "id": "x1", "url": "https://example.org/a", "outlet": "The Pier", "title": "Nets cut",
        "byline": "A. Writer", "published": "1975-11-20", "modified": "1975-11-21",
        "section": "World; Cod", "language": "en", "credit": "Reuters", "text": "Nets were cut.",
        "topic": 3, "mentions": [{"span": [0, 4]}],
    }  # fmt: skip
    page = row(**given_)
    assert (page.id, page.url, page.outlet, page.title) == (
        "x1",
        given_["url"],
        "The Pier",
        "Nets cut",
    )
    assert (page.published, page.modified) == ("1975-11-20", "1975-11-21")
    assert (page.section, page.language, page.credit) == ("World; Cod", "en", "Reuters")
    assert page.extra == {"topic": 3, "mentions": [{"span": [0, 4]}]}
    assert (page.media, page.place) == ("article", "<stdin>:1")


def test_html_rows_and_number_ids() -> None:
    page = row(id=7, html="<p>Nets</p>")
    assert (page.media, page.id) == ("html", "7")
    both = row(text="Nets", html="<p>Nets</p>")
    assert (both.media, both.content, both.extra) == ("article", "Nets", {"html": "<p>Nets</p>"})


def test_bad_rows_are_refused_one_by_one() -> None:
    found = rows(
        '{"text": "one"}', "{broken", "", "[1, 2]", '{"title": "no text"}', '{"text": " "}',
        '{"text": "x", "title": 5}', '{"maintext": "x", "authors": 5}', '{"text": "two"}',
    )  # fmt: skip
    assert [f.content for f in found if isinstance(f, Page)] == ["one", "two"]
    refused = {f.place: f.reason for f in found if isinstance(f, Refusal)}
    assert list(refused) == [f"<stdin>:{n}" for n in (2, 4, 5, 6, 7, 8)]
    assert refused["<stdin>:2"].startswith("not JSON")
    assert refused["<stdin>:4"] == "not a JSON object"
    assert "neither `text` nor `html`" in refused["<stdin>:5"]
    assert refused["<stdin>:6"] == "a row whose `text` is empty"
    assert "`$.title`" in refused["<stdin>:7"]
    assert "`$.authors`" in refused["<stdin>:8"]


def test_a_line_over_the_limit_is_left_out_and_the_next_one_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(jsonl, "LINE_BYTES", 100)
    monkeypatch.setattr(jsonl, "STEP_BYTES", 64)
    found = rows('{"text": "one"}', json.dumps({"text": "long " * 500}), '{"text": "two"}')
    assert [type(f) for f in found] == [Page, Refusal, Page]
    assert isinstance(found[2], Page)
    assert found[2].content == "two"


def test_news_please() -> None:
    page = row(
        authors=["A. Wright", None, "B. Stone"], date_download="2024-05-02 01:02:03",
        date_modify="None", date_publish="2024-05-01 12:00:00", description="Short.",
        filename="f.json", image_url=None, language="en", localpath=None, maintext="Nets were cut.",
        source_domain="pier.example", text=None, title=None, title_page="Nets cut | The Pier",
        title_rss="Nets cut", url="https://pier.example/1",
    )  # fmt: skip
    assert (page.media, page.content, page.title) == ("article", "Nets were cut.", "Nets cut")
    assert (page.byline, page.outlet) == ("A. Wright, B. Stone", "pier.example")
    assert (page.published, page.modified) == ("2024-05-01 12:00:00", None)
    assert (page.url, page.latest) == ("https://pier.example/1", "2024-05-02")
    assert page.extra["description"] == "Short."
    assert not {"maintext", "authors", "date_publish", "title_rss"} & page.extra.keys()


def test_newspaper_s_configured_language_is_not_the_page_s() -> None:
    page = row(
        url="https://pier.example/1", language="en", title="Netze", authors=[], meta_lang="de",
        publish_date="2024-05-01T12:00:00", meta_site_name="Der Kai", canonical_link="https://x/1",
        text="Netze.", top_image="",
    )  # fmt: skip
    assert (page.language, page.outlet, page.byline) == ("de", "Der Kai", None)
    assert page.published == "2024-05-01T12:00:00"
    assert row(text="x", publish_date=None, authors=["A"], language="en").language is None


def test_trafilatura() -> None:
    page = row(
        title="Nets cut", author="A. Wright; B. Stone", hostname="pier.example", date="2024-05-01",
        fingerprint="f", id=None, source="https://pier.example/1", excerpt="Short.", license=None,
        categories="World;Cod", tags="", raw_text="Nets cut all", text="Nets cut.", comments="",
        language=None, filedate="2024-06-01", **{"source-hostname": "The Pier"},
    )  # fmt: skip
    assert (page.content, page.url, page.outlet) == (
        "Nets cut.",
        "https://pier.example/1",
        "The Pier",
    )
    assert (page.byline, page.section) == ("A. Wright; B. Stone", "World")
    assert (page.published, page.latest) == ("2024-05-01", "2024-06-01")
    assert page.extra["raw_text"] == "Nets cut all"


def test_common_crawl_news() -> None:
    page = row(
        requested_url="https://p.example/r", responded_url="https://p.example/1", author=None,
        plain_text="Nets.", published_date=1714564800, title="T", sitename=None, publisher="Pier",
    )  # fmt: skip
    assert (page.content, page.url, page.outlet) == ("Nets.", "https://p.example/1", "Pier")
    assert page.published == "2024-05-01T12:00:00Z"
    english = row(text="Nets.", domain="p.example", date="2017-01-02 00:00:00", image_url=None)
    assert (english.outlet, english.published) == ("p.example", "2017-01-02 00:00:00")
    warc = row(
        text="Nets.", **{"WARC-Target-URI": "https://p.example/2", "WARC-Date": "2020-01-02T"}
    )
    assert (warc.url, warc.latest) == ("https://p.example/2", "2020-01-02")


def test_dateline_s_own_names_win_over_a_tool_s() -> None:
    page = row(text="Ours.", maintext="Theirs.", published="2020", date_publish="2021")
    assert (page.content, page.published) == ("Ours.", "2020")
    assert page.extra == {"maintext": "Theirs.", "date_publish": "2021"}


def test_every_tool_is_told_from_the_ones_before_it() -> None:
    for tool in row_tools():
        names = {sorted(sign)[-1]: "2024-05-01" for sign in tool.signs}
        ours = {field: names_ for field, names_ in tool.fields.items() if field != "text"}
        field, theirs = next((f, n) for f, n in ours.items() if f not in {"html", "fragment"})
        found = rows(json.dumps({**names, theirs[0]: "2024-05-01", "text": "Nets."}))
        assert getattr(found[0], field) == "2024-05-01", tool.name


@pytest.mark.parametrize(
    ("given_", "published"),
    [
        (1714564800, "2024-05-01T12:00:00Z"),
        (1714564800000, "2024-05-01T12:00:00Z"),
        ("1714564800", "2024-05-01T12:00:00Z"),
        (1714564800.5, "2024-05-01T12:00:00Z"),
        (20240501, "20240501"),
        ("2024-05-01", "2024-05-01"),
        (10**30, str(10**30)),
        ("None", None),
        (None, None),
    ],
)
def test_dates_in_numbers(given_: Any, published: str | None) -> None:
    assert row(text="Nets.", published=given_).published == published


def test_loose_json_is_read() -> None:
    (page,) = rows('{"text": "Nets.", "published": NaN}')
    assert isinstance(page, Page)
    assert page.published is None
    (page,) = rows('{"text": "Nets \\ud83d cut"}')
    assert isinstance(page, Page)
    assert page.content == "Nets \ufffd cut"
    assert page.warnings == ("broken characters (lone surrogates) in the JSON",)


def test_mojibake_is_repaired_unless_spans_point_into_the_text() -> None:
    page = row(text="itâ€™s cut", title="SÃ£o Paulo", byline="JosÃ©")
    assert (page.content, page.title, page.byline) == ("it’s cut", "São Paulo", "José")
    assert page.warnings == ("mojibake repaired",)
    assert row(text="itâ€™s cut", mentions=[]).content == "itâ€™s cut"


def test_a_json_file_is_one_article_or_an_array_of_them() -> None:
    (page,) = whole({"text": "Nets.", "title": "T"})
    assert isinstance(page, Page)
    assert (page.place, page.path, page.title) == ("a.json", "a.json", "T")
    found = whole([{"text": "one"}, 5, {"html": "<p>"}, {"text": NaN}])
    assert [each.place for each in found] == ["a.json#1", "a.json#2", "a.json#3", "a.json#4"]
    assert found[1] == Refusal("a.json#2", "not a JSON object")
    assert whole([]) == [Refusal("a.json", "an empty JSON array")]


def test_a_json_file_of_lines_is_read_as_lines() -> None:
    found = whole(b'{"text": "one"}\n{"text": "two"}\n{broken')
    assert [getattr(each, "content", None) for each in found] == ["one", "two", None]
    assert found[2].place == "a.json:3"


@pytest.mark.parametrize("raw", [b"plain", b" \n", b"[" * 100_000, b'{"a":' * 100_000, b"[1,"])
def test_what_is_no_json_is_refused(raw: bytes) -> None:
    with pytest.raises(Unreadable):
        whole(raw)


def test_a_line_nested_without_end_is_refused() -> None:
    (refusal,) = rows('{"text":' + "[" * 200_000)
    assert isinstance(refusal, Refusal)


NaN = float("nan")


@given(
    st.dictionaries(
        st.sampled_from([
            "text", "html", "maintext", "date_publish", "authors", "source_domain", "published",
            "WARC-Date", "date", "hostname", "sitename", "content_html", "id", "url", "warnings",
        ]),
        st.none() | st.text(max_size=8) | st.integers() | st.floats()
        | st.lists(st.text(max_size=3))
        | st.dictionaries(st.just("name"), st.text(max_size=3)),
    )
)  # fmt: skip
def test_any_row_is_a_page_or_refused(fields: dict[str, Any]) -> None:
    (found,) = rows(json.dumps(fields))
    assert isinstance(found, Page | Refusal)

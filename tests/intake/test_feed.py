"""RSS, Atom and JSON Feed files."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.intake import read
from dateline.intake.feeds import feed as feed_module
from dateline.intake.feeds import slices as feed_slices
from dateline.intake.feeds.dates import iso_date
from dateline.intake.feeds.feed import read_feed
from dateline.intake.rows.file import read_json
from dateline.intake.stream import Unreadable, open_source
from dateline.model import Page, Refusal

RSS = (
    '<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>The Pier &amp;amp; Quay</title>'
    "<link>https://pier.example/</link><language>en-gb</language>"
    '<atom:link rel="next" href="http://127.0.0.1:9/feed?page=2"/>{}</channel></rss>'
)
ONLY_SUMMARY = ("only the feed's summary",)
BROKEN = ("the feed's XML is broken here",)


def entries(raw: str | bytes, encoding: str = "utf-8") -> list[Page | Refusal]:
    raw = raw if isinstance(raw, bytes) else raw.encode(encoding)
    return list(read_feed(open_source("f.xml", "f.xml", io.BytesIO(raw))))


def pages(raw: str | bytes) -> list[Page]:
    return [page for page in entries(raw) if isinstance(page, Page)]


def rss(*items: str) -> str:
    return RSS.format("".join(f"<item>{item}</item>" for item in items))


def test_an_rss_entry_with_its_whole_text() -> None:
    (page,) = pages(
        rss(
            "<title>Nets &lt;b&gt;cut&lt;/b&gt;</title><link>/a/1</link>"
            "<pubDate>Mon, 06 Sep 2021 00:01:00 +0200</pubDate><category>World</category>"
            "<dc:creator>A. Wright</dc:creator><dc:creator>B. Stone</dc:creator>"
            "<description>Short.</description>"
            "<content:encoded><![CDATA[<p>Nets were &lt;cut&gt;. <item> </p>]]></content:encoded>"
        )
    )
    assert (page.media, page.content) == ("fragment", "<p>Nets were &lt;cut&gt;. <item> </p>")
    assert (page.title, page.url) == ("Nets cut", "https://pier.example/a/1")
    assert (page.byline, page.section) == ("A. Wright, B. Stone", "World")
    assert (page.outlet, page.language) == ("The Pier & Quay", "en")
    assert (page.published, page.modified) == ("2021-09-06T00:01:00+02:00", None)
    assert (page.place, page.path, page.id, page.warnings) == ("f.xml#1", "f.xml", None, ())


def test_an_entry_with_a_summary_alone_says_so_and_one_with_nothing_is_refused() -> None:
    found = entries(
        rss(
            "<link>/1</link><description>Nets were cut.</description>",
            "<title>No words</title>",
            "<description>Without a link it is the whole story.</description>",
            f"<link>/4</link><description>{'A long story. ' * 120}</description>",
        )
    )
    assert [getattr(each, "warnings", None) for each in found] == [ONLY_SUMMARY, None, (), ()]
    assert found[1] == Refusal("f.xml#2", "an entry with neither text nor summary")


def test_atom() -> None:
    first, second = pages(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://e.example/b/" xml:lang="de">'
        "<title>Der Kai</title><author><name>Redaktion</name></author>"
        '<link rel="self" href="https://e.example/feed"/><link rel="next" href="/feed?page=2"/>'
        '<entry><title type="html">Netze &amp;amp; Fische</title><link href="x/1"/>'
        "<updated>2024-01-02T00:00:00Z</updated><published>2024-01-01T10:00:00+02:00</published>"
        "<author><name>C. Braun</name></author>"
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Gekappt.</p></div>'
        '</content></entry><entry><link href="javascript:alert(1)"/>'
        "<updated>2024-01-02T00:00:00Z</updated><content>Nur Text &lt; hier.</content></entry>"
        "</feed>"
    )
    assert (first.title, first.url) == ("Netze & Fische", "https://e.example/b/x/1")
    assert (first.published, first.modified) == (
        "2024-01-01T10:00:00+02:00",
        "2024-01-02T00:00:00Z",
    )
    assert (first.content, first.byline, first.language) == ("<p>Gekappt.</p>", "C. Braun", "de")
    assert (second.media, second.content) == ("article", "Nur Text < hier.")
    assert (second.url, second.byline) == (None, "Redaktion")
    assert (second.published, second.modified) == (None, "2024-01-02T00:00:00Z")


def test_rss_1_has_its_entries_beside_the_channel_and_one_date() -> None:
    (page,) = pages(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        '<channel rdf:about="x"><title>Kai</title><link>https://r.example</link><items><rdf:Seq>'
        '<rdf:li rdf:resource="a"/></rdf:Seq></items></channel><item rdf:about="a"><title>A</title>'
        "<link>https://r.example/a</link><description>d</description>"
        "<dc:date>2021-09-07T09:30:00+09:00</dc:date></item></rdf:RDF>"
    )
    assert (page.url, page.outlet) == ("https://r.example/a", "Kai")
    assert (page.published, page.modified) == ("2021-09-07T09:30:00+09:00", None)


def test_the_encoding_is_the_bytes() -> None:
    declared = rss("<description>Þorskastríð við Ísland, segir ráðherra</description>")
    declared = declared.replace('"1.0"', '"1.0" encoding="iso-8859-1"', 1)
    assert "Þorskastríð" in pages(declared.encode("latin-1"))[0].content
    (page,) = pages(declared.encode("utf-8"))
    assert "Þorskastríð" in page.content
    assert "iso-8859-1" in page.warnings[0]


def test_broken_xml_spoils_no_other_entry() -> None:
    found = pages(
        rss(
            "<description>Sound one.</description>",
            "<description>Nets &nbsp; were < cut & torn.</description>",
            "<description>Sound two.</description>",
        )
    )
    assert [page.content for page in found] == [
        "Sound one.", "Nets \xa0 were < cut & torn.", "Sound two.",
    ]  # fmt: skip
    assert [page.warnings for page in found] == [(), BROKEN, ()]


def test_a_feed_cut_off_keeps_its_whole_entries() -> None:
    whole = rss("<description>One.</description>", "<description>Two.</description>")
    found = pages(whole[: whole.index("Two.")] + "Tw")
    assert [page.content for page in found][:1] == ["One."]
    assert found[0].warnings == ()


def test_slices_are_numbered_on_and_have_the_feed_s_own_fields(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(feed_slices, "SLICE_CHARS", 1)
    monkeypatch.setattr(feed_slices, "_FRAME_SHARE", 0)
    found = pages(rss(*(f"<description>Story {n}.</description>" for n in range(1, 8))))
    assert [page.content for page in found] == [f"Story {n}." for n in range(1, 8)]
    assert [page.place for page in found] == [f"f.xml#{n}" for n in range(1, 8)]
    assert {page.outlet for page in found} == {"The Pier & Quay"}


def test_entities_are_not_expanded_and_files_not_read() -> None:
    bomb = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(12))
    raw = f'<!DOCTYPE r [<!ENTITY a0 "ha">{bomb}<!ENTITY f SYSTEM "file:///etc/passwd">]>' + rss(
        "<description>[&a12;] [&f;]</description>"
    ).removeprefix('<?xml version="1.0"?>')
    (page,) = pages(raw)
    assert page.content == "[&a12;] [&f;]"


def test_hostile_markup_is_refused_by_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    heavy = rss(
        "<description>" + "<a>" * 120_000 + "</description>", "<description>b</description>"
    )
    assert entries(heavy)[0] == Refusal("f.xml#1", "an entry with more than an article has")
    with pytest.raises(Unreadable, match="not a feed"):
        entries("<rss version='2.0'>" + "<a>" * 120_000)
    monkeypatch.setattr(feed_module, "FEED_BYTES", 1000)
    with pytest.raises(Unreadable, match="larger than"):
        entries(heavy)


@pytest.mark.parametrize("raw", ["plain words", "<html><p>x", "<rss", "{}"])
def test_what_is_no_feed_is_refused(raw: str) -> None:
    with pytest.raises(Unreadable):
        entries(raw)


def test_a_feed_without_entries() -> None:
    assert entries(rss()) == [Refusal("f.xml", "a feed without entries")]


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("Tue, 7 Sep 2021 10:00 EST", "2021-09-07T10:00:00-05:00"),
        ("7 Sep 2021 10:00:05 GMT", "2021-09-07T10:00:05Z"),
        ("Tue, 07 Sep 2021 10:00:00 +05:30", "2021-09-07T10:00:00+05:30"),
        ("Tue, 07 Sep 2021 10:00:00 XYZ", "2021-09-07T10:00:00"),
        ("7 Sep 2021", "2021-09-07"),
        ("2021-09-07T10:00:00Z", "2021-09-07T10:00:00Z"),
        ("06/09/2021 10:00", "06/09/2021 10:00"),
        ("31 Feb 2021 10:00 GMT", "31 Feb 2021 10:00 GMT"),
        (" ", None),
    ],
)
def test_dates(said: str, iso: str | None) -> None:
    assert iso_date(said) == iso


@given(st.text(max_size=60))
def test_dates_never_raise(said: str) -> None:
    iso_date(said)


def json_feed(*items: Any, **fields: Any) -> list[Page | Refusal]:
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "The Pier", "items": items}
    raw = json.dumps(feed | fields).encode()
    return list(read_json(open_source("f.json", "f.json", io.BytesIO(raw))))


def test_json_feed() -> None:
    first, second, third, fourth = json_feed(
        {
            "id": "https://pier.example/1", "url": "/1", "title": "Nets cut",
            "content_html": "<p>Nets were cut.</p>", "content_text": "Nets were cut.",
            "date_published": "2024-01-01T12:00:00+02:00", "date_modified": "2024-01-02T12:00:00Z",
            "authors": [{"name": "A. Wright"}, {"name": "B. Stone"}], "tags": ["World", "Cod"],
        },
        {"id": "2", "summary": "Only this."},
        {"id": "3"},
        5,
        home_page_url="https://pier.example/",
        feed_url="http://127.0.0.1:9/feed.json",
        next_url="http://127.0.0.1:9/feed.json",
        language="en",
        author={"name": "The desk"},
    )  # fmt: skip
    assert isinstance(first, Page)
    assert (first.media, first.content) == ("fragment", "<p>Nets were cut.</p>")
    assert (first.url, first.outlet) == ("https://pier.example/1", "The Pier")
    assert (first.byline, first.section) == ("A. Wright, B. Stone", "World")
    assert (first.published, first.language) == ("2024-01-01T12:00:00+02:00", "en")
    assert (first.modified, first.id, first.extra) == ("2024-01-02T12:00:00Z", None, {})
    assert isinstance(second, Page)
    assert (second.content, second.byline) == ("Only this.", "The desk")
    assert second.warnings == ONLY_SUMMARY
    assert third == Refusal("f.json#3", "an entry with neither text nor summary")
    assert fourth == Refusal("f.json#4", "not a JSON object")


@given(st.text(alphabet="<>/&;!-[]itemrsCDATA \n", max_size=200))
def test_strange_markup_is_read_or_refused(inner: str) -> None:
    for each in entries(RSS.format(inner)):
        assert isinstance(each, Page | Refusal)


@given(st.binary(max_size=200))
def test_strange_bytes_are_read_or_refused(raw: bytes) -> None:
    try:
        entries(b"<rss><channel><item>" + raw)
    except Unreadable:
        return


@pytest.mark.parametrize("reference", ["&#99999999999;", "&#xD800;", "&#x110000;", "&#0;"])
def test_a_reference_to_no_character_costs_nothing_else(reference: str, tmp_path: Path) -> None:
    entry = "<item><title>Cod {0}</title><description>The trawlers left{0}.</description></item>"
    file = tmp_path / "feed.xml"
    file.write_text(f'<rss version="2.0"><channel>{entry.format(reference)}</channel></rss>')
    (page,) = read([file])
    assert isinstance(page, Page)
    assert "The trawlers left" in page.content

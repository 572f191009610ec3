"""Files, folders and streams: what comes in, and one clear reason for what does not."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.intake import read
from dateline.intake import stream as stream_module
from dateline.intake.sniff import kind_of
from dateline.intake.web import Fetched
from dateline.model import Page, Refusal

HTML = "<!doctype html><html><body><p>The trawlers left port.</p></body></html>"


def only(paths: list[Path], stdin: bytes | None = None) -> Page | Refusal:
    found = list(read(paths, io.BytesIO(stdin) if stdin is not None else None))
    assert len(found) == 1
    return found[0]


def reason(path: Path) -> str:
    found = only([path])
    assert isinstance(found, Refusal)
    assert found.place == str(path)
    return found.reason


def page(path: Path) -> Page:
    found = only([path])
    assert isinstance(found, Page)
    return found


@pytest.mark.parametrize(
    ("name", "media"),
    [
        ("a.html", "html"),
        ("a.HTM", "html"),
        ("a.txt", "text"),
        ("a.md", "text"),
        ("a.xhtml", "html"),
        ("a.html.gz", "html"),
        ("a.html.bz2", "html"),
        ("a.txt.xz", "text"),
    ],
)
def test_each_kind_of_file(tmp_path: Path, name: str, media: str) -> None:
    content = HTML if media == "html" else "The trawlers left port.\n"
    packers: dict[str, Callable[[bytes], bytes]] = {
        ".gz": gzip.compress,
        ".bz2": bz2.compress,
        ".xz": lzma.compress,
    }
    path = tmp_path / name
    path.write_bytes(packers.get(path.suffix, bytes)(content.encode()))
    found = page(path)
    assert (found.media, found.content, found.path) == (media, content, str(path))
    assert found.warnings == ()


def test_html_under_a_text_name_and_text_under_an_html_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HTML)
    (tmp_path / "b.html").write_text("The trawlers left port.")
    assert page(tmp_path / "a.txt").media == "html"
    assert page(tmp_path / "b.html").media == "text"


def test_bad_files_each_have_a_reason(tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_bytes(b"")
    (tmp_path / "blank.txt").write_text(" \n\n")
    (tmp_path / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    (tmp_path / "paper.html").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(50))
    (tmp_path / "other.html").write_bytes(b"abc\0def")
    (tmp_path / "cut.txt.gz").write_bytes(gzip.compress(b"word " * 5)[:9])
    assert reason(tmp_path / "empty.html") == "empty file"
    assert reason(tmp_path / "blank.txt") == "nothing but white space"
    assert "PNG" in reason(tmp_path / "picture.html")
    assert "office document" in reason(tmp_path / "paper.html")
    assert "binary" in reason(tmp_path / "other.html")
    assert "gzip" in reason(tmp_path / "cut.txt.gz")
    assert reason(tmp_path / "missing.html") == "no such file or folder"


def test_permission_denied_is_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.html").write_text(HTML)
    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(Path, "iterdir", refuse)
    assert reason(tmp_path / "a.html") == "permission denied"
    assert reason(tmp_path) == "folder cannot be read: permission denied"


def test_a_page_over_the_limit_is_refused_even_when_it_unpacks_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream_module, "PAGE_BYTES", 10_000)
    (tmp_path / "big.txt").write_text("word " * 3000)
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(b"word " * 300_000))
    assert "larger than" in reason(tmp_path / "big.txt")
    assert "larger than" in reason(tmp_path / "bomb.txt.gz")


def test_a_cut_gzip_page_is_kept_with_a_warning(tmp_path: Path) -> None:
    text = " ".join(str(n * 7919) for n in range(200_000))
    packed = gzip.compress(text.encode())
    (tmp_path / "cut.txt.gz").write_bytes(packed[: len(packed) // 2])
    found = page(tmp_path / "cut.txt.gz")
    assert text.startswith(found.content)
    assert "cut off" in found.warnings[0]


def test_folders_are_walked_in_order_and_foreign_files_named(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "z.txt").write_text("Zebra.")
    (tmp_path / "a.txt").write_text("Ape.")
    (tmp_path / "c.docx").write_text("?")
    (tmp_path / "d.css").write_text("p {}")
    (tmp_path / ".hidden.txt").write_text("Not this.")
    found = list(read([tmp_path]))
    assert [Path(item.place).name for item in found] == ["a.txt", "z.txt", "c.docx"]
    assert isinstance(found[2], Refusal)
    assert "not a kind of file" in found[2].reason


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"<?xml version='1.0'?>\n<!-- made --><rss version='2.0'><channel>", "feed"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "feed"),
        (b"<rdf:RDF xmlns:rdf='x'>", "feed"),
        (b"<?xml version='1.0'?><!DOCTYPE html><html xmlns='x'>", "html"),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', "json"),
        (b'[{"text": "x"}]', "json"),
        (b'{\n  "text": "x"\n}', "json"),
        (b'{"text": "x"}\n{"text": "y"}', "jsonl"),
        (b"From: a@b.org\r\nSubject: x\r\nDate: y\r\n\r\nWords.", "email"),
        (
            b"From: <Saved>\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/related\n",
            "mhtml",
        ),
        (b"From: our correspondent\nThe trawlers left port.", "text"),
        (b"WARC/1.0\r\n", "warc"),
        (b"%PDF-1.7", "pdf"),
        (b"\xff\xfe" + "<rss version='2.0'>".encode("utf-16-le"), "feed"),
    ],
)
def test_a_file_without_a_name_is_told_by_its_bytes(head: bytes, kind: str) -> None:
    assert kind_of(None, None, head) == kind


@pytest.mark.parametrize(
    ("name", "media_type", "head", "kind"),
    [
        ("a.pdf", None, b"<html><body>Not found", "html"),
        ("a.xml", None, b"<rss version='2.0'>", "feed"),
        ("a.html", None, b"<rss version='2.0'>", "feed"),
        (None, "text/plain", b"<b>words</b>", "text"),
        (None, "text/plain", b"<!doctype html><p>words", "html"),
        ("a.json", None, b'{"text": "x"}\n', "json"),
        ("a.json", None, b'{"text": "x"}\n{"text": "y"}', "jsonl"),
        ("a.txt", None, b"Subject: x\nFrom: y\nDate: z\n\nw", "text"),
        ("a.tar.gz", None, b"old archive without a mark", "tar"),
    ],
)
def test_names_and_headers_count_where_the_bytes_leave_it_open(
    name: str | None, media_type: str | None, head: bytes, kind: str
) -> None:
    assert kind_of(name, media_type, head) == kind


def test_the_day_of_reading_is_put_on_every_page(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ape.")
    (found,) = read([tmp_path], latest=date(2024, 5, 6))
    assert isinstance(found, Page)
    assert found.latest == "2024-05-06"


def test_an_address_goes_to_fetch_and_what_comes_is_read_as_any_file() -> None:
    asked = []

    def fetch(url: str) -> Fetched | Refusal:
        asked.append(url)
        if url.endswith("gone"):
            return Refusal(url, "there is no such page")
        return Fetched(
            url="https://example.org/b",
            body="<p>Þorskur</p>".encode("iso-8859-1"),
            content_type="text/html",
            charset="iso-8859-1",
            fetched="2024-05-06T23:15:00Z",
            status=200,
            warnings=("over an open line",),
        )

    found = list(read(["https://example.org/a", "HTTP://example.org/gone"], fetch=fetch))
    assert asked == ["https://example.org/a", "HTTP://example.org/gone"]
    page = found[0]
    assert isinstance(page, Page)
    assert (page.url, page.place) == ("https://example.org/b", "https://example.org/b")
    assert (page.content, page.media, page.latest) == ("<p>Þorskur</p>", "html", "2024-05-06")
    assert page.warnings[0] == "over an open line"
    assert found[1] == Refusal("HTTP://example.org/gone", "there is no such page")


def test_an_address_is_not_fetched_unasked() -> None:
    (found,) = read(["https://example.org/a"])
    assert isinstance(found, Refusal)
    assert "fetch" in found.reason


def test_names_that_no_terminal_can_take_are_made_printable(tmp_path: Path) -> None:
    (tmp_path / "a\n\x1b[31m.txt").write_text("Ape.")
    (found,) = read([tmp_path])
    assert isinstance(found, Page)
    assert found.place.endswith("a\ufffd\ufffd[31m.txt")
    assert found.path == found.place


def test_a_link_back_up_does_not_hang(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ape.")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "up").symlink_to(tmp_path)
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "gone")
    found = list(read([tmp_path]))
    assert [type(item) for item in found] == [Page, Refusal]


@pytest.mark.parametrize(
    ("stdin", "media"),
    [(HTML.encode(), "html"), (b"Plain words.", "text"), (b'{"text": "x"}', "article")],
)
def test_the_stream_is_told_by_its_content(stdin: bytes, media: str) -> None:
    for paths in ([], [Path("-")]):
        found = only(paths, stdin)
        assert isinstance(found, Page)
        assert (found.media, found.path) == (media, None)
    packed = only([], gzip.compress(stdin))
    assert isinstance(packed, Page)
    assert packed.media == media


def test_the_stream_stays_open() -> None:
    stdin = io.BytesIO(b"Plain words.")
    list(read([], stdin))
    assert not stdin.closed


def test_no_stream_at_all() -> None:
    assert list(read([])) == [Refusal("<stdin>", "no input")]


@given(st.binary(max_size=400))
def test_any_bytes_give_pages_or_refusals(raw: bytes) -> None:
    found = list(read([], io.BytesIO(raw)))
    assert found
    assert found == list(read([], io.BytesIO(raw)))

"""Files, folders and streams: what comes in, and one clear reason for what does not."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.intake import read
from dateline.intake import stream as stream_module
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
        ("a.html.gz", "html"),
    ],
)
def test_each_kind_of_file(tmp_path: Path, name: str, media: str) -> None:
    content = HTML if media == "html" else "The trawlers left port.\n"
    raw = content.encode()
    path = tmp_path / name
    path.write_bytes(gzip.compress(raw) if name.endswith(".gz") else raw)
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
    (tmp_path / "paper.html").write_bytes(b"%PDF-1.7 ...")
    (tmp_path / "other.html").write_bytes(b"abc\0def")
    (tmp_path / "cut.txt.gz").write_bytes(gzip.compress(b"word " * 5)[:12])
    assert reason(tmp_path / "empty.html") == "empty file"
    assert reason(tmp_path / "blank.txt") == "nothing but white space"
    assert "PNG" in reason(tmp_path / "picture.html")
    assert "PDF" in reason(tmp_path / "paper.html")
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

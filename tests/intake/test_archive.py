"""Zip and tar archives: their members, as if they lay in a folder."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from dateline.intake import read
from dateline.model import Page, Refusal

HTML = b"<!doctype html><html><body><p>The trawlers left port.</p></body></html>"
MEMBERS = {"b.html": HTML, "sub/a.txt": b"Nets were cut.", "sub/c.html.gz": gzip.compress(HTML)}


class Pipe(io.RawIOBase):
    """A stream that cannot go back, which gives little at a time."""

    def __init__(self, raw: bytes, step: int = 1000) -> None:
        self._inner = io.BytesIO(raw)
        self._step = step

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        piece = self._inner.read(min(len(buffer), self._step))
        buffer[: len(piece)] = piece
        return len(piece)


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def streamed_zip(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive as it is written into a pipe: each size follows its member."""

    class Out(io.RawIOBase):
        def __init__(self) -> None:
            self.written = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:  # type: ignore[override]
            self.written += data
            return len(data)

    out = Out()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return bytes(out.written)


def tarred(members: dict[str, bytes], fmt: int = tarfile.PAX_FORMAT) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=fmt) as archive:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return out.getvalue()


def found_in(path: Path, raw: bytes) -> list[Page | Refusal]:
    path.write_bytes(raw)
    return list(read([path]))


def pages(found: list[Page | Refusal]) -> dict[str, str]:
    return {item.place.partition("!/")[2]: item.content for item in found if isinstance(item, Page)}


def refusals(found: list[Page | Refusal]) -> dict[str, str]:
    return {
        item.place.partition("!/")[2]: item.reason for item in found if isinstance(item, Refusal)
    }


ARCHIVES = {
    "a.zip": zipped(MEMBERS),
    "stored.zip": zipped(MEMBERS, zipfile.ZIP_STORED),
    "bzip2.zip": zipped(MEMBERS, zipfile.ZIP_BZIP2),
    "lzma.zip": zipped(MEMBERS, zipfile.ZIP_LZMA),
    "streamed.zip": streamed_zip(MEMBERS),
    "a.tar": tarred(MEMBERS),
    "gnu.tar": tarred(MEMBERS, tarfile.GNU_FORMAT),
    "old.tar": tarred(MEMBERS, tarfile.USTAR_FORMAT),
    "a.tar.gz": gzip.compress(tarred(MEMBERS)),
    "a.tgz": gzip.compress(tarred(MEMBERS)),
    "a.tar.bz2": bz2.compress(tarred(MEMBERS)),
    "a.txz": lzma.compress(tarred(MEMBERS)),
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_members_come_in_the_archive_s_order_with_their_place(tmp_path: Path, name: str) -> None:
    found = found_in(tmp_path / name, ARCHIVES[name])
    assert [item.place for item in found] == [f"{tmp_path / name}!/{m}" for m in MEMBERS]
    assert all(isinstance(item, Page) and item.path == item.place for item in found)
    assert list(pages(found).values()) == [HTML.decode(), "Nets were cut.", HTML.decode()]


@pytest.mark.parametrize("name", [n for n in ARCHIVES if n not in {"bzip2.zip", "lzma.zip"}])
def test_archives_come_through_pipes_and_inside_archives(tmp_path: Path, name: str) -> None:
    piped = list(read([], Pipe(ARCHIVES[name])))  # type: ignore[arg-type]
    assert list(pages(piped)) == list(MEMBERS)
    for outer in (zipped({name: ARCHIVES[name]}), tarred({name: ARCHIVES[name]})):
        inner = found_in(tmp_path / "outer.zip", outer)
        assert list(pages(inner)) == [f"{name}!/{member}" for member in MEMBERS]


def test_what_lies_beside_pages_is_passed_over_and_foreign_files_are_named(tmp_path: Path) -> None:
    members = {
        "dir/": b"", "__MACOSX/b.html": b"x", "b/.DS_Store": b"x", ".git/a.html": b"x",
        "style.css": b"p {}", "b/picture.PNG": b"x", "report.docx": b"PK", "b.html": HTML,
    }  # fmt: skip
    for raw in (zipped(members), streamed_zip(members)):
        found = found_in(tmp_path / "a.zip", raw)
        assert list(pages(found)) == ["b.html"]
        assert list(refusals(found)) == ["report.docx"]


def test_rows_feeds_and_mails_are_read_in_archives(tmp_path: Path) -> None:
    rows = b"\n".join(json.dumps({"text": f"Row {n}."}).encode() for n in range(3))
    mail = b"From: News <news@example.org>\nSubject: Nets\nDate: x\n\nNets were cut."
    found = found_in(tmp_path / "a.zip", zipped({"rows.jsonl": rows, "m.eml": mail}))
    assert list(pages(found).values()) == ["Row 0.", "Row 1.", "Row 2.", "Nets were cut."]
    assert [item.place[-12:] for item in found[:2]] == ["rows.jsonl:1", "rows.jsonl:2"]


def test_office_documents_are_named(tmp_path: Path) -> None:
    docx = {"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}
    epub = {"mimetype": b"application/epub+zip", "a.xhtml": HTML}
    for members in (docx, epub):
        for raw in (zipped(members), streamed_zip(members)):
            (found,) = found_in(tmp_path / "a.zip", raw)
            assert isinstance(found, Refusal)
            assert "office document" in found.reason
        (found,) = read([], Pipe(zipped(members)))  # type: ignore[arg-type]
        assert isinstance(found, Refusal)


def test_encrypted_members_are_refused_and_the_others_read(tmp_path: Path) -> None:
    raw = bytearray(zipped({"a.txt": b"Secret.", "b.txt": b"Open."}))
    raw[6] |= 1
    raw[raw.find(b"PK\x01\x02") + 8] |= 1
    found = found_in(tmp_path / "a.zip", bytes(raw))
    assert (pages(found), refusals(found)) == ({"b.txt": "Open."}, {"a.txt": "encrypted"})
    piped = list(read([], Pipe(bytes(raw))))  # type: ignore[arg-type]
    assert (pages(piped), refusals(piped)) == ({"b.txt": "Open."}, {"a.txt": "encrypted"})


def test_a_stored_member_whose_size_only_follows_cannot_be_read_from_a_pipe() -> None:
    raw = streamed_zip({"a.txt": b"Words."}, zipfile.ZIP_STORED)
    (found,) = read([], Pipe(raw))  # type: ignore[arg-type]
    assert isinstance(found, Refusal)
    assert "end cannot be told" in found.reason


def test_wacz_gives_its_warc_files_alone(tmp_path: Path) -> None:
    members = {
        "datapackage.json": b"{}", "pages/pages.jsonl": b'{"text": "index"}',
        "archive/data.warc": b"WARC/1.0\r\n", "indexes/index.cdx": b"x",
    }  # fmt: skip
    for raw in (zipped(members), streamed_zip(members)):
        found = found_in(tmp_path / "a.wacz", raw)
        assert pages(found) == {}
        assert refusals(found) == {"archive/data.warc": "no page in it"}


@pytest.mark.parametrize("name", ["a.zip", "stored.zip", "streamed.zip", "a.tar", "a.tar.gz"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_what_comes_before_a_cut_is_kept_and_the_cut_is_said(
    tmp_path: Path, name: str, share: float
) -> None:
    content = {f"{n}.txt": (f"Page {n}. " + " ".join(str(i * n) for i in range(4000))).encode()
               for n in range(2, 12)}  # fmt: skip
    build = tarred if ".tar" in name else streamed_zip if "streamed" in name else zipped
    raw = build(content)
    raw = gzip.compress(raw) if name.endswith("gz") else raw
    found = found_in(tmp_path / name, raw[: int(len(raw) * share)])
    kept = pages(found)
    assert len(kept) >= int(10 * share) - 1
    whole = [place for place in kept if kept[place].encode() == content[place]]
    assert whole == list(kept)[: len(whole)]
    assert len(kept) - len(whole) <= 1
    for item in found:
        if isinstance(item, Page) and item.place.partition("!/")[2] not in whole:
            assert "cut off" in item.warnings[0]
    assert any("rest of the archive" in item.reason for item in found if isinstance(item, Refusal))


def test_ten_thousand_members_leave_nothing_behind() -> None:
    peaks = []
    for number in (1_000, 10_000):
        raw = tarred({f"{n}.txt": b"Words." for n in range(number)}, tarfile.USTAR_FORMAT)
        tracemalloc.start()
        count = sum(isinstance(item, Page) for item in read([], Pipe(raw, 65536)))  # type: ignore[arg-type]
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert count == number
    assert peaks[1] < peaks[0] + 200_000

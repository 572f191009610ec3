"""Files made to fill the memory, to run for ever or to write where they should not."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.intake import limits, read
from dateline.intake import stream as stream_module
from dateline.model import Page, Refusal
from tests.pace import in_time

MB = 1024 * 1024
T = TypeVar("T")


class Endless(io.RawIOBase):
    """A head, then one piece over and over, up to a size: a large file that nobody has to store."""

    def __init__(self, head: bytes, piece: bytes, size: int, tail: bytes = b"") -> None:
        self._head = head
        self._piece = piece
        self._left = size
        self._tail = tail

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if self._head:
            part, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        elif self._left > 0:
            part = self._piece[: min(len(buffer), self._left)]
            self._left -= len(part)
        else:
            part, self._tail = self._tail[: len(buffer)], self._tail[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)


def bounded(megabytes: float, seconds: float, work: Callable[[], T]) -> T:
    """What `work` gives back, when it takes no more than this memory and time."""
    tracemalloc.start()
    try:
        found = in_time(seconds, work, time.monotonic)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < megabytes * MB, f"{peak / MB:.0f} MB"
    return found


def found_in(path: Path, raw: bytes) -> list[Page | Refusal]:
    path.write_bytes(raw)
    return list(read([path]))


def streamed(head: bytes, size: int, piece: bytes, tail: bytes = b"") -> list[Page | Refusal]:
    return list(read([], Endless(head, piece, size, tail)))  # type: ignore[arg-type]


def reasons(found: list[Page | Refusal]) -> str:
    assert not [item for item in found if isinstance(item, Page)]
    return "\n".join(f"{item.place}: {item.reason}" for item in found if isinstance(item, Refusal))


@pytest.fixture
def small_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bombs of a size that a test can afford."""
    monkeypatch.setattr(stream_module, "UNPACKED_FLOOR", 8 * MB)


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
@pytest.mark.parametrize(
    "name", ["a.html", "a.txt", "a.jsonl", "a.json", "a.rss", "a.eml", "a.tar"]
)
def test_a_bomb_is_not_unpacked(
    tmp_path: Path, small_budget: None, name: str, pack: Callable[[bytes], bytes]
) -> None:
    raw = pack(b" " * (64 * MB) + b"x")
    found = bounded(60, 10, lambda: found_in(tmp_path / name, raw))
    said = reasons(found)
    assert "larger than" in said or "unpacks to more" in said or "broken tar" in said


def test_packed_files_in_packed_files_are_refused(tmp_path: Path) -> None:
    raw = gzip.compress(gzip.compress(gzip.compress(b" " * MB)))
    assert "packed twice over" in reasons(found_in(tmp_path / "a.html.gz", raw))


def bomb_zip(members: int, size: int = 4 * MB) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(members):
            archive.writestr(f"{n}.txt", b" " * size)
    return out.getvalue()


def overlapping_zip(members: int) -> bytes:
    """Many entries of the list of contents over the same packed bytes."""
    with zipfile.ZipFile(io.BytesIO(bomb_zip(1))) as archive:
        one = archive.infolist()[0]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(one.filename, b" " * (4 * MB))
        held = archive.infolist()[0]
        archive.filelist.extend([held] * (members - 1))
        archive.writestr("last.txt", b"x")
    return out.getvalue()


def test_a_zip_bomb_is_left_at_what_it_may_unpack_to(tmp_path: Path, small_budget: None) -> None:
    found = bounded(40, 10, lambda: found_in(tmp_path / "a.zip", bomb_zip(64)))
    assert isinstance(found[-1], Refusal)
    assert found[-1].place == str(tmp_path / "a.zip")
    assert "unpacks to more than" in found[-1].reason
    assert len(found) < 10


def test_members_that_share_their_bytes_are_not_read_over_and_over(
    tmp_path: Path, small_budget: None
) -> None:
    found = bounded(40, 10, lambda: found_in(tmp_path / "a.zip", overlapping_zip(64)))
    refusals = [one for one in found if isinstance(one, Refusal)]
    # Python's own zipfile refuses such members from 3.13 on; before, the budget ends it.
    assert any("verlap" in one.reason or "unpacks to more" in one.reason for one in refusals)
    assert len(found) - len(refusals) <= 1


def test_archives_inside_archives_go_only_so_deep(tmp_path: Path) -> None:
    raw = b"Words."
    for level in range(6):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("a.txt" if level == 0 else "a.zip", raw)
            archive.writestr("b.txt", f"Level {level}.")
        raw = out.getvalue()
    found = found_in(tmp_path / "a.zip", raw)
    assert [item.content for item in found if isinstance(item, Page)] == [
        "Level 3.", "Level 4.", "Level 5.",
    ]  # fmt: skip
    assert "more than 3 deep" in str(found)


def test_a_list_of_contents_without_end_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for n in range(50):
            archive.writestr(f"{n}.txt", b"x")
    monkeypatch.setattr("dateline.intake.archives.zip.ZIP_LIST_BYTES", 1000)
    assert "one zip archive" in reasons(found_in(tmp_path / "a.zip", out.getvalue()))
    monkeypatch.setattr("dateline.intake.archives.zip.ZIP_LIST_BYTES", 10**6)
    monkeypatch.setattr("dateline.intake.archives.zip.ZIP_MEMBERS", 49)
    assert "one zip archive" in reasons(found_in(tmp_path / "a.zip", out.getvalue()))


CLIMBING = (
    "../a.txt", "b/../../a.txt", "/etc/a.txt", "C:\\a.txt", "c:a.txt", "..\\a.txt",
    "\\\\host\\a.txt",
)  # fmt: skip


@pytest.mark.parametrize("name", CLIMBING)
def test_names_that_climb_out_are_refused_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    zipped, tarred = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.writestr(zipfile.ZipInfo(name), b"Words.")
        archive.writestr("b.txt", b"Sound.")
    with tarfile.open(fileobj=tarred, mode="w") as tar:
        for one in (name, "b.txt"):
            member = tarfile.TarInfo(one)
            member.size = 6
            tar.addfile(member, io.BytesIO(b"Sound."))
    for end, raw in (("zip", zipped.getvalue()), ("tar", tarred.getvalue())):
        found = found_in(tmp_path / f"a.{end}", raw)
        assert [type(item) for item in found] == [Refusal, Page]
        assert "leads out" in str(found[0])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.tar", "a.zip"]


def test_links_devices_and_pipes_in_archives_are_passed_over(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE,
                     tarfile.FIFOTYPE, tarfile.DIRTYPE):  # fmt: skip
            member = tarfile.TarInfo(f"{kind.decode()}.txt")
            member.type = kind
            member.linkname = "/etc/passwd"
            tar.addfile(member)
        member = tarfile.TarInfo("a.txt")
        member.size = 6
        tar.addfile(member, io.BytesIO(b"Words."))
    (found,) = found_in(tmp_path / "a.tar", out.getvalue())
    assert isinstance(found, Page)


def header(
    name: str, size: int, kind: bytes = tarfile.REGTYPE, pax: dict[str, str] | None = None
) -> bytes:
    member = tarfile.TarInfo(name)
    member.size = size
    member.type = kind
    member.pax_headers = pax or {}
    return member.tobuf(tarfile.PAX_FORMAT)


@pytest.mark.parametrize(
    "raw",
    [
        header("a.txt", 10**12) + b"Words.",
        header("a.txt", 10**12, pax={"GNU.sparse.major": "1", "GNU.sparse.minor": "0",
                                   "GNU.sparse.name": "a.txt", "GNU.sparse.realsize": "10" * 9})
        + b"1\n0\n0\n".ljust(512, b"\0"),
        header("a.txt", 512, pax={"GNU.sparse.major": "1", "GNU.sparse.minor": "0"}) + b"9" * 512,
        header("a.txt", 512, pax={"GNU.sparse.major": "1", "GNU.sparse.minor": "0"})
        + b"99999999\n" + b"1\n" * 100_000,
        header("a.txt", 5 * 10**9, tarfile.XHDTYPE) + b"0" * 100_000,
        header("a.txt", 5 * 10**9, tarfile.GNUTYPE_LONGNAME) + b"a" * 100_000,
        header("a.txt", 6, pax={"path": "a" * 200_000}) + b"Words.",
        header("a.txt", -512)[:512],
        tarfile.TarInfo("a.txt").tobuf(tarfile.GNU_FORMAT)[:124] + b"\xff" * 12 + bytes(376),
    ],
)  # fmt: skip
def test_tar_headers_that_lie_neither_hang_nor_fill_the_memory(tmp_path: Path, raw: bytes) -> None:
    found = bounded(8, 5, lambda: found_in(tmp_path / "a.tar", raw))
    assert found
    assert isinstance(found[-1], Refusal)


def test_a_sparse_member_is_named_and_the_next_one_read(tmp_path: Path) -> None:
    sparse = header("s.txt", 512, pax={"GNU.sparse.map": "0,512", "GNU.sparse.size": str(10**12)})
    raw = sparse + bytes(512) + header("a.txt", 6) + b"Words.".ljust(512, b"\0") + bytes(1024)
    found = bounded(8, 5, lambda: found_in(tmp_path / "a.tar", raw))
    assert [type(item) for item in found] == [Refusal, Page]
    assert "sparse" in str(found[0])


def test_a_tar_header_bomb_is_not_held(small_budget: None) -> None:
    head = header("a.txt", 5 * 10**9, tarfile.XHDTYPE)
    found = bounded(8, 10, lambda: streamed(head, 10**9, b"0" * 65536))
    assert "header that is too long" in reasons(found)


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        (b'{"text": "', "a line longer than 32 MB"),
        (b"The trawlers ", "larger than 20 MB"),
        (b"<!doctype html><p>", "larger than 20 MB"),
        (b"From: a\nSubject: b\nDate: c\nX: ", "larger than 64 MB"),
        (b"WARC/1.0\r\nX: ", "broken record"),
    ],
)
def test_a_line_of_200_mb_is_not_held(head: bytes, reason: str) -> None:
    found = bounded(160, 20, lambda: streamed(head, 200 * MB, b"trawlers " * 7000, b'"}\n'))
    assert reason in reasons(found)


def test_rows_after_a_line_of_200_mb_are_read() -> None:
    head, tail = b'{"text": "', b'"}\n{"text": "Two."}\n'
    found = bounded(100, 20, lambda: streamed(head, 200 * MB, b"trawlers " * 7000, tail))
    assert [type(item) for item in found] == [Refusal, Page]


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (b"WARC/1.0\r\n", b"WARC/1.0\r\n"),
        (gzip.compress(b"WARC/1.0\r\n"), b"\x1f\x8b\x08" + bytes(7) + b"\xff\xff"),
    ],
)
def test_records_that_only_begin_are_not_tried_for_ever(
    tmp_path: Path, head: bytes, piece: bytes
) -> None:
    found = bounded(
        80, 10, lambda: found_in(tmp_path / "a.warc", head + piece * (20 * MB // len(piece)))
    )
    assert "nothing but broken records" in reasons(found)
    assert len(found) < 5


def test_ten_thousand_nested_multiparts_are_refused(tmp_path: Path) -> None:
    lines = ["From: a", "Subject: b", "MIME-Version: 1.0"]
    for n in range(10_000):
        lines += [f'Content-Type: multipart/related; boundary="b{n}"', "", f"--b{n}"]
    raw = "\r\n".join([*lines, "Content-Type: text/html", "", "<p>Words.</p>"]).encode()
    assert "multiparts" in reasons(bounded(20, 5, lambda: found_in(tmp_path / "a.mht", raw)))
    assert "multiparts" in reasons(bounded(20, 5, lambda: found_in(tmp_path / "a.eml", raw)))


@pytest.mark.parametrize("line", [b"x" * 70 + b"\n ", b"x", b"=?utf-8?Q?=C3=9E?= ", b"(", b"<@,"])
@pytest.mark.parametrize("field", [b"Subject", b"From", b"Date", b"Content-Type"])
def test_a_mail_header_of_20_mb_is_refused(tmp_path: Path, field: bytes, line: bytes) -> None:
    long = field + b": " + line * (20 * MB // len(line)) + b"\n"
    found = bounded(
        100, 5, lambda: found_in(tmp_path / "a.eml", long + b"From: a\nSubject: b\n\nWords.")
    )
    assert "a header of more than 1 MB" in reasons(found)


@pytest.mark.parametrize(
    "line", [b"x" * 70 + b"\n ", b"x", b"=?utf-8?Q?=C3=9E?= ", b"(", b"<@,", b";"]
)
@pytest.mark.parametrize("field", [b"Subject", b"From", b"Date", b"Content-Type", b"X-Other"])
def test_a_mail_header_just_under_the_limit_is_read_in_time(
    tmp_path: Path, field: bytes, line: bytes
) -> None:
    long = field + b": " + line * ((MB - 1000) // len(line)) + b"\n"
    assert bounded(60, 5, lambda: found_in(tmp_path / "a.eml", long + b"X-A: a\nX-B: b\n\nWords."))


def test_many_parts_and_many_lines_are_read_in_time(tmp_path: Path) -> None:
    parts = b"--b\nContent-Type: text/css\n\np {}\n" * 100_000
    raw = b'From: a\nSubject: b\nDate: c\nContent-Type: multipart/related; boundary="b"\n\n' + parts
    assert "more than 20,000 parts" in reasons(
        bounded(60, 5, lambda: found_in(tmp_path / "a.mht", raw))
    )
    assert "without a page" in reasons(
        bounded(60, 10, lambda: found_in(tmp_path / "a.mht", raw[:300_000]))
    )


def truncations(raw: bytes) -> list[bytes]:
    return [raw[: len(raw) * share // 16] for share in range(1, 16)]


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.xz", "a.warc", "a.eml", "a.mht"])
def test_no_cut_raises(tmp_path: Path, name: str) -> None:
    zipped, tarred = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", " ".join(map(str, range(3000))))
    with tarfile.open(fileobj=tarred, mode="w") as tar:
        tar.add(Path(__file__), "a.txt")
    raw = {"zip": zipped.getvalue(), "tar": tarred.getvalue()}.get(
        name[2:], lzma.compress(tarred.getvalue()) if name.endswith("xz") else b"WARC/1.0\r\n" * 99
    )
    for part in truncations(raw):
        assert found_in(tmp_path / name, part)


STARTS = (
    b"", b"PK\x03\x04", b"\x1f\x8b\x08\x00", b"BZh9", b"\xfd7zXZ\x00", b"WARC/1.0\r\n",
    b"From: a\nSubject: b\nDate: c\n", b"From: a\nSubject: b\nContent-Type: multipart/related;",
    struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 0, 0, 99, 99, 5, 0) + b"a.txt",
)  # fmt: skip


@settings(deadline=None)
@given(
    start=st.sampled_from(STARTS),
    rest=st.binary(max_size=300),
    name=st.sampled_from(["a", "a.tar", "a.zip", "a.warc", "a.eml", "a.mht", "a.wacz", "a.tgz"]),
)
def test_any_bytes_under_any_name_give_pages_or_refusals(
    tmp_path_factory: pytest.TempPathFactory, start: bytes, rest: bytes, name: str
) -> None:
    path = tmp_path_factory.getbasetemp() / name
    found = found_in(path, start + rest)
    assert found == list(read([path]))
    assert found


def test_the_limits_are_what_the_messages_say() -> None:
    assert limits.megabytes(limits.PAGE_BYTES) == "20 MB"
    assert limits.megabytes(limits.MESSAGE_BYTES) == "64 MB"

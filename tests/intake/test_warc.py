"""WARC files: stored pages with their address and day, one broken record at a time."""

from __future__ import annotations

import gzip
import io
import zlib
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest

from dateline.intake import read
from dateline.model import Page, Refusal


def body(number: int) -> bytes:
    words = " ".join(f"trawler {number * n}" for n in range(100))
    return f"<!doctype html><html><body><p>{words}</p></body></html>".encode()


def answer(
    content: bytes, fields: str = "", status: str = "200 OK", kind: str = "text/html; charset=utf-8"
) -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{fields}\r\n".encode() + content


def record(
    number: int,
    payload: bytes,
    kind: str = "response",
    lie: int = 0,
    fields: str = "",
    url: str = "",
) -> bytes:
    media_type = "application/http; msgtype=response" if kind == "response" else "text/html"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url or f'https://example.org/{number}'}"
        f"\r\nWARC-Date: 2024-05-0{number + 1}T07:08:09Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"{fields}Content-Type: {media_type}\r\nContent-Length: {len(payload) + lie}\r\n\r\n"
    )
    return head.encode() + payload + b"\r\n\r\n"


RECORDS = [record(n, answer(body(n))) for n in range(4)]
PACKED = [gzip.compress(r) for r in RECORDS]


def found_in(raw: bytes) -> list[Page | Refusal]:
    return list(read([], io.BytesIO(raw)))


def numbers(found: list[Page | Refusal]) -> list[int]:
    """Of the pages that came whole, which."""
    return [
        int(item.url[-1])
        for item in found
        if isinstance(item, Page) and item.url and item.content.encode() == body(int(item.url[-1]))
    ]


def reasons(found: list[Page | Refusal]) -> list[str]:
    return [item.reason for item in found if isinstance(item, Refusal)]


@pytest.mark.parametrize(
    ("name", "raw", "places"),
    [
        ("a.warc", b"".join(RECORDS), [0, len(RECORDS[0])]),
        ("a.warc.gz", b"".join(PACKED), [0, len(PACKED[0])]),
        ("whole.warc.gz", gzip.compress(b"".join(RECORDS)), ["0", f"0+{len(RECORDS[0])}"]),
    ],
)
def test_pages_come_with_address_day_and_place(
    tmp_path: Path, name: str, raw: bytes, places: list[object]
) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    found = list(read([path]))
    assert numbers(found) == [0, 1, 2, 3]
    assert [item.place for item in found[:2]] == [f"{path}@{place}" for place in places]
    page = found[1]
    assert isinstance(page, Page)
    assert (page.url, page.latest) == ("https://example.org/1", "2024-05-02")
    assert (page.path, page.media, page.warnings) == (str(path), "html", ())


def test_only_what_was_found_and_can_be_a_page_is_read() -> None:
    found = found_in(
        b"".join([
            record(0, b"GET / HTTP/1.1\r\n\r\n", "request"),
            record(0, answer(body(0), status="404 Not Found")),
            record(0, answer(body(0), status="301 Moved", fields="Location: /x\r\n")),
            record(0, answer(b"\x89PNG\r\n", kind="image/png")),
            record(0, answer(b"", kind="text/html"), "revisit"),
            record(0, answer(b"User-agent: *", kind="text/plain"), url="https://a.org/robots.txt"),
            record(0, b"1.2.3.4", "resource", url="dns:example.org"),
            record(0, answer(b'{"a": 1}', kind="application/json")),
            record(0, answer(b"<urlset/>", kind="text/xml")),
            record(1, answer(body(1), kind="")),
            record(2, body(2), "resource"),
            record(3, answer(b"<?xml version='1.0'?>\n" + body(3), kind="application/xhtml+xml")),
        ])
    )  # fmt: skip
    assert reasons(found) == []
    assert [item.url for item in found if isinstance(item, Page)] == [
        f"https://example.org/{n}" for n in (1, 2, 3)
    ]


@pytest.mark.parametrize(
    ("content", "fields"),
    [
        (gzip.compress(body(1)), "Content-Encoding: gzip\r\n"),
        (zlib.compress(body(1)), "Content-Encoding: deflate\r\n"),
        (zlib.compress(body(1))[2:-4], "Content-Encoding: deflate\r\n"),
        (brotli.compress(body(1)), "Content-Encoding: br\r\n"),
        (brotli.compress(gzip.compress(body(1))), "Content-Encoding: gzip, br\r\n"),
        (body(1), "Content-Encoding: gzip\r\n"),
        (body(1), "Content-Encoding: br\r\n"),
        (body(1), "Transfer-Encoding: chunked\r\n"),
        (b"%x\r\n%b\r\n0\r\n\r\n" % (len(body(1)), body(1)), "Transfer-Encoding: chunked\r\n"),
        (
            b"5;x=y\r\n%b\r\nfff\r\n%b" % (body(1)[:5], body(1)[5:]),
            "Transfer-Encoding: chunked\r\n",
        ),
    ],
)
def test_what_http_put_around_a_page_is_taken_off(content: bytes, fields: str) -> None:
    found = found_in(record(1, answer(content, fields)) + RECORDS[2])
    assert numbers(found) == [1, 2]


def test_an_unknown_packing_is_refused_by_itself() -> None:
    found = found_in(record(1, answer(b"x", "Content-Encoding: foo\r\n")) + RECORDS[2])
    assert (numbers(found), reasons(found)) == ([2], ["packed as foo, which is not read"])


def test_a_broken_packing_keeps_what_came_before() -> None:
    cut = gzip.compress(b" ".join(str(n * 7919).encode() for n in range(20_000)))[:30_000]
    found = found_in(record(1, answer(b"<p>" + cut, "Content-Encoding: gzip\r\n")) + RECORDS[2])
    assert numbers(found) == [2]
    found = found_in(record(1, answer(cut, "Content-Encoding: gzip\r\n")))
    assert isinstance(found[0], Page)
    assert "broken" in found[0].warnings[0]
    assert found[0].content.startswith("0 7919 15838")


def test_an_answer_that_is_not_http_is_refused_by_itself() -> None:
    strange = RECORDS[0].replace(b"application/http; msgtype=response", b"application/octet-stream")
    found = found_in(strange + RECORDS[1])
    assert (numbers(found), reasons(found)) == ([1], ["an answer that is not HTTP's"])


def test_the_crawler_s_cut_is_said() -> None:
    (page,) = found_in(record(1, answer(body(1)), fields="WARC-Truncated: length\r\n"))
    assert isinstance(page, Page)
    assert page.warnings == ("cut off by the crawler",)


def broken(raw: bytes) -> bytes:
    out = bytearray(raw)
    middle = len(out) // 2
    out[middle : middle + 8] = b"\xff" * 8
    return bytes(out)


@pytest.mark.parametrize(
    ("raw", "whole", "refused"),
    [
        (PACKED[0] + broken(PACKED[1]) + PACKED[2] + PACKED[3], [0, 2, 3], 1),
        (PACKED[0] + b"rubbish\x1f\x8b\x08 and more" + PACKED[1] + PACKED[2], [0, 1, 2], 1),
        (PACKED[0] + gzip.compress(b"rubbish") + PACKED[1], [0, 1], 1),
        (RECORDS[0] + b"rubbish\r\n" * 9 + RECORDS[1] + RECORDS[2], [0, 1, 2], 1),
        (RECORDS[0] + record(1, answer(body(1)), lie=5) + RECORDS[2] + RECORDS[3], [0, 2, 3], 1),
        (RECORDS[0] + record(1, answer(body(1)), lie=-50) + RECORDS[2], [0, 2], 1),
        (RECORDS[0] + record(1, answer(body(1)), lie=10**15) + RECORDS[2], [0, 1, 2], 1),
        (RECORDS[0] + record(1, answer(body(1)), lie=-(10**6)) + RECORDS[2], [0, 2], 1),
        (RECORDS[0] + b"WARC/1.0\r\nX: " + b"a" * 200_000 + b"\r\n\r\n" + RECORDS[1], [0, 1], 1),
    ],
)
def test_a_broken_record_costs_itself_alone(raw: bytes, whole: list[int], refused: int) -> None:
    found = found_in(raw)
    assert numbers(found) == whole
    assert len(reasons(found)) == refused


@pytest.mark.parametrize("lie", [5, 10**12])
def test_a_packed_record_that_is_shorter_than_it_says_is_kept_with_a_warning(lie: int) -> None:
    found = found_in(PACKED[0] + gzip.compress(record(1, answer(body(1)), lie=lie)) + PACKED[2])
    assert [item.url for item in found if isinstance(item, Page)] == [
        f"https://example.org/{n}" for n in range(3)
    ]
    assert isinstance(found[1], Page)
    assert body(1).decode() in found[1].content


@pytest.mark.parametrize("parts", [RECORDS, PACKED])
def test_what_comes_before_a_cut_is_kept_and_the_cut_is_said(parts: list[bytes]) -> None:
    raw = b"".join(parts)
    found = found_in(raw[: len(raw) - len(parts[3]) // 2])
    assert numbers(found) == [0, 1, 2]
    assert len(reasons(found)) == 1
    last = found[3]
    assert isinstance(last, Page)
    assert "may end early" in last.warnings[0]
    assert body(3).decode().startswith(last.content[:100])


def test_a_page_over_the_limit_is_refused_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.intake.archives.warc.PAGE_BYTES", 5_000)
    monkeypatch.setattr("dateline.intake.archives.warc_body.PAGE_BYTES", 5_000)
    bomb = answer(brotli.compress(b"a" * 10**7), "Content-Encoding: br\r\n")
    found = found_in(record(0, answer(b"x" * 9000)) + record(1, bomb) + RECORDS[2])
    assert numbers(found) == [2]
    assert all("larger than" in reason for reason in reasons(found))
    assert len(reasons(found)) == 2


def test_large_records_come_whole() -> None:
    texts = [" ".join(str(n * i * 7919) for i in range(60_000)) for n in range(1, 6)]
    raw = b"".join(gzip.compress(record(0, answer(text.encode()))) for text in texts)
    assert [item.content for item in found_in(raw) if isinstance(item, Page)] == texts

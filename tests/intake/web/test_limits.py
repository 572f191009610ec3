"""Answers made to hold the reader for ever or to fill its memory."""

from __future__ import annotations

import gzip
import time
import tracemalloc
from collections.abc import Callable

import pytest

from dateline.intake.web import FetchSettings, body
from dateline.intake.web.fetcher import Fetcher
from dateline.model import Refusal
from tests.intake.web.sites import Handler, Reply, Web, page, reply
from tests.pace import in_time

URL = "http://gazette.example/a"
HERE = "gazette.example/a"
MB = 1024 * 1024
TOO_LARGE = "larger than 1 MB, the most that a page may have"


def endless(head: bytes, piece: bytes, pause: float = 0.0) -> Reply:
    """Sends `head`, and then `piece` until the client hangs up, or for half a minute."""

    def send(handler: Handler) -> None:
        handler.wfile.write(head)
        until = time.monotonic() + 30
        while time.monotonic() < until:
            handler.wfile.write(piece)
            time.sleep(pause)

    return send


CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
SLOW: dict[str, Callable[[], Reply]] = {
    "a byte of the body": lambda: endless(CHUNKED, b"1\r\nx\r\n", 0.02),
    "a byte of a chunk's size": lambda: endless(CHUNKED + b"1;", b"x", 0.02),
    "a byte of a header": lambda: endless(b"HTTP/1.1 200 OK\r\nX-Slow: ", b"x", 0.02),
    "a byte of the status": lambda: endless(b"HTTP/1.1 ", b"2", 0.02),
    "one interim answer": lambda: endless(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n", 0.02),
    "nothing": lambda: endless(b"", b"", 0.02),
}


def hurried(web: Web) -> Fetcher:
    """With a real clock and little patience."""
    settings = FetchSettings(pause=0, total_seconds=0.5)
    return Fetcher(settings, web.around(monotonic=time.monotonic))


@pytest.mark.parametrize("drip", SLOW)
def test_a_slow_drip_ends_at_the_total_time(web: Web, drip: str) -> None:
    web.on(HERE, SLOW[drip]())

    def fetched() -> object:
        with hurried(web) as fetch:
            return fetch(URL)

    found = in_time(2, fetched, time.monotonic)
    assert found == Refusal(URL, "took longer than 0.5 s in all")


def test_a_slow_robots_file_ends_at_the_total_time(web: Web) -> None:
    web.on("gazette.example/robots.txt", SLOW["a byte of the body"]())
    with hurried(web) as fetch:
        found = fetch(URL)
    assert isinstance(found, Refusal)
    assert found.reason == "its robots.txt cannot be read (took longer than 0.5 s in all)"


def test_silence_ends_at_its_own_time(web: Web) -> None:
    web.on(HERE, endless(b"", b"", 0.02))
    assert web.refusal(URL, read_seconds=0.1) == "nothing came for 0.1 s"


def test_redirects_share_the_time_of_one_page(web: Web) -> None:
    def slow(to: str) -> Reply:
        def send(handler: Handler) -> None:
            time.sleep(0.2)
            reply(302, Location=to)(handler)

        return send

    for number in range(9):
        web.on(f"gazette.example/{number}", slow(f"/{number + 1}"))
    with hurried(web) as fetch:
        found = fetch("http://gazette.example/0")
    assert isinstance(found, Refusal)
    assert "took longer than 0.5 s in all" in found.reason


def test_an_endless_body_ends_at_the_size_limit(web: Web) -> None:
    web.on(HERE, endless(CHUNKED, b"10000\r\n" + b"x" * 65536 + b"\r\n"))
    assert web.refusal(URL, most_bytes=MB) == TOO_LARGE


def test_endless_headers_end(web: Web) -> None:
    web.on(HERE, endless(b"HTTP/1.1 200 OK\r\n", b"X-More: " + b"x" * 1000 + b"\r\n"))
    assert web.refusal(URL) == "the answer is cut off or is not HTTP"


@pytest.mark.parametrize("size", ["1048577", "9" * 18])
def test_a_page_that_is_said_to_be_too_large_is_not_read(web: Web, size: str) -> None:
    web.on(HERE, page("x", Content_Length=size))
    assert web.refusal(URL, most_bytes=MB) == TOO_LARGE


def test_a_page_of_the_very_limit_is_read(web: Web) -> None:
    web.on(HERE, page(b"x" * MB))
    assert len(web.get(URL, most_bytes=MB).body) == MB


def packed(raw: bytes, packing: str = "gzip") -> Reply:
    return page(raw, Content_Encoding=packing)


@pytest.mark.parametrize("packing", ["gzip", "x-gzip", "GZIP"])
def test_a_packed_page_is_unpacked(web: Web, packing: str) -> None:
    raw = "".join(f"<p>Trawler number {number}.</p>" for number in range(9999)).encode()
    web.on(HERE, packed(gzip.compress(raw[:5000]) + gzip.compress(raw[5000:]), packing))
    assert web.get(URL).body == raw
    assert web.asked[-1].fields["accept-encoding"] == "gzip"


def test_what_follows_the_packing_is_padding(web: Web) -> None:
    web.on(HERE, packed(gzip.compress(b"words") + b"\0" * 100))
    assert web.get(URL).body == b"words"


def test_a_bomb_in_the_packing_stays_small(web: Web) -> None:
    bomb = gzip.compress(bytes(50 * MB), 9)
    web.on(HERE, packed(bomb))
    tracemalloc.start()
    try:
        assert web.refusal(URL, most_bytes=MB) == TOO_LARGE
        assert tracemalloc.get_traced_memory()[1] < 8 * MB
    finally:
        tracemalloc.stop()


def test_a_bomb_in_a_bomb_is_not_unpacked(web: Web) -> None:
    web.on(HERE, packed(gzip.compress(gzip.compress(bytes(MB))), "gzip, gzip"))
    assert web.refusal(URL) == "packed as gzip, gzip, which was not asked for"


def test_endless_empty_members_end(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body, "PAGE_BYTES", MB)
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"
    web.on(HERE, endless(head, gzip.compress(b"") * 5000))
    assert web.refusal(URL) == TOO_LARGE


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (gzip.compress(b"words" * 99)[:-9], "its gzip packing is cut off"),
        (b"words", "its gzip packing is broken"),
        (b"", "an empty page"),
    ],
)
def test_broken_packing(web: Web, raw: bytes, reason: str) -> None:
    web.on(HERE, packed(raw))
    assert web.refusal(URL) == reason


@pytest.mark.parametrize("packing", ["br", "zstd", "deflate", "x" * 999])
def test_packing_that_was_not_asked_for(web: Web, packing: str) -> None:
    web.on(HERE, packed(b"words", packing))
    assert web.refusal(URL) == f"packed as {packing[:40]}, which was not asked for"

"""robots.txt: whether and how often (RFC 9309)."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from dateline.intake.web import Fetched
from dateline.intake.web.robots import MOST_BYTES
from dateline.model import Refusal
from tests.intake.web.sites import Handler, Reply, Web, moved, page, reply
from tests.pace import in_time

URL = "http://gazette.example/a"
HERE = "gazette.example/a"
ROBOTS = "gazette.example/robots.txt"
DAY = 24 * 60 * 60


@pytest.fixture(autouse=True)
def _a_page(web: Web) -> None:
    web.on(HERE, page())


def rules(text: str | bytes) -> Reply:
    return reply(200, text, Content_Type="text/plain")


@pytest.mark.parametrize(
    "text",
    [
        "User-agent: *\nDisallow: /b\n",
        "User-agent: *\nDisallow: /\n\nUser-agent: dateline\nDisallow: /b\n",
        "User-agent: *\nDisallow: /\nAllow: /a$\n",
        "User-agent: date\nDisallow: /\n",
        "User-agent: datelines\nUser-agent: gptbot\nDisallow: /\n",
        "User-agent: *\nDisallow:\n",
        "Disallow: /\n",
        "<html><body>No such page</body></html>",
        "",
        "\x00\xff\u2028" * 99,
    ],
)
def test_what_lets_a_page_be_fetched(web: Web, text: str) -> None:
    web.on(ROBOTS, rules(text))
    assert web.get(URL).status == 200


@pytest.mark.parametrize(
    "text",
    [
        "User-agent: *\nDisallow: /\n",
        "\ufeffUser-agent: *\nDisallow: /a\n",
        "user-agent:*\r\ndisallow:/a # all\r\n",
        "User-agent: gptbot\nUser-agent: Dateline\nDisallow: /\n",
        "User-agent: dateline/1.0\nDisallow: /\n",
        "User-agent: dateline*\nDisallow: /\n",
        "User agent dateline\nDisallow: /\n",
        "User-agent: dateline\nDisallow: /*a\n\nUser-agent: *\nAllow: /\n",
        "User-agent: *\n" + "Disallow: /b\n" * 9 + "Disallow: /%61\n",
    ],
)
def test_what_forbids_a_page(web: Web, text: str) -> None:
    web.on(ROBOTS, rules(text))
    assert web.refusal(URL) == "its robots.txt asks not to fetch it"
    assert not web.pages


def test_a_page_is_judged_without_its_dots(web: Web) -> None:
    web.on(ROBOTS, rules("User-agent: *\nDisallow: /a\n"))
    assert "robots.txt" in web.refusal("http://gazette.example/b/%2e%2E/a")


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_no_file_is_no_rule(web: Web, status: int) -> None:
    web.on(ROBOTS, reply(status, "User-agent: *\nDisallow: /\n"))
    assert web.get(URL).status == 200


@pytest.mark.parametrize("status", [429, 500, 503, 304, 206])
def test_a_file_that_cannot_be_read_forbids(web: Web, status: int) -> None:
    web.on(ROBOTS, reply(status))
    assert web.refusal(URL) == f"its robots.txt cannot be read (HTTP {status})"
    assert not web.pages


def test_a_broken_answer_forbids(web: Web) -> None:
    def send(handler: Handler) -> None:
        handler.wfile.write(b"nonsense\r\n")

    web.on(ROBOTS, send)
    assert web.refusal(URL) == (
        "its robots.txt cannot be read (the answer is cut off or is not HTTP)"
    )


def test_a_site_is_asked_once_a_run(web: Web) -> None:
    web.on(ROBOTS, reply(500))
    with web.fetcher() as fetch:
        for _ in range(3):
            assert isinstance(fetch(URL), Refusal)
    assert [one.url for one in web.asked] == [ROBOTS]


def test_each_origin_has_rules_of_its_own(web: Web) -> None:
    web.on("herald.example/robots.txt", rules("User-agent: *\nDisallow: /"))
    web.on(HERE, moved("http://herald.example/b"))
    web.on("herald.example/b", page())
    assert web.refusal(URL) == (
        "redirected to http://herald.example/b: its robots.txt asks not to fetch it"
    )
    web.on("gazette.example:8080/robots.txt", rules("User-agent: *\nDisallow: /"))
    assert "asks not to" in web.refusal("http://gazette.example:8080/a")


def test_a_file_elsewhere_is_followed(web: Web) -> None:
    web.on(ROBOTS, moved("https://www.gazette.example/robots.txt", 301))
    web.on("www.gazette.example/robots.txt", rules("User-agent: *\nDisallow: /a"))
    assert "asks not to" in web.refusal(URL)


def test_five_redirects_are_followed_and_a_sixth_means_no_file(web: Web) -> None:
    forbidden = rules("User-agent: *\nDisallow: /a")
    for number in range(1, 6):
        web.on(f"gazette.example/r{number}", moved(f"/r{number + 1}"))
    web.on("gazette.example/r6", forbidden)
    web.on(ROBOTS, moved("/r2"))
    assert "asks not to" in web.refusal(URL)
    web.on(ROBOTS, moved("/r1"))
    assert web.get(URL).status == 200


def test_a_large_file_is_read_up_to_the_limit(web: Web) -> None:
    start = b"User-agent: *\nDisallow: /a\n"
    web.on(ROBOTS, rules(start + b"#" * MOST_BYTES + b"\nAllow: /a\n"))
    assert "asks not to" in web.refusal(URL)
    web.on(ROBOTS, rules(b"User-agent: *\nAllow: /a\n" + b"#" * MOST_BYTES + b"\nDisallow: /a\n"))
    assert web.get(URL).status == 200


def test_an_endless_file_ends(web: Web) -> None:
    def send(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            handler.wfile.write(b"User-agent: *\nDisallow: /a\n" * 999)

    web.on(ROBOTS, send)
    assert "asks not to" in web.refusal(URL)


def test_a_file_of_many_names_and_many_rules_is_read_at_once(web: Web) -> None:
    names = "".join(f"User-agent: bot{number}\n" for number in range(12_000))
    paths = "".join(f"Disallow: /{number}\n" for number in range(12_000))
    web.on(ROBOTS, rules(names + paths))
    assert in_time(3, lambda: web.get(URL), time.monotonic).status == 200


def test_the_delay_that_a_site_asks_for_is_kept(web: Web) -> None:
    web.on(ROBOTS, rules("User-agent: *\nCrawl-delay: 12.5\n"))
    with web.fetcher() as fetch:
        assert isinstance(fetch(URL), Fetched)
        assert isinstance(fetch(URL), Fetched)
    assert [one.at for one in web.asked] == [0, 1, 13.5]


def test_a_rate_is_a_delay(web: Web) -> None:
    web.on(ROBOTS, rules("User-agent: *\nRequest-rate: 3/1m\n"))
    with web.fetcher() as fetch:
        assert isinstance(fetch(URL), Fetched)
        assert isinstance(fetch(URL), Fetched)
    assert [one.at for one in web.asked] == [0, 1, 21]


@pytest.mark.parametrize(
    "asked", ["Crawl-delay: 31", "Crawl-delay: 1e308", f"Request-rate: 1/{'9' * 400}"]
)
def test_a_delay_that_is_too_long_lets_one_page_through(web: Web, asked: str) -> None:
    web.on(ROBOTS, rules(f"User-agent: *\n{asked}\n"))
    with web.fetcher() as fetch:
        assert isinstance(fetch(URL), Fetched)
        found = fetch(URL)
    assert isinstance(found, Refusal)
    assert found.reason.endswith("s before its next page; 30 s is the most")
    assert len(found.reason) < 100


def test_the_rules_are_kept_for_a_day(web: Web, tmp_path: Path) -> None:
    web.on(ROBOTS, rules("User-agent: *\nDisallow: /a"), reply(404))
    for passed, allowed, asked in ((0, False, 1), (DAY - 5, False, 1), (DAY + 5, True, 2)):
        web.clock.passed = passed
        with web.fetcher(cache=tmp_path) as fetch:
            assert isinstance(fetch(URL), Fetched) is allowed
        assert [one.url for one in web.asked].count(ROBOTS) == asked


def test_no_file_is_kept_too_and_a_fault_is_not(web: Web, tmp_path: Path) -> None:
    web.on(ROBOTS, reply(500), reply(404), reply(500))
    assert web.refusal(URL, cache=tmp_path)
    assert web.get(URL, cache=tmp_path).status == 200
    assert web.get(URL, cache=tmp_path).status == 200

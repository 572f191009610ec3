"""One page from the web: what comes back, over redirects, and what is refused."""

from __future__ import annotations

import time

import httpcore
import pytest

from dateline._version import __version__
from dateline.intake.web import Fetched, FetchSettings
from dateline.intake.web.client import TRIES
from dateline.intake.web.fetcher import MOST_REDIRECTS, Fetcher
from dateline.model import Refusal
from tests.intake.web.sites import PUBLIC, Handler, Web, moved, page, reply
from tests.pace import in_time

URL = "http://gazette.example/a"
HERE = "gazette.example/a"


def test_a_page_comes_back_as_the_site_gave_it(web: Web) -> None:
    web.on(HERE, page("<p>Reykjavík</p>"))
    assert web.get(f"{URL}#part") == Fetched(
        url=URL,
        body="<p>Reykjavík</p>".encode(),
        content_type="text/html",
        charset="utf-8",
        fetched="2025-04-26T10:15:01Z",
        status=200,
    )


def test_a_page_without_a_word_on_what_it_is(web: Web) -> None:
    web.on(HERE, reply(200, "words", Content_Type="?"))
    found = web.get(URL)
    assert (found.content_type, found.charset) == (None, None)


def test_the_site_is_told_who_asks(web: Web) -> None:
    web.on(HERE, page())
    web.get(URL, contact="desk@gazette.example")
    assert [one.fields["user-agent"] for one in web.asked] == [
        f"dateline/{__version__} (+desk@gazette.example)"
    ] * 2
    web.get(URL)
    assert web.asked[-1].fields["user-agent"] == f"dateline/{__version__}"
    assert "referer" not in web.asked[-1].fields


@pytest.mark.parametrize(
    "contact", ["", "me", "a b@c.example", "a@b.example)\r\nX: y", "é@b.example"]
)
def test_a_contact_that_cannot_be_sent_is_wrong_usage(contact: str) -> None:
    with pytest.raises(ValueError, match="neither a mail address nor a web address"):
        FetchSettings(contact=contact)


def test_redirects_are_followed(web: Web) -> None:
    web.on(HERE, moved("https://www.gazette.example/b", 301))
    web.on("www.gazette.example/b", moved("c?d=1", 308))
    web.on("www.gazette.example/c?d=1", page())
    found = web.get(URL)
    assert (found.url, found.warnings) == ("https://www.gazette.example/c?d=1", ())


def test_the_certificate_is_checked_for_the_name_not_the_address(web: Web) -> None:
    web.on(HERE, page())
    web.get(URL.replace("http", "https"))
    assert set(web.tls_names) == {"gazette.example"}
    assert set(web.dialled) == {(PUBLIC, 443)}


def test_a_redirect_away_from_https_is_told(web: Web) -> None:
    web.on("gazette.example/s", moved("http://gazette.example/a"))
    web.on(HERE, moved("https://gazette.example/b"))
    web.on("gazette.example/b", page())
    assert web.get("https://gazette.example/s").warnings == (
        "redirected from https to http: it came over an open line",
    )


def test_redirects_in_a_circle_end(web: Web) -> None:
    web.on(HERE, moved("/b"))
    web.on("gazette.example/b", moved("/a"))
    assert "in a circle" in web.refusal(URL)
    assert web.pages == [HERE, "gazette.example/b"]


def test_endless_redirects_end(web: Web) -> None:
    for number in range(20):
        web.on(f"gazette.example/{number}", moved(f"/{number + 1}"))
    assert web.refusal("http://gazette.example/0") == "redirects more than 10 times"
    assert len(web.pages) == MOST_REDIRECTS + 1


@pytest.mark.parametrize(
    "to", ["ftp://gazette.example/", "http://me:pw@gazette.example/", "http://["]
)
def test_redirects_to_no_web_address(web: Web, to: str) -> None:
    web.on(HERE, moved(to))
    reason = web.refusal(URL)
    assert reason.startswith("redirects to")
    assert "pw" not in reason


def test_a_refusal_after_a_redirect_says_where(web: Web) -> None:
    web.on(HERE, moved("/gone"))
    assert web.refusal(URL) == (
        "redirected to http://gazette.example/gone: there is no such page (HTTP 404)"
    )


def test_cookies_are_not_kept(web: Web) -> None:
    web.on(HERE, reply(302, Location="/b", Set_Cookie="wall=1; Path=/"))
    web.on("gazette.example/b", page(Set_Cookie="wall=2"))
    with web.fetcher() as fetch:
        assert isinstance(fetch(URL), Fetched)
        assert isinstance(fetch("http://gazette.example/b"), Fetched)
    assert not [one for one in web.asked if "cookie" in one.fields]


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (401, "the site wants a log-in (HTTP 401)"),
        (403, "the site does not let it be read (HTTP 403)"),
        (404, "there is no such page (HTTP 404)"),
        (418, "no page came back (HTTP 418)"),
        (451, "the page is withheld for legal reasons (HTTP 451)"),
        (500, "the site has a fault (HTTP 500)"),
        (204, "no page came back (HTTP 204)"),
        (302, "no page came back (HTTP 302)"),
        (304, "no page came back (HTTP 304)"),
    ],
)
def test_a_status_that_is_no_page(web: Web, status: int, reason: str) -> None:
    web.on(HERE, reply(status))
    assert web.refusal(URL) == reason
    assert web.pages == [HERE]


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "IMAGE/SVG+XML; q=1", "text/css"])
def test_what_is_no_page_is_not_read(web: Web, kind: str) -> None:
    web.on(HERE, reply(200, "x", Content_Type=kind))
    assert web.refusal(URL).startswith("not a page: the site says that it is ")


@pytest.mark.parametrize(
    "kind", ["application/pdf", "application/rss+xml", "application/warc", "text/plain"]
)
def test_other_formats_are_fetched(web: Web, kind: str) -> None:
    web.on(HERE, reply(200, "x", Content_Type=kind))
    assert web.get(URL).content_type == kind


def test_an_empty_page_is_refused(web: Web) -> None:
    web.on(HERE, page(b""))
    assert web.refusal(URL) == "an empty page"


def test_a_busy_site_is_asked_again_when_it_says(web: Web) -> None:
    web.on(HERE, reply(429, Retry_After="7"), reply(503), page())
    assert web.get(URL).status == 200
    assert [one.at for one in web.asked[1:]] == [1, 8, 12]


def test_a_busy_site_may_give_a_date(web: Web) -> None:
    web.on(HERE, reply(429, Retry_After="Sat, 26 Apr 2025 10:15:20 GMT"), page())
    assert web.get(URL).status == 200
    assert web.asked[-1].at == 20


@pytest.mark.parametrize(
    "when", ["Sat, 26 Apr 2025 09:00:00 -0000", "Sat, 26 Apr 1025 09:00:00", "soon", "-5", "²"]
)
def test_a_strange_time_to_wait_is_a_short_one(web: Web, when: str) -> None:
    web.on(HERE, reply(503, Retry_After=when.encode().decode("latin-1")), page())
    assert web.get(URL).status == 200
    assert web.asked[-1].at <= 3


def test_a_busy_site_is_not_asked_for_ever(web: Web) -> None:
    web.on(HERE, reply(503))
    assert web.refusal(URL) == "the site is too busy, 3 tries long (HTTP 503)"
    assert len(web.pages) == TRIES


def test_a_site_that_asks_for_long_is_left_alone(web: Web) -> None:
    web.on(HERE, reply(429, Retry_After="99999999999999"))
    with web.fetcher() as fetch:
        for path in ("/a", "/b"):
            found = fetch(f"http://gazette.example{path}")
            assert isinstance(found, Refusal)
            assert "gazette.example asks to wait 9999999" in found.reason
    assert web.pages == [HERE]
    assert web.clock.slept == [1]


def test_requests_to_one_host_are_apart(web: Web) -> None:
    for path in ("a", "b"):
        web.on(f"gazette.example/{path}", page())
        web.on(f"herald.example/{path}", page())
    with web.fetcher(pause=2.5) as fetch:
        for host in ("gazette", "herald"):
            for path in ("a", "b"):
                assert isinstance(fetch(f"http://{host}.example/{path}"), Fetched)
    times = [(one.url, one.at) for one in web.asked]
    assert times == [
        ("gazette.example/robots.txt", 0),
        ("gazette.example/a", 2.5),
        ("gazette.example/b", 5),
        ("herald.example/robots.txt", 5),
        ("herald.example/a", 7.5),
        ("herald.example/b", 10),
    ]


def test_a_long_pause_is_the_users_to_choose(web: Web) -> None:
    web.on(HERE, page())
    assert web.get(URL, pause=90).status == 200
    assert web.clock.slept == [90]


def test_a_name_that_leads_nowhere(web: Web) -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError(-2, "Name or service not known")

    with Fetcher(FetchSettings(), web.around(resolve=unknown)) as fetch:
        assert fetch(URL) == Refusal(
            URL, "the name gazette.example cannot be looked up (name or service not known)"
        )
    web.lead("gazette.example", [])
    assert web.refusal(URL) == "the name gazette.example has no address"


def test_a_host_that_does_not_answer(web: Web) -> None:
    def closed(address: str, port: int, timeout: float) -> httpcore.NetworkStream:
        raise httpcore.ConnectTimeout

    with Fetcher(FetchSettings(), web.around(dial=closed)) as fetch:
        assert fetch(URL) == Refusal(URL, "no connection within 10 s")


def test_a_host_that_turns_away(web: Web) -> None:
    web.port = 1  # nothing listens there
    assert web.refusal(URL) == "no connection (connection refused)"


def test_the_next_address_is_tried(web: Web) -> None:
    web.on(HERE, page())
    web.lead("gazette.example", ["2606:4700::1", PUBLIC])

    def dial(address: str, port: int, timeout: float) -> httpcore.NetworkStream:
        if ":" in address:
            raise httpcore.ConnectError
        return web.dial(address, port, timeout)

    with Fetcher(FetchSettings(), web.around(dial=dial)) as fetch:
        assert isinstance(fetch(URL), Fetched)


def test_a_site_without_encryption_at_an_https_address(web: Web) -> None:
    web.real_tls = True
    assert web.refusal("https://gazette.example/a").startswith("no encrypted connection (")


def test_an_answer_that_breaks_off(web: Web) -> None:
    web.on(HERE, page("half", Content_Length="100"))
    assert web.refusal(URL) == "the answer is cut off or is not HTTP"


def test_an_answer_that_is_not_http(web: Web) -> None:
    web.on("gazette.example/robots.txt", reply(404))

    def send(handler: Handler) -> None:
        handler.wfile.write(b"220 mail.example ESMTP\r\n")

    web.on(HERE, send)
    assert web.refusal(URL) == "the answer is cut off or is not HTTP"


def test_without_a_replacement_the_surroundings_are_real() -> None:
    def refused() -> Refusal:
        with Fetcher(FetchSettings()) as fetch:
            found = fetch("http://127.0.0.1:80/")
        assert isinstance(found, Refusal)
        return found

    assert "not a public address" in in_time(1, refused, time.monotonic).reason


@pytest.mark.parametrize("text", ["", "http://", "http://\udc80.example/", "x" * 99999])
def test_what_is_no_address_is_refused(web: Web, text: str) -> None:
    with web.fetcher() as fetch:
        assert isinstance(fetch(text), Refusal)
    assert not web.asked

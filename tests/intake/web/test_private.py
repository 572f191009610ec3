"""No address that is not public is ever connected to, however a page leads there."""

from __future__ import annotations

import pytest

from dateline.intake.web import Fetched
from tests.intake.web.sites import PUBLIC, Web, moved, page

URL = "http://gazette.example/a"
HERE = "gazette.example/a"
INSIDE = [
    "127.0.0.1", "10.1.2.3", "169.254.169.254", "100.64.0.1", "0.0.0.1", "::1", "::",
    "::ffff:127.0.0.1", "fe80::1%eth0", "fd00::1", "64:ff9b::7f00:1", "2002:7f00:1::",
]  # fmt: skip


@pytest.mark.parametrize("address", INSIDE)
def test_a_name_that_leads_inside(web: Web, address: str) -> None:
    web.on(HERE, page())
    web.lead("gazette.example", [address])
    reason = web.refusal(URL)
    assert reason.startswith(f"the name gazette.example leads to {address}, which is not a public")
    assert reason.endswith("(see --allow-private)")
    assert not web.dialled


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "[::ffff:7f00:1]", "[64:ff9b::a00:1]"])
def test_an_address_inside(web: Web, host: str) -> None:
    assert "is not a public address but" in web.refusal(f"http://{host}/a")
    assert not web.dialled
    assert not web.looked_up


@pytest.mark.parametrize(
    "to",
    [
        "http://127.0.0.1/admin", "http://[::1]/admin", "http://inside.example/admin",
        "http://localhost/admin", "http://2130706433/", "http://0x7f.1/", "//169.254.169.254/new",
        "http://[::ffff:127.0.0.1]/", "http://gazette.example:6379/",
    ],
)  # fmt: skip
def test_a_redirect_that_leads_inside(web: Web, to: str) -> None:
    web.lead("inside.example", ["192.168.0.1"])
    web.on(HERE, moved(to))
    assert "redirect" in web.refusal(URL)
    assert web.pages == [HERE]
    assert {address for address, _ in web.dialled} == {PUBLIC}


def test_a_robots_file_that_leads_inside(web: Web) -> None:
    web.on("gazette.example/robots.txt", moved("http://10.0.0.1/"))
    web.on(HERE, page())
    assert web.refusal(URL).startswith(
        "its robots.txt cannot be read (it redirects to http://10.0.0.1/: 10.0.0.1 is not a public"
    )
    assert {address for address, _ in web.dialled} == {PUBLIC}


def test_a_name_that_changes_its_address_between_requests(web: Web) -> None:
    web.on(HERE, page())
    web.lead("gazette.example", [PUBLIC], ["127.0.0.1"])
    assert "leads to 127.0.0.1" in web.refusal(URL)
    assert web.dialled == [(PUBLIC, 80)]
    assert not web.pages


def test_a_name_is_looked_up_once_a_connection(web: Web) -> None:
    web.on(HERE, page())
    web.get(URL)
    assert len(web.looked_up) == len(web.dialled) == len(web.asked) == 2


def test_of_several_addresses_only_the_public_ones_are_used(web: Web) -> None:
    web.on(HERE, page())
    web.lead("gazette.example", ["10.0.0.1", "::1", PUBLIC])
    web.get(URL)
    assert {address for address, _ in web.dialled} == {PUBLIC}


def test_private_addresses_where_the_user_allows_them(web: Web) -> None:
    web.on("localhost:5000/a", moved("http://wiki.example:8123/a"))
    web.lead("localhost", ["127.0.0.1"])
    web.lead("wiki.example", ["10.0.0.1"])
    web.on("wiki.example:8123/a", page())
    assert (
        web.get("http://localhost:5000/a", allow_private=True).url == "http://wiki.example:8123/a"
    )
    assert {address for address, _ in web.dialled} == {"127.0.0.1", "10.0.0.1"}


def test_a_proxy_in_the_environment_is_not_used(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    web.on(HERE, page())
    assert isinstance(web.get(URL), Fetched)
    assert {address for address, _ in web.dialled} == {PUBLIC}

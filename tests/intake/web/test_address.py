"""Which addresses can be asked for, and which hosts are public."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.intake.web import is_url
from dateline.intake.web.address import WebUrl, joined, literal, not_public, parse, shown
from dateline.intake.web.fetched import Unfetchable


@pytest.mark.parametrize(
    ("given_as", "asked"),
    [
        ("http://gazette.example", "http://gazette.example/"),
        ("HTTPS://Gazette.Example:443/A b", None),
        ("https://Gazette.Example:443/A?q=1#part", "https://gazette.example/A?q=1"),
        ("https://gazette.example./x", "https://gazette.example/x"),
        ("https://gazette.example:8443/x", "https://gazette.example:8443/x"),
        (
            "https://gazette.example/caf\u00e9?\u00f6=|",
            "https://gazette.example/caf%C3%A9?%C3%B6=|",
        ),
        ("https://gazette.example/a/../b/./c/%2E%2e/d", "https://gazette.example/b/d"),
        ("https://gazette.example/../../etc", "https://gazette.example/etc"),
        ("https://gazette.example/a//b/..", "https://gazette.example/a//"),
        ("https://gazette.example?q", "https://gazette.example/?q"),
        ("https://b\u00fccher.example/", "https://xn--bcher-kva.example/"),
        ("https://xn--bcher-kva.example/", "https://xn--bcher-kva.example/"),
        ("https://my_paper.example/", "https://my_paper.example/"),
        ("http://93.184.215.14/", "http://93.184.215.14/"),
        ("http://[2606:4700::6810:84E5]:8080/", "http://[2606:4700::6810:84e5]:8080/"),
    ],
)
def test_an_address_is_written_in_one_way(given_as: str, asked: str | None) -> None:
    if asked is None:
        with pytest.raises(Unfetchable, match="a space"):
            parse(given_as)
        return
    assert str(parse(given_as)) == asked
    assert parse(asked) == parse(given_as)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("ftp://gazette.example/", "only http and https"),
        ("gazette.example", "only http and https"),
        ("http:///x", "names no host"),
        ("http:gazette.example", "names no host"),
        ("http://me:secret@gazette.example/", "user name"),
        ("http://gazette.example\\@127.0.0.1/", "backslash"),
        ("http://gazette.example/\n", "control character"),
        ("http://gazette\texample/", "control character"),
        ("http://gazette.example/\udc80", "broken characters"),
        ("http://gazette.example:22/", "port 22"),
        ("http://gazette.example:0/", "port 0"),
        ("http://gazette.example:99999/", "not a web address"),
        ("http://gazette.example:x/", "not a web address"),
        ("http://[::1/", "not a web address"),
        ("http://[fe80::1%25eth0]/", "zone|not a web address"),
        ("http://gazette%2eexample/", "percent sign"),
        ("http://a..example/", "not a host's name"),
        ("http://" + "a" * 64 + ".example/", "not a host's name"),
        ("http://\u2100.example/", "not a web address"),
        ("http://gazette.example/" + "a" * 9000, "longer than"),
        ("http://localhost/", "this machine"),
        ("http://LOCALHOST./", "this machine"),
        ("http://printer.localhost/", "this machine"),
        ("http://2130706433/", "four decimal numbers"),
        ("http://0x7f.1/", "four decimal numbers"),
        ("http://0x7f000001/", "four decimal numbers"),
        ("http://0177.0.0.1/", "four decimal numbers"),
        ("http://127.1/", "four decimal numbers"),
        ("http://127.0.0.1.5/", "four decimal numbers"),
        ("http://\uff11\uff12\uff17\u30020.1/", "four decimal numbers"),
    ],
)
def test_what_cannot_be_asked_for(text: str, why: str) -> None:
    with pytest.raises(Unfetchable, match=why):
        parse(text)


def test_what_passes_where_private_addresses_are_allowed() -> None:
    assert str(parse("http://localhost:5000/x", allow_private=True)) == "http://localhost:5000/x"
    with pytest.raises(Unfetchable):
        parse("http://2130706433/", allow_private=True)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.1", "0.1.2.3", "10.0.0.1", "172.16.0.1", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255",
        "192.0.2.1", "198.51.100.1", "203.0.113.1", "198.18.0.1", "192.0.0.1", "192.88.99.1",
        "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:0:127.0.0.1",
        "fe80::1", "fe80::1%eth0", "2606:4700::1%eth0", "fec0::1", "fc00::1", "fd12:3456::1",
        "ff02::1", "ff0e::1", "2001:db8::1", "3fff::1", "2001::1", "2001:2::1", "100::1",
        "2002:7f00:1::", "2002:a00:1::1", "64:ff9b::7f00:1", "64:ff9b::a00:1",
        "64:ff9b:1::808:808", "4000::1", "5f00::1", "", "gazette.example", "1.2.3",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "93.184.215.14", "1.1.1.1", "100.128.0.1", "172.32.0.1", "2606:4700::6810:84e5",
        "::ffff:93.184.215.14", "2002:5db8:d70e::1", "64:ff9b::5db8:d70e",
    ],
)  # fmt: skip
def test_addresses_that_are_public(address: str) -> None:
    assert not_public(address) is None


@given(st.ip_addresses())
def test_every_address_is_judged(address: object) -> None:
    assert literal(str(address))
    kind = not_public(str(address))
    assert kind is None or kind


@pytest.mark.parametrize(
    ("location", "leads_to"),
    [
        ("/b", "https://gazette.example/b"),
        ("b c", "https://gazette.example/a/b%20c"),
        ("../b", "https://gazette.example/b"),
        ("?page=2", "https://gazette.example/a/x?page=2"),
        ("//herald.example/b", "https://herald.example/b"),
        ("http://herald.example", "http://herald.example/"),
        ("#part", "https://gazette.example/a/x"),
    ],
)
def test_where_a_redirect_leads(location: str, leads_to: str) -> None:
    base = WebUrl("https", "gazette.example", 443, "/a/x")
    assert str(joined(base, location)) == leads_to


@pytest.mark.parametrize("location", ["javascript:alert(1)", "file:///etc/x", "http://[", "//a@b/"])
def test_where_a_redirect_may_not_lead(location: str) -> None:
    base = WebUrl("https", "gazette.example", 443, "/a/x")
    with pytest.raises(Unfetchable, match="redirects to"):
        joined(base, location)


@given(st.text())
@example("http://[::1]%/")
@example("http://\u0130.example/")
def test_strange_text_is_refused_or_stays_as_it_is(text: str) -> None:
    for whole in (text, f"http://{text}", f"http://gazette.example/{text}"):
        try:
            url = parse(whole)
        except Unfetchable:
            continue
        assert parse(str(url)) == url
        assert str(url).isascii()
        assert str(url).isprintable()
        assert url.target.startswith("/")


def test_a_message_gives_no_password_away() -> None:
    assert shown("https://me:secret@gazette.example/x\x1b[2J") == (
        "https://***@gazette.example/x\ufffd[2J"
    )
    assert shown("https://gazette.example/@me") == "https://gazette.example/@me"


def test_what_is_meant_for_the_web() -> None:
    assert is_url("HTTPS://gazette.example/")
    assert is_url("http://")
    assert not is_url("pages/http.html")
    assert not is_url("ftp://gazette.example/")

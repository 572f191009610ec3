"""HTML that is made to take all the time and memory there is."""

from __future__ import annotations

import pytest

from dateline.clean import clean
from dateline.model import Article, Page, Refusal, to_json
from tests.pace import in_time

LINES = [
    f"The foreign ministry said on {day} that the talks would go on, and that both sides agreed."
    for day in ("Monday", "Tuesday", "Wednesday", "Thursday")
]
PROSE = "".join(f"<p>{line}</p>" for line in LINES)
START = "<html><body><article>"
SECONDS = 10


def cleaned(content: str) -> Article | Refusal:
    return in_time(SECONDS, lambda: clean(Page(place="a.html", media="html", content=content)))


def attributes(count: int, value: str = "x") -> str:
    return "<div " + " ".join(f"a{n}='{value}'" for n in range(count)) + ">"


REFUSED = {
    "empty": "",
    "a sign": "<",
    "nothing": "<html></html>",
    "a menu": "<html><body><nav>Home</nav></body></html>",
    "a million nested tags": START + "<div>" * 1_000_000 + PROSE,
    "a million nested inline tags": START + "<p>" + "<b>" * 1_000_000 + PROSE,
    "a million attributes": START + attributes(1_000_000) + PROSE,
    "attributes that hold tags": START + attributes(100_000, "<b>") + PROSE,
    "attributes without values": START + "<p " + "/".join(f"a{n}" for n in range(100_000)) + PROSE,
    "many tags with many attributes": START + attributes(6000) * 50 + PROSE,
    "a page of 25 MB": START + "<p>" + "word " * 5_000_000,
    "a hundred thousand paragraphs": START + "<p>a b c.</p>" * 100_000,
    "an unclosed comment": START + "<!-- " * 1_000_000 + PROSE,
}


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED.keys())
def test_refused_at_once(content: str) -> None:
    found = cleaned(content)
    assert isinstance(found, Refusal)
    assert found.place == "a.html"
    assert found.reason


READ = {
    "thousands of attributes": START + attributes(5000) + PROSE,
    "attributes in a script": f"{START}<script>{attributes(100_000)}</script>{PROSE}",
    "a million comments": START + "<!--x-->" * 1_000_000 + PROSE,
    "a large table": START + "<table>" + "<tr><td>a<td>b</tr>" * 15_000 + "</table>" + PROSE,
    "a desert of spaces": f"{START}<p>Wide{' ' * 1_000_000}open<br>sea</p>{PROSE}",
    "links in lists in lists": START + "<div><li><a href=x>one two</a>" * 1000 + PROSE,
    "tables in tables": START + "<table><tr><td>" * 400 + "</table>" * 400 + PROSE,
    "a row of cells": START + "<table><tr>" + "<td>a" * 40_000 + "</table>" + PROSE,
    "a crowd of inline tags": START + "<p>" + "<b>x</b> " * 40_000 + "</p>" + PROSE,
    "a crowd of breaks": START + "<p>" + "word<br>" * 40_000 + "</p>" + PROSE,
    "a crowd of links": START + "<p><a href=x>one two</a></p>" * 20_000 + PROSE,
    "unclosed forms": START + "<form>" * 5000 + PROSE,
    "NULs": START + "\0<p\0>\0</p>" + PROSE,
    "an unclosed quotation mark": START + PROSE + '<a href="x>' + PROSE,
    "a flood of ampersands": START + "&" * 1_000_000 + PROSE,
    "a flood of less-than signs": START + "<" * 500_000 + PROSE,
    "impossible characters": START + "&#x110000;" * 100_000 + PROSE,
    "deep JSON-LD": '<html><head><script type="application/ld+json">' + "[" * 500_000
    + f'"articleBody"</script></head><body>{PROSE}',
    "a long style": f'{START}<div style="{"display : " * 100_000}">{PROSE}',
    "a base and a refresh": "<html><head><base href='http://evil.example/'>"
    "<meta http-equiv=refresh content='0;url=http://evil.example/'></head>"
    f"<body>{PROSE}",
}  # fmt: skip


@pytest.mark.parametrize("content", READ.values(), ids=READ.keys())
def test_read_all_the_same(content: str) -> None:
    found = cleaned(content)
    assert isinstance(found, Article), found
    assert set(LINES) <= set(found.text.split("\n\n"))
    assert found.url is None


def test_one_text_of_many_megabytes() -> None:
    assert isinstance(cleaned(START + "<p>" + "The word is. " * 1_500_000), Article)


@pytest.mark.parametrize("half", ["&#xD800;", "&#55296;", "&#xdfff", "&#057343;"])
def test_references_to_halves_of_characters_are_replaced(half: str) -> None:
    title = f"<title>Talks{half} go on</title><meta property=og:title content='Talks{half} go on'>"
    found = cleaned(f"<html><head>{title}</head><body>{PROSE}<p>So{half} they said.</p></body>")
    assert isinstance(found, Article)
    assert found.title == "Talks\ufffd go on"
    assert to_json(found)


def test_halves_of_characters_in_json_are_left_out() -> None:
    data = '{"@type": "NewsArticle", "headline": "Talks\\ud800 go on", "author": "A. \\udfff Berg"}'
    found = cleaned(
        f'<html><head><script type="application/ld+json">{data}</script></head><body>{PROSE}'
    )
    assert isinstance(found, Article)
    assert (found.title, found.byline) == ("Talks go on", "A. Berg")
    assert to_json(found)


def test_halves_of_characters_are_replaced() -> None:
    found = cleaned(f"{START}<p>The men \ud800 said so at the pier on Monday.</p>{PROSE}")
    assert isinstance(found, Article)
    assert found.text.encode("utf-8").startswith("The men \ufffd said".encode())


def test_what_is_nested_too_deep_is_said_to_be_unread() -> None:
    found = cleaned(START + PROSE + "<div>" * 5000 + "<p>lost</p>")
    assert isinstance(found, Article)
    assert any("unread" in warning for warning in found.warnings)
    deep = cleaned(START + "<div>" * 1500 + PROSE)
    assert isinstance(deep, Article)


def test_entities_are_never_expanded(tmp_path: object) -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    content = (
        f'<?xml version="1.0" encoding="utf-16"?><!DOCTYPE html [<!ENTITY e0 "lol">{levels}'
        '<!ENTITY secret SYSTEM "file:///etc/hostname">]>'
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>&e9; and &secret; were said.</p>'
    )
    found = cleaned(content + PROSE)
    assert isinstance(found, Article)
    assert "lol" not in found.text
    assert found.text.startswith("&e9; and &secret; were said.")

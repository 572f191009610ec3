"""HTML as a tree."""

from __future__ import annotations

import pytest

from dateline.clean import clean
from dateline.clean.html.tree import Unread, parse, saved_from
from dateline.model import Article, Page

PROSE = (
    "<p>The coast guard vessel cut the nets of two British trawlers on Thursday, it said.</p>" * 3
)


def test_xhtml_with_an_encoding_is_read() -> None:
    content = (
        '<?xml version="1.0" encoding="ISO-8859-1"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 '
        'Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">'
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Reykjavík</p></body></html>'
    )
    assert parse(content).tree.text_content().strip() == "Reykjavík"


def test_a_self_closed_root_is_repaired() -> None:
    assert parse('<html lang="en"/><body><p>a</p></body>').tree.findtext(".//p") == "a"


def test_comments_and_instructions_are_not_in_the_tree() -> None:
    tree = parse("<p>a<!-- b --><?php c ?>d</p>").tree
    assert all(isinstance(element.tag, str) for element in tree.iter())
    assert tree.text_content() == "ad"


@pytest.mark.parametrize("content", ["", "   ", "<!-- -->"])
def test_what_is_not_html(content: str) -> None:
    with pytest.raises(Unread):
        parse(content)


def test_the_address_of_a_saved_page() -> None:
    mark = "<!-- saved from url=(0034)https://pier.example/world/nets-cut -->"
    assert saved_from(f"<!DOCTYPE html>\n{mark}\n<html>") == "https://pier.example/world/nets-cut"
    assert saved_from("<!-- saved from url=(0014)about:internet -->") is None
    page = Page(place="p", media="html", content=f"{mark}<html><body>{PROSE}</body></html>")
    found = clean(page)
    assert isinstance(found, Article)
    assert found.url == "https://pier.example/world/nets-cut"

"""Articles that a page holds without showing them."""

from __future__ import annotations

import html
import json

import pytest

from dateline.clean import clean
from dateline.model import Article, Page

LINES = [
    "The coast guard vessel cut the nets of two British trawlers off the east coast on Thursday.",
    "The foreign ministry in Reykjavik called the fishing in the zone a violation of its waters.",
    "London said that a frigate would stay with the trawlers until the talks were taken up again.",
    "No one was hurt, both sides said, and the vessels went back to their ports in the evening.",
]
MARKUP = "".join(f"<p>{line}</p>" for line in LINES)


def article(
    head: str, body: str = "<p>Please wait while the page is loading for you.</p>"
) -> Article:
    content = f"<html><head><title>Nets cut</title>{head}</head><body>{body}</body></html>"
    found = clean(Page(place="p", media="html", content=content))
    assert isinstance(found, Article), found
    return found


def linked(text: str) -> str:
    data = json.dumps({"@graph": [{"@type": "NewsArticle", "articleBody": text}]})
    return f'<script type="application/ld+json">{data}</script>'


@pytest.mark.parametrize(
    "text",
    ["\n\n".join(LINES), "\n".join(LINES), MARKUP, html.escape(MARKUP)],
    ids=["blank lines", "lines", "markup", "escaped markup"],
)
def test_json_ld(text: str) -> None:
    found = article(linked(text))
    assert found.text == "\n\n".join(LINES)
    assert any("JSON-LD" in warning for warning in found.warnings)


def test_a_body_that_is_shown_is_preferred() -> None:
    found = article(linked("\n\n".join([*LINES, LINES[0]])), f"<article>{MARKUP}</article>")
    assert found.text == "\n\n".join(LINES)
    assert not any("JSON-LD" in warning for warning in found.warnings)


def test_noscript_and_templates() -> None:
    for element, kind in (("noscript", ""), ("template", ""), ("script", ' type="text/template"')):
        found = article("", f"<div id=app></div><{element}{kind}>{MARKUP}</{element}>")
        assert found.text == "\n\n".join(LINES), element
        assert any(element in warning for warning in found.warnings)


def test_broken_json_ld_is_passed_over() -> None:
    found = article(
        '<script type="application/ld+json">{"articleBody": "x</script>', f"<main>{MARKUP}</main>"
    )
    assert found.text == "\n\n".join(LINES)

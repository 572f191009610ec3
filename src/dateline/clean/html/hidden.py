"""An article's text where a page holds it without showing it: JSON-LD, `noscript`, templates."""

from __future__ import annotations

import html
from collections.abc import Iterator
from copy import copy
from typing import Any

import msgspec
from lxml.html import HtmlElement

from dateline.clean.html.blocks import is_prose, read_layout
from dateline.clean.html.tree import Unread, parse
from dateline.clean.paragraphs import split_paragraphs

_FIELD = "articleBody"
_LONGEST = 4_000_000
"""Characters of a script that is still read."""
_MOST_NODES = 5000
_MARKUP = frozenset({"text/html", "text/template", "text/x-template", "text/x-handlebars-template"})
_ELLIPSES = ("…", "...", "[…]", "[...]")


class Hidden(msgspec.Struct, frozen=True):
    """A text, and what held it."""

    paragraphs: tuple[str, ...]
    origin: str
    cut: str | None = None


def hidden_body(tree: HtmlElement, content: str, *, least: int) -> Hidden | None:
    """The longest text of at least so many characters that the page holds outside its shown markup.

    JSON-LD's `articleBody` comes first, since it can be nothing but the article.
    """
    if _FIELD in content:
        texts = [text for script in tree.iter("script") for text in _article_bodies(script)]
        body = max(texts, key=len, default="")
        if len(body) >= least:
            paragraphs = _paragraphs(body)
            cut = body.rstrip().endswith(_ELLIPSES)
            return Hidden(
                paragraphs,
                "JSON-LD",
                "the page's JSON-LD breaks off with an ellipsis" if cut else None,
            )
    found = [
        (origin, paragraphs)
        for origin, markup in _unshown(tree)
        if sum(map(len, paragraphs := _prose(markup))) >= least
    ]
    if not found:
        return None
    origin, paragraphs = max(found, key=lambda each: sum(map(len, each[1])))
    return Hidden(paragraphs, origin)


def _article_bodies(script: HtmlElement) -> Iterator[str]:
    text = script.text or ""
    if "json" not in (script.get("type") or "") or _FIELD not in text or len(text) > _LONGEST:
        return
    try:
        waiting: list[Any] = [msgspec.json.decode(text.strip(), strict=False)]
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        value = waiting.pop()
        if isinstance(value, dict):
            body = value.get(_FIELD)
            if isinstance(body, str):
                yield body
            waiting += [each for each in value.values() if isinstance(each, dict | list)]
        elif isinstance(value, list):
            waiting += value


def _paragraphs(body: str) -> tuple[str, ...]:
    """The paragraphs of a text that may be markup, or markup escaped once too often."""
    text = html.unescape(body) if "&" in body else body
    if "</" in text or "<br" in text or "<p>" in text:
        return _prose(text)
    return tuple(split_paragraphs(text))


def _unshown(tree: HtmlElement) -> Iterator[tuple[str, HtmlElement | str]]:
    """Markup in elements whose content is shown only under conditions, with their names."""
    for element in tree.iter("noscript", "template"):
        shown = copy(element)
        shown.tag = "div"
        yield element.tag, shown
    for script in tree.iter("script"):
        kind = (script.get("type") or "").lower()
        if kind in _MARKUP and script.text and len(script.text) <= _LONGEST:
            yield "script", script.text


def _prose(markup: HtmlElement | str) -> tuple[str, ...]:
    """The blocks of a piece of markup, from the first to the last that read like sentences."""
    try:
        tree = parse(f"<div>{markup}</div>").tree if isinstance(markup, str) else markup
    except Unread:
        return ()
    layout = read_layout(tree)
    prose = [n for n, block in enumerate(layout.blocks) if is_prose(block.text, block.linked)]
    if not prose:
        return ()
    return tuple(block.text for block in layout.blocks[prose[0] : prose[-1] + 1])

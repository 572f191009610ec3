"""The title's place in an HTML page, and what stands around it: byline, date, summary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec
from lxml import etree
from lxml.html import HtmlElement

from dateline.clean.paragraphs import tidy
from dateline.vocab.boilerplate import folded

_MOST_HEADINGS = 5
_NEAR = 160
"""Elements after the title that are looked at."""
_LINE = 170
"""Characters of the longest line."""
_ABOVE = 80
"""Characters of the longest line above the title."""
_PROSE = 220
"""Characters of text in one element that show that the article has begun."""
_MOST_PARAGRAPHS = 2
"""Longer paragraphs after which the surroundings end: a summary may stand before the date."""
_ELSEWHERE = etree.XPath(
    "(//body//*[not(self::script) and starts-with(normalize-space(text()), $words)"
    " and not(ancestor-or-self::a)])[1]"
)
_FRONT_PAGE = re.compile(r"^(?:https?://[^/]+)?/(?:(?:index|default|home)\.\w+)?$|^https?://[^/]+$")
_NO_TEXT = frozenset({"script", "style", "noscript", "svg", "select", "option", "template"})
_ASIDE = frozenset({"aside", "nav", "footer"})
_LOG_IN = re.compile(r"\b(?:log ?in|sign ?in|subscribe|register|my account)\b", re.IGNORECASE)


class Surroundings(msgspec.Struct, frozen=True):
    """What stands around the title."""

    lines: tuple[str, ...] = ()
    """Short lines, the one above the title first, then those below it in the page's order."""
    seen: frozenset[HtmlElement] = frozenset()
    """The elements that were looked at for them."""
    holders: frozenset[HtmlElement] = frozenset()
    """The elements that the title is in."""


def elements(path: etree.XPath, tree: HtmlElement, **variables: str) -> list[HtmlElement]:
    """What an XPath finds, where that is elements."""
    found = path(tree, **variables)
    if not isinstance(found, list):
        return []
    return [element for element in found if isinstance(element, HtmlElement)]


def page_headings(tree: HtmlElement) -> list[tuple[HtmlElement, str]]:
    """The page's first `h1` elements with their text on one line, without the site's logo."""
    found = [
        (head, tidy(" ".join(head.itertext()).replace("\n", " ")))
        for _, head in zip(range(_MOST_HEADINGS), tree.iter("h1"), strict=False)
    ]
    return [(head, text) for head, text in found if text and not _is_logo(head)]


def _is_logo(head: HtmlElement) -> bool:
    """Whether a heading is a link to the front page."""
    above = head.getparent()
    link = above if above is not None and above.tag == "a" else head.find(".//a")
    if link is None:
        return False
    return bool(_FRONT_PAGE.match((link.get("href") or "").strip()))


def title_element(
    tree: HtmlElement, heads: Sequence[tuple[HtmlElement, str]], title: str | None, page_title: str
) -> HtmlElement | None:
    """The element that shows the title: a heading with its words, or else the longest heading.

    On a page without headings it is the first element, links apart, that begins with the title.
    """
    known = [folded(text) for text in (title, page_title) if text]
    for element, text in heads:
        key = folded(text)
        if any(key == k or (len(key) > 15 and k.startswith(key)) for k in known):
            return element
    if heads:
        return max(heads, key=lambda head: len(head[1]))[0]
    found = elements(_ELSEWHERE, tree, words=title[:60]) if title else []
    return found[0] if found else None


def surroundings(heading: HtmlElement | None) -> Surroundings:
    """The short lines around the title, up to where the article's text begins."""
    if heading is None:
        return Surroundings()
    seen: set[HtmlElement] = set()
    lines: list[str] = []
    above = _above(heading)
    if above is not None:
        line = _short_text(above, _ABOVE)
        # A bar with the day's date and a way to log in is the site's, not the article's.
        if line and not _LOG_IN.search(line):
            lines.append(line)
            seen.update(above.iter("time"))
    lines += _below(heading, seen)
    return Surroundings(tuple(lines), frozenset(seen), frozenset(heading.iterancestors()))


def _below(heading: HtmlElement, seen: set[HtmlElement]) -> Iterator[str]:
    paragraphs = 0
    whole: set[HtmlElement] = set()
    """Elements whose text was given as one line, and what is in them."""
    yield from _tail(heading)
    for element in _following(heading):
        if isinstance(element, str):
            yield element
            continue
        if not isinstance(element.tag, str) or element.tag in _NO_TEXT:
            continue
        if element.tag in _ASIDE:
            whole.add(element)
            continue
        seen.add(element)
        if element.getparent() in whole:
            whole.add(element)
            continue
        line = _short_text(element, _LINE)
        if line is not None:
            whole.add(element)
            if line:
                yield line
        elif len(element.text or "") > _PROSE or element.tag == "p":
            paragraphs += 2 if len(element.text or "") > _PROSE else 1
            if paragraphs >= _MOST_PARAGRAPHS:
                return
        yield from _tail(element)


def _tail(element: HtmlElement) -> Iterator[str]:
    text = (element.tail or "").strip()
    if text and len(text) <= _LINE:
        yield tidy(text.replace("\n", " "))


def _above(heading: HtmlElement) -> HtmlElement | None:
    """The element just above the title."""
    element = heading
    for _ in range(3):
        before = element.getprevious()
        if before is not None:
            return before
        parent = element.getparent()
        if parent is None or parent.tag == "body":
            return None
        element = parent
    return None


def _following(heading: HtmlElement) -> Iterator[HtmlElement | str]:
    """The elements after the title, in the page's order, and the text behind those around it."""
    element = heading
    left = _NEAR
    while left > 0:
        after = element.getnext()
        while after is None:
            parent = element.getparent()
            if parent is None or parent.tag in {"body", "html"}:
                return
            element = parent
            yield from _tail(element)
            after = element.getnext()
        for inner in after.iter():
            yield inner
            left -= 1
            if left <= 0:
                return
        element = after


def _short_text(element: HtmlElement, most: int) -> str | None:
    """An element's text on one line; null where it is longer than `most` characters."""
    if not isinstance(element.tag, str) or element.tag in _NO_TEXT:
        return ""
    pieces: list[str] = []
    length = 0
    for piece in element.itertext():
        text = piece.strip()
        if text:
            length += len(text)
            if length > most:
                return None
            pieces.append(text)
    return tidy(" ".join(pieces).replace("\n", " "))

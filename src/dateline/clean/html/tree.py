"""HTML as a tree, with guards against pages that are made to take all the time there is."""

from __future__ import annotations

import re
from itertools import islice

import msgspec
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

MOST_ELEMENTS = 60_000
"""Elements of the largest page that is read; real news pages stay under 20,000."""
_MOST_ATTRIBUTES = 10_000
"""Attributes of one tag; parsing takes time in the square of their number. All tags together may
take as long as that one."""
_LONGEST = 21_000_000
"""Characters of the longest page that is read. Real ones stay under 5 million."""
_LONG_TAG = 1000
"""Characters from which a tag's attributes are counted."""
_TAG_START = re.compile(r"<[a-zA-Z]")
_TAG = re.compile(r"""<[a-zA-Z][^>"']*+(?:"[^"]*+"[^>"']*+|'[^']*+'[^>"']*+)*+""")
_SCRIPT = re.compile(r"<(script|style)\b[^>]*+>.*?</\1|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_ATTRIBUTE = re.compile(r"""[^\s"'=/]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'=]++)?)?+""")
_SAVED = re.compile(
    r"<!--\s*saved from url=\(\d{1,5}\)(https?://[^\s>]{4,2000})\s*-->", re.IGNORECASE
)
_SELF_CLOSED = re.compile(r"(<html\b[^>]{0,2000}?)/\s*>", re.IGNORECASE)
_SUBSET = re.compile(
    r"\A(\s*+(?:<\?xml[^>]{0,300}>\s*+)?)<!DOCTYPE\s[^\[>]{0,500}\[.{0,200000}?\]\s*+>",
    re.IGNORECASE | re.DOTALL,
)
"""The part of a document type in which entities are declared."""
_HALF = re.compile("[\ud800-\udfff]")
_NAMED_HALF = re.compile(
    r"&#(?:0{0,20}(?:5529[6-9]|55[3-9]\d\d|56\d{3}|57[0-2]\d\d|573[0-3]\d|5734[0-3])(?!\d)"
    r"|[xX]0{0,20}[dD][89a-fA-F][0-9a-fA-F]{2}(?![0-9a-fA-F]));?"
)
"""Halves of characters, as they are and as references (U+D800 to U+DFFF)."""
"""Halves of characters, which are none."""
_HEAD = 4096


class Unread(Exception):  # noqa: N818 (a page, not a fault of the program)
    """Why a page was not parsed, for a `Refusal`."""


class Parsed(msgspec.Struct, frozen=True):
    """A page's tree, and what of the page is not in it."""

    tree: HtmlElement
    unread: str | None = None
    """In words for a warning."""


def parse(content: str) -> Parsed:
    """The page as a tree, without comments and processing instructions.

    Entities that a document declares are never expanded and nothing is fetched: the parser is
    HTML's, which knows neither. Raises `Unread` for what is not HTML or is beyond the limits.
    """
    if len(content) > _LONGEST:
        raise Unread(f"more than {_LONGEST:,} characters of HTML")
    if _is_slow(content):
        raise Unread("HTML tags with thousands of attributes")
    if content.count("<") > 3 * MOST_ELEMENTS and _count_tags(content) > MOST_ELEMENTS:
        raise Unread(f"more than {MOST_ELEMENTS:,} HTML elements")
    if "&#" in content:
        content = _NAMED_HALF.sub("\ufffd", content)
    if "\0" in content:
        content = content.replace("\0", "")
    head = content[:_HEAD]
    if "[" in head and "<!" in head:
        content = _SUBSET.sub(r"\1", content, count=1)
    if "/>" in head or "/ >" in head:
        content = _SELF_CLOSED.sub(r"\1>", content, count=1)
    parser = HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        no_network=True,
        huge_tree=True,
    )
    try:
        tree = document_fromstring(_bytes(content), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise Unread("not HTML that can be read") from error
    if next(islice(tree.iter(), MOST_ELEMENTS, None), None) is not None:
        raise Unread(f"more than {MOST_ELEMENTS:,} HTML elements")
    # What is nested deeper than libxml2 goes is left out; it is the only fatal error in HTML.
    deep = any("depth" in (entry.message or "") for entry in parser.error_log.filter_from_fatals())
    return Parsed(tree, "elements nested thousands deep are left unread" if deep else None)


def saved_from(content: str) -> str | None:
    """The address that a browser wrote into a page when it saved it."""
    found = _SAVED.search(content[:_HEAD])
    return found.group(1) if found else None


def _bytes(content: str) -> bytes:
    try:
        return content.encode("utf-8")
    except UnicodeEncodeError:
        return _HALF.sub("\ufffd", content).encode("utf-8")


def _is_slow(content: str) -> bool:
    """Whether tags have so many attributes that parsing would take seconds."""
    if len(content) < _LONG_TAG or _attribute_cost(content) <= _MOST_ATTRIBUTES**2:
        return False
    # A `<` in a script can look like a tag that goes on for long.
    return _attribute_cost(_SCRIPT.sub("", content)) > _MOST_ATTRIBUTES**2


def _attribute_cost(markup: str) -> int:
    """The sum of the squares of the numbers of attributes, as far as it matters."""
    cost = 0
    for tag in _TAG.finditer(markup):
        if tag.end() - tag.start() > _LONG_TAG:
            found = islice(_ATTRIBUTE.finditer(tag.group()), _MOST_ATTRIBUTES + 1)
            cost += sum(1 for _ in found) ** 2
            if cost > _MOST_ATTRIBUTES**2:
                break
    return cost


def _count_tags(content: str) -> int:
    return sum(1 for _ in islice(_TAG_START.finditer(content), MOST_ELEMENTS + 1))

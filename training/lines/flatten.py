"""A page's HTML as plain text, by the means that people use: each leaves another kind of mess."""

from __future__ import annotations

import re
from collections.abc import Callable

import html2text
import justext
from bs4 import BeautifulSoup
from inscriptis import get_text
from markdownify import markdownify
from resiliparse.extract.html2text import extract_plain_text

_UNSEEN = re.compile(
    r"<(script|style|noscript|template|svg)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL
)


def _soup(markup: str) -> str:
    return BeautifulSoup(_UNSEEN.sub("", markup), "lxml").get_text("\n", strip=True)


def _linked_markdown(markup: str) -> str:
    writer = html2text.HTML2Text()
    writer.ignore_images = True
    writer.body_width = 0
    return writer.handle(markup)


def _markdownified(markup: str) -> str:
    return str(markdownify(_UNSEEN.sub("", markup), strip=["img", "a"]))


def _blocks(markup: str) -> str:
    tree = BeautifulSoup(_UNSEEN.sub("", markup), "lxml")
    found = tree.find_all(["p", "h1", "h2", "h3", "h4", "li", "blockquote"])
    texts = dict.fromkeys(" ".join(part.get_text(" ").split()) for part in found)
    return "\n\n".join(filter(None, texts))


def _justext(markup: str) -> str:
    return "\n\n".join(part.text for part in justext.justext(markup, frozenset()))


MEANS: dict[str, Callable[[str], str]] = {
    "beautifulsoup": _soup,
    "inscriptis": get_text,
    "resiliparse": lambda markup: str(extract_plain_text(markup, alt_texts=False)),
    "html2text": _linked_markdown,
    "markdownify": _markdownified,
    "blocks": _blocks,
    "justext": _justext,
}
"""Each takes a page's markup and gives text."""

"""An HTML page as an article: trafilatura finds the body, the markup gives the facts."""

from __future__ import annotations

import re
from typing import Any

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from dateline.clean.credits import credit_in_byline, credit_in_text
from dateline.clean.flat_lines import count_words, look
from dateline.clean.html_meta import PageFacts, read_facts, read_stamp
from dateline.clean.html_removed import removed_from
from dateline.clean.identity import article_id, language_of
from dateline.clean.paragraphs import tidy
from dateline.model import Article, Page, Refusal, Removed
from dateline.vocab.boilerplate import folded

_LIBRARY_ERRORS = (
    etree.LxmlError,
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    RecursionError,
)
"""What lxml and trafilatura are known to raise on broken markup."""
_MOST_ELEMENTS = 100_000
"""Elements of the largest page that is read; real news pages stay under 20,000."""
_MOST_ATTRIBUTES = 10_000
"""Attributes of one tag; parsing takes time in the square of their number."""
_FEW_WORDS = 8
"""A page with no line of that many words, and none that ends as a sentence does, has no article."""
_EDGE = 5
"""Lines at the top of the body in which its own title, byline and date are looked for."""
_BYLINE = re.compile(r"^by\s+\S+(?:\s+\S+){0,7}$(?<![.!?])", re.IGNORECASE)
_LONG_TAG = re.compile(r"<[^<>]{20000,}")
_QUOTED = re.compile(r'"[^"]*"|\'[^\']*\'')


def clean_html(page: Page) -> Article | Refusal:
    """The article of an HTML page; a `Refusal` for markup that holds none.

    The body is trafilatura's (Barbaresi 2021) with precision favoured and comments off. Every
    value that the page's row already had wins over what the markup says.
    """
    if _has_huge_tag(page.content):
        return Refusal(page.place, f"an HTML tag with more than {_MOST_ATTRIBUTES:,} attributes")
    try:
        tree = trafilatura.load_html(page.content)
        if tree is None:
            return Refusal(page.place, "not HTML that can be read")
        if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
            return Refusal(page.place, f"more than {_MOST_ELEMENTS:,} HTML elements")
        facts = read_facts(tree, page.url)
        lines = _body_lines(tree)
        if not any(look(line).ends or count_words(line) >= _FEW_WORDS for line in lines):
            return Refusal(page.place, "no article in this page")
        return _article(page, tree, facts, lines)
    except _LIBRARY_ERRORS as error:
        return Refusal(page.place, f"broken HTML ({type(error).__name__})")


def _has_huge_tag(content: str) -> bool:
    return any(
        len(_QUOTED.sub(" ", tag.group()).split()) > _MOST_ATTRIBUTES
        for tag in _LONG_TAG.finditer(content)
    )


def _body_lines(tree: HtmlElement) -> list[str]:
    document: Any = trafilatura.bare_extraction(
        tree, favor_precision=True, include_comments=False, with_metadata=False
    )
    text = document.text if document is not None else None
    return [line for raw in (text or "").split("\n") if (line := _plain(raw))]


def _plain(raw: str) -> str:
    """A line of trafilatura's text without the marks that it puts for lists and tables."""
    line = tidy(raw)
    if line.startswith("- "):
        return line[2:].strip()
    if line.startswith("|") or line.endswith("|"):
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        return ", ".join(cell for cell in cells if cell.strip("-: "))
    return line


def _without_edges(lines: list[str], headings: set[str]) -> tuple[list[str], tuple[Removed, ...]]:
    """The body without furniture above and below it: kicker, title, byline, date, credit.

    Also gives the credits that were taken off, which may stand nowhere else in the page.
    """
    first = 0
    for at, line in enumerate(lines[:_EDGE]):
        if folded(line) in headings or (first == at and (look(line).why or _BYLINE.match(line))):
            first = at + 1
        elif look(line).ends or count_words(line) >= _FEW_WORDS:
            break
    end = len(lines)
    taken: list[Removed] = []
    while end > first and look(lines[end - 1]).why:
        end -= 1
        if look(lines[end]).why == "credit":
            taken.insert(0, Removed(lines[end], "credit"))
    kept = [line for line in lines[first:end] if not _is_label(line)]
    return kept, tuple(taken)


def _is_label(line: str) -> bool:
    """One or two words alone on a line that templates print: "Highlights", "Share"."""
    return count_words(line) <= 2 and look(line).why is not None


def _article(
    page: Page, tree: HtmlElement, facts: PageFacts, lines: list[str]
) -> Article | Refusal:
    title = page.title or facts.title
    byline = page.byline or facts.byline
    credit = page.credit or credit_in_byline(byline, facts.outlet) or credit_in_text(lines)
    lines, credits_removed = _without_edges(
        lines, {folded(h) for h in (title, *facts.headings) if h}
    )
    if not lines:
        return Refusal(page.place, "no article in this page")
    text = "\n\n".join(lines)
    removed = removed_from(
        tree, f"{text}\n{title or ''}\n" + "\n".join(r.text for r in credits_removed)
    )
    stamp = read_stamp(page.published) if page.published else facts.published
    given = bool(page.published and stamp)
    return Article(
        id=page.id or article_id(page.content, page.url or facts.url),
        path=page.path,
        url=page.url or facts.url,
        outlet=page.outlet or facts.outlet,
        title=title,
        byline=byline,
        published=stamp.value if stamp else None,
        published_precision=stamp.precision if stamp else "none",
        published_from="file" if given else facts.published_from,
        language=page.language or language_of(text),
        text=text,
        credit=credit,
        removed=(*removed, *credits_removed),
        warnings=page.warnings,
        extra=page.extra,
    )

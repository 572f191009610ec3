"""A cleaned page in the terminal: what was kept, and in its place, dimmed, what was taken out."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, TypeAlias

from rich.console import Console
from rich.text import Text

from dateline.cli.terminal import absent, row, rule, safe
from dateline.model import Article, Page, RemovedWhy, SeenDate

_KEY = 80
"""Characters by which a piece is found in the page."""
_LINK = 40
"""Characters up to which a removed line is a link's, and is set beside others."""
_TAG = re.compile(r"<[^<>]*>")
_HIDDEN = ("script", "style", "noscript", "template")

Fact: TypeAlias = tuple[str, Text]
"""A line of the head: its name and what it says."""


class Piece(NamedTuple):
    """A stretch of the page."""

    text: str
    why: RemovedWhy | None
    """Null for the article's own words."""


def show(page: Page, article: Article, console: Console) -> None:
    """Print the article's facts, then the page in its order.

    No control character of the page's is written: what could steer a terminal comes out as `�`.
    """
    rule(console, page.place)
    for name, said in _facts(article):
        row(console, Text(name, style="cyan"), said)
    console.print()
    for piece in pieces(page, article):
        text = Text(safe(piece.text), style="dim" if piece.why else "")
        row(console, Text(piece.why or "", style="dim magenta"), text)
        console.print()


def pieces(page: Page, article: Article) -> list[Piece]:
    """The article's paragraphs and the removed lines, in the order in which the page has them.

    A line that is not found in the page (intake made it, or changed it) stays behind the one that
    it was given after.
    """
    content = _flat(page.content if page.media != "html" else _visible(page.content))
    kept = [Piece(one, None) for one in article.text.split("\n\n")]
    gone = [
        Piece(line.strip(), one.why)
        for one in article.removed
        for line in one.text.split("\n")
        if line.strip()
    ]
    placed = [*_places(kept, content), *_places(gone, content)]
    order = sorted(range(len(placed)), key=lambda at: (placed[at], at))
    every = [*kept, *gone]
    return list(_joined(every[at] for at in order))


def _places(ones: Sequence[Piece], content: str) -> Iterator[int]:
    """Where each stands in the content: after the one before it, if it can."""
    last = 0
    for one in ones:
        key = _flat(one.text)[:_KEY]
        at = content.find(key, last)
        if at < 0:
            at = content.find(key)
        if at >= 0:
            last = at + 1
        yield max(at, last)


def _flat(text: str) -> str:
    return " ".join(text.split()).casefold()


def _visible(markup: str) -> str:
    """The text of a page's markup in its order, well enough to find lines in it."""
    for name in _HIDDEN:
        markup = _without(markup, name)
    return html.unescape(_TAG.sub(" ", markup))


def _without(markup: str, name: str) -> str:
    """The markup without the elements of that name; in time that grows with its length only."""
    lowered = markup.lower()
    out: list[str] = []
    at = 0
    while (start := lowered.find(f"<{name}", at)) >= 0:
        out.append(markup[at:start])
        end = lowered.find(f"</{name}", start)
        at = len(markup) if end < 0 else end
    return "".join([*out, markup[at:]])


def _joined(ones: Iterator[Piece]) -> Iterator[Piece]:
    """Removed lines one after the other, gone for one reason, as one piece; links side by side."""
    for why, run in groupby(ones, key=lambda one: one.why):
        if why is None:
            yield from run
            continue
        lines: list[str] = []
        for is_link, links in groupby(run, key=lambda one: len(one.text) <= _LINK):
            texts = [one.text for one in links]
            lines += [" · ".join(texts)] if is_link else texts
        yield Piece("\n".join(lines), why)


def _facts(article: Article) -> Iterator[Fact]:
    title = Text(safe(article.title), style="bold") if article.title else absent("no title found")
    yield "title", title
    outlet = " · ".join(dict.fromkeys(filter(None, (article.outlet, article.domain))))
    yield "outlet", Text(safe(outlet)) if outlet else absent("not known")
    if article.section:
        yield "section", Text(safe(article.section))
    if article.byline:
        yield "byline", Text(safe(article.byline))
    yield from _dates(article)
    yield "language", Text(article.language) if article.language else absent("not known")
    yield "kind", _kind(article)
    if article.credit:
        yield "credit", Text(safe(article.credit))
    if article.paywalled:
        yield "paywall", Text("for subscribers")
    if article.truncated:
        yield "cut", Text("the text breaks off")
    for warning in article.warnings:
        yield "warning", Text(safe(warning), style="yellow")


def _dates(article: Article) -> Iterator[Fact]:
    """The dates that were used, each with where it was found, and the others."""
    for name, value in (("published", article.published), ("modified", article.modified)):
        if value:
            words = [_seen(one) for one in article.dates if one.value == value and not one.refused]
            yield name, Text(value) + Text(f"  {'; '.join(words)}" if words else "", style="dim")
        elif name == "published":
            yield name, absent("no date that can be right" if article.dates else "no date found")
    used = {article.published, article.modified}
    for one in article.dates:
        if one.refused or one.value not in used:
            reason = f": {safe(one.refused)}" if one.refused else ""
            yield "not used", Text(f"{safe(one.value)}  {_seen(one)}{reason}", style="dim")


def _seen(date: SeenDate) -> str:
    words = safe(" ".join(date.words.split()))
    return f"{date.found} “{words if len(words) <= _LINK else words[:_LINK] + '…'}”"


def _kind(article: Article) -> Text:
    if article.kind is None:
        return absent("too short to say")
    said = Text(article.kind)
    for one in article.kind_evidence:
        said.append(f"\n{one.sign}: “{safe(one.words)}”", style="dim")
    return said

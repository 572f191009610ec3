"""Lines that recur across an outlet's pages in one run: chrome, however much they look like prose.

A page by itself cannot tell its newsletter pitch from its last paragraph; twenty pages of one
outlet can. The idea is that of site-style trees (Yi, Liu and Li, KDD 2003), kept to lines and to
one pass: articles wait in a window while the lines of those after them are counted, and leave it in
their order. What is remembered is bounded, so that memory stays flat over millions of pages; up to
`WINDOW` pages, every page is judged by all of them.

Copies are no evidence. A page that shares most of its text with an earlier one of its outlet (saved
twice, updated, a wire report printed again) is counted as that one.
"""

from __future__ import annotations

import re
from collections import Counter, OrderedDict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Generic, TypeVar

from msgspec import structs

from dateline.model import Article, Removed
from dateline.vocab.boilerplate import folded, furniture

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

WINDOW = 512
"""Articles that wait at most."""
WINDOW_CHARACTERS = 16_000_000
"""Characters of text that wait at most: fewer articles where they are long."""
LINES, PAGES, OUTLETS = 65_536, 8_192, 8_192
"""Lines, pages and outlets that are remembered; the longest unseen are forgotten first."""
_HOLDERS = 8
"""Pages remembered for one line: the latest."""

_LEAST = 3
"""Pages with a line, from which it is chrome at the edge of a text …"""
_SHARE = 0.05
"""… and their share of the outlet's pages."""
_LEAST_INSIDE, _SHARE_INSIDE = 5, 0.3
"""The same in the middle of a text, where an outlet's own paragraph of background may recur."""
_COPY, _COPY_RETITLED = 0.5, 0.75
"""The shared part of the shorter text, from which two pages are one; of pages whose titles have
nothing in common, more."""
_TITLE = 0.2
"""The share of common words from which two titles have something in common."""
_SHORT = 25
"""Characters of a line that is too short to tell: "What happened", "Q:", "LONDON —"."""
_LONG = 2000
"""Characters of a line that no template has."""
_QUOTED = re.compile(r"^[\"“”„«»‘'].*[\"“”»’'][.,]?$", re.DOTALL)
_DIGITS = re.compile(r"\d+")

Line = int
"""A line of one outlet, as 64 bits."""
Lines = tuple[Line | None, ...]
"""Those of an article's paragraphs; null for one that does not count."""
Page = int
"""A page by its number in the run."""


class _Recent(OrderedDict[K, V], Generic[K, V]):
    """A table that forgets what was longest not set."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def __setitem__(self, key: K, value: V) -> None:
        super().__setitem__(key, value)
        self.move_to_end(key)
        if len(self) > self._most:
            self.popitem(last=False)


@dataclass(frozen=True, slots=True)
class _Seen:
    """In how many pages a line was, and in which of them lately."""

    count: int
    holders: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is kept of a page to know its copies by."""

    characters: int
    title: frozenset[str]


class SiteMemory:
    """What the pages of each outlet have in common, as far as a run has come."""

    def __init__(self) -> None:
        self._lines: _Recent[Line, _Seen] = _Recent(LINES)
        self._pages: _Recent[Page, _Known] = _Recent(PAGES)
        self._outlets: _Recent[str, int] = _Recent(OUTLETS)
        self._next: Page = 0

    def learn(self, article: Article) -> Lines:
        """Count the article's lines among its outlet's; gives their keys, one a paragraph."""
        outlet = _outlet(article)
        if outlet is None:
            return ()
        paragraphs = article.text.split("\n\n")
        lines = tuple(_line(outlet, paragraph) for paragraph in paragraphs)
        sizes = {
            line: len(paragraph)
            for line, paragraph in zip(lines, paragraphs, strict=True)
            if line is not None
        }
        title = frozenset(folded(article.title or "").split())
        page = self._copied(sizes, len(article.text), title)
        if page is None:
            page, self._next = self._next, self._next + 1
            self._pages[page] = _Known(len(article.text), title)
            self._outlets[outlet] = self._outlets.get(outlet, 0) + 1
        for line in sizes:
            seen = self._lines.get(line)
            if seen is None:
                self._lines[line] = _Seen(1, (page,))
            elif page not in seen.holders:
                self._lines[line] = _Seen(seen.count + 1, (*seen.holders, page)[-_HOLDERS:])
        return lines

    def _copied(
        self, sizes: dict[Line, int], characters: int, title: frozenset[str]
    ) -> Page | None:
        """The earlier page that this one is a copy or another version of."""
        shared: Counter[Page] = Counter()
        for line, size in sizes.items():
            seen = self._lines.get(line)
            for page in seen.holders if seen else ():
                shared[page] += size
        for page, size in shared.most_common(_HOLDERS):
            known = self._pages.get(page)
            if known is None:
                continue
            common = len(title & known.title) / (len(title | known.title) or 1)
            retitled = title and known.title and common < _TITLE
            if size >= min(characters, known.characters) * (_COPY_RETITLED if retitled else _COPY):
                return page
        return None

    def without_repeats(self, article: Article, lines: Lines) -> Article:
        """The article with its outlet's recurring lines moved to `removed`; never all of them.

        `lines` are what `learn` gave for it.
        """
        outlet = _outlet(article)
        if outlet is None or len(lines) < 2:
            return article
        paragraphs = article.text.split("\n\n")
        pages = self._outlets.get(outlet, 0)
        seen = [None if line is None else self._lines.get(line) for line in lines]
        counts = [one.count if one else 0 for one in seen]
        edge = [count >= max(_LEAST, _SHARE * pages) for count in counts]
        gone = [count >= max(_LEAST_INSIDE, _SHARE_INSIDE * pages) for count in counts]
        for places in (range(len(edge)), range(len(edge) - 1, -1, -1)):
            for at in places:
                if not edge[at]:
                    break
                gone[at] = True
        if all(gone) or not any(gone):
            return article
        removed = tuple(
            Removed(paragraph, found.why if (found := furniture(paragraph)) else "repeated")
            for paragraph, is_gone in zip(paragraphs, gone, strict=True)
            if is_gone
        )
        kept = [one for one, is_gone in zip(paragraphs, gone, strict=True) if not is_gone]
        return structs.replace(
            article, text="\n\n".join(kept), removed=(*article.removed, *removed)
        )


def without_repeats(
    items: Iterable[T],
    article_of: Callable[[T], Article | None],
    changed: Callable[[T, Article], T],
) -> Iterator[T]:
    """The items in their order, each article without the lines that recur in its outlet's others.

    `article_of` gives an item's article, null for an item that has none (a refusal); `changed`
    gives the item with another article. An item leaves when `WINDOW` later ones, or
    `WINDOW_CHARACTERS`, have been seen, or all.
    """
    memory = SiteMemory()
    waiting: deque[tuple[T, Lines]] = deque()
    characters = 0

    def leave() -> T:
        item, lines = waiting.popleft()
        article = article_of(item)
        if article is None:
            return item
        shorter = memory.without_repeats(article, lines)
        return item if shorter is article else changed(item, shorter)

    for item in items:
        article = article_of(item)
        lines = memory.learn(article) if article else ()
        characters += len(article.text) if article else 0
        waiting.append((item, lines))
        while len(waiting) > WINDOW or characters > WINDOW_CHARACTERS:
            first = article_of(waiting[0][0])
            characters -= len(first.text) if first else 0
            yield leave()
    while waiting:
        yield leave()


def _outlet(article: Article) -> str | None:
    return article.domain or article.outlet


def _line(outlet: str, paragraph: str) -> Line | None:
    """The paragraph's key; null for one that may recur by right: short, or somebody's words."""
    if len(paragraph) > _LONG or _QUOTED.match(paragraph):
        return None
    if len(paragraph) < _SHORT and furniture(paragraph) is None:
        return None
    text = f"{outlet}\n{_DIGITS.sub('0', paragraph.casefold())}"
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())

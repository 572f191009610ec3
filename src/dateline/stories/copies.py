"""Copies in a batch: exact, near and syndicated ones, and texts that reuse parts of others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model import Article, Reuse
from dateline.stories.copy_index import MOSTLY_THEIRS, SAME_TEXT, Alike, Copy, CopyIndex
from dateline.stories.prints import Numbers, Prints, prints
from dateline.stories.stretches import covered, grams, stretches, without

_APART = 0.8
"""Share of a text's words in a page that another's place there leaves free: they lie apart."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """What an article repeats: all of another, or parts of some, or nothing."""

    copy: Copy | None = None
    reuses: tuple[Reuse, ...] = ()


def find_copies(articles: Sequence[Article]) -> list[Repeat]:
    """For each article what it repeats.

    `articles` must stand in order of precedence: of texts that repeat each other the first is the
    original. The one exception is a text that stands whole inside a longer page which is not
    dated later: it is an extract of that page, unless it credits an agency that the page does not
    credit, or the page is put together from it and from other texts.
    """
    batch = _Batch()
    for article in articles:
        batch.take(article)
    batch.find_extracts()
    return batch.repeats()


class _Batch:
    """The articles' distinct texts, numbered as in the index."""

    def __init__(self) -> None:
        self._index = CopyIndex()
        self._first: list[Article] = []
        """Each text's first article, and below its place among the articles."""
        self._place: list[int] = []
        self._prints: list[Prints] = []
        self._text: list[int] = []
        """Each article's text."""
        self._copies: dict[int, Numbers] = {}
        """The words of the articles that are copies, by their place."""
        self._alike: list[Alike] = []
        """For each text those that share keys with it, of all that there are."""
        self._parent: dict[int, int] = {}
        """The text that a text turned out to be an extract of."""
        self._parts: dict[int, list[int]] = defaultdict(list)
        """For a page, the texts behind it in precedence that it was put together from."""

    def take(self, article: Article) -> None:
        """Find the earliest text that the next article repeats, or keep its own."""
        read = prints(article.text)
        number = self._original(article, read)
        if number is None:
            number = self._index.keep(article, read)
            self._first.append(article)
            self._place.append(len(self._text))
            self._prints.append(read)
        else:
            self._copies[len(self._text)] = read.words
        self._text.append(number)

    def _original(self, article: Article, read: Prints) -> int | None:
        page = grams(read.words)
        alike = self._index.alike(read).whole
        for number, likeness in self._index.likenesses(read.words, page, alike, SAME_TEXT):
            # Whether a part of a page not dated earlier is its extract is seen when all are there.
            if likeness.same or (likeness.inside and _dated_before(self._first[number], article)):
                return number
        return None

    def find_extracts(self) -> None:
        """Make the texts that stand whole inside a longer page its copies, shortest first."""
        self._alike = list(self._index.alike_each(self._prints))
        for number in sorted(range(len(self._first)), key=lambda n: (self._size(n), n)):
            read = self._prints[number]
            longer = [page for page in self._alike[number].whole if self._may_hold(page, number)]
            held = self._index.likenesses(read.words, grams(read.words), longer, SAME_TEXT)
            for page, likeness in held:
                if not likeness.inside:
                    continue
                if self._is_source(number, page):
                    if page < number:
                        self._parts[page].append(number)
                    continue
                self._parent[number] = page
                break

    def _may_hold(self, page: int, number: int) -> bool:
        """Whether a text may be an extract of a page: that is longer, and not dated later."""
        return (
            page not in self._parent
            and self._size(page) > self._size(number)
            and not _dated_before(self._first[number], self._first[page])
        )

    def _is_source(self, number: int, page: int) -> bool:
        """Whether a page has its part from the text, and not the other way round."""
        one, other = self._first[number], self._first[page]
        if one.credit is not None and other.credit is None:
            return True
        read = self._prints[page]
        whole_page = grams(read.words)
        place = stretches(whole_page, self._index.placed(number))
        for second in self._alike[page].numbers:
            if second in (number, page) or self._size(second) >= SAME_TEXT * self._size(page):
                continue
            if _dated_before(other, self._first[second]):
                continue
            there = stretches(whole_page, self._index.placed(second))
            whole = covered(there) >= MOSTLY_THEIRS * self._size(second)
            if whole and covered(without(there, place)) >= _APART * covered(there):
                return True
        return False

    def _size(self, number: int) -> int:
        return len(self._prints[number].words)

    def repeats(self) -> list[Repeat]:
        """What each article repeats, in the articles' order."""
        reuses = {n: self._reuses(n) for n in range(len(self._first)) if n not in self._parent}
        found = []
        for place, number in enumerate(self._text):
            top = number
            while top in self._parent:
                top = self._parent[top]
            if self._place[top] == place:
                found.append(Repeat(reuses=reuses[top]))
            else:
                words = self._copies.get(place, self._prints[number].words)
                [(_, likeness)] = self._index.likenesses(words, grams(words), [top])
                found.append(Repeat(Copy(self._place[top], likeness.value)))
        return found

    def _reuses(self, number: int) -> tuple[Reuse, ...]:
        alike = self._alike[number]
        parts = self._parts[number]
        sources = {n for n in alike.numbers if n < number and number not in self._parts[n]}
        return self._index.reuses(
            self._first[number],
            self._prints[number],
            alike,
            [n for n in sorted(sources.union(parts)) if n not in self._parent],
        )


def _dated_before(one: Article, other: Article) -> bool:
    """Whether both are dated and the first one's date is earlier as far as both are precise."""
    a, b = one.published or "", other.published or ""
    shorter = min(len(a), len(b))
    return a[:shorter] < b[:shorter]

"""Articles as they come: which earlier one a new article repeats, whole or in part.

What an index keeps of an article are numbers: two bytes a word and eight for every fourth, at most
`prints.LONGEST` words. Copies are not kept, their original stands for them.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import floor
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dateline.model import Article, Reuse
from dateline.stories.postings import Postings
from dateline.stories.prints import FEWEST, Numbers, Prints, prints
from dateline.stories.stretches import (
    Grams,
    Stretch,
    covered,
    grams,
    own_words,
    placed,
    quoted,
    stretches_in,
    without,
)
from dateline.vocab.words import word_spans

SAME_TEXT = 0.6
"""Share of both texts' words together that they have in common, from which they are one text."""
MOSTLY_THEIRS = 0.8
"""Share of a page's words that stand in another text from which the page is its copy."""
LEAST_SHARE, LEAST_WORDS = 0.25, 40
"""Share of a page, and words, from which its common part with another is a reuse."""
_IN_A_ROW, _SMALL_SHARE = 80, 0.1
"""So many words in a row are a reuse in a longer page too, down to this share of it."""

_LOOKED_UP = 64
"""Texts whose keys are looked up at once."""
_COMPARED = 24
"""Texts that a new one is compared with word by word: those with the most keys in common."""
_FIRST = 4
"""Texts that a page is held against at first, all at once; then against all others. Of a copy the
first few decide."""
_AT_HAND = 4_000_000
"""Words of texts whose grams are kept for the next comparison: eight bytes each. Who repeats a text
does so mostly within days."""
_WHOLE, _BAND = 1000, 4
"""What the key of a whole text and that of a band count for beside one of the sketch."""
_TOUCHED, _COVERED = 0.02, 0.08
"""Share of the shorter text's sketch that two texts have in common at least, to be compared; and of
a text's sketch that stands in another, where it may be the other's copy, however edited."""
_PRINTED_OFTEN, _FURNITURE, _EDGE = 4, 80, 15
"""A stretch of up to so many words that so many texts have is furniture, not reporting, where it
opens or ends both texts (give or take some words) or both are of one outlet. What is both needs
no more texts than two."""


class Likeness(NamedTuple):
    """How far one text is another's."""

    together: float
    """Share of both texts' words together that they have in common."""
    share: float
    """Share of the one's words that stand in the other."""

    @property
    def same(self) -> bool:
        """Whether they are one text."""
        return self.together >= SAME_TEXT

    @property
    def inside(self) -> bool:
        """Whether the one stands in the other, which may be much longer."""
        return self.share >= MOSTLY_THEIRS

    @property
    def value(self) -> float:
        """The larger of the two."""
        return round(max(self), 4)


class Copy(NamedTuple):
    """That an article repeats another."""

    of: int
    """Number of the article that it repeats."""
    similarity: float
    """The larger of the share of both texts' words that they have in common and the share of the
    copy that is the other's text."""


@dataclass(frozen=True, slots=True)
class Found:
    """What an article repeats: all of an earlier one, or parts of some, or nothing."""

    duplicate_of: str | None = None
    """The earlier article's id."""
    similarity: float | None = None
    reuses: tuple[Reuse, ...] = ()


class Alike(NamedTuple):
    """The texts that share keys with one text."""

    numbers: list[int]
    """The earliest first."""
    whole: list[int]
    """Those among them that may have all of it."""
    often: npt.NDArray[np.bool_]
    """For each shingle of the one text's sketch, whether many texts have it."""


class CopyIndex:
    """Texts seen so far. In an index, what comes first is the original."""

    def __init__(self) -> None:
        self._postings = Postings()
        self._texts: list[bytes] = []
        self._ids: list[str] = []
        self._outlets: list[str | None] = []
        self._placed: OrderedDict[int, Grams] = OrderedDict()
        """The grams of the kept texts that were compared last."""
        self._placed_words = 0

    def __len__(self) -> int:
        return len(self._ids)

    def find(self, article: Article) -> Found:
        """What the article repeats of those added before."""
        return self._found(article, prints(article.text))

    def add(self, article: Article) -> Found:
        """Find what the article repeats, and keep it unless it is a copy."""
        read = prints(article.text)
        found = self._found(article, read)
        if found.duplicate_of is None:
            self.keep(article, read)
        return found

    def _found(self, article: Article, read: Prints) -> Found:
        alike = self.alike(read)
        page = grams(read.words)
        for number, likeness in self.likenesses(read.words, page, alike.whole, SAME_TEXT):
            if likeness.same or likeness.inside:
                return Found(self._ids[number], likeness.value)
        return Found(reuses=self.reuses(article, read, alike, alike.numbers))

    def keep(self, article: Article, read: Prints) -> int:
        """Take in an article and give its number."""
        number = len(self._ids)
        self._texts.append(read.words.tobytes())
        self._ids.append(article.id)
        self._outlets.append(article.outlet)
        self._postings.add(number, _keys(read))
        return number

    def words(self, number: int) -> Numbers:
        """The words of a kept text, as numbers."""
        return np.frombuffer(self._texts[number], dtype=np.uint16)

    def alike(self, read: Prints) -> Alike:
        """The kept texts that may share a part with this one."""
        return next(self.alike_each([read]))

    def alike_each(self, reads: Sequence[Prints]) -> Iterator[Alike]:
        """For each of many texts the kept texts that may share a part with it.

        Many texts' keys are looked up at once: in their order, they lie close to each other.
        """
        for start in range(0, len(reads), _LOOKED_UP):
            some = reads[start : start + _LOOKED_UP]
            keys = [_keys(read) for read in some]
            ends = np.cumsum([len(each) for each in keys])
            places, texts, counts = self._postings.holding(np.concatenate(keys))
            owners = ends.searchsorted(places, side="right")
            order = owners.argsort(kind="stable")
            bounds = owners[order].searchsorted(np.arange(len(some) + 1))
            for n, read in enumerate(some):
                mine = order[bounds[n] : bounds[n + 1]]
                begin = ends[n] - len(keys[n])
                yield self._alike(read, places[mine] - begin, texts[mine], counts[begin : ends[n]])

    def _alike(
        self,
        read: Prints,
        places: npt.NDArray[np.int64],
        texts: npt.NDArray[np.int64],
        counts: npt.NDArray[np.int64],
    ) -> Alike:
        """The texts that hold a text's keys, given pair by pair, and how many texts hold each."""
        bands = 1 + len(read.bands)
        often = counts[bands:] >= _PRINTED_OFTEN
        if not len(texts):
            return Alike([], [], often)
        worth = np.where(places == 0, _WHOLE, np.where(places < bands, _BAND, 1))
        numbers, of = np.unique(texts, return_inverse=True)
        score = np.bincount(of, weights=worth)
        nearest = np.sort(np.lexsort((numbers, -score))[:_COMPARED])
        scored = [
            (n, s)
            for n, s in zip(numbers[nearest].tolist(), score[nearest].tolist(), strict=True)
            if s >= _TOUCHED * min(len(read.sketch), len(self._texts[n]) // 8)
        ]
        whole = [n for n, s in scored if s >= _COVERED * len(read.sketch)]
        return Alike([n for n, _ in scored], whole, often)

    def placed(self, number: int) -> Grams:
        """The grams of a kept text and their places, as `stretches` takes them."""
        found = self._placed.get(number)
        if found is None:
            found = self._placed[number] = placed(grams(self.words(number)))
            self._placed_words += len(found)
            while self._placed_words > _AT_HAND:
                self._placed_words -= len(self._placed.popitem(last=False)[1])
        else:
            self._placed.move_to_end(number)
        return found

    def likenesses(
        self, words: Numbers, page: Grams, numbers: Sequence[int], least: float = 0.0
    ) -> Iterator[tuple[int, Likeness]]:
        """How far a page, given as words and as grams, is each of some kept texts, in order.

        Short texts are wholly or not at all, and so are those of which it is plain that the page
        is less than `least` of the two together and stands in the other by less than a copy does.
        """
        for some in (numbers[:_FIRST], numbers[_FIRST:]):
            needed = [self._needed(words, number, least) for number in some]
            close = [(n, few) for n, few in zip(some, needed, strict=True) if few is not None]
            shared = stretches_in(page, [self.placed(n) for n, _ in close], [f for _, f in close])
            found = dict(zip((n for n, _ in close), map(covered, shared), strict=True))
            for number in some:
                yield number, self._likeness(words, number, found.get(number))

    def _needed(self, words: Numbers, number: int, least: float) -> int | None:
        """The words that a page must share with a text for what is asked; null: no need to look."""
        other = self.words(number)
        both = len(words) + len(other)
        needed = floor(min(least / (1 + least) * both, MOSTLY_THEIRS * len(words))) if least else 0
        short = min(len(words), len(other)) < FEWEST
        return None if short or needed > len(other) or np.array_equal(words, other) else needed

    def _likeness(self, words: Numbers, number: int, shared: int | None) -> Likeness:
        """How far a page is a text with which it shares so many words."""
        other = self.words(number)
        if shared is None:
            same = float(np.array_equal(words, other))
            return Likeness(same, same)
        common = min(shared, len(other))
        return Likeness(common / (len(words) + len(other) - common), common / len(words))

    def reuses(
        self, article: Article, read: Prints, alike: Alike, numbers: Sequence[int]
    ) -> tuple[Reuse, ...]:
        """The parts of an article that stand in these texts; a part counts for the first."""
        found: list[Reuse] = []
        taken: list[Stretch] = []
        spans: list[tuple[int, int]] = []
        said: npt.NDArray[np.bool_] | None = None
        page = grams(read.words)
        least = _fewest(len(read.words))
        for number, shared in self._shared(page, numbers, least):
            if len(read.words) - covered(taken) < least:
                break
            if not _enough(shared, len(read.words)):
                continue
            if said is None:
                spans = word_spans(article.text)
                said = quoted(article.text, spans)
            other = len(self.words(number))
            one_outlet = article.outlet is not None and article.outlet == self._outlets[number]
            own = [
                s
                for s in without(shared, taken)
                if own_words(s, said)
                and not _furniture(s, read, other, alike.often, one_outlet=one_outlet)
            ]
            if not _enough(own, len(read.words)):
                continue
            taken += own
            found.append(
                Reuse(
                    of=self._ids[number],
                    share=round(covered(own) / len(read.words), 4),
                    spans=tuple((spans[s.start][0], spans[s.end - 1][1]) for s in own),
                )
            )
        return tuple(sorted(found, key=lambda reuse: (-reuse.share, reuse.of)))

    def _shared(
        self, page: Grams, numbers: Sequence[int], least: int
    ) -> Iterator[tuple[int, list[Stretch]]]:
        """The stretches that a page has in common with each of some texts, in order."""
        for some in (numbers[:_FIRST], numbers[_FIRST:]):
            found = stretches_in(page, [self.placed(n) for n in some], [least] * len(some))
            yield from zip(some, found, strict=True)

    @property
    def nbytes(self) -> int:
        """Bytes that the numbers and ids take, without what Python adds to them."""
        kept = sum(map(len, self._texts)) + sum(map(len, self._ids))
        return kept + self._postings.nbytes


def _keys(read: Prints) -> npt.NDArray[np.uint32]:
    if not len(read.words):
        return np.empty(0, dtype=np.uint32)
    return np.concatenate((np.array([read.whole], dtype=np.uint32), read.bands, read.sketch))


def _enough(found: list[Stretch], total: int) -> bool:
    """Whether the stretches are a reuse in a page of so many words."""
    words = covered(found)
    if words >= LEAST_SHARE * total:
        return words >= LEAST_WORDS
    return words >= _SMALL_SHARE * total and any(s.words >= _IN_A_ROW for s in found)


def _fewest(total: int) -> int:
    """Words below which nothing is a reuse in a page of so many words: what `_enough` asks."""
    return floor(min(max(LEAST_SHARE * total, LEAST_WORDS), max(_SMALL_SHARE * total, _IN_A_ROW)))


def _furniture(
    stretch: Stretch,
    read: Prints,
    other: int,
    often: npt.NDArray[np.bool_],
    *,
    one_outlet: bool,
) -> bool:
    """Whether a stretch is what an outlet prints around its articles, and not reporting."""
    if stretch.words > _FURNITURE:
        return False
    opens = max(stretch.start, stretch.there) <= _EDGE
    ends = max(len(read.words) - stretch.end, other - stretch.there_end) <= _EDGE
    if one_outlet and (opens or ends):
        return True
    low, high = np.searchsorted(read.at, (stretch.start, stretch.end - 1))
    printed_often = 2 * int(often[low:high].sum()) > high - low
    return printed_often and (one_outlet or opens or ends)

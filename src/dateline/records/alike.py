"""How likely two event words of one story tell of one event: a small network over their wording.

Features of two mentions in their sentences, weighed by a learnt classifier, are the classical way
of coreference between events (Chen and Ji 2009; on ECB+, Cybulska and Vossen 2015); the vector of
the reader stands for the meaning of the word. `training/records` learns the weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from datetime import date
from functools import cache
from importlib import resources
from io import BytesIO
from itertools import chain
from math import log
from zlib import crc32

import msgspec
import numpy as np
from numpy.typing import NDArray

from dateline.errors import VocabularyError
from dateline.records.once import Floats, Ints, each_pair, numbered
from dateline.records.wording import PageWords, Wording

Days = tuple[date, date]
Pairs = tuple[Ints, Ints]
"""The first and the second of each pair, as indices."""

WEIGHTS = "alike.npz"
WORDING = (
    "same head", "own words", "rarer", "less rare", "same start", "meaning", "around",
    "sentence", "left", "right", "crossed", "names", "both name", "numbers", "both count",
    "places", "both place", "dates", "same page", "same sentence", "later sentence",
    "earlier sentence", "pages alike", "pages with the one", "pages with the other", "pages",
    "less often", "more often", "of saying", "length",
)  # fmt: skip
"""The features that `compare` gives, in order."""

_LEAST = 0.15
"""Cosine of the meanings below which two words with different heads are not compared."""
_SAME_HEAD = 0.6
"""What stands for that cosine where one of two words of one head has no vector."""
_COLUMNS = 512
"""Columns that words are spread over: two words meet in one too seldom to matter."""
_BACKGROUND = 2000
"""Imagined sentences beside the story's own when words are weighed."""
_SENTENCES = 20
_MANY_PAGES, _MANY_TIMES = 30, 10
_AT_ONCE = 4096
"""Pairs that are worked on at once, which bounds the memory."""
_COMMON = 0.05
"""Cosine of the words around two words of saying below which nothing in common is said."""
_FARTHEST = 4.0
"""Standard deviations at which a feature is cut off."""


class Network(msgspec.Struct, frozen=True, kw_only=True):
    """A network with one hidden layer, for standardised features."""

    centre: Floats
    spread: Floats
    inner: Floats
    inner_bias: Floats
    outer: Floats
    outer_bias: Floats

    def chances(self, table: Floats) -> Floats:
        """(pairs,) the chance that each tells of one event; `table` is (pairs, features)."""
        near = np.clip((table - self.centre) / self.spread, -_FARTHEST, _FARTHEST)
        hidden = np.maximum(near @ self.inner + self.inner_bias, 0)
        odds = (hidden @ self.outer)[:, 0] + self.outer_bias[0]
        # Sums may differ in their last bits from one processor to the next; decisions must not.
        out: Floats = np.round(1 / (1 + np.exp(-odds)), 4).astype(np.float32)
        return out


@cache
def network(name: str) -> Network:
    """The packaged network: `words` for event words alone, `events` for a reader's events."""
    return Network(**{field: packaged(f"{name}.{field}") for field in Network.__struct_fields__})


def packaged(name: str) -> Floats:
    """One of the packaged arrays."""
    raw = resources.files("dateline.records").joinpath("weights", WEIGHTS).read_bytes()
    with np.load(BytesIO(raw), allow_pickle=False) as arrays:
        try:
            found: Floats = arrays[name].astype(np.float32)
        except KeyError as error:
            raise VocabularyError(f"weights/{WEIGHTS}: no {error}") from error
    return found


def candidates(some: Sequence[Wording]) -> Pairs:
    """The pairs worth comparing: of one head, or not too far apart in meaning."""
    meanings = _meanings(some)
    heads = numbered(one.head for one in some)[0]
    firsts, seconds = [], []
    for start in range(0, len(some), _COLUMNS):
        rows = slice(start, start + _COLUMNS)
        near = meanings[rows] @ meanings.T >= _LEAST
        near |= heads[rows, None] == heads[None]
        first, second = np.nonzero(near)
        ahead = second > first + start
        firsts.append(first[ahead] + start)
        seconds.append(second[ahead])
    return np.concatenate(firsts), np.concatenate(seconds)


class Compared:
    """The wordings of one story, ready to be compared pair by pair."""

    def __init__(self, some: Sequence[Wording]) -> None:
        pages = {w.doc: w.page for w in some}
        common = _common([page.shares for page in pages.values()])
        sentences = {(w.doc, w.sentence): w.whole for w in some}
        weight = _weigh(sentences.values(), common)
        self._sets = {
            "around": _spread([w.around for w in some], weight),
            "sentence": _spread([w.whole for w in some], weight),
            "left": _spread([w.left for w in some], weight),
            "right": _spread([w.right for w in some], weight),
            "names": _spread([w.names for w in some], weight),
            "own words": _spread([w.roots for w in some], _one),
            "numbers": _spread([w.numbers for w in some], _one),
            "places": _spread([w.places for w in some], _one),
            "meaning": _Vectors(_meanings(some), np.arange(len(some))),
        }
        self._has = {
            name: np.array([bool(getattr(w, name)) for w in some])
            for name in ("names", "numbers", "places")
        }
        self._doc = numbered(w.doc for w in some)[0]
        self._pages(some, list(pages.values()), common)
        self._head, self._heads = numbered(w.head for w in some)
        self._days, self._all_days = numbered(w.days for w in some)
        self._known = np.array([bool(w.vector) for w in some])
        self._number = np.array([w.number for w in some])
        self._rarity = np.array([w.rarity for w in some], np.float32)
        self._says = np.array([w.says for w in some], np.float32)
        self._length = np.array([len(w.roots) for w in some], np.float32)

    def _pages(
        self, some: Sequence[Wording], pages: Sequence[PageWords], common: dict[str, float]
    ) -> None:
        words = _spread(
            [frozenset(page.counts) for page in pages], lambda word: -log(common[word] + 0.002)
        )
        self._sets["page"] = _Vectors(words.rows, words.of[self._doc])
        self._page_count = len(pages)
        having = Counter(chain.from_iterable(page.counts for page in pages))
        self._having = np.array([having[w.head] / len(pages) for w in some], np.float32)
        self._often = np.array([min(w.page.counts[w.head], _MANY_TIMES) for w in some], np.float32)

    def rows(self, pairs: Pairs) -> Floats:
        """(pairs, features) what `WORDING` names."""
        chunks = [
            self._rows(pairs[0][n : n + _AT_ONCE], pairs[1][n : n + _AT_ONCE])
            for n in range(0, len(pairs[0]), _AT_ONCE)
        ]
        return np.concatenate(chunks) if chunks else np.zeros((0, len(WORDING)), np.float32)

    def unsaid(self, pairs: Pairs) -> NDArray[np.bool_]:
        """(pairs,) whether two words of saying have nothing around them in common.

        All pages have such words: what is said tells them apart, and nothing else does.
        """
        a, b = pairs
        saying = np.flatnonzero(self._says[a] * self._says[b])
        out = np.zeros(len(a), np.bool_)
        around = self._sets["around"]
        for n in range(0, len(saying), _AT_ONCE):
            some = saying[n : n + _AT_ONCE]
            out[some] = around.cosines(a[some], b[some]) < _COMMON
        return out

    def _rows(self, a: Ints, b: Ints) -> Floats:
        def alike(name: str) -> Floats:
            return self._sets[name].cosines(a, b)

        def both(name: str) -> NDArray[np.bool_]:
            shared: NDArray[np.bool_] = self._has[name][a] & self._has[name][b]
            return shared

        left, right = self._sets["left"], self._sets["right"]
        same_head = self._head[a] == self._head[b]
        known = self._known[a] & self._known[b]
        same_page = self._doc[a] == self._doc[b]
        columns = [
            same_head,
            alike("own words"),
            np.maximum(self._rarity[a], self._rarity[b]),
            np.minimum(self._rarity[a], self._rarity[b]),
            each_pair(self._head[a], self._head[b], self._heads, _common_start),
            np.where(known, alike("meaning"), _SAME_HEAD * same_head),
            alike("around"),
            alike("sentence"),
            alike("left"),
            alike("right"),
            np.maximum(left.cosines(a, b, right), right.cosines(a, b, left)),
            alike("names"),
            both("names"),
            alike("numbers"),
            both("numbers"),
            alike("places"),
            both("places"),
            each_pair(self._days[a], self._days[b], self._all_days, _same_days),
            same_page,
            same_page & (self._number[a] == self._number[b]),
            np.maximum(self._number[a], self._number[b]),
            np.minimum(self._number[a], self._number[b]),
            alike("page"),
            np.minimum(self._having[a], self._having[b]),
            np.maximum(self._having[a], self._having[b]),
            np.full(len(a), min(self._page_count, _MANY_PAGES)),
            np.minimum(self._often[a], self._often[b]),
            np.maximum(self._often[a], self._often[b]),
            self._says[a] + self._says[b],
            np.maximum(self._length[a], self._length[b]),
        ]
        return np.stack([np.asarray(c, np.float32) for c in columns], axis=1)


class _Vectors:
    """Unit vectors of a story's wordings, of which several may have one."""

    def __init__(self, rows: Floats, of: Ints) -> None:
        self.rows, self.of = rows, of
        # Sums of doubles are the same, as single floats, in whatever order they are taken.
        self._exact = rows.astype(np.float64)

    def cosines(self, a: Ints, b: Ints, others: _Vectors | None = None) -> Floats:
        """(pairs,) between the vectors of wordings `a` and those, or the `others`, of `b`.

        Whole rows of products are taken, most of which are asked for: it is much faster than
        bringing together two vectors for each pair.
        """
        others = others or self
        rows, at = np.unique(self.of[a], return_inverse=True)
        products = self._exact[rows] @ others._exact.T
        out: Floats = products[at, others.of[b]].astype(np.float32)
        return out


def _same_days(one: Sequence[Days], other: Sequence[Days]) -> float:
    """1 where two sentences name days in common, -1 where they name others, 0 where none."""
    if not one or not other:
        return 0.0
    return 1.0 if any(x[0] <= y[1] and y[0] <= x[1] for x in one for y in other) else -1.0


def _weigh(
    sentences: Collection[frozenset[str]], common: dict[str, float]
) -> Callable[[str], float]:
    """How much a root tells: high for one that few of the story's sentences and of news have."""
    frequency = Counter(chain.from_iterable(sentences))
    total = len(sentences) + _BACKGROUND

    def weight(word: str) -> float:
        expected = _BACKGROUND * (1 - (1 - common.get(word, 0.0)) ** (1 / _SENTENCES))
        return max(0.0, log(total / (frequency[word] + 1 + expected)))

    return cache(weight)


def _common(shares: Sequence[dict[str, float]]) -> dict[str, float]:
    """The share of articles that have a root, by its commonest word on any page."""
    common: dict[str, float] = {}
    for some in shares:
        for word, value in some.items():
            if value > common.get(word, -1.0):
                common[word] = value
    return common


def _one(_: str) -> float:
    return 1.0


@cache
def _column(word: str) -> tuple[int, int]:
    value = crc32(word.encode("utf-8", "surrogatepass"))
    return value % _COLUMNS, 1 if value >> 16 & 1 else -1


def _spread(sets: Sequence[frozenset[str]], weight: Callable[[str], float]) -> _Vectors:
    """Unit vectors of weighted words, spread over columns by their hashes (Weinberger 2009)."""
    of, different = numbered(sets)
    vocabulary = sorted(frozenset().union(*different))
    place = {word: n for n, word in enumerate(vocabulary)}
    column = np.array([_column(word)[0] for word in vocabulary], np.int64)
    value = np.array([_column(word)[1] * weight(word) for word in vocabulary], np.float32)
    # Word by word in the order of the alphabet: sums of floats depend on it.
    found = [sorted(place[word] for word in some) for some in different]
    words = np.fromiter(chain.from_iterable(found), np.int64)
    row = np.repeat(np.arange(len(found)), [len(some) for some in found])
    out = np.zeros((len(found), _COLUMNS), np.float32)
    np.add.at(out, (row, column[words]), value[words])
    return _Vectors(_unit(out), of)


def _meanings(some: Sequence[Wording]) -> Floats:
    width = max((len(w.vector) for w in some), default=0)
    out = np.zeros((len(some), max(1, width)), np.float32)
    for row, one in zip(out, some, strict=True):
        row[: len(one.vector)] = np.frombuffer(one.vector, np.int8)
    return _unit(out)


def _unit(rows: Floats) -> Floats:
    out: Floats = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return out


def _common_start(one: str, other: str) -> float:
    length = next(
        (n for n, (x, y) in enumerate(zip(one, other, strict=False)) if x != y),
        min(len(one), len(other)),
    )
    return length / max(len(one), len(other), 1)

"""How likely two event words of one story tell of one event: a small network over their wording.

Features of two mentions in their sentences, weighed by a learnt classifier, are the classical way
of coreference between events (Chen and Ji 2009; on ECB+, Cybulska and Vossen 2015); the vector of
the reader stands for the meaning of the word. `training/records` learns the weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from functools import cache
from importlib import resources
from io import BytesIO
from math import log
from zlib import crc32

import msgspec
import numpy as np
from numpy.typing import NDArray

from dateline.errors import VocabularyError
from dateline.records.wording import Wording

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
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
    heads = np.array(_numbered([one.head for one in some]))
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
        self._some = some
        sentences = {(w.doc, w.sentence): w.whole for w in some}
        weight = _weigh(sentences.values(), [w.page.shares for w in _pages(some).values()])
        self._sets = {
            "around": _spread([w.around for w in some], weight),
            "sentence": _spread([w.whole for w in some], weight),
            "left": _spread([w.left for w in some], weight),
            "right": _spread([w.right for w in some], weight),
            "names": _spread([w.names for w in some], weight),
            "own words": _spread([w.roots for w in some], _one),
            "numbers": _spread([w.numbers for w in some], _one),
            "places": _spread([w.places for w in some], _one),
            "meaning": _meanings(some),
        }
        self._has = {
            name: np.array([bool(getattr(w, name)) for w in some])
            for name in ("names", "numbers", "places")
        }
        self._pages()
        self._heads()
        self._known = np.array([bool(w.vector) for w in some])
        self._doc = np.array(_numbered([w.doc for w in some]))
        self._number = np.array([w.number for w in some])
        self._rarity = np.array([w.rarity for w in some], np.float32)
        self._says = np.array([w.says for w in some], np.float32)
        self._length = np.array([len(w.roots) for w in some], np.float32)

    def _pages(self) -> None:
        pages = _pages(self._some)
        at = {doc: n for n, doc in enumerate(pages)}
        self._page = np.array([at[w.doc] for w in self._some])
        common = _common([w.page.shares for w in pages.values()])
        self._page_words = _spread(
            [frozenset(w.page.counts) for w in pages.values()],
            lambda word: -log(common[word] + 0.002),
        )
        self._page_count = len(pages)
        having = Counter(word for w in pages.values() for word in w.page.counts)
        self._having = np.array([having[w.head] / len(pages) for w in self._some], np.float32)
        self._often = np.array(
            [min(w.page.counts[w.head], _MANY_TIMES) for w in self._some], np.float32
        )

    def _heads(self) -> None:
        heads = sorted({w.head for w in self._some})
        at = {head: n for n, head in enumerate(heads)}
        self._head = np.array([at[w.head] for w in self._some])
        self._head_names = heads
        self._starts: dict[tuple[int, int], float] = {}

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
            out[some] = _cosines(around[a[some]], around[b[some]]) < _COMMON
        return out

    def _rows(self, a: Ints, b: Ints) -> Floats:
        def alike(name: str) -> Floats:
            return _cosines(self._sets[name][a], self._sets[name][b])

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
            self._same_start(a, b),
            np.where(known, alike("meaning"), _SAME_HEAD * same_head),
            alike("around"),
            alike("sentence"),
            alike("left"),
            alike("right"),
            np.maximum(_cosines(left[a], right[b]), _cosines(right[a], left[b])),
            alike("names"),
            both("names"),
            alike("numbers"),
            both("numbers"),
            alike("places"),
            both("places"),
            self._same_days(a, b),
            same_page,
            same_page & (self._number[a] == self._number[b]),
            np.maximum(self._number[a], self._number[b]),
            np.minimum(self._number[a], self._number[b]),
            _cosines(self._page_words[self._page[a]], self._page_words[self._page[b]]),
            np.minimum(self._having[a], self._having[b]),
            np.maximum(self._having[a], self._having[b]),
            np.full(len(a), min(self._page_count, _MANY_PAGES)),
            np.minimum(self._often[a], self._often[b]),
            np.maximum(self._often[a], self._often[b]),
            self._says[a] + self._says[b],
            np.maximum(self._length[a], self._length[b]),
        ]
        return np.stack([np.asarray(c, np.float32) for c in columns], axis=1)

    def _same_start(self, a: Ints, b: Ints) -> Floats:
        """How much of the longer head both begin with."""
        out = np.empty(len(a), np.float32)
        ends = zip(self._head[a].tolist(), self._head[b].tolist(), strict=True)
        for n, (one, other) in enumerate(ends):
            key = (one, other) if one < other else (other, one)
            if key not in self._starts:
                self._starts[key] = _common_start(self._head_names[one], self._head_names[other])
            out[n] = self._starts[key]
        return out

    def _same_days(self, a: Ints, b: Ints) -> Floats:
        """1 where the sentences name days in common, -1 where they name others, 0 where none."""
        days = [w.days for w in self._some]
        out = np.zeros(len(a), np.float32)
        dated = np.array([bool(d) for d in days])
        for n in np.flatnonzero(dated[a] & dated[b]).tolist():
            shared = any(
                x[0] <= y[1] and y[0] <= x[1] for x in days[int(a[n])] for y in days[int(b[n])]
            )
            out[n] = 1 if shared else -1
        return out


def _pages(some: Sequence[Wording]) -> dict[str, Wording]:
    """One wording of each page."""
    return {w.doc: w for w in some}


def _weigh(
    sentences: Collection[frozenset[str]], shares: Sequence[dict[str, float]]
) -> Callable[[str], float]:
    """How much a root tells: high for one that few of the story's sentences and of news have."""
    frequency = Counter(word for sentence in sentences for word in sentence)
    common = _common(shares)
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
            common[word] = max(value, common.get(word, 0.0))
    return common


def _one(_: str) -> float:
    return 1.0


@cache
def _column(word: str) -> tuple[int, int]:
    value = crc32(word.encode("utf-8", "surrogatepass"))
    return value % _COLUMNS, 1 if value >> 16 & 1 else -1


def _spread(sets: Sequence[frozenset[str]], weight: Callable[[str], float]) -> Floats:
    """(sets, columns) unit vectors of weighted words, spread by their hashes (Weinberger 2009)."""
    out = np.zeros((len(sets), _COLUMNS), np.float32)
    for row, some in zip(out, sets, strict=True):
        for word in sorted(some):
            column, sign = _column(word)
            row[column] += sign * weight(word)
    return _unit(out)


def _meanings(some: Sequence[Wording]) -> Floats:
    width = max((len(w.vector) for w in some), default=0)
    out = np.zeros((len(some), max(1, width)), np.float32)
    for row, one in zip(out, some, strict=True):
        row[: len(one.vector)] = np.frombuffer(one.vector, np.int8)
    return _unit(out)


def _unit(rows: Floats) -> Floats:
    out: Floats = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return out


def _cosines(one: Floats, other: Floats) -> Floats:
    out: Floats = np.einsum("ij,ij->i", one, other)
    return out


def _numbered(names: Sequence[str]) -> list[int]:
    at: dict[str, int] = {}
    return [at.setdefault(name, len(at)) for name in names]


def _common_start(one: str, other: str) -> float:
    length = next(
        (n for n, (x, y) in enumerate(zip(one, other, strict=False)) if x != y),
        min(len(one), len(other)),
    )
    return length / max(len(one), len(other), 1)

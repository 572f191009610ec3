"""Duplicates: exact, near and syndicated copies of one text.

Candidate pairs come from MinHash over word shingles with locality-sensitive hashing (Broder 1997;
Indyk and Motwani 1998), and, for a text inside a longer page, from Broder's sketch of the shingles
whose hash is divisible by a fixed number. Every candidate is checked on the true shingle sets.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

import numpy as np
import numpy.typing as npt
import rensa

from dateline.model import Article
from dateline.vocab.words import words

SAME_TEXT = 0.6
"""Jaccard similarity of the shingle sets from which two texts are near-duplicates."""
MOSTLY_THEIRS = 0.8
"""Share of a page's shingles that stand in another text from which the page is its copy."""

_SHINGLE = 5
_FEWEST = 20
"""Shingles below which only an exact copy counts: short notices resemble each other by chance."""
_PERMUTATIONS, _BANDS, _SEED = 128, 32, 1975
_SKETCH = 8
"""One shingle in this many goes into the sketch."""
_TOO_COMMON = 40
"""Texts sharing one sketched shingle, above which it is boilerplate and proposes no pair."""

Hashes = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Copy:
    """That an article repeats another."""

    of: int
    """Index of the article that it repeats."""
    similarity: float
    """The larger of the Jaccard similarity and the share of the copy that is the other's text."""


@dataclass(slots=True)
class _Text:
    """One distinct text and the articles that carry exactly it, the first first."""

    shingles: Hashes
    first: Article
    articles: list[int] = field(default_factory=list)


def find_copies(articles: Sequence[Article]) -> list[Copy | None]:
    """For each article the one that it repeats, or nothing.

    `articles` must stand in order of precedence: of texts that repeat each other the first is the
    original. The one exception is a text that stands whole inside a longer page which is not
    dated later: then the longer one is.
    """
    texts = _distinct(articles)
    parent = _near(texts)
    found: list[Copy | None] = [None] * len(articles)
    for number, text in enumerate(texts):
        top = number
        while (above := parent.get(top)) is not None:
            top = above
        original = texts[top].articles[0]
        likeness = 1.0 if top == number else _likeness(text.shingles, texts[top].shingles)
        for article in text.articles:
            if article != original:
                found[article] = Copy(original, round(likeness, 4))
    return found


def _distinct(articles: Sequence[Article]) -> list[_Text]:
    texts: dict[bytes, _Text] = {}
    hashes: dict[str, int] = {}
    for number, article in enumerate(articles):
        normal = [w.casefold() for w in words(unicodedata.normalize("NFKC", article.text))]
        # An article without words repeats nobody.
        key = " ".join(normal).encode("utf-8", "surrogatepass") or f"\0{number}".encode()
        key = blake2b(key, digest_size=16).digest()
        if key not in texts:
            texts[key] = _Text(_shingles(normal, hashes), article)
        texts[key].articles.append(number)
    return list(texts.values())


def _shingles(normal: list[str], hashes: dict[str, int]) -> Hashes:
    """Hash all runs of `_SHINGLE` words; sorted, each once."""
    for word in normal:
        if word not in hashes:
            digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
            hashes[word] = int.from_bytes(digest, "little")
    each = np.array([hashes[word] for word in normal], dtype=np.uint64)
    count = len(each) - _SHINGLE + 1
    if count < 1:
        return np.empty(0, dtype=np.uint64)
    mixed = np.zeros(count, dtype=np.uint64)
    for place in range(_SHINGLE):
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + each[place : place + count]
    # Finish as splitmix64 does, so that divisibility is no longer the last word's alone.
    mixed ^= mixed >> np.uint64(30)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(27)
    return np.unique(mixed)


def _near(texts: list[_Text]) -> dict[int, int]:
    """For each text that is a near copy, the text that it copies; chains end, and never turn."""
    neighbours = _candidates(texts)
    parent: dict[int, int] = {}
    for number, text in enumerate(texts):
        tops = sorted({parent.get(n, n) for n in neighbours[number] if n < number})
        for top in tops:
            if _copies(text.shingles, texts[top].shingles):
                parent[number] = top
                break
    # What is left may be an extract of a longer text that precedence put behind it.
    originals = [n for n in range(len(texts)) if n not in parent]
    for number in sorted(originals, key=lambda n: (len(texts[n].shingles), n)):
        for other in sorted(neighbours[number]):
            if (
                other not in parent
                and len(texts[other].shingles) > len(texts[number].shingles)
                and not _dated_before(texts[number].first, texts[other].first)
                and _copies(texts[number].shingles, texts[other].shingles)
            ):
                parent[number] = other
                break
    return parent


def _dated_before(one: Article, other: Article) -> bool:
    """Whether both are dated and the first one's date is earlier as far as both are precise."""
    a, b = one.published or "", other.published or ""
    shorter = min(len(a), len(b))
    return a[:shorter] < b[:shorter]


def _candidates(texts: list[_Text]) -> list[set[int]]:
    neighbours: list[set[int]] = [set() for _ in texts]
    long = [n for n, text in enumerate(texts) if len(text.shingles) >= _FEWEST]
    sketches = rensa.RMinHash.from_token_sets(
        [[value.to_bytes(8, "little") for value in texts[n].shingles.tolist()] for n in long],
        _PERMUTATIONS,
        _SEED,
    )
    index = rensa.RMinHashLSH(threshold=SAME_TEXT, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    index.insert_many(sketches)
    for n, alike in zip(long, index.query_all(sketches), strict=True):
        neighbours[n].update(long[other] for other in alike)
    sketched: dict[int, list[int]] = defaultdict(list)
    for n in long:
        for value in texts[n].shingles[texts[n].shingles % np.uint64(_SKETCH) == 0].tolist():
            sketched[value].append(n)
    for sharing in sketched.values():
        if 1 < len(sharing) <= _TOO_COMMON:
            for n in sharing:
                neighbours[n].update(sharing)
    return neighbours


def _likeness(copy: Hashes, original: Hashes) -> float:
    common = len(np.intersect1d(copy, original, assume_unique=True))
    return max(common / (len(copy) + len(original) - common), common / len(copy))


def _copies(copy: Hashes, original: Hashes) -> bool:
    common = len(np.intersect1d(copy, original, assume_unique=True))
    return common >= SAME_TEXT * (
        len(copy) + len(original) - common
    ) or common >= MOSTLY_THEIRS * len(copy)

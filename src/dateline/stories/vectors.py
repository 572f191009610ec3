"""Articles as weighted word vectors, and the pairs of them that are alike.

TF-IDF (Spärck Jones 1972; Salton and Buckley 1988) with two departures. Document frequencies are
those of the run together with `_BACKGROUND` imagined articles in which words are as common as in
news at large, so that a run of five articles weighs its words much as a run of thousands does and
one threshold serves both. Names and numbers weigh more, because they tell happenings apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from math import log

import numpy as np
import numpy.typing as npt

from dateline.model import Article
from dateline.vocab.words import share, stem, words

_BACKGROUND = 500
_TITLE = 3
"""How often a word of the title counts beside one of the text."""
_NAME = 1.5
"""How much more a name or a number weighs."""
_ALWAYS_CAPITAL = 0.8
"""Share of a word's uses in capitals from which it is taken for a name."""
_KEPT = 250
"""Terms kept for an article: its heaviest. The others hardly move a cosine, and cost time."""
_TOPIC = 0.4
"""How much of its weight a word loses that every article of the run has: what a whole run shares
is its topic, and tells no happening in it from another."""
_TOO_COMMON = 0.1
"""Share of articles above which a term alone proposes no pair, in runs of more than 2,000."""
_LEAST = 0.03
"""Cosine below which a pair counts as not alike at all."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles that have something in common."""

    first: int
    second: int
    cosine: float


@dataclass(frozen=True, slots=True)
class _Terms:
    counts: Counter[str]
    names: frozenset[str]
    shares: dict[str, float]


def alike(articles: Sequence[Article]) -> list[Pair]:
    """Every pair of articles whose cosine reaches `_LEAST`, `first` < `second`, in order."""
    rows = _weights([_terms(article) for article in articles])
    vocabulary = {t: n for n, t in enumerate(sorted(set(chain.from_iterable(rows))))}
    docs: list[list[int]] = [[] for _ in vocabulary]
    values: list[list[float]] = [[] for _ in vocabulary]
    for number, row in enumerate(rows):
        for term, weight in row.items():
            docs[vocabulary[term]].append(number)
            values[vocabulary[term]].append(weight)
    postings = [
        (np.array(d, dtype=np.int64), np.array(v)) for d, v in zip(docs, values, strict=True)
    ]
    ceiling = max(200, int(_TOO_COMMON * len(articles)))
    pairs: list[Pair] = []
    for number, row in enumerate(rows):
        sums = _cosines(number, row, vocabulary, postings, ceiling)
        pairs += [
            Pair(number, number + 1 + other, float(sums[other]))
            for other in np.flatnonzero(sums >= _LEAST).tolist()
        ]
    return pairs


def _cosines(
    number: int,
    row: dict[str, float],
    vocabulary: dict[str, int],
    postings: list[tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]],
    ceiling: int,
) -> npt.NDArray[np.float64]:
    """Cosines of one article with all behind it, by what stands in the inverted index."""
    others: list[npt.NDArray[np.int64]] = []
    parts: list[npt.NDArray[np.float64]] = []
    for term in sorted(row):
        docs, weights = postings[vocabulary[term]]
        if len(docs) > ceiling:
            continue
        at = int(np.searchsorted(docs, number, side="right"))
        others.append(docs[at:] - (number + 1))
        parts.append(weights[at:] * row[term])
    if not others:
        return np.empty(0)
    sums: npt.NDArray[np.float64] = np.bincount(
        np.concatenate(others), weights=np.concatenate(parts)
    ).astype(np.float64)
    return sums


def _terms(article: Article) -> _Terms:
    counts: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    shares: dict[str, float] = {}
    for word in words(article.text):
        key = stem(word)
        counts[key] += 1
        capitals[key] += not word[0].islower()
        shares[key] = max(share(word), shares.get(key, 0.0))
    names = frozenset(k for k, n in capitals.items() if n >= _ALWAYS_CAPITAL * counts[k])
    for word in words(article.title or ""):
        key = stem(word)
        counts[key] += _TITLE
        shares.setdefault(key, share(word))
    return _Terms(counts, names, shares)


def _weights(terms: list[_Terms]) -> list[dict[str, float]]:
    """Each article's heaviest terms, of length one."""
    frequency: Counter[str] = Counter()
    shares: dict[str, float] = {}
    for article in terms:
        frequency.update(article.counts.keys())
        for term, value in article.shares.items():
            shares[term] = max(value, shares.get(term, 0.0))
    total = len(terms) + _BACKGROUND + 1
    others = max(1, len(terms) - 1)
    inverse = {
        term: max(0.0, log(total / (count + _BACKGROUND * shares[term] + 1)))
        * (1 - _TOPIC * (count - 1) / others)
        for term, count in frequency.items()
    }
    rows = []
    for article in terms:
        row = {
            term: (1 + log(count)) * inverse[term] * (_NAME if term in article.names else 1)
            for term, count in article.counts.items()
        }
        length = sum(weight * weight for _, weight in sorted(row.items())) ** 0.5 or 1.0
        heaviest = sorted(row.items(), key=lambda item: (-item[1], item[0]))[:_KEPT]
        rows.append({term: weight / length for term, weight in heaviest if weight > 0})
    return rows

"""Articles as weighted words, in several views of each.

TF-IDF (Spärck Jones 1972; Salton and Buckley 1988) with two departures. Document frequencies are
those of the run together with `_BACKGROUND` imagined articles in which words are as common as in
news at large, so that a run of five articles weighs its words much as a run of thousands does and
one model serves both. Names weigh more, because they tell happenings apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

import numpy as np
import numpy.typing as npt

from dateline.model import Article
from dateline.vocab.words import share, stem, words

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

WHOLE, LEAD, NUMBERS, PLAIN, HEAD, NAMES, KEYS = range(7)
"""The views, as columns of the weights. The first four are of length one, the others sum to one:
the whole article, its title and opening, its numbers, its words without names; the words of its
headline, the names in its opening, its heaviest words."""
VIEWS = 7

_BACKGROUND = 500
_TITLE = 3
"""How often a word of the title counts beside one of the text."""
_NAME = 1.5
"""How much more a name or a number weighs."""
_ALWAYS_CAPITAL = 0.8
"""Share of a word's uses in capitals from which it is taken for a name."""
_KEPT = 250
"""Terms kept for the view of the whole: its heaviest. The others hardly move a cosine."""
_OPENING = 80
"""Words of the text that count as its opening."""
_FIRST = 14
"""Words of the text that stand in for a title where there is none."""
_HEAVIEST = 20
_TOPIC = 0.4
"""How much of its weight a word loses that every article of the run has: what a whole run shares
is its topic, and tells no happening in it from another."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The words of one article, as stems."""

    counts: dict[str, int]
    """How often each stands in the text, and in the title `_TITLE` times as often."""
    names: frozenset[str]
    head: tuple[str, ...]
    opening: tuple[str, ...]
    """With the title."""


@dataclass(frozen=True, slots=True)
class Views:
    """The articles of a run: for each the numbers of its terms, rising, and their weights."""

    starts: Ints
    """Where each article's terms begin; one more than there are articles."""
    terms: Ints
    weights: npt.NDArray[np.float32]
    """One row a term of an article, one column a view."""
    vocabulary: int
    """How many terms the run has."""


class _Stems(dict[str, str]):
    """Each word of a run with its stem, looked up once."""

    def __init__(self) -> None:
        super().__init__()
        self.shares: dict[str, float] = {}

    def __missing__(self, word: str) -> str:
        found = self[word] = stem(word)
        self.shares[found] = max(share(word), self.shares.get(found, 0.0))
        return found


class Reader:
    """Reads articles into terms."""

    def __init__(self) -> None:
        """Begin with no words."""
        self._stems = _Stems()
        self.shares = self._stems.shares
        """Share of articles in news at large, by stem: that of its most common form here."""

    def terms(self, article: Article) -> Terms:
        """The terms of one article."""
        stems = self._stems
        body, title = words(article.text), words(article.title or "")
        counts: dict[str, int] = {}
        capitals: dict[str, int] = {}
        for word, count in Counter(body).items():
            key = stems[word]
            counts[key] = counts.get(key, 0) + count
            if not word[0].islower():
                capitals[key] = capitals.get(key, 0) + count
        names = frozenset(k for k, n in capitals.items() if n >= _ALWAYS_CAPITAL * counts[k])
        opening = [stems[word] for word in body[:_OPENING]]
        heading = [stems[word] for word in title]
        for key in heading:
            counts[key] = counts.get(key, 0) + _TITLE
        head = heading or opening[:_FIRST]
        return Terms(counts, names, tuple(head), (*opening, *heading))


def views(articles: Sequence[Article]) -> Views:
    """The views of all articles, in their order."""
    reader = Reader()
    rows = [reader.terms(article) for article in articles]
    frequency: Counter[str] = Counter()
    for row in rows:
        frequency.update(row.counts.keys())
    total = len(rows) + _BACKGROUND + 1
    others = max(1, len(rows) - 1)
    inverse = {
        term: max(0.0, log(total / (count + _BACKGROUND * reader.shares[term] + 1)))
        * (1 - _TOPIC * (count - 1) / others)
        for term, count in frequency.items()
    }
    number = {term: n for n, term in enumerate(sorted(frequency))}
    starts, found, weights = [0], [], []
    for row in rows:
        terms = sorted(row.counts)
        found.append(np.array([number[term] for term in terms], np.int64))
        weights.append(_weights(row, terms, inverse))
        starts.append(starts[-1] + len(terms))
    return Views(
        np.array(starts, np.int64),
        np.concatenate(found or [np.empty(0, np.int64)]),
        np.concatenate(weights or [np.empty((0, VIEWS), np.float32)]),
        len(number),
    )


def merged(single: Views, groups: Sequence[int]) -> Views:
    """The views of groups of articles, as of one long article each.

    `groups` gives the number of each article's group; the groups' numbers run from 0 without gaps.
    """
    owners = np.repeat(np.array(groups, np.int64), np.diff(single.starts))
    keys, places = np.unique(owners * single.vocabulary + single.terms, return_inverse=True)
    weights: Floats = np.column_stack(
        [np.bincount(places, single.weights[:, v], len(keys)) for v in range(VIEWS)]
    ).astype(np.float64)
    terms = keys % max(1, single.vocabulary)
    counts = np.bincount(keys // max(1, single.vocabulary), minlength=max(groups, default=-1) + 1)
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    for start, end in pairwise(starts.tolist()):
        weights[start:end] = _scaled(weights[start:end])
    return Views(starts, terms, weights.astype(np.float32), single.vocabulary)


def _scaled(weights: Floats) -> Floats:
    """One article's weights at length one or a sum of one; of the whole only the heaviest."""
    lengths = np.sqrt((weights[:, :HEAD] ** 2).sum(axis=0))
    sums = weights[:, HEAD:].sum(axis=0)
    out = weights / np.concatenate([np.where(lengths > 0, lengths, 1), np.where(sums > 0, sums, 1)])
    # By weight, and where two weigh the same by the alphabet.
    order = np.argsort(-out[:, WHOLE], kind="stable")
    out[order[_KEPT:], WHOLE] = 0
    return np.asarray(out)


def _weights(row: Terms, terms: Sequence[str], inverse: dict[str, float]) -> (
    npt.NDArray[np.float32]
):  # fmt: skip
    """One article's weights: a row for each of `terms`, a column for each view."""
    idf = np.array([inverse[term] for term in terms])
    named = np.array([term in row.names for term in terms], bool)
    times = np.array([row.counts[term] for term in terms], np.float64)
    in_opening = Counter(row.opening)
    opening = np.array([in_opening.get(term, 0) for term in terms], np.float64)
    heavier = idf * np.where(named, _NAME, 1.0)
    out = np.zeros((len(terms), VIEWS))
    out[:, WHOLE] = (1 + np.log(times)) * heavier
    # By weight, and where two weigh the same by the alphabet.
    order = np.argsort(-out[:, WHOLE], kind="stable")
    out[order[:_HEAVIEST], KEYS] = out[order[:_HEAVIEST], WHOLE]
    out[:, LEAD] = np.where(opening > 0, (1 + np.log(np.maximum(opening, 1))) * heavier, 0)
    out[:, NUMBERS] = np.array([_counts(term) for term in terms], np.float64) * idf
    out[:, PLAIN] = np.where(named, 0, out[:, WHOLE])
    head = frozenset(row.head)
    out[:, HEAD] = np.array([term in head for term in terms], np.float64) * idf
    out[:, NAMES] = np.where(named & (opening > 0), idf, 0)
    return _scaled(out).astype(np.float32)


def _counts(term: str) -> bool:
    """Whether a term is a number that counts something: not a year."""
    return term[0].isdigit() and not (len(term) == 4 and term[:2] in ("19", "20"))

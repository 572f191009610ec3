"""Which articles are worth comparing, and what the comparison shows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dateline.stories.vectors import HEAD, KEYS, NAMES, VIEWS, WHOLE, Floats, Ints, Views

MOST = 40
"""Articles behind an article, in the run's order, that it is compared with at most."""
_REACH = 150
"""Articles behind an article that one term of its proposes at most: the next in the run's order."""
_LEAST = 0.06
"""What the proposing terms must add to the cosine of two articles that are compared."""

FEATURES = ("whole", "lead", "numbers", "plain", "head", "names", "keys")
"""What a comparison shows, in the order of the columns: the cosines of the whole articles, of their
titles and openings, of their numbers, of their words that are no names; the share of one's
headline, and of the names in its opening, that stands in the other's text, the smaller of the two
directions; and the same of its heaviest words, the larger."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of articles, `first` < `second`, in order, and what their comparison shows."""

    first: Ints
    second: Ints
    shown: Floats
    """One row a pair, one column a feature."""


def compare(views: Views, most: int = MOST) -> Pairs:
    """Every article against those of the `most` behind it that have the most in common with it.

    Time and memory grow with the number of articles, not with its square: a term proposes only the
    next few hundred articles that have it, and of all that are proposed the best are compared.
    """
    postings = _Postings(views)
    first: list[Ints] = []
    second: list[Ints] = []
    shown: list[Floats] = [np.empty((0, len(FEATURES)))]
    dense = np.zeros((views.vocabulary, VIEWS + 1), np.float32)
    for number in range(len(views.starts) - 1):
        others = postings.proposed(number, most)
        if len(others):
            first.append(np.full(len(others), number, np.int64))
            second.append(others)
            shown.append(_features(views, number, others, dense))
    none = [np.empty(0, np.int64)]
    return Pairs(np.concatenate(first or none), np.concatenate(second or none), np.vstack(shown))


class _Postings:
    """For each term the articles that have it, in order, and what it weighs in each."""

    def __init__(self, views: Views) -> None:
        self._views = views
        self._count = len(views.starts) - 1
        whole = views.weights[:, WHOLE]
        kept = np.flatnonzero(whole > 0)
        owners = np.repeat(np.arange(self._count), np.diff(views.starts))[kept]
        order = np.argsort(views.terms[kept], kind="stable")
        self._docs = owners[order]
        self._values = whole[kept][order]
        ends = np.bincount(views.terms[kept], minlength=views.vocabulary).cumsum()
        # Where each of an article's terms stands in its posting list, and where the list ends.
        self._at = np.full(len(whole), -1, np.int64)
        self._at[kept[order]] = np.arange(len(order))
        self._end = ends

    def proposed(self, number: int, most: int) -> Ints:
        """The articles behind this one that are worth comparing with it, in order."""
        views = self._views
        mine = slice(views.starts[number], views.starts[number + 1])
        places = self._at[mine]
        kept = places >= 0
        starts = places[kept] + 1
        lengths = np.minimum(self._end[views.terms[mine][kept]] - starts, _REACH)
        if not lengths.sum():
            return np.empty(0, np.int64)
        where = _ranges(starts, lengths)
        own = np.repeat(views.weights[mine][kept, WHOLE], lengths)
        sums = np.bincount(self._docs[where] - number, weights=self._values[where] * own)
        others = np.flatnonzero(sums >= _LEAST)
        if len(others) > most:
            best = np.lexsort((others, -sums[others]))[:most]
            others = np.sort(others[best])
        return (others + number).astype(np.int64)


def _features(views: Views, number: int, others: Ints, dense: npt.NDArray[np.float32]) -> Floats:
    """What comparing one article with each of the others shows; `dense` is lent, and comes back."""
    mine = slice(views.starts[number], views.starts[number + 1])
    dense[views.terms[mine], :VIEWS] = views.weights[mine]
    dense[views.terms[mine], VIEWS] = 1
    starts = views.starts[others]
    lengths = views.starts[others + 1] - starts
    where = _ranges(starts, lengths)
    shared = dense[:, VIEWS].take(views.terms.take(where)) > 0
    # An article that is compared has terms, and shares some: no sum is empty.
    many = np.add.reduceat(shared, np.cumsum(lengths) - lengths, dtype=np.int64)
    where = where[shared]
    theirs = views.weights.take(where, axis=0)
    ours = dense.take(views.terms.take(where), axis=0)
    dense[views.terms[mine]] = 0
    each = np.concatenate(
        [
            theirs[:, :HEAD] * ours[:, :HEAD],
            theirs[:, HEAD:],
            ours[:, HEAD:VIEWS],
        ],
        axis=1,
    )
    sums = np.add.reduceat(each, np.cumsum(many) - many, axis=0).astype(np.float64)
    of_theirs, of_ours = sums[:, HEAD:VIEWS], sums[:, VIEWS:]
    smaller, larger = np.minimum(of_theirs, of_ours), np.maximum(of_theirs, of_ours)
    return np.column_stack(
        [sums[:, :HEAD], smaller[:, 0], smaller[:, NAMES - HEAD], larger[:, KEYS - HEAD]]
    )


def _ranges(starts: Ints, lengths: Ints) -> Ints:
    """The whole numbers from each start on, as many as its length, one run after the other."""
    before = np.cumsum(lengths) - lengths
    return np.repeat(starts - before, lengths) + np.arange(int(lengths.sum()))

"""What the model of pairs is worth on stories that it has not learned from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.linkage import average_linkage
from dateline.stories.likeness import Likeness
from dateline.stories.topics import topics
from dateline.stories.vectors import views
from training.stories.data import CLUSTERS, ECB, FOLDS, Collection, read_collection
from training.stories.fit import fit

THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
TOPIC_THRESHOLDS = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4)

Figures = dict[str, float]


class Shares(NamedTuple):
    """For each article how much of its group is its story, and how much of its story its group."""

    precision: NDArray[np.float64]
    recall: NDArray[np.float64]

    def of(self, chosen: NDArray[np.bool_]) -> Shares:
        """Those of some articles."""
        return Shares(self.precision[chosen], self.recall[chosen])


def b_cubed(*shares: Shares) -> Figures:
    """B³ (Bagga and Baldwin 1998) over all articles of all parts."""
    p = float(np.concatenate([part.precision for part in shares]).mean())
    r = float(np.concatenate([part.recall for part in shares]).mean())
    return {"b3_f1": 2 * p * r / (p + r), "b3_precision": p, "b3_recall": r}


def shares(gold: Sequence[object] | NDArray[np.str_], found: Sequence[int]) -> Shares:
    """The shares of every article, given its true group and the one that was found."""
    true, predicted = np.array(gold), np.array(found)
    mine = true[:, None] == true[None]
    theirs = predicted[:, None] == predicted[None]
    both = (mine & theirs).sum(axis=1)
    return Shares(both / theirs.sum(axis=1), both / mine.sum(axis=1))


def grouped(data: Collection, model: Likeness, threshold: float) -> list[int]:
    """The stories that a model finds."""
    chances = 1 / (1 + np.exp(-(model.log_odds(data.pairs.shown) - data.late)))
    columns = (data.pairs.first.tolist(), data.pairs.second.tolist(), chances.tolist())
    pairs = zip(*columns, strict=True)
    return average_linkage(len(data.articles), pairs, threshold)


def learned(parts: Sequence[tuple[Collection, Sequence[int]]]) -> Likeness:
    """The model from collections without some of their folds; the thresholds in it say nothing."""
    return fit([(data, without(data, left_out)) for data, left_out in parts], 0.5, 0.5)


def without(data: Collection, left_out: Sequence[int]) -> NDArray[np.bool_]:
    """The pairs of which no article is in the folds."""
    out = np.isin(data.folds, left_out)
    return ~(out[data.pairs.first] | out[data.pairs.second])


def unseen(data: Collection, model_without: Callable[[int], Likeness], folds: Sequence[int]) -> (
    dict[float, dict[int, Shares]]
):  # fmt: skip
    """By threshold and fold the shares of its articles, by a model that never saw the fold."""
    found: dict[float, dict[int, Shares]] = {threshold: {} for threshold in THRESHOLDS}
    for fold in folds:
        model = model_without(fold)
        for threshold in THRESHOLDS:
            each = shares(data.stories, grouped(data, model, threshold))
            found[threshold][fold] = each.of(data.folds == fold)
    return found


def best(*measured: dict[float, dict[int, Shares]]) -> float:
    """The threshold with the highest mean F1 over the collections."""
    return max(
        THRESHOLDS,
        key=lambda t: (round(sum(b_cubed(*each[t].values())["b3_f1"] for each in measured), 6), -t),
    )


def cross_validate() -> Figures:
    """B³ on `stories/clusters-dev`: each fold of stories by weights and a threshold without it."""
    clusters, ecb = read_collection(CLUSTERS), read_collection(ECB)
    return of_clusters(clusters, ecb)


def of_clusters(clusters: Collection, ecb: Collection) -> Figures:
    """As `cross_validate`; the threshold for a fold is chosen on the others and on ECB+."""
    of_ecb = unseen(ecb, lambda fold: learned([(ecb, [fold])]), range(FOLDS))
    parts = []
    for fold in range(FOLDS):
        others = [n for n in range(FOLDS) if n != fold]
        inner = unseen(clusters, partial(_inner, clusters, ecb, fold), others)
        threshold = best(inner, of_ecb)
        model = learned([(ecb, []), (clusters, [fold])])
        each = shares(clusters.stories, grouped(clusters, model, threshold))
        parts.append(each.of(clusters.folds == fold))
    return b_cubed(*parts)


def _inner(clusters: Collection, ecb: Collection, fold: int, inner: int) -> Likeness:
    return learned([(ecb, []), (clusters, [inner, fold])])


def of_topics(data: Collection, threshold: float) -> Shares:
    """Topics over the true stories, against the true topics."""
    first: dict[str, int] = {}
    for n, story in enumerate(data.stories.tolist()):
        first.setdefault(story, n)
    stories = [first[story] for story in data.stories.tolist()]
    return shares(data.topics, topics(views(data.articles), stories, threshold))

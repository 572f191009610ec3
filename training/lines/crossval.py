"""What the line model is worth on pages of outlets that it has not learned from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dateline.clean.flat.body import split_lines
from dateline.clean.flat.model import model_scores
from training.lines.augment import more_samples
from training.lines.data import GIVEN, Sample, Truth, folds, read_samples, read_truths
from training.lines.label import words_of
from training.lines.train import Seen, see, train

FOLDS = 8
_AUGMENTED = 1
"""The seed of what is added to the marked pages."""


def cross_validate() -> dict[str, float]:
    """F1, precision and recall of bodies on `pages/flat`, as the scorer of articles counts them.

    Each page is split by a model that never saw a page of its outlet, flattened by any means.
    """
    truths = read_truths()
    fold = folds(truths, FOLDS)
    seen = prepare(read_samples(truths), fold)
    bodies: dict[str, str] = {}
    for part in range(FOLDS):
        networks = train(seen, fold, without=part)
        for each in seen:
            sample = each.sample
            if sample.means == GIVEN and fold[sample.domain] == part:
                split = split_lines(sample.lines, model_scores(networks, each.features))
                bodies[sample.page] = "\n\n".join(line.text for line in split.body)
    return score(truths, bodies)


def prepare(samples: Sequence[Sample], fold: dict[str, int]) -> list[Seen]:
    """The samples and what is made out of them, with their features."""
    return see([*samples, *more_samples(samples, fold, _AUGMENTED)])


def score(truths: Iterable[Truth], bodies: dict[str, str]) -> dict[str, float]:
    """Precision and recall of runs of four words, means over pages, and the F1 of the two means."""
    precisions, recalls = [], []
    for truth in truths:
        gold, found = _runs(truth.body), _runs(bodies.get(truth.id, ""))
        hits = sum((gold & found).values())
        recalls.append(hits / max(1, sum(gold.values())))
        if found:
            precisions.append(hits / sum(found.values()))
    precision = sum(precisions) / max(1, len(precisions))
    recall = sum(recalls) / max(1, len(recalls))
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"f1": f1, "precision": precision, "recall": recall}


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = words_of(text)
    if 0 < len(words) < 4:
        return Counter([tuple(words)])
    return Counter(tuple(words[at : at + 4]) for at in range(len(words) - 3))

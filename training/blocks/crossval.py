"""What the block model is worth on pages of outlets that it has not learned from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dateline.clean.html.body import body_of, choice_of
from training.blocks.data import Sample, read_samples
from training.blocks.fit import fit
from training.lines.crossval import score
from training.lines.data import folds, read_truths

FOLDS = 10


def cross_validate() -> dict[str, float]:
    """F1, precision and recall of bodies on `pages/html`, as the scorer of articles counts them.

    Each page is cleaned by a model that never saw a page of its domain.
    """
    truths = read_truths()
    return score(truths, predicted(read_samples(truths)))


def predicted(samples: Sequence[Sample]) -> dict[str, str]:
    """For each page's id its body, by a model trained without the fold of its domain."""
    fold = folds([sample.truth for sample in samples], FOLDS)
    bodies: dict[str, str] = {}
    for part in range(FOLDS):
        model = fit([sample for sample in samples if fold[sample.truth.domain] != part])
        for sample in samples:
            if fold[sample.truth.domain] == part:
                bodies[sample.truth.id] = body_text(sample, model.log_odds(sample.judged.table))
    return bodies


def body_text(sample: Sample, odds: NDArray[np.float64]) -> str:
    """The body of a page with the model's log-odds for its blocks."""
    body = body_of(sample.judged.layout, choice_of(sample.judged, odds), ())
    return "\n\n".join(body.paragraphs)

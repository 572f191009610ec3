"""The model of pairs from marked stories: a logistic one whose slopes are none of them negative."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from dateline.stories.likeness import Likeness
from dateline.stories.neighbours import FEATURES
from training.stories.data import Collection

_RIDGE = 1.0
"""On slopes of features that are scaled to a spread of one."""

Parts = Sequence[tuple[Collection, NDArray[np.bool_]]]
"""Collections, and which of their pairs are used."""


def fit(parts: Parts, same_story: float, topic: float) -> Likeness:
    """The weights that the pairs teach; the same pairs give the same.

    What speaks for one happening never speaks against it: every feature is a likeness, and a
    negative slope would be this data's own.
    """
    table = np.vstack([each.pairs.shown[used] for each, used in parts])
    answers = np.concatenate([each.same[used] for each, used in parts]).astype(np.float64)
    weights = np.concatenate([each.weights[used] for each, used in parts])
    spread = table.std(axis=0) + 1e-9
    scaled = table / spread
    count = table.shape[1]

    def loss(point: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        odds = scaled @ point[:count] + point[count]
        error = weights * (1 / (1 + np.exp(-odds)) - answers)
        total = weights @ (np.logaddexp(0, odds) - answers * odds)
        slope = np.append(scaled.T @ error + _RIDGE * point[:count], error.sum())
        return float(total + _RIDGE / 2 * (point[:count] ** 2).sum()), slope

    bounds = [(0.0, None)] * count + [(None, None)]
    found = minimize(loss, np.zeros(count + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    slopes = found[:count] / spread
    return Likeness(
        slopes={name: round(float(v), 4) for name, v in zip(FEATURES, slopes, strict=True)},
        intercept=round(float(found[count]), 4),
        same_story=same_story,
        topic=topic,
    )

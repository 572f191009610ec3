"""The model of pairs from marked stories: a logistic one whose slopes are none of them negative."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dateline.stories.likeness import Likeness
from dateline.stories.neighbours import FEATURES
from training.stories.data import Collection

_RIDGE = 1.0
"""On slopes of features that are scaled to a spread of one."""

_STEPS = 25
"""Of Newton's method, which is long there by then."""

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

    columns = np.column_stack([scaled, np.ones(len(scaled))])
    found = np.zeros(count + 1)
    free = np.ones(count + 1, bool)
    while True:
        found = np.where(free, found, 0)
        found[free] = _newton(columns[:, free], answers, weights)
        worst = int(np.argmin(found[:count]))
        if found[worst] >= 0:
            break
        free[worst] = False
    slopes = found[:count] / spread
    return Likeness(
        slopes={name: round(float(v), 4) for name, v in zip(FEATURES, slopes, strict=True)},
        intercept=round(float(found[count]), 4),
        same_story=same_story,
        topic=topic,
    )


def _newton(
    table: NDArray[np.float64], answers: NDArray[np.float64], weights: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The slopes with the least loss; the last column is the intercept, which has no ridge."""
    ridge = np.full(table.shape[1], _RIDGE)
    ridge[-1] = 0
    point = np.zeros(table.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-(table @ point)))
        slope = table.T @ (weights * (chance - answers)) + ridge * point
        curve = (table * (weights * chance * (1 - chance))[:, None]).T @ table + np.diag(ridge)
        point = point - np.linalg.solve(curve, slope)
    return point

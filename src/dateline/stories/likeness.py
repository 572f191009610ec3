"""How likely two articles are to tell of one happening: a logistic model of their comparison."""

from __future__ import annotations

from functools import cache
from importlib import resources

import msgspec
import numpy as np

from dateline.errors import VocabularyError
from dateline.stories.neighbours import FEATURES
from dateline.stories.vectors import Floats

WEIGHTS = "likeness.json"


class Likeness(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The weights that `python -m training.stories` writes."""

    slopes: dict[str, float]
    """For each feature what it adds to the log-odds."""
    intercept: float
    same_story: float
    """Mean probability from which two groups of articles are one story."""
    topic: float
    """Mean cosine from which two groups of stories are one topic."""

    def log_odds(self, shown: Floats) -> Floats:
        """Log-odds of telling of one happening, for each row of features."""
        slopes = np.array([self.slopes[name] for name in FEATURES])
        # Summed column by column: the order of the sum must not depend on the number of rows.
        total = np.full(len(shown), self.intercept)
        for column, slope in enumerate(slopes):
            total += shown[:, column] * slope
        return total


@cache
def likeness() -> Likeness:
    """Load the packaged weights; raises `VocabularyError` when they are not for these features."""
    raw = resources.files("dateline.stories").joinpath("weights", WEIGHTS).read_bytes()
    found = msgspec.json.decode(raw, type=Likeness)
    if set(found.slopes) != set(FEATURES):
        raise VocabularyError(f"weights/{WEIGHTS}: slopes for other features than {FEATURES}")
    return found

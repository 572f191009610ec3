"""The learned judge of blocks: a logistic regression and small boosted trees, averaged.

Both are read from one file of arrays that `training/blocks` writes. The linear model carries what
holds everywhere, the trees (Friedman 2001, grown with LightGBM, four leaves each) what holds only
together; their errors differ, and the mean of their log-odds is better than each.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from io import BytesIO

import msgspec
import numpy as np
from numpy.typing import NDArray

from dateline.errors import VocabularyError

WEIGHTS = "blocks.npz"
TESTS = 3
"""Comparisons of a tree with four leaves."""
_FARTHEST = 4.0
"""Standard deviations at which a value is cut off for the linear model."""

Numbers = NDArray[np.float64]


class BlockModel(msgspec.Struct, frozen=True, kw_only=True):
    """Weights of the two models. Build it with `from_arrays`."""

    names: tuple[str, ...]
    """The features in the order of the columns."""
    centre: Numbers
    spread: Numbers
    slopes: Numbers
    """One a feature, for the standardised value."""
    intercept: float
    tested: NDArray[np.int64]
    """Three columns a tree: the feature of each comparison."""
    limits: Numbers
    """Three a tree: a comparison holds where the feature is at most the limit."""
    leaves: Numbers
    """Eight a tree: the log-odds it adds for each outcome of its three comparisons."""

    def log_odds(self, table: NDArray[np.float32]) -> Numbers:
        """For each row, how much speaks for the block being the article's; 0 is undecided."""
        near = np.clip((table - self.centre) / self.spread, -_FARTHEST, _FARTHEST)
        linear = (near * self.slopes).sum(axis=1) + self.intercept
        holds = table[:, self.tested] <= self.limits
        trees = holds.reshape(len(table), -1, TESTS)
        outcome = trees[:, :, 0] * 4 + trees[:, :, 1] * 2 + trees[:, :, 2]
        grown = self.leaves[np.arange(trees.shape[1]), outcome].sum(axis=1)
        # Sums may differ in their last bits from one processor to the next; decisions must not.
        both: Numbers = np.round((linear + grown) / 2, 6)
        return both


def from_arrays(arrays: dict[str, NDArray[np.generic]]) -> BlockModel:
    """The model of the arrays that `training/blocks` saves; `VocabularyError` for others."""
    try:
        model = BlockModel(
            names=tuple(str(name) for name in arrays["names"]),
            centre=arrays["centre"].astype(np.float64),
            spread=arrays["spread"].astype(np.float64),
            slopes=arrays["slopes"].astype(np.float64),
            intercept=float(arrays["intercept"].astype(np.float64)),
            tested=arrays["tested"].astype(np.int64),
            limits=arrays["limits"].astype(np.float64),
            leaves=arrays["leaves"].astype(np.float64).reshape(-1, 2**TESTS),
        )
    except KeyError as error:
        raise VocabularyError(f"weights/{WEIGHTS}: no {error}") from error
    if len(model.leaves) * TESTS != len(model.tested) or len(model.names) != len(model.slopes):
        raise VocabularyError(f"weights/{WEIGHTS}: arrays that do not belong together")
    return model


@cache
def block_model() -> BlockModel:
    """The weights that come with dateline."""
    raw = resources.files("dateline.clean").joinpath("weights", WEIGHTS).read_bytes()
    with np.load(BytesIO(raw), allow_pickle=False) as arrays:
        return from_arrays(dict(arrays))

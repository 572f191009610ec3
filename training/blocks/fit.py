"""The block model from samples: scikit-learn fits the linear part, LightGBM grows the trees."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from dateline.clean.html.features import feature_names
from dateline.clean.html.model import TESTS, BlockModel, from_arrays
from training.blocks.data import Sample

Arrays = dict[str, NDArray[Any]]

_STRENGTH = 0.01
"""Inverse of the linear model's ridge penalty: many features, few pages."""
_FARTHEST = 4.0
_TREES = 200
_GROWING = {
    "objective": "binary", "num_leaves": TESTS + 1, "learning_rate": 0.06, "min_data_in_leaf": 40,
    "feature_fraction": 0.4, "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 5.0,
    "seed": 1, "deterministic": True, "force_row_wise": True, "num_threads": 1, "verbose": -1,
}  # fmt: skip


def fit(samples: Sequence[Sample]) -> BlockModel:
    """The model that the samples teach; the same samples give the same one."""
    return from_arrays(fit_arrays(samples))


def fit_arrays(samples: Sequence[Sample]) -> Arrays:
    """The arrays of the weights' file."""
    # Both first guesses of a page together weigh as much as one page.
    table = np.vstack([each for s in samples for each in (s.judged.table, s.other.table)])
    answers = np.concatenate([each for s in samples for each in (s.answers, s.answers)])
    weights = np.concatenate([each / 2 for s in samples for each in (s.weights, s.weights)])
    return {
        "names": np.array(feature_names()),
        **_linear(table.astype(np.float64), answers, weights),
        **_grown(table, answers, weights),
    }


def _linear(
    table: NDArray[np.float64], answers: NDArray[np.bool_], weights: NDArray[np.float64]
) -> Arrays:
    centre = table.mean(axis=0)
    spread = table.std(axis=0) + 1e-3
    near = np.clip((table - centre) / spread, -_FARTHEST, _FARTHEST)
    model = LogisticRegression(C=_STRENGTH, max_iter=1000)
    model.fit(near, answers, sample_weight=weights)
    return {
        "centre": centre.astype(np.float32),
        "spread": spread.astype(np.float32),
        "slopes": model.coef_[0].astype(np.float32),
        "intercept": np.array(model.intercept_[0], np.float32),
    }


def _grown(
    table: NDArray[np.float32], answers: NDArray[np.bool_], weights: NDArray[np.float64]
) -> Arrays:
    data = lightgbm.Dataset(table, answers.astype(np.float64), weight=weights)
    dump = lightgbm.train(_GROWING, data, _TREES).dump_model()
    tested, limits, leaves = [], [], []
    for tree in dump["tree_info"]:
        tests: list[tuple[int, float]] = []
        order: dict[int, int] = {}
        _collect(tree["tree_structure"], tests, order)
        padded = tests + [(0, np.inf)] * (TESTS - len(tests))
        tested += [feature for feature, _ in padded]
        limits += [limit for _, limit in padded]
        leaves.append(
            [
                _leaf(
                    tree["tree_structure"],
                    order,
                    [bool(n >> (TESTS - 1 - t) & 1) for t in range(TESTS)],
                )
                for n in range(2**TESTS)
            ]
        )
    return {
        "tested": np.array(tested, np.int16),
        "limits": np.array(limits, np.float64),
        "leaves": np.array(leaves, np.float32),
    }


def _collect(node: dict[str, Any], tests: list[tuple[int, float]], order: dict[int, int]) -> None:
    if "split_index" not in node:
        return
    order[node["split_index"]] = len(tests)
    tests.append((int(node["split_feature"]), float(node["threshold"])))
    _collect(node["left_child"], tests, order)
    _collect(node["right_child"], tests, order)


def _leaf(node: dict[str, Any], order: dict[int, int], holds: Sequence[bool]) -> float:
    """The value that the tree gives where its tests hold or not; a `<=` that holds goes left."""
    while "split_index" in node:
        held = holds[order[node["split_index"]]]
        node = node["left_child"] if held else node["right_child"]
    return float(node["leaf_value"])

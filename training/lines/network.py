"""Fitting a network of one hidden layer: Adam, dropout, decoupled weight decay, fixed seeds.

Small, because ninety pages are few: what helps here is dropout, an average of several seeds, and
weights by page, not more units. One thread of NumPy fits it in seconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.clean.flat.model import Network, Scale

Array = NDArray[np.floating[Any]]
_UNITS = 16
_DROPOUT = 0.3
_RATE = 2e-3
_WARM = 0.1
"""The share of the steps in which the rate of learning rises."""
_DECAY = 1e-2
_EPOCHS = 10
_BATCH = 256
_FLOOR = 1e-2
"""Added to a feature's spread, so that one that never varies does no harm."""


class Data(NamedTuple):
    """Lines to learn from, a row each."""

    inputs: Array
    answers: NDArray[np.bool_]
    weights: Array


def scale_of(table: Array) -> Scale:
    """The scale on which the columns have mean 0 and deviation 1."""
    factor = 1 / (table.std(axis=0) + _FLOOR)
    return Scale(table.mean(axis=0).astype(np.float32), factor.astype(np.float32))


def fit(data: Data, seeds: Sequence[int]) -> Network:
    """The mean of networks that are fitted with each of the seeds, as one wide network."""
    inputs = data.inputs.astype(np.float32)
    answers = data.answers.astype(np.float32)
    weights = (data.weights / data.weights.mean()).astype(np.float32)
    found = [_fit_one(inputs, answers, weights, seed) for seed in seeds]
    return Network(
        hidden=np.hstack([each[0] for each in found]),
        hidden_bias=np.concatenate([each[1] for each in found]),
        out=np.concatenate([each[2][:, 0] for each in found]) / len(found),
        out_bias=float(sum(float(each[3][0]) for each in found) / len(found)),
    )


def _fit_one(inputs: Array, answers: Array, weights: Array, seed: int) -> list[Array]:
    random = np.random.default_rng(seed)
    rows, width = inputs.shape
    values: list[Array] = [
        (random.standard_normal((width, _UNITS)) / np.sqrt(width)).astype(np.float32),
        np.zeros(_UNITS, np.float32),
        (random.standard_normal((_UNITS, 1)) / np.sqrt(_UNITS)).astype(np.float32),
        np.zeros(1, np.float32),
    ]
    means = [np.zeros_like(value) for value in values]
    squares = [np.zeros_like(value) for value in values]
    steps = _EPOCHS * -(-rows // _BATCH)
    step = 0
    for _ in range(_EPOCHS):
        order = random.permutation(rows)
        for start in range(0, rows, _BATCH):
            batch = order[start : start + _BATCH]
            step += 1
            drop = random.random((len(batch), _UNITS), dtype=np.float32) > _DROPOUT
            slopes = _slopes(values, inputs[batch], answers[batch], weights[batch], drop)
            rate = (
                _RATE
                * min(1.0, step / (_WARM * steps))
                * min(1.0, (1 - step / steps) / (1 - _WARM))
            )
            for number, slope in enumerate(slopes):
                means[number] += 0.1 * (slope - means[number])
                squares[number] += 0.01 * (slope * slope - squares[number])
                change = (means[number] / (1 - 0.9**step)) / (
                    np.sqrt(squares[number] / (1 - 0.99**step)) + 1e-8
                )
                if number in {0, 2}:
                    change = change + _DECAY * values[number]
                values[number] = (values[number] - rate * change).astype(np.float32)
    return values


def _slopes(
    values: list[Array], inputs: Array, answers: Array, weights: Array, drop: NDArray[np.bool_]
) -> list[Array]:
    """The slopes of the weighted logistic loss over the four arrays of the network."""
    hidden, hidden_bias, out, out_bias = values
    before = inputs @ hidden + hidden_bias
    kept = drop * np.float32(1 / (1 - _DROPOUT))
    active = np.maximum(before, 0) * kept
    odds = np.clip((active @ out + out_bias)[:, 0], -30, 30)
    error = ((1 / (1 + np.exp(-odds)) - answers) * weights / len(answers))[:, None]
    back = (error @ out.T) * (before > 0) * kept
    return [inputs.T @ back, back.sum(axis=0), active.T @ error, error.sum(axis=0)]

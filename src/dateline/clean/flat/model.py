"""How likely each line of a flattened page is its article's, by a small learned model.

Two networks of one hidden layer, the second looking at what the first thinks of the whole page
(stacked sequential learning: Cohen & Carvalho 2005). `training/lines` makes their weights.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.clean.flat.counts import Row, Table
from dateline.clean.flat.features import OWN, Features, page_features
from dateline.clean.flat.lines import Line
from dateline.clean.flat.order import (
    Runs,
    best_stretch,
    counted_since,
    counted_until,
    nearness,
    window_means,
)
from dateline.clean.flat.place import PLACE

WEIGHTS = "flat_lines.npz"
NEIGHBOURS = 2
"""Lines above and below that the first network sees."""
_SEEN = 4
"""Lines above and below whose first scores the second network sees."""
_WIDTHS = (1, 3, 6, 12)
_MOST_SCORE = 6.0
_MOST_WORDS = 60.0
_CLIP = 4.0
"""Standard deviations beyond which a feature says no more."""
_ONE_THREAD = 2**18
"""Multiplications up to which OpenBLAS stays on one thread. Pages are spread over processes, and
threads that wait for each other cost more than such products take."""
THOUGHT = (
    *(f"score_{place:+d}" for place in range(-_SEEN, _SEEN + 1)),
    *(f"{name}_{width}" for width in _WIDTHS for name in ("told", "likely")),
    "share_before", "share_after", "words_before", "words_after", "in_likely", "from_likely",
    "to_likely", "in_wordy", "from_wordy", "to_wordy", "shared", "shared_often", "best",
    "page_words", "share", "since_sure", "until_sure", "labels_since", "sections_since",
    "labels_until", "sections_until",
    *(f"{run}_{name}" for run in ("run", "part") for name in ("score", "first", "best", "told")),
)  # fmt: skip
"""What the second network sees of the first one's scores; it sees the line and its place too."""


class Scale(NamedTuple):
    """Puts features on one scale: in standard deviations from the mean of each."""

    mean: Row
    factor: Row

    def apply(self, table: Table) -> Table:
        """The table on that scale, what lies far out cut off."""
        scaled: Table = (table - self.mean) * self.factor
        return np.clip(scaled, -_CLIP, _CLIP, out=scaled)


class Network(NamedTuple):
    """One hidden layer of rectified units."""

    hidden: Table
    hidden_bias: Row
    out: Row
    out_bias: float

    def scores(self, parts: Sequence[Table]) -> Row:
        """The logarithm of the odds of each row; `parts` are the inputs side by side."""
        active = np.empty((len(parts[0]), len(self.out)), np.float32)
        active[:] = self.hidden_bias
        at = 0
        for part in parts:
            weights = self.hidden[at : at + part.shape[1]]
            at += part.shape[1]
            rows = max(1, _ONE_THREAD // weights.size)
            for start in range(0, len(part), rows):
                active[start : start + rows] += part[start : start + rows] @ weights
        np.maximum(active, 0, out=active)
        found: Row = active @ self.out
        return found + np.float32(self.out_bias)


class Model(NamedTuple):
    """The two networks, and the scales of what they see."""

    own: Scale
    place: Scale
    thought: Scale
    first: Network
    second: Network


def names_hash() -> str:
    """A hash of the features' names and order, which the weights are made for."""
    names = "\n".join(("own", *OWN, "place", *PLACE, "thought", *THOUGHT, str(NEIGHBOURS)))
    return hashlib.sha256(names.encode()).hexdigest()[:16]


@cache
def model() -> Model:
    """The shipped weights; raises `ValueError` where they are for other features."""
    file = resources.files("dateline.clean").joinpath("weights", WEIGHTS)
    with file.open("rb") as stream, np.load(stream, allow_pickle=False) as arrays:
        if str(arrays["names"]) != names_hash():
            raise ValueError(
                f"{WEIGHTS} was made for other features: run `python -m training.lines`"
            )
        own, place, thought = (
            Scale(arrays[f"{name}_mean"], arrays[f"{name}_factor"])
            for name in ("own", "place", "thought")
        )
        first, second = (
            Network(
                arrays[f"{name}_hidden"],
                arrays[f"{name}_hidden_bias"],
                arrays[f"{name}_out"],
                float(arrays[f"{name}_out_bias"]),
            )
            for name in ("first", "second")
        )
        return Model(own, place, thought, first, second)


def line_scores(lines: Sequence[Line]) -> Row:
    """For each line the logarithm of the odds that it is the article's; positive where it is."""
    if not lines:
        return np.zeros(0, np.float32)
    return model_scores(model(), page_features(lines))


def model_scores(networks: Model, features: Features) -> Row:
    """The scores of a page's lines by a model."""
    own, place = networks.own.apply(features.own), networks.place.apply(features.place)
    first = networks.first.scores(first_inputs(own, place))
    thought = networks.thought.apply(thoughts(features, first))
    return networks.second.scores((thought, own, place))


def first_inputs(own: Table, place: Table) -> list[Table]:
    """What the first network sees of each line: the line, its neighbours and its place."""
    size, width = own.shape
    padded = np.zeros((size + 2 * NEIGHBOURS, width), np.float32)
    padded[NEIGHBOURS : NEIGHBOURS + size] = own
    return [*(padded[shift : shift + size] for shift in range(2 * NEIGHBOURS + 1)), place]


def thoughts(features: Features, first: Row) -> Table:
    """What the second network sees of the first one's scores: a column for each of `THOUGHT`."""
    size = len(first)
    score = np.clip(first, -_MOST_SCORE, _MOST_SCORE).astype(np.float32)
    likely = 1 / (1 + np.exp(-score))
    words = np.minimum(features.words, _MOST_WORDS)
    told = words * likely
    whole = max(float(told.sum()), 1.0)
    before = told.cumsum() - told
    after = np.maximum(whole - before - told, 0)
    sure = likely > 0.5
    lines = np.arange(size, dtype=np.float32)
    start, end = best_stretch(np.sqrt(words) * score)
    first_wordy, last_wordy = best_stretch(words * (likely - np.float32(0.35)))
    near = nearness(sure[:, None])
    marks = np.stack([sure, sure], axis=1)
    furniture = np.stack([features.labelled, features.section], axis=1)
    padded = np.zeros(size + 2 * _SEEN, np.float32)
    padded[_SEEN : _SEEN + size] = score
    flowing = np.stack([told / 10, likely], axis=1)
    columns: list[NDArray[Any] | float] = [
        before / whole,
        after / whole,
        np.log1p(before),
        np.log1p(after),
        (lines >= start) & (lines < end),
        np.clip((lines - start) / 8, -3, 3),
        np.clip((end - lines) / 8, -3, 3),
        (lines >= first_wordy) & (lines < last_wordy),
        np.clip((lines - first_wordy) / 8, -3, 3),
        np.clip((last_wordy - lines) / 8, -3, 3),
        *_shared(features, likely, told),
        float(likely.max()),
        float(np.log1p(whole)),
        told / whole,
    ]
    single = np.empty((size, len(columns)), np.float32)
    for number, column in enumerate(columns):
        single[:, number] = column
    parts = [
        np.stack([padded[shift : shift + size] for shift in range(2 * _SEEN + 1)], axis=1),
        *window_means(flowing, _WIDTHS),
        single,
        near.above,
        near.below,
        counted_since(marks, furniture),
        counted_until(marks, furniture),
        *_run_scores(features, score, likely, told),
    ]
    return np.hstack(parts, dtype=np.float32, casting="unsafe")


def _run_scores(features: Features, score: Row, likely: Row, told: Row) -> list[Table]:
    """What the first network thinks of the runs that each line stands in."""
    prose = features.own[:, OWN.index("prose")] > 0
    weight = np.sqrt(np.maximum(features.words, 1))
    inside = np.stack([score * weight, weight, likely > 0.5, told], axis=1)
    found = []
    for breaks in (features.section, features.labelled):
        runs = Runs.between(prose | breaks)
        means = runs.mean(inside)
        means[:, 0] /= means[:, 1]
        means[:, 1] = score[runs.heads]
        means[:, 3] = np.log1p(means[:, 3])
        found.append(runs.spread(means))
    return found


def _shared(features: Features, likely: Row, told: Row) -> tuple[Row, Row]:
    """How much of what a line is about the likely lines are about too, once and often."""
    owner, topic = features.counts.owner, features.counts.topic
    size = len(likely)
    if not len(owner):
        return np.zeros(size, np.float32), np.zeros(size, np.float32)
    # A topic counts once for each likely line that has it, however long the line is.
    weight = told / np.maximum(np.minimum(features.words, _MOST_WORDS), 1)
    elsewhere = np.bincount(topic, weight[owner], minlength=features.counts.topics)[topic]
    elsewhere = np.maximum(elsewhere - weight[owner], 0)
    each = np.maximum(np.bincount(owner, minlength=size), 1)
    once = np.bincount(owner, np.minimum(elsewhere, 1), minlength=size) / each
    often = np.bincount(owner, np.minimum(elsewhere, 5), minlength=size) / each
    return once.astype(np.float32), often.astype(np.float32)

"""From pages to the two networks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from threadpoolctl import threadpool_limits

from dateline.clean.flat.blocks import mark_blocks
from dateline.clean.flat.counts import Row, Table
from dateline.clean.flat.features import Features, page_features
from dateline.clean.flat.model import Model, Network, first_inputs, thoughts
from training.lines.data import Sample
from training.lines.network import Data, fit, scale_of

_FIRST_SEEDS = (0, 1, 2, 3)
_SECOND_SEEDS = (100, 101, 102, 103)
_BLIND_PARTS = 4
"""Parts of the pages, of which each is scored by a network that learned from the others."""
_MOST_WORDS = 60
_NEAR = 12
"""Lines around an article that are all learned from."""
_FAR = 0.25
"""The share of the other lines that are: most of them are menus, and plain."""


class Seen(NamedTuple):
    """A sample with its features, and which of its lines are learned from."""

    sample: Sample
    features: Features
    weights: Row
    chosen: np.ndarray[tuple[int], np.dtype[np.bool_]]


def see(samples: Sequence[Sample], seed: int = 5) -> list[Seen]:
    """The samples with what is learned from them; those without lines are left out."""
    random = np.random.default_rng(seed)
    seen = []
    for plain in samples:
        if not plain.lines:
            continue
        sample = plain._replace(lines=mark_blocks(plain.lines))
        features = page_features(sample.lines)
        weights = np.sqrt(np.clip(features.words, 1, _MOST_WORDS))
        chosen = random.random(len(sample.lines)) < _FAR
        for at in np.flatnonzero(sample.answers):
            chosen[max(0, at - _NEAR) : at + _NEAR + 1] = True
        # A page counts by the root of its length: a long one says more than a short one, but
        # figures are means over pages.
        seen.append(Seen(sample, features, weights / np.sqrt(weights.sum()), chosen))
    return seen


def train(seen: Sequence[Seen], fold: dict[str, int], without: int | None = None) -> Model:
    """The networks learned from the pages that are not in the fold `without`.

    The second network learns from scores that the first gives to pages it has not seen, as those
    will be that it meets later.
    """
    used = [each for each in seen if fold[each.sample.domain] != without]
    # More threads than one make such small products slower, and sums depend on their number.
    with threadpool_limits(1):
        return _train(used, fold)


def _train(used: Sequence[Seen], fold: dict[str, int]) -> Model:
    own = scale_of(np.vstack([each.features.own[each.chosen] for each in used]))
    place = scale_of(np.vstack([each.features.place[each.chosen] for each in used]))
    lines = [(own.apply(each.features.own), place.apply(each.features.place)) for each in used]
    parts = sorted({fold[each.sample.domain] for each in used})
    part_of = {of: number % _BLIND_PARTS for number, of in enumerate(parts)}
    part = [part_of[fold[each.sample.domain]] for each in used]
    inputs = [first_inputs(*line) for line in lines]
    thought: list[Table] = [np.zeros(0)] * len(used)
    for blind in range(_BLIND_PARTS):
        known = [number for number in range(len(used)) if part[number] != blind]
        network = _fit(used, inputs, known, _FIRST_SEEDS[:1])
        for number in range(len(used)):
            if part[number] == blind:
                scores = network.scores(inputs[number])
                thought[number] = thoughts(used[number].features, scores)
    scale = scale_of(
        np.vstack([table[each.chosen] for each, table in zip(used, thought, strict=True)])
    )
    every = range(len(used))
    second = [[scale.apply(table), *line] for table, line in zip(thought, lines, strict=True)]
    return Model(
        own,
        place,
        scale,
        _fit(used, inputs, every, _FIRST_SEEDS),
        _fit(used, second, every, _SECOND_SEEDS),
    )


def _fit(
    seen: Sequence[Seen],
    inputs: Sequence[Sequence[Table]],
    which: Sequence[int],
    seeds: Sequence[int],
) -> Network:
    return fit(
        Data(
            np.vstack([np.hstack([part[seen[n].chosen] for part in inputs[n]]) for n in which]),
            np.concatenate([seen[n].sample.answers[seen[n].chosen] for n in which]),
            np.concatenate([seen[n].weights[seen[n].chosen] for n in which]),
        ),
        seeds,
    )

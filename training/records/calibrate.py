"""How often the tellings of a group are of one event, by the mean chance of its pairs.

Learnt from groups that were made by networks which had not seen their topic, and measured on folds
of topics that the curve was not fitted to. The groups are those of all articles and, since most
runs are smaller than the corpus, of draws of a half and a quarter of the articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from benchmarks import calibration
from dateline.records.alike import Network
from dateline.records.confidence import log_odds
from dateline.records.grouping import grouped_within
from dateline.records.told import Told
from training.records.data import FOLDS, Data

_DRAWS, _PARTS = 8, (2, 4)
"""How many times the articles are divided, and how large a part is taken: a half, a quarter."""
_ROUNDS = 30

Curve = NDArray[np.float64]
"""(2,) a logistic curve: its log odds where the chance is a half, and how fast they grow."""


@dataclass(frozen=True, slots=True)
class Grouped:
    """A group of two tellings or more whose events are known."""

    fold: int
    """The fold that its topic is in."""
    chance: float
    """The mean chance of its pairs."""
    right: float
    """The share of its known tellings that are of the event that most of them are of."""
    whole: bool
    """It is of all articles, not of a draw of them."""


def groups(data: Data, told: Sequence[Told], networks: Sequence[Network]) -> list[Grouped]:
    """The groups of all articles, then of the draws; `networks` has one for each fold.

    Each fold's network has not learnt from the fold.
    """
    found = list(_groups(data, told, networks, whole=True))
    for part in _PARTS:
        for draw in range(_DRAWS):
            kept = [one for one in told if crc32(f"{draw} {one.reading.id}".encode()) % part == 0]
            found += _groups(data, kept, networks, whole=False)
    return found


def _groups(
    data: Data, told: Sequence[Told], networks: Sequence[Network], *, whole: bool
) -> Iterator[Grouped]:
    stories: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        stories[one.story].append(one)
    for _, some in sorted(stories.items()):
        fold = data.fold(some[0].reading.id)
        within = grouped_within(some, networks[fold])
        events: dict[int, list[str]] = defaultdict(list)
        for one, first in zip(some, within.top, strict=True):
            event = data.own.get((one.reading.id, one.event.span))
            if event is not None:
                events[first].append(event)
        for first, known in events.items():
            if len(known) > 1:
                yield Grouped(fold, within.chance[first], calibration.belonging(known), whole)


def fit(some: Sequence[Grouped]) -> Curve:
    """The likeliest logistic curve over the log odds of the chances, by Newton's method."""
    table = np.array([[1.0, log_odds(one.chance)] for one in some])
    right = np.array([one.right for one in some])
    curve = np.zeros(2)
    for _ in range(_ROUNDS):
        said = 1 / (1 + np.exp(-table @ curve))
        slopes = (table * (said * (1 - said))[:, None]).T @ table
        curve = curve + np.linalg.solve(slopes, table.T @ (right - said))
    return curve


def unseen(some: Sequence[Grouped]) -> list[float]:
    """For each group what a curve states that was fitted to the other folds."""
    curves = [fit([one for one in some if one.fold != fold]) for fold in range(FOLDS)]
    return [
        float(1 / (1 + np.exp(-curves[one.fold] @ [1.0, log_odds(one.chance)]))) for one in some
    ]


def figures(some: Sequence[Grouped]) -> tuple[dict[str, float], dict[str, dict[str, float]]]:
    """The expected error of what is stated of groups unseen, and how often it is right by bands."""
    stated, right = unseen(some), [one.right for one in some]
    whole = [n for n, one in enumerate(some) if one.whole]
    error = calibration.expected_error
    errors = {
        "ece": error(stated, right),
        "ece_all_articles": error([stated[n] for n in whole], [right[n] for n in whole]),
        "ece_uncalibrated": error([one.chance for one in some], right),
        "groups": len(some),
        "groups_all_articles": len(whole),
    }
    return errors, calibration.by_band(stated, right)

"""How sure a record is: that it was read right, and that its tellings are of one event.

Whether it was read right is worked out from its tellings' own confidences. Whether a telling of it,
picked at random, is of the record's event, that of most of its tellings, comes from the chances by
which they were grouped; a logistic curve sets these right (Platt 1999), which `training/records`
fits to groups of words whose events are known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from math import exp, fsum, log, prod

from dateline.records.alike import packaged
from dateline.records.told import Told

CURVE = "curve"
"""The packaged array of the curve: what it is at even odds, and how steep."""
_JOINED = 0.5
"""The chance that groups are one event which the network kept apart, as of two stories or because
they contradict each other. No corpus has such joins enough to learn it from: in the sets of
`benchmarks/disagreements.yaml` most are right; in ECB+, where nothing is disputed, none is."""
_FARTHEST = 0.99
_SUREST = 0.99

Part = tuple[int, float]
"""The group that a telling was put into within its story, and the mean chance of its pairs."""


def confidence(members: Iterable[tuple[Told, str]], belongs: float) -> float:
    """The chance that the event was read right somewhere, and that a telling of it belongs.

    `members` are tellings with their origins. Origins are taken for independent of each other, the
    tellings of one for a single chance, that of the surest. `belongs` is the chance that a telling
    which was read right is of the record's event.
    """
    surest: dict[str, float] = {}
    for told, origin in members:
        surest[origin] = max(surest.get(origin, 0.0), told.event.confidence)
    wrong = prod(1 - min(1.0, max(0.0, value)) for _, value in sorted(surest.items()))
    return round(min(_SUREST, 1 - wrong) * belongs, 3)


def belonging(parts: Sequence[Part]) -> float:
    """The chance that a telling picked at random is of the event that most tellings are of.

    `parts` has an entry for each telling. What is joined of several groups is one event, or only
    the largest belongs.
    """
    sizes = Counter(group for group, _ in parts)
    chances = dict(parts)
    belong = [
        size * (calibrated(chances[group]) if size > 1 else 1.0) for group, size in sizes.items()
    ]
    joined = _JOINED if len(belong) > 1 else 1.0
    sure = joined * fsum(belong) + (1 - joined) * max(belong)
    return round(sure / len(parts), 3)


def calibrated(chance: float) -> float:
    """The share of a group's tellings that are of one event, where its pairs' mean chance is this.

    It never falls as the chance grows.
    """
    middle, slope = _curve()
    return 1 / (1 + exp(-middle - slope * log_odds(chance)))


def log_odds(chance: float) -> float:
    """The logarithm of the odds, cut off at 99 to 1."""
    kept = min(_FARTHEST, max(1 - _FARTHEST, chance))
    return log(kept / (1 - kept))


@cache
def _curve() -> tuple[float, float]:
    middle, slope = packaged(CURVE).tolist()
    return middle, slope

"""Whether a chance that is stated comes true as often as it says."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from statistics import fmean

import numpy as np

from dateline.model import EventRecord, Span

BINS = 10
"""As many bins, of as many items each as can be."""


def expected_error(stated: Sequence[float], right: Sequence[float]) -> float:
    """The expected calibration error (Naeini et al. 2015) over bins of equal size.

    The mean distance, over all items, of what is stated in their bin from the share that is right.
    """
    bins = reliability(stated, right)
    return sum(count * abs(said - true) for count, said, true in bins) / max(1, len(stated))


def reliability(stated: Sequence[float], right: Sequence[float]) -> list[tuple[int, float, float]]:
    """For each bin, the least sure first: its items, what is stated on average, the share right."""
    order = np.argsort(np.asarray(stated), kind="stable")
    return [
        (len(some), fmean(stated[n] for n in some), fmean(right[n] for n in some))
        for some in np.array_split(order, BINS)
        if len(some)
    ]


def belonging(events: Sequence[str]) -> float:
    """The share of a record's mentions that tell of the event that most of them tell of."""
    return max(Counter(events).values()) / len(events)


def of_records(
    own: Mapping[tuple[str, Span], str], records: Sequence[EventRecord]
) -> tuple[list[float], list[float]]:
    """What records state, and the share of their mentions that belongs.

    Of the records of two mentions or more whose event is known by `own`.
    """
    stated, right = [], []
    for record in records:
        known = [own[p] for m in record.mentions if (p := (m.doc, m.span)) in own]
        if len(known) > 1:
            stated.append(record.merge_confidence)
            right.append(belonging(known))
    return stated, right


def by_band(stated: Sequence[float], right: Sequence[float]) -> dict[str, dict[str, float]]:
    """For each tenth from 0 to 1 how many state such a chance, its mean, the share right."""
    bands: dict[int, list[int]] = defaultdict(list)
    for n, chance in enumerate(stated):
        bands[min(BINS - 1, int(chance * BINS))].append(n)
    return {
        f"{band / BINS} to {(band + 1) / BINS}": {
            "groups": len(some),
            "stated": fmean(stated[n] for n in some),
            "right": fmean(right[n] for n in some),
        }
        for band, some in sorted(bands.items())
    }

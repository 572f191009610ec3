"""Which texts hold a key: an inverted index that grows as texts come and stays small.

Entries are kept as sorted runs of numbers, and runs of like size are merged (the logarithmic method
of Bentley and Saxe, 1980): eight bytes an entry, and as many searches a key as there are runs.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from dateline.stories.prints import Keys

_LISTED = 40
"""Texts that are given for one key in one run, the earliest: what more hold is a commonplace, or a
text that the earliest had already."""

_LARGEST = 1 << 22
"""Entries from which a run is left as it is: merging greater ones would keep a desk waiting."""

_Entries = npt.NDArray[np.uint64]
_Places = npt.NDArray[np.int64]


class Postings:
    """Texts by their keys; texts are numbered in the order in which they are added."""

    def __init__(self) -> None:
        self._runs: list[_Entries] = []

    def add(self, number: int, keys: Keys) -> None:
        """Put in one text, whose number is higher than all before."""
        run = np.unique(keys.astype(np.uint64) << np.uint64(32) | np.uint64(number))
        while self._runs and len(self._runs[-1]) <= min(2 * len(run), _LARGEST):
            run = np.concatenate((self._runs.pop(), run))
            # Two sorted runs, which a merge sort knows to merge.
            run.sort(kind="stable")
        if len(run):
            self._runs.append(run)

    def holding(self, keys: Keys) -> tuple[_Places, _Places, _Places]:
        """Every pair of a key and a text: (place in `keys`, text's number); and each key's count.

        The count is of all texts that hold the key; of these only the earliest are paired.
        """
        # In rising order: the searches then go from place to place in the run, not to and fro.
        order = np.argsort(keys)
        low = keys[order].astype(np.uint64) << np.uint64(32)
        counts = np.zeros(len(keys), dtype=np.int64)
        places: list[_Places] = []
        texts: list[_Places] = []
        for run in self._runs:
            first = run.searchsorted(low)
            held = run.take(first, mode="clip") >> np.uint64(32) == low >> np.uint64(32)
            if not held.any():
                continue
            behind = first.copy()
            behind[held] = run.searchsorted(low[held] | np.uint64(0xFFFFFFFF), side="right")
            found = behind - first
            counts[order] += found
            listed = np.minimum(found, _LISTED)
            place = np.repeat(np.arange(len(keys)), listed)
            step = np.arange(len(place)) - np.repeat(np.cumsum(listed) - listed, listed)
            places.append(order[place])
            texts.append((run[first[place] + step] & np.uint64(0xFFFFFFFF)).astype(np.int64))
        if not places:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64), counts
        return np.concatenate(places), np.concatenate(texts), counts

    @property
    def nbytes(self) -> int:
        """Bytes that the entries take."""
        return sum(run.nbytes for run in self._runs)

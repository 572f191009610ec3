"""Average linkage over the pairs that are alike at all.

Agglomerative clustering by the mean similarity of two clusters' members (UPGMA; Sokal and Michener
1958), on a sparse graph: pairs that are not given count as zero. Memory grows with the number of
pairs, never with the square of the number of items.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable


def average_linkage(
    count: int, pairs: Iterable[tuple[int, int, float]], threshold: float, most: int | None = None
) -> list[int]:
    """For each of `count` items the smallest item of its cluster.

    `pairs` are (item, item, similarity), each pair once. Clusters are joined from the most alike
    down, while their mean similarity reaches `threshold`; ties go to the smaller items.

    Where each item was compared with no more than `most` of those behind it, a group of more is not
    held to the pairs that were never compared: its mean is taken over as many as could be.
    """
    groups = _Groups(count, count if most is None else most, threshold)
    for a, b, similarity in pairs:
        groups.sums[a][b] = groups.sums[b][a] = similarity
    heap = [entry for item in list(groups.sums) if (entry := groups.closest(item))]
    heapq.heapify(heap)
    while heap:
        _, a, b, of, made = heapq.heappop(heap)
        if groups.joined_to[of] != of or groups.version[of] != made:
            continue
        if groups.joined_to[a] == a and groups.joined_to[b] == b and groups.known(a, b, of):
            groups.join(a, b)
            of = a
        # What was closest is gone or has grown, or this group has: look again.
        if entry := groups.closest(of):
            heapq.heappush(heap, entry)
    return [_top(groups.joined_to, item) for item in range(count)]


Entry = tuple[float, int, int, int, int]
"""A pair of groups, the closest first: minus their mean, the smaller, the larger, the one whose
closest the other is, and that one's version."""


class _Groups:
    """The clusters so far, each under its smallest item."""

    def __init__(self, count: int, most: int, threshold: float) -> None:
        self.sums: dict[int, dict[int, float]] = defaultdict(dict)
        """For each pair of clusters the sum of their members' similarities."""
        self.joined_to = list(range(count))
        self.version = [0] * count
        """How often each has been joined with another."""
        self._seen: dict[int, tuple[int, int]] = {}
        self._size = [1] * count
        self._most = most
        self._threshold = threshold

    def closest(self, of: int) -> Entry | None:
        """The pair of a cluster with the one closest to it; none where that is too far."""
        size, most, own = self._size, self._most, self._size[of]
        best, found = self._threshold, -1
        for other, total in self.sums[of].items():
            small, large = (own, size[other]) if own < size[other] else (size[other], own)
            mean = total / (small * (large if large < most else most))
            if mean > best or (mean == best and (found < 0 or other < found)):
                best, found = mean, other
        if found < 0:
            return None
        self._seen[of] = (found, self.version[found])
        return (-best, min(of, found), max(of, found), of, self.version[of])

    def known(self, a: int, b: int, of: int) -> bool:
        """Whether the other of the two is as it was when it was found closest."""
        other = b if of == a else a
        return self._seen[of] == (other, self.version[other])

    def join(self, a: int, b: int) -> None:
        """Put cluster `b` into `a`, which has the smaller first item."""
        self.joined_to[b] = a
        self._size[a] += self._size[b]
        self.version[a] += 1
        mine = self.sums[a]
        mine.pop(b)
        for other, total in self.sums.pop(b).items():
            if other != a:
                mine[other] = mine.get(other, 0.0) + total
                row = self.sums[other]
                row.pop(b)
                row[a] = mine[other]


def _top(joined_to: list[int], item: int) -> int:
    while joined_to[item] != item:
        item = joined_to[item]
    return item

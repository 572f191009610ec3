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
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    for a, b, similarity in pairs:
        sums[a][b] = sums[b][a] = similarity
    size = [1] * count
    joined_to = list(range(count))
    heap = [(-s, a, b, 1, 1) for a, row in sums.items() for b, s in row.items() if a < b]
    heap = [entry for entry in heap if -entry[0] >= threshold]
    heapq.heapify(heap)
    while heap:
        _, a, b, size_a, size_b = heapq.heappop(heap)
        # An entry made before either side grew or went is out of date.
        if joined_to[a] != a or joined_to[b] != b or (size[a], size[b]) != (size_a, size_b):
            continue
        joined_to[b] = a
        size[a] += size[b]
        sums[a].pop(b)
        for other, total in sums.pop(b).items():
            if other != a:
                sums[a][other] = sums[a].get(other, 0.0) + total
                sums[other].pop(b)
                sums[other][a] = sums[a][other]
        for other, total in sums[a].items():
            small, large = sorted((size[a], size[other]))
            mean = total / (small * (large if most is None else min(large, most)))
            if mean >= threshold:
                low, high = min(a, other), max(a, other)
                heapq.heappush(heap, (-mean, low, high, size[low], size[high]))
    return [_top(joined_to, item) for item in range(count)]


def _top(joined_to: list[int], item: int) -> int:
    while joined_to[item] != item:
        item = joined_to[item]
    return item

"""Average linkage on a sparse graph."""

import random

from hypothesis import given
from hypothesis import strategies as st

from dateline.linkage import average_linkage


def test_pairs_join_from_the_most_alike_down() -> None:
    assert average_linkage(4, [(0, 1, 0.9), (2, 3, 0.8), (1, 2, 0.3)], 0.25) == [0, 0, 2, 2]


def test_a_missing_pair_counts_as_nothing_alike() -> None:
    # 0-1 join; item 2 is 0.5 to one of them and nothing to the other: 0.25 on average.
    assert average_linkage(3, [(0, 1, 0.9), (1, 2, 0.5)], 0.25) == [0, 0, 0]
    assert average_linkage(3, [(0, 1, 0.9), (1, 2, 0.5)], 0.26) == [0, 0, 2]


def test_ties_go_to_the_smaller_items() -> None:
    assert average_linkage(3, [(0, 1, 0.5), (1, 2, 0.5)], 0.4) == [0, 0, 2]


SIZE = 7
GRAPHS = st.dictionaries(
    st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)).filter(lambda p: p[0] < p[1]),
    st.sampled_from([0.1, 0.2, 0.3, 0.4, 0.5]),
)


def by_the_book(edges: dict[tuple[int, int], float], threshold: float) -> list[set[int]]:
    """The definition, with every mean worked out anew."""
    clusters = [{n} for n in range(SIZE)]

    def mean(a: set[int], b: set[int]) -> float:
        total = sum(edges.get((min(x, y), max(x, y)), 0.0) for x in a for y in b)
        return round(total / (len(a) * len(b)), 9)

    while len(clusters) > 1:
        best = max(
            ((mean(a, b), -min(a), -min(b)), a, b) for a in clusters for b in clusters
            if min(a) < min(b)
        )  # fmt: skip
        if best[0][0] < threshold:
            break
        clusters = [c for c in clusters if c not in (best[1], best[2])] + [best[1] | best[2]]
    return sorted(clusters, key=min)


@given(GRAPHS, st.randoms(use_true_random=False))
def test_it_is_the_textbooks_average_linkage(
    edges: dict[tuple[int, int], float], chance: random.Random
) -> None:
    # Small irregularities, so that no two means tie and rounding decides nothing.
    uneven = {pair: s + 1e-4 * (7 * pair[0] + pair[1] ** 2) for pair, s in sorted(edges.items())}
    pairs = [(a, b, s) for (a, b), s in uneven.items()]
    tops = average_linkage(SIZE, chance.sample(pairs, len(pairs)), 0.2)
    found = [{n for n in range(SIZE) if tops[n] == top} for top in sorted(set(tops))]
    assert found == by_the_book(uneven, 0.2)

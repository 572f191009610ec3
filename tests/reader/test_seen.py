"""Tags to stretches of word pieces."""

import numpy as np
import pytest

from dateline.reader.seen import likeliest, runs


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        ([], []),
        ([0, 1, 2, 2, 0], [(1, 4)]),
        ([1, 1, 2], [(0, 1), (1, 3)]),
        ([2, 2, 0, 2], [(0, 2), (3, 4)]),
    ],
)
def test_runs(tags: list[int], found: list[tuple[int, int]]) -> None:
    assert runs(np.array(tags, np.int64)) == found


def scores(*rows: tuple[float, float, float]) -> np.ndarray:
    return np.log(np.array(rows, np.float32))[:, None, :]


OUT, BEGIN, INSIDE, DOUBT = (0.9, 0.05, 0.05), (0.05, 0.9, 0.05), (0.05, 0.05, 0.9), (0.5, 0.1, 0.4)


def test_nothing_is_inside_that_has_not_begun() -> None:
    assert likeliest(scores(OUT, INSIDE, INSIDE), [0.0])[:, 0].tolist() == [0, 1, 2]


def test_a_doubtful_piece_goes_with_its_neighbours() -> None:
    path = scores(BEGIN, INSIDE, DOUBT, INSIDE, OUT)
    assert likeliest(path, [1.0])[:, 0].tolist() == [1, 2, 2, 2, 0]


def test_layers_are_tagged_apart() -> None:
    both = np.concatenate([scores(BEGIN, INSIDE), scores(OUT, OUT)], axis=1)
    assert likeliest(both, [1.0, 1.0]).tolist() == [[1, 0], [2, 0]]

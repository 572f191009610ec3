"""Tags to stretches of word pieces."""

import numpy as np
import pytest

from dateline.reader.seen import Seen, likeliest, runs, widened


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


def pieces(text: str, *cuts: int) -> Seen:
    """A text whose word pieces end at `cuts`, spaces left out."""
    starts = [0, *(cut + (text[cut : cut + 1] == " ") for cut in cuts[:-1])]
    spans = np.array(list(zip(starts, cuts, strict=True)), np.int64)
    return Seen(spans, np.zeros(len(cuts), np.int64), np.zeros((len(cuts), 1), np.float32))


@pytest.mark.parametrize(
    ("text", "cuts", "found", "whole"),
    [
        ("tanker KOTI left", (6, 9, 11, 16), [(2, 3)], ["KOTI"]),
        ("tanker KOTI left", (6, 9, 11, 16), [(1, 2)], ["KOTI"]),
        ("tanker KOTI left", (6, 9, 11, 16), [(0, 1), (3, 4)], ["tanker", "left"]),
        ("the Superbowl", (3, 9, 13), [(0, 2), (2, 3)], ["the Superbowl"]),
        ("Panama-flagged", (6, 7, 14), [(0, 1)], ["Panama"]),
        ("中国外交部", (1, 2, 3, 4, 5), [(0, 2)], ["中国"]),
    ],
)
def test_no_word_is_cut(
    text: str, cuts: tuple[int, ...], found: list[tuple[int, int]], whole: list[str]
) -> None:
    seen = pieces(text, *cuts)
    assert [text[slice(*seen.chars(run))] for run in widened(text, seen, found)] == whole


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

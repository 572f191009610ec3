"""A text as the encoder saw it: its word pieces with their vectors, over all its windows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.model import Span
from dateline.reader.encoder import Model
from dateline.reader.windows import windows
from dateline.vocab.words import whole_words

Run = tuple[int, int]
"""First and last (exclusive) word piece of a stretch."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The word pieces of a text in order."""

    spans: NDArray[np.int64]
    """(pieces, 2) characters of the text."""
    sentence: NDArray[np.int64]
    """(pieces,) index of the sentence that each belongs to."""
    states: NDArray[np.float32]
    """(pieces, width) vectors."""

    def vector(self, run: Run) -> NDArray[np.float32]:
        """(width,) mean vector of a stretch."""
        if run[1] - run[0] == 1:
            only: NDArray[np.float32] = self.states[run[0]]
            return only
        mean: NDArray[np.float32] = self.states[run[0] : run[1]].mean(0)
        return mean

    def vectors(self, found: Sequence[Run]) -> NDArray[np.float32]:
        """(stretches, width) mean vectors."""
        return np.stack([self.vector(run) for run in found])

    def chars(self, run: Run) -> Span:
        """The characters that a stretch covers."""
        return (int(self.spans[run[0], 0]), int(self.spans[run[1] - 1, 1]))

    def stretch(self, span: Span) -> Run | None:
        """The pieces that characters `span` touch; None when they touch none."""
        first = int(np.searchsorted(self.spans[:, 1], span[0], "right"))
        last = int(np.searchsorted(self.spans[:, 0], span[1], "left"))
        return (first, last) if first < last else None

    def sentence_of(self, at: int) -> Run:
        """The pieces of the sentence that piece `at` stands in."""
        number = self.sentence[at]
        return (
            int(np.searchsorted(self.sentence, number, "left")),
            int(np.searchsorted(self.sentence, number, "right")),
        )


def see(model: Model, text: str, sentences: Sequence[Span]) -> Seen:
    """Read the sentences of a text with the encoder, each once."""
    found = windows(model.tokenizer, text, sentences)
    if not found:
        empty = np.zeros((0, 2), np.int64)
        return Seen(empty, empty[:, 0], np.zeros((0, 1), np.float32))
    return Seen(
        np.concatenate([window.spans for window in found]),
        np.concatenate([window.sentence for window in found]),
        np.concatenate([model.encode(one.ids, one.shapes)[1:-1] for one in found]),
    )


def runs(tags: NDArray[np.int64]) -> list[Run]:
    """The stretches of a sequence tagged 0 outside, 1 where one begins and 2 inside."""
    out: list[Run] = []
    start: int | None = None
    for at, tag in enumerate(tags.tolist()):
        if tag != 2 and start is not None:
            out.append((start, at))
            start = None
        if tag == 1 or (tag == 2 and start is None):
            start = at
    return out if start is None else [*out, (start, len(tags))]


def widened(text: str, seen: Seen, found: Sequence[Run]) -> list[Run]:
    """The stretches, in order, each up to where its words end; those that share a word are one.

    Rare names are several word pieces, of which a head may miss some.
    """
    out: list[Run] = []
    for run in found:
        first, last = seen.stretch(whole_words(text, seen.chars(run))) or run
        out.append((out.pop()[0] if out and out[-1][1] > first else first, last))
    return out


def likeliest(scores: NDArray[np.float32], turns: Sequence[float]) -> NDArray[np.int64]:
    """(pieces, layers) the likeliest tags of several layers by Viterbi's algorithm.

    `scores` is (pieces, layers, 3): outside, begins, inside. Nothing is inside that has not begun,
    and each opening or closing costs its layer's `turn`, so that a doubtful piece goes with its
    neighbours.
    """
    layers = [_path(scores[:, layer].tolist(), turn) for layer, turn in enumerate(turns)]
    return np.array(layers, np.int64).T


def _path(scores: Sequence[Sequence[float]], turn: float) -> list[int]:
    """The likeliest tags of one layer."""
    (outside, begins, _), *rest = scores
    inside = -1e4
    came: list[tuple[int, int, int]] = []
    for out, begin, within in rest:
        held, holder = (begins, 1) if begins >= inside else (inside, 2)
        stays, closes = outside, held - turn
        came.append((0 if stays >= closes else holder, 0 if stays >= held else holder, holder))
        outside = max(stays, closes) + out
        begins = max(stays, held) - turn + begin
        inside = held + within
    best = [outside, begins, inside]
    path = [best.index(max(best))]
    for step in reversed(came):
        path.append(step[path[-1]])
    return path[::-1]

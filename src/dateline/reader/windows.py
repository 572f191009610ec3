"""Sentences → windows: stretches of whole sentences that the encoder reads at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from dateline.model import Span

LONGEST = 254
"""Word pieces in a window, without the marks at both ends."""
_SHOUTING = 0.7
_FEWEST_LETTERS = 9


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a text in word pieces."""

    ids: NDArray[np.int64]
    """(pieces,) the vocabulary's numbers."""
    shapes: NDArray[np.int64]
    """(pieces,) 0 for lower case and marks, 1 with a capital first, 2 all capitals."""
    spans: NDArray[np.int64]
    """(pieces, 2) where each piece stands, in characters of the text."""
    sentence: NDArray[np.int64]
    """(pieces,) the sentence that each belongs to."""


def windows(
    tokenizer: Tokenizer, text: str, sentences: Sequence[Span], longest: int = LONGEST
) -> list[Window]:
    """The windows over `sentences` of `text`, in order, each of whole sentences where they fit.

    A sentence of more than `longest` pieces is cut.
    """
    pieces = [
        part
        for index, (span, encoding) in enumerate(
            zip(
                sentences,
                tokenizer.encode_batch(
                    [text[start:end] for start, end in sentences], add_special_tokens=False
                ),
                strict=True,
            )
        )
        for part in _cut(_window(text, span, index, encoding.ids, encoding.offsets), longest)
    ]
    out: list[Window] = []
    held: list[Window] = []
    size = 0
    for piece in pieces:
        if held and size + len(piece.ids) > longest:
            out.append(join(held))
            held, size = [], 0
        held.append(piece)
        size += len(piece.ids)
    return [*out, join(held)] if held else out


def join(parts: Sequence[Window]) -> Window:
    """Several windows as one, in their order."""
    if len(parts) == 1:
        return parts[0]
    return Window(
        np.concatenate([part.ids for part in parts]),
        np.concatenate([part.shapes for part in parts]),
        np.concatenate([part.spans for part in parts]),
        np.concatenate([part.sentence for part in parts]),
    )


def _window(
    text: str, span: Span, index: int, ids: list[int], offsets: list[tuple[int, int]]
) -> Window:
    letters = [char for char in text[slice(*span)] if char.isalpha()]
    loud = (
        len(letters) >= _FEWEST_LETTERS
        and sum(map(str.isupper, letters)) > _SHOUTING * len(letters)
    )  # fmt: skip
    spans = np.asarray(offsets, np.int64).reshape(-1, 2) + span[0]
    shapes = [0] * len(ids) if loud else [_shape(text[start:end]) for start, end in spans.tolist()]
    return Window(
        np.asarray(ids, np.int64),
        np.asarray(shapes, np.int64),
        spans,
        np.full(len(ids), index, np.int64),
    )


def _shape(piece: str) -> int:
    if not piece[:1].isupper():
        return 0
    return 2 if len(piece) > 1 and piece.isupper() else 1


def _cut(window: Window, longest: int) -> list[Window]:
    return [
        Window(
            window.ids[at : at + longest],
            window.shapes[at : at + longest],
            window.spans[at : at + longest],
            window.sentence[at : at + longest],
        )
        for at in range(0, len(window.ids), longest)
    ]

"""Which cue a content goes with, and which source a cue: a choice among those that stand near.

Every link is scored by the heads on the vectors of its two ends; a small network then weighs that
score against where the candidates stand, and against there being none ("Hopes are high.").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dateline.reader.heads import Floats, Heads
from dateline.reader.seen import Run, Seen

LINKS: Final = ("cue_source", "cue_content", "content_source")
"""The kinds of links, in the order of the heads' outputs."""
CHOICES: Final = {"cue_source": False, "cue_content": True, "content_source": False}
"""Whether it is the end of a link that chooses its start: contents choose cues."""
PLACED, FREE = 13, 5
"""Numbers that tell of a candidate, and of having none."""
_REACH: Final = 8
"""Candidates on either side that a chooser looks at."""
_MOST: Final = 3
_QUOTES: Final = frozenset("\"“”'‘’«")
_LONG: Final = 200


@dataclass(frozen=True, slots=True)
class Options:
    """What each chooser may choose among."""

    which: NDArray[np.int64]
    """(choosers, options) indices of candidates."""
    open: NDArray[np.bool_]
    """(choosers, options) whether the option is there at all."""
    placed: Floats
    """(choosers, options, 1 + PLACED) the link's logit, and how chooser and candidate stand."""
    free: Floats
    """(choosers, FREE) how the chooser stands by itself."""


def choose(
    text: str, seen: Seen, heads: Heads, choosers: Sequence[Run], candidates: Sequence[Run],
    link: str,
) -> list[int | None]:  # fmt: skip
    """The index of the candidate that each chooser is likeliest linked to, or None for none."""
    if not choosers or not candidates:
        return [None] * len(choosers)
    found = options(text, seen, heads, choosers, candidates, link)
    scores = np.where(found.open, heads.choice(f"{link}_placed", found.placed), -np.inf)
    none = heads.choice(f"{link}_free", found.free)
    best = scores.argmax(1)
    rows = np.arange(len(best))
    return [
        int(one) if linked else None
        for one, linked in zip(found.which[rows, best], scores[rows, best] > none, strict=True)
    ]


def options(
    text: str, seen: Seen, heads: Heads, choosers: Sequence[Run], candidates: Sequence[Run],
    link: str,
) -> Options:  # fmt: skip
    """The nearest candidates of each chooser, of which there is at least one.

    Both are stretches of word pieces in text order.
    """
    one, other = np.array(choosers), np.array(candidates)
    first = np.searchsorted(other[:, 0], one[:, 0])[:, None] + np.arange(-_REACH, _REACH)[None]
    there = (first >= 0) & (first < len(other))
    which = np.clip(first, 0, len(other) - 1)
    there_runs = other[which]
    gap = _gap(one[:, None], there_runs)
    logits = _logits(seen, heads, (choosers, candidates), which, gap, link)
    placed, touching = _placed(text, seen, (one, other), which, gap)
    starts = [text[int(seen.spans[run[0], 0]) - 1 :][:2] for run in choosers]
    size = [seen.chars(run)[1] - seen.chars(run)[0] for run in choosers]
    free = np.stack(
        [
            np.ones(len(one)),
            (touching & there).any(1),
            [two[1:] in _QUOTES for two in starts],
            [two[:1] in _QUOTES for two in starts],
            np.minimum(np.array(size) / _LONG, 2),
        ],
        -1,
    )
    return Options(
        which, there, np.concatenate([logits[..., None] / 4, placed], -1).astype(np.float32),
        free.astype(np.float32),
    )  # fmt: skip


def _gap(one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
    """Pieces from each stretch to the other, negative when the other stands before; 0 within."""
    after = other[..., 0] - one[..., 1] + 1
    before = other[..., 1] - one[..., 0] - 1
    gaps: NDArray[np.int64] = np.where(
        other[..., 0] >= one[..., 1], after, np.where(other[..., 1] <= one[..., 0], before, 0)
    )
    return gaps


def _logits(
    seen: Seen, heads: Heads, ends: tuple[Sequence[Run], Sequence[Run]],
    which: NDArray[np.int64], gap: NDArray[np.int64], link: str,
) -> Floats:  # fmt: skip
    """(choosers, options) what the heads make of each link."""
    choosers, candidates = (seen.vectors(runs) for runs in ends)
    pairs = np.stack([np.repeat(np.arange(len(which)), which.shape[1]), which.ravel()], 1)
    if CHOICES[link]:  # the candidate is the link's start, the chooser its end
        logits = heads.links(candidates, choosers, pairs[:, ::-1], -gap.ravel())
    else:
        logits = heads.links(choosers, candidates, pairs, gap.ravel())
    out: Floats = logits[:, LINKS.index(link)].reshape(which.shape)
    return out


def _placed(
    text: str, seen: Seen, ends: tuple[NDArray[np.int64], NDArray[np.int64]],
    which: NDArray[np.int64], gap: NDArray[np.int64],
) -> tuple[Floats, NDArray[np.bool_]]:  # fmt: skip
    """(choosers, options, PLACED) how they stand to each other; and whether in one sentence."""
    one, other = ends
    lines = [(seen.sentence[runs[:, 0]], seen.sentence[runs[:, 1] - 1]) for runs in ends]
    first, last = lines[0][0][:, None], lines[0][1][:, None]
    there_first, there_last = lines[1][0][which], lines[1][1][which]
    touching = (first <= there_last) & (there_first <= last)
    before, inside, far = gap < 0, gap == 0, np.abs(gap)
    sentences = np.where(before, first - there_last, there_first - last)
    # The stretch of pieces between the two, and what else begins in it.
    low = np.where(before, other[which, 1], one[:, 1][:, None])
    high = np.where(before, one[:, 0][:, None], other[which, 0])
    rivals = [
        np.searchsorted(runs[:, 0], high) - np.searchsorted(runs[:, 0], low)
        for runs in (other, one)
    ]
    breaks = np.array([found.start() for found in re.finditer("\n", text)], np.int64)
    opens, closes = (
        np.searchsorted(breaks, seen.spans[np.minimum(at, len(seen.spans) - 1), 0])
        for at in (low, np.maximum(low, high))
    )
    # How many choosers share a sentence with the candidate.
    company = np.searchsorted(lines[0][0], lines[1][1], "right") - np.searchsorted(
        lines[0][1], lines[1][0], "left"
    )
    behind = (~before) & (~inside)
    nearest = [
        (far == np.where(side, far, np.iinfo(np.int64).max).min(1, keepdims=True)) & side
        for side in (before, behind)
    ]
    numbers = (
        touching, np.log1p(far) / 3, before, inside,
        *(np.where(inside, 0, np.clip(found, 0, _MOST)) for found in rivals),
        *nearest,
        np.where(touching, 0, np.clip(sentences, 0, 4)) / 2,
        closes > opens,
        np.clip(company[which], 0, _MOST),
        company[which] > touching,
        far <= 2,
    )  # fmt: skip
    return np.stack([np.asarray(found, np.float32) for found in numbers], -1), touching

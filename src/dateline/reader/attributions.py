"""Who says what: sources, cues and contents (PolNeAR; Newell, Margolin and Ruths, 2018)."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dateline.model import Attribution, AttributionKind, Span
from dateline.reader.heads import Heads, sigmoid, softmax
from dateline.reader.quotes import find_quotes
from dateline.reader.seen import Run, Seen, gap, likeliest, runs

_CUE_SOURCE, _CUE_CONTENT, _CONTENT_SOURCE = range(3)
_TURNS = (0.0, 0.0, 1.0)
"""What opening or closing a source, cue or content costs, in nats: contents are long."""
_FAR = 150
"""Word pieces beyond which nothing is linked: training saw no farther than a window."""
_TOGETHER = 2.0
"""What standing in one sentence adds to a link's logit."""
_LINKED = 0.1
"""Probability from which two stretches belong together."""


def find_attributions(text: str, seen: Seen, heads: Heads) -> list[Attribution]:
    """The attributions in a text, in the order of their contents.

    Sources, cues and contents are tagged apart from each other, so that one may lie in another's
    content; then each content takes its likeliest cue, and each cue its likeliest source. A
    content without a cue ("Hopes are high.") may have a source of its own.
    """
    if not len(seen.states):
        return []
    chances = softmax(heads.linear("parts", seen.states).reshape(-1, 3, 3))
    tags = likeliest(np.log(chances + 1e-6), _TURNS)
    sources, cues, contents = (
        [run for run in runs(tags[:, part]) if _says(text, seen.chars(run))] for part in range(3)
    )
    if not contents:
        return []
    by_cue: dict[int, list[Run]] = {}
    alone: list[Run] = []
    for run, cue in zip(contents, _best(seen, heads, contents, cues, _CUE_CONTENT), strict=True):
        if cue is None:
            alone.append(run)
        else:
            by_cue.setdefault(cue, []).append(run)
    said_by = _best_from(seen, heads, cues, sources, _CUE_SOURCE)
    owner = _best_from(seen, heads, alone, sources, _CONTENT_SOURCE)
    drafts = [(said_by[cue], cues[cue : cue + 1], found) for cue, found in by_cue.items()] + [
        (source, [], [run]) for run, source in zip(alone, owner, strict=True)
    ]
    quotes = [quote.span for quote in find_quotes(text)]
    out = []
    for source, cue_runs, found in drafts:
        content = tuple(seen.chars(run) for run in found)
        out.append(
            Attribution(
                source=() if source is None else (seen.chars(sources[source]),),
                cue=tuple(seen.chars(run) for run in cue_runs),
                content=content,
                kind=_kind(content, quotes),
            )
        )
    return sorted(out, key=lambda one: (one.content, one.cue, one.source))


def _says(text: str, span: Span) -> bool:
    """Whether a stretch has a word in it; a cue may be a colon."""
    words = text[slice(*span)]
    return any(map(str.isalnum, words)) or ":" in words


def _scores(
    seen: Seen, heads: Heads, start: Sequence[Run], end: Sequence[Run], kind: int
) -> NDArray[np.float32]:
    distance = np.array([[gap(one, other) for other in end] for one in start])
    logits = heads.links(seen.vectors(start), seen.vectors(end), distance)[:, :, kind]
    logits += _TOGETHER * _share_sentence(seen, start, end)
    return np.where(np.abs(distance) <= _FAR, sigmoid(logits), 0.0)


def _share_sentence(seen: Seen, start: Sequence[Run], end: Sequence[Run]) -> NDArray[np.bool_]:
    """(starts, ends) whether two stretches touch a common sentence."""
    sentences = [
        np.array([[seen.sentence[run[0]], seen.sentence[run[1] - 1]] for run in side])
        for side in (start, end)
    ]
    one, other = sentences[0][:, None], sentences[1][None]
    together: NDArray[np.bool_] = (one[..., 0] <= other[..., 1]) & (other[..., 0] <= one[..., 1])
    return together


def _best_from(
    seen: Seen, heads: Heads, start: Sequence[Run], end: Sequence[Run], kind: int
) -> list[int | None]:
    """For each start the end that it is likeliest linked to, if any is likely."""
    if not start or not end:
        return [None] * len(start)
    scores = _scores(seen, heads, start, end, kind)
    best = scores.argmax(1)
    return [int(b) if scores[a, b] > _LINKED else None for a, b in enumerate(best)]


def _best(
    seen: Seen, heads: Heads, end: Sequence[Run], start: Sequence[Run], kind: int
) -> list[int | None]:
    """For each end the start that is likeliest linked to it, if any is likely."""
    if not start or not end:
        return [None] * len(end)
    scores = _scores(seen, heads, start, end, kind)
    best = scores.argmax(0)
    return [int(a) if scores[a, b] > _LINKED else None for b, a in enumerate(best)]


def _kind(content: Sequence[Span], quotes: Sequence[Span]) -> AttributionKind:
    outside = inside = 0
    for start, end in content:
        held = 0
        at = max(0, bisect.bisect_right(quotes, (start, start)) - 1)
        while at < len(quotes) and quotes[at][0] < end:
            held += max(0, min(end, quotes[at][1]) - max(start, quotes[at][0]))
            at += 1
        inside += held
        outside += end - start - held
    if not inside:
        return "indirect"
    # A stray mark or conjunction between two quotations does not make them indirect.
    return "direct" if outside <= len(content) * 2 else "mixed"

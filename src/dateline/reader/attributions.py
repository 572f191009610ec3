"""Who says what: sources, cues and contents (PolNeAR; Newell, Margolin and Ruths, 2018)."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from dateline.model import Attribution, AttributionKind, Span
from dateline.reader.heads import Heads, softmax
from dateline.reader.links import choose
from dateline.reader.quotes import find_quotes
from dateline.reader.seen import Run, Seen, likeliest, runs, widened

_TURNS = (0.0, 0.0, 1.0)
"""What opening or closing a source, cue or content costs, in nats: contents are long."""
_MORE = np.array([1.5, 1.0, 0.0], np.float32)
"""What is taken off the outside of a source, cue or content, in nats: a cue too many finds no
content, and one too few leaves a content to a wrong one."""


def find_attributions(text: str, seen: Seen, heads: Heads) -> list[Attribution]:
    """The attributions in a text, in the order of their contents.

    Sources, cues and contents are tagged apart from each other, so that one may lie in another's
    content; then each content takes its likeliest cue, and each cue its likeliest source. A
    content without a cue may have a source of its own; one that has neither is nobody's.
    """
    if not len(seen.states):
        return []
    sources, cues, contents = tagged(text, seen, heads)
    by_cue: dict[int, list[Run]] = {}
    alone: list[Run] = []
    for run, cue in zip(
        contents, choose(text, seen, heads, contents, cues, "cue_content"), strict=True
    ):
        if cue is None:
            alone.append(run)
        else:
            by_cue.setdefault(cue, []).append(run)
    said_by = choose(text, seen, heads, cues, sources, "cue_source")
    owner = choose(text, seen, heads, alone, sources, "content_source")
    drafts = [(said_by[cue], cues[cue : cue + 1], found) for cue, found in by_cue.items()] + [
        (source, [], [run]) for run, source in zip(alone, owner, strict=True) if source is not None
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


def tagged(text: str, seen: Seen, heads: Heads) -> tuple[list[Run], list[Run], list[Run]]:
    """The stretches of sources, of cues and of contents in a text, each in order."""
    chances = softmax(heads.linear("parts", seen.states).reshape(-1, 3, 3))
    scores = np.log(chances + 1e-6)
    scores[..., 0] -= _MORE
    tags = likeliest(scores, _TURNS)
    sources, cues, contents = (
        [
            run
            for whole in widened(text, seen, runs(tags[:, part]))
            for run in _by_paragraph(text, seen, whole)
            if _says(text, seen.chars(run))
        ]
        for part in range(3)
    )
    return sources, cues, contents


def _by_paragraph(text: str, seen: Seen, run: Run) -> list[Run]:
    """A stretch cut where a new line begins: what is said over paragraphs has a part in each."""
    if "\n" not in text[slice(*seen.chars(run))]:
        return [run]
    first, last = run
    cuts = [
        at for at in range(first + 1, last)
        if "\n" in text[seen.spans[at - 1, 1] : seen.spans[at, 0]]
    ]  # fmt: skip
    return list(pairwise([first, *cuts, last]))


def _says(text: str, span: Span) -> bool:
    """Whether a stretch has a word in it; a cue may be a colon."""
    words = text[slice(*span)]
    return any(map(str.isalnum, words)) or ":" in words


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

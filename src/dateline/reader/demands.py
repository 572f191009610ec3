"""Demands made by saying what somebody must do: "London said Iceland must withdraw"."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Attribution, EventWord, Mention, Span, overlaps
from dateline.reader.modality import vouches
from dateline.reader.subjects import subject_of
from dateline.reader.view import View

_MUST = frozenset({"must"})


def find_demands(
    view: View, attributions: Sequence[Attribution], mentions: Sequence[Mention]
) -> list[EventWord]:
    """The demands of a sentence, as REQUESTs from whoever says it to whoever must act.

    CAMEO codes "X said Y must" as a demand (CAMEO 10). Only where the attribution's source is a
    spotted actor: a writer's own "must" is an opinion, not an act.
    """
    out = []
    for i in range(len(view)):
        if view.lower(i) not in _MUST:
            continue
        span = view.span(i, i + 1)
        index = innermost(view.text, attributions, span)
        source = _speaker(attributions[index], mentions) if index is not None else None
        target, _ = subject_of(view, i, {})
        if source is None or not target or any(c.mention.span == source for c in target):
            continue
        out.append(
            EventWord(
                span=span,
                lemma="must",
                event="REQUEST",
                mode="change",
                cameo="104",
                source=(source,),
                target=tuple(chunk.mention.span for chunk in target),
                attribution=index,
                modality="reported",
                confidence=0.6,
            )
        )
    return out


def innermost(text: str, attributions: Sequence[Attribution], span: Span) -> int | None:
    """The index of the attribution with the shortest content around `span`, if any has one.

    Only one whose source answers for what is in it: who condemns a strike does not report it.
    """
    sizes = [
        (content[1] - content[0], index)
        for index, attribution in enumerate(attributions)
        for content in attribution.content
        if content[0] <= span[0] and span[1] <= content[1] and vouches(cue_text(text, attribution))
    ]
    return min(sizes)[1] if sizes else None


def cue_text(text: str, attribution: Attribution) -> str:
    """The words of an attribution's cue."""
    return " ".join(text[start:end] for start, end in attribution.cue)


def _speaker(attribution: Attribution, mentions: Sequence[Mention]) -> Span | None:
    for source in attribution.source:
        for mention in mentions:
            if mention.kind not in {"place", "time"} and overlaps(mention.span, source):
                return mention.span
    return None

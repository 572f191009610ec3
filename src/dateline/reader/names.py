"""Names that no vocabulary has: persons, organisations, groups and places as the heads see them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np

from dateline.model import Mention, MentionKind, Span
from dateline.reader.heads import Heads, softmax
from dateline.reader.labels import MENTIONS
from dateline.reader.seen import Seen, runs, widened
from dateline.vocab.grammar import grammar

_PLACE = 0.7
"""Probability, as the geometric mean over its pieces, from which a name is taken for a place: a
doubtful one is seldom in the gazetteer, and is as likely a firm's or a street's."""
_ACTING = frozenset({"person", "organisation", "group", "state"})


def spot_names(text: str, seen: Seen, heads: Heads) -> list[Mention]:
    """The names in a text, in order, none overlapping another: those that open with a capital."""
    if not len(seen.states):
        return []
    chances = softmax(heads.linear("mention", seen.states))
    tags, sure = chances.argmax(-1), np.log(chances.max(-1))
    kinds = np.where(tags > 0, (tags - 1) // 2, -1)
    marks = np.where(tags == 0, 0, np.where(tags % 2 == 1, 1, 2))
    small = grammar().determiners | grammar().prepositions
    out: list[Mention] = []
    for run in widened(text, seen, runs(marks)):
        kind = MENTIONS[next(kind for kind in kinds[slice(*run)].tolist() if kind >= 0)]
        span = seen.chars(run)
        words = text[slice(*span)]
        named = kind in {"person", "organisation", "place"} and words[:1].isupper()
        named = named and any(word not in small for word in words.lower().split())
        if kind == "place" and sure[slice(*run)].mean() < np.log(_PLACE):
            named = False
        if named and "\n" not in words and not (out and out[-1].span[1] > span[0]):
            out.append(Mention(span=span, kind=_kind(kind)))
    return out


def kinds_of(seen: Seen, heads: Heads, spans: Iterable[Span]) -> dict[Span, MentionKind]:
    """The kind of actor that the heads see most of in each stretch, where they see any."""
    out: dict[Span, MentionKind] = {}
    for span in sorted(spans):
        run = seen.stretch(span)
        if run is None:
            continue
        tags = heads.linear("mention", seen.states[slice(*run)]).argmax(-1)
        kinds = Counter(MENTIONS[(tag - 1) // 2] for tag in tags.tolist() if tag)
        acting = [(count, kind) for kind, count in kinds.items() if kind in _ACTING]
        if acting:
            out[span] = _kind(max(acting)[1])
    return out


def _kind(name: str) -> MentionKind:
    return name  # type: ignore[return-value]

"""What one given span does to another: the sentences that hold both are read with them marked."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from tokenizers import Tokenizer

from dateline.model import EventType, Pair, Quad, Relation, Span
from dateline.reader.encoder import Floats, Ints, Model
from dateline.reader.heads import softmax
from dateline.reader.labels import EVENTS, QUADS, STATEMENT, quads_of
from dateline.reader.windows import LONGEST, Window, windows

MARKS = (1, 2, 3, 4)
"""Numbers that the vocabulary leaves unused: before and behind the source, and the target."""
_ROOM = 16


def relate(model: Model, text: str, sentences: Sequence[Span], pair: Pair) -> Relation:
    """The relation of one pair, with the type and the quad class that are likeliest together."""
    window = holding(model.tokenizer, text, sentences, pair)
    source, target = stretch(window, pair.source), stretch(window, pair.target)
    if source is None or target is None:
        return Relation(source=pair.source, target=pair.target, event=None, quad=None)
    ids, shapes, places = marked(window, source, target)
    states = model.encode(ids, shapes)
    events, quads = model.heads.pair(states[places[0]], states[places[1]], states.mean(0))
    event, quad, chance = decide(softmax(events), softmax(quads))
    return Relation(
        source=pair.source, target=pair.target, event=event, quad=quad, confidence=round(chance, 3)
    )


def decide(events: Floats, quads: Floats) -> tuple[EventType, Quad, float]:
    """The likeliest type and quad class, from the chances of `EVENTS` and of `QUADS`.

    The two heads vouch for each other: a type's chance is weighed by that of its class. A pair
    is asked about because there is something between its two: "no event" is not an answer.
    """
    joint = {
        (event, quad): float(events[number] * quads[QUADS.index(quad)])
        for number, event in enumerate(EVENTS)
        if event != STATEMENT
        for quad in quads_of(event)
    }
    event, quad = max(joint, key=joint.__getitem__)
    total = sum(joint.values())
    chance = joint[event, quad] / total if total else 0.0
    return event, quad, chance  # type: ignore[return-value]


def holding(tokenizer: Tokenizer, text: str, sentences: Sequence[Span], pair: Pair) -> Window:
    """The sentences that hold the pair as one window, cut to what lies around it."""
    low, high = min(pair.source[0], pair.target[0]), max(pair.source[1], pair.target[1])
    found = [one for one in sentences if one[0] < high and low < one[1]] or [(low, high)]
    whole = windows(tokenizer, text, [(found[0][0], found[-1][1])], longest=1 << 30)[0]
    size = len(whole.ids)
    if size <= LONGEST:
        return whole
    first = int(np.searchsorted(whole.spans[:, 1], low, "right"))
    start = max(0, min(first - _ROOM, size - LONGEST))
    return Window(
        whole.ids[start : start + LONGEST],
        whole.shapes[start : start + LONGEST],
        whole.spans[start : start + LONGEST],
        whole.sentence[start : start + LONGEST],
    )


def stretch(window: Window, span: Span) -> Span | None:
    """The first and last (exclusive) piece of `window` that `span` touches; None when none is."""
    inside = np.flatnonzero((window.spans[:, 0] < span[1]) & (span[0] < window.spans[:, 1]))
    return (int(inside[0]), int(inside[-1]) + 1) if len(inside) else None


def marked(window: Window, source: Span, target: Span) -> tuple[Ints, Ints, tuple[int, int]]:
    """The window's ids and shapes with the marks set around both stretches of pieces.

    Also where the marks before source and target stand once the opening mark is put in front.
    """
    marks = sorted(
        zip((source[0], source[1], target[0], target[1]), MARKS, strict=True),
    )
    at = [place for place, _ in marks]
    places = {mark: place + number + 1 for number, (place, mark) in enumerate(marks)}
    ids = np.insert(window.ids, at, [mark for _, mark in marks])
    return ids, np.insert(window.shapes, at, 0), (places[MARKS[0]], places[MARKS[2]])

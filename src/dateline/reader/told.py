"""Event words: what a sentence tells of, who does it to whom, and whether it is said to be so."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dateline.model import Span
from dateline.reader.heads import Floats, Heads, sigmoid, softmax
from dateline.reader.labels import EVENTS, MODALITIES, MODES
from dateline.reader.seen import Run, Seen

LEAST = 0.4
"""Probability of its likeliest type from which a word is taken to tell of an event."""
DOUBTFUL = 0.1
"""The same for the likeliest word of a sentence: what is doubtful is kept as such in a reading, and
left out by `--least` and by records."""
_ROLE = 0.5
_BRIDGED = 1
"""Pieces between two parts of one role that do not part it ("the U . S . army")."""


@dataclass(frozen=True, slots=True)
class Told:
    """One event word as the heads see it."""

    run: Run
    event: str
    """A PLOVER type, or `labels.STATEMENT`."""
    certainty: float
    """Probability of the type."""
    modality: str
    negative: bool
    mode: str | None
    source: tuple[Span, ...]
    """Stretches of characters that belong to the source."""
    target: tuple[Span, ...]
    vector: bytes
    """Its meaning, for comparing mentions: a unit vector in signed bytes, 127 for 1."""


def tell(seen: Seen, heads: Heads) -> list[Told]:
    """The event words of a text, in order, each with its roles within its sentence."""
    if not len(seen.states):
        return []
    chances = softmax(heads.linear("event", seen.states))
    types = {run: chances[run[0] : run[1], 1:].mean(0) for run in _triggers(seen, chances)}
    best: dict[int, float] = {}
    for run, found in types.items():
        sentence = int(seen.sentence[run[0]])
        best[sentence] = max(best.get(sentence, 0.0), float(found.max()))
    return [
        _told(seen, heads, run, found)
        for run, found in types.items()
        if found.max() >= LEAST or DOUBTFUL <= found.max() == best[int(seen.sentence[run[0]])]
    ]


def standing(heads: Heads, vector: Floats) -> tuple[str, bool]:
    """The modality of the event word with that vector, and whether it is negated."""
    inner = heads.hidden("inner", vector[None])
    modality = MODALITIES[int(heads.linear("modality", inner)[0].argmax())]
    return modality, bool(heads.linear("negative", inner)[0, 0] > 0)


def _triggers(seen: Seen, chances: Floats) -> list[Run]:
    """Whole words that tell of an event; neighbours of one type are one event word."""
    out: list[Run] = []
    kinds = chances[:, 1:].argmax(-1)
    likely = 1 - chances[:, 0] >= DOUBTFUL
    starts = np.ones(len(likely), bool)
    starts[1:] = (seen.spans[1:, 0] != seen.spans[:-1, 1]) | (
        seen.sentence[1:] != seen.sentence[:-1]
    )
    at = 0
    while at < len(likely):
        end = at + 1
        while end < len(likely) and not starts[end]:
            end += 1
        if likely[at:end].any():
            kind = kinds[at + int(likely[at:end].argmax())]
            joined = (
                out
                and out[-1][1] == at
                and seen.sentence[at] == seen.sentence[at - 1]
                and kinds[out[-1][0]] == kind
            )
            if joined:
                out[-1] = (out[-1][0], end)
            else:
                out.append((at, end))
        at = end
    return out


def _told(seen: Seen, heads: Heads, run: Run, chances: Floats) -> Told:
    vector = seen.vector(run)
    modality, negative = standing(heads, vector)
    inner = heads.hidden("inner", vector[None])
    kind = int(chances.argmax())
    event = EVENTS[kind]
    first, last = seen.sentence_of(run[0])
    roles = sigmoid(heads.roles(seen.states[first:last], vector, run[0], first))
    return Told(
        run=run,
        event=event,
        certainty=float(chances[kind]),
        modality=modality,
        negative=negative,
        mode=_mode(heads.linear("mode", inner)[0], event),
        source=_stretches(seen, roles[:, 0], first),
        target=_stretches(seen, roles[:, 1], first),
        vector=_packed(heads.linear("vector", vector[None])[0]),
    )


def _mode(logits: Floats, event: str) -> str | None:
    """The likeliest of the type's modes, where it is likelier than not among all modes."""
    best = int(logits.argmax())
    kind, _, mode = MODES[best].partition(".")
    return mode if kind == event and softmax(logits)[best] > _ROLE else None


def _stretches(seen: Seen, chances: Floats, first: int) -> tuple[Span, ...]:
    out: list[Run] = []
    for at in np.flatnonzero(chances > _ROLE).tolist():
        if out and at - out[-1][1] <= _BRIDGED:
            out[-1] = (out[-1][0], at + 1)
        else:
            out.append((at, at + 1))
    return tuple(seen.chars((first + start, first + end)) for start, end in out)


def _packed(vector: Floats) -> bytes:
    unit = vector / max(float(np.linalg.norm(vector)), 1e-9)
    packed: bytes = np.rint(unit * 127).astype(np.int8).tobytes()
    return packed

"""Event words: what a sentence tells of, who does it to whom, and whether it is said to be so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dateline.model import Span
from dateline.reader.heads import Floats, Heads, RoleTokens, sigmoid, softmax
from dateline.reader.labels import EVENTS, MODALITIES, MODES, QUADS, STATEMENT, classes_of
from dateline.reader.seen import Run, Seen

LEAST = 0.4
"""Probability of its likeliest type from which a word is taken to tell of an event."""
DOUBTFUL = 0.1
"""The same for the likeliest word of a sentence: what is doubtful is kept as such in a reading, and
left out by `--least` and by records."""
_ROLES = (0.75, 0.65)
"""Probability from which a piece belongs to the source, to the target: a wrong participant does
more harm than a missing one. Chosen by cross-validation, as is the next."""
_ALONE = 0.4
"""The same where nothing else in the sentence reaches it."""
_MODE = 0.5
_QUAD_WEIGHT = 0.75
"""How much the class of a sentence's main word counts for its type: the coders gave each sentence
one class, so it says nothing of a deed that another word of an accusation or threat tells of."""
_CLASSES = np.array(
    [
        [quad in classes_of(event) and (quad != "none" or event == STATEMENT) for quad in QUADS]
        for event in EVENTS
    ]
)
"""(types, quad classes) whether a type may be of a class. That a sentence is of none speaks for a
mere statement: PLOVER has a class for an appeal too, which the coders left out of all four."""
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
    quad: str
    """The likeliest class of those that the type may have; `none` for a mere statement."""
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
    found = _triggers(seen, chances)
    if not found:
        return []
    types = np.stack([chances[start:end, 1:].mean(0) for start, end in found])
    vectors = seen.vectors(found)
    sentence = seen.sentence[[run[0] for run in found]]
    quads = softmax(heads.linear("quad", vectors))
    main = _mains(sentence, types)
    types[main] = _weighed(types[main], quads[main])
    certainty = types.max(-1)
    best: dict[int, float] = {}
    for number, sure in zip(sentence.tolist(), certainty.tolist(), strict=True):
        best[number] = max(best.get(number, 0.0), sure)
    kept = [
        at
        for at, sure in enumerate(certainty.tolist())
        if sure >= LEAST or DOUBTFUL <= sure == best[int(sentence[at])]
    ]
    if not kept:
        return []
    return _told(seen, heads, [found[at] for at in kept], vectors[kept], types[kept], quads[kept])


def meanings(heads: Heads, vectors: Floats) -> list[bytes]:
    """What the event words with these vectors mean: unit vectors in signed bytes, 127 for 1."""
    return [_packed(one) for one in heads.linear("meaning.2", heads.hidden("meaning", vectors))]


def _mains(sentence: NDArray[np.int64], types: Floats) -> NDArray[np.int64]:
    """The words, one of each sentence, that tell the surest of an event."""
    surest: dict[int, int] = {}
    certainty = types.max(-1)
    for at, number in enumerate(sentence.tolist()):
        if number not in surest or certainty[at] > certainty[surest[number]]:
            surest[number] = at
    return np.array(list(surest.values()), np.int64)


def _weighed(types: Floats, quads: Floats) -> Floats:
    """(words, types) chances weighed by that of the likeliest class which a type may have.

    Whether the word tells of no event at all is a choice beside them, which every class allows.
    """
    allowed = np.where(_CLASSES[None], quads[:, None], 0.0).max(-1)
    weighed = types * allowed**_QUAD_WEIGHT
    nothing = 1 - types.sum(-1)
    scaled: Floats = weighed / (nothing + weighed.sum(-1))[:, None]
    return scaled


def standing(heads: Heads, vector: Floats) -> tuple[str, bool]:
    """The modality of the event word with that vector, and whether it is negated."""
    ((modality, negative),) = _standings(heads, heads.hidden("inner", vector[None]))
    return modality, negative


def _standings(heads: Heads, inner: Floats) -> list[tuple[str, bool]]:
    best = heads.linear("modality", inner).argmax(-1)
    negative = heads.linear("negative", inner)[:, 0] > 0
    return [(MODALITIES[int(one)], bool(no)) for one, no in zip(best, negative, strict=True)]


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


def _told(
    seen: Seen, heads: Heads, runs: Sequence[Run], vectors: Floats, chances: Floats, quads: Floats
) -> list[Told]:
    inner = heads.hidden("inner", vectors)
    modes = heads.linear("mode", inner)
    packed = meanings(heads, vectors)
    first_of = [seen.sentence_of(run[0])[0] for run in runs]
    roles = _roles(seen, heads, runs, vectors)
    out = []
    for number, (modality, negative) in enumerate(_standings(heads, inner)):
        kind = int(chances[number].argmax())
        event = EVENTS[kind]
        source, target = (
            _stretches(seen, _inside(roles[number][:, side], sure), first_of[number])
            for side, sure in enumerate(_ROLES)
        )
        out.append(
            Told(
                run=runs[number],
                event=event,
                certainty=float(chances[number][kind]),
                quad=_quad(event, quads[number]),
                modality=modality,
                negative=negative,
                mode=_mode(modes[number], event),
                source=source,
                target=target,
                vector=packed[number],
            )
        )
    return out


def _roles(seen: Seen, heads: Heads, runs: Sequence[Run], vectors: Floats) -> list[Floats]:
    """For each event word the (pieces of its sentence, 2) chances of source and target."""
    sentences = [seen.sentence_of(run[0]) for run in runs]
    read = sorted(set(sentences))
    starts = np.cumsum([0, *(last - first for first, last in read)])
    offers, alone = heads.role_tokens(np.concatenate([seen.states[slice(*one)] for one in read]))
    parts: dict[Run, RoleTokens] = {
        one: (offers[start:end], alone[start:end])
        for one, (start, end) in zip(read, pairwise(starts), strict=True)
    }
    events = heads.role_events(vectors)
    return [
        sigmoid(heads.roles(parts[here], event, run[0] - here[0]))
        for run, here, event in zip(runs, sentences, events, strict=True)
    ]


def _quad(event: str, chances: Floats) -> str:
    """The likeliest quad class of those that the type may have."""
    return QUADS[int(np.where(_CLASSES[EVENTS.index(event)], chances, -1.0).argmax())]


def _mode(logits: Floats, event: str) -> str | None:
    """The likeliest of the type's modes, where it is likelier than not among all modes."""
    best = int(logits.argmax())
    kind, _, mode = MODES[best].partition(".")
    return mode if kind == event and softmax(logits)[best] > _MODE else None


def _inside(chances: Floats, sure: float) -> NDArray[np.bool_]:
    """Which pieces belong to a role."""
    return chances > (sure if (chances > sure).any() else _ALONE)


def _stretches(seen: Seen, inside: NDArray[np.bool_], first: int) -> tuple[Span, ...]:
    out: list[Run] = []
    for at in np.flatnonzero(inside).tolist():
        if out and at - out[-1][1] <= _BRIDGED:
            out[-1] = (out[-1][0], at + 1)
        else:
            out.append((at, at + 1))
    return tuple(seen.chars((first + start, first + end)) for start, end in out)


def _packed(vector: Floats) -> bytes:
    unit = vector / max(float(np.linalg.norm(vector)), 1e-9)
    packed: bytes = np.rint(unit * 127).astype(np.int8).tobytes()
    return packed

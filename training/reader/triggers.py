"""Which word tells of the event, for sentences of which only its type or its sides are known.

A model that has learnt from fully marked texts chooses: the word under which the known type (or one
of the known quad class) and the known sides are likeliest together. This is hard
expectation-maximisation with the words as hidden variable.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import functional as F

from dateline.reader.labels import EVENTS, STATEMENT
from training.reader.batches import collate
from training.reader.features import (
    UNKNOWN,
    EventLabels,
    Ints,
    Sample,
    quad_labels,
    role_labels,
    samples,
)
from training.reader.gold import Example, GoldEvent
from training.reader.network import Reader

_CANDIDATES = 8
_PERHAPS = 0.25
"""Chance of an event from which a word that is not the chosen one is left unknown."""
_YIELD = {"YIELD": ("CONCEDE", "RETREAT")}
_CLASSES = {
    "none": ("REQUEST", STATEMENT),
    "verbal cooperation": ("AGREE", "CONSULT", "SUPPORT"),
    "material cooperation": ("COOPERATE", "AID", "CONCEDE", "RETREAT"),
    "verbal conflict": ("REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION", "COERCE"),
    "material conflict": ("PROTEST", "MOBILIZE", "COERCE", "ASSAULT"),
}
"""The types in each class of the roles sentences, which are CAMEO's older five: an appeal is in
none of the four classes there, reduced relations are verbal and concessions material."""


def with_triggers(
    model: Reader, tokenizer: Tokenizer, examples: Iterable[Example], longest: int
) -> list[Sample]:
    """The examples' samples, with the chosen word as event; texts of many windows are left out."""
    model.eval()
    out = []
    for example in examples:
        found = samples(tokenizer, [example], longest)
        if len(found) == 1 and example.events:
            with torch.no_grad():
                out.append(_chosen(model, found[0], example.events[0]))
    return out


def _types(event: GoldEvent) -> list[int]:
    """The types that the event may have, as indices into EVENTS."""
    if event.event:
        return [EVENTS.index(name) for name in _YIELD.get(event.event, (event.event,))]
    return [EVENTS.index(name) for name in (_CLASSES[event.quad] if event.quad else EVENTS)]


def _chosen(model: Reader, sample: Sample, event: GoldEvent) -> Sample:
    batch = collate([sample])
    states = model.states(batch.ids, batch.shapes, batch.mask)[:, 1:-1]
    logs = model.event(states)[0].log_softmax(-1)
    types = _types(event)
    best = logs[:, 1:][:, types].max(-1)
    order = best.values.topk(min(_CANDIDATES, len(best.values))).indices
    scored = []
    for at in order.tolist():
        source, target = (
            role_labels(sample.window, (at, at + 1), spans or ())
            for spans in (event.source, event.target)
        )
        logits = model.roles(states, states[0, at][None], torch.tensor([0]), torch.tensor([at]))[0]
        cost = torch.stack(
            [_cost(logits[:, side], gold) for side, gold in enumerate((source, target))]
        )
        scored.append((float(best.values[at] - 4 * cost.mean()), at, source, target))
    _, at, source, target = max(scored, key=lambda item: item[0])
    kind = types[int(best.indices[at])]
    known = bool(event.event or event.quad)
    tags = np.where((1 - logs[:, 0].exp()).numpy() > _PERHAPS, UNKNOWN, 0).astype(np.int64)
    run = _word(sample, at)
    tags[run] = 1 + kind if known else UNKNOWN
    label = EventLabels(
        run,
        kind if known else UNKNOWN,
        source=source,
        target=target,
        quads=quad_labels((event.quad,)) if event.quad else None,
    )
    return Sample(sample.id, sample.corpus, sample.window, event=tags, events=(label,))


def _cost(logits: torch.Tensor, gold: Ints) -> torch.Tensor:
    known = torch.from_numpy(gold)
    sure = known != UNKNOWN
    return F.binary_cross_entropy_with_logits(logits[sure], known[sure].float())


def _word(sample: Sample, at: int) -> Ints:
    """All pieces of the word that piece `at` belongs to."""
    spans = sample.window.spans
    first = last = at
    while first and spans[first - 1, 1] == spans[first, 0]:
        first -= 1
    while last + 1 < len(spans) and spans[last, 1] == spans[last + 1, 0]:
        last += 1
    return np.arange(first, last + 1)

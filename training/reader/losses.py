"""What each known label of a batch costs."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from dateline.reader.labels import QUADS
from training.reader.batches import Batch, marked_at
from training.reader.features import UNKNOWN, Ints, Sample
from training.reader.network import Reader

WEIGHTS = {
    "mention": 0.5, "parts": 1.0, "links": 0.5, "event": 1.0, "word": 0.3, "roles": 1.0,
    "modality": 0.5, "negative": 0.3, "mode": 0.3, "quad": 0.5, "pair": 1.0, "pair_quad": 0.5,
    "vector": 0.2,
}  # fmt: skip
_TEMPERATURE = 0.1


def losses(model: Reader, batch: Batch) -> dict[str, Tensor]:
    """The losses of a batch by head, each a mean; heads that nothing is known for are left out."""
    states = model.states(batch.ids, batch.shapes, batch.mask)
    out: dict[str, Tensor] = {}
    if batch.samples[0].pair:
        _pair_losses(model, batch, states, out)
        return out
    for name in ("mention", "event", "word"):
        known = _padded([getattr(one, name) for one in batch.samples], states.shape[1])
        if known is not None:
            out[name] = _entropy(getattr(model, name)(states), known)
    parts = [
        _padded(
            [None if one.parts is None else one.parts[row] for one in batch.samples],
            states.shape[1],
        )
        for row in range(3)
    ]
    if parts[0] is not None:
        logits = model.parts(states).view(*states.shape[:2], 3, 3)
        out["parts"] = sum(
            (
                _entropy(logits[:, :, row], known)
                for row, known in enumerate(parts)
                if known is not None
            ),
            torch.tensor(0.0),
        )
        _link_losses(model, batch, states, out)
    _event_losses(model, batch, states, out)
    return out


def total(parts: dict[str, Tensor]) -> Tensor:
    """The weighted sum of the losses."""
    return sum((WEIGHTS[name] * value for name, value in parts.items()), torch.tensor(0.0))


def _entropy(logits: Tensor, known: Tensor) -> Tensor:
    return F.cross_entropy(logits.flatten(0, -2), known.flatten(), ignore_index=UNKNOWN)


def _padded(labels: list[Ints | None], width: int) -> Tensor | None:
    """(batch, width) labels shifted behind the opening mark; None when nothing is known."""
    if all(one is None or (one == UNKNOWN).all() for one in labels):
        return None
    out = torch.full((len(labels), width), UNKNOWN)
    for row, one in enumerate(labels):
        if one is not None:
            out[row, 1 : len(one) + 1] = torch.from_numpy(one)
    return out


def _event_losses(model: Reader, batch: Batch, states: Tensor, out: dict[str, Tensor]) -> None:
    found = [(row, one) for row, sample in enumerate(batch.samples) for one in sample.events]
    if not found:
        return
    rows = torch.tensor([row for row, _ in found])
    at = torch.tensor([int(one.pieces[0]) + 1 for _, one in found])
    vectors = torch.stack(
        [states[row, torch.from_numpy(one.pieces) + 1].mean(0) for row, one in found]
    )
    inner = model.dropout(model.inner(vectors))
    for name in ("modality", "mode"):
        known = torch.tensor([getattr(one, name) for _, one in found])
        if (known != UNKNOWN).any():
            out[name] = F.cross_entropy(getattr(model, name)(inner), known, ignore_index=UNKNOWN)
    known = torch.tensor([one.negative for _, one in found])
    if (known != UNKNOWN).any():
        sure = known != UNKNOWN
        out["negative"] = F.binary_cross_entropy_with_logits(
            model.negative(inner)[sure, 0], known[sure].float()
        )
    none = np.zeros(len(QUADS), np.float32)
    quads = np.stack([none if one.quads is None else one.quads for _, one in found])
    _among(model.quad(vectors), quads, "quad", out)
    _role_loss(model, batch, states, vectors, rows, at, out)
    _vector_loss(model, vectors, [one.cluster for _, one in found], out)


def _role_loss(
    model: Reader, batch: Batch, states: Tensor, vectors: Tensor, rows: Tensor, at: Tensor,
    out: dict[str, Tensor],
) -> None:  # fmt: skip
    found = [one for sample in batch.samples for one in sample.events]
    width = states.shape[1]
    known = torch.full((len(found), width, 2), UNKNOWN)
    for row, one in enumerate(found):
        for side, role in enumerate((one.source, one.target)):
            if role is not None:
                known[row, 1 : len(role) + 1, side] = torch.from_numpy(role)
    sure = known != UNKNOWN
    if sure.any():
        logits = model.roles(states, vectors, rows, at)
        out["roles"] = 4 * F.binary_cross_entropy_with_logits(logits[sure], known[sure].float())


def _vector_loss(
    model: Reader, vectors: Tensor, clusters: list[str | None], out: dict[str, Tensor]
) -> None:
    """Supervised contrastive loss (Khosla et al., 2020) over the batch's clustered mentions."""
    named = [row for row, name in enumerate(clusters) if name is not None]
    if len(named) < 3:
        return
    unit = F.normalize(model.meaning(vectors[named]), dim=-1)
    alike = torch.tensor([[clusters[a] == clusters[b] and a != b for b in named] for a in named])
    if not alike.any():
        return
    scores = unit @ unit.T / _TEMPERATURE
    scores = scores.masked_fill(torch.eye(len(named), dtype=torch.bool), -1e9)
    logs = scores.log_softmax(-1)
    rows = alike.any(-1)
    out["vector"] = -((logs * alike).sum(-1)[rows] / alike.sum(-1)[rows]).mean()


def _link_losses(model: Reader, batch: Batch, states: Tensor, out: dict[str, Tensor]) -> None:
    costs = []
    for row, sample in enumerate(batch.samples):
        for kind, start, end, gold in _link_table(sample):
            left = torch.stack([states[row, s + 1 : e + 1].mean(0) for s, e in start])
            right = torch.stack([states[row, s + 1 : e + 1].mean(0) for s, e in end])
            distance = gaps(start, end)
            logits = model.links(left, right, distance)[:, :, kind]
            costs.append(
                F.binary_cross_entropy_with_logits(
                    logits, torch.from_numpy(gold), reduction="none"
                ).flatten()
            )
    if costs:
        out["links"] = torch.cat(costs).mean()


def gaps(start: list[tuple[int, int]], end: list[tuple[int, int]]) -> Tensor:
    """(starts, ends) pieces from each start to each end span, negative when the end is before."""
    return torch.tensor(
        [
            [
                e[0] - s[1] + 1 if e[0] >= s[1] else e[1] - s[0] - 1 if e[1] <= s[0] else 0
                for e in end
            ]
            for s in start
        ]
    )


def _link_table(
    sample: Sample,
) -> list[tuple[int, list[tuple[int, int]], list[tuple[int, int]], np.ndarray]]:
    """For each kind of link its start spans, end spans and which of them belong together."""
    out = []
    for kind, (a, b) in enumerate((("cue", "source"), ("cue", "content"), ("content", "source"))):
        start = sorted({span for one in sample.links for span in getattr(one, a)})
        end = sorted({span for one in sample.links for span in getattr(one, b)})
        if not start or not end:
            continue
        gold = np.zeros((len(start), len(end)), np.float32)
        for one in sample.links:
            for x in getattr(one, a):
                for y in getattr(one, b):
                    gold[start.index(x), end.index(y)] = 1
        out.append((kind, start, end, gold))
    return out


def _pair_losses(model: Reader, batch: Batch, states: Tensor, out: dict[str, Tensor]) -> None:
    places = torch.tensor([marked_at(sample) for sample in batch.samples])
    events, quads = model.pairs(states, batch.mask, places[:, 0], places[:, 1])
    pairs = [sample.pair for sample in batch.samples if sample.pair]
    for name, logits, gold in (
        ("pair", events, np.stack([pair.events for pair in pairs])),
        ("pair_quad", quads, np.stack([pair.quads for pair in pairs])),
    ):
        _among(logits, gold, name, out)


def _among(logits: Tensor, gold: NDArray[np.float32], name: str, out: dict[str, Tensor]) -> None:
    """The cost of not choosing one of those that may be right; rows without any are unknown."""
    may = torch.from_numpy(gold) > 0
    known = may.any(-1)
    if known.any():
        logs = logits[known].log_softmax(-1).masked_fill(~may[known], -1e9)
        out[name] = -logs.logsumexp(-1).mean()

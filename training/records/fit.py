"""The two things that are learnt: what an event word means, and when two tell of one event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F

from dateline.reader.encoder import Floats
from dateline.reader.heads import Heads

Arrays = dict[str, NDArray[Any]]

_VECTOR, _HIDDEN, _DROPPED = 64, 256, 0.45
_ROUNDS, _RATE, _DECAY = 60, 1e-3, 1e-2
_POSITIVE, _MOST = 0.3, 20.0
"""What share of the weight of all pairs those of one event have in a topic, and at most each."""
_INNER, _TIMES = 24, 3
"""Width of the small network of pairs, and how many are learnt and averaged."""
_PASSES, _BATCH, _PAIR_RATE, _PAIR_DECAY = 20, 256, 2e-3, 0.05


def learn_meaning(states: Floats, events: Sequence[str], topics: Sequence[str]) -> Arrays:
    """The head `meaning` of the reader: words of one event alike, others of the topic not.

    `states` are (words, width); a topic's words are learnt from together, so that the hard
    neighbours, which tell of other events in the same words, are all there.
    """
    torch.manual_seed(1)
    mean, spread = states.mean(0), states.std(0) + 1e-3
    data = [
        (torch.from_numpy((states[members] - mean) / spread), _same([events[n] for n in members]))
        for members in _by(topics)
    ]
    net = nn.Sequential(
        nn.Dropout(_DROPPED), nn.Linear(states.shape[1], _HIDDEN), nn.GELU(),
        nn.Dropout(_DROPPED), nn.Linear(_HIDDEN, _VECTOR),
    )  # fmt: skip
    scale = nn.Parameter(torch.tensor([6.0, -3.0]))
    optimizer = torch.optim.AdamW([*net.parameters(), scale], lr=_RATE, weight_decay=_DECAY)
    falling = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.01, _ROUNDS * len(data))
    net.train()
    for _ in range(_ROUNDS):
        for at in torch.randperm(len(data)).tolist():
            loss = _alike_loss(net, scale, *data[at])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            falling.step()
    inner, outer = net[1], net[4]
    weight = inner.weight.detach().numpy() / spread
    return {
        "meaning.0.weight": weight.astype(np.float16),
        "meaning.0.bias": (inner.bias.detach().numpy() - weight @ mean).astype(np.float16),
        "meaning.2.weight": outer.weight.detach().numpy().astype(np.float16),
        "meaning.2.bias": outer.bias.detach().numpy().astype(np.float16),
    }


def _by(topics: Sequence[str]) -> list[list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for n, topic in enumerate(topics):
        found[topic].append(n)
    return [members for _, members in sorted(found.items()) if len(members) > 1]


def _same(events: Sequence[str]) -> Tensor:
    known = {event: n for n, event in enumerate(sorted(set(events)))}
    each = torch.tensor([known[event] for event in events])
    return (each[:, None] == each[None]).float()


def _alike_loss(net: nn.Module, scale: Tensor, states: Tensor, same: Tensor) -> Tensor:
    unit = F.normalize(net(states), dim=-1)
    upper = torch.triu(torch.ones_like(same), 1) > 0
    logits, answers = (scale[0] * (unit @ unit.T) + scale[1])[upper], same[upper]
    share = (len(answers) - answers.sum()) / answers.sum().clamp(min=1) * _POSITIVE
    weight = torch.where(answers > 0, share.clamp(1, _MOST), torch.ones(1))
    return F.binary_cross_entropy_with_logits(logits, answers, weight=weight)


def learn_pairs(table: Floats, answers: NDArray[np.bool_]) -> Arrays:
    """The arrays of a `dateline.records.alike.Network`: several small networks, side by side."""
    centre, spread = table.mean(0), table.std(0) + 1e-3
    near = torch.from_numpy(np.clip((table - centre) / spread, -4, 4).astype(np.float32))
    known = torch.from_numpy(answers.astype(np.float32))
    nets = [_learn_net(near, known, seed) for seed in range(_TIMES)]
    return {
        "centre": centre.astype(np.float32),
        "spread": spread.astype(np.float32),
        "inner": np.concatenate([net[0].weight.detach().numpy().T for net in nets], 1),
        "inner_bias": np.concatenate([net[0].bias.detach().numpy() for net in nets]),
        "outer": np.concatenate([net[2].weight.detach().numpy().T for net in nets]) / _TIMES,
        "outer_bias": np.mean([net[2].bias.detach().numpy() for net in nets], axis=0),
    }


def _learn_net(near: Tensor, known: Tensor, seed: int) -> nn.Sequential:
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Linear(near.shape[1], _INNER), nn.ReLU(), nn.Linear(_INNER, 1))
    optimizer = torch.optim.AdamW(net.parameters(), lr=_PAIR_RATE, weight_decay=_PAIR_DECAY)
    batches = max(1, len(near) // _BATCH)
    falling = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.05, _PASSES * batches)
    for _ in range(_PASSES):
        for some in torch.randperm(len(near)).split(len(near) // batches + 1):
            loss = F.binary_cross_entropy_with_logits(net(near[some])[:, 0], known[some])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            falling.step()
    return net


def meanings(arrays: Mapping[str, NDArray[Any]], states: Floats) -> NDArray[np.int8]:
    """(words, 64) the vectors that a head `meaning` gives, as the reader packs them."""
    heads = Heads({name: value.astype(np.float32) for name, value in arrays.items()})
    found = heads.linear("meaning.2", heads.hidden("meaning", states))
    unit = found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)
    packed: NDArray[np.int8] = np.rint(unit * 127).astype(np.int8)
    return packed

"""Learning the quad class of an event word from the sentences of CAMEO's coders.

The roles sentences tell the class of their main event, but neither its type nor its word. The
finished model chooses the word; a linear head on its vector then learns the class, in the coders'
own sense (`dateline.reader.labels.classes_of`). It takes the place of the network's own head
`quad`, which learns beside the others from every sentence that tells a class, so that the vectors
hold it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from dateline.reader.encoder import Floats, Ints, load
from dateline.reader.labels import QUADS
from dateline.reader.seen import see
from dateline.reader.text import sentences
from dateline.reader.told import tell
from training.reader.gold import Example

_STEPS = 300
_RATE = 1e-2
_DECAY = 0.03


def learn_quads(examples: Iterable[Example], folder: Path) -> None:
    """Learn the head `quad` anew from `examples` as the exported model in `folder` reads them.

    An example's first event holds the class of what its text mainly tells of.
    """
    arrays = dict(np.load(folder / "heads.npz"))
    width = arrays["event.weight"].shape[1]
    arrays |= {"quad.weight": np.zeros((len(QUADS), width)), "quad.bias": np.zeros(len(QUADS))}
    np.savez_compressed(folder / "heads.npz", **arrays)
    model = load(folder)
    vectors, classes = [], []
    for example in examples:
        seen = see(model, example.text, sentences(example.text))
        found = tell(seen, model.heads)
        if found and example.events and example.events[0].quad:
            vectors.append(seen.vector(max(found, key=lambda one: one.certainty).run))
            classes.append(QUADS.index(example.events[0].quad))
    weight, bias = _fit(np.stack(vectors), np.array(classes))
    arrays |= {"quad.weight": weight.astype(np.float16), "quad.bias": bias.astype(np.float16)}
    np.savez_compressed(folder / "heads.npz", **arrays)


def _fit(vectors: Floats, classes: Ints) -> tuple[Floats, Floats]:
    """Weight and bias of a logistic regression, learnt on standardised vectors."""
    mean, spread = vectors.mean(0), vectors.std(0) + 1e-3
    scaled = torch.from_numpy((vectors - mean) / spread)
    known = torch.from_numpy(classes)
    torch.manual_seed(0)
    linear = nn.Linear(vectors.shape[1], len(QUADS))
    optimizer = torch.optim.Adam(linear.parameters(), _RATE)
    for _ in range(_STEPS):
        loss = F.cross_entropy(linear(scaled), known) + _DECAY * linear.weight.square().sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    weight = linear.weight.detach().numpy() / spread
    return weight, linear.bias.detach().numpy() - weight @ mean

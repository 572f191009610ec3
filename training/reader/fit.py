"""Learning: stages of passes over samples, with one optimiser and seeds that are fixed."""

from __future__ import annotations

import math
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from training.reader.batches import Batch, batches
from training.reader.features import Sample
from training.reader.losses import losses, total
from training.reader.network import Reader

_CLIP = 1.0
_DECAY = 0.01
_EVERY = 50


@dataclass(frozen=True, slots=True)
class Part:
    """Samples of one stage: how many times they are seen, and in what batches."""

    samples: Sequence[Sample]
    passes: float = 1.0
    pieces: int = 1500
    pack: float = 0.0
    hide: float = 0.0
    """The share of word pieces that are hidden, others each time."""


def fit(
    model: Reader,
    parts: Sequence[Part],
    rate: float,
    seed: int,
    *,
    warm: float = 0.06,
    head_rate: float = 5.0,
    log: str = "",
) -> Reader:
    """Train `model` in place over all batches of `parts`, shuffled together; returns it averaged.

    `rate` is the peak learning rate of the encoder (heads: `head_rate` times it), reached after the
    share `warm` of all steps and let down to a twentieth by the end along a cosine. The weights
    given back are the exponential average of those along the way.
    """
    rng = random.Random(seed)
    torch.manual_seed(seed)
    todo = list(_order(parts, rng))
    optimizer = _optimizer(model, rate, rate * head_rate)
    peak = [group["lr"] for group in optimizer.param_groups]
    average = _Average(model, len(todo))
    model.train()
    progress = _Progress(log, len(todo))
    for step, batch in enumerate(todo):
        for group, most in zip(optimizer.param_groups, peak, strict=True):
            group["lr"] = most * _share(step, len(todo), warm)
        found = losses(model, batch)
        total(found).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), _CLIP)
        optimizer.step()
        optimizer.zero_grad()
        average.add(step)
        progress.add(step, found, batch)
    average.put_back()
    model.eval()
    return model


class _Average:
    """The exponential average of what a model learns, over a stage of `steps` steps."""

    def __init__(self, model: Reader, steps: int) -> None:
        self._learnt = [value for value in model.parameters() if value.requires_grad]
        self._mean = [value.detach().clone() for value in self._learnt]
        self._keep = 1 - 1 / max(20.0, min(500.0, steps / 5))

    def add(self, step: int) -> None:
        """Take in the weights after `step`; the first ones are forgotten sooner."""
        keep = min(self._keep, (step + 1) / (step + 10))
        with torch.no_grad():
            for mean, value in zip(self._mean, self._learnt, strict=True):
                mean.lerp_(value, 1 - keep)

    def put_back(self) -> None:
        """Give the model the average in place of its weights."""
        with torch.no_grad():
            for mean, value in zip(self._mean, self._learnt, strict=True):
                value.copy_(mean)


class _Progress:
    """A line on standard error every so many steps: the pace, and the losses since the last one."""

    def __init__(self, log: str, steps: int) -> None:
        self._log, self._steps = log, steps
        self._seen: dict[str, list[float]] = defaultdict(list)
        self._start, self._pieces = time.monotonic(), 0

    def add(self, step: int, found: dict[str, Tensor], batch: Batch) -> None:
        for name, value in found.items():
            self._seen[name].append(float(value.detach()))
        self._pieces += int(batch.mask.sum())
        if self._log and (step % _EVERY == _EVERY - 1 or step == self._steps - 1):
            means = {name: sum(v) / len(v) for name, v in sorted(self._seen.items())}
            told = "  ".join(f"{name} {mean:.3f}" for name, mean in means.items())
            pace = self._pieces / (time.monotonic() - self._start)
            sys.stderr.write(
                f"{self._log} {step + 1}/{self._steps}  {pace:,.0f} pieces/s  {told}\n"
            )
            sys.stderr.flush()
            self._seen.clear()


def _optimizer(model: Reader, inner: float, outer: float) -> torch.optim.AdamW:
    """AdamW with one rate for the encoder and one for the heads."""
    inside = [p for p in model.encoder.parameters() if p.requires_grad]
    known = {id(p) for p in model.encoder.parameters()}
    heads = [p for p in model.parameters() if id(p) not in known]
    return torch.optim.AdamW(
        [{"params": inside, "lr": inner}, {"params": heads, "lr": outer}], weight_decay=_DECAY
    )


def _share(step: int, steps: int, warm: float) -> float:
    start = warm * steps
    if step < start:
        return (step + 1) / (start + 1)
    return 0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * (step - start) / max(1.0, steps - start)))


def _order(parts: Sequence[Part], rng: random.Random) -> Iterator[Batch]:
    """Every part's batches as often as it asks, spread evenly over the stage."""
    placed: list[tuple[float, int, Batch]] = []
    for part in parts:
        left, turn = part.passes, 0
        while left > 1e-9:
            some = list(part.samples)
            if left < 1:
                rng.shuffle(some)
                some = some[: max(1, round(len(some) * left))]
            for batch in batches(some, part.pieces, rng, part.pack, part.hide):
                placed.append(
                    ((turn + rng.random() * min(1.0, left)) / part.passes, len(placed), batch)
                )
            left -= 1
            turn += 1
    placed.sort(key=lambda item: item[:2])
    return (batch for _, _, batch in placed)

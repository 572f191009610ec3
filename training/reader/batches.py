"""Samples → padded tensors, in batches of like length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from dateline.reader.encoder import CLS, SEP
from dateline.reader.pairs import marked
from dateline.reader.windows import join
from training.reader.features import UNKNOWN, EventLabels, Ints, LinkLabels, Sample

_PAD, _MASK = 0, 103
"""The vocabulary's numbers of what fills a batch up, and of a hidden word piece."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Sequences with their labels, which are shifted by one: piece 0 is the opening mark."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    samples: tuple[Sample, ...]


def batches(
    samples: Sequence[Sample],
    pieces: int,
    rng: random.Random,
    pack: float = 0.0,
    hide: float = 0.0,
) -> Iterator[Batch]:
    """All samples once, in batches of about `pieces` word pieces of like length, shuffled.

    With `pack`, that share of the samples is run together with others, as sentences in a paragraph.
    With `hide`, that share of the word pieces is hidden, so that a sentence that comes again is not
    known by heart.
    """
    todo = list(samples)
    rng.shuffle(todo)
    if pack:
        todo = _packed(todo, rng, pack)
    todo.sort(key=lambda sample: len(sample.window.ids) + rng.uniform(0, 8))
    groups: list[list[Sample]] = []
    width = 0
    for sample in todo:
        size = len(sample.window.ids) + 6
        if not groups or max(width, size) * (len(groups[-1]) + 1) > pieces:
            groups.append([])
            width = 0
        width = max(width, size)
        groups[-1].append(sample)
    rng.shuffle(groups)
    for group in groups:
        yield _with_hidden(collate(group), hide, rng) if hide else collate(group)


def collate(group: Sequence[Sample]) -> Batch:
    """One batch of the samples, in their order."""
    marked = [_marked(sample) for sample in group]
    width = max(len(ids) for ids, _ in marked)
    ids = torch.full((len(group), width), _PAD)
    shapes = torch.zeros((len(group), width), dtype=torch.long)
    mask = torch.zeros((len(group), width))
    for row, (numbers, cases) in enumerate(marked):
        ids[row, : len(numbers)] = torch.from_numpy(numbers)
        shapes[row, : len(numbers)] = torch.from_numpy(cases)
        mask[row, : len(numbers)] = 1
    return Batch(ids, shapes, mask, tuple(group))


def _with_hidden(batch: Batch, share: float, rng: random.Random) -> Batch:
    """The batch with some word pieces hidden, none of the marks at both ends."""
    dice = torch.Generator().manual_seed(rng.getrandbits(32))
    inside = (batch.mask > 0) & (batch.ids != CLS) & (batch.ids != SEP)
    hidden = inside & (torch.rand(batch.ids.shape, generator=dice) < share)
    return replace(batch, ids=torch.where(hidden, _MASK, batch.ids))


def marked_at(sample: Sample) -> tuple[int, int]:
    """Where the marks before source and target stand in the collated sequence of a pair.

    Raises `ValueError` for a sample without a pair.
    """
    if sample.pair is None:
        raise ValueError(f"{sample.id} has no pair")
    return marked(sample.window, sample.pair.source, sample.pair.target)[2]


def _marked(sample: Sample) -> tuple[Ints, Ints]:
    ids, shapes = sample.window.ids, sample.window.shapes
    if sample.pair:
        ids, shapes, _ = marked(sample.window, sample.pair.source, sample.pair.target)
    return (
        np.concatenate([[CLS], ids, [SEP]]).astype(np.int64),
        np.concatenate([[0], shapes, [0]]).astype(np.int64),
    )


def _packed(samples: list[Sample], rng: random.Random, share: float) -> list[Sample]:
    """Samples of which some are run together, as far as they know the same things."""
    out: list[Sample] = []
    held: dict[tuple[bool, ...], list[Sample]] = {}
    for sample in samples:
        if rng.random() > share:
            out.append(sample)
            continue
        known = (
            sample.mention is None,
            sample.event is None,
            sample.word is None,
            sample.parts is None,
        )
        group = held.setdefault(known, [])
        group.append(sample)
        size = sum(len(one.window.ids) for one in group)
        if len(group) >= rng.randint(2, 5) or size > 160:
            out.append(run_together(group) if size <= 254 else group[0])
            if size > 254:
                out += group[1:]
            held[known] = []
    return [*out, *(one for group in held.values() for one in group)]


def run_together(group: Sequence[Sample]) -> Sample:
    """Several samples as one window of several sentences."""
    if len(group) == 1:
        return group[0]
    windows, events, links = [], [], []
    total = sum(len(one.window.ids) for one in group)
    at = sentence = 0
    for one in group:
        size = len(one.window.ids)
        windows.append(replace(one.window, sentence=one.window.sentence + sentence))
        sentence += int(one.window.sentence.max(initial=0)) + 1
        events += [_moved(event, at, total) for event in one.events]
        links += [
            LinkLabels(
                *(
                    tuple((s + at, e + at) for s, e in spans)
                    for spans in (k.source, k.cue, k.content)
                )
            )
            for k in one.links
        ]
        at += size
    first = group[0]

    def joined(name: str) -> Ints | None:
        parts = [getattr(one, name) for one in group]
        return None if parts[0] is None else np.concatenate(parts, -1)

    return Sample(
        first.id, first.corpus, join(windows), joined("mention"), joined("parts"), joined("event"),
        joined("word"), tuple(events), tuple(links),
    )  # fmt: skip


def _moved(event: EventLabels, by: int, total: int) -> EventLabels:
    def widened(role: Ints | None) -> Ints | None:
        if role is None:
            return None
        out = np.full(total, UNKNOWN, np.int64)
        out[by : by + len(role)] = role
        return out

    return replace(
        event,
        pieces=event.pieces + by,
        source=widened(event.source),
        target=widened(event.target),
    )

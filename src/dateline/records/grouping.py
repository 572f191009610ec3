"""From scored pairs to groups: one group of mentions is one event.

Within a story a learnt network says how likely two mentions tell of one event, and average linkage
makes groups of that. Events that several stories tell of, as background mostly, are then joined
across stories by points for what speaks for it: only mentions of one dyad are looked at there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb, fsum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.linkage import average_linkage
from dateline.records.acts import ACTS, Acts
from dateline.records.alike import (
    WORDING,
    Compared,
    Network,
    Pairs,
    candidates,
    network,
)
from dateline.records.evidence import ENOUGH, FORBIDDEN, evidence
from dateline.records.once import Floats
from dateline.records.told import Told, Weights, party_keys
from dateline.records.wording import PageWords, Wording, page_words, wording
from dateline.vocab.merging import merging, type_family

SAME_EVENT = 0.25
"""Mean chance from which two groups of mentions are one event."""
_UNLIKELY = 0.02
"""Chance below which a pair is as good as none."""
_OTHER_WORD = 0.3
"""What is left of the chance of two different words of one page: news of states tells several
things in a row, the stories that the network learnt from mostly one."""
_EXCLUDED = -4.0
"""What a pair that cannot be one event weighs in the mean: two well-supported groups are not kept
apart by one misreading in twenty pairs."""
_LARGE = 300
"""Mentions in a block above which a pair must share a telling word to be looked at."""
_AT_ONCE = 1500
"""Mentions of small stories that are worked on at once."""
_TELLING = 40
"""Mentions of a block that may share a word for it to be a telling one."""

_SAME_HEAD, _SAME_PAGE, _SAME_SENTENCE = (
    WORDING.index(name) for name in ("same head", "same page", "same sentence")
)
_SAME_ACT = tuple(ACTS.index(name) for name in ("same type", "sources", "targets"))

Score = Callable[[int, int], float]
Link = tuple[int, int, float]
"""Two mentions, and the chance that they tell of one event."""


@dataclass(frozen=True, slots=True)
class Within:
    """The groups that the network made within stories."""

    top: list[int]
    """For each mention the first of those that tell of its event in its story."""
    chance: list[float]
    """For each mention the mean chance of the pairs of its group: of an excluded or unlikely pair
    0; of a mention that is alone 1."""


def group(told: Sequence[Told], weights: Weights, within: Within | None = None) -> list[list[Told]]:
    """Mentions by event; groups and the mentions in them in the order of `told`.

    `within` are the groups within stories, which are found here where they are not handed in.

    Across stories the best pairs are joined first. Two groups are joined when no pair across them
    is forbidden and the mean over the pages of one and the pages of the other is enough, where two
    pages count with their best pair: a page may tell an event in full once and in passing later.
    """
    known: dict[tuple[int, int], float] = {}

    def score(a: int, b: int) -> float:
        pair = (a, b) if a < b else (b, a)
        if pair not in known:
            known[pair] = evidence(told[pair[0]], told[pair[1]], weights)
        return known[pair]

    pairs = sorted(
        (-points, a, b) for a, b in sorted(_pairs(told)) if (points := score(a, b)) >= ENOUGH
    )
    top = list((within or grouped_within(told)).top)
    groups: dict[int, list[int]] = defaultdict(list)
    for n, first in enumerate(top):
        groups[first].append(n)
    for _, a, b in pairs:
        first, second = sorted((top[a], top[b]))
        if first != second and _joinable(groups[first], groups[second], told, score):
            for n in groups[second]:
                top[n] = first
            groups[first] = sorted(groups[first] + groups.pop(second))
    return [[told[n] for n in members] for _, members in sorted(groups.items())]


def within_stories(told: Sequence[Told], model: Network | None = None) -> list[int]:
    """For each mention the first of those that tell of its event in its story."""
    return grouped_within(told, model).top


def grouped_within(told: Sequence[Told], model: Network | None = None) -> Within:
    """The groups within stories.

    `model` is the packaged network, unless another is handed in.
    """
    model = model or network("events")
    stories: dict[str, list[int]] = defaultdict(list)
    pages: dict[str, PageWords] = {}
    for n, one in enumerate(told):
        stories[one.story].append(n)
        if one.reading.id not in pages:
            pages[one.reading.id] = page_words(one.reading)
    top, chance = list(range(len(told))), [1.0] * len(told)
    for batch in _batches([members for members in stories.values() if len(members) > 1]):
        linked_in = _linked([[told[n] for n in members] for members in batch], pages, model)
        for members, linked in zip(batch, linked_in, strict=True):
            firsts = average_linkage(len(members), linked, SAME_EVENT)
            means = _mean_chances(firsts, linked)
            for n, first in zip(members, firsts, strict=True):
                top[n], chance[n] = members[first], means.get(first, 1.0)
    return Within(top, chance)


def worded(one: Told, page: PageWords) -> Wording:
    """The wording of a telling."""
    return wording(one.reading, one.event.span, one.event.vector, page)


def event_rows(table: Floats, acts: Acts, pairs: Pairs) -> Floats:
    """(pairs, features) what two events of one story are compared by; `table` is their wording."""
    return np.concatenate([table, acts.rows(pairs)], axis=1)


def _batches(stories: Sequence[list[int]]) -> Iterator[list[list[int]]]:
    """The stories a few at a time: what two values are alike in is asked once for them all."""
    batch: list[list[int]] = []
    for members in stories:
        if batch and sum(map(len, batch)) + len(members) > _AT_ONCE:
            yield batch
            batch = []
        batch.append(members)
    if batch:
        yield batch


def _linked(
    stories: Sequence[Sequence[Told]], pages: dict[str, PageWords], model: Network
) -> Iterator[list[Link]]:
    """For each story the pairs that are likely at all, with their chance, or `_EXCLUDED`."""
    starts = np.cumsum([0, *map(len, stories)])
    acts = Acts([one for some in stories for one in some])
    compared = [_likely([worded(one, pages[one.reading.id]) for one in some]) for some in stories]
    alike = _in_stories(acts.rows, [pairs for pairs, _ in compared], starts)
    phrases: list[dict[tuple[int, int], float]] = [{} for _ in stories]
    for a, b in acts.phrases():
        story = int(starts.searchsorted(a, side="right")) - 1
        phrases[story][a - int(starts[story]), b - int(starts[story])] = 1.0
    linked = [
        _chances(pairs, np.concatenate([table, rows], axis=1), model) | sure
        for (pairs, table), rows, sure in zip(compared, alike, phrases, strict=True)
    ]
    asked = [np.array(list(found), np.int64).reshape(-1, 2).T for found in linked]
    excluded = _in_stories(acts.excluded, [(first, second) for first, second in asked], starts)
    for found, out in zip(linked, excluded, strict=True):
        yield [
            (a, b, _EXCLUDED if never else chance)
            for ((a, b), chance), never in zip(found.items(), out.tolist(), strict=True)
        ]


def _likely(words: Sequence[Wording]) -> tuple[Pairs, Floats]:
    """The pairs of a story that need to be looked at closer, and what their words are alike in."""
    pairs = candidates(words)
    table = Compared(words).rows(pairs)
    likely = network("words").chances(table) >= _UNLIKELY
    return (pairs[0][likely], pairs[1][likely]), table[likely]


def _in_stories(
    of: Callable[[Pairs], NDArray[Any]], pairs: Sequence[Pairs], starts: NDArray[np.int64]
) -> list[NDArray[Any]]:
    """What `of` gives for the pairs of stories that begin at `starts`, story by story."""
    first, second = (
        np.concatenate([some[side] + start for some, start in zip(pairs, starts, strict=False)])
        for side in (0, 1)
    )
    ends = np.cumsum([len(some[0]) for some in pairs])
    return np.split(of((first, second)), ends[:-1])


def _chances(pairs: Pairs, table: Floats, model: Network) -> dict[tuple[int, int], float]:
    """The chance that two tell of one event, of the pairs that are likely at all."""
    other = (table[:, _SAME_HEAD] == 0) & (table[:, _SAME_PAGE] == 1)
    # "Visited Beijing to meet with": two words in a row for one act of the same actors.
    acts_of = table[:, len(WORDING) :]
    twice = (table[:, _SAME_SENTENCE] == 1) & (acts_of[:, list(_SAME_ACT)] == 1).all(axis=1)
    other &= ~twice
    chances = model.chances(table) * np.where(other, np.float32(_OTHER_WORD), np.float32(1))
    weighed = zip(pairs[0].tolist(), pairs[1].tolist(), chances.tolist(), strict=True)
    return {(a, b): chance for a, b, chance in weighed if chance >= _UNLIKELY}


def _mean_chances(firsts: Sequence[int], linked: Iterable[Link]) -> dict[int, float]:
    """The mean chance of the pairs of each group of several, by its first member."""
    sizes = Counter(firsts)
    chances: dict[int, list[float]] = {first: [] for first in sizes if sizes[first] > 1}
    for a, b, chance in linked:
        if firsts[a] == firsts[b]:
            chances[firsts[a]].append(max(0.0, chance))
    return {first: fsum(some) / comb(sizes[first], 2) for first, some in chances.items()}


def _joinable(one: list[int], other: list[int], told: Sequence[Told], score: Score) -> bool:
    best: dict[tuple[str, str], float] = {}
    for a in one:
        for b in other:
            points = score(a, b)
            if points == FORBIDDEN:
                return False
            pages = told[a].reading.id, told[b].reading.id
            best[pages] = max(points, best.get(pages, points))
    return sum(sorted(best.values())) >= ENOUGH * len(best)


def _pairs(told: Sequence[Told]) -> set[tuple[int, int]]:
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, one in enumerate(told):
        family = type_family(one.event.event)
        for a in party_keys(one.source):
            for b in party_keys(one.target):
                ends = sorted((a, b)) if one.event.event in merging().mutual else [a, b]
                blocks["dyad", *ends, family].append(n)
    found: set[tuple[int, int]] = set()
    for block in blocks.values():
        pairs = combinations(block, 2) if len(block) <= _LARGE else _telling(block, told)
        found.update((a, b) for a, b in pairs if told[a].story != told[b].story)
    return found


def _telling(block: Sequence[int], told: Sequence[Told]) -> Iterable[tuple[int, int]]:
    having: dict[str, list[int]] = defaultdict(list)
    for n in block:
        for word in told[n].around:
            having[word].append(n)
    for sharing in having.values():
        if len(sharing) <= _TELLING:
            yield from combinations(sharing, 2)

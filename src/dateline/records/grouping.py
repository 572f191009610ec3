"""From scored pairs to groups: one group of mentions is one event.

Within a story a learnt network says how likely two mentions tell of one event, and average linkage
makes groups of that. Events that several stories tell of, as background mostly, are then joined
across stories by points for what speaks for it: only mentions of one dyad are looked at there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb, fsum

import numpy as np

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
    for members in stories.values():
        if len(members) > 1:
            some = [told[n] for n in members]
            words = [worded(one, pages[one.reading.id]) for one in some]
            linked = _linked(some, words, model)
            firsts = average_linkage(len(some), linked, SAME_EVENT)
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


def _linked(told: Sequence[Told], words: Sequence[Wording], model: Network) -> list[Link]:
    """The pairs that are likely at all, with their chance, or `_EXCLUDED`."""
    pairs = candidates(words)
    table = Compared(words).rows(pairs)
    # What the words alone make unlikely need not be looked at closer.
    likely = network("words").chances(table) >= _UNLIKELY
    table, pairs = table[likely], (pairs[0][likely], pairs[1][likely])
    acts = Acts(told)
    table = event_rows(table, acts, pairs)
    other = (table[:, _SAME_HEAD] == 0) & (table[:, _SAME_PAGE] == 1)
    # "Visited Beijing to meet with": two words in a row for one act of the same actors.
    acts_of = table[:, len(WORDING) :]
    twice = (table[:, _SAME_SENTENCE] == 1) & (acts_of[:, list(_SAME_ACT)] == 1).all(axis=1)
    other &= ~twice
    chances = model.chances(table) * np.where(other, np.float32(_OTHER_WORD), np.float32(1))
    weighed = zip(pairs[0].tolist(), pairs[1].tolist(), chances.tolist(), strict=True)
    linked = {(a, b): chance for a, b, chance in weighed if chance >= _UNLIKELY}
    linked |= dict.fromkeys(acts.phrases(), 1.0)
    first, second = np.array(list(linked), np.int64).reshape(-1, 2).T
    return [
        (a, b, _EXCLUDED if excluded else chance)
        for ((a, b), chance), excluded in zip(
            linked.items(), acts.excluded((first, second)).tolist(), strict=True
        )
    ]


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

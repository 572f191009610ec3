"""From scored pairs to groups: one group of mentions is one event.

Within a story a learnt network says how likely two mentions tell of one event, and average linkage
makes groups of that. Events that several stories tell of, as background mostly, are then joined
across stories by points for what speaks for it: only mentions of one dyad are looked at there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

import numpy as np

from dateline.linkage import average_linkage
from dateline.records.acts import ACTS, Acts
from dateline.records.alike import (
    WORDING,
    Compared,
    Floats,
    Network,
    Pairs,
    candidates,
    network,
)
from dateline.records.evidence import ENOUGH, FORBIDDEN, evidence
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


def group(told: Sequence[Told], weights: Weights) -> list[list[Told]]:
    """Mentions by event; groups and the mentions in them in the order of `told`.

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
    top = within_stories(told)
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
    """For each mention the first of those that tell of its event in its story.

    `model` is the packaged network, unless another is handed in.
    """
    model = model or network("events")
    stories: dict[str, list[int]] = defaultdict(list)
    pages: dict[str, PageWords] = {}
    for n, one in enumerate(told):
        stories[one.story].append(n)
        if one.reading.id not in pages:
            pages[one.reading.id] = page_words(one.reading)
    top = list(range(len(told)))
    for members in stories.values():
        if len(members) > 1:
            some = [told[n] for n in members]
            words = [worded(one, pages[one.reading.id]) for one in some]
            for n, first in zip(members, _grouped(some, words, model), strict=True):
                top[n] = members[first]
    return top


def worded(one: Told, page: PageWords) -> Wording:
    """The wording of a telling."""
    return wording(one.reading, one.event.span, one.event.vector, page)


def event_rows(table: Floats, acts: Acts, pairs: Pairs) -> Floats:
    """(pairs, features) what two events of one story are compared by; `table` is their wording."""
    return np.concatenate([table, acts.rows(pairs)], axis=1)


def _grouped(told: Sequence[Told], words: Sequence[Wording], model: Network) -> list[int]:
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
    likeliest = dict(
        zip(zip(pairs[0].tolist(), pairs[1].tolist(), strict=True), chances.tolist(), strict=True)
    )
    likeliest.update(dict.fromkeys(acts.phrases(), 1.0))
    linked = [
        (a, b, _EXCLUDED if acts.excluded(a, b) else chance)
        for (a, b), chance in likeliest.items()
        if chance >= _UNLIKELY
    ]
    return average_linkage(len(told), linked, SAME_EVENT)


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

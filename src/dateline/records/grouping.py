"""From scored pairs to groups: one group of mentions is one event.

Pairs are only looked at within blocks, so that a run over many pages stays far from comparing all
with all: mentions of one story and family of types, and mentions anywhere of one dyad and family.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from dateline.records.evidence import ENOUGH, FORBIDDEN, evidence
from dateline.records.told import Told, Weights, party_keys
from dateline.vocab.merging import merging, type_family

_LARGE = 300
"""Mentions in a block above which a pair must share a telling word to be looked at."""
_TELLING = 40
"""Mentions of a block that may share a word for it to be a telling one."""

Score = Callable[[int, int], float]


def group(told: Sequence[Told], weights: Weights) -> list[list[Told]]:
    """Mentions by event; groups and the mentions in them in the order of `told`.

    The best pairs are joined first. Two groups are joined when no pair across them is forbidden
    and the mean over the pages of one and the pages of the other is enough, where two pages count
    with their best pair: a page may tell an event in full once and in passing later.
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
    groups = {n: [n] for n in range(len(told))}
    top = list(range(len(told)))
    for _, a, b in pairs:
        first, second = sorted((top[a], top[b]))
        if first != second and _joinable(groups[first], groups[second], told, score):
            for n in groups[second]:
                top[n] = first
            groups[first] = sorted(groups[first] + groups.pop(second))
    return [[told[n] for n in members] for _, members in sorted(groups.items())]


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
        blocks["story", one.story, family].append(n)
        for a in party_keys(one.source):
            for b in party_keys(one.target):
                ends = sorted((a, b)) if one.event.event in merging().mutual else [a, b]
                blocks["dyad", *ends, family].append(n)
    found: set[tuple[int, int]] = set()
    for block in blocks.values():
        found.update(combinations(block, 2) if len(block) <= _LARGE else _telling(block, told))
    return found


def _telling(block: Sequence[int], told: Sequence[Told]) -> Iterable[tuple[int, int]]:
    having: dict[str, list[int]] = defaultdict(list)
    for n in block:
        for word in told[n].around:
            having[word].append(n)
    for sharing in having.values():
        if len(sharing) <= _TELLING:
            yield from combinations(sharing, 2)

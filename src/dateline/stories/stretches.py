"""The stretches of one text that stand in another, light editing within them allowed.

Runs of three words that both texts have are the seeds; seeds that follow each other closely in both
are one stretch, so that a word replaced, a clause dropped or put in does not part it. It is what
text-reuse detection calls seed and extend (Potthast et al. 2014).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dateline.stories.prints import Numbers


class Stretch(NamedTuple):
    """Words of a page that another text has too."""

    start: int
    end: int
    there: int
    """Where it begins in the other text, and where it ends."""
    there_end: int

    @property
    def words(self) -> int:
        """How many words of the page it is."""
        return self.end - self.start


Grams = npt.NDArray[np.uint64]
_Places = npt.NDArray[np.int64]

_GRAM = 3
_PLACE = np.uint64(0xFFFF)
_BITS = 16
_ADDED, _DROPPED = 10, 30
"""Words that an editor may have put in, or left out, between two seeds of one stretch."""
_SHORTEST = 12
"""Words of a stretch: shorter ones are phrases that everybody writes."""
_SOLID = 0.5
"""Share of a stretch's words that are the other's own."""
_OWN_WORDS, _OWN_SHARE = 8, 0.25
"""Words outside quotation marks that a stretch must have, and their share of it: what a third party
said may stand in both texts without either having it from the other."""

_QUOTED = re.compile(
    # A quotation that no mark closes runs on to the end of its line.
    r"“[^”\n]*(?:”|$)|(?<![^\s(\[—–-])\"(?=\S)[^\"\n]*(?:\"|$)|«[^»\n]*(?:»|$)|„[^“”\n]*(?:[“”]|$)|``.*?(?:''|$)"
    r"|(?<!\w)[‘'](?=\w)[^\n]*?[\w.,!?…][’'](?!\w)|^[‘'](?=\w)[^\n]*$"
    # A post, with its writer's handle behind it.
    r"|^[^\n]{0,700}(?:[—–-] ?[^\n(]{2,40}\(@\w+\)|\bpic\.twitter\.com/\w+)",
    re.MULTILINE,
)


def grams(numbers: Numbers) -> Grams:
    """Every three words in a row of a text as one number, in order; its last 16 bits are zero."""
    each = numbers.astype(np.uint64) << np.uint64(16)
    if len(each) < _GRAM:
        return np.empty(0, dtype=np.uint64)
    out: Grams = each[:-2] << np.uint64(32) | each[1:-1] << np.uint64(16) | each[2:]
    return out


def placed(each: Grams) -> Grams:
    """A text's grams in rising order, each with its place in the last 16 bits."""
    out = each | np.arange(len(each), dtype=np.uint64)
    out.sort()
    return out


def stretches(page: Grams, other: Grams) -> list[Stretch]:
    """The stretches of a page that stand in another text: see `stretches_in`."""
    return stretches_in(page, [other], [0])[0]


def stretches_in(page: Grams, others: Sequence[Grams], least: Sequence[int]) -> list[list[Stretch]]:
    """The stretches of a page that stand in each of the other texts, in order and apart.

    `page` is what `grams` gives for the page, each of `others` what `placed` gives for a text. None
    are given where it is plain that they are fewer than the text's `least` words together.
    """
    found: list[list[Stretch]] = [[] for _ in others]
    seeds = _seeds(page, others).those_with(least)
    parted = seeds.parted()
    # A seed without a neighbour is chance, and would part the stretch that it falls into.
    for _ in range(2):
        kept = ~(parted[:-1] & parted[1:])
        if kept.all():
            break
        seeds = seeds.only(kept).those_with(least)
        parted = seeds.parted()
    if not len(seeds.at):
        return found
    at, there = seeds.at, seeds.there
    starts, ends = parted[:-1].nonzero()[0], parted[1:].nonzero()[0]
    # How many words each seed adds: all of its own, or those behind the seed before it.
    adds = np.full(len(at), _GRAM)
    np.minimum(at[1:] - at[:-1], _GRAM, out=adds[1:])
    adds[starts] = _GRAM
    shared = np.add.reduceat(adds, starts)
    first, behind = at[starts], at[ends] + _GRAM
    length = behind - first
    good = (length >= _SHORTEST) & (shared >= _SOLID * length)
    for number, *row in zip(
        seeds.of[starts[good]].tolist(),
        first[good].tolist(),
        behind[good].tolist(),
        there[starts[good]].tolist(),
        (there[ends[good]] + _GRAM).tolist(),
        strict=True,
    ):
        found[number].append(Stretch(*row))
    return [_apart(some) for some in found]


def covered(found: list[Stretch]) -> int:
    """How many words of the page the stretches have together."""
    return sum(stretch.words for stretch in found)


def without(found: list[Stretch], taken: list[Stretch]) -> list[Stretch]:
    """What is left of the stretches, in order, where the taken ones are not, if still long enough.

    `found` must stand in order of their starts.
    """
    out: list[Stretch] = []
    others = sorted(taken)
    at = 0
    for one in found:
        while at < len(others) and others[at].end <= one.start:
            at += 1
        start = one.start
        for other in islice(others, at, None):
            if other.start >= one.end:
                break
            if other.start - start >= _SHORTEST:
                out.append(one._replace(start=start, end=other.start))
            start = max(start, other.end)
        if one.end - start >= _SHORTEST:
            out.append(one._replace(start=start))
    return out


def quoted(text: str, spans: list[tuple[int, int]]) -> npt.NDArray[np.bool_]:
    """For each word, given by where it stands in the text, whether it is within quotation marks."""
    starts = np.array([start for start, _ in spans], dtype=np.int64)
    marks = np.zeros(len(spans) + 1, dtype=np.int64)
    ends = np.array([match.span() for match in _QUOTED.finditer(text)], np.int64).reshape(-1, 2)
    lows, highs = starts.searchsorted(ends.T)
    np.add.at(marks, lows, 1)
    np.subtract.at(marks, highs, 1)
    return np.cumsum(marks)[:-1] > 0


def own_words(stretch: Stretch, said: npt.NDArray[np.bool_]) -> bool:
    """Whether enough of a stretch is the writer's words and not those of somebody quoted."""
    own = stretch.words - int(said[stretch.start : stretch.end].sum())
    return own >= max(_OWN_WORDS, _OWN_SHARE * stretch.words)


class _Seeds(NamedTuple):
    """Where a page has three words that other texts have: text by text, in the page's order."""

    of: _Places
    """The number of the other text."""
    at: _Places
    """Where in the page, and where that text has the words first."""
    there: _Places

    def only(self, kept: npt.NDArray[np.bool_]) -> _Seeds:
        """Some of them."""
        return _Seeds(self.of[kept], self.at[kept], self.there[kept])

    def those_with(self, least: Sequence[int]) -> _Seeds:
        """Without those of texts whose stretches have fewer than so many words at the most.

        The most are all words up to the next seed or gap.
        """
        on = self.at[1:] - self.at[:-1]
        near = (on <= _ADDED) & (self.of[1:] == self.of[:-1])
        of = self.of[1:][near]
        alone = np.bincount(self.of, minlength=len(least)) - np.bincount(of, minlength=len(least))
        most = np.bincount(of, on[near], len(least)) + _GRAM * alone
        enough = most >= np.array(least)
        return self if enough.all() else self.only(enough[self.of])

    def parted(self) -> npt.NDArray[np.bool_]:
        """For each seed whether a stretch begins with it; and, at the end, true."""
        on, further = self.at[1:] - self.at[:-1], self.there[1:] - self.there[:-1]
        out = np.ones(len(self.at) + 1, dtype=np.bool_)
        out[1:-1] = (on > _ADDED) | (further <= 0) | (further > _DROPPED)
        out[1:-1] |= self.of[1:] != self.of[:-1]
        return out


def _seeds(page: Grams, others: Sequence[Grams]) -> _Seeds:
    """The seeds that a page shares with each of the other texts."""
    texts = [n for n, other in enumerate(others) if len(other)]
    if not len(page) or not texts:
        none = np.empty(0, dtype=np.int64)
        return _Seeds(none, none, none)
    # In rising order: the searches then go from place to place in the other, not to and fro.
    order = page.argsort(kind="stable")
    ranked = page[order]
    nearest = np.array([others[n].take(others[n].searchsorted(ranked), mode="clip") for n in texts])
    hits = (nearest ^ ranked <= _PLACE).ravel().nonzero()[0]
    text, rank = np.divmod(hits, len(ranked))
    there = (nearest.ravel()[hits] & _PLACE).astype(np.int64)
    found = np.array(texts)[text] << _BITS * 2 | order[rank] << _BITS | there
    found.sort()
    low = (1 << _BITS) - 1
    return _Seeds(found >> _BITS * 2, found >> _BITS & low, found & low)


def _apart(found: list[Stretch]) -> list[Stretch]:
    """Without overlaps: neighbours may share the words of a seed."""
    out: list[Stretch] = []
    for one in found:
        piece = one._replace(start=max(one.start, out[-1].end)) if out else one
        if piece.words > 0:
            out.append(piece)
    return out

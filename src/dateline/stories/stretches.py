"""The stretches of one text that stand in another, light editing within them allowed.

Runs of three words that both texts have are the seeds; seeds that follow each other closely in both
are one stretch, so that a word replaced, a clause dropped or put in does not part it. It is what
text-reuse detection calls seed and extend (Potthast et al. 2014).
"""

from __future__ import annotations

import re
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


def stretches(page: Grams, other: Grams, least: int = 0) -> list[Stretch]:
    """The stretches of a page that stand in another text, in order and apart from each other.

    `page` is what `grams` gives for the page, `other` what `placed` gives for the other text. None
    are given where it is plain that they are fewer than `least` words together.
    """
    at, there = _seeds(page, other)
    if not len(at) or _most(at) < least:
        return []
    parted = _parted(at, there)
    # A seed without a neighbour is chance, and would part the stretch that it falls into.
    for _ in range(2):
        kept = ~(parted[:-1] & parted[1:])
        if kept.all():
            break
        at, there = at[kept], there[kept]
        if not len(at) or _most(at) < least:
            return []
        parted = _parted(at, there)
    starts, ends = parted[:-1].nonzero()[0], parted[1:].nonzero()[0]
    # How many words each seed adds: all of its own, or those behind the seed before it.
    adds = np.full(len(at), _GRAM)
    np.minimum(at[1:] - at[:-1], _GRAM, out=adds[1:])
    adds[starts] = _GRAM
    shared = np.add.reduceat(adds, starts)
    first, behind = at[starts], at[ends] + _GRAM
    length = behind - first
    good = (length >= _SHORTEST) & (shared >= _SOLID * length)
    found = zip(
        first[good].tolist(),
        behind[good].tolist(),
        there[starts[good]].tolist(),
        (there[ends[good]] + _GRAM).tolist(),
        strict=True,
    )
    return _apart([Stretch(*row) for row in found])


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


def _seeds(page: Grams, other: Grams) -> tuple[_Places, _Places]:
    """Where the page has three words that the other has, and where that one has them first."""
    if not len(page) or not len(other):
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    found = other.take(other.searchsorted(page), mode="clip")
    at = (found ^ page <= _PLACE).nonzero()[0]
    return at, (found[at] & _PLACE).astype(np.int64)


def _most(at: _Places) -> int:
    """How many words the stretches of these seeds have at most: all up to the next seed or gap."""
    on = at[1:] - at[:-1]
    near = on <= _ADDED
    return int(on.sum(where=near)) + _GRAM * (len(at) - int(np.count_nonzero(near)))


def _parted(at: _Places, there: _Places) -> npt.NDArray[np.bool_]:
    """For each seed whether a stretch begins with it; and, at the end, true."""
    on, further = at[1:] - at[:-1], there[1:] - there[:-1]
    out = np.ones(len(at) + 1, dtype=np.bool_)
    out[1:-1] = (on > _ADDED) | (further <= 0) | (further > _DROPPED)
    return out


def _apart(found: list[Stretch]) -> list[Stretch]:
    """Without overlaps: neighbours may share the words of a seed."""
    out: list[Stretch] = []
    for one in found:
        piece = one._replace(start=max(one.start, out[-1].end)) if out else one
        if piece.words > 0:
            out.append(piece)
    return out

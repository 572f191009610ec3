"""The stretches of one text that stand in another, light editing within them allowed.

Runs of three words that both texts have are the seeds; seeds that follow each other closely in both
are one stretch, so that a word replaced, a clause dropped or put in does not part it. It is what
text-reuse detection calls seed and extend (Potthast et al. 2014).
"""

from __future__ import annotations

import re
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


_Places = npt.NDArray[np.int64]

_GRAM = 3
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


def stretches(page: Numbers, other: Numbers) -> list[Stretch]:
    """The stretches of `page` that stand in `other`, in order and apart from each other."""
    at, there = _seeds(page, other)
    # A seed without a neighbour is chance, and would part the stretch that it falls into.
    for _ in range(2):
        starts, ends = _runs(at, there)
        size = ends - starts
        kept = np.repeat(size > 1, size)
        if not kept.all():
            at, there = at[kept], there[kept]
    if not len(at):
        return []
    starts, ends = _runs(at, there)
    # How many words each seed adds: all of its own, or those behind the seed before it.
    adds = np.full(len(at), _GRAM)
    adds[1:] = np.minimum(at[1:] - at[:-1], _GRAM)
    adds[starts] = _GRAM
    shared = np.add.reduceat(adds, starts)
    first, behind = at[starts], at[ends - 1] + _GRAM
    length = behind - first
    good = (length >= _SHORTEST) & (shared >= _SOLID * length)
    found = np.stack((first, behind, there[starts], there[ends - 1] + _GRAM), axis=1)[good]
    return _apart([Stretch(*row) for row in found.tolist()])


def covered(found: list[Stretch]) -> int:
    """How many words of the page the stretches have together."""
    return sum(stretch.words for stretch in found)


def without(found: list[Stretch], taken: list[Stretch]) -> list[Stretch]:
    """What is left of the stretches where the taken ones are not, if it is still long enough."""
    for other in taken:
        found = [
            piece
            for one in found
            for piece in (
                one._replace(end=min(one.end, other.start)),
                one._replace(start=max(one.start, other.end)),
            )
            if piece.words > 0
        ]
    return [one for one in found if one.words >= _SHORTEST]


def quoted(text: str, spans: list[tuple[int, int]]) -> npt.NDArray[np.bool_]:
    """For each word, given by where it stands in the text, whether it is within quotation marks."""
    starts = np.array([start for start, _ in spans], dtype=np.int64)
    marks = np.zeros(len(spans) + 1, dtype=np.int64)
    for match in _QUOTED.finditer(text):
        low, high = np.searchsorted(starts, match.span())
        marks[low] += 1
        marks[high] -= 1
    return np.cumsum(marks)[:-1] > 0


def own_words(stretch: Stretch, said: npt.NDArray[np.bool_]) -> bool:
    """Whether enough of a stretch is the writer's words and not those of somebody quoted."""
    own = stretch.words - int(said[stretch.start : stretch.end].sum())
    return own >= max(_OWN_WORDS, _OWN_SHARE * stretch.words)


def _seeds(page: Numbers, other: Numbers) -> tuple[_Places, _Places]:
    """Where the page has three words that the other has, and where that one has them first."""
    mine, theirs = _grams(page), _grams(other)
    if not len(mine) or not len(theirs):
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    order = np.argsort(theirs, kind="stable")
    ordered = theirs[order]
    place = np.minimum(np.searchsorted(ordered, mine), len(ordered) - 1)
    at = np.flatnonzero(ordered[place] == mine)
    return at, order[place[at]]


def _grams(numbers: Numbers) -> npt.NDArray[np.uint64]:
    each = numbers.astype(np.uint64)
    if len(each) < _GRAM:
        return np.empty(0, dtype=np.uint64)
    return each[:-2] << np.uint64(32) | each[1:-1] << np.uint64(16) | each[2:]


def _runs(at: _Places, there: _Places) -> tuple[_Places, _Places]:
    """The first of the seeds of each stretch, and the one behind its last."""
    on, further = at[1:] - at[:-1], there[1:] - there[:-1]
    parted = (on > _ADDED) | (further <= 0) | (further > _DROPPED)
    inner = np.flatnonzero(parted) + 1
    edge = np.array([0, len(at)] if len(at) else [], dtype=np.int64)
    return np.concatenate((edge[:1], inner)), np.concatenate((inner, edge[1:]))


def _apart(found: list[Stretch]) -> list[Stretch]:
    """Without overlaps: neighbours may share the words of a seed."""
    out: list[Stretch] = []
    for one in found:
        piece = one._replace(start=max(one.start, out[-1].end)) if out else one
        if piece.words > 0:
            out.append(piece)
    return out

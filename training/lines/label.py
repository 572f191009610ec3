"""Which lines of a flattened page are its article's, told from the body that was marked by hand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_WORD = re.compile(r"\w+")
_GRAM = 4


def words_of(text: str) -> list[str]:
    """A text's words as the scorer of article bodies counts them."""
    return _WORD.findall(unicodedata.normalize("NFKC", text))


def body_shares(lines: Sequence[str], body: str) -> NDArray[np.float64]:
    """For each line, the share of its words that are the body's, told by runs of four words.

    A run may cross lines, so that a short heading between two paragraphs is found. Lines that have
    the body's words but stand out of its order (teasers of the article itself, pull quotes printed
    twice) count as not the body's.
    """
    truth = words_of(body)
    where: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(truth) - _GRAM + 1):
        where.setdefault(tuple(truth[at : at + _GRAM]), []).append(at)
    page: list[str] = []
    owner: list[int] = []
    for number, line in enumerate(lines):
        found = words_of(line)
        page += found
        owner += [number] * len(found)
    covered = np.zeros(len(page), np.bool_)
    place = np.full(len(lines), -1)
    for at in range(len(page) - _GRAM + 1):
        hits = where.get(tuple(page[at : at + _GRAM]))
        if hits:
            covered[at : at + _GRAM] = True
            if place[owner[at]] < 0:
                place[owner[at]] = hits[0]
    line_of = np.array(owner, np.int64)
    counts = np.bincount(line_of, minlength=len(lines))
    hit = np.bincount(line_of, covered, minlength=len(lines)).astype(np.float64)
    shares: NDArray[np.float64] = hit / np.maximum(counts, 1)
    _short_body(lines, truth, shares)
    shares[~_in_order(place, hit)] = 0.0
    return shares


def _short_body(lines: Sequence[str], truth: Sequence[str], shares: NDArray[np.float64]) -> None:
    if len(truth) < _GRAM:
        for number, line in enumerate(lines):
            shares[number] = float(words_of(line) == list(truth))


def _in_order(place: NDArray[np.int64], weight: NDArray[np.float64]) -> NDArray[np.bool_]:
    """The lines of the heaviest chain whose places in the body rise; lines without a place stay."""
    keep = place < 0
    known = np.flatnonzero(~keep)
    if not len(known):
        return keep
    best = np.zeros(len(known))
    back = np.full(len(known), -1)
    for index, line in enumerate(known):
        earlier = np.flatnonzero(place[known[:index]] < place[line])
        best[index] = weight[line]
        if len(earlier):
            before = earlier[np.argmax(best[earlier])]
            best[index] += best[before]
            back[index] = before
    index = int(np.argmax(best))
    while index >= 0:
        keep[known[index]] = True
        index = int(back[index])
    return keep

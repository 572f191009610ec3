"""Where in a flattened page the article stands."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec
import numpy as np

from dateline.clean.flat.blocks import mark_blocks
from dateline.clean.flat.counts import Flags, Row
from dateline.clean.flat.lines import Line
from dateline.clean.flat.model import line_scores
from dateline.clean.flat.order import best_stretch
from dateline.clean.flat.title import ABOVE, find_title, is_title
from dateline.model import Removed, RemovedWhy
from dateline.vocab.boilerplate import folded

_FEWEST_WORDS = 4
"""Words of a sentence that may stand alone as an article, and of a line that may come again."""
_COLONS = frozenset(":：")
_FEWEST_CUT_OFF = 8
_NEVER = frozenset({"markup", "contents", "credit", "ad", "share"})
"""What is never an article's own words."""
_SELDOM = frozenset({"promo", "legal", "comment", "caption", "related"})
"""What an article's own words may look like: the model must be sure of them."""
_SURE = 2.0
_OTHER_LINE = -4.0
"""What a line that is no sentence costs a stretch, in words."""


class Split(msgspec.Struct, frozen=True, kw_only=True):
    """A page's lines told apart."""

    above: tuple[Line, ...]
    """The lines just above the body, the nearest last: where its title, byline and date stand."""
    body: tuple[Line, ...]
    below: tuple[Line, ...]
    """The lines just below the body."""
    title: str | None
    removed: tuple[Removed, ...]
    to_the_end: bool
    """The body's last line is the page's last."""


def split_page(lines: Sequence[Line], title: str | None = None) -> Split:
    """Tell the article's lines from the page's; `title` is the title if it is known already.

    `lines` are those of `page_lines`. The body is empty where the page has no article.
    """
    lines = mark_blocks(lines)
    return split_lines(lines, line_scores(lines), title)


def split_lines(lines: Sequence[Line], scores: Row, title: str | None = None) -> Split:
    """The same for lines whose blocks are marked, with the model's score of each line."""
    kept = _kept(lines, scores)
    places = np.flatnonzero(kept)
    start, end = (int(places[0]), int(places[-1]) + 1) if len(places) else (0, 0)
    found = title or find_title(lines, start, end)
    known = folded(found) if found else ""
    contents = {line.folded for line in lines if line.why == "contents"}
    headings = _bare_headings(lines, kept, contents)
    body: list[Line] = []
    removed: list[tuple[RemovedWhy, str]] = []
    seen: set[str] = set()
    section: RemovedWhy | None = None
    for at, line in enumerate(lines):
        if known and not line.ends and is_title(line, known):
            if line.folded in seen or line.why:
                removed.append((line.why or "repeated", line.raw))
            seen.add(line.folded)
            continue
        if line.section == "stop" and at >= start:
            section = line.why
        elif kept[at]:
            section = None
        if not kept[at] and line.why is None and line.folded in contents:
            removed.append(("repeated", line.raw))
        elif not kept[at]:
            removed.append((_why(line, section, after=at >= end), line.raw))
        elif at in headings or (line.words >= _FEWEST_WORDS and line.folded in seen):
            removed.append(("repeated", line.raw))
        else:
            body.append(line)
            seen.add(line.folded)
    return Split(
        above=tuple(lines[max(0, start - ABOVE) : start]),
        body=tuple(body),
        below=tuple(lines[end : end + ABOVE]),
        title=found,
        removed=_pieces(removed),
        to_the_end=end == len(lines),
    )


def _kept(lines: Sequence[Line], scores: Row) -> Flags:
    """Which lines are the article's by the model; by the plain rule where it finds none at all."""
    least = np.array([_least_score(line) for line in lines])
    kept: Flags = scores > least
    if not kept.any():
        kept = _sentences(lines) & np.isfinite(least)
    _close(lines, kept)
    told = any(lines[int(at)].words >= _FEWEST_WORDS for at in np.flatnonzero(kept))
    return kept if told else np.zeros(len(lines), np.bool_)


def _close(lines: Sequence[Line], kept: Flags) -> None:
    """Keep what hangs on the article's lines.

    That is a list that one announces with a colon, a line alone between two, and a last line that
    the page breaks off.
    """
    announced = False
    for at, line in enumerate(lines):
        if announced and line.listed and line.why is None:
            kept[at] = True
        else:
            announced = bool(kept[at]) and line.text[-1:] in _COLONS
    alone = np.flatnonzero(~kept[1:-1] & kept[:-2] & kept[2:]) + 1
    for at in map(int, alone):
        kept[at] = lines[at].why is None and (lines[at].listed or lines[at].words > 1)
    if len(lines) > 1 and kept[-2] and lines[-1].why is None:
        kept[-1] |= lines[-1].words >= _FEWEST_CUT_OFF


def _least_score(line: Line) -> float:
    """What the model must say of a line at least, given what its own words say."""
    if not line.text or line.why in _NEVER:
        return float("inf")
    # A date alone on its line may head an entry of a chronology.
    seldom = line.why in _SELDOM or (line.why == "metadata" and not line.stamp)
    return _SURE if seldom else 0.0


def _sentences(lines: Sequence[Line]) -> Flags:
    """The stretch with the most words in sentences and the fewest other lines.

    This is body text extraction as Finn, Kushmerick & Smyth (2001) do it, with lines for tokens.
    """
    told = [
        float(line.words)
        if (line.ends or line.listed) and line.words >= _FEWEST_WORDS and not line.why
        else _OTHER_LINE
        for line in lines
    ]
    start, end = best_stretch(np.array(told))
    places = np.arange(len(lines))
    inside: Flags = (places >= start) & (places < end) & (np.array(told) > 0)
    return inside


def _bare_headings(lines: Sequence[Line], kept: Flags, contents: set[str]) -> set[int]:
    """Kept headings that a list of contents gave before, with no text before the next such one.

    Pages that are made by machine print their headings in a row before the text begins.
    """
    if not contents:
        return set()
    places = [int(at) for at in np.flatnonzero(kept)]
    return {
        at
        for at, following in pairwise(places)
        if lines[at].folded in contents and lines[following].folded in contents
    }


def _why(line: Line, section: RemovedWhy | None, *, after: bool) -> RemovedWhy:
    """Why a line was left out: what its words say, what section it stands in, or its place."""
    if line.why and not (section and line.why == "navigation"):
        return line.why
    if section:
        return section
    if line.teaser or (after and line.words >= 5):
        return "related"
    return "navigation" if line.words < 8 else "other"


def _pieces(removed: list[tuple[RemovedWhy, str]]) -> tuple[Removed, ...]:
    pieces: list[tuple[RemovedWhy, list[str]]] = []
    for why, text in removed:
        if pieces and pieces[-1][0] == why:
            pieces[-1][1].append(text)
        else:
            pieces.append((why, [text]))
    return tuple(Removed("\n".join(texts), why) for why, texts in pieces)

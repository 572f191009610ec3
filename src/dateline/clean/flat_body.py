"""Where in a flattened page the article stands."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.clean.flat_lines import Line

_MOST_PER_LINE = 45.0
_SHORT_COST = -3.5
_LABEL_COST = -5.0
_TEASER_COST = -9.0
_BLOCK_COST = -6.0
_STOP_COST = -60.0
_COMMENT_COST = -250.0


def value(line: Line) -> float:
    """How much a line speaks for the article (its words) or against it (furniture)."""
    if line.section == "stop":
        return _COMMENT_COST if line.why == "comment" else _STOP_COST
    if line.section == "block":
        return _BLOCK_COST
    if line.why in {"markup", "ad", "metadata", "credit", "caption"}:
        return -2.0
    if line.why:
        return _LABEL_COST
    if line.teaser:
        return _TEASER_COST
    if line.words >= 8 and line.ends:
        return min(float(line.words), _MOST_PER_LINE)
    if line.words >= 20:
        return min(0.5 * line.words, _MOST_PER_LINE)
    if line.ends and line.words >= 4:
        return 3.0
    if line.words >= 12:
        return 2.0
    return -1.5 if line.listed else _SHORT_COST


def body_range(lines: Sequence[Line]) -> tuple[int, int]:
    """The stretch of lines, as a half-open range, whose values add up to the most.

    The article is taken to be the one stretch with the most words in sentences and the least
    furniture, as in body text extraction (Finn, Kushmerick & Smyth 2001), with lines in the place
    of tokens. Empty when no line speaks for an article.
    """
    best, best_range = 0.0, (0, 0)
    total, start = 0.0, 0
    for at, line in enumerate(lines):
        if total <= 0:
            total, start = 0.0, at
        total += value(line)
        if total > best:
            best, best_range = total, (start, at + 1)
    return best_range[0], _whole_list(lines, best_range[1])


def _whole_list(lines: Sequence[Line], end: int) -> int:
    """Where the list that the body ends in ends, and a last sentence that the page cuts off."""
    while 0 < end < len(lines):
        line = lines[end]
        if line.why or line.teaser:
            break
        last = end == len(lines) - 1 and (line.words >= 8 or line.listed)
        if not last and not (line.listed and lines[end - 1].listed and line.words >= 4):
            break
        end += 1
    return end

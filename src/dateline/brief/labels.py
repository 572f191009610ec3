"""Naming the timeline's chief records in the picture itself, in rows that never touch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.brief import words
from dateline.brief.cards import sides
from dateline.brief.index import clipped
from dateline.brief.stacks import Placed, Side
from dateline.brief.view import Card

LINE = 34.0
"""Height of a label's two lines."""
LABELLED, _ROWS = 8, 3
# Of a letter, on average, in the pictures' bold sans at 11.5 units.
_LETTER = 6.7
_BETWEEN = 12.0


@dataclass(frozen=True, slots=True)
class Label:
    """A record named in the picture itself, with a line to its mark."""

    card: Card
    x: float
    y: float
    first: str
    second: str
    line_x: float
    line_from: float
    line_to: float


@dataclass(frozen=True, slots=True)
class Rows:
    """Label rows on one side: which mark, which row from the edge, where its text begins."""

    placed: list[tuple[Placed, int, float]]
    count: int


def chief(cards: Sequence[Card], most: int) -> set[int]:
    """The numbers of the records worth naming: the best supported, then the most intense."""
    ranked = sorted(
        cards,
        key=lambda one: (
            -one.record.independent_origins, not one.done,
            not (one.record.source and one.record.target), -len(one.record.mentions),
            -abs(one.record.intensity), one.number,
        ),
    )  # fmt: skip
    return {card.number for card in ranked[:most]}


def rows(side: Side, named: set[int], width: float) -> Rows:
    """Find each named record a row; those for which three rows have no room stay unnamed."""
    wanted = sorted(
        (
            one
            for one in side.placed
            if len(one.mark.cards) == 1 and one.mark.cards[0].number in named
        ),
        key=lambda one: one.left,
    )
    ends: list[float] = []
    out = []
    for one in wanted:
        long = max(len(text) for text in _label_words(one.mark.cards[0])) * _LETTER
        start = min(max(2.0, one.left + one.width / 2 - 3), width - long - 2)
        free = [row for row, end in enumerate(ends) if end + _BETWEEN <= start]
        row = free[0] if free else len(ends)
        if row == _ROWS:
            continue
        if not free:
            ends.append(0.0)
        ends[row] = start + long
        out.append((one, row, start))
    return Rows(out, len(ends))


def _label_words(card: Card) -> tuple[str, str]:
    who = f" {card.between} ".join(clipped(side, 24) for side in sides(card.record))
    return (who or words.kind(card.record)), clipped(card.manner, 30) + words.caveat(card.record)


def place(found: Rows, edge: float, axis: float, *, above: bool) -> list[Label]:
    """Labels from the picture's `edge` inwards, with lines to marks that stack up from `axis`."""
    out = []
    for one, row, start in found.placed:
        card = one.mark.cards[0]
        way = 1 if above else -1
        y = edge + way * row * LINE
        first, second = _label_words(card)
        line_x = max(one.left + one.width / 2, start)
        near, far = (y + 19 if above else y - 14), axis - way * (one.base + one.height)
        out.append(Label(card, start, y, first, second, line_x, near, far))
    return out

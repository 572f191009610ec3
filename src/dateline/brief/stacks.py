"""Stacking the timeline's marks on either side of its axis, at a size at which all fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.axis import Axis, Days
from dateline.brief.view import Card

_SIZES = (9.0, 7.5, 6.0, 4.8, 3.8, 3.0, 2.4)
"""Radii of a dot with two origins, from what looks best to what can just be seen."""
_GAP, _STEP = 1.5, 2.0
_BAR, _COUNTED_BAR = 7.0, 13.0


@dataclass(frozen=True, slots=True)
class Mark:
    """Records to be drawn as one, and how far along the axis their date reaches."""

    cards: tuple[Card, ...]
    start: float
    end: float

    @property
    def bar(self) -> bool:
        """Whether it is drawn as long as its date may mean."""
        return _is_bar(self.cards[0])


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark and where it stands; `base` is its distance from the axis."""

    mark: Mark
    left: float
    width: float
    base: float
    height: float


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the axis."""

    placed: list[Placed]
    left_over: list[tuple[float, int]]
    """Where, and how many, of what did not fit."""

    @property
    def height(self) -> float:
        """How far it reaches from the axis."""
        return max((one.base + one.height for one in self.placed), default=0.0)


def marks(dated: Sequence[tuple[Card, Days]], axis: Axis) -> list[Mark]:
    """A mark for each record; but one for all that are dated to the same month or longer."""
    out: dict[object, list[Card]] = {}
    for card, days in dated:
        out.setdefault((days, card.done) if _is_bar(card) else card.number, []).append(card)
    extents = {card.number: axis.extent(days) for card, days in dated}
    return [Mark(tuple(cards), *extents[cards[0].number]) for cards in out.values()]


def stacks(sides: list[list[Mark]], width: float, tallest: float) -> list[Side]:
    """Stack each side's marks with the largest size at which all of both sides fit.

    At the smallest size, what does not fit is counted.
    """
    stacked: list[Side] = []
    for size in _SIZES:
        stacked = [_skyline(side, size, width, tallest) for side in sides]
        if not any(side.left_over for side in stacked):
            break
    return stacked


def _skyline(side: list[Mark], size: float, width: float, tallest: float) -> Side:
    heights = [0.0] * (int(width / _STEP) + 2)
    placed: list[Placed] = []
    over: dict[float, int] = {}
    for mark in sorted(side, key=lambda one: (one.start - one.end, one.cards[0].number)):
        tall, wide, middle = _measures(mark, size)
        left = min(max(1.0, middle - wide / 2), width - wide - 1)
        columns = range(int(left / _STEP), min(int((left + wide) / _STEP) + 1, len(heights)))
        base = max(heights[column] for column in columns)
        if base + tall > tallest:
            over[middle] = over.get(middle, 0) + len(mark.cards)
            continue
        for column in columns:
            heights[column] = base + tall + _GAP
        placed.append(Placed(mark, left, wide, base, tall))
    return Side(placed, sorted(over.items()))


def _measures(mark: Mark, size: float) -> tuple[float, float, float]:
    """Height, width and middle of a mark whose dots have the radius `size`."""
    middle = (mark.start + mark.end) / 2
    if mark.bar:
        tall = _BAR if len(mark.cards) == 1 else _COUNTED_BAR
        return tall, max(2 * tall, mark.end - mark.start - _GAP), middle
    tall = 2 * size * _weight(mark.cards[0])
    # Dots of one size stand in columns, so that stacks are straight.
    pitch = 2 * size + _GAP
    return tall, tall, (int(middle / pitch) + 0.5) * pitch


def _is_bar(card: Card) -> bool:
    return card.record.date_precision not in ("day", "time")


def _weight(card: Card) -> float:
    return (0.7, 0.7, 1.0, 1.25)[min(max(card.record.independent_origins, 0), 3)]

"""The timeline's drawing: where each record stands, before it is SVG.

Cooperation is stacked above the line and conflict below it. A date known to the day is a dot, a
vaguer one a bar as long as the time it may mean; a mark is larger the more independent origins
its record has, and hollow when the pages do not tell of the event as done.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.axis import Axis, Cell, lay_out
from dateline.brief.index import covered
from dateline.brief.labels import LABELLED, LINE, Label, chief, place, rows
from dateline.brief.stacks import Placed, Side, marks, stacks
from dateline.brief.view import Card

_MARGIN, _PADDING, _BAND, _GROUP_BAND = 14.0, 20.0, 22.0, 15.0
_NUMBER_WIDTH = 26.0


@dataclass(frozen=True, slots=True)
class Shape:
    """The mark of one record, or of several that are dated to the same month, year and so on."""

    cards: tuple[Card, ...]
    left: float
    top: float
    width: float
    height: float

    @property
    def card(self) -> Card:
        """The first of its records."""
        return self.cards[0]

    @property
    def middle(self) -> float:
        """Its centre from the left."""
        return self.left + self.width / 2

    @property
    def centre(self) -> float:
        """Its centre from the top."""
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class Overflow:
    """How many marks did not fit on a stack."""

    x: float
    y: float
    many: int


@dataclass(frozen=True, slots=True)
class Group:
    """A year or month written under the cells that belong to it."""

    left: float
    right: float
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """A picture's geometry, in its own units: 0 to `width`, 0 to `height`."""

    name: str
    width: float
    height: float
    above: float
    """The axis band's upper edge."""
    below: float
    """The axis band's lower edge."""
    cells: tuple[Cell, ...]
    groups: tuple[Group, ...]
    shapes: tuple[Shape, ...]
    labels: tuple[Label, ...]
    overflow: tuple[Overflow, ...]
    dated: int
    undated: tuple[Card, ...]


def draw(
    cards: Sequence[Card], name: str, width: float, tallest: float, *, labels: bool
) -> Timeline:
    """Place every dated record; `tallest` limits each side's stacks.

    `name` tells two drawings of one brief apart. Undated records are listed, not placed.
    """
    dated = [(card, days) for card in cards if (days := covered(card.record))]
    undated = tuple(card for card in cards if not covered(card.record))
    if not dated:
        return Timeline(name, width, 0, 0, 0, (), (), (), (), (), 0, undated)
    axis = lay_out([days for _, days in dated], _MARGIN, width - _MARGIN)
    up, down = stacks(
        [marks([one for one in dated if one[0].cooperative is above], axis)
         for above in (True, False)],
        width, tallest,
    )  # fmt: skip
    named = chief([card for card, _ in dated], LABELLED) if labels else set()
    rows_up, rows_down = (rows(side, named, width) for side in (up, down))
    above = up.height + _PADDING + rows_up.count * LINE
    below = above + _BAND + (_GROUP_BAND if any(cell.group for cell in axis.cells) else 0)
    height = below + down.height + _PADDING + rows_down.count * LINE
    shapes = [_shape(one, above - one.base - one.height) for one in up.placed]
    shapes += [_shape(one, below + one.base) for one in down.placed]
    return Timeline(
        name, width, height, above, below, axis.cells, _groups(axis), tuple(shapes),
        (*place(rows_up, 12, above, above=True),
         *place(rows_down, height - 20, below, above=False)),
        (*_overflow(up, above - tallest - 8), *_overflow(down, below + tallest + 16)),
        len(dated), undated,
    )  # fmt: skip


def _shape(one: Placed, top: float) -> Shape:
    return Shape(one.mark.cards, one.left, top, one.width, one.height)


def _overflow(side: Side, y: float) -> list[Overflow]:
    """What did not fit on a side, counted together where the numbers would touch."""
    out: list[Overflow] = []
    for x, many in side.left_over:
        if out and x - out[-1].x < _NUMBER_WIDTH:
            out[-1] = Overflow(out[-1].x, y, out[-1].many + many)
        else:
            out.append(Overflow(x, y, many))
    return out


def _groups(axis: Axis) -> tuple[Group, ...]:
    out: list[Group] = []
    for cell in axis.cells:
        if not cell.group:
            continue
        if out and out[-1].label == cell.group and out[-1].right == cell.left:
            out[-1] = Group(out[-1].left, cell.right, cell.group)
        else:
            out.append(Group(cell.left, cell.right, cell.group))
    return tuple(out)

"""Words of a text with the parts that they play: in styles, or in brackets where there are none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Literal, NamedTuple, TypeAlias

from rich.text import Text

from dateline.cli.terminal import safe
from dateline.model import Span, contains

Role: TypeAlias = Literal["source", "event", "target"]

STYLES: dict[Role, str] = {
    "source": "bold cyan",
    "event": "bold reverse",
    "target": "bold magenta",
}
"""By role: how its words look in a terminal."""


class Mark(NamedTuple):
    """A stretch of the text and the part that it plays."""

    span: Span
    role: Role


def marked(text: str, stretch: Span, marks: Sequence[Mark], *, styled: bool) -> Text:
    """The stretch of the text on one line, its marks in styles or as `[source …]`.

    Brackets nest; of two marks that cross, one is cut where the other ends.
    """
    inside = [
        mark for mark in marks if mark.span[0] < mark.span[1] and contains(stretch, mark.span)
    ]
    if not styled:
        return Text("".join(_bracketed(text, stretch, inside)))
    out = Text()
    for piece in pairwise(_cuts(stretch, inside)):
        roles = dict.fromkeys(mark.role for mark in inside if contains(mark.span, piece))
        out.append(_line(text, piece), style=" ".join(STYLES[role] for role in roles))
    return out


def _bracketed(text: str, stretch: Span, marks: Sequence[Mark]) -> Iterator[str]:
    labels = _labels(marks)
    cuts = _cuts(stretch, marks)
    around: list[Span] = []
    for piece in pairwise(cuts):
        at = piece[0]
        kept = [span for span in around if at < span[1]]
        pairs = zip(around, kept, strict=False)
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        yield "]" * (len(around) - same)
        new = sorted((span for span in labels if span[0] == at), key=lambda span: -span[1])
        around = [*kept, *new]
        for span in around[same:]:
            yield f"[{labels[span]} "
        yield _line(text, piece)
    yield "]" * len(around)


def _labels(marks: Iterable[Mark]) -> dict[Span, str]:
    """What stands before each marked stretch: both roles where one stretch plays two."""
    out: dict[Span, str] = {}
    for span, role in dict.fromkeys(marks):
        out[span] = f"{out[span]} and {role}" if span in out else role
    return out


def _cuts(stretch: Span, marks: Sequence[Mark]) -> list[int]:
    return sorted({*stretch, *(at for mark in marks for at in mark.span)})


def _line(text: str, span: Span) -> str:
    return safe(text[span[0] : span[1]].replace("\n", " "))

"""Cutting a text into pieces where marks begin and end, so that each piece can be drawn alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from dateline.model import Span, overlaps

MarkKind = Literal["event", "loose", "actor", "value", "reused"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to show in a text."""

    span: Span
    kind: MarkKind
    """An event word with a record, an event word without one, an actor, words that give a value on
    which pages differ, or a stretch that stood in an earlier page."""
    anchor: str | None = None
    """The id that others link to."""
    href: str | None = None
    """Where the mark itself links to."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is marked the same throughout."""

    text: str
    event: bool = False
    loose: bool = False
    actor: bool = False
    value: bool = False
    reused: bool = False
    anchors: tuple[str, ...] = ()
    href: str | None = None


def pieces(text: str, within: Span, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """The text of `within` in pieces, in order; joined they are that text again.

    Marks may overlap; a piece under several has the looks of all, the anchors of those that
    begin with it, and the link of the first. Marks outside `within` are passed over.
    """
    start = max(0, within[0])
    end = max(start, min(len(text), within[1]))
    inside = sorted(
        (mark for mark in marks if mark.span[0] < mark.span[1] and overlaps(mark.span, within)),
        key=lambda mark: (mark.span, mark.kind),
    )
    cuts = {start, end}
    for mark in inside:
        cuts.update(at for at in mark.span if start < at < end)
    edges = pairwise(sorted(cuts))
    return tuple(_piece(text, (a, b), inside, first=a == start) for a, b in edges)


def _piece(text: str, span: Span, marks: Sequence[Mark], *, first: bool) -> Piece:
    over = [mark for mark in marks if overlaps(mark.span, span)]
    begin = [m for m in over if m.span[0] == span[0] or (first and m.span[0] < span[0])]
    return Piece(
        text=text[span[0] : span[1]],
        event=any(mark.kind == "event" for mark in over),
        loose=any(mark.kind == "loose" for mark in over),
        actor=any(mark.kind == "actor" for mark in over),
        value=any(mark.kind == "value" for mark in over),
        reused=any(mark.kind == "reused" for mark in over),
        anchors=tuple(dict.fromkeys(m.anchor for m in begin if m.anchor)),
        href=next((mark.href for mark in over if mark.href), None),
    )


def window(span: Span, around: Span, longest: int) -> Span:
    """`span`, or where it is longer than `longest` the part of it that has `around` in it."""
    if span[1] - span[0] <= longest:
        return span
    spare = max(0, longest - (around[1] - around[0]))
    start = max(span[0], min(around[0] - spare // 2, span[1] - longest))
    return (start, min(span[1], max(start + longest, around[1])))

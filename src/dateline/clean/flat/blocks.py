"""Blocks of furniture that single lines do not give away: contents, listings, comment threads."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dateline.clean.dates.read import find_date
from dateline.clean.flat.lines import Line
from dateline.model import RemovedWhy

_STAMPS = 4
"""Date stamps that make a listing."""
_STAMP_GAP = 5
"""Lines between two date stamps of one listing, at most."""
_SPEAKERS = 2
"""Speakers with a time beside them that make a thread of comments."""


def mark_blocks(lines: Sequence[Line]) -> list[Line]:
    """The lines, those that belong to such a block marked with why."""
    whys: list[RemovedWhy | None] = [line.why for line in lines]
    _contents(lines, whys)
    _stamped(lines, whys)
    _thread(lines, whys)
    return [
        line if why == line.why else msgspec.structs.replace(line, why=why)
        for line, why in zip(lines, whys, strict=True)
    ]


def _contents(lines: Sequence[Line], whys: list[RemovedWhy | None]) -> None:
    """A table of contents: the list items, or lines that come again as headings, after its head."""
    if "contents" not in whys:
        return
    again = {line.folded: at for at, line in enumerate(lines)}
    at = 0
    while at < len(lines):
        if whys[at] == "contents":
            entry = at + 1
            while entry < len(lines) and (
                lines[entry].listed or again[lines[entry].folded] > entry + 1
            ):
                whys[entry] = "contents"
                entry += 1
            at = entry
        else:
            at += 1


def _stamped(lines: Sequence[Line], whys: list[RemovedWhy | None]) -> None:
    """Listings of other articles and comment threads: date stamps at short, regular distances.

    A chronology has date stamps too, but each of another day and without the time of day.
    """
    days: dict[str, int] = {}
    for line in lines:
        if line.stamp:
            days[line.stamp[:10]] = days.get(line.stamp[:10], 0) + 1
    run: list[int] = []
    for at in range(len(lines) + 1):
        if at == len(lines) or (run and at - run[-1] > _STAMP_GAP):
            if len(run) >= _STAMPS:
                _mark_listing(lines, whys, run)
            run = []
        stamp = lines[at].stamp if at < len(lines) else None
        if stamp and ("T" in stamp or days[stamp[:10]] > 1):
            run.append(at)


def _thread(lines: Sequence[Line], whys: list[RemovedWhy | None]) -> None:
    """A thread of comments: lines that say who speaks, each beside the time at which."""
    speakers = [
        at
        for at, line in enumerate(lines)
        if line.speaks and any(beside.timed for beside in lines[max(0, at - 1) : at + 3])
    ]
    if len(speakers) >= _SPEAKERS:
        for at in range(speakers[0], len(lines)):
            whys[at] = whys[at] or "comment"


def _mark_listing(lines: Sequence[Line], whys: list[RemovedWhy | None], run: list[int]) -> None:
    first = run[0]
    head = lines[first - 1] if first else None
    if head and (not head.ends or not head.text or _dated(head)):
        first -= 1
    for at in range(first, run[-1] + 1):
        whys[at] = whys[at] or "related"


def _dated(line: Line) -> bool:
    return bool(find_date(line.text))

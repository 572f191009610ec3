"""Running heads and feet, page numbers and stamps: what a PDF's pages have around their text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

import msgspec

from dateline.intake.pdf.lines import Line, Sheet

_OUTER = 3
"""Lines from a page's top, and from its foot, among which running heads are looked for."""
_MARGIN = 0.15
"""How far into the page they reach, as a share of its height."""
_SHIFT = 6.0
"""Points by which they move between pages."""
_NUMBER = re.compile(
    r"(?:\w{1,8}\.?\s*)?[-–—|\[(]*\s*(?:\d{1,4}|[ivxlc]{1,6})\s*(?:(?:/|\w{2,4})\s*\d{1,4})?\s*[-–—|\])]*",
    re.IGNORECASE,
)
_BARE = re.compile(r"[-–—|\[(\s]*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[-–—|\])\s]*", re.IGNORECASE)
_SENTENCE = re.compile(r"(?:\S+\s+){4}\S+[.!?]$")
"""What recurs with other digits in it may be a list's or a form's line, not a running head."""
_DIGITS = re.compile(r"\d+")

_LONGEST = 300
"""Characters of the longest running head."""


class Bared(msgspec.Struct, frozen=True):
    """Pages without what recurs on them."""

    sheets: tuple[Sheet, ...]
    removed: tuple[str, ...]
    """Each text once, in the order of the pages."""


def without_heads(sheets: Sequence[Sheet]) -> Bared:
    """Takes out the lines at the edge of the page that recur in place, digits set aside.

    A line recurs when three pages have it, or both of two: left and right pages may have heads of
    their own. A bare page number goes from a single page too. Stamps along the margin always go.
    """
    seen: defaultdict[tuple[str, bool], list[tuple[int, float]]] = defaultdict(list)
    outer = [_outer(sheet) for sheet in sheets]
    for index, lines in enumerate(outer):
        for line, top in lines:
            seen[_key(line), top].append((index, line.base))
    least = 2 if len(sheets) < 4 else 3
    gone: dict[str, None] = {}
    bare = []
    for index, sheet in enumerate(sheets):
        away = {
            line
            for line, top in outer[index]
            if _recurs(seen[_key(line), top], line, least) or _BARE.fullmatch(line.text)
        }
        gone |= dict.fromkeys([line.text for line in sheet.lines if line in away])
        gone |= dict.fromkeys(sheet.turned)
        columns = [tuple(line for line in column if line not in away) for column in sheet.columns]
        bare.append(
            msgspec.structs.replace(
                sheet, columns=tuple(column for column in columns if column), turned=()
            )
        )
    return Bared(tuple(bare), tuple(gone))


def _outer(sheet: Sheet) -> list[tuple[Line, bool]]:
    """The lines at the top (true) and at the foot of a page."""
    by_height = sorted(sheet.lines, key=lambda line: -line.base)
    top = [line for line in by_height[:_OUTER] if line.base > (1 - _MARGIN) * sheet.height]
    foot = [line for line in by_height[-_OUTER:] if line.base < _MARGIN * sheet.height]
    return [(line, True) for line in top] + [(line, False) for line in foot]


def _key(line: Line) -> str:
    """What stays of a running head from page to page."""
    if len(line.text) > _LONGEST:
        return line.text
    if _NUMBER.fullmatch(line.text):
        return "0"
    if _SENTENCE.search(line.text):
        return line.text
    return " ".join(_DIGITS.sub("0", line.text).casefold().split())


def _recurs(places: list[tuple[int, float]], line: Line, least: int) -> bool:
    pages = {index for index, base in places if abs(base - line.base) <= _SHIFT}
    return len(pages) >= least

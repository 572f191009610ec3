"""Quotations: where a text has them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.model import Span

_MARK = re.compile(r"[“”„«»\"]|``|''|[‘’]")
_PARAGRAPH = re.compile(r"[^\n]+")
_CLOSES = {"“": "”", "„": "”“", "«": "»", "‘": "’"}


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation."""

    span: Span
    """Where it stands, marks included; without a closing mark it ends with its paragraph."""


def find_quotes(text: str) -> list[Quote]:
    """The quotations in a text, outermost only, in order.

    A quotation ends with its paragraph at the latest: the next paragraph of a long one opens
    again with a mark of its own, as newspapers print it.
    """
    return [
        quote
        for paragraph in _PARAGRAPH.finditer(text)
        for quote in _paragraph_quotes(text, paragraph.start(), paragraph.end())
    ]


def _paragraph_quotes(text: str, start: int, end: int) -> list[Quote]:
    out: list[Quote] = []
    opened: re.Match[str] | None = None
    for match in _MARK.finditer(text, start, end):
        mark = match.group()
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        if opened is None:
            if _opens(mark, before, after):
                opened = match
        elif _closes(opened.group(), mark, before, after):
            out.append(Quote((opened.start(), match.end())))
            opened = None
    if opened is not None and opened.group() != "‘":
        out.append(Quote((opened.start(), end)))
    return out


def _opens(mark: str, before: str, after: str) -> bool:
    if mark in _CLOSES:
        return mark != "‘" or not before.isalnum()
    free = not before.isalnum() and not after.isspace()
    return free and mark in {'"', "``", "''"}


def _closes(opened: str, mark: str, before: str, after: str) -> bool:
    if opened in _CLOSES:
        if opened == "‘":
            return mark == "’" and not after.isalnum() and not before.isspace()
        return mark in _CLOSES[opened] or (mark == '"' and not before.isspace())
    if opened == "``":
        return mark == "''"
    # A straight mark that stands free before a word opens a new quotation: the old one was cut.
    return mark == opened and not (before.isspace() and after.isalnum())

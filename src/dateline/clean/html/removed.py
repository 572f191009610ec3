"""What was left out of an HTML page, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dateline.clean.flat.lines import count_words, ends_sentence, look
from dateline.clean.html.blocks import TELLING, Box, Layout
from dateline.model import Removed, RemovedWhy
from dateline.vocab.block_names import families, reason
from dateline.vocab.boilerplate import folded, furniture

_TAGS: dict[str, RemovedWhy] = {
    "nav": "navigation", "footer": "legal", "figcaption": "caption", "menu": "navigation",
    "form": "promo", "button": "navigation", "address": "metadata", "aside": "related",
    "figure": "caption",
}  # fmt: skip
_PLAIN = frozenset({"html", "body", "main", "article"})
"""Tags that hold everything: their names say nothing of a block in them."""
_BYLINE = re.compile(r"^by\s+\S+(?:\s+\S+){0,7}$(?<![.!?])", re.IGNORECASE)
_MENU = 1 << TELLING.index("nav")
_VAGUE = frozenset({None, "legal"})
"""Places whose names tell less than the words of a line in them."""
_ANYWHERE = frozenset({"share", "ad", "promo", "legal", "comment", "caption"})
"""Kinds of lines that stand in menus and page headers too."""
_SENTENCE = 8
"""Words of a line that is no menu's."""


def list_removed(
    layout: Layout, kept: Sequence[bool], titles: Sequence[str]
) -> tuple[Removed, ...]:
    """The blocks that are not `kept`, in the page's order, without those that are one of `titles`.

    Neighbours that are left out for the same reason are one piece, a line each.
    """
    pieces: list[tuple[RemovedWhy, list[str]]] = []
    for text, why in _left_out(layout, kept, {folded(title) for title in titles}):
        if pieces and pieces[-1][0] == why:
            pieces[-1][1].append(text)
        else:
            pieces.append((why, [text]))
    return tuple(Removed("\n".join(lines), why) for why, lines in pieces)


def _left_out(
    layout: Layout, kept: Sequence[bool], titles: set[str]
) -> Iterator[tuple[str, RemovedWhy]]:
    places = part_of_page(layout.boxes)
    lines = [folded(block.text) for block in layout.blocks]
    said = {line for line, keep in zip(lines, kept, strict=True) if keep}
    for block, line, keep in zip(layout.blocks, lines, kept, strict=True):
        if keep or line in titles:
            continue
        if line in said:
            yield block.text, "repeated"
            continue
        yield block.text, "related" if block.card else _why(block.text, places[block.box])


def _why(text: str, place: RemovedWhy | None) -> RemovedWhy:
    """The reason that the words of a block or its place give."""
    found = furniture(text)
    if place == "navigation":
        if found and found.why in _ANYWHERE:
            return found.why
        # Templates call what stands over an article its header, as they do the menus above it.
        return "other" if ends_sentence(text) and count_words(text) >= _SENTENCE else place
    return (found.why if found and place in _VAGUE else place) or by_its_look(text) or "other"


def by_its_look(text: str) -> RemovedWhy | None:
    """What a line is that stands alone: a credit, a date, a byline; null for other lines."""
    return look(text).why or ("metadata" if _BYLINE.match(text) else None)


def part_of_page(boxes: Sequence[Box]) -> list[RemovedWhy | None]:
    """For each box what part of the page it is: what the nearest element around it says."""
    places: list[RemovedWhy | None] = []
    for box in boxes:
        around = places[box.parent] if box.parent >= 0 else None
        if box.tags & _MENU:
            places.append("navigation")
        elif box.tag in _PLAIN:
            places.append(around)
        else:
            asks = box.tag == "aside" and box.families & _sign_up()
            named = "promo" if asks else _TAGS.get(box.tag) or reason(box.families)
            places.append(named or around)
    return places


@cache
def _sign_up() -> int:
    """The bit of the names that ask for an address or a subscription."""
    return 1 << [family.name for family in families()].index("sign-up")

"""The body of markup that is an article's already: a feed's entry, or an extractor's row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from dateline.clean.flat.lines import look
from dateline.clean.html.blocks import TELLING, Block, Layout, read_layout
from dateline.clean.html.removed import list_removed
from dateline.clean.parts import Body
from dateline.vocab.block_names import reason
from dateline.vocab.boilerplate import folded

_CAPTION = 1 << TELLING.index("figcaption")
_FEED_LINE = re.compile(
    r"^the post .{1,300} (?:first )?appeared (?:first )?on .{1,100}$"
    r"|^this (?:article|post|story) (?:was )?(?:first |originally )?"
    r"(?:appeared|published) .{1,100}$"
    r"|^(?:continue reading|read more|read the (?:full|rest)|view (?:original|full))\b.{0,200}$"
    r"|^(?:comments?|source link)$",
    re.IGNORECASE,
)
_MOST_FURNITURE = 30
"""Words of a line at the edge that feeds add."""
_MORE = re.compile(
    r"\s*(?:\[(?:…|\.\.\.|&hellip;)\]|(?:…|\.\.\.)\s*(?:read more|continue reading).*)\s*$",
    re.IGNORECASE,
)


def fragment_body(tree: HtmlElement, title: str | None) -> Body:
    """All of the fragment's text, without captions and what feeds put above and below it."""
    layout = read_layout(tree)
    blocks = layout.blocks
    kept = [not (block.card or _is_caption(layout, block)) for block in blocks]
    _trim(blocks, kept, folded(title or ""))
    paragraphs = [block.text for block, keep in zip(blocks, kept, strict=True) if keep]
    if not paragraphs:
        return Body(paragraphs=())
    cut = None
    ending = _MORE.search(paragraphs[-1])
    if ending or paragraphs[-1].endswith(("…", "...")):
        cut = "the feed gives only the beginning"
        paragraphs[-1] = paragraphs[-1][: ending.start()].rstrip() if ending else paragraphs[-1]
    return Body(
        paragraphs=tuple(text for text in paragraphs if text),
        removed=list_removed(layout, kept, [title] if title else []),
        cut=cut,
    )


def _is_caption(layout: Layout, block: Block) -> bool:
    box = layout.boxes[block.box]
    return bool(box.tags & _CAPTION) or reason(box.families) == "caption"


def _trim(blocks: Sequence[Block], kept: list[bool], title: str) -> None:
    """Drop furniture from both ends, and the title from the top."""
    order = [place for place, keep in enumerate(kept) if keep]
    for place in order:
        if folded(blocks[place].text) != title and not _is_furniture(blocks[place].text):
            break
        kept[place] = False
    for place in reversed(order):
        if not kept[place] or not _is_furniture(blocks[place].text):
            break
        kept[place] = False


def _is_furniture(text: str) -> bool:
    if _FEED_LINE.match(text):
        return True
    line = look(text)
    return line.why is not None and line.words <= _MOST_FURNITURE and line.why != "truncated"

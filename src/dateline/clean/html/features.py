"""What is known of each block of a page, as numbers for the block model."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

from dateline.clean.html.blocks import TELLING, Block, Box, Layout
from dateline.vocab.block_names import families
from dateline.vocab.boilerplate import folded, furniture

Table = NDArray[np.float32]
Look = tuple[str, int, str, int]

_ENDS = re.compile(r"[.!?…。！？؟।]['\"”’»」』)\]]*$")
_WORDS = re.compile(r"\w+")
_WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_UNPRINTED = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_ODD = re.compile(r"https?:|www\.|[@©|]")
_CLOCK = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d\d\b")
_LONGEST_EXTRACT = 500_000
"""Characters of a text that each block is searched in."""
_TELLING_LENGTH = 12
"""Characters from which a line found inside another one is no accident."""
_FAR = 99
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 4, "h6": 4}
_TAGS = ("p", "li", "div", "td", "th", "tr", "blockquote", "figcaption", "dd", "dt", "pre")
_PROMPTS = frozenset({"related", "promo", "share", "ad", "comment", "navigation"})

OWN = (
    "chars", "words", "linked", "links", "strong", "ends", "colon", "lower start", "capitals",
    "digits", "commas", "quotes", "after break", "odd", "clock", "furniture", "prompt", "caption",
    "credit", "stop heading", "like title", "is title", "copies", "kept",
)  # fmt: skip
"""What a block's own text says."""
_AT = {name: number for number, name in enumerate(OWN)}
KEPT, FURNITURE, IS_TITLE = _AT["kept"], _AT["furniture"], _AT["is title"]
"""Columns of `features` that are also looked at by name."""
_NEAR = ("chars", "linked", "ends", "furniture", "kept", "strong", "like title")
"""What is also taken from the blocks before and after."""


def _printed(line: str) -> str:
    """A line without what extractors change: composition, and joiners that are not printed."""
    return line if line.isascii() else _UNPRINTED.sub("", normalize("NFC", line))


class Known:
    """What is known of the page before its blocks are judged."""

    def __init__(self, titles: Sequence[str], extracted: str) -> None:
        self.titles = {folded(title) for title in titles if title}
        self.title_words = [set(_WORDS.findall(title)) for title in sorted(self.titles)]
        self.lines = {_printed(folded(line)) for line in extracted.split("\n")}
        self.extracted = ""
        if len(extracted) <= _LONGEST_EXTRACT:
            self.extracted = _printed(folded(extracted))

    def has(self, line: str) -> bool:
        """Whether the extractor kept a folded line."""
        key = _printed(line)
        return key in self.lines or (len(key) > _TELLING_LENGTH and key in self.extracted)


def feature_names() -> tuple[str, ...]:
    """The columns of `features`, in order."""
    bits = [family.name for family in families()]
    return (
        *OWN,
        *(f"{name} {where}" for where in ("-1", "+1") for name in _NEAR),
        *_BOX,
        *(f"{name} of {level}" for level in ("box", "parent", "grandparent") for name in _HELD),
        *(f"in {tag}" for tag in TELLING),
        *(f"{name} here" for name in bits),
        *(f"{name} parent" for name in bits),
        *_PLACE,
    )


_BOX = ("heading", *_TAGS, "depth", "unseen")
_HELD = ("chars", "linked", "blocks", "prose", "prose share", "kept share")
_PLACE = (
    "position", "chars before", "from first kept", "from last kept", "from nearest kept",
    "from heading", "depth from kept", "look kept", "look blocks", "look linked",
    "stop heading before", "page blocks", "page kept share", "page linked",
)  # fmt: skip


def features(layout: Layout, known: Known) -> Table:
    """One row for each block of the layout."""
    blocks, boxes = layout.blocks, layout.boxes
    copies = Counter(block.text for block in blocks)
    own = np.array(
        [_own(block, boxes[block.box], known, copies[block.text]) for block in blocks], np.float32
    )
    at = np.array([block.box for block in blocks])
    held = _held(layout, own)
    parents = np.array([box.parent for box in boxes])
    up = parents[at]
    up = np.where(up < 0, at, up)
    top = parents[up]
    top = np.where(top < 0, up, top)
    box = np.array([_box(box) for box in boxes], np.float32)
    here = np.array([box.families for box in boxes])
    tags = np.array([box.tags for box in boxes])
    count = len(families())
    near = own[:, [_AT[name] for name in _NEAR]]
    return np.hstack(
        [
            own,
            *(_shifted(near, by) for by in (1, -1)),
            box[at],
            held[at], held[up], held[top],
            _bits(tags[at], len(TELLING)),
            _bits(here[at], count), _bits(here[up], count),
            _place(layout, own, box[at]),
        ]
    )  # fmt: skip


def _bits(values: NDArray[np.int64], count: int) -> Table:
    return ((values[:, None] >> np.arange(count)) & 1).astype(np.float32)


def _shifted(table: Table, by: int) -> Table:
    out = np.full_like(table, -1.0)
    if by > 0:
        out[by:] = table[:-by]
    else:
        out[:by] = table[-by:]
    return out


def _own(block: Block, box: Box, known: Known, copies: int) -> tuple[float, ...]:
    text = block.text
    length = len(text)
    line = folded(text)
    words = line.count(" ") + 1 if line else 0
    count = words + len(_WIDE.findall(text)) // 2
    found = furniture(text) if length < 600 else None
    why = found.why if found else None
    bare = set(_WORDS.findall(line)) if length < 300 else set()
    like = max(
        (len(bare & title) / (len(bare | title) or 1) for title in known.title_words), default=0.0
    )
    capitals = sum(1 for word in text.split(maxsplit=30)[:30] if word[0].isupper())
    return (
        math.log1p(length),
        math.log1p(count),
        block.linked / length,
        math.log1p(block.links),
        block.strong / length,
        float(bool(_ENDS.search(text[-12:]))),
        float(text[-1] == ":"),
        float(text[0].islower()),
        capitals / max(1, min(30, words)),
        sum(map(str.isdigit, text[:200])) / min(length, 200),
        math.log1p(text.count(",")),
        float(text[0] in "\"“«„「'‘"),
        float(block.after_break),
        float(bool(_ODD.search(text[:400]))),
        float(length < 120 and bool(_CLOCK.search(text))),
        float(why is not None),
        float(why in _PROMPTS),
        float(why == "caption"),
        float(why in {"credit", "metadata", "legal"}),
        float(bool(found and found.section)),
        like,
        float(line in known.titles),
        math.log1p(copies),
        float(known.has(line)),
    )


def _box(box: Box) -> tuple[float, ...]:
    tag = box.tag
    return (
        float(_HEADINGS.get(tag, 0)),
        *(float(tag == name) for name in _TAGS),
        float(box.depth),
        float(box.unseen),
    )


def _held(layout: Layout, own: Table) -> Table:
    """For each box what it holds, and how much of that the two extractors keep."""
    boxes = layout.boxes
    kept = [0.0] * len(boxes)
    for block, in_text in zip(layout.blocks, own[:, _AT["kept"]].tolist(), strict=True):
        kept[block.box] += len(block.text) * in_text
    for number in range(len(boxes) - 1, 0, -1):
        if boxes[number].parent >= 0:
            kept[boxes[number].parent] += kept[number]
    all_prose = boxes[0].prose or 1
    rows = []
    for box, in_text in zip(boxes, kept, strict=True):
        chars = box.chars or 1
        rows.append(
            (
                math.log1p(box.chars), box.linked / chars, math.log1p(box.blocks),
                math.log1p(box.prose), box.prose / all_prose, in_text / chars,
            )
        )  # fmt: skip
    return np.array(rows, np.float32)


def _place(layout: Layout, own: Table, box: Table) -> Table:
    """Where each block stands among the others, and how those that look like it fare."""
    blocks, boxes = layout.blocks, layout.boxes
    count = len(blocks)
    index = np.arange(count)
    lengths = np.array([len(block.text) for block in blocks], np.float64)
    total = lengths.sum()
    first = own[:, _AT["kept"]] > 0
    # Short blocks that are kept may only repeat words of a longer one.
    sure = np.flatnonzero(first & (lengths > 40))
    if not len(sure):
        sure = np.flatnonzero(first)
    start, end = (sure[0], sure[-1]) if len(sure) else (count, -1)
    nearest = _to_nearest(index, sure)
    heading = np.flatnonzero(box[:, 0] == 1)
    from_heading = index - heading[0] if len(heading) else np.full(count, -99)
    depths = box[:, _BOX.index("depth")]
    usual = np.median(depths[sure]) if len(sure) else 0.0
    kept_share = (lengths * first).sum() / total
    looks = [look_of(block, boxes) for block in blocks]
    sums: dict[Look, list[float]] = {}
    for look, length, kept, block in zip(
        looks, lengths.tolist(), first.tolist(), blocks, strict=True
    ):
        row = sums.setdefault(look, [0.0, 0.0, 0.0, 0.0])
        row[0] += length
        row[1] += length * kept
        row[2] += 1
        row[3] += block.linked
    shares = np.array([_share(sums[look]) for look in looks], np.float64)
    stops = np.maximum.accumulate(np.where(own[:, _AT["stop heading"]] > 0, index, -1))
    return np.column_stack(
        [
            index / count,
            (np.cumsum(lengths) - lengths) / total,
            np.clip(index - start, -60, 60),
            np.clip(index - end, -60, 60),
            np.clip(nearest, 0, 60),
            np.clip(from_heading, -60, 60),
            depths - usual,
            shares,
            np.where(stops >= 0, np.clip(index - stops, 0, 60), -1),
            np.full(count, math.log1p(count)),
            np.full(count, kept_share),
            np.full(count, boxes[0].linked / (boxes[0].chars or 1)),
        ]
    ).astype(np.float32)


def _to_nearest(index: NDArray[np.int64], places: NDArray[np.int64]) -> NDArray[np.int64]:
    """How far each index is from the nearest of the places, which are in order."""
    if not len(places):
        return np.full(len(index), _FAR)
    after = np.searchsorted(places, index)
    above = places[np.minimum(after, len(places) - 1)]
    below = places[np.maximum(after - 1, 0)]
    nearest: NDArray[np.int64] = np.minimum(np.abs(above - index), np.abs(below - index))
    return nearest


def _share(row: list[float]) -> tuple[float, float, float]:
    return (row[1] / row[0], math.log1p(row[2]), row[3] / row[0])


def look_of(block: Block, boxes: Sequence[Box]) -> Look:
    """How the block's markup looks: blocks that look alike are mostly of one kind."""
    box = boxes[block.box]
    parent = boxes[box.parent] if box.parent >= 0 else box
    return (box.tag, box.families, parent.tag, parent.families)

"""A page's markup as blocks: the runs of text between the elements that break a line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from dateline.clean.paragraphs import tidy
from dateline.vocab.block_names import families_of

_SILENT = frozenset(
    {"script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "embed",
     "select", "option", "datalist", "textarea", "input", "canvas", "audio", "video", "map", "rt",
     "rp", "noembed", "noframes", "frameset", "meta", "link", "title", "applet", "param", "source"}
)  # fmt: skip
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
     "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "output", "picture", "q", "rb",
     "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
     "var", "wbr"}
)  # fmt: skip
_PICTURES = frozenset({"video", "audio", "iframe", "object", "embed", "textarea", "canvas", "map"})
"""Silent elements that stand as blocks of their own."""
_STRONG = frozenset({"b", "strong"})
_CELLS = frozenset({"td", "th"})
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LONG_CELL = 120
"""Characters from which a table's cell is a text of its own: such tables lay a page out."""
_PROSE = 60
"""Characters of the shortest block that is taken for prose by its look."""
_CARD_DEPTH, _CARD_LINKS = 6, 40
"""Elements that stand before a card's picture, and links of one, at most."""
_SENTENCE_END = re.compile(r"[.!?…:。！？؟।]['\"”’»」』)\]]*\s*$")
_CELL = "\x1f"
"""Stands between two cells of a table's row until the row is written as a line."""
_CELLS_APART = re.compile(rf"(\S?)\s*{_CELL}[\s{_CELL}]*(?=(\S?))")
_BREAK = "\x1e"
"""Stands for a line break within a block, for the same time."""
_BREAKS = re.compile(rf"(\S?)\s*{_BREAK}[\s{_BREAK}]*(?=(\S?))")
_GAPS = re.compile(r"[ \t\r\n\f\v\u00a0]{2,}")
_WIDE = re.compile("[\u2e80-\u9fff\uff00-\uffef]")


@dataclass(slots=True)
class Box:
    """An element that breaks a line, and what stands in it with all that it holds."""

    tag: str
    parent: int
    """The box around it, as an index; -1 for the page itself. Lower than its own index."""
    depth: int
    families: int
    """What its own class, id and role names say (`vocab.block_names`), as bits."""
    tags: int
    """The telling tags on it and around it (`TELLING`), as bits."""
    unseen: bool
    """It or a box around it is marked not to be shown."""
    chars: int = 0
    linked: int = 0
    """Characters of links."""
    blocks: int = 0
    prose: int = 0
    """Characters of blocks that read like sentences outside links."""


@dataclass(slots=True)
class Block:
    """A run of text that nothing breaks."""

    text: str
    box: int
    linked: int
    """Characters of it that are links."""
    links: int
    strong: int
    """Characters of it in bold."""
    after_break: bool
    """A mere line break parts it from the text before it."""
    card: bool = False
    """It hangs on a word of the block after it and is shown only when asked for."""


@dataclass(slots=True)
class Layout:
    """A page as boxes in boxes, and the blocks in them, both in the page's order."""

    boxes: list[Box] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    crowd: int = 0
    """Inline elements and breaks in the box that has most of them."""
    elements: int = 0


TELLING = (
    "article", "main", "section", "aside", "header", "footer", "nav", "form", "figure",
    "figcaption", "blockquote", "ul", "ol", "li", "table", "button", "address", "details", "dialog",
)  # fmt: skip
"""Tags that say what they hold, in the order of the bits of `Box.tags`."""
_TELLING_BITS = {tag: 1 << number for number, tag in enumerate(TELLING)}


class _Run:
    """The text since the last break, and what is known of it."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.clear()

    def clear(self) -> None:
        self.pieces.clear()
        self.linked = self.links = self.strong = 0
        self.last = ""
        """The last piece that is not white space."""
        self.broken = False
        """Nothing was said since a mere line break."""


class _Walker:
    """Walks a tree once; everything that it has read is in `layout`."""

    def __init__(self, root: HtmlElement) -> None:
        self.layout = Layout()
        self.open: list[int] = []
        self.run = _Run()
        self.in_link = self.in_strong = self.in_pre = 0
        self.after_break = False
        self.inline = 0
        self.cell_starts: list[int] = []
        self._walk(root)
        self.flush()
        self._count_crowd()
        _sum_up(self.layout)

    def _walk(self, root: HtmlElement) -> None:
        walker = etree.iterwalk(root, events=("start", "end"))
        skipped = None
        for event, element in walker:
            tag = element.tag
            if event == "start":
                if tag in _SILENT or tag.__class__ is not str:
                    if tag in _PICTURES:
                        self.flush()
                    skipped = element
                    walker.skip_subtree()
                elif tag == "span" and len(element) and self._in_text() and _is_card(element):
                    self._set_aside(element)
                    skipped = element
                    walker.skip_subtree()
                else:
                    self.start(tag, element)
                    if element.text:
                        self.say(element.text)
            else:
                if element is skipped:
                    skipped = None
                else:
                    self.end(tag)
                if element.tail and element is not root:
                    self.say(element.tail)

    def _in_text(self) -> bool:
        return bool(self.run.last) or bool(
            self.open and self.layout.boxes[self.open[-1]].tag == "p"
        )

    def _set_aside(self, card: HtmlElement) -> None:
        text = tidy(" ".join(card.itertext()).replace("\n", " "))
        if text and self.open:
            box = self.open[-1]
            self.layout.blocks.append(
                Block(text, box, len(text), 1, 0, after_break=False, card=True)
            )

    def start(self, tag: str, element: HtmlElement) -> None:
        if tag in _INLINE:
            self.inline += 1
            if tag == "a":
                self.in_link += 1
                self.run.links += 1
            elif tag in _STRONG:
                self.in_strong += 1
            return
        if tag == "br":
            self.inline += 1
            self.line_break()
            return
        if tag in _CELLS:
            self.cell_starts.append(len(self.run.pieces))
            if self.run.pieces:
                self.run.pieces.append(_CELL)
        else:
            self.flush()
        if tag == "pre":
            self.in_pre += 1
        self._open_box(tag, element)

    def _open_box(self, tag: str, element: HtmlElement) -> None:
        self._count_crowd()
        boxes = self.layout.boxes
        parent = self.open[-1] if self.open else -1
        bits = tags = 0
        depth = 0
        unseen = False
        for name in ("class", "id", "role", "itemprop"):
            value = element.get(name)
            if value:
                bits |= families_of(value)
        if parent >= 0:
            box = boxes[parent]
            depth, tags, unseen = box.depth + 1, box.tags, box.unseen
            if tag in {"html", "body"}:
                bits = 0
        if not unseen:
            style = element.get("style")
            unseen = bool(element.get("hidden") is not None or (style and _UNSEEN.search(style)))
        self.open.append(len(boxes))
        boxes.append(Box(tag, parent, depth, bits, tags | _TELLING_BITS.get(tag, 0), unseen))

    def _count_crowd(self) -> None:
        self.layout.crowd = max(self.layout.crowd, self.inline)
        self.layout.elements += self.inline + 1
        self.inline = 0

    def end(self, tag: str) -> None:
        if tag in _INLINE:
            if tag == "a":
                self.in_link -= 1
            elif tag in _STRONG:
                self.in_strong -= 1
            return
        if tag == "br":
            return
        if tag in _CELLS:
            self._end_cell()
        else:
            self.flush()
        if tag == "pre":
            self.in_pre -= 1
        self.open.pop()

    def _end_cell(self) -> None:
        begun = self.cell_starts.pop() if self.cell_starts else 0
        pieces = self.run.pieces
        if sum(map(len, pieces[begun:])) > _LONG_CELL:
            before, own = pieces[:begun], pieces[begun:]
            if before:
                self.run.pieces = before
                self.flush()
                self.run.pieces = own
            self.flush()

    def say(self, text: str) -> None:
        if self.in_pre and "\n" in text:
            for number, line in enumerate(text.split("\n")):
                if number:
                    self.line_break()
                self._say(line)
        else:
            self._say(text)

    def _say(self, text: str) -> None:
        run = self.run
        run.pieces.append(text)
        if text.isspace():
            return
        run.last = text
        run.broken = False
        if self.in_link or self.in_strong:
            length = len(text) if text[:1] > " " and text[-1:] > " " else len(text.strip())
            if self.in_link:
                run.linked += length
            if self.in_strong:
                run.strong += length

    def line_break(self) -> None:
        """One break ends a block after a whole sentence, a second one always does."""
        run = self.run
        if not run.last:
            return
        if run.broken or _SENTENCE_END.search(run.last[-12:]):
            self.flush()
            self.after_break = True
        else:
            run.pieces.append(_BREAK)
            run.broken = True

    def flush(self) -> None:
        """End the run: what was said since the last break is a block."""
        run = self.run
        if run.pieces:
            text = _GAPS.sub(" ", "".join(run.pieces))
            if _CELL in text:
                text = _CELLS_APART.sub(_cells_joined, text)
            if _BREAK in text:
                text = _BREAKS.sub(_lines_joined, text)
            text = tidy(text.replace("\n", " "))
            if text and self.open:
                box = self.open[-1]
                self.layout.blocks.append(
                    Block(
                        text, box, min(run.linked, len(text)), run.links,
                        min(run.strong, len(text)), self.after_break,
                    )
                )  # fmt: skip
                self.after_break = False
            run.clear()
        self.cell_starts = [0] * len(self.cell_starts)


def _cells_joined(match: re.Match[str]) -> str:
    before, after = match.groups()
    if not before or not after:
        return str(before)
    return before + (" " if before in ",;:.|" or after in ",;:.|" else ", ")


def _lines_joined(match: re.Match[str]) -> str:
    before, after = match.groups()
    return before + ("" if before and after and _WIDE.match(before) and _WIDE.match(after) else " ")


def _is_card(span: HtmlElement) -> bool:
    """Whether a span in a text is a picture with links under it: a card that hangs on a name."""
    for element in islice(span.iter(), _CARD_DEPTH):
        if element.tag == "img":
            break
        if element.text and not element.text.isspace():
            return False
    else:
        return False
    links = list(islice(span.iter("a"), _CARD_LINKS))
    if len(links) < 2:
        return False
    said = sum(len(link.text_content().strip()) for link in links)
    return said > 0.8 * len(span.text_content().strip())


def read_layout(tree: HtmlElement) -> Layout:
    """The blocks of a page in its order; scripts, forms' fields and ruby readings are left out.

    Two line breaks, or one after a whole sentence, end a block as a new element does. The cells of
    a table's row are one block with commas between them, unless they hold texts of their own.
    """
    return _Walker(tree).layout


def is_prose(text: str, linked: int) -> bool:
    """Whether a block is long, ends as a sentence does, and is not mostly links."""
    return len(text) >= _PROSE and linked * 2 < len(text) and bool(_SENTENCE_END.search(text[-12:]))


def _sum_up(layout: Layout) -> None:
    boxes = layout.boxes
    for block in layout.blocks:
        box = boxes[block.box]
        length = len(block.text)
        box.chars += length
        box.linked += block.linked
        box.blocks += 1
        if is_prose(block.text, block.linked):
            box.prose += length
    for box in reversed(boxes):
        if box.parent >= 0:
            around = boxes[box.parent]
            around.chars += box.chars
            around.linked += box.linked
            around.blocks += box.blocks
            around.prose += box.prose

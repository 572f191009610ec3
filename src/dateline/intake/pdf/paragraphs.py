"""Lines of PDF pages as paragraphs: unwrapped, hyphenation mended, footnotes last."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

import msgspec

from dateline.intake.pdf.lines import Line, Sheet

_LEADING = 1.45
"""Where the lines of a column give no measure, their distance in type sizes."""
_WIDE = 1.3
"""A distance so many times the usual one parts paragraphs."""
_INDENT = (0.8, 6.0)
"""A first line's indent, in type sizes."""
_SHORT = 0.15
"""How much a paragraph's last line leaves free, as a share of its column's width."""
_OTHER_SIZE = 0.12
_NOTE_SIZE = 0.92
"""The largest type that notes at the foot of a page are set in, against the text's."""
_ENDS = re.compile(r"[.!?:;…。！？»”\"’')\]]\s*$")
_NOTE = re.compile(r"^(?:\d{1,3}|[*†‡§]+|[a-z]\))[.)]?\s*\S")
_BULLET = re.compile(r"[•▪‣◦●■]\s")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TORN = re.compile(r"([^\W_]+(?:-[^\W_]+)*)?(-|\xad|\x02|\u2010)$")
_FIRST = re.compile(r"[^\W_]+")
_LIGATURES = str.maketrans({
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\xad": None,
    "\x02": "-",
})  # fmt: skip


class _Block(msgspec.Struct, frozen=True):
    """The lines of one paragraph in one column."""

    lines: tuple[Line, ...]
    indented: bool
    full: bool
    """Its last line fills the column."""

    @property
    def size(self) -> float:
        return median(line.size for line in self.lines)


def body_size(sheets: Iterable[Sheet]) -> float:
    """The size of type that most of the text is set in, in points; 0 where there is no text."""
    weights: Counter[float] = Counter()
    for sheet in sheets:
        for line in sheet.lines:
            weights[round(line.size * 2) / 2] += len(line.text)
    return max(weights, key=lambda size: (weights[size], size), default=0.0)


def paragraphs(sheets: Sequence[Sheet]) -> list[str]:
    """The text in reading order, one string a paragraph, with the footnotes of all pages last."""
    usual = body_size(sheets)
    known = _words(sheets)
    body: list[list[Line]] = []
    notes: list[list[Line]] = []
    full = False
    for sheet in sheets:
        for column in sheet.columns:
            text, foot = _parted(column, sheet.height, usual)
            for number, block in enumerate(_blocks(text)):
                if number == 0 and body and _goes_on(body[-1], block, full=full):
                    body[-1] += block.lines
                else:
                    body.append(list(block.lines))
                full = block.full
            notes += [list(block.lines) for block in _blocks(foot)]
    return [words for lines in (*body, *notes) if (words := _unwrapped(lines, known))]


def _parted(
    column: tuple[Line, ...], height: float, usual: float
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """A column's text and the notes below it: small type from a mark to the column's end."""
    start = len(column)
    while start and column[start - 1].size <= _NOTE_SIZE * usual:
        start -= 1
    while start < len(column) and not _NOTE.match(column[start].text):
        start += 1
    if not 0 < start < len(column) or column[start].base > 0.5 * height:
        return column, ()
    return column[:start], column[start:]


def _blocks(column: Sequence[Line]) -> list[_Block]:
    """A column's paragraphs."""
    if not column:
        return []
    left = _quantile([line.left for line in column], 0.1)
    right = _quantile([line.right for line in column], 0.9)
    steps = [
        above.base - line.base
        for above, line in pairwise(column)
        if 0 < above.base - line.base < 3 * line.size
    ]
    usual = median(steps) if len(steps) > 2 else _LEADING * column[0].size
    out: list[list[Line]] = [[column[0]]]
    for above, line in pairwise(column):
        if _parts(above, line, left, right, usual):
            out.append([line])
        else:
            out[-1].append(line)
    return [
        _Block(
            tuple(lines),
            lines[0].left - left > _INDENT[0] * lines[0].size,
            right - lines[-1].right < _SHORT * (right - left),
        )
        for lines in out
    ]


def _parts(above: Line, line: Line, left: float, right: float, usual: float) -> bool:
    """Whether a paragraph ends between two lines of a column."""
    step = above.base - line.base
    if abs(line.size - above.size) > _OTHER_SIZE * max(above.size, line.size):
        return True
    if step > _WIDE * max(usual, line.size) or step < -line.size or _BULLET.match(line.text):
        return True
    indent = line.left - left
    low, high = _INDENT[0] * line.size, _INDENT[1] * line.size
    if low < indent < high and above.left - left < low / 2 and not _TORN.search(above.text):
        return True
    free = right - above.right
    return free > _SHORT * (right - left) and bool(_ENDS.search(above.text))


def _goes_on(lines: list[Line], block: _Block, *, full: bool) -> bool:
    """Whether a column's first paragraph goes on with the last one of the column before.

    It does where that one's last line is torn or fills its column without ending a sentence, and
    where the first begins with a small letter.
    """
    last, first = lines[-1], block.lines[0]
    if abs(last.size - first.size) > _OTHER_SIZE * max(last.size, first.size) or block.indented:
        return False
    open_end = full and not _ENDS.search(last.text)
    return open_end or bool(_TORN.search(last.text)) or first.text[0].islower()


def _words(sheets: Sequence[Sheet]) -> frozenset[str]:
    """The words of the document that are not torn, in small letters."""
    return frozenset(
        word.casefold()
        for sheet in sheets
        for line in sheet.lines
        for word in _WORD.findall(_TORN.sub("", line.text))
    )


def _unwrapped(lines: Sequence[Line], known: frozenset[str]) -> str:
    text = lines[0].text
    for line in lines[1:]:
        text = _mended(text, line.text, known)
    return " ".join(text.translate(_LIGATURES).split())


def _mended(text: str, more: str, known: frozenset[str]) -> str:
    """Two lines as one, with the hyphen between them kept only where it is the word's own.

    It is when the document writes the word so elsewhere; else when it does not write it as one, and
    a digit or a capital follows, or the word has hyphens already. A soft hyphen never is.
    """
    torn, first = _TORN.search(text), _FIRST.match(more)
    if not torn or not first or not torn.group(1):
        return f"{text} {more}"
    head, hyphen = torn.groups()
    stem = text[: torn.end(1)]
    if hyphen == "\xad":
        return stem + more
    whole, tail = f"{head}{first.group()}".casefold(), first.group()
    if f"{head}-{tail}".casefold() in known:
        return f"{stem}-{more}"
    own = not tail[0].islower() or not head[-1].isalpha() or "-" in head
    return f"{stem}-{more}" if own and whole not in known else stem + more


def _quantile(values: list[float], share: float) -> float:
    return sorted(values)[min(int(share * len(values)), len(values) - 1)]

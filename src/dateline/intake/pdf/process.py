"""The process in which a PDF file is taken apart: standard input to runs of characters as JSON.

PDF files come from anywhere, and a page of one kilobyte can ask for gigabytes or for hours. The
library is C++ and cannot be stopped from within, so it runs in a process of its own, whose memory
and processor time the kernel bounds; what it wrote before it was stopped is kept. This file is run
as a script and knows nothing of dateline, so that the process starts in a tenth of a second.

The first line of the output is an object: `pages` (their number), `read` (how many of them are
read at most) and `title`, or `error`. Each further line is a page: `width`, `height`, `runs` and
`cut` (the page has more characters than are read), or `error`. A run is `[text, left, right, base,
size, angle]` in points and degrees, its place given as it is once the page is turned so that the
run stands upright, from the lower left.
"""

from __future__ import annotations

import ctypes
import json
import math
import resource
import sys
from collections.abc import Iterator

import pypdfium2 as pdfium
from pypdfium2 import raw

MEMORY_BYTES = 1024 * 1024 * 1024
PAGE_SECONDS, ALL_SECONDS = 5, 60
"""Processor time for a page, and for the file. An ordinary page takes a hundredth of a second."""
PAGES = 500
PAGE_CHARS = 60_000
"""A full newspaper page has 20,000."""
_WIDE_GAP = 1.5
"""A gap in a line, in type sizes, that is no space between words: columns or cells of a table."""
_BREAKS = frozenset("\r\n\0\x02\ufffe\uffff")


_HYPHEN = "\x02"
"""What the library gives for a hyphen at the end of a line, which it then joins to the next."""


class _Run:
    """Characters that stand beside each other."""

    __slots__ = ("angle", "base", "chars", "left", "right", "size")

    def __init__(self, angle: int, size: float, left: float, base: float) -> None:
        self.chars: list[str] = []
        self.angle = angle
        self.size = size
        self.left = self.right = left
        self.base = base

    def row(self) -> list[object]:
        places = [round(place, 1) for place in (self.left, self.right, self.base, self.size)]
        return ["".join(self.chars).strip(), *places, self.angle]


class _Sheet:
    """A page's characters with their places, the library's call by call."""

    def __init__(self, page: pdfium.PdfPage, text: pdfium.PdfTextPage) -> None:
        self.left, self.bottom, right, top = page.get_bbox()
        self.width, self.height = right - self.left, top - self.bottom
        self._text = text.raw
        self._edges = [ctypes.c_double() for _ in range(4)]
        self._matrix = raw.FS_MATRIX()

    def char(self, index: int) -> str:
        return chr(raw.FPDFText_GetUnicode(self._text, index))

    def angle(self, index: int) -> int:
        """How the character stands, to the next quarter turn, in degrees."""
        radians: float = raw.FPDFText_GetCharAngle(self._text, index)
        return round(math.degrees(radians) / 90) % 4 * 90 if radians > 0 else 0

    def size(self, index: int) -> float:
        """The size of the type on the page: what the font is set in, times how that is scaled."""
        size: float = raw.FPDFText_GetFontSize(self._text, index)
        if raw.FPDFText_GetMatrix(self._text, index, self._matrix):
            size *= max(abs(self._matrix.d), abs(self._matrix.b))
        return abs(size)

    def place(self, index: int, angle: int) -> tuple[float, float, float]:
        """The left and right edge and the base line."""
        x, right, y, top = self._edges
        raw.FPDFText_GetCharBox(self._text, index, *map(ctypes.byref, self._edges))
        ends = (
            self._turned(x.value, y.value, angle)[0],
            self._turned(right.value, top.value, angle)[0],
        )
        raw.FPDFText_GetCharOrigin(self._text, index, ctypes.byref(x), ctypes.byref(y))
        return min(ends), max(ends), self._turned(x.value, y.value, angle)[1]

    def _turned(self, x: float, y: float, angle: int) -> tuple[float, float]:
        x, y = x - self.left, y - self.bottom
        if angle == 90:
            return y, self.width - x
        if angle == 180:
            return self.width - x, self.height - y
        return (self.height - y, x) if angle == 270 else (x, y)


def main() -> None:
    """Reads the file from standard input and writes its pages to standard output."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (PAGE_SECONDS, ALL_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    content = sys.stdin.buffer.read()
    try:
        document = pdfium.PdfDocument(content)
        count = len(document)
        title = document.get_metadata_value("Title")
    except pdfium.PdfiumError as error:
        _write({"error": str(error)})
        return
    most = min(count, PAGES)
    said = title.encode("utf-8", "replace").decode()
    _write({"pages": count, "read": most, "title": said})
    for index in range(most):
        _allow_a_page()
        try:
            _write(_page(document[index]))
        except pdfium.PdfiumError as error:
            _write({"error": str(error)})


def _write(line: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def _allow_a_page() -> None:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(usage.ru_utime + usage.ru_stime)
    soft = min(spent + PAGE_SECONDS, ALL_SECONDS)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, ALL_SECONDS))


def _page(page: pdfium.PdfPage) -> dict[str, object]:
    text = page.get_textpage()
    sheet = _Sheet(page, text)
    count = text.count_chars()
    runs = [run.row() for run in _runs(sheet, min(count, PAGE_CHARS))]
    text.close()
    page.close()
    return {
        "width": round(sheet.width, 1),
        "height": round(sheet.height, 1),
        "runs": runs,
        "cut": count > PAGE_CHARS,
    }


def _runs(sheet: _Sheet, count: int) -> Iterator[_Run]:
    """The page's characters in the order of the file, in runs of one line, size and angle."""
    run: _Run | None = None
    for index in range(count):
        char = sheet.char(index)
        if char == _HYPHEN and run:
            run.chars.append(char)
        if char in _BREAKS or "\ud800" <= char <= "\udfff":
            if run:
                yield run
            run = None
        elif char.isspace():
            if run:
                run.chars.append(" ")
        else:
            angle, size = sheet.angle(index), sheet.size(index)
            left, right, base = sheet.place(index, angle)
            if run and not _continues(run, angle, size, left, base):
                yield run
                run = None
            run = run or _Run(angle, size, left, base)
            run.chars.append(char)
            run.left, run.right = min(run.left, left), max(run.right, right)
    if run:
        yield run


def _continues(run: _Run, angle: int, size: float, left: float, base: float) -> bool:
    largest = max(size, run.size)
    return (
        angle == run.angle
        and left - run.right <= _WIDE_GAP * largest
        and abs(base - run.base) <= 0.6 * largest
        and min(size, run.size) >= 0.5 * largest
    )


if __name__ == "__main__":
    main()

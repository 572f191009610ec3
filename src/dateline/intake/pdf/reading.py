"""PDF files with a text layer, as flattened text in paragraphs."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

import msgspec

from dateline.intake.pdf.heads import without_heads
from dateline.intake.pdf.lines import Sheet, read_sheet
from dateline.intake.pdf.paragraphs import body_size, paragraphs
from dateline.intake.stream import Source, Unreadable, read_all
from dateline.model import Page, Refusal, Removed

PDF_BYTES = 128 * 1024 * 1024
"""The largest file: pictures are most of it."""
_CHARS = 5_000_000
"""The longest text that is read of one file."""
_PROCESS = Path(__file__).with_name("process.py")
_TITLE_SIZE = 1.15
"""How much larger than the text's a title's type is, at least."""
_TITLE_LINES, _TITLE_CHARS = 5, 300
_UNREAL = re.compile(
    r"""
    (?:microsoft\ (?:word|powerpoint|excel)\s+-|powerpoint\ presentation|untitled|unknown|no\ title
    |slide\ \d|(?:new\ )?(?:document|layout|page)\s*\d*$|about:blank|https?://|[a-z]:\\|.*[/\\])
    | .*\.(?:docx?|pdf|indd|qxd|qxp|pub|pptx?|xlsx?|odt|rtf|txt|tex|dvi|ps|html?|p65|pmd|wpd)$
    | [\w.-]*\d[\w.-]*$ | .{0,3}$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_UNMAPPED = re.compile("[\ufffd\ue000-\uf8ff\x01-\x08\x0e-\x1f]")


class _Line(msgspec.Struct, frozen=True):
    """A line of what the process writes."""

    pages: int = 0
    read: int = 0
    title: str = ""
    error: str = ""
    width: float = 0
    height: float = 0
    runs: tuple[tuple[str, float, float, float, float, int], ...] = ()
    cut: bool = False


class _Document(msgspec.Struct, frozen=True):
    """What could be read of a file."""

    title: str
    sheets: tuple[Sheet, ...]
    warnings: tuple[str, ...]


def read_pdf(source: Source) -> Iterator[Page | Refusal]:
    """The file as one page of text, its running heads and page numbers in `removed`.

    The title is the document's own where that is a real one, else the largest type on the first
    page. The file's dates are left out: they are the file's. What cannot be read of a long or a
    broken file is left unread, with a warning. Raises `Unreadable` for a file without a text layer,
    for one that needs a password, and for what is no PDF file.
    """
    raw, warnings = read_all(source, PDF_BYTES)
    document = _document(raw)
    del raw
    bare = without_heads(document.sheets)
    content = "\n\n".join(paragraphs(bare.sheets))
    if not content:
        raise Unreadable(next(iter(document.warnings), "no text layer (a scan?)"))
    if len(_UNMAPPED.findall(content)) > 0.3 * len(content):
        raise Unreadable("the text layer does not say which characters its signs are")
    yield Page(
        place=source.place,
        path=source.path,
        media="text",
        content=content,
        url=source.url,
        title=_title(document.title, bare.sheets),
        removed=tuple(Removed(text, "repeated") for text in bare.removed),
        warnings=(*warnings, *document.warnings),
    )


def _document(raw: bytes) -> _Document:
    """Has the file read in a process of its own, as far as it gets."""
    with subprocess.Popen(  # noqa: S603 (this interpreter, and a file of this package)
        [sys.executable, "-P", str(_PROCESS)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            _send(raw, cast("IO[bytes]", process.stdin))
            lines = cast("IO[bytes]", process.stdout)
            head = _decoded(lines.readline())
            if head is None:
                raise Unreadable("reading it takes more memory or time than a PDF file may")
            if head.error:
                raise Unreadable(_reason(head.error))
            return _pages(head, lines)
        finally:
            process.kill()


def _send(raw: bytes, stdin: IO[bytes]) -> None:
    try:
        with stdin:
            stdin.write(raw)
    except BrokenPipeError:
        return  # it has stopped already, and what it wrote says why


def _pages(head: _Line, lines: IO[bytes]) -> _Document:
    sheets: list[Sheet] = []
    warnings: dict[str, None] = {}
    chars, seen = 0, 0
    while chars <= _CHARS and (page := _decoded(lines.readline())):
        seen += 1
        if page.error:
            warnings[f"page {seen} is broken"] = None
            continue
        if page.cut:
            warnings[f"page {seen} has more text than is read"] = None
        chars += sum(len(run[0]) for run in page.runs)
        sheets.append(read_sheet(page.width, page.height, page.runs))
    if seen < head.read and chars <= _CHARS:
        warnings[f"page {seen + 1} takes more memory or time than a page may"] = None
    if seen < head.pages and sheets:
        warnings[f"only the first {seen} of {head.pages} pages are read"] = None
    return _Document(head.title, tuple(sheets), tuple(warnings))


def _decoded(line: bytes) -> _Line | None:
    """Null at the end, and for a line that the process did not live to finish."""
    try:
        return msgspec.json.decode(line, type=_Line) if line.endswith(b"\n") else None
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _reason(error: str) -> str:
    if "password" in error.lower() or "security" in error.lower():
        return "encrypted: it needs a password"
    return "a broken PDF file"


def _title(said: str, sheets: tuple[Sheet, ...]) -> str | None:
    said = " ".join(said.split())
    if said and not _UNREAL.match(said) and len(said) <= _TITLE_CHARS:
        return said
    first = next((sheet for sheet in sheets if sheet.columns), None)
    if first is None:
        return None
    least = _TITLE_SIZE * body_size(sheets)
    lines = first.lines
    largest = max((line.size for line in lines if len(line.text) > 3), default=0.0)
    if largest < least:
        return None
    found: list[str] = []
    for line in lines:
        if line.size >= 0.95 * largest and len(found) < _TITLE_LINES:
            found.append(line.text)
        elif found:
            break
    title = " ".join(" ".join(found).split())
    return title if 3 < len(title) <= _TITLE_CHARS else None

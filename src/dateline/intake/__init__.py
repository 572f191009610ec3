"""Intake: bytes to pages, one file a format."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from dateline.intake.folder import walk
from dateline.intake.html import read_html
from dateline.intake.jsonl import read_rows
from dateline.intake.sniff import binary_kind, kind_of
from dateline.intake.stream import Source, Unreadable, open_source, plain
from dateline.intake.text import read_text
from dateline.model import Page, Refusal

__all__ = ["read"]

_STDIN = "<stdin>"


def read(paths: Sequence[Path], stdin: BinaryIO | None = None) -> Iterator[Page | Refusal]:
    """Read pages from files, folders and a stream, one after the other.

    Files are `.html .htm .txt .md .jsonl`, plain or gzipped; a file of another name that is given
    by itself is told by its content. Folders are walked in the order of names. `-`, or no path at
    all, stands for `stdin`. What cannot be read is a `Refusal` in its place; nothing is raised, and
    nothing is fetched because a page says so.
    """
    for path in paths or [Path("-")]:
        if str(path) == "-":
            yield from _read_stream(stdin)
        elif path.is_dir():
            for found in walk(path):
                yield from [found] if isinstance(found, Refusal) else _read_file(found)
        else:
            yield from _read_file(path)


def _read_stream(stdin: BinaryIO | None) -> Iterator[Page | Refusal]:
    if stdin is None:
        yield Refusal(_STDIN, "no input")
        return
    try:
        source = open_source(_STDIN, None, stdin)
    except OSError as error:
        yield Refusal(_STDIN, plain(error))
        return
    yield from _read_source(source)
    source.stream.detach()  # the caller's stream is the caller's to close


def _read_file(path: Path) -> Iterator[Page | Refusal]:
    try:
        raw = path.open("rb")
    except FileNotFoundError:
        yield Refusal(str(path), "no such file or folder")
        return
    except (OSError, ValueError) as error:
        yield Refusal(str(path), plain(error))
        return
    with raw:
        try:
            source = open_source(str(path), path, raw)
        except OSError as error:
            yield Refusal(str(path), plain(error))
            return
        yield from _read_source(source)


def _read_source(source: Source) -> Iterator[Page | Refusal]:
    try:
        head = source.head()
    except (EOFError, zlib.error) as error:
        yield Refusal(source.place, f"broken gzip file ({plain(error)})")
        return
    except OSError as error:
        yield Refusal(source.place, plain(error))
        return
    looks_like = binary_kind(head)
    if looks_like:
        yield Refusal(source.place, f"not a page: it looks like {looks_like}")
        return
    kind = kind_of(source.path, head)
    if kind == "jsonl":
        yield from read_rows(source)
        return
    try:
        yield read_html(source) if kind == "html" else read_text(source)
    except Unreadable as error:
        yield Refusal(source.place, str(error))

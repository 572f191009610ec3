"""Lines out: to standard output, or to a file that appears when it is whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

import msgspec
import typer

from dateline.errors import OutputError
from dateline.model import to_row


class Lines:
    """Takes records and writes each as one line of JSON, or other lines, at once."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream = stream
        self._name = name

    def write(self, record: msgspec.Struct, extra: Mapping[str, Any] | None = None) -> None:
        """`extra` are fields of the input row to pass on; the record's own come first and win.

        Raises `OutputError`, as when the disk is full.
        """
        row = to_row(record)
        row |= {name: value for name, value in (extra or {}).items() if name not in row}
        self.put(msgspec.json.encode(row) + b"\n")

    def put(self, content: str | bytes) -> None:
        """Write text or bytes as they are.

        Half a surrogate pair, which no file can hold, becomes a question mark. Raises
        `OutputError`, as when the disk is full.
        """
        try:
            self._stream.write(
                content if isinstance(content, bytes) else content.encode("utf-8", "replace")
            )
            self._stream.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputError(f"{self._name}: {error.strerror}") from error


@contextmanager
def open_lines(path: Path | None) -> Iterator[Lines]:
    """Where a command writes its records: standard output, or the file `path`.

    The file is written beside its place and moved there at the end, so that `-o` may name the
    input, and a run that is stopped leaves no half file. A path that cannot be written is wrong
    usage and ends the program before any work.
    """
    if path is None or str(path) == "-":
        with _standard_output() as lines:
            yield lines
        return
    if path.is_dir():
        raise typer.BadParameter(f"{path} is a folder", param_hint="'-o'")
    special = path.exists() and not path.is_file()
    target = path if special else path.with_name(f".{path.name}.part")
    try:
        stream = target.open("wb")
    except OSError as error:
        raise typer.BadParameter(f"{path}: {error.strerror}", param_hint="'-o'") from error
    try:
        yield Lines(stream, str(path))
        if not special:
            target.replace(path)
    finally:
        with suppress(OSError):  # what could not be written was said by the line that failed
            stream.close()
        if not special:
            target.unlink(missing_ok=True)


@contextmanager
def _standard_output() -> Iterator[Lines]:
    try:
        yield Lines(sys.stdout.buffer, "standard output")
    except (BrokenPipeError, OutputError):
        # Python flushes standard output once more as it ends, and would complain once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise

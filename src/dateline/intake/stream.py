"""Opening a file or a stream: gzip unpacked, sizes bounded, system errors as plain words."""

from __future__ import annotations

import gzip
import io
import zlib
from pathlib import Path
from typing import BinaryIO, cast

import msgspec

from dateline.intake.limits import PAGE_BYTES, PEEK_BYTES, STEP_BYTES, megabytes

_GZIP = b"\x1f\x8b"
_CUT = "the gzip stream is cut off: the page ends early"


class Source(msgspec.Struct, frozen=True):
    """An opened file or stream."""

    place: str
    """As the user should see it."""
    path: Path | None
    """Null for a stream."""
    stream: io.BufferedReader
    """Unpacked bytes."""

    def head(self) -> bytes:
        """The first bytes, which stay to be read; raises `OSError`, `EOFError`, `zlib.error`."""
        return self.stream.peek(PEEK_BYTES)[:PEEK_BYTES]


class Unreadable(Exception):  # noqa: N818 (it never leaves the room: it becomes a Refusal)
    """Why a source's bytes cannot be used."""


def open_source(place: str, path: Path | None, raw: BinaryIO) -> Source:
    """Wrap `raw`, unpacking it when it starts as gzip does, whatever its name says."""
    buffered: io.BufferedReader = io.BufferedReader(cast("io.RawIOBase", raw), buffer_size=65536)
    if buffered.peek(2)[:2] == _GZIP:
        unpacked = gzip.GzipFile(fileobj=buffered, mode="rb")
        buffered = io.BufferedReader(cast("io.RawIOBase", unpacked), buffer_size=65536)
    return Source(place, path, buffered)


def read_all(source: Source) -> tuple[bytes, tuple[str, ...]]:
    """The whole content of one page, with warnings.

    Raises `Unreadable` when it is empty, over the size limit, or broken from the start.
    """
    pieces: list[bytes] = []
    size = 0
    warnings: tuple[str, ...] = ()
    while True:
        try:
            piece = source.stream.read1(STEP_BYTES)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            if not size:
                raise Unreadable(f"broken gzip file ({plain(error)})") from error
            warnings = (_CUT,)
            break
        except OSError as error:
            raise Unreadable(plain(error)) from error
        if not piece:
            break
        size += len(piece)
        if size > PAGE_BYTES:
            raise Unreadable(f"larger than {megabytes(PAGE_BYTES)}, the most that a page may have")
        pieces.append(piece)
    if not size:
        raise Unreadable("empty file")
    return b"".join(pieces), warnings


def plain(error: Exception) -> str:
    """A system error in plain words, without numbers and paths."""
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    if not said:
        return type(error).__name__
    return said[0].lower() + said[1:] if said[1:2].islower() else said

"""An opened input: its bytes, what is known of it, and how much of it may be read."""

from __future__ import annotations

import io
from abc import abstractmethod
from typing import BinaryIO

import msgspec

from dateline.intake.limits import (
    BUFFER_BYTES,
    PAGE_BYTES,
    PEEK_BYTES,
    STEP_BYTES,
    UNPACKED_FLOOR,
    UNPACKED_RATIO,
    megabytes,
)


class Unreadable(Exception):  # noqa: N818 (it never leaves the room: it becomes a Refusal)
    """Why a source's bytes cannot be used."""


class UnpackError(OSError):
    """Packed bytes that give no more, and why. What came before is sound."""


class TooMuchError(UnpackError):
    """Packed bytes that unpack to more than an input of their size may."""


class ByteStream(io.RawIOBase):
    """A stream of the bytes that `take` gives."""

    @abstractmethod
    def take(self, size: int) -> bytes:
        """At most `size` of the next bytes; none at the end. Raises `OSError`."""

    def readable(self) -> bool:  # noqa: D102 (io's)
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # noqa: D102 (io's)
        piece = self.take(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)


class Counted(ByteStream):
    """The bytes as they lie in the file, counted; the file stays its owner's to close."""

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw
        self._read = getattr(raw, "read1", raw.read)
        self.count = 0

    def take(self, size: int) -> bytes:
        """What one read gives; at the start, as much as it takes to tell the kind."""
        piece: bytes = self._read(size) or b""
        while piece and self.count + len(piece) < PEEK_BYTES and len(piece) < size:
            more = self._read(size - len(piece))
            if not more:
                break
            piece += more
        self.count += len(piece)
        return piece

    def seekable(self) -> bool:  # noqa: D102 (io's)
        return self._raw.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:  # noqa: D102 (io's)
        return self._raw.seek(offset, whence)

    def tell(self) -> int:  # noqa: D102 (io's)
        return self._raw.tell()


class Budget:
    """What one input, with all that is packed in it, may still unpack to."""

    def __init__(self, packed: Counted) -> None:
        self._packed = packed
        self._spent = 0

    @property
    def exceeded(self) -> bool:
        """Whether so much was unpacked that the input must be a bomb."""
        return self._spent > max(UNPACKED_FLOOR, UNPACKED_RATIO * self._packed.count)

    def spend(self, size: int) -> None:
        """Counts bytes as unpacked; raises `TooMuchError`."""
        self._spent += size
        if self.exceeded:
            raise TooMuchError(too_much())


def too_much() -> str:
    """Why a bomb is not unpacked any further."""
    return (
        f"unpacks to more than {megabytes(UNPACKED_FLOOR)} and {UNPACKED_RATIO} times its size: "
        "the rest is left unread"
    )


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """An opened file, stream, archive's member or fetched page, and what is known of it."""

    place: str
    """As the user should see it: `a.html`, `<stdin>`, `a.zip!/dir/b.html`."""
    path: str | None = None
    """The file's path, or the member's in its archive, whose name may say the kind; null for a
    stream."""
    stream: io.BufferedReader
    budget: Budget
    media_type: str | None = None
    """What an HTTP or a mail header calls it (`text/html`); the bytes may say otherwise."""
    charset: str | None = None
    """The encoding that an HTTP or a mail header names; the bytes may say otherwise."""
    url: str | None = None
    latest: str | None = None
    """The day it was fetched, or else read: ISO date."""
    warnings: tuple[str, ...] = ()
    """What is wrong with how it came, for every page in it."""
    depth: int = 0
    """How many archives it lies in."""
    packed: bool = False
    """Its bytes were unpacked (gzip, bzip2, xz)."""

    def head(self) -> bytes:
        """The first bytes, which stay to be read; raises `OSError`."""
        return self.stream.peek(PEEK_BYTES)[:PEEK_BYTES]


def open_source(
    place: str, path: str | None, raw: BinaryIO, *, latest: str | None = None
) -> Source:
    """Wraps an opened file or stream, whose bytes are counted from here on."""
    counted = Counted(raw)
    return Source(
        place=place, path=path, stream=buffered(counted), budget=Budget(counted), latest=latest
    )


def buffered(raw: io.RawIOBase) -> io.BufferedReader:
    """`raw` with a buffer, through which its next bytes can be looked at."""
    return io.BufferedReader(raw, buffer_size=BUFFER_BYTES)


def read_all(source: Source, limit: int | None = None) -> tuple[bytes, tuple[str, ...]]:
    """The whole content of one page, with warnings.

    `limit` is in bytes, `PAGE_BYTES` where none is given. Raises `Unreadable` when the content is
    empty, over the limit, or broken from the start; what came before a break is kept.
    """
    most = PAGE_BYTES if limit is None else limit
    pieces: list[bytes] = []
    size = 0
    warnings: tuple[str, ...] = ()
    while True:
        try:
            piece = source.stream.read1(STEP_BYTES)
        except OSError as error:
            if isinstance(error, TooMuchError) or not isinstance(error, UnpackError) or not size:
                raise Unreadable(plain(error)) from error
            warnings = (f"{error}: the page may end early",)
            break
        if not piece:
            break
        size += len(piece)
        if size > most:
            raise Unreadable(f"larger than {megabytes(most)}, the most that a page may have")
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

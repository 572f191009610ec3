"""Packed bytes as a stream: gzip, bzip2, xz, and the members of archives."""

from __future__ import annotations

import bz2
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable
from typing import Literal, Protocol

from dateline.intake.limits import XZ_BYTES
from dateline.intake.stream import Budget, ByteStream, UnpackError, plain

Packing = Literal["gz", "bz2", "xz"]

MAGIC: dict[Packing, bytes] = {"gz": b"\x1f\x8b\x08", "bz2": b"BZh", "xz": b"\xfd7zXZ\x00"}
_NAMES: dict[Packing, str] = {"gz": "gzip", "bz2": "bzip2", "xz": "xz"}
_BROKEN = (EOFError, ValueError, zlib.error, lzma.LZMAError, zipfile.BadZipFile)


class _Decoder(Protocol):
    """One stream's decoder."""

    @property
    def eof(self) -> bool: ...

    def feed(self, piece: bytes, most: int) -> tuple[bytes, int]:
        """At most `most` bytes, and how many of `piece` were used."""


class _Zlib:
    def __init__(self, wbits: int) -> None:
        self._inner = zlib.decompressobj(wbits)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    def feed(self, piece: bytes, most: int) -> tuple[bytes, int]:
        out = self._inner.decompress(piece, most)
        # At the end, both may hold what follows.
        left = self._inner.unused_data if self._inner.eof else self._inner.unconsumed_tail
        return out, len(piece) - len(left)


class _Block:
    """bzip2 and xz keep what they were given, and say when they want more."""

    def __init__(self, inner: bz2.BZ2Decompressor | lzma.LZMADecompressor) -> None:
        self._inner = inner

    @property
    def eof(self) -> bool:
        return self._inner.eof

    def feed(self, piece: bytes, most: int) -> tuple[bytes, int]:
        given = piece if self._inner.needs_input else b""
        out = self._inner.decompress(given, most)
        return out, len(given) - len(self._inner.unused_data)


def _bzip2() -> _Decoder:
    return _Block(bz2.BZ2Decompressor())


def _xz() -> _Decoder:
    return _Block(lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=XZ_BYTES))


class Unpacked(ByteStream):
    """The unpacked bytes of one packed stream: it ends where that ends, and `packed` stands there.

    Reading raises `UnpackError` where the bytes are broken or cut off, and `TooMuchError`.
    """

    def __init__(
        self, packed: io.BufferedReader, budget: Budget, decoder: _Decoder, name: str
    ) -> None:
        self._packed = packed
        self._budget = budget
        self._decoder = decoder
        self._name = name
        self.used = 0
        """Packed bytes taken so far."""
        self.total = 0
        """Unpacked bytes given so far."""

    def take(self, size: int) -> bytes:  # noqa: D102 (as declared)
        while not self._decoder.eof:
            piece = self._packed.peek()
            try:
                out, used = self._decoder.feed(piece, size)
            except _BROKEN as error:
                raise UnpackError(f"broken {self._name} data ({plain(error)})") from error
            self._packed.read(used)
            self.used += used
            if out:
                self._budget.spend(len(out))
                self.total += len(out)
                return out
            if not piece:
                raise UnpackError(f"the {self._name} data are cut off")
        return b""


class Chained(ByteStream):
    """One packed stream after another, as `cat a.gz b.gz` joins them, unpacked as one."""

    def __init__(self, packed: io.BufferedReader, packing: Packing, budget: Budget) -> None:
        self._packed = packed
        self._packing: Packing = packing
        self._budget = budget
        self._current = unpacked(packed, packing, budget)

    def take(self, size: int) -> bytes:  # noqa: D102 (as declared)
        while True:
            piece = self._current.take(size)
            if piece or not self._another():
                return piece
            self._current = unpacked(self._packed, self._packing, self._budget)

    def _another(self) -> bool:
        """Whether another stream follows; zeros that fill up a block may lie between."""
        while ahead := self._packed.peek():
            rest = ahead.lstrip(b"\0")
            self._packed.read(len(ahead) - len(rest))
            if rest:
                if MAGIC[self._packing].startswith(rest[:3]):
                    return True
                raise UnpackError(f"the {_NAMES[self._packing]} data end before the file does")
        return False


def unpacked(packed: io.BufferedReader, packing: Packing, budget: Budget) -> Unpacked:
    """The one packed stream that `packed` stands at."""
    decoders: dict[Packing, Callable[[], _Decoder]] = {
        "gz": lambda: _Zlib(16 + zlib.MAX_WBITS), "bz2": _bzip2, "xz": _xz,
    }  # fmt: skip
    return Unpacked(packed, budget, decoders[packing](), _NAMES[packing])


def inflated(packed: io.BufferedReader, budget: Budget, *, wrapped: bool = False) -> Unpacked:
    """Deflate's bytes, bare as in zip archives or wrapped as zlib does it."""
    wbits = zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS
    return Unpacked(packed, budget, _Zlib(wbits), "deflate")


class Member(ByteStream):
    """A zip archive's member as the standard library opens it, its errors as `UnpackError`."""

    def __init__(self, inner: zipfile.ZipExtFile, budget: Budget, step: int) -> None:
        self._inner = inner
        self._budget = budget
        self._step = step

    def take(self, size: int) -> bytes:  # noqa: D102 (as declared)
        try:
            piece = self._inner.read1(min(size, self._step))
        except _BROKEN as error:
            raise UnpackError(f"broken in the archive ({plain(error)})") from error
        self._budget.spend(len(piece))
        return piece


class Slice(ByteStream):
    """The next `size` bytes of a stream that `read` reads from."""

    def __init__(self, read: Callable[[int], bytes], size: int) -> None:
        self._read = read
        self.left = size

    def take(self, size: int) -> bytes:  # noqa: D102 (as declared)
        if not self.left:
            return b""
        piece = self._read(min(size, self.left))
        if not piece:
            raise UnpackError("cut off in the archive")
        self.left -= len(piece)
        return piece

"""An answer's bytes: unpacked as they come, and never more than the limit."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from dateline.intake.limits import PAGE_BYTES, STEP_BYTES, megabytes
from dateline.intake.web.fetched import Unfetchable

PACKINGS = "gzip"
"""What sites are told they may pack with: what can be unpacked within bounds."""

_GZIP_WINDOW = 31  # zlib's sign for gzip with its header
_PLAIN = {"", "identity"}
_GZIP = {"gzip", "x-gzip"}


def read_body(
    pieces: Iterable[bytes], *, packed: str | None, length: str | None, most: int
) -> bytes:
    """The whole body; raises `Unfetchable` when it is over `most` bytes, or broken.

    `packed` and `length` are what the answer's Content-Encoding and Content-Length say.
    """
    if length and length.isdecimal() and int(length[:20]) > most:
        raise _too_large(most)
    body = read_head(pieces, packed=packed, most=most + 1)
    if len(body) > most:
        raise _too_large(most)
    return body


def read_head(pieces: Iterable[bytes], *, packed: str | None, most: int) -> bytes:
    """The first `most` bytes of the body, unpacked; the rest is left unread."""
    packing = (packed or "").strip().lower()
    if packing not in _PLAIN | _GZIP:
        raise Unfetchable(f"packed as {packing[:40]}, which was not asked for")
    out = bytearray()
    for piece in _unpacked(_bounded(pieces)) if packing in _GZIP else pieces:
        out += piece
        if len(out) >= most:
            break
    return bytes(out[:most])


def _bounded(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Packed bytes have a limit of their own: a million empty gzip members unpack into nothing."""
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > PAGE_BYTES:
            raise _too_large(PAGE_BYTES)
        yield piece


def _unpacked(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Gzip members, one after the other, `STEP_BYTES` at most at a time (RFC 1952)."""
    inflate = zlib.decompressobj(_GZIP_WINDOW)
    whole = fed = False
    for piece in pieces:
        data = piece
        while data:
            try:
                out = inflate.decompress(data, STEP_BYTES)
                while out:
                    yield out
                    out = inflate.decompress(inflate.unconsumed_tail, STEP_BYTES)
            except zlib.error as error:
                if whole:
                    return  # what follows a whole member and is none is padding
                raise Unfetchable("its gzip packing is broken") from error
            fed = True
            data = inflate.unused_data
            if inflate.eof:
                inflate, whole, fed = zlib.decompressobj(_GZIP_WINDOW), True, False
    if fed and not whole:
        raise Unfetchable("its gzip packing is cut off")


def _too_large(most: int) -> Unfetchable:
    return Unfetchable(f"larger than {megabytes(most)}, the most that a page may have")

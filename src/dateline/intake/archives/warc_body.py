"""A stored answer's content, without what HTTP put around it (RFC 9110, 8.4; RFC 9112, 7.1)."""

from __future__ import annotations

import io
from typing import cast

from fastwarc.stream_io import BrotliReader, ZstdReader

from dateline.intake.limits import PAGE_BYTES, STEP_BYTES, megabytes
from dateline.intake.stream import Budget, TooMuchError, Unreadable, buffered
from dateline.intake.unpack import inflated, unpacked

_PLAIN = frozenset({"", "identity", "none", "utf-8"})
_CUT = "its chunks are cut off: the page may end early"


def unwrapped(
    body: bytes, *, chunked: bool, codings: str, budget: Budget
) -> tuple[bytes, tuple[str, ...]]:
    """The content itself, with warnings.

    `codings` is the answer's Content-Encoding. Many crawlers store a body unpacked beside header
    fields that say it is packed; one that is not what they say is taken as it is. Raises
    `Unreadable` where the content is over the limit, or packed in an unknown way.
    """
    warnings: tuple[str, ...] = ()
    if chunked:
        body, warnings = _joined(body)
    for name in reversed([coding.strip().lower() for coding in codings.split(",")]):
        if name not in _PLAIN:
            body, repaired = _decoded(body, name, budget)
            warnings += repaired
    return body, warnings


def _joined(body: bytes) -> tuple[bytes, tuple[str, ...]]:
    pieces: list[bytes] = []
    at = 0
    while True:
        line_end = body.find(b"\n", at, at + 1000)
        size = _chunk_size(body[at:line_end]) if line_end >= 0 else None
        if size is None:
            return (b"".join(pieces), (_CUT,)) if pieces else (body, ())
        if not size:
            return b"".join(pieces), ()
        at = line_end + 1
        pieces.append(body[at : at + size])
        at += size + 2


def _chunk_size(line: bytes) -> int | None:
    digits = line.partition(b";")[0].strip()
    try:
        return int(digits, 16) if digits.isalnum() else None
    except ValueError:
        return None


def _decoded(body: bytes, name: str, budget: Budget) -> tuple[bytes, tuple[str, ...]]:
    for stream in _decoders(body, name, budget):
        pieces: list[bytes] = []
        size = 0
        warnings: tuple[str, ...] = ()
        while True:
            try:
                piece = stream.read(STEP_BYTES)
            except TooMuchError as error:
                raise Unreadable(str(error)) from error
            except OSError:
                warnings = ("its packing is broken: the page may end early",)
                break
            if not piece:
                break
            pieces.append(piece)
            size += len(piece)
            if size > PAGE_BYTES:
                raise Unreadable(
                    f"larger than {megabytes(PAGE_BYTES)}, the most that a page may have"
                )
        if pieces:
            return b"".join(pieces), warnings
    return body, ()


def _decoders(body: bytes, name: str, budget: Budget) -> list[io.RawIOBase]:
    """The readers to try, one after the other: deflate comes wrapped and bare."""
    if name in {"gzip", "x-gzip"}:
        return [unpacked(_stream(body), "gz", budget)]
    if name == "deflate":
        return [inflated(_stream(body), budget, wrapped=True), inflated(_stream(body), budget)]
    if name == "br":
        return [cast("io.RawIOBase", BrotliReader(io.BytesIO(body)))]
    if name == "zstd":
        return [cast("io.RawIOBase", ZstdReader(io.BytesIO(body)))]
    raise Unreadable(f"packed as {name[:40]}, which is not read")


def _stream(body: bytes) -> io.BufferedReader:
    return buffered(cast("io.RawIOBase", io.BytesIO(body)))

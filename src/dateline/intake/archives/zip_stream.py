"""A zip archive read from its start, member by member, without its list of contents.

That is how it comes through a pipe or inside another archive, and how one that was cut off can
still be read. Sections are those of PKWARE's APPNOTE.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator

import msgspec

from dateline.intake.archives.members import beside_pages, member_place, member_source, refused_name
from dateline.intake.limits import STEP_BYTES
from dateline.intake.stream import Source, UnpackError, buffered, plain
from dateline.intake.unpack import Slice, Unpacked, inflated
from dateline.model import Refusal

OFFICE = frozenset({"[Content_Types].xml", "mimetype"})
"""The members by which Office Open XML, OpenDocument and EPUB files are known."""
FOREIGN = "an office document or an e-book: save it as PDF, HTML or text"
LOCKED = "encrypted"
WARCS = "archive/"
"""Where a WACZ file has its WARC files; what lies elsewhere in it is indexes."""

_HEADER = struct.Struct("<4s5H3L2H")
_HEADER_MARK = b"PK\x03\x04"
_LIST_MARKS = (b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06")
_SPANNED_MARK = b"PK\x07\x08"
_SIZES_MARK = b"PK\x07\x08"
_ZIP64 = 0x0001
_UNKNOWN = 0xFFFFFFFF
_ENCRYPTED, _SIZES_FOLLOW, _UTF8 = 0x1, 0x8, 0x800
_CUT = "the zip archive breaks off"
_REST = "the rest of the archive cannot be read"


class _Local(msgspec.Struct, frozen=True):
    """A member's own header (4.3.7)."""

    name: str
    encrypted: bool
    method: int
    packed_size: int | None
    """Null where it only follows the member."""


def read_in_sequence(source: Source) -> Iterator[Source | Refusal]:
    """Each member that may be a page, as it comes, and a refusal where the archive breaks off."""
    stream = source.stream
    wacz = is_wacz(source)
    try:
        while local := _local(stream):
            if local.name in OFFICE:
                yield Refusal(source.place, FOREIGN)
                return
            place = member_place(source, local.name)
            packed = _packed(source, local)
            if packed is None:
                yield Refusal(
                    place, f"packed so that its end cannot be told from a stream: {_REST}"
                )
                return
            passed = local.name.endswith("/") or (wacz and not local.name.startswith(WARCS))
            refused = None if passed else refused_name(source, local.name)
            if refused:
                yield refused
            elif not passed and not beside_pages(local.name):
                yield _member(source, local, packed)
            _finish(stream, packed)
    except OSError as error:
        yield Refusal(source.place, f"{plain(error)}: {_REST}")


def is_wacz(source: Source) -> bool:
    """Whether the name says so: to its bytes, a WACZ file is a zip archive."""
    return (source.path or source.place).lower().endswith(".wacz")


def _member(source: Source, local: _Local, packed: Slice | Unpacked) -> Source | Refusal:
    place = member_place(source, local.name)
    if local.encrypted:
        return Refusal(place, LOCKED)
    if local.method not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        return Refusal(place, "packed in a way that is not read")
    raw: io.RawIOBase = packed
    if isinstance(packed, Slice) and local.method == zipfile.ZIP_DEFLATED:
        raw = inflated(buffered(packed), source.budget)
    return member_source(source, local.name, raw)


def _packed(source: Source, local: _Local) -> Slice | Unpacked | None:
    """The member's bytes: packed where their number is known, else as far as deflate's own end."""
    if local.packed_size is not None:
        return Slice(source.stream.read, local.packed_size)
    if local.encrypted or local.method != zipfile.ZIP_DEFLATED:
        return None
    return inflated(source.stream, source.budget)


def _finish(stream: io.BufferedReader, packed: Slice | Unpacked) -> None:
    """Goes to the member's end, whatever was read of it; raises `UnpackError`."""
    if isinstance(packed, Slice):
        while packed.left:
            packed.read(min(packed.left, STEP_BYTES))
        return
    while packed.read(STEP_BYTES):
        pass
    # The sizes follow (4.3.9): a mark that may be missing, a checksum, and the packed and the
    # unpacked size of four bytes each, or of eight.
    mark = stream.read(4)
    rest = stream.read(12 if mark == _SIZES_MARK else 8)
    if rest[-4:] != struct.pack("<L", packed.total & _UNKNOWN):
        stream.read(8)


def _local(stream: io.BufferedReader) -> _Local | None:
    """The next member's header; null at the list of contents. Raises `UnpackError`."""
    mark = stream.read(4)
    if mark == _SPANNED_MARK:  # put before everything else by some packers (8.5.4)
        mark = stream.read(4)
    if mark in _LIST_MARKS:
        return None
    head = mark + stream.read(_HEADER.size - 4)
    if len(head) < _HEADER.size:
        raise UnpackError(_CUT)
    if mark != _HEADER_MARK:
        raise UnpackError("the zip archive is broken")
    _, _, flags, method, _, _, _, packed, whole, name_size, extra_size = _HEADER.unpack(head)
    name = stream.read(name_size)
    extra = stream.read(extra_size)
    if len(name) + len(extra) < name_size + extra_size:
        raise UnpackError(_CUT)
    return _Local(
        name=name.decode("utf-8" if flags & _UTF8 else "cp437", "replace"),
        encrypted=bool(flags & _ENCRYPTED),
        method=method,
        packed_size=None if flags & _SIZES_FOLLOW else _packed_size(packed, whole, extra),
    )


def _packed_size(packed: int, whole: int, extra: bytes) -> int:
    """The packed size, from the Zip64 field (4.5.3) where it does not fit in four bytes."""
    at = 0
    while packed == _UNKNOWN and at + 4 <= len(extra):
        tag, size = struct.unpack_from("<HH", extra, at)
        before = 8 if whole == _UNKNOWN else 0
        if tag == _ZIP64 and size >= before + 8 and at + 4 + before + 8 <= len(extra):
            return int(struct.unpack_from("<Q", extra, at + 4 + before)[0])
        at += 4 + size
    return packed

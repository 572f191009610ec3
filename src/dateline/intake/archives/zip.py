"""A zip archive: by its list of contents, or by its members' own headers where it has no list."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import IO, cast

from dateline.intake.archives.members import beside_pages, member_place, member_source, refused_name
from dateline.intake.archives.zip_stream import (
    FOREIGN,
    LOCKED,
    OFFICE,
    WARCS,
    is_wacz,
    read_in_sequence,
)
from dateline.intake.limits import STEP_BYTES, ZIP_LIST_BYTES, ZIP_MEMBERS
from dateline.intake.stream import Source, plain
from dateline.intake.unpack import Member
from dateline.model import Refusal

_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, NotImplementedError, ValueError, OSError)
"""What `zipfile` raises on reading headers: `ValueError` for a name that is not the UTF-8 that it
says, and for a place before the file's start; `OSError` for one where no file reaches."""
_TOO_LONG = f"more than {ZIP_MEMBERS:,} files in one zip archive: a tar archive may have any number"
_SMALL_STEP = 4096
"""`zipfile` unpacks all that it was given of a bzip2 or LZMA member at once."""


class _TooLongError(Exception):
    """A list of contents that is longer than is read."""


def read_zip(source: Source) -> Iterator[Source | Refusal]:
    """Each member that may be a page, in the archive's order; refusals for those that cannot be.

    A WACZ file is a zip archive of WARC files with indexes beside them, and only the WARC files are
    read. From a stream, and from a file whose list of contents at the end is lost, members are
    read one after the other as they come.
    """
    if not source.stream.seekable():
        yield from read_in_sequence(source)
        return
    try:
        archive = zipfile.ZipFile(cast("IO[bytes]", _Bounded(source.stream)))
    except _TooLongError:
        yield Refusal(source.place, _TOO_LONG)
        return
    except _BROKEN:
        yield from _unlisted(source)
        return
    yield from _listed(source, archive)


class _Bounded:
    """A file of which `zipfile` cannot read a list of contents that would fill the memory."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self.seek = stream.seek
        self.tell = stream.tell
        self.seekable = stream.seekable

    def read(self, size: int = -1) -> bytes:
        if size > ZIP_LIST_BYTES:
            raise _TooLongError
        return self._stream.read(size)


def _unlisted(source: Source) -> Iterator[Source | Refusal]:
    source.stream.seek(0)
    said = False
    for item in read_in_sequence(source):
        said = isinstance(item, Refusal) and item.place == source.place
        yield item
    if not said:
        yield Refusal(source.place, "the zip archive breaks off in its list of contents")


def _listed(source: Source, archive: zipfile.ZipFile) -> Iterator[Source | Refusal]:
    members = archive.infolist()
    names = {member.filename for member in members}
    if len(members) > ZIP_MEMBERS:
        yield Refusal(source.place, _TOO_LONG)
        return
    if names & OFFICE:
        yield Refusal(source.place, FOREIGN)
        return
    wacz = is_wacz(source) or (
        "datapackage.json" in names and any(name.startswith(WARCS) for name in names)
    )
    for member in members:
        name = member.filename
        if name.endswith("/") or (wacz and not name.startswith(WARCS)):
            continue
        refused = refused_name(source, member.filename)
        if refused:
            yield refused
        elif not beside_pages(member.filename):
            yield _member(source, archive, member)


def _member(source: Source, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Source | Refusal:
    place = member_place(source, member.filename)
    if member.flag_bits & _ENCRYPTED:
        return Refusal(place, LOCKED)
    try:
        inner = cast("zipfile.ZipExtFile", archive.open(member))
    except _BROKEN as error:
        return Refusal(place, f"broken in the archive ({plain(error)})")
    simple = member.compress_type in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
    raw = Member(inner, source.budget, STEP_BYTES if simple else _SMALL_STEP)
    return member_source(source, member.filename, raw)

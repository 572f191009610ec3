"""A tar archive: its members one after the other, as they come by."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator
from typing import IO, cast

from dateline.intake.archives.members import beside_pages, member_place, member_source, refused_name
from dateline.intake.limits import STEP_BYTES, TAR_HEADER_BYTES
from dateline.intake.stream import Source, UnpackError, plain
from dateline.intake.unpack import Slice
from dateline.model import Refusal

_BLOCK = 512
_REST = "the rest of the archive cannot be read"


def read_tar(source: Source) -> Iterator[Source | Refusal]:
    """Each member that may be a page, in the archive's order; a refusal where the archive breaks.

    Links, folders and devices are passed over. Nothing is kept of a member once it is read, and
    nothing is written.
    """
    stream = _Forward(source.stream)
    try:
        archive = _Unkept.open(fileobj=cast("IO[bytes]", stream), mode="r:")
        # The context would close nothing: the stream is the source's.
        while member := stream.next_member(archive):
            if not member.isreg():
                continue
            refused = refused_name(source, member.name)
            if refused:
                yield refused
            elif beside_pages(member.name):
                continue
            elif member.issparse():
                yield Refusal(member_place(source, member.name), "a file with holes (sparse)")
            else:
                stream.seek(member.offset_data)
                yield member_source(source, member.name, Slice(stream.read, member.size))
    except (tarfile.TarError, OSError, ValueError, OverflowError) as error:
        yield Refusal(source.place, f"broken tar archive ({plain(error)}): {_REST}")
        return
    if stream.cut:
        yield Refusal(source.place, f"the tar archive breaks off: {_REST}")


class _Unkept(tarfile.TarFile):
    """An archive that keeps no list of the members that went by (as `stream` in Python 3.13)."""

    members: list[tarfile.TarInfo]

    def next(self) -> tarfile.TarInfo | None:
        """The next member; null at the end."""
        member = super().next()
        self.members = []
        return member


class _Forward:
    """A stream that `tarfile` may only read forward, and whose headers are short.

    What a header says of sizes decides how much `tarfile` reads at once and where it seeks; here it
    can neither fill the memory nor go round in circles.
    """

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._at = 0
        self._header_left: int | None = TAR_HEADER_BYTES
        self._last = b""

    def next_member(self, archive: tarfile.TarFile) -> tarfile.TarInfo | None:
        """The next member, its header bounded."""
        self._header_left = TAR_HEADER_BYTES
        member = archive.next()
        self._header_left = None
        return member

    @property
    def cut(self) -> bool:
        """Whether the last block read was neither the end's mark nor the end itself."""
        return bool(self._last.strip(b"\0")) or 0 < len(self._last) < _BLOCK

    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        return self._at

    def seek(self, position: int) -> int:
        """Forward alone; raises `UnpackError`."""
        if position < self._at:
            raise UnpackError("it points back")
        while self._at < position:
            skipped = self._stream.read(min(position - self._at, STEP_BYTES))
            if not skipped:
                raise UnpackError("it is cut off")
            self._at += len(skipped)
        return self._at

    def read(self, size: int) -> bytes:
        if self._header_left is not None:
            self._header_left -= max(size, _BLOCK)
            if self._header_left < 0:
                raise UnpackError("a header that is too long")
        self._last = self._stream.read(size)
        self._at += len(self._last)
        return self._last

"""What zip and tar archives have in common: which members are read, and where they lie."""

from __future__ import annotations

import io
import re

import msgspec

from dateline.intake.folder import foreign, passed_over, shown
from dateline.intake.stream import Source, buffered
from dateline.model import Refusal

_DRIVE = re.compile(r"[A-Za-z]:")
_CLIMBS = "a name that leads out of the archive"


def member_place(archive: Source, name: str) -> str:
    """`a.zip!/dir/b.html`: a member as the user should see it."""
    return f"{archive.place}!/{shown(name)}"


def refused_name(archive: Source, name: str) -> Refusal | None:
    """Why a member of this name is not read; null where it is, or is passed over.

    Members are never written anywhere. A name that climbs out is refused all the same, since an
    archive that has one was made to harm.
    """
    parts = _parts(name)
    if ".." in parts or name[:1] in {"/", "\\"} or _DRIVE.match(name):
        return Refusal(member_place(archive, name), _CLIMBS)
    reason = None if beside_pages(name) else foreign(parts[-1])
    return Refusal(member_place(archive, name), reason) if reason else None


def beside_pages(name: str) -> bool:
    """Whether a member is hidden, or goes with a page: it is passed over."""
    return any(passed_over(part) for part in _parts(name) if part not in {"", "."})


def _parts(name: str) -> list[str]:
    return name.replace("\\", "/").split("/")


def member_source(archive: Source, name: str, raw: io.RawIOBase) -> Source:
    """A member to be read as a file of its own."""
    place = member_place(archive, name)
    return msgspec.structs.replace(
        archive,
        place=place,
        path=place,
        stream=buffered(raw),
        media_type=None,
        charset=None,
        url=None,
        depth=archive.depth + 1,
        packed=False,
    )

"""Writing files whole or not at all, under names that are safe everywhere."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable
from pathlib import Path

from dateline.errors import OutputError

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST = 100
# Names that Windows keeps for devices, whatever their ending.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


def make_folder(out: Path) -> None:
    """Make `out` and what leads to it; raises `OutputError` when that cannot be."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise OutputError(f"{out}: is a file, and a folder is needed") from error
    except OSError as error:
        raise OutputError(f"{out}: {error.strerror or error}") from error


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the target and move into place: a reader never sees half a file.

    Raises `OutputError` with the reason; what was there before then stays as it was.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content)
        os.replace(part, path)  # noqa: PTH105 (Path.replace hides which of the two failed)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise OutputError(f"{path}: {error.strerror or error}") from error


def encode(text: str) -> bytes:
    """UTF-8; half a surrogate pair, which no file can hold, becomes a question mark."""
    return text.encode("utf-8", errors="replace")


def safe_names(ids: Iterable[str]) -> list[str]:
    """A file name (without an ending) for each id, in order: the id where it is safe.

    Names that had to be changed, and those that differ from an earlier one in case alone, end in
    a digest of the id, so that no two ids share a file.
    """
    taken: set[str] = set()
    out = []
    for id_ in ids:
        name = _UNSAFE.sub("_", id_).lstrip(".")[:_LONGEST]
        if name != id_ or not name or name.casefold() in taken or _DEVICE.match(name):
            digest = hashlib.sha256(encode(id_)).hexdigest()[:10]
            name = f"{name}-{digest}" if name else digest
            name = f"page-{name}" if _DEVICE.match(name) else name
        taken.add(name.casefold())
        out.append(name)
    return out

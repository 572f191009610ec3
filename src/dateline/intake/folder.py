"""The pages in a folder and in the folders below it, and which names are pages' at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dateline.intake.sniff import COMPANIONS, KINDS, PACKED, named_kind, split_ending
from dateline.intake.stream import plain
from dateline.model import Refusal

_FOREIGN = (
    f"not a kind of file that is read ({' '.join(sorted(KINDS))}, "
    f"or one of them with {' '.join(sorted(PACKED))})"
)
_LEFT_BY_SYSTEMS = frozenset({"__macosx", "thumbs.db", "desktop.ini"})


def walk(folder: Path) -> Iterator[Path | Refusal]:
    """The files to read, in the order of their names, and a refusal for each other file.

    Hidden files and what browsers save beside a page (style sheets, scripts, pictures) are passed
    over. A link to a folder is followed once: one that leads back up ends there.
    """
    yield from _walk(folder, seen=set())


def passed_over(name: str) -> bool:
    """Whether nobody can mean this file or folder as a page.

    It is hidden, left there by a system, or goes with a page as its pictures do.
    """
    return (
        name.startswith(".")
        or name.lower() in _LEFT_BY_SYSTEMS
        or split_ending(name)[1] in COMPANIONS
    )


def foreign(name: str) -> str | None:
    """Why a file of this name is not read; null when it is."""
    return None if named_kind(name) else _FOREIGN


def shown(name: str) -> str:
    """A file's name as it can be printed: one line, and characters that every terminal takes."""
    return "".join(char if char.isprintable() else "\ufffd" for char in name)


def _walk(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path | Refusal]:
    try:
        status = folder.stat()
        names = sorted(entry.name for entry in folder.iterdir())
    except OSError as error:
        yield Refusal(shown(str(folder)), f"folder cannot be read: {plain(error)}")
        return
    if (status.st_dev, status.st_ino) in seen:
        return
    seen.add((status.st_dev, status.st_ino))
    for name in names:
        path = folder / name
        if passed_over(name):
            continue
        if path.is_dir():
            yield from _walk(path, seen)
        else:
            reason = _not_to_read(path)
            yield Refusal(shown(str(path)), reason) if reason else path


def _not_to_read(path: Path) -> str | None:
    if path.is_symlink() and not path.exists():
        return "a link that leads nowhere"
    return foreign(path.name) if path.is_file() else "not a regular file"

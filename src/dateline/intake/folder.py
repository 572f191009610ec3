"""The pages in a folder and in the folders below it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dateline.intake.sniff import COMPANIONS, KINDS, named_kind
from dateline.intake.stream import plain
from dateline.model import Refusal

_KINDS = " ".join(sorted(KINDS))


def walk(folder: Path) -> Iterator[Path | Refusal]:
    """The files to read, in the order of their names, and a refusal for each other file.

    Hidden files and what browsers save beside a page (style sheets, scripts, pictures) are passed
    over. A link to a folder is followed once: one that leads back up ends there.
    """
    yield from _walk(folder, seen=set())


def _walk(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path | Refusal]:
    try:
        status = folder.stat()
        names = sorted(entry.name for entry in folder.iterdir())
    except OSError as error:
        yield Refusal(str(folder), f"folder cannot be read: {plain(error)}")
        return
    if (status.st_dev, status.st_ino) in seen:
        return
    seen.add((status.st_dev, status.st_ino))
    for name in names:
        path = folder / name
        if name.startswith("."):
            continue
        if path.is_dir():
            yield from _walk(path, seen)
        elif path.is_symlink() and not path.exists():
            yield Refusal(str(path), "a link that leads nowhere")
        elif not path.is_file():
            yield Refusal(str(path), "not a regular file")
        elif named_kind(path):
            yield path
        elif path.suffix.lower() not in COMPANIONS:
            yield Refusal(
                str(path), f"not a kind of file that is read ({_KINDS}, or one of them with .gz)"
            )

"""Pages kept in a folder, so that a site need not send again what has not changed."""

from __future__ import annotations

import hashlib
import logging
import re
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Annotated

import msgspec

from dateline.intake.limits import PAGE_BYTES

CACHE_BYTES = 500 * 1024 * 1024
"""The most that the folder may hold after a run; what was kept first goes first."""
_SUFFIX = ".page"
_SAYABLE = re.compile(r"[ -~]{1,1000}")
_MOST_BYTES = PAGE_BYTES + 64 * 1024

log = logging.getLogger(__name__)


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """An answer as it was kept."""

    key: str
    """What it was kept under."""
    status: int
    body: bytes
    fetched: Annotated[datetime, msgspec.Meta(tz=True)]
    """When the site last said that this is how the page is."""
    etag: str | None = None
    last_modified: str | None = None
    content_type: str | None = None
    charset: str | None = None

    @property
    def conditions(self) -> dict[str, str]:
        """The header fields that ask only for what has changed since (RFC 9110, 13.1)."""
        out = {}
        if self.etag and _SAYABLE.fullmatch(self.etag):
            out["If-None-Match"] = self.etag
        if self.last_modified and _SAYABLE.fullmatch(self.last_modified):
            out["If-Modified-Since"] = self.last_modified
        return out


class Cache:
    """A folder of kept answers; without a folder, nothing is kept and nothing found."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def get(self, key: str) -> Kept | None:
        """What was kept under `key`; null where nothing is, or a file is broken."""
        if self._folder is None:
            return None
        path = self._path(self._folder, key)
        try:
            if path.stat().st_size > _MOST_BYTES:
                return None
            found = msgspec.msgpack.decode(path.read_bytes(), type=Kept)
        except FileNotFoundError:
            return None
        except (OSError, msgspec.MsgspecError) as error:
            log.info("%s cannot be used: %s", path, error)
            return None
        return found if found.key == key else None

    def put(self, kept: Kept) -> None:
        """Keep an answer in place of the one before.

        A folder that cannot be written is said once, and then nothing more is kept.
        """
        if self._folder is None:
            return
        part: Path | None = None
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as file:
                part = Path(file.name)
                file.write(msgspec.msgpack.encode(kept))
            part.replace(self._path(self._folder, kept.key))
        except OSError as error:
            log.warning("pages are not kept in %s: %s", self._folder, error.strerror)
            self._folder = None
            if part:
                part.unlink(missing_ok=True)

    def prune(self, most: int = CACHE_BYTES) -> None:
        """Drop the oldest files until the rest have `most` bytes together."""
        if self._folder is None:
            return
        size = 0
        try:
            files = [(path.stat(), path) for path in self._folder.glob(f"*{_SUFFIX}")]
            for about, path in sorted(files, key=lambda file: (-file[0].st_mtime, file[1])):
                size += about.st_size
                if size > most:
                    path.unlink(missing_ok=True)
        except OSError as error:
            log.info("%s cannot be tidied: %s", self._folder, error.strerror)

    @staticmethod
    def _path(folder: Path, key: str) -> Path:
        return folder / (hashlib.sha256(key.encode()).hexdigest()[:40] + _SUFFIX)

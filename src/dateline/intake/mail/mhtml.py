"""An MHTML file: a page saved by a browser with its pictures and styles (RFC 2557)."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message

from dateline.intake.decode import decode
from dateline.intake.mail.mime import charset, content, day, field, leaves, parse, stamp
from dateline.intake.stream import Source, Unreadable
from dateline.model import Page, Refusal

_HTML = frozenset({"text/html", "application/xhtml+xml"})
_LOCATIONS = ("Snapshot-Content-Location", "Content-Location")


def read_mhtml(source: Source) -> Iterator[Page | Refusal]:
    """The saved page, with its address and the day it was saved; raises `Unreadable`.

    It is the part that `start` names, or else the first HTML part. The others (frames, pictures)
    are not looked at.
    """
    message, warnings = parse(source)
    root = _root(message)
    raw = content(root) if root else b""
    if root is None or not raw.strip():
        raise Unreadable("an MHTML file without a page in it")
    text, repaired = decode(raw, markup=True, hint=charset(root))
    yield Page(
        place=source.place,
        path=source.path,
        url=_location(message, root) or source.url,
        latest=day(stamp(message)) or source.latest,
        media="html",
        content=text,
        warnings=warnings + repaired,
    )


def _root(message: Message) -> Message | None:
    pages = [part for part in leaves(message) if part.get_content_type() in _HTML]
    start = message.get_param("start")
    for part in pages:
        if isinstance(start, str) and str(part.get("Content-ID") or "").strip() == start.strip():
            return part
    return pages[0] if pages else None


def _location(message: Message, root: Message) -> str | None:
    """The page's address; files saved from a disk have none that means anything elsewhere."""
    found = (field(part, name) for part in (root, message) for name in _LOCATIONS)
    return next((url for url in found if url and url.startswith(("http://", "https://"))), None)

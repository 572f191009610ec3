"""A page as it came in: decoded, not yet read."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from dateline.model.article import Removed


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One page's content, with what the file or row it came from says of it."""

    place: str
    """Where it was read, as the user should see it: a path, or `FILE:LINE`."""
    path: str | None = None
    """The file's path as given or found; null for a stream."""
    media: Literal["html", "fragment", "text", "article"]
    """`html` is a page's markup; `fragment` is markup of an article without a page around it (a
    feed entry's content); `text` is plain or flattened text whose chrome may still be there;
    `article` is a row whose `text` is said to be the article's own words already."""
    content: str
    """The decoded characters."""
    id: str | None = None
    """The id that a JSON row already had."""
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    """ISO date or date-time as the row gave it, unchecked."""
    modified: str | None = None
    """The same for the last change."""
    section: str | None = None
    latest: str | None = None
    """The day the page was fetched (WARC-Date, an HTTP Date) or, where that is not known, read: ISO
    date. The page cannot have been published after it. Null where nobody asked."""
    language: str | None = None
    credit: str | None = None
    removed: tuple[Removed, ...] = ()
    """What intake already took out (the running heads of a PDF file)."""
    warnings: tuple[str, ...] = ()
    """What intake had to repair (a wrong encoding, a cut gzip stream)."""
    extra: dict[str, Any] = {}
    """Fields of a JSON row that dateline does not know; passed on untouched."""

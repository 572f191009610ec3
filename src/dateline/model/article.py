"""An article: the page's own words, and what the page says of itself."""

from __future__ import annotations

from typing import Any

import msgspec

from dateline.model.codes import Precision, PublishedFrom, RemovedWhy


class Removed(msgspec.Struct, frozen=True):
    """A piece of the page that is not the article's own words."""

    text: str
    why: RemovedWhy


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """What `clean` gives: one row per article (see the contract in `docs/reference`)."""

    id: str
    """From the content, never from the path or the clock: the same page has the same id
    everywhere."""
    path: str | None = None
    url: str | None = None
    outlet: str | None = None
    """The outlet's name, or its domain when only that is known."""
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    """ISO 8601 date or date-time, only as precise as the page says it: `2025`, `2025-09`,
    `2025-09-03`, `2025-09-03T17:25`."""
    published_precision: Precision = "none"
    published_from: PublishedFrom | None = None
    language: str | None = None
    """ISO 639-1."""
    text: str
    """The article's own words only; paragraphs parted by one blank line."""
    credit: str | None = None
    """The agency that the article credits."""
    removed: tuple[Removed, ...] = ()
    warnings: tuple[str, ...] = ()
    extra: dict[str, Any] = {}
    """Unknown fields of the input row. Not a column: written back beside the others."""

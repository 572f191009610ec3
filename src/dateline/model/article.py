"""An article: the page's own words, and what the page says of itself."""

from __future__ import annotations

from typing import Any

import msgspec

from dateline.model.codes import (
    ArticleKind,
    DateFound,
    DateKind,
    Precision,
    PublishedFrom,
    RemovedWhy,
)


class Removed(msgspec.Struct, frozen=True):
    """A piece of the page that is not the article's own words."""

    text: str
    why: RemovedWhy


class SeenDate(msgspec.Struct, frozen=True, kw_only=True):
    """One date that the page gives for itself, used or not."""

    value: str
    """ISO 8601, only as precise as the page says it."""
    precision: Precision
    of: DateKind
    """What it is the date of; `unsaid` where the page leaves it open, as most printed dates do."""
    found: DateFound
    """`json-ld`, `meta` and `time` are markup; `dateline` opens the text ("ASTANA, April 26 —");
    `text` is printed elsewhere in the page; `feed` and `file` are what the page came in."""
    words: str
    """As the page has it."""
    refused: str | None = None
    """Why it cannot be right, where it cannot."""


class KindEvidence(msgspec.Struct, frozen=True):
    """What speaks for an article's kind."""

    sign: str
    """Where it was seen: `section`, `url`, `title`, `markup`, `text` …"""
    words: str
    """The page's own words."""


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """What `clean` gives: one row per article (see the contract in `docs/reference`)."""

    id: str
    """From the content, never from the path or the clock: the same page has the same id
    everywhere."""
    path: str | None = None
    url: str | None = None
    outlet: str | None = None
    """The outlet's name, or its domain when only that is known."""
    domain: str | None = None
    """The host that the page is from, without `www.`."""
    canonical: str | None = None
    """The address that the page itself gives as its own, where that is another than `url`."""
    section: str | None = None
    """The outlet's section as the page names it ("World", "Opinion")."""
    kind: ArticleKind | None = None
    kind_evidence: tuple[KindEvidence, ...] = ()
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    """ISO 8601 date or date-time, only as precise as the page says it: `2025`, `2025-09`,
    `2025-09-03`, `2025-09-03T17:25`."""
    published_precision: Precision = "none"
    published_from: PublishedFrom | None = None
    modified: str | None = None
    """When the page says that it was last changed; ISO 8601, as `published`."""
    modified_precision: Precision = "none"
    dates: tuple[SeenDate, ...] = ()
    """Every date that was weighed for the two above, the better one first (`docs/explanation`)."""
    language: str | None = None
    """ISO 639-1, or 639-3 where there is no shorter code."""
    text: str
    """The article's own words only; paragraphs parted by one blank line."""
    credit: str | None = None
    """The agency that the article credits."""
    paywalled: bool | None = None
    """The page says that only subscribers can read all of it, or that everyone can; null where it
    says nothing."""
    truncated: bool = False
    """The text is seen to break off before its end; the warning says where."""
    removed: tuple[Removed, ...] = ()
    warnings: tuple[str, ...] = ()
    extra: dict[str, Any] = {}
    """Unknown fields of the input row. Not a column: written back beside the others."""

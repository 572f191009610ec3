"""What the steps of `clean` hand to each other: a page's body, and what the page says of itself."""

from __future__ import annotations

import msgspec

from dateline.model import Removed, SeenDate


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """The article's own words, and what was taken from around them."""

    paragraphs: tuple[str, ...]
    """In the page's order; none where the page has no article."""
    removed: tuple[Removed, ...] = ()
    """In the page's order."""
    cut: str | None = None
    """How the text is seen to break off before its end, in words for a warning; null where it is
    whole."""


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What a page says of itself, each null or empty where it says nothing.

    What is known from outside the page (a row's fields, the address it was fetched from) is in the
    `Page` and wins over all of this.
    """

    url: str | None = None
    canonical: str | None = None
    outlet: str | None = None
    """The outlet's name; not a host, which is the domain."""
    title: str | None = None
    byline: str | None = None
    section: str | None = None
    headings: tuple[str, ...] = ()
    """The headings that may repeat the title at the top of the body."""
    dates: tuple[SeenDate, ...] = ()
    """In no order of trust."""
    credit: str | None = None
    paywalled: bool | None = None
    language: str | None = None
    """The code of the language that the markup names; it decides only where the text is short."""
    types: tuple[str, ...] = ()
    """What the markup calls the page: JSON-LD `@type`s and `og:type`, as written."""

"""JSON Feed, versions 1 and 1.1 (jsonfeed.org): each item an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

import msgspec

from dateline.intake.rows.page import row_page
from dateline.intake.stream import Source
from dateline.model import Page, Refusal

ONLY_SUMMARY = "only the feed's summary"
"""The warning that goes with an entry whose whole text the feed does not have."""
NO_TEXT = "an entry with neither text nor summary"
_VERSION = "jsonfeed.org/version/"


def is_json_feed(value: object) -> bool:
    """Whether a JSON value is a feed, by its version or by its shape."""
    if not isinstance(value, dict) or not isinstance(value.get("items"), list):
        return False
    version = value.get("version")
    return (isinstance(version, str) and _VERSION in version) or "feed_url" in value


def json_feed_pages(
    feed: dict[str, Any], source: Source, warnings: tuple[str, ...]
) -> Iterator[Page | Refusal]:
    """The items at `FILE#N`, in the feed's order. Nothing is fetched: not `next_url`, not `hubs`.

    What an item does not say (author, language) is the feed's; the feed's title is the outlet.
    """
    base = _text(feed.get("home_page_url")) or _text(feed.get("feed_url")) or source.url or ""
    for number, item in enumerate(feed["items"], start=1):
        place = f"{source.place}#{number}"
        if not isinstance(item, dict):
            yield Refusal(place, "not a JSON object")
            continue
        page = row_page(_row(item, feed), place, source, warnings)
        if isinstance(page, Refusal):
            summary = _text(item.get("summary"))
            if _text(item.get("content_html")) or _text(item.get("content_text")):
                yield page
                continue
            if not summary:
                yield Refusal(place, NO_TEXT)
                continue
            row = _row({**item, "content_text": summary}, feed)
            page = row_page(row, place, source, (*warnings, ONLY_SUMMARY))
            if isinstance(page, Refusal):
                yield page
                continue
        yield msgspec.structs.replace(page, url=joined(base, page.url), extra={})
    if not feed["items"]:
        yield Refusal(source.place, "a feed without entries")


def joined(base: str, link: str | None) -> str | None:
    """`link` as an absolute address where `base` makes it one."""
    if not link:
        return None
    try:
        return urljoin(base, link.strip())
    except ValueError:
        return link


def _row(item: dict[str, Any], feed: dict[str, Any]) -> dict[str, Any]:
    """The item with what the feed says for all its items, as a row that is seen to be an item."""
    row = {name: value for name, value in item.items() if name != "text"}
    if _text(item.get("content_html")) or "content_text" not in row:
        row["content_text"] = None  # the markup has the paragraphs
    row.setdefault("date_published", None)
    for name in ("authors", "author", "language"):
        if name not in item and name in feed and not (name == "author" and "authors" in item):
            row[name] = feed[name]
    tags = item.get("tags")
    row["section"] = tags[0] if isinstance(tags, list) and tags else None
    row["outlet"] = feed.get("title")
    return row


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None

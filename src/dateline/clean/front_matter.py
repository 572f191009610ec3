"""The header that Markdown files carry: `key: value` lines between two lines of `---`."""

from __future__ import annotations

import re

import msgspec

from dateline.clean.paragraphs import tidy, unix_lines
from dateline.model import Page, Removed

_HEADER = re.compile(r"\A\ufeff?---[^\S\n]*\n(.{0,4000}?)\n---[^\S\n]*(?:\n|\Z)", re.DOTALL)
_ENTRY = re.compile(r"^([A-Za-z_-]{2,20})\s*:\s*(.+)$")
# The header's names for what a page knows of itself.
_FIELDS = {
    "title": "title", "headline": "title", "author": "byline", "byline": "byline",
    "outlet": "outlet", "publisher": "outlet", "site": "outlet", "sitename": "outlet",
    "date": "published", "published": "published", "url": "url", "link": "url", "lang": "language",
    "language": "language",
}  # fmt: skip


class Header(msgspec.Struct, frozen=True):
    """A page with the header's facts, and what stands below the header."""

    page: Page
    body: str
    removed: tuple[Removed, ...] = ()
    dated: bool = False
    """The header gave the date that the page has now."""


def read_header(page: Page) -> Header:
    """Take the header off; what the page knew before wins over what the header says."""
    content = unix_lines(page.content)
    match = _HEADER.match(content)
    if not match:
        return Header(page, content)
    facts: dict[str, str] = {}
    for line in match.group(1).split("\n"):
        entry = _ENTRY.match(line.strip())
        field = _FIELDS.get(entry.group(1).lower()) if entry else None
        value = tidy(entry.group(2)).strip("\"'") if entry else ""
        if field and value and getattr(page, field) is None:
            facts.setdefault(field, value)
    if not facts:
        return Header(page, content)
    removed = (Removed(match.group(1).strip(), "metadata"),)
    known = msgspec.structs.replace(page, **facts)
    return Header(known, content[match.end() :], removed, "published" in facts)

"""Telling what a file is, from its name and its first bytes."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

Kind = Literal["html", "text", "jsonl"]

KINDS: dict[str, Kind] = {
    ".html": "html", ".htm": "html", ".txt": "text", ".md": "text", ".jsonl": "jsonl",
}  # fmt: skip

# What browsers save beside a page: passed over in folders, because nobody means it as a page.
COMPANIONS = frozenset({
    ".avif", ".bmp", ".css", ".eot", ".gif", ".ico", ".jpeg", ".jpg", ".js", ".map", ".mjs", ".mp3",
    ".mp4", ".otf", ".png", ".svg", ".ttf", ".webm", ".webp", ".woff", ".woff2",
})  # fmt: skip

_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"\x1f\x8b", "a gzip file inside a gzip file"),
)
_WIDE_BOM = (b"\xff\xfe", b"\xfe\xff")
_UTF8_BOM = b"\xef\xbb\xbf"
_HTML_START = re.compile(
    rb"""
    (?:<\?xml[^>]*>\s*)? (?:<!--.*?-->\s*)*
    <(?:!doctype\s+html|html\b|head\b|body\b)
    """,
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_TAG = re.compile(
    rb"<(?:p|div|span|a|br|h[1-6]|article|section|meta|title|table|ul|script|body|html)\b",
    re.IGNORECASE,
)
_JSON_START = re.compile(rb"\{\s*(?:\"|\}|$)")


def named_kind(path: PurePath) -> Kind | None:
    """The kind that a name says, `.gz` set aside; null for a name that says none."""
    suffixes = [s.lower() for s in path.suffixes]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    return KINDS.get(suffixes[-1]) if suffixes else None


def seen_kind(head: bytes) -> Kind:
    """The kind that the first bytes show: JSON Lines, HTML, or else text."""
    start = head.removeprefix(_UTF8_BOM).lstrip()
    if _JSON_START.match(start):
        return "jsonl"
    return (
        "html" if start[:1] == b"<" and (_HTML_START.match(start) or _TAG.search(start)) else "text"
    )


def kind_of(path: PurePath | None, head: bytes) -> Kind:
    """The kind of a source: its name's, unless it has none or its bytes say otherwise.

    A whole HTML document under a text name is HTML, and an HTML name over text without a single
    tag is text: pages are often saved under the wrong name.
    """
    named = named_kind(path) if path else None
    if named is None:
        return seen_kind(head)
    start = head.removeprefix(_UTF8_BOM).lstrip()
    if named == "text" and _HTML_START.match(start):
        return "html"
    wide = head.startswith(_WIDE_BOM)
    if named == "html" and start and not wide and b"<" not in head and b"{" not in start[:1]:
        return "text"
    return named


def binary_kind(head: bytes) -> str | None:
    """What the bytes look like when they are no text at all, in words; else null."""
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return name
    if head.startswith(_WIDE_BOM):
        return None
    return "binary data" if b"\0" in head else None

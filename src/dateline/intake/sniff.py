"""Telling what a file is, from its name and its first bytes."""

from __future__ import annotations

import re
import zlib
from typing import Literal

import msgspec

from dateline.intake.decode import wide_encoding
from dateline.intake.stream import Unreadable
from dateline.intake.unpack import MAGIC

Kind = Literal[
    "html", "text", "jsonl", "json", "feed", "pdf", "mhtml", "email", "warc", "zip", "tar",
    "gz", "bz2", "xz",
]  # fmt: skip

KINDS: dict[str, Kind] = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".xht": "html", ".mhtml": "mhtml",
    ".mht": "mhtml", ".txt": "text", ".md": "text", ".markdown": "text", ".pdf": "pdf",
    ".rss": "feed", ".atom": "feed", ".rdf": "feed", ".xml": "feed", ".json": "json",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".eml": "email", ".warc": "warc", ".wacz": "zip",
    ".zip": "zip", ".tar": "tar", ".tgz": "tar", ".tbz2": "tar", ".txz": "tar",
}  # fmt: skip
PACKED = frozenset({".gz", ".bz2", ".xz"})
"""What may follow the name's ending."""

# What browsers and servers leave beside a page: passed over, because nobody means it as a page.
COMPANIONS = frozenset({
    ".avif", ".bmp", ".css", ".eot", ".gif", ".ico", ".jpeg", ".jpg", ".js", ".map", ".mjs", ".mp3",
    ".mp4", ".otf", ".png", ".svg", ".ttf", ".webm", ".webp", ".woff", ".woff2",
})  # fmt: skip

_MEDIA_TYPES: dict[str, Kind] = {
    "text/html": "html", "application/xhtml+xml": "html", "text/plain": "text",
    "text/markdown": "text", "application/pdf": "pdf", "application/rss+xml": "feed",
    "application/atom+xml": "feed", "application/rdf+xml": "feed", "application/xml": "feed",
    "text/xml": "feed", "application/feed+json": "json", "application/json": "json",
    "application/x-ndjson": "jsonl", "application/jsonl": "jsonl", "multipart/related": "mhtml",
    "application/x-mimearchive": "mhtml", "message/rfc822": "email", "application/warc": "warc",
}  # fmt: skip

_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"PK\x03\x04", "zip"), (b"PK\x05\x06", "zip"), (b"PK\x07\x08PK", "zip"), (b"WARC/", "warc"),
    *((magic, packing) for packing, magic in MAGIC.items()),
)  # fmt: skip
_FOREIGN = (
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"\x1f\x9d", "a file packed by compress"),
    (b"\xd0\xcf\x11\xe0", "an old office document or an Outlook message"),
    (b"{\\rtf", "a rich text document"),
    (b"%!PS", "a PostScript file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"filedesc://", "an ARC file, the format before WARC"),
)
_WIDE_BOM = (b"\xff\xfe", b"\xfe\xff")
_WIDE_ENOUGH = 32
"""Bytes that it takes to see UTF-16 by its NUL bytes."""
_UTF8_BOM = b"\xef\xbb\xbf"
_PROLOGUE = rb"(?:<\?.{0,1000}?\?>\s*|<!--.{0,2000}?-->\s*)*+"
_HTML_START = re.compile(
    _PROLOGUE + rb"<(?:!doctype\s+html|html\b|head\b|body\b)", re.IGNORECASE | re.DOTALL
)
_FEED_START = re.compile(
    _PROLOGUE + rb"(?:<!doctype[^>]*>\s*)?<(?:\w{1,20}:)?(?:rss|feed|RDF)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(
    rb"<(?:p|div|span|a|br|h[1-6]|article|section|meta|title|table|ul|script|body|html)\b",
    re.IGNORECASE,
)
_JSON_START = re.compile(rb"\{\s*(?:\"|\}|$)|\[\s*(?:\{|\[|\]|\"|$)")
_JSON_FEED = re.compile(rb"https?:\\?/\\?/jsonfeed\.org\\?/version\\?/")
_FIELD = re.compile(rb"([!-9;-~]{1,70}):(?:[ \t][^\n]*)?\n(?:[ \t][^\n]*\n)*+")
_MAIL_FIELDS = frozenset({
    b"from", b"to", b"subject", b"date", b"mime-version", b"message-id", b"received",
    b"return-path", b"delivered-to", b"content-type", b"snapshot-content-location",
})  # fmt: skip
_MAIL_ENOUGH = 3
"""Fields that a mail's header must have for a file without a name to be one."""
_RELATED = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_TAR_MAGIC, _TAR_AT = b"ustar", 257
_PDF_WITHIN = 1024
"""Readers of PDF look for its mark so far into the file."""


def named_kind(name: str) -> Kind | None:
    """The kind that a name says, `.gz` and the like set aside; null for a name that says none."""
    stem, last = split_ending(name)
    return KINDS.get(split_ending(stem)[1] if last in PACKED else last)


def split_ending(name: str) -> tuple[str, str]:
    """A name before its ending, and the ending in lower case; empty where there is none."""
    stem, dot, ending = name.rpartition(".")
    if not dot or "/" in ending or "\\" in ending:
        return name, ""
    return stem, f".{ending.lower()}"


def kind_of(name: str | None, media_type: str | None, head: bytes) -> Kind:
    """The kind of a source: what its bytes show beyond doubt, else its header's word or its name's.

    A whole HTML document is HTML under every name, and an HTML name over text without a single
    tag is text: pages are often saved under the wrong name. Raises `Unreadable` for bytes that are
    no page.
    """
    marked = _marked(head)
    if marked:
        return marked
    named = _MEDIA_TYPES.get(media_type or "") or (named_kind(name) if name else None)
    if named == "tar" and not _HTML_START.match(head.lstrip()):
        return "tar"  # the oldest tar archives bear no mark
    start = _readable(head)
    seen = _seen(start, named)
    if seen == named or named in {None, "pdf", "zip", "warc", "tar"}:
        return seen
    if _HTML_START.match(start):
        return "html"
    if named == "html":
        return _under_html(seen, start)
    if named in {"json", "jsonl"}:
        return seen if seen in {"json", "jsonl"} else named
    if named == "email" and seen == "mhtml":
        return "mhtml"
    if named == "feed" and seen == "json":
        return "json"
    return named or seen


def _under_html(seen: Kind, start: bytes) -> Kind:
    if seen in {"feed", "mhtml"}:
        return seen
    return "text" if start and b"<" not in start and b"{" not in start[:1] else "html"


def _seen(start: bytes, named: Kind | None) -> Kind:
    """The kind that text shows by itself; its name counts where it could be either."""
    if _JSON_START.match(start):
        return _json_kind(start, named)
    if start[:1] == b"<":
        if _FEED_START.match(start):
            return "feed"
        return "html" if _HTML_START.match(start) or _TAG.search(start) else "text"
    return _mail_kind(start) or "text"


def _json_kind(start: bytes, named: Kind | None) -> Kind:
    """JSON Lines where the first line is a whole value; by the name where its end is not seen."""
    if start[:1] == b"[" or _JSON_FEED.search(start):
        return "json"
    line, newline, rest = start.partition(b"\n")
    if not newline:
        return named if named in {"json", "jsonl"} else "jsonl"
    try:
        msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return "json" if line.rstrip().endswith((b"{", b"[", b",")) else "jsonl"
    return "json" if named == "json" and not rest.strip() else "jsonl"


def _mail_kind(start: bytes) -> Kind | None:
    text = start.replace(b"\r\n", b"\n")
    if text.startswith(b"From "):  # the line that mailboxes put before each mail
        text = text.partition(b"\n")[2]
    names = set()
    at = 0
    while field := _FIELD.match(text, at):
        names.add(field.group(1).lower())
        at = field.end()
    if len(names & _MAIL_FIELDS) < _MAIL_ENOUGH:
        return None
    return "mhtml" if _RELATED.search(text, 0, at) and b"subject" in names else "email"


def _marked(head: bytes) -> Kind | None:
    """The kind that a format's own mark shows; raises `Unreadable` for marks of what is no page."""
    if head.startswith(MAGIC["gz"]) and _is_packed_warc(head):
        return "warc"
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return "pdf"
    if head[_TAR_AT : _TAR_AT + len(_TAR_MAGIC)] == _TAR_MAGIC:
        return "tar"
    for magic, name in _FOREIGN:
        if head.startswith(magic):
            raise Unreadable(f"not a page: it looks like {name}")
    return None


def _is_packed_warc(head: bytes) -> bool:
    """WARC files are left packed: a record is packed by itself, and a broken one costs itself."""
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(head, 16).startswith(b"WARC/")
    except zlib.error:
        return False


def _readable(head: bytes) -> bytes:
    """The first bytes as UTF-8, white space set aside; raises `Unreadable` for binary data."""
    sure = len(head) >= _WIDE_ENOUGH or head.startswith(_WIDE_BOM)
    wide = wide_encoding(head) if b"\0" in head and sure else None
    if wide:
        head = head.decode(wide, "replace").encode("utf-8").replace(b"\xef\xbb\xbf", b"")
    if b"\0" in head:
        raise Unreadable("not a page: it looks like binary data")
    return head.removeprefix(_UTF8_BOM).lstrip()

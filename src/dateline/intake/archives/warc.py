"""A WARC file: the pages that a crawler or a browser's archive stored, record by record."""

from __future__ import annotations

import io
from collections.abc import Callable, Generator, Iterator
from datetime import date
from functools import partial
from typing import cast
from urllib.parse import urlsplit

import msgspec
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from dateline.intake.archives.warc_body import unwrapped
from dateline.intake.limits import PAGE_BYTES, PEEK_BYTES, STEP_BYTES, megabytes
from dateline.intake.sniff import kind_of
from dateline.intake.stream import (
    Source,
    TooMuchError,
    UnpackError,
    Unreadable,
    buffered,
    plain,
)
from dateline.intake.unpack import MAGIC, Unpacked, unpacked
from dateline.model import Refusal

Found = Generator[Source | Refusal, None, "_End"]

_KEPT = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
_START = b"\nWARC/1."
_MEDIA_TYPES = frozenset({
    "text/html", "application/xhtml+xml", "application/pdf", "text/plain", "application/rss+xml",
    "application/atom+xml", "application/rdf+xml", "application/feed+json",
})  # fmt: skip
_XML = frozenset({"text/xml", "application/xml"})
_FOR_ROBOTS = (
    "/robots.txt",
    "/ads.txt",
    "/app-ads.txt",
    "/security.txt",
    "/humans.txt",
    "/llms.txt",
)
_OK = 200
_UNSAID = frozenset({"html", "feed"})
"""What is read where the answer does not say what it is, or says no more than XML."""
_BEHIND = b"\r\n\r\nWARC/1."
_MOST_LOST = 1000
"""Places in a row at which a record seems to begin and does not, before the rest is left."""
_GIVEN_UP = "nothing but broken records: the rest is left unread"
_BROKEN = "a broken record"
_BROKEN_AFTER = "what follows this record is broken"
_SHORT = "a record shorter than it says"


def read_warc(source: Source) -> Iterator[Source | Refusal]:
    """Each stored page with its address and the day it was fetched, at `FILE@OFFSET`.

    Only what was found (status 200) and can be a page is read: HTML, text, PDF, feeds. Requests,
    pictures and records of a page that had not changed (`revisit`) are passed over. A broken record
    is refused, and the records behind it are looked for: in a packed file where the next one's
    packing starts, in a plain one where a line starts as a record does.
    """
    packed = source.head().startswith(MAGIC["gz"])
    yield from _packed(source) if packed else _plain(source)


class _End(msgspec.Struct, frozen=True, kw_only=True):
    """How a run of records ended."""

    last: int | None = None
    """Where the last record began, in the run's unpacked bytes."""
    broken: str | None = None
    """Why the run cannot be read on; null at its end."""


class _Feed:
    """Bytes for the WARC library, which sees an end where they cannot be unpacked any further."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read
        self.count = 0
        self.error: UnpackError | None = None

    def read(self, size: int = STEP_BYTES) -> bytes:
        try:
            piece = self._read(size)
        except UnpackError as error:
            self.error = error
            return b""
        self.count += len(piece)
        return piece

    def tell(self) -> int:
        return self.count

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """The library asks where it stands this way; nothing is moved."""
        del offset, whence
        return self.count

    def close(self) -> None:
        """The stream is the source's."""


def _packed(source: Source) -> Iterator[Source | Refusal]:
    """Records packed one by one, or many in one gzip stream."""
    stream = source.stream
    at = 0
    lost = 0
    while lost < _MOST_LOST and (skipped := _skip_to(stream, MAGIC["gz"])) is not None:
        at += skipped
        member = unpacked(stream, "gz", source.budget)
        feed = _Feed(cast("Callable[[int], bytes]", member.read))
        end = yield from _records(source, feed, partial(_packed_place, source, at))
        error = feed.error or _to_end(member)
        reason = str(error) if error else end.broken
        if reason and not lost:
            yield Refusal(f"{source.place}@{at}", reason)
        if isinstance(error, TooMuchError):
            return
        lost = lost + 1 if reason and (lost or error) else 0
        if error and not member.used:
            stream.read(1)
            at += 1
        at += member.used
    if lost == _MOST_LOST:
        yield Refusal(f"{source.place}@{at}", _GIVEN_UP)


def _packed_place(source: Source, at: int, position: int) -> str:
    """Where a gzip stream begins in the file, and where in it the record does."""
    return f"{source.place}@{at}+{position}" if position else f"{source.place}@{at}"


def _plain_place(source: Source, base: int, position: int) -> str:
    return f"{source.place}@{base + position}"


def _to_end(member: Unpacked) -> UnpackError | None:
    try:
        while member.read(STEP_BYTES):
            pass
    except UnpackError as error:
        return error
    return None


def _plain(source: Source) -> Iterator[Source | Refusal]:
    stream = source.stream
    base = 0
    lost = 0
    while lost < _MOST_LOST:
        feed = _Feed(stream.read1)
        end = yield from _records(source, feed, partial(_plain_place, source, base))
        reason = str(feed.error) if feed.error else end.broken
        if not reason:
            return
        if not lost or end.last is not None:
            yield Refusal(_plain_place(source, base, end.last or 0), reason)
        if feed.error:
            return
        lost = lost + 1 if end.last is None else 1
        base += feed.count
        if stream.seekable():
            base += (end.last or 0) + 1 - feed.count
            stream.seek(base)
        skipped = _skip_to(stream, _START)
        if skipped is None:
            return
        stream.read(1)
        base += skipped + 1
    yield Refusal(f"{source.place}@{base}", _GIVEN_UP)


def _skip_to(stream: io.BufferedReader, mark: bytes) -> int | None:
    """Reads up to where `mark` begins; how far that was, or null when it comes no more."""
    skipped = 0
    while ahead := stream.peek():
        found = ahead.find(mark)
        if found >= 0:
            stream.read(found)
            return skipped + found
        # The mark may begin at the end of what is held ready: only more bytes can tell.
        step = len(ahead) - len(mark) + 1
        if step < 1:
            whole = stream.read(len(mark))
            skipped += len(whole)
            if len(whole) < len(mark):
                return None
            continue
        skipped += len(stream.read(step))
    return None


def _records(source: Source, feed: _Feed, place: Callable[[int], str]) -> Found:
    """The pages of a run of records; `place` says where a position in it is."""
    last: int | None = None
    length = 0
    records = ArchiveIterator(feed, record_types=_KEPT, parse_http=False, stream_detect=False)
    while True:
        try:
            record = next(records, None)
        except OSError:
            return _End(last=last, broken=_BROKEN if last is None else _BROKEN_AFTER)
        if record is None:
            break
        last, length = record.stream_pos, record.content_length
        try:
            page = _page(source, record, feed, place(last))
        except (Unreadable, OSError) as error:
            yield Refusal(place(last), plain(error))
            continue
        if page:
            yield page
    short = last is not None and last + length > feed.count and not feed.error
    return _End(last=last, broken=_SHORT if short else None)


def _page(source: Source, record: WarcRecord, feed: _Feed, place: str) -> Source | None:
    """The record's page; null for what is none. Raises `Unreadable`, `OSError`."""
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    if not url.startswith(("http://", "https://")):
        return None
    content_type, charset = record.headers.get("Content-Type"), None
    if record.record_type == WarcRecordType.response:
        record.parse_http(auto_decode="none")
        if not record.is_http_parsed:
            raise Unreadable("an answer that is not HTTP's")
        if record.http_headers.status_code != _OK:
            return None
        content_type, charset = record.http_content_type, record.http_charset
    media_type = (content_type or "").partition(";")[0].strip().lower()
    if media_type and media_type not in _MEDIA_TYPES | _XML:
        return None
    if media_type == "text/plain" and urlsplit(url).path.lower().endswith(_FOR_ROBOTS):
        return None
    body, warnings = _body(source, record, feed)
    if media_type not in _MEDIA_TYPES and kind_of(None, None, body[:PEEK_BYTES]) not in _UNSAID:
        return None
    return msgspec.structs.replace(
        source,
        place=place,
        stream=buffered(cast("io.RawIOBase", io.BytesIO(body))),
        media_type=media_type or None,
        charset=(charset or "").strip("\"' ") or None,
        url=url,
        latest=_day(record.headers.get("WARC-Date")) or source.latest,
        warnings=source.warnings + warnings,
        depth=source.depth + 1,
    )


def _body(source: Source, record: WarcRecord, feed: _Feed) -> tuple[bytes, tuple[str, ...]]:
    """The content as a browser would get it, with warnings; raises `Unreadable`."""
    pieces: list[bytes] = []
    size = 0
    while piece := record.reader.read(STEP_BYTES):
        pieces.append(piece)
        size += len(piece)
        if size > PAGE_BYTES:
            raise Unreadable(f"larger than {megabytes(PAGE_BYTES)}, the most that a page may have")
    body = b"".join(pieces)
    warnings: tuple[str, ...] = ()
    if feed.error:
        warnings = (f"{feed.error}: the page may end early",)
    elif size < record.content_length:
        body = body.partition(_BEHIND)[0]
        warnings = (f"{_SHORT}: the page may end early",)
    if record.headers.get("WARC-Truncated"):
        warnings += ("cut off by the crawler",)
    if record.record_type != WarcRecordType.response:
        return body, warnings
    fields = record.http_headers
    unwrapped_body, repaired = unwrapped(
        body,
        chunked="chunked" in (fields.get("Transfer-Encoding") or "").lower(),
        codings=",".join(fields.get_multiple("Content-Encoding")),
        budget=source.budget,
    )
    return unwrapped_body, warnings + repaired


def _day(stamp: str | None) -> str | None:
    """The day of a WARC-Date (ISO 8601, UTC)."""
    try:
        return date.fromisoformat((stamp or "")[:10]).isoformat()
    except ValueError:
        return None

"""A message of parts (RFC 5322, RFC 2045), as mail and MHTML files are, read within bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.errors import CloseBoundaryNotFoundDefect, HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import parsedate_to_datetime

from dateline.intake.limits import (
    MAIL_HEADER_BYTES,
    MESSAGE_BYTES,
    MULTIPARTS,
    PART_FIELD_BYTES,
    PARTS,
    megabytes,
)
from dateline.intake.stream import Source, Unreadable, read_all

_HEADER_END = re.compile(rb"\r?\n\r?\n")
_PART_FIELD = re.compile(
    rb"^content-(?:type|disposition):[^\n]*(?:\n[ \t][^\n]*)*+", re.IGNORECASE | re.MULTILINE
)
_LONGEST_FIELD = 2000
_SPACE = re.compile(r"\s+")


def parse(source: Source) -> tuple[Message, tuple[str, ...]]:
    """The message, with warnings; raises `Unreadable`.

    Header fields and the number of parts are bounded before the message is parsed: the time that
    parsing takes grows with both, and with the square of some.
    """
    raw, warnings = read_all(source, MESSAGE_BYTES)
    raw = raw.lstrip()
    _check(raw)
    message = BytesParser(policy=compat32).parsebytes(raw)
    if any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in message.defects):
        warnings += ("it breaks off before its last part ends",)
    return message, warnings


def _check(raw: bytes) -> None:
    header_end = _HEADER_END.search(raw, 0, MAIL_HEADER_BYTES)
    if not header_end and len(raw) > MAIL_HEADER_BYTES:
        raise Unreadable(f"a header of more than {megabytes(MAIL_HEADER_BYTES)}")
    multiparts = 0
    for found in _PART_FIELD.finditer(raw):
        if len(found.group()) > PART_FIELD_BYTES:
            raise Unreadable("a part whose header is too long")
        multiparts += b"multipart/" in found.group().lower()
    if multiparts > MULTIPARTS:
        raise Unreadable(f"more than {MULTIPARTS} multiparts")
    if raw.count(b"\n--") > PARTS:
        raise Unreadable(f"more than {PARTS:,} parts")


def field(message: Message, name: str) -> str | None:
    """A header field's words; null where there are none."""
    return words(str(message.get(name) or ""))


def words(written: str) -> str | None:
    """A header's value with its encoded words (RFC 2047) decoded; null where nothing is left."""
    written = written[:_LONGEST_FIELD]
    try:
        decoded = str(make_header(decode_header(written)))
    except (HeaderParseError, ValueError, LookupError):
        decoded = written
    sound = decoded.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return _SPACE.sub(" ", sound).strip() or None


def stamp(message: Message) -> datetime | None:
    """The moment in the message's Date field; null where there is none that can be."""
    try:
        return parsedate_to_datetime(str(message.get("Date") or "")[:_LONGEST_FIELD])
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def day(moment: datetime | None) -> str | None:
    """The later of the days that a moment falls on where it was written down and in UTC.

    What bounds a page's date must not come before the day that its readers lived through.
    """
    if moment is None:
        return None
    try:
        in_utc = moment.astimezone(UTC) if moment.tzinfo else moment
    except OverflowError:
        in_utc = moment
    return max(moment.date(), in_utc.date()).isoformat()


def leaves(message: Message) -> Iterator[Message]:
    """The parts that hold no parts, in order; a message inside the message counts as one."""
    stack = [message]
    while stack:
        part = stack.pop()
        held = part.get_payload()
        if part.get_content_type() != "message/rfc822" and isinstance(held, list):
            stack.extend(inner for inner in reversed(held) if isinstance(inner, Message))
        else:
            yield part


def content(part: Message) -> bytes:
    """A leaf's bytes, its transfer encoding (base64, quoted-printable) undone."""
    held = part.get_payload(decode=True)
    return held if isinstance(held, bytes) else b""


def charset(part: Message) -> str | None:
    """The encoding that the part's own header names."""
    try:
        return part.get_content_charset()
    except (ValueError, LookupError, HeaderParseError):
        return None

"""A mail's plain text: its lines joined, and what a mail program put around it taken off."""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime

import msgspec

from dateline.intake.mail.sender import Sender, sender_named
from dateline.model import Removed
from dateline.vocab.mail import mail

_SIGNATURE = re.compile(r"^-- ?\r?\n", re.MULTILINE)
_SIGNATURE_LINES = 15
"""A longer rest is no signature, whatever stands before it."""
_FIELD = re.compile(r"\**(?P<name>[^\W\d_][\w-]{0,15})\s?:\**\s*(?P<value>.*)")
_MOST_FIELDS = 12
_QUOTED = re.compile(r"^(>+) ?", re.MULTILINE)


class Forward(msgspec.Struct, frozen=True, kw_only=True):
    """What a forwarded mail says of the one that it passes on."""

    sender: Sender = Sender()
    subject: str | None = None
    date: str | None = None
    """ISO date."""


class Text(msgspec.Struct, frozen=True):
    """A mail's text."""

    content: str
    removed: tuple[Removed, ...] = ()
    forward: Forward | None = None
    """Null where the text opens no other mail."""


def flowing(text: str, *, delete_space: bool) -> str:
    """Lines that were broken for the way joined again (RFC 3676, format=flowed)."""
    out: list[str] = []
    open_depth: int | None = None
    for line in text.splitlines():
        body = line.lstrip(">")
        depth = len(line) - len(body)
        body = body.removeprefix(" ")
        signature = body == "-- "
        mark = f"{'>' * depth} " if depth else ""
        if open_depth == depth and not signature:
            out[-1] += body
        else:
            out.append(mark + body)
        open_depth = depth if body.endswith(" ") and not signature else None
        if open_depth is not None and delete_space:
            out[-1] = out[-1][:-1]
    return "\n".join(out)


def without_frame(text: str) -> Text:
    """The text without the signature under it and the header of a forwarded mail above it.

    What stands above that header is the forwarder's own word, and goes with it.
    """
    removed: list[Removed] = []
    found = _forward(text)
    forward = None
    if found:
        head, text, forward = found
        removed.append(Removed(head, "metadata"))
    signatures = list(_SIGNATURE.finditer(text))
    if signatures:
        signature = signatures[-1]
        rest = text[signature.end() :].strip()
        if rest.count("\n") < _SIGNATURE_LINES and text[: signature.start()].strip():
            text = text[: signature.start()]
            if rest:
                removed.append(Removed(rest, "other"))
    return Text(text, tuple(removed), forward)


def _forward(text: str) -> tuple[str, str, Forward] | None:
    """The header of a forwarded mail with all above it, the mail's own text, and what it says."""
    lines = text.splitlines(keepends=True)
    for index, line in enumerate(lines):
        bare = line.strip(" \t\r\n>-_*:").casefold()
        if bare not in mail().forward_marks:
            continue
        end, forward = _fields(lines, index + 1)
        if forward:
            rest = "".join(lines[end:])
            if line.startswith(">"):
                rest = _QUOTED.sub(lambda marks: marks.group(1)[1:], rest)
            return "".join(lines[:end]).strip(), rest, forward
    return None


def _fields(lines: list[str], start: int) -> tuple[int, Forward | None]:
    """Where the fields that begin at `start` end, and what they say; null where there are none."""
    words = mail()
    values: dict[str, str] = {}
    at = start
    while at < len(lines) and at < start + _MOST_FIELDS:
        line = lines[at].strip(" \t\r\n>")
        field = _FIELD.fullmatch(line)
        name = field["name"].casefold() if field else ""
        if line and name in words.from_fields:
            values.setdefault("from", line.partition(":")[2].strip(" *"))
        elif line and name in words.date_fields:
            values.setdefault("date", line.partition(":")[2].strip(" *"))
        elif line and name in words.subject_fields:
            values.setdefault("subject", line.partition(":")[2].strip(" *"))
        elif (line and name not in words.other_fields) or (not line and values):
            break
        at += 1
    if not {"from", "subject"} <= values.keys():
        return start, None
    return at, Forward(
        sender=sender_named(values["from"].replace("[mailto:", "<").replace("]", ">")),
        subject=values["subject"] or None,
        date=_day(values.get("date", "")),
    )


def _day(written: str) -> str | None:
    try:
        return parsedate_to_datetime(written.replace(" at ", " ")[:200]).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None

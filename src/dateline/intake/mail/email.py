"""A mail (`.eml`): a newsletter, an agency's report or a press release as it was sent."""

from __future__ import annotations

import io
from collections.abc import Iterator
from email.errors import MessageError
from email.generator import BytesGenerator
from email.message import Message
from typing import cast

import msgspec

from dateline.intake.archives.members import beside_pages, member_source, refused_name
from dateline.intake.decode import decode
from dateline.intake.mail.mime import charset, content, day, field, leaves, parse, stamp
from dateline.intake.mail.sender import Sender, forwarded_subject, sender_of
from dateline.intake.mail.text import Text, flowing, without_frame
from dateline.intake.sniff import split_ending
from dateline.intake.stream import Source, Unreadable, plain
from dateline.model import Page, Refusal
from dateline.vocab.mail import mail

_FORWARDED = "a forwarded mail: its sender and date are not the article's"
_DATED = "the date is the mail's"
_MESSAGE = "message/rfc822"


def read_email(source: Source) -> Iterator[Page | Source | Refusal]:
    """The mail as a page, then what is attached to it; raises `Unreadable`.

    The subject is the title; the sender's name is the outlet or the byline (addresses are not
    kept); the date is the mail's, but for a forwarded one, which is only known to be older. HTML is
    preferred to the plain text beside it. Pictures, signatures and business cards are passed over.
    """
    message, warnings = parse(source)
    parts = list(leaves(message))
    attached = [part for part in parts if _is_attached(part)]
    bodies = [part for part in parts if not _is_attached(part) and content(part).strip()]
    body = _first(bodies, "text/html") or _first(bodies, "text/plain")
    if body is None and not attached:
        raise Unreadable("a mail without text")
    if body is not None:
        yield _page(source, message, body, warnings)
    for number, part in enumerate(attached, start=1):
        opened = _attachment(source, part, number)
        if opened:
            yield opened


def _first(parts: list[Message], media_type: str) -> Message | None:
    return next((part for part in parts if part.get_content_type() == media_type), None)


def _page(source: Source, message: Message, body: Message, warnings: tuple[str, ...]) -> Page:
    is_html = body.get_content_type() == "text/html"
    content_text, repaired = decode(content(body), markup=is_html, hint=charset(body))
    text = Text(content_text) if is_html else without_frame(_unwrapped(body, content_text))
    title, forwarded = forwarded_subject(field(message, "Subject"))
    moment = stamp(message)
    if text.forward:
        sender = text.forward.sender
        title = text.forward.subject or title
        published = text.forward.date
    elif forwarded:
        sender, published = Sender(), None
    else:
        sender = sender_of(message)
        published = moment.isoformat() if moment else None
    note = _FORWARDED if forwarded or text.forward else _DATED
    return Page(
        place=source.place,
        path=source.path,
        url=_archived_at(message) or source.url,
        media="html" if is_html else "text",
        content=text.content,
        title=title,
        outlet=sender.outlet,
        byline=sender.byline,
        published=published,
        latest=day(moment) or source.latest,
        removed=text.removed,
        warnings=warnings + repaired + ((note,) if moment else ()),
    )


def _unwrapped(body: Message, text: str) -> str:
    if str(body.get_param("format") or "").lower() != "flowed":
        return text
    return flowing(text, delete_space=str(body.get_param("delsp") or "").lower() == "yes")


def _archived_at(message: Message) -> str | None:
    """The address at which a list keeps the mail (RFC 5064)."""
    url = (field(message, "Archived-At") or "").strip("<>")
    return url if url.startswith(("http://", "https://")) else None


def _is_attached(part: Message) -> bool:
    return (
        part.get_content_type() == _MESSAGE
        or part.get_content_disposition() == "attachment"
        or _filename(part) is not None
    )


def _filename(part: Message) -> str | None:
    try:
        name = part.get_filename()
    except (ValueError, LookupError, TypeError):
        return None
    return name.strip() or None if name else None


def _attachment(source: Source, part: Message, number: int) -> Source | Refusal | None:
    """The attached file to be read as one of its own; null for what holds no page."""
    is_message = part.get_content_type() == _MESSAGE
    name = _filename(part) or f"{number}{'.eml' if is_message else ''}"
    if is_message and not name.lower().endswith(".eml"):
        name += ".eml"
    media_type = part.get_content_type()
    if split_ending(name)[1] in mail().companions or media_type.startswith("image/"):
        return None
    refused = refused_name(source, name)
    if refused or beside_pages(name):
        return refused
    try:
        raw = _message_bytes(part) if is_message else content(part)
    except (MessageError, ValueError, LookupError, TypeError, AttributeError) as error:
        return Refusal(f"{source.place}!/{name}", f"broken in the mail ({plain(error)})")
    opened = member_source(source, name, cast("io.RawIOBase", io.BytesIO(raw)))
    return msgspec.structs.replace(opened, charset=charset(part))


def _message_bytes(part: Message) -> bytes:
    held = part.get_payload()
    inner = held[0] if isinstance(held, list) and held else part
    out = io.BytesIO()
    BytesGenerator(out, mangle_from_=False).flatten(cast("Message", inner))
    return out.getvalue()

"""Who sends a mail: an outlet or a person; never an address."""

from __future__ import annotations

import re
from email.message import Message

import msgspec

from dateline.intake.mail.mime import words
from dateline.vocab.mail import mail

_LIST_FIELDS = ("List-Id", "List-Unsubscribe", "Feedback-ID")
_NAME_PARTS = re.compile(r"(?P<person>.+?)\s+(?:via|from|at|@)\s+(?P<outlet>.+)", re.IGNORECASE)
_PERSON = re.compile(r"(?:[^\W\d_][\w.'’-]*\s+){1,3}[^\W\d_][\w.'’-]*")
_PREFIX = re.compile(r"\s*([^\W\d_]{1,8})\s*(?:\[\d{1,3}\])?\s*[:：]\s*")
_ADDRESS = re.compile(r"[^\s<>()\"',;:@]{1,100}@[^\s<>()\"',;:@]{1,250}")
_LONGEST = 500


class Sender(msgspec.Struct, frozen=True, kw_only=True):
    """Who sends it, as far as that may be known."""

    outlet: str | None = None
    """A name, or the domain where no name is given."""
    byline: str | None = None


def sender_of(message: Message) -> Sender:
    """The sender by the mail's own header."""
    listed = any(message.get(name) for name in _LIST_FIELDS)
    return sender_named(str(message.get("From") or "")[:_LONGEST], listed=listed)


def sender_named(written: str, *, listed: bool = False) -> Sender:
    """The sender in a From field; `listed` says that the mail came over a list.

    A list's name and a role mailbox's (`news@…`) is the outlet's, any other a person's. The address
    is not kept, but for the domain where it is an organisation's own.
    """
    name, address = _apart(written)
    local, _, domain = address.lower().rpartition("@")
    own_domain = domain if domain and domain not in mail().providers else None
    role = any(part in mail().roles for part in re.split(r"[^a-z]+", local))
    if not listed and not role:
        return Sender(byline=name, outlet=own_domain)
    both = _NAME_PARTS.fullmatch(name) if name else None
    if both and _PERSON.fullmatch(both["person"]):
        return Sender(byline=both["person"], outlet=both["outlet"])
    return Sender(outlet=name or own_domain)


def _apart(written: str) -> tuple[str | None, str]:
    """The display name and the address of a From field."""
    found = _ADDRESS.search(written)
    if not found:
        return words(written.strip("<>\"' \t\r\n,@")), ""
    before = written[: found.start()].rstrip(" <").strip(" \t\r\n\"'")
    after = written[found.end() :].strip(" >\t\r\n")
    name = words(before or after.strip("()"))
    return (None if name and "@" in name else name), found.group()


def forwarded_subject(subject: str | None) -> tuple[str | None, bool]:
    """The subject without what mail programs put before it, and whether it was passed on."""
    forwarded = False
    while subject and (prefix := _PREFIX.match(subject)):
        word = prefix.group(1).lower()
        if word not in mail().forwards | mail().answers:
            break
        forwarded = forwarded or word in mail().forwards
        subject = subject[prefix.end() :]
    return subject or None, forwarded

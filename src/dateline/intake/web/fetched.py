"""What is asked of the web, and what comes back."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import msgspec

from dateline.intake.limits import PAGE_BYTES
from dateline.model import Refusal

_CONTACT = re.compile(r"(?:https?://|[^@]+@)[^@]+")
_SAYABLE = re.compile(r"[!-~]{3,200}")
_COMMENT_ENDS = frozenset("()\\")


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """A page as a site gave it."""

    url: str
    """Where it was found in the end, after redirects; without a fragment."""
    body: bytes
    """The content, unpacked."""
    content_type: str | None = None
    """The site's word for what it is, in lower case and without parameters: `text/html`."""
    charset: str | None = None
    """The encoding that the site's answer names, in lower case and unchecked."""
    fetched: str
    """When: ISO 8601 date-time in UTC, to the second (`2025-04-26T10:15:00Z`)."""
    status: int
    """HTTP status: 200, or 304 where the page had not changed since it was put in the cache."""
    from_cache: bool = False
    warnings: tuple[str, ...] = ()


Fetch = Callable[[str], Fetched | Refusal]
"""An address, as the user gave it, to its page."""


class FetchSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How pages are fetched. Times are in seconds."""

    contact: str | None = None
    """A mail address or a web address of whoever fetches, for the site's log."""
    pause: float = 1.0
    """Left between two requests to one host."""
    allow_private: bool = False
    """Fetch from addresses that are not public, too, and from any port."""
    cache: Path | None = None
    """The folder for pages that may be asked for again; null for none."""
    connect_seconds: float = 10.0
    """For a connection to stand, encryption apart."""
    read_seconds: float = 20.0
    """For the next bytes to come."""
    total_seconds: float = 60.0
    """For one page, its redirects included and pauses not."""
    most_bytes: int = PAGE_BYTES
    """Of one page, packed and unpacked."""

    def __post_init__(self) -> None:
        """Raises `ValueError` for a contact that cannot be sent."""
        if self.contact is not None and not is_contact(self.contact):
            raise ValueError(f"neither a mail address nor a web address: {self.contact!r}")


class Unfetchable(Exception):  # noqa: N818 (it never leaves the room: it becomes a Refusal)
    """Why an address gives no page: one clause for a person."""


class NoConnection(Unfetchable):
    """The host itself cannot be asked, whatever for."""


def is_contact(text: str) -> bool:
    """Whether sites can be told it as a way to reach somebody: a mail address or a web address."""
    sayable = _SAYABLE.fullmatch(text) and not _COMMENT_ENDS & set(text)
    return bool(sayable and _CONTACT.fullmatch(text))


def is_url(text: str) -> bool:
    """Whether an input is meant for the web rather than for the file system."""
    return text[:8].lower().startswith(("http://", "https://"))

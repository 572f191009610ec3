"""robots.txt: whether a site lets a page be fetched, and how often (RFC 9309)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import msgspec
from protego import Protego

from dateline.intake.web.address import WebUrl, joined
from dateline.intake.web.cache import Cache, Kept
from dateline.intake.web.client import BUSY, NAME, Client
from dateline.intake.web.fetched import NoConnection, Unfetchable

MOST_BYTES = 500 * 1024
"""Read of one file; RFC 9309, 2.5, asks for as much at least."""
MOST_REDIRECTS = 5
KEPT_FOR = timedelta(hours=24)

_REDIRECT = (301, 302, 303, 307, 308)
_AGENT = re.compile(r"\s*user[-\s]*agent[\s:]+([^#]*)", re.IGNORECASE)
_TOKEN = re.compile(r"[a-z_-]*")
_LONGEST_DELAY = 86400


class _Rules(msgspec.Struct, frozen=True):
    """What one origin's robots.txt says."""

    parsed: Protego | None = None
    """Null where there is no file, and so no rule."""
    unreadable: str | None = None
    """Why the file is there but cannot be read."""


class Robots:
    """The rules of each origin met in this run."""

    def __init__(
        self, client: Client, cache: Cache, now: Callable[[], datetime], *, allow_private: bool
    ) -> None:
        self._client = client
        self._cache = cache
        self._now = now
        self._allow_private = allow_private
        self._rules: dict[str, _Rules] = {}

    def check(self, url: WebUrl) -> float:
        """The seconds that the site wants between two pages; zero where it does not say.

        Raises `Unfetchable` when its rules forbid the page or cannot be read.
        """
        rules = self._rules.get(url.origin)
        if rules is None:
            rules = self._rules[url.origin] = self._read(url)
        if rules.unreadable:
            raise Unfetchable(rules.unreadable)
        if rules.parsed is None:
            return 0.0
        if not rules.parsed.can_fetch(str(url), NAME):
            raise Unfetchable("its robots.txt asks not to fetch it")
        rate = rules.parsed.request_rate(NAME)
        delay = rules.parsed.crawl_delay(NAME) or 0.0
        if rate:
            delay = max(delay, min(rate.seconds, _LONGEST_DELAY) / rate.requests)
        return min(delay, _LONGEST_DELAY)

    def _read(self, url: WebUrl) -> _Rules:
        key = f"robots {url.origin}"
        now = self._now()
        kept = self._cache.get(key)
        if kept and timedelta(0) <= now - kept.fetched < KEPT_FOR:
            return _rules(kept.status, kept.body)
        try:
            status, body = self._fetched(msgspec.structs.replace(url, target="/robots.txt"))
        except NoConnection as error:
            return _Rules(unreadable=str(error))
        except Unfetchable as error:
            return _unreadable(str(error))
        rules = _rules(status, body)
        if not rules.unreadable:
            self._cache.put(Kept(key=key, status=status, body=body, fetched=now))
        return rules

    def _fetched(self, url: WebUrl) -> tuple[int, bytes]:
        patience = self._client.patience()
        at = url
        for _ in range(MOST_REDIRECTS + 1):
            try:
                with self._client.ask(at, patience) as answer:
                    location = answer.field("location")
                    if answer.status not in _REDIRECT or not location:
                        body = answer.head(MOST_BYTES) if answer.status == 200 else b""
                        return answer.status, body
            except NoConnection as error:
                if at is url:
                    raise
                raise Unfetchable(f"it redirects to {at}: {error}") from error
            at = joined(at, location, allow_private=self._allow_private)
        return 404, b""  # RFC 9309, 2.3.1.2: as if there were none


def _rules(status: int, body: bytes) -> _Rules:
    if status == 200:
        text = body.decode("utf-8", "replace").removeprefix("\ufeff")
        return _Rules(parsed=Protego.parse(_ours(text)))
    if 400 <= status < 500 and status not in BUSY:
        return _Rules()
    return _unreadable(f"HTTP {status}")


def _unreadable(reason: str) -> _Rules:
    return _Rules(unreadable=f"its robots.txt cannot be read ({reason})")


def _ours(text: str) -> str:
    """The file with every other program's name made one.

    Protego keeps each group's rules once for each of its names, so that a file of many names and
    many rules would fill the memory. Nobody asks for other programs' rules here.
    """
    return "\n".join(map(_other_names_as_one, text.splitlines()))


def _other_names_as_one(line: str) -> str:
    found = _AGENT.match(line)
    if not found:
        return line
    name = found[1].strip().lower()
    if name == "*":
        return "User-agent: *"
    token = _TOKEN.match(name.replace("*", ""))
    ours = token is not None and token[0] == NAME
    return f"User-agent: {NAME}" if ours else "User-agent: someone-else"

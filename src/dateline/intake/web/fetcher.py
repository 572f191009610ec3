"""The fetcher: an address in, its page or the reason why there is none out."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from types import TracebackType

import msgspec

from dateline.intake.web.address import WebUrl, joined, parse, shown
from dateline.intake.web.cache import Cache, Kept
from dateline.intake.web.client import BUSY, TRIES, Answer, Client
from dateline.intake.web.fetched import Fetched, FetchSettings, Unfetchable
from dateline.intake.web.network import Surroundings
from dateline.intake.web.robots import Robots
from dateline.model import Refusal

MOST_REDIRECTS = 10

_FOUND = (200, 203)
_REDIRECT = (301, 302, 303, 307, 308)
_UNCHANGED = 304
_REFUSED = {
    401: "the site wants a log-in",
    402: "the site wants to be paid",
    403: "the site does not let it be read",
    404: "there is no such page",
    410: "the page is gone",
    451: "the page is withheld for legal reasons",
}
_NO_PAGE = re.compile(
    r"(?:image|audio|video|font|model)/|text/(?:css|javascript)$|application/"
    r"(?:javascript|x-javascript|wasm|x-mpegurl|vnd\.apple\.mpegurl|dash\+xml)$"
)
_MEDIA_TYPE = re.compile(r"[\w.+-]{1,80}/[\w.+-]{1,120}")
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?\s*([\w.:+-]{1,40})", re.IGNORECASE)
_OPEN_LINE = "redirected from https to http: it came over an open line"

log = logging.getLogger(__name__)


class Fetcher:
    """Fetches pages, one after the other; a context to be used as a function within.

    No two requests run at once. Nothing is fetched because a page says so; only redirects and
    robots.txt lead to a request that nobody asked for by name. Cookies are neither kept nor sent.
    The environment's proxies are not used: a proxy would look names up itself, and where it then
    connects to could not be checked.
    """

    def __init__(self, settings: FetchSettings, around: Surroundings | None = None) -> None:
        """`around` stands for the clocks, the sleep and the network, which tests replace."""
        self._settings = settings
        self._around = around or Surroundings()
        self._cache = Cache(settings.cache)
        self._client = Client(settings, self._around)
        self._robots = Robots(
            self._client, self._cache, self._around.now, allow_private=settings.allow_private
        )

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._cache.prune()

    def __call__(self, url: str) -> Fetched | Refusal:
        """The page at `url`, or why there is none; nothing is raised."""
        try:
            fetched = self._follow(parse(url, allow_private=self._settings.allow_private))
        except Unfetchable as error:
            return Refusal(shown(url), str(error))
        log.info("fetched %s (%d bytes)", fetched.url, len(fetched.body))
        return fetched

    def _follow(self, url: WebUrl) -> Fetched:
        patience = self._client.patience()
        warnings: tuple[str, ...] = ()
        seen = {url}
        for hop in range(MOST_REDIRECTS + 1):
            with _told_where(url, hop):
                delay = self._robots.check(url)
                kept = self._cache.get(str(url))
                with self._client.ask(url, patience, kept.conditions if kept else {}) as answer:
                    location = answer.field("location")
                    if answer.status not in _REDIRECT or not location:
                        self._client.pace.put_off(url.host, delay)
                        return self._taken(url, answer, kept, warnings)
                to = joined(url, location, allow_private=self._settings.allow_private)
            if to in seen:
                raise Unfetchable("redirects in a circle (some sites do without cookies)")
            if url.scheme == "https" and to.scheme == "http":
                warnings = (_OPEN_LINE,)
            seen.add(to)
            url = to
        raise Unfetchable(f"redirects more than {MOST_REDIRECTS} times")

    def _taken(
        self, url: WebUrl, answer: Answer, kept: Kept | None, warnings: tuple[str, ...]
    ) -> Fetched:
        now = self._around.now()
        if answer.status == _UNCHANGED and kept:
            page = msgspec.structs.replace(kept, fetched=now)
        else:
            page = self._read(url, answer, now)
        if page.conditions and "no-store" not in (answer.field("cache-control") or "").lower():
            self._cache.put(page)
        return Fetched(
            url=str(url),
            body=page.body,
            content_type=page.content_type,
            charset=page.charset,
            fetched=now.strftime("%Y-%m-%dT%H:%M:%SZ"),
            status=answer.status,
            from_cache=answer.status == _UNCHANGED,
            warnings=warnings,
        )

    def _read(self, url: WebUrl, answer: Answer, now: datetime) -> Kept:
        if answer.status not in _FOUND:
            raise Unfetchable(_why(answer.status))
        said = answer.field("content-type") or ""
        media = _MEDIA_TYPE.match(said.lower())
        if media and _NO_PAGE.match(media[0]):
            raise Unfetchable(f"not a page: the site says that it is {media[0]}")
        body = answer.body(self._settings.most_bytes)
        if not body:
            raise Unfetchable("an empty page")
        charset = _CHARSET.search(said)
        return Kept(
            key=str(url),
            status=answer.status,
            body=body,
            fetched=now,
            etag=answer.field("etag"),
            last_modified=answer.field("last-modified"),
            content_type=media[0] if media else None,
            charset=charset[1].lower() if charset else None,
        )


def _why(status: int) -> str:
    if status in BUSY:
        return f"the site is too busy, {TRIES} tries long (HTTP {status})"
    if status >= 500:
        return f"the site has a fault (HTTP {status})"
    return f"{_REFUSED.get(status, 'no page came back')} (HTTP {status})"


@contextmanager
def _told_where(url: WebUrl, hop: int) -> Iterator[None]:
    """Puts into the reason where a redirect led, since the user knows only where it began."""
    try:
        yield
    except Unfetchable as error:
        if not hop:
            raise
        raise Unfetchable(f"redirected to {shown(str(url))}: {error}") from error

"""Asking a site for one address: one request, no redirects, no cookies, no proxy."""

from __future__ import annotations

import email.utils
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC
from typing import TYPE_CHECKING

import httpcore

from dateline._version import __version__
from dateline.intake.web.address import WebUrl
from dateline.intake.web.body import PACKINGS, read_body, read_head
from dateline.intake.web.fetched import FetchSettings, NoConnection, Unfetchable
from dateline.intake.web.network import GuardedBackend, Patience, Surroundings, no_connection
from dateline.intake.web.pace import LONGEST_WAIT, Pace

if TYPE_CHECKING:
    from ssl import SSLContext

NAME = "dateline"
"""What robots.txt calls this program."""
TRIES = 3
"""Of one address, where the site says that it is busy."""
BUSY = (429, 503)
_BACK_OFF = 2.0
_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5"

log = logging.getLogger(__name__)


class Answer:
    """What a site said: status and header fields, and the body while the request is open."""

    def __init__(self, response: httpcore.Response) -> None:
        self._response = response
        self.status = response.status
        self._fields: dict[bytes, bytes] = {}
        for name, value in response.headers:
            self._fields.setdefault(name.lower(), value)

    def field(self, name: str) -> str | None:
        """A header field's first value."""
        value = self._fields.get(name.lower().encode("ascii"))
        if value is None:
            return None
        try:
            return value.decode("utf-8").strip()
        except UnicodeDecodeError:
            return value.decode("latin-1").strip()

    def body(self, most: int) -> bytes:
        """All of it, unpacked; raises `Unfetchable` when it is larger than `most` bytes."""
        return read_body(
            self._response.iter_stream(),
            packed=self.field("content-encoding"),
            length=self.field("content-length"),
            most=most,
        )

    def head(self, most: int) -> bytes:
        """Its first `most` bytes, unpacked."""
        packed = self.field("content-encoding")
        return read_head(self._response.iter_stream(), packed=packed, most=most)


class Client:
    """Sends requests, each when its host may be asked, and once more when a site is busy."""

    def __init__(self, settings: FetchSettings, around: Surroundings) -> None:
        self._settings = settings
        self._around = around
        self._trusted: SSLContext | None = None
        self._agent = user_agent(settings.contact)
        self.pace = Pace(settings.pause, around.monotonic, around.sleep)

    def patience(self) -> Patience:
        """A new page's seconds."""
        return Patience(self._settings.total_seconds, self._around.monotonic)

    @contextmanager
    def ask(
        self, url: WebUrl, patience: Patience, conditions: Mapping[str, str] | None = None
    ) -> Iterator[Answer]:
        """The site's answer, open until the context ends.

        `conditions` are further header fields. Raises `Unfetchable`, then and while the body is
        read.
        """
        for attempt in range(TRIES):
            with self.pace.turn(url.host), self._asked(url, patience, conditions or {}) as answer:
                if answer.status not in BUSY or attempt == TRIES - 1:
                    yield answer
                    return
                seconds = self._asked_to_wait(answer.field("retry-after"))
            if seconds is None:
                seconds = min(LONGEST_WAIT, _BACK_OFF * 2**attempt)
            log.info("%s: busy (HTTP %d)", url, answer.status)
            self.pace.put_off(url.host, seconds)

    @contextmanager
    def _asked(
        self, url: WebUrl, patience: Patience, conditions: Mapping[str, str]
    ) -> Iterator[Answer]:
        limits = self._settings
        waits = {
            "connect": limits.connect_seconds,
            "read": limits.read_seconds,
            "write": limits.read_seconds,
        }
        backend = GuardedBackend(self._around, patience, allow_private=limits.allow_private)
        target = httpcore.URL(
            scheme=url.scheme.encode(),
            host=url.host.encode(),
            port=url.port,
            target=url.target.encode(),
        )
        fields = {
            "Host": url.authority,
            "User-Agent": self._agent,
            "Accept": _ACCEPT,
            "Accept-Encoding": PACKINGS,
            "Connection": "close",
            **conditions,
        }
        request = httpcore.Request(
            "GET", target, headers=list(fields.items()), extensions={"timeout": waits}
        )
        log.debug("asking for %s", url)
        with (
            patience.running(),
            _plainly(url, patience, limits),
            httpcore.ConnectionPool(
                ssl_context=self._trust() if url.scheme == "https" else None,
                max_connections=1,
                max_keepalive_connections=0,
                network_backend=backend,
            ) as pool,
        ):
            response = pool.handle_request(request)
            try:
                yield Answer(response)
            finally:
                response.close()

    def _trust(self) -> SSLContext:
        if self._trusted is None:
            self._trusted = httpcore.default_ssl_context()
        return self._trusted

    def _asked_to_wait(self, said: str | None) -> float | None:
        """Seconds in a Retry-After field: a number, or a date (RFC 9110, 10.2.3)."""
        if not said:
            return None
        if said.isdecimal() and said.isascii():
            return float(said[:9])
        try:
            until = email.utils.parsedate_to_datetime(said)
        except (TypeError, ValueError, OverflowError):
            return None
        until = until.replace(tzinfo=until.tzinfo or UTC)
        return max(0.0, (until - self._around.now()).total_seconds())


def user_agent(contact: str | None) -> str:
    """How the program names itself, with whom to write to where that is known."""
    return f"{NAME}/{__version__} (+{contact})" if contact else f"{NAME}/{__version__}"


@contextmanager
def _plainly(url: WebUrl, patience: Patience, limits: FetchSettings) -> Iterator[None]:
    """What httpcore raises, as `Unfetchable`."""
    try:
        yield
    except httpcore.TimeoutException as error:
        if patience.is_spent():
            raise patience.spent() from error
        if isinstance(error, httpcore.ConnectTimeout):
            raise NoConnection(f"no connection within {limits.connect_seconds:g} s") from error
        raise Unfetchable(f"nothing came for {limits.read_seconds:g} s") from error
    except httpcore.ConnectError as error:
        raise NoConnection(no_connection(error)) from error
    except (httpcore.ReadError, httpcore.WriteError) as error:
        raise Unfetchable("the connection broke off") from error
    except (httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
        log.debug("%s: %s", url, error)
        raise Unfetchable("the answer is cut off or is not HTTP") from error

"""Connections: a name is looked up once, checked, and that very address is connected to.

Looking a name up, judging the address and then letting a library look it up again would leave a
gap in which the name can change its address (DNS rebinding). Here the library asks for a host and
is given a connection to the address that was judged; the name goes into the `Host` field and the
certificate's check only.
"""

from __future__ import annotations

import math
import socket
import ssl
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import httpcore

from dateline.intake.stream import plain
from dateline.intake.web.address import literal, not_public
from dateline.intake.web.fetched import NoConnection, Unfetchable

_MOST_ADDRESSES = 4
"""Of one host, tried one after the other."""
_SHORTEST_WAIT = 0.01
"""Seconds; a connection's own clock may be off by as much."""


def look_up(host: str, port: int) -> list[str]:
    """A name's addresses, IPv4 and IPv6, in the system's order; raises `OSError`."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(where[0]) for *_, where in found))


def dial(address: str, port: int, timeout: float) -> httpcore.NetworkStream:
    """A connection to an address; raises httpcore's `ConnectError` and `ConnectTimeout`."""
    return httpcore.SyncBackend().connect_tcp(address, port, timeout)


def utc_now() -> datetime:
    """The time of day."""
    return datetime.now(UTC)


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """All that fetching takes from outside: clocks, sleep, names and connections."""

    now: Callable[[], datetime] = utc_now
    """Aware, in UTC."""
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    resolve: Callable[[str, int], Sequence[str]] = look_up
    """Host and port to addresses; raises `OSError`."""
    dial: Callable[[str, int, float], httpcore.NetworkStream] = dial
    """Address, port and seconds to a connection."""


class Patience:
    """The seconds that asking and reading may still take; only `running` ones are counted."""

    def __init__(self, seconds: float, monotonic: Callable[[], float]) -> None:
        self._seconds = seconds
        self._left = seconds
        self._monotonic = monotonic
        self._since: float | None = None

    @contextmanager
    def running(self) -> Iterator[None]:
        """Around what is to be counted."""
        self._since = self._monotonic()
        try:
            yield
        finally:
            self._left -= self._monotonic() - self._since
            self._since = None

    def left(self) -> float:
        """Seconds."""
        spent = 0.0 if self._since is None else self._monotonic() - self._since
        return self._left - spent

    def bounded(self, timeout: float | None) -> float:
        """The timeout, shortened to what is left; raises `Unfetchable` when nothing is."""
        if self.is_spent():
            raise self.spent()
        return min(math.inf if timeout is None else timeout, self.left())

    def is_spent(self) -> bool:
        """Whether there is no time left that a connection could wait for."""
        return self.left() < _SHORTEST_WAIT

    def spent(self) -> Unfetchable:
        """What to say when all is spent."""
        return Unfetchable(f"took longer than {self._seconds:g} s in all")


class GuardedBackend(httpcore.NetworkBackend):
    """Gives httpcore connections to public addresses only, and for no longer than the patience."""

    def __init__(self, around: Surroundings, patience: Patience, *, allow_private: bool) -> None:
        self._around = around
        self._patience = patience
        self._allow_private = allow_private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of `host` that answers, of those that may be asked.

        Raises `NoConnection` when there is none that may be; httpcore's errors when none answers.
        """
        failed: Exception | None = None
        for address in self._addresses(host, port):
            try:
                stream = self._around.dial(address, port, self._patience.bounded(timeout))
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return _BoundedStream(stream, self._patience)
        raise failed or NoConnection(f"the name {host} has no address")

    def _addresses(self, host: str, port: int) -> Sequence[str]:
        found = [host] if literal(host) else self._looked_up(host, port)
        if self._allow_private:
            return found[:_MOST_ADDRESSES]
        kinds = {address: not_public(address) for address in found}
        public = [address for address, kind in kinds.items() if kind is None]
        if found and not public:
            raise NoConnection(_told(host, found[0], kinds[found[0]] or ""))
        return public[:_MOST_ADDRESSES]

    def _looked_up(self, host: str, port: int) -> Sequence[str]:
        try:
            return self._around.resolve(host, port)
        except (OSError, UnicodeError) as error:
            said = plain(error)
            raise NoConnection(f"the name {host} cannot be looked up ({said})") from error


class _BoundedStream(httpcore.NetworkStream):
    """A connection whose every wait ends when the patience does.

    httpcore bounds each wait by itself; a site that sends one byte a second, in a header or
    between two chunks, would hold it for ever.
    """

    def __init__(self, stream: httpcore.NetworkStream, patience: Patience) -> None:
        self._stream = stream
        self._patience = patience

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._patience.bounded(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._patience.bounded(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        timeout = self._patience.bounded(timeout)
        stream = self._stream.start_tls(ssl_context, server_hostname, timeout)
        return _BoundedStream(stream, self._patience)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 (httpcore's signature)
        return self._stream.get_extra_info(info)


def no_connection(error: httpcore.ConnectError) -> str:
    """Why there is none, in plain words."""
    cause = error.args[0] if error.args else None  # httpcore keeps the system's error there
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"the site's certificate cannot be trusted ({cause.verify_message})"
    if isinstance(cause, ssl.SSLError):
        reason = (cause.reason or "no reason given").replace("_", " ").lower()
        return f"no encrypted connection ({reason})"
    return f"no connection ({plain(cause) if isinstance(cause, OSError) else error})"


def _told(host: str, address: str, kind: str) -> str:
    where = address if host == address else f"the name {host} leads to {address}, which"
    return f"{where} is not a public address but {kind} (see --allow-private)"

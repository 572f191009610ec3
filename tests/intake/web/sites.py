"""A web of our own: one server on loopback that every name leads to, and a clock that sleeps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from ssl import SSLContext
from typing import Any

import httpcore

from dateline.intake.web import Fetched, FetchSettings
from dateline.intake.web.fetcher import Fetcher
from dateline.intake.web.network import Surroundings, dial
from dateline.model import Refusal

PUBLIC = "93.184.215.14"
START = datetime(2025, 4, 26, 10, 15, tzinfo=UTC)

Handler = BaseHTTPRequestHandler
Reply = Callable[[Handler], None]


@dataclass
class Clock:
    """Time passes only when somebody sleeps."""

    passed: float = 0.0
    slept: list[float] = field(default_factory=list)

    def monotonic(self) -> float:
        return self.passed

    def now(self) -> datetime:
        return START + timedelta(seconds=self.passed)

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.passed += seconds


@dataclass(frozen=True)
class Asked:
    """A request as the server saw it."""

    url: str
    fields: dict[str, str]
    at: float


class OpenTls(httpcore.NetworkStream):
    """A connection that says it is encrypted and is not, so that https needs no certificate."""

    def __init__(self, stream: httpcore.NetworkStream, names: list[str | None]) -> None:
        self._stream = stream
        self._names = names

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, timeout)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, timeout)

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        self._names.append(server_hostname)
        return self

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


@dataclass
class Web:
    """What sites answer, what they were asked, and a fetcher that meets them."""

    port: int
    clock: Clock = field(default_factory=Clock)
    replies: dict[str, list[Reply]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    names: dict[str, list[list[str]]] = field(default_factory=dict)
    """Name to its addresses, one list a look-up; the last one stays."""
    dialled: list[tuple[str, int]] = field(default_factory=list)
    looked_up: list[str] = field(default_factory=list)
    tls_names: list[str | None] = field(default_factory=list)
    real_tls: bool = False

    def on(self, url: str, *replies: Reply) -> None:
        """The site's answers at `host/path`, one a request; the last one stays."""
        self.replies[url] = list(replies)

    def lead(self, name: str, *addresses: list[str]) -> None:
        self.names[name] = list(addresses)

    def resolve(self, host: str, port: int) -> list[str]:
        self.looked_up.append(host)
        answers = self.names.get(host, [[PUBLIC]])
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def dial(self, address: str, port: int, timeout: float) -> httpcore.NetworkStream:
        self.dialled.append((address, port))
        stream = dial("127.0.0.1", self.port, timeout)
        return stream if self.real_tls else OpenTls(stream, self.tls_names)

    def around(self, **changed: Any) -> Surroundings:
        given = {
            "now": self.clock.now,
            "monotonic": self.clock.monotonic,
            "sleep": self.clock.sleep,
            "resolve": self.resolve,
            "dial": self.dial,
        }
        return Surroundings(**(given | changed))

    def fetcher(self, **settings: Any) -> Fetcher:
        return Fetcher(FetchSettings(**settings), self.around())

    def get(self, url: str, **settings: Any) -> Fetched:
        with self.fetcher(**settings) as fetch:
            found = fetch(url)
        assert isinstance(found, Fetched), found
        return found

    def refusal(self, url: str, **settings: Any) -> str:
        with self.fetcher(**settings) as fetch:
            found = fetch(url)
        assert isinstance(found, Refusal), found
        assert found.place == url
        return found.reason

    @property
    def pages(self) -> list[str]:
        """What was asked for, robots.txt apart."""
        return [one.url for one in self.asked if not one.url.endswith("/robots.txt")]


def reply(status: int = 200, body: bytes | str = b"", **fields: str) -> Reply:
    """An answer; a field's `_` stands for `-`."""
    raw = body.encode() if isinstance(body, str) else body

    def send(handler: Handler) -> None:
        handler.send_response(status)
        for name, value in fields.items():
            handler.send_header(name.replace("_", "-"), value)
        if not any(name.lower() in {"content_length", "transfer_encoding"} for name in fields):
            handler.send_header("Content-Length", str(len(raw)))
        handler.end_headers()
        handler.wfile.write(raw)

    return send


def page(body: bytes | str = "<p>The trawlers left port.</p>", **fields: str) -> Reply:
    return reply(200, body, **{"Content_Type": "text/html; charset=UTF-8", **fields})


def moved(to: str, status: int = 302) -> Reply:
    return reply(status, Location=to)

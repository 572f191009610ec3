"""Web addresses: which can be asked for, and which hosts are public.

An address is taken apart once, here, and requests are put together from the parts, so that no two
readers of it can disagree about the host (RFC 3986; the WHATWG URL Standard where browsers and the
RFC differ).
"""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Literal
from urllib.parse import SplitResult, quote, urljoin, urlsplit

import idna
import msgspec

from dateline.intake.web.fetched import Unfetchable

PORTS = frozenset({80, 443, 8000, 8008, 8080, 8081, 8443, 8888})
"""Where public web pages are served; a redirect to another port knocks at another kind of door."""

_DEFAULT_PORTS = {"http": 80, "https": 443}
_LONGEST = 8000
_STRANGE = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\\]")
_NAME = re.compile(r"(?=.{1,253}$)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")
_NUMERIC = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)")
_USER = re.compile(r"//[^/?#]*@")
_PATH_SAFE = "/%:@!$&'()*+,;=~-._[]|"
_DOT = re.compile(r"\.|%2e", re.IGNORECASE)

_GLOBAL_V6 = ip_network("2000::/3")
_NAT64 = ip_network("64:ff9b::/96")
_NEVER_PUBLIC = (
    ip_network("192.88.99.0/24"),  # relays to 6to4, RFC 7526
    ip_network("3fff::/20"),  # documentation, RFC 9637
)


class WebUrl(msgspec.Struct, frozen=True):
    """An address that can be asked for."""

    scheme: Literal["http", "https"]
    host: str
    """ASCII, lower case, without a dot at the end; an IPv6 address without its brackets."""
    port: int
    target: str
    """Path and query, percent-encoded."""

    @property
    def authority(self) -> str:
        """Host and port as the `Host` field has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one robots.txt speaks for."""
        return f"{self.scheme}://{self.authority}"

    def __str__(self) -> str:
        return self.origin + self.target


def parse(text: str, *, allow_private: bool = False) -> WebUrl:
    """Take an address apart.

    Raises `Unfetchable` when it is no web address, has a user name or password in it, names this
    machine, writes an IPv4 address in another way than four decimal numbers, or has a port that
    pages are not served from; the last and this machine's names pass with `allow_private`.
    """
    text = text.strip(" ")
    if len(text) > _LONGEST:
        raise Unfetchable(f"the address is longer than {_LONGEST} characters")
    strange = _STRANGE.search(text)
    if strange:
        raise Unfetchable(f"the address has {_named(strange[0])} in it")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise Unfetchable(f"not a web address ({error})") from error
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS:
        raise Unfetchable("not a web address: only http and https can be fetched")
    if "@" in parts.netloc:
        raise Unfetchable("the address has a user name in it; none is ever sent")
    host = _host(parts.hostname or "", allow_private=allow_private)
    if port is None:
        port = _DEFAULT_PORTS[scheme]
    if not (port in PORTS or (allow_private and port)):
        raise Unfetchable(f"port {port} is not one that web pages are served from")
    return WebUrl("https" if scheme == "https" else "http", host, port, _target(parts))


def joined(base: WebUrl, location: str, *, allow_private: bool = False) -> WebUrl:
    """Where `location`, whole or relative, leads from `base`; raises as `parse` does."""
    # Sites do put spaces and bare non-ASCII characters there; a browser would encode them.
    location = location.strip(" \t").replace(" ", "%20")
    try:
        return parse(urljoin(str(base), location), allow_private=allow_private)
    except Unfetchable as error:
        raise Unfetchable(f"redirects to {shown(location)}: {error}") from error
    except ValueError as error:
        raise Unfetchable(f"redirects to no web address ({error})") from error


def shown(text: str) -> str:
    """The address for a message: without a password, and on one line."""
    text = _USER.sub("//***@", text)
    return "".join(char if char.isprintable() else "\ufffd" for char in text)[:500]


def literal(host: str) -> bool:
    """Whether a host is an address already, not a name to look up."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def not_public(address: str) -> str | None:
    """What kind of address it is, where it is not public; null where it is.

    Public is what the IANA special-purpose address registries call globally reachable, unicast,
    and outside documentation and retired tunnels. An IPv6 address that carries an IPv4 address
    (mapped, 6to4, NAT64) is as public as what it carries.
    """
    try:
        found = ip_address(address)
    except ValueError:
        return "unreadable"
    if isinstance(found, IPv6Address):
        if found.scope_id is not None:
            return "link-local"
        carried = _carried(found)
        if carried is not None:
            return not_public(str(carried))
        if found not in _GLOBAL_V6:
            return _kind(found)
    if found.is_global and not found.is_multicast:
        return "reserved" if any(found in net for net in _NEVER_PUBLIC) else None
    return _kind(found)


def _carried(address: IPv6Address) -> IPv4Address | None:
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


def _kind(address: IPv4Address | IPv6Address) -> str:
    if address.is_loopback:
        return "loopback"
    if address.is_link_local:
        return "link-local"
    if address.is_multicast:
        return "multicast"
    if address.is_unspecified or address.is_reserved:
        return "reserved"
    return "private"


def _host(host: str, *, allow_private: bool) -> str:
    if "%" in host:
        raise Unfetchable("the host has a zone or a percent sign in it")
    if ":" in host:
        try:
            return str(IPv6Address(host))
        except ValueError as error:
            raise Unfetchable(f"{host} is not an address") from error
    if not host.isascii():
        try:
            host = idna.encode(host, uts46=True).decode("ascii")
        except (idna.IDNAError, UnicodeError) as error:
            raise Unfetchable(f"{host} is not a host's name") from error
    host = host.lower().removesuffix(".")
    if _NUMERIC.fullmatch(host):
        return _numeric(host)
    if not _NAME.fullmatch(host):
        raise Unfetchable(f"{host} is not a host's name" if host else "the address names no host")
    if (host == "localhost" or host.endswith(".localhost")) and not allow_private:
        raise Unfetchable(f"{host} is this machine, not a public address (see --allow-private)")
    return host


def _numeric(host: str) -> str:
    """The IPv4 address, if it is written as one.

    `2130706433`, `0x7f.1` and `0177.0.0.1` are all 127.0.0.1 to some readers and something else
    to others.
    """
    try:
        return str(IPv4Address(host))
    except ValueError as error:
        raise Unfetchable(f"{host} is not an address of four decimal numbers") from error


def _target(parts: SplitResult) -> str:
    try:
        path = quote(_without_dots(parts.path), safe=_PATH_SAFE)
        query = quote(parts.query, safe=_PATH_SAFE + "?")
    except UnicodeEncodeError as error:
        raise Unfetchable("the address has broken characters in it") from error
    return f"{path}?{query}" if query else path


def _without_dots(path: str) -> str:
    """The path without its `.` and `..`, so that robots.txt judges what the site will serve."""
    out: list[str] = []
    segments = path.split("/")[1:] or [""]
    for place, segment in enumerate(segments):
        dots = _DOT.sub(".", segment)
        last = place == len(segments) - 1
        if dots == "..":
            out = out[:-1]
        elif dots != ".":
            out.append(segment)
            continue
        if last:
            out.append("")
    return "/" + "/".join(out)


def _named(char: str) -> str:
    if char == "\\":
        return "a backslash"
    return "a space" if char in " \xa0" else "a control character"

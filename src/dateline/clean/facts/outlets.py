"""Whose page it is: the outlet's host and the names it goes by."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

from tld import get_tld
from tld.utils import Result

_SLOGAN = re.compile(r"\s+[|–—:»•·-]\s+|\s*\|\s*|:\s+")
_LOCAL = re.compile(r"^(?:www\d?|m|mobile|amp|edition)\.(?=[^.]+\.[^.]+)")
_LONGEST = 60
"""Letters of the longest name; what is longer is a slogan."""


def host_of(url: str | None) -> str | None:
    """A URL's host in lower case without `www.`; null for what has none."""
    if not url:
        return None
    try:
        host = urlsplit(url.strip()).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None


@lru_cache(maxsize=1024)
def site_word(host: str | None) -> str | None:
    """The word of a host that its owner chose: `bbc` of `news.bbc.co.uk`.

    What is to the right of it is the Public Suffix List's.
    """
    if not host:
        return None
    found = get_tld(f"https://{host}", as_object=True, fail_silently=True)
    if isinstance(found, Result) and found.domain:
        return found.domain
    parts = _LOCAL.sub("", host).split(".")
    return parts[-2] if len(parts) > 1 else None


def letters(name: str) -> str:
    """A name's letters and digits alone, in lower case, as names are compared."""
    return "".join(char for char in name.lower() if char.isalnum())


def outlet_name(names: Iterable[str | None], host: str | None) -> str | None:
    """The first of the names that has the host's own word in it, or else the first that can be one.

    A slogan behind it goes; a host or a URL in its place is no name. Null for none.
    """
    word = letters(site_word(host) or "")
    found: list[str] = []
    for name in names:
        if not name or "://" in name or "@" in name[1:]:
            continue
        text = " ".join(name.split()).lstrip("@").strip()
        parts = [part.strip() for part in _SLOGAN.split(text) if part.strip()]
        if not parts or letters(text) == letters(host or ""):
            continue
        named = [part for part in parts if word and letters(part).removeprefix("the") == word]
        text = named[0] if named else parts[0]
        if text and any(char.isalpha() for char in text) and len(text) <= _LONGEST:
            found.append(text)
    named = [name for name in found if len(word) > 2 and word in letters(name)]
    return next(iter(named or found), None)


def is_of_host(name: str, host: str | None) -> bool:
    """Whether a name and a host's own word go together: "Jerusalem Post" and `jpost`."""
    word = letters(site_word(host) or "")
    words = [key for part in name.removeprefix("The ").split() if (key := letters(part))]
    if not word or not words:
        return False
    whole = "".join(words)
    initials = "".join(key[0] for key in words)
    last = len(words) > 1 and len(words[-1]) > 2 and word.endswith(words[-1])
    first = len(words[0]) > 4 and word.startswith(words[0])
    return word in whole or whole in word or initials == word or first or last

"""The dates of feeds (RFC 822 and its cousins) as ISO 8601, their time zones kept."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from email.utils import parsedate_tz

_RFC822 = re.compile(
    r"""
    (?:[^\W\d]{2,12}\.?,?\s+)? \d{1,2}[\s-]+[a-z]{3,9}\.?[\s-]+\d{2,4} ,?
    (?P<clock> \s+ \d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?
        (?P<zone> \s* (?:[a-z]{1,5}|[+-]\d{2}:?\d{2}) )?
    )?
    \s* (?:\([^()]*\))? \s*
    """,
    re.IGNORECASE | re.VERBOSE,
)
_OFFSET = re.compile(r"([+-]\d{2}):(\d{2})\s*$")
_UTC_NAMES = frozenset({"z", "ut", "utc", "gmt"})


def iso_date(said: str | None) -> str | None:
    """A feed's date as ISO 8601 where it is one of RFC 822's; any other as the feed has it.

    `Mon, 06 Sep 2021 00:01:00 +0200` is `2021-09-06T00:01:00+02:00`. A zone that is not known is
    left off rather than guessed, and so are days that do not exist.
    """
    if not said or not said.strip():
        return None
    said = said.strip()
    match = _RFC822.fullmatch(said)
    if not match:
        return said
    timed = _OFFSET.sub(r"\1\2", said) if match.group("clock") else f"{said} 00:00"
    parts = parsedate_tz(timed)
    if not parts:
        return said
    try:
        moment = datetime(*parts[:6])
    except ValueError:
        return said
    if not match.group("clock"):
        return moment.date().isoformat()
    name = (match.group("zone") or "").strip().lower()
    if name in _UTC_NAMES:
        return moment.isoformat() + "Z"
    offset = parts[9]
    if not name or offset is None or (not offset and name.isalpha()) or abs(offset) >= 86400:
        return moment.isoformat()
    return moment.replace(tzinfo=timezone(timedelta(seconds=offset))).isoformat()

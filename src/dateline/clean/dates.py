"""Reading the dates that pages print, as precisely as they print them and no more."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import msgspec

from dateline.model import Precision
from dateline.vocab.months import months

_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_ISO = re.compile(
    r"""
    ^\s* (\d{4}) (?: -?(\d{2}) (?: -?(\d{2})
        (?: [T\ ]+ (\d{1,2}):?(\d{2}) (?: :?\d{2}(?:[.,]\d+)? )?
            \s* (Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?
        )?
    )? )? \s*$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_CLOCK = re.compile(
    r"(?<![\d.:/-])([01]?\d|2[0-3])[:.h]([0-5]\d)(?::[0-5]\d)?(?![\d/])"
    r"\s*([ap]\.?\s?m\b\.?)?",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,4})([./-])(\d{1,2})\2(\d{2,4})(?![\d/])")
_YEAR_URL = re.compile(r"/((?:19|20)\d{2})/(\d{1,2}|[a-z]{3})(?:/(\d{1,2}))?(?=[/?#_-]|$)")
_DASHED_URL = re.compile(r"(?<!\d)((?:19|20)\d{2})-(\d{2})-(\d{2})(?!\d)")


class Stamp(msgspec.Struct, frozen=True):
    """A date as a page gives it."""

    value: str
    """ISO 8601, as precise as `precision` says."""
    precision: Precision


class Found(msgspec.Struct, frozen=True):
    """A date in a line of text."""

    stamp: Stamp
    start: int
    end: int


def iso_stamp(text: str) -> Stamp | None:
    """A machine-readable date as a stamp: `2025`, `2025-09`, `2025-09-03T17:25+01:00`.

    Midnight to the second is what templates print when they know only the day, and is read so.
    Null for anything else, and for days that do not exist.
    """
    match = _ISO.match(text)
    if not match:
        return None
    year, month, day, hour, minute, zone = match.groups()
    stamp = _stamp(int(year), int(month) if month else None, int(day) if day else None)
    if not stamp or hour is None or (int(hour) == 0 and int(minute) == 0):
        return stamp
    return _with_time(stamp, int(hour), int(minute), _zone(zone))


def find_date(text: str) -> Found | None:
    """The first full date (day, month, year) in a line, with the time of day beside it if any.

    A numeric date whose day and month cannot be told apart is not read.
    """
    found = [hit for hit in (_worded(text), _numeric(text)) if hit]
    if not found:
        return None
    first = min(found, key=lambda hit: hit.start)
    for clock in _CLOCK.finditer(text):
        if clock.start() >= first.end or clock.end() <= first.start:
            hour = int(clock.group(1))
            half = (clock.group(3) or "")[:1].lower()
            if half and not 1 <= hour <= 12:
                continue
            hour = hour % 12 + 12 if half == "p" else hour % 12 if half == "a" else hour
            stamp = _with_time(first.stamp, hour, int(clock.group(2)), "")
            return Found(stamp, min(first.start, clock.start()), max(first.end, clock.end()))
    return first


def url_stamp(url: str) -> Stamp | None:
    """The date in a URL's path: `/2019/11/18/`, `/2019/nov/18/`, `/2019/11/`, `2019-11-18`."""
    match = _YEAR_URL.search(url.lower())
    if match:
        year, month, day = match.groups()
        number = int(month) if month.isdigit() else months().get(month)
        return _stamp(int(year), number, int(day) if day else None) if number else None
    match = _DASHED_URL.search(url)
    return _stamp(int(match[1]), int(match[2]), int(match[3])) if match else None


@cache
def _named() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, months()), key=lambda name: (-len(name), name)))
    day = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th|er|\.|º|ª)?"
    year = r"(?P<{0}>(?:1[89]|20)\d{{2}})"
    gap = r"[\s,./-]*"
    return re.compile(
        rf"(?<!\w)(?:{day.format('d1')}{gap}(?:of\s+|de\s+|di\s+)?(?P<m1>{names})\.?{gap}(?:de\s+|di\s+)?{year.format('y1')}"
        rf"|(?P<m2>{names})\.?{gap}{day.format('d2')}(?!\d){gap}{year.format('y2')})(?!\d)",
        re.IGNORECASE,
    )


def _worded(text: str) -> Found | None:
    for match in _named().finditer(text):
        side = "1" if match["y1"] else "2"
        number = months()[match["m" + side].lower()]
        stamp = _stamp(int(match["y" + side]), number, int(match["d" + side]))
        if stamp:
            return Found(stamp, match.start(), match.end())
    return None


def _numeric(text: str) -> Found | None:
    for match in _NUMERIC.finditer(text):
        first, mark, second, third = match[1], match[2], int(match[3]), match[4]
        stamp = None
        if len(first) == 4:
            stamp = _stamp(int(first), second, int(third))
        elif len(first) <= 2 and len(third) in {2, 4}:
            year = int(third) + (2000 if len(third) == 2 else 0)
            stamp = _day_and_month(year, int(first), second, dotted=mark == ".")
        if stamp:
            return Found(stamp, match.start(), match.end())
    return None


def _day_and_month(year: int, first: int, second: int, *, dotted: bool) -> Stamp | None:
    """With full stops the day comes first everywhere; otherwise only a number over 12 tells."""
    if dotted or first > 12 or first == second:
        return _stamp(year, second, first)
    return _stamp(year, first, second) if second > 12 else None


def _stamp(year: int, month: int | None, day: int | None) -> Stamp | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR or (month is not None and not 1 <= month <= 12):
        return None
    if month is None:
        return Stamp(f"{year:04}", "year")
    if day is None:
        return Stamp(f"{year:04}-{month:02}", "month")
    try:
        return Stamp(date(year, month, day).isoformat(), "day")
    except ValueError:
        return None


def _with_time(stamp: Stamp, hour: int, minute: int, zone: str) -> Stamp:
    if stamp.precision != "day" or hour > 23 or minute > 59:
        return stamp
    return Stamp(f"{stamp.value}T{hour:02}:{minute:02}{zone}", "time")


def _zone(text: str | None) -> str:
    if not text:
        return ""
    if text[0] in "+-":
        digits = text[1:].replace(":", "").ljust(4, "0")
        return f"{text[0]}{digits[:2]}:{digits[2:]}"
    return "Z"

"""Reading the dates that pages print, as precisely as they print them and no more."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from typing import Literal

import msgspec

from dateline.model import Precision
from dateline.vocab.months import months
from dateline.vocab.zones import zones

Order = Literal["dmy", "mdy"]
"""Whether the day or the month comes first in a numeric date."""

_LAST_YEAR = 2100
_LONGEST = 120
"""Characters of a field that is to be nothing but a date."""
_MOST_READ = 5000
"""Characters of a line that are looked at."""
_ISO = re.compile(
    r"""
    ^\s* (\d{4}) (?: [-/.]?(\d{2}) (?: [-/.]?(\d{2})
        (?: [T\ ]+ (\d{1,2}):?(\d{2}) (?: :?\d{2}(?:[.,]\d+)? )?
            \s* (Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?
        )?
    )? )? \s*$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_EPOCH = re.compile(r"^\s*(\d{10})(?:\d{3})?\s*$")
_CLOCK = re.compile(
    r"(?<![\d.:/-])([01]?\d|2[0-3])([:.h])([0-5]\d)(?::[0-5]\d)?(?![\d/]|\.\d)"
    r"(?:\s*([ap])\.?\s?m\b\.?)?"
    r"(?:\s*\(?((?:GMT|UTC)?[+-]\d{1,2}(?::?\d{2})?|[A-Z]{1,4})\b)?",
    re.IGNORECASE,
)
_BESIDE = 20
"""Characters between a date and its time of day, at most."""
_MARK = r"(?:st|nd|rd|th|er|\.|º|ª|°|-?го|-?ші|-a)?"
_GAP = r"[\s,./'’-]*"
_OF = r"(?:(?:of|de|del|di|da|den|d['’]|г\.|m\.)\s*)?"
_NAME = r"[^\s\d,./()|:;_+–—<>\"-]{2,20}"
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_DAY_FIRST = re.compile(
    rf"(?<![\w.:/-])([0-3]?\d){_MARK}{_GAP}{_OF}({_NAME}(?:\s{_NAME})?)\.?{_GAP}{_OF}\Z",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"(?<!\w)({_NAME})\.?{_GAP}([0-3]?\d){_MARK}(?:{_GAP}|\s+[\d:]+\s+(?:[A-Z]{{3,4}}\s+)?)\Z",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(
    rf"\.?\s*(?:m\.|\.\s*gada)?\s*({_NAME})\.?\s+([0-3]?\d)(?!\d|:)", re.IGNORECASE
)
_EAST_ASIAN = re.compile(r"\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_BEFORE = 45
"""Characters before a year in which its day and month stand."""
_VIETNAMESE = re.compile(r"(?<!\d)(\d{1,2})\s+tháng\s+(\d{1,2})[,\s]+(?:năm\s+)?\Z", re.IGNORECASE)
_NUMERIC = re.compile(
    r"(?<![\d./-])(\d{1,4})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?!\d|[./-]\d)"
)
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_JOINING = frozenset({"de", "del", "di", "da", "of"})
_CAPTURE = re.compile(r"^/web/\d{14}[a-z_]*(?=/)")
"""A web archive's own part of a path: the moment of the copy."""
_SIX = re.compile(r"(?<=-)(\d{2})(\d{2})(\d{2})(?=[-/.]|$)")
_WEB_YEARS = (1, 49)
"""Years after 2000 that two digits in a URL can be."""
_MAYBE = re.compile(r"(?:1[89]|20)\d\d|\d[./-]\s?\d{1,2}\s?[./-]\s?\d")
_SEGMENTS = (
    re.compile(r"/((?:19|20)\d{2})/(\d{1,2}|[a-z]{3,9})(?:/(\d{1,2}))?(?=[/_-]|$)"),
    re.compile(r"/((?:19|20)\d{2})-(\d{1,2})/(\d{1,2})(?=[/_-]|$)"),
    re.compile(r"(?<!\d)((?:19|20)\d{2})-(\d{2})-(\d{2})(?!\d)"),
    re.compile(r"(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(r"/(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{8,12}(?=[-./]|$)"),
    re.compile(r"/((?:19|20)\d{2})-(0[1-9]|1[0-2])(?=[-/][a-z]|/?$)()"),
    re.compile(r"-((?:19|20)\d{2})-(1[0-2]|0?[1-9])(?:\.[a-z]+)?/?$()"),
)


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
    Null for anything else, and for days that do not exist. Years from 1 on are read, so that the
    empty dates of templates can be seen for what they are.
    """
    match = _ISO.match(text)
    if not match:
        return None
    year, month, day, hour, minute, zone = match.groups()
    stamp = _stamp(int(year), int(month) if month else None, int(day) if day else None)
    if not stamp or hour is None or (int(hour) == 0 and int(minute) == 0):
        return stamp
    return _with_time(stamp, int(hour), int(minute), _zone(zone))


def read_stamp(text: str, order: Order | None = None) -> Stamp | None:
    """What a field that holds a date says: ISO 8601, seconds since 1970, or words.

    Null for what cannot be read for certain; `order` is how the field's numeric dates are written,
    if that is known.
    """
    if len(text) > _LONGEST:
        return None
    stamp = iso_stamp(text)
    if stamp:
        return stamp
    epoch = _EPOCH.match(text)
    if epoch:
        moment = datetime.fromtimestamp(int(epoch[1]), UTC)
        known = _stamp(moment.year, moment.month, moment.day)
        return _with_time(known, moment.hour, moment.minute, "Z") if known else None
    found = find_date(text, order)
    return found.stamp if found else None


def find_date(text: str, order: Order | None = None) -> Found | None:
    """The first full date (day, month, year) in a line, with the time of day beside it if any.

    A numeric date whose day and month cannot be told apart is read only where `order` tells. Of
    very long lines only the beginning is looked at.
    """
    text = text[:_MOST_READ]
    if not text.isascii():
        text = _western(text)
    if not _MAYBE.search(text):
        return None
    first = _worded(text)
    other = _numeric(text, order)
    if other and (first is None or other.start < first.start):
        first = other
    return _timed(text, first) if first else None


def find_unsure(text: str) -> tuple[Stamp, Stamp] | None:
    """The two readings, day first and month first, of a numeric date that could be either."""
    text = text[:_MOST_READ]
    if not text.isascii():
        text = _western(text)
    for match in _NUMERIC.finditer(text):
        first, second, year = match[1], int(match[3]), int(match[4])
        if len(first) <= 2 and match[2] != "." and first != match[3]:
            year += 2000 if len(match[4]) == 2 else 0
            day_first, month_first = (
                _stamp(year, second, int(first)),
                _stamp(year, int(first), second),
            )
            if day_first and month_first and day_first != month_first:
                return day_first, month_first
    return None


def url_stamp(url: str) -> Stamp | None:
    """The date in a URL's path, as in `/2019/11/18/`, `/2019/nov/18/`, `/2019/11/`, `2019-11-18`.

    Query and fragment are not looked at: they hold what was searched for as often as not.
    """
    path = re.split(r"[?#]", url.lower(), maxsplit=1)[0]
    path = path[path.find("/", 8) :] if "://" in path[:9] else path
    path = _CAPTURE.sub("", path)
    for pattern in _SEGMENTS:
        match = pattern.search(path)
        if match:
            year, month, day = match.groups()
            number = int(month) if month.isdigit() else months().get(month)
            stamp = _stamp(int(year), number, int(day) if day else None) if number else None
            if stamp:
                return stamp
    return None


def slug_stamp(url: str) -> Stamp | None:
    """The day that six digits between hyphens in a URL's last parts can be: `171227`, `123017`.

    Far less sure than `url_stamp`: numbers of articles look the same. Null for digits that are no
    day, neither with the year first nor with the month first and the year last, or are both.
    """
    path = re.split(r"[?#]", url, maxsplit=1)[0]
    for match in _SIX.finditer(path):
        a, b, c = (int(part) for part in match.groups())
        readings = sorted({(a, b, c), (c, a, b)})
        first, last = _WEB_YEARS
        stamps = [_stamp(2000 + y, m, d) for y, m, d in readings if first <= y <= last]
        found = [stamp for stamp in stamps if stamp]
        if len(found) == 1:
            return found[0]
    return None


def _western(text: str) -> str:
    """The text with the digits of every script as 0 to 9; of the same length."""
    if not _OTHER_DIGIT.search(text):
        return text
    return "".join(
        str(unicodedata.digit(char)) if char > "9" and unicodedata.category(char) == "Nd" else char
        for char in text
    )


def _worded(text: str) -> Found | None:
    for year in _YEAR.finditer(text):
        found = _before_year(text, year) or _after_year(text, year)
        if found:
            return found
    return None


def _before_year(text: str, year: re.Match[str]) -> Found | None:
    """Dates as `3 September 2025`, `September 3rd, 2025`, `Nov 19 21:57:01 UTC 2019`."""
    offset = max(0, year.start() - _BEFORE)
    window = text[offset : year.start()]
    for pattern, day, month in ((_DAY_FIRST, 1, 2), (_MONTH_FIRST, 2, 1), (_VIETNAMESE, 1, 2)):
        for match in _starts(pattern, window):
            number = int(match[month]) if match[month].isdigit() else _month(match[month])
            stamp = _stamp(int(year[0]), number, int(match[day])) if number else None
            if stamp:
                return Found(stamp, offset + match.start(), year.end())
    return None


def _starts(pattern: re.Pattern[str], window: str) -> Iterator[re.Match[str]]:
    """Matches that all reach the window's end, the longest first."""
    start = 0
    while match := pattern.search(window, start):
        yield match
        start = match.start() + 1


def _after_year(text: str, year: re.Match[str]) -> Found | None:
    """Dates as `2025年9月3日` and `2025. szeptember 3.` are."""
    match = _EAST_ASIAN.match(text, year.end())
    if match:
        stamp = _stamp(int(year[0]), int(match[1]), int(match[2]))
        return Found(stamp, year.start(), match.end()) if stamp else None
    match = _YEAR_FIRST.match(text, year.end())
    number = _month(match[1]) if match else None
    stamp = _stamp(int(year[0]), number, int(match[2])) if match and number else None
    return Found(stamp, year.start(), match.end()) if match and stamp else None


def _month(words: str) -> int | None:
    known = months()
    name = words.lower().strip("'’")
    if number := known.get(name):
        return number
    first, _, last = name.partition(" ")
    return known.get(first if last in _JOINING else last)


def _numeric(text: str, order: Order | None) -> Found | None:
    for match in _NUMERIC.finditer(text):
        first, mark, second, third = match[1], match[2], int(match[3]), match[4]
        stamp = None
        if len(first) == 4:
            stamp = _stamp(int(first), second, int(third)) if len(third) == 2 else None
        elif len(first) <= 2:
            year = int(third) + (2000 if len(third) == 2 else 0)
            stamp = _day_and_month(year, int(first), second, "dmy" if mark == "." else order)
        if stamp and stamp.value >= "1800":
            return Found(stamp, match.start(), match.end())
    return None


def _day_and_month(year: int, first: int, second: int, order: Order | None) -> Stamp | None:
    """With full stops the day comes first everywhere; else `order` or a number over 12 tells."""
    if first > 12 or first == second or (order == "dmy" and second <= 12):
        return _stamp(year, second, first)
    return _stamp(year, first, second) if second > 12 or order == "mdy" else None


def _timed(text: str, found: Found) -> Found:
    """The date with the time of day that stands nearest to it."""
    best: re.Match[str] | None = None
    nearest = _BESIDE + 1
    for clock in _CLOCK.finditer(
        text, max(0, found.start - _BESIDE - 12), found.end + _BESIDE + 24
    ):
        inside = found.start <= clock.start() and clock.end() <= found.end and clock[2] == ":"
        gap = max(found.start - clock.end(), clock.start() - found.end)
        if inside or (0 <= gap < nearest):
            best, nearest = clock, 0 if inside else gap
    if best is None:
        return found
    hour, half = int(best[1]), (best[4] or "").lower()
    if half and not 1 <= hour <= 12:
        return found
    hour = hour % 12 + 12 if half == "p" else hour % 12 if half == "a" else hour
    stamp = _with_time(found.stamp, hour, int(best[3]), _zone(best[5]))
    end = best.end() if _zone(best[5]) or not best[5] else best.start(5)
    return Found(stamp, min(found.start, best.start()), max(found.end, end))


def _stamp(year: int, month: int | None, day: int | None) -> Stamp | None:
    if not 1 <= year <= _LAST_YEAR or (month is not None and not 1 <= month <= 12):
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


@cache
def _zone(text: str | None) -> str:
    """An offset as ISO 8601 writes it; empty for one that is not known for certain."""
    if not text:
        return ""
    name = text.lower()
    if name in zones():
        return zones()[name]
    offset = name.removeprefix("gmt").removeprefix("utc")
    if offset[:1] not in {"+", "-"}:
        return ""
    digits = offset[1:]
    hours, minutes = digits.split(":") if ":" in digits else (digits[:-2] or digits, digits[-2:])
    if len(digits) <= 2:
        hours, minutes = digits, "00"
    if int(hours) > 14 or int(minutes) > 59:
        return ""
    return (
        "Z" if int(hours) == int(minutes) == 0 else f"{offset[0]}{int(hours):02}:{int(minutes):02}"
    )

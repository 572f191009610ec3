"""What a TIMEX3 value stands for on the calendar.

Values are those of TimeML 1.2.1 (Pustejovsky et al., 2003; ISO 24617-1), which extend ISO 8601:
`1998-08-07`, `1998-08-07T10:35`, `1998-W32`, `1998-W32-WE`, `1998-08`, `1998-Q3`, `1998-H2`,
`1998-SU`, `1998`, `199` (a decade) and `19` (a century).
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from dateline.model.codes import Precision

_VALUE = re.compile(
    r"""
    (?P<year>\d{4})
    (?: -W(?P<week>\d{2}) (?: -(?P<weekday>[1-7]) | -(?P<weekend>WE) )?
      | -(?P<part>Q[1-4]|H[12]|SP|SU|FA|WI)
      | -(?P<month>\d{2}) (?: -(?P<day>\d{2}) )?
    )?
    (?P<time>T[\dA-Z:.+-]+)?
    | (?P<long>\d{2,3})
    """,
    re.VERBOSE | re.ASCII,
)
_FIRST_YEAR, _LAST_YEAR = 1500, 2199
# First month and last month of each part of a year. Seasons are the northern, meteorological
# ones; a winter is named after the year of its January, so it begins in the year before.
_PARTS = {
    "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12),
    "SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (0, 2),
}  # fmt: skip


def dates_an_article(year: int) -> bool:
    """Whether an article may be of that year: the press is not older, and 3000 is a slip."""
    return _FIRST_YEAR <= year <= _LAST_YEAR


def precision(value: str | None) -> Precision:
    """Say how fine a TIMEX3 value is.

    A season counts as a quarter and a weekend as a week. `none` stands for everything that does not
    fix a year: durations, sets, `PAST_REF`, decades, halves and dates that do not exist.
    """
    match = _VALUE.fullmatch(value or "")
    if match is None or interval(value) is None:
        return "none"
    part = match["part"] or ""
    found: dict[Precision, object] = {
        "time": match["time"],
        "day": match["day"] or match["weekday"],
        "week": match["week"],
        "month": match["month"],
        "quarter": part and not part.startswith("H"),
        "year": match["year"] and not part,
    }
    return next((fine for fine, there in found.items() if there), "none")


def interval(value: str | None) -> tuple[date, date] | None:
    """Give the first and the last day that a TIMEX3 value covers.

    Null for what names no stretch of the calendar: durations, sets, `PRESENT_REF`, and dates that
    do not exist (`2025-02-30`, the year 0).
    """
    match = _VALUE.fullmatch(value or "")
    if match is None:
        return None
    try:
        return _covered(match)
    except (ValueError, OverflowError):
        return None


def cover(one: str, other: str) -> str | None:
    """The finest value that covers both: their week, month or year; null where none does."""
    first, second = interval(one), interval(other)
    if first is None or second is None:
        return None
    start, end = min(first[0], second[0]), max(first[1], second[1])
    if start == end:
        return start.isoformat()
    if start.isocalendar()[:2] == end.isocalendar()[:2]:
        year, week, _ = start.isocalendar()
        return f"{year:04}-W{week:02}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.year:04}-{start.month:02}"
    return f"{start.year:04}" if start.year == end.year else None


def _covered(match: re.Match[str]) -> tuple[date, date]:
    if match["long"]:
        size = 10 ** (4 - len(match["long"]))
        first = int(match["long"]) * size
        return date(first, 1, 1), date(first + size - 1, 12, 31)
    year = int(match["year"])
    if match["week"]:
        return _week(year, int(match["week"]), match["weekday"], weekend=bool(match["weekend"]))
    if match["part"]:
        first_month, last_month = _PARTS[match["part"]]
        start = date(year, first_month, 1) if first_month else date(year - 1, 12, 1)
        return start, _month_end(year, last_month)
    if match["day"]:
        day = date(year, int(match["month"]), int(match["day"]))
        return day, day
    if match["month"]:
        return date(year, int(match["month"]), 1), _month_end(year, int(match["month"]))
    return date(year, 1, 1), date(year, 12, 31)


def _week(year: int, week: int, weekday: str | None, *, weekend: bool) -> tuple[date, date]:
    if weekday:
        day = date.fromisocalendar(year, week, int(weekday))
        return day, day
    monday = date.fromisocalendar(year, week, 1)
    return monday + timedelta(days=5 if weekend else 0), monday + timedelta(days=6)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])

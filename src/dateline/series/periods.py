"""Days, ISO weeks and months."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from dateline.model import SeriesPeriod

Days = tuple[date, date]
"""First and last day, both in it."""


def period_of(day: date, period: SeriesPeriod) -> Days:
    """The day, week (Monday to Sunday) or month that a day falls in."""
    if period == "week":
        # The last days of the year 9999 lie in a week that the calendar does not finish.
        monday = day - timedelta(days=day.weekday())
        return monday, min(date.max - timedelta(days=6), monday) + timedelta(days=6)
    if period == "month":
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    return day, day


def periods(first: Days, last: Days, period: SeriesPeriod) -> Iterator[Days]:
    """Every period from one to another."""
    at = first
    while at[0] <= last[0]:
        yield at
        if at[1] == date.max:
            return
        at = period_of(at[1] + timedelta(days=1), period)


def label(days: Days, period: SeriesPeriod) -> str:
    """A period as ISO 8601 writes it: `2025-09-03`, `2025-W36`, `2025-09`."""
    first = days[0]
    if period == "week":
        year, week, _ = first.isocalendar()
        return f"{year:04}-W{week:02}"
    return first.isoformat() if period == "day" else first.isoformat()[:7]

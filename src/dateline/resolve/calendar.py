"""Calendar arithmetic on TIMEX3 values, with dates that may be known only in part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dateline.model.time import dates_an_article, interval, precision

# The month in which each season begins; winter counts to the year of its January.
SEASON_STARTS = {"WI": 0, "SP": 3, "SU": 6, "FA": 9}
_LATE = 45


@dataclass(frozen=True, slots=True)
class Anchor:
    """A day, month or year from which others are counted; `month` and `day` may be unknown."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def date(self) -> date | None:
        """The day, where it is known."""
        if self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    @property
    def index(self) -> int | None:
        """The month, counted from the year 0."""
        return None if self.month is None else self.year * 12 + self.month - 1


def anchor_of(value: str | None) -> Anchor | None:
    """What a published date or a resolved value fixes; null where it fixes no single year."""
    value = (value or "").strip().replace(" ", "T", 1)
    covered, fine = interval(value), precision(value)
    if covered is None or covered[0].year // 10 != covered[1].year // 10 or len(value) < 4:
        return None
    first, last = covered
    if fine in {"day", "time"}:
        return Anchor(first.year, first.month, first.day)
    if fine in {"month", "week"} and first.month == last.month:
        return Anchor(first.year, first.month)
    return Anchor(last.year)


def publication(published: str | None) -> Anchor | None:
    """The article's own date to count from; null for none, and for one that no news article has."""
    anchor = anchor_of(published)
    return anchor if anchor and dates_an_article(anchor.year) else None


def year_value(year: int) -> str:
    """`1998`. Raises `ValueError` for a year that the calendar does not have."""
    if not 1 <= year <= 9999:
        raise ValueError(year)
    return f"{year:04}"


def month_value(index: int) -> str:
    """`1998-08`, of a month counted from the year 0."""
    return f"{year_value(index // 12)}-{index % 12 + 1:02}"


def day_value(year: int, month: int, day: int) -> str:
    """`1998-08-07`. Raises `ValueError` for a day that does not exist."""
    return date(year, month, day).isoformat()


def week_value(day: date) -> str:
    """`1998-W32`, the ISO week in which the day lies."""
    year, week, _ = day.isocalendar()
    return f"{year_value(year)}-W{week:02}"


def quarter_value(index: int) -> str:
    """`1998-Q3`, of a quarter counted from the year 0."""
    return f"{year_value(index // 4)}-Q{index % 4 + 1}"


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth Monday (1) … Sunday (7) of a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def on_or_before(day: date, weekday: int) -> date:
    """The last such weekday that is not after the day."""
    return day - timedelta(days=(day.isoweekday() - weekday) % 7)


def after(day: date, weekday: int) -> date:
    """The first such weekday after the day."""
    return day + timedelta(days=(weekday - day.isoweekday() - 1) % 7 + 1)


def nearest_year(anchor: date, month: int, day: int, *, ahead: bool | None = None) -> str:
    """The month and day in the year that brings it nearest to the anchor.

    `ahead` says whether it is to come or over; null where the text does not say. What is over lies
    at most a month and a half ahead, and what is to come as little behind, since the text may look
    at it from another day. Raises `ValueError` where no year near the anchor has that day.
    """
    days = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        off = (found - anchor).days
        if ahead is None or (off >= -_LATE if ahead else off <= _LATE):
            days.append(found)
    if not days:
        raise ValueError(f"{month}-{day}")
    return min(days, key=lambda found: abs(found - anchor)).isoformat()


def unit_value(unit: str, number: int, start: Anchor) -> str | None:
    """The day, week, month … that lies so many units from the start; null where that is too vague.

    `unit` is a code of the vocabulary: D, W, 2W, WE, M, Q, Y, 10Y, 100Y.
    """
    if unit == "Y":
        return year_value(start.year + number)
    if unit in {"10Y", "100Y"}:
        width = len(unit) - 2
        return year_value(start.year + number * 10**width)[:-width]
    if unit in {"M", "Q"}:
        if start.index is None:
            return None
        return (
            month_value(start.index + number)
            if unit == "M"
            else quarter_value(start.index // 3 + number)
        )
    day = start.date
    if day is None or unit.startswith("T"):
        return None
    if unit == "D":
        return (day + timedelta(days=number)).isoformat()
    week = week_value(day + timedelta(weeks=number * (2 if unit == "2W" else 1)))
    return f"{week}-WE" if unit == "WE" else week


def season_value(season: str, now: int, pointer: int | None) -> str:
    """The season last begun at month `now` (counted from the year 0), or the one before or after.

    `pointer` is -1 for "last", 0 for "this", 1 for "next", null for a bare season.
    """
    starts = now // 12 * 12 + SEASON_STARTS[season] - 1
    if pointer != 0:
        if starts > now:
            starts -= 12
        running = now - starts < 3
        if pointer == 1:
            starts += 12
        elif pointer == -1 and running:
            starts -= 12
    elif season == "WI" and now % 12 == 11:
        starts += 12
    return f"{year_value((starts + 1) // 12)}-{season}"

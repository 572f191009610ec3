"""The values of days and clock times."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.resolve.asked import Asked, Rule
from dateline.resolve.calendar import (
    after,
    day_value,
    nearest_year,
    nth_weekday,
    on_or_before,
    week_value,
)
from dateline.vocab.time_words import Parsed

_NEAR_DAYS = 31


def _iso(asked: Asked) -> str | None:
    year, month, day = (int(part) for part in asked.parsed["isodate"].split("-"))
    value = day_value(year, month, day)
    hour = asked.get("hour")
    return f"{value}T{hour}:{asked.parsed['minute']}" if hour else value


def _slashed(asked: Asked) -> str | None:
    """Month or day first: whichever exists; of two, the one just before the article."""
    first, second, year = (int(asked.parsed[name]) for name in ("a", "b", "c"))
    if year < 100:
        year += 2000 if year < 70 else 1900
    found = []
    for month, day in sorted({(first, second), (second, first)}):
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    day_known = asked.known.day
    if len(found) > 1 and day_known:
        found = [day for day in found if abs((day - day_known).days) <= _NEAR_DAYS]
        found = [day for day in found if day <= day_known] or found
    return found[0].isoformat() if len(found) == 1 else None


def _dotted(asked: Asked) -> str | None:
    parsed = asked.parsed
    return day_value(int(parsed["year"]), int(parsed["monthnumber"]), int(parsed["day"]))


def _day(asked: Asked) -> str | None:
    """The day that is named by date, weekday or "today"."""
    known = asked.known
    if asked.get("day") and asked.month:
        day = int(asked.parsed["day"])
        if asked.year is not None:
            return day_value(asked.year, asked.month, day)
        if known.day is None:
            return None
        return nearest_year(known.day, asked.month, day, ahead=known.ahead)
    if asked.get("weekday"):
        return _weekday_value(asked)
    shift = asked.number("relative_day")
    if shift is not None and known.day:
        return (known.day + timedelta(days=shift)).isoformat()
    return None


def _weekday_value(asked: Asked) -> str | None:
    weekday, known = asked.number("weekday"), asked.known
    if weekday is None:
        return None
    if told := asked.number("story_pointer"):
        day = known.told["day"].date if "day" in known.told else None
        return after(day, weekday).isoformat() if day and told > 0 else None
    if known.day is None:
        return None
    pointer = asked.number("pointer")
    if pointer == -1:
        return on_or_before(known.day - timedelta(days=1), weekday).isoformat()
    if pointer == 1 or (pointer is None and known.ahead):
        return after(known.day, weekday).isoformat()
    if pointer == 0:
        monday = known.day - timedelta(days=known.day.isoweekday() - 1)
        return (monday + timedelta(days=weekday - 1)).isoformat()
    return on_or_before(known.day, weekday).isoformat()


def has_clock(parsed: Parsed) -> bool:
    """Whether the expression names a time of day."""
    return any(parsed.get(name) for name in ("hour", "clock_word", "oclock"))


def _clock_text(asked: Asked) -> str:
    if word := asked.code("clock_word"):
        return f"T{word}"
    if oclock := asked.get("oclock"):
        hour = int(oclock) if oclock.isdigit() else asked.words.number("cardinal", oclock)
        return f"T{hour:02}"
    hour, minute = int(asked.parsed["hour"]), asked.get("minute")
    if half := asked.get("half"):
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return f"T{hour:02}:{minute or '00'}"


def _date_clock(asked: Asked) -> str | None:
    day = _day(asked)
    return day and day + (_clock_text(asked) if has_clock(asked.parsed) else "")


def _weekday_part(asked: Asked) -> str | None:
    day, part = _day(asked), asked.code("part")
    if asked.get("relative_day") == "tonight":
        part = "NI"
    return f"{day}T{part}" if day and part else day


def _clock(asked: Asked) -> str | None:
    day = asked.known.told.get("day") or asked.known.published
    found = day.date if day else None
    return f"{found.isoformat()}{_clock_text(asked)}" if found else None


def _day_part(asked: Asked) -> str | None:
    """Yesterday's night for "last night", today's for "this", the story's for "that"."""
    if asked.get("relative_day"):
        return _weekday_part(asked)
    day = asked.known.day
    if asked.get("this") in {"that", "the same"}:
        told = asked.known.told.get("day")
        day = told.date if told else None
    if day is None:
        return None
    return (
        f"{(day - timedelta(days=1 if asked.get('last') else 0)).isoformat()}T{asked.code('part')}"
    )


def _overnight(asked: Asked) -> str | None:
    day = asked.known.day
    return f"{(day - timedelta(days=1)).isoformat()}TNI" if day else None


def _story_part(asked: Asked) -> str | None:
    told = asked.known.told.get("day")
    if told is None or told.date is None:
        return None
    day = told.date + timedelta(days=asked.number("story_pointer") or 0)
    return f"{day.isoformat()}T{asked.code('part')}"


def _part_alone(asked: Asked) -> str | None:
    """The part of the day that the text has told of, or of publication: "in the morning"."""
    told = asked.known.told.get("day") or asked.known.published
    day = told.date if told else None
    return f"{day.isoformat()}T{asked.code('part')}" if day else None


def _week_of(asked: Asked) -> str | None:
    day = _day(asked)
    if day is None:
        return None
    return week_value(date.fromisoformat(day)) + ("-WE" if asked.code("unit") == "WE" else "")


def _weekday_of(asked: Asked) -> str | None:
    weekday, day = asked.number("weekday"), asked.known.day
    if day is None or weekday is None:
        return None
    weeks = asked.number("pointer") if asked.get("pointer") else -2
    monday = day - timedelta(days=day.isoweekday() - 1)
    return (monday + timedelta(days=weekday - 1, weeks=weeks or 0)).isoformat()


def _feast(asked: Asked) -> str | None:
    day = asked.known.day
    if asked.year is not None:
        return f"{asked.parsed['year']}-{asked.code('feast')}"
    if day is None:
        return None
    if asked.get("thanksgiving"):
        days = [nth_weekday(year, 11, 4, 4) for year in (day.year - 1, day.year, day.year + 1)]
        return min(days, key=lambda found: abs(found - day)).isoformat()
    month, of_month = (asked.code("feast") or "").split("-")
    return nearest_year(day, int(month), int(of_month), ahead=bool(asked.known.ahead))


DAY_RULES: dict[str, Rule] = {
    "iso": ("DATE", _iso),
    "slashed": ("DATE", _slashed),
    "dotted": ("DATE", _dotted),
    "clock_date": ("TIME", _date_clock),
    "date_clock": ("DATE", _date_clock),
    "weekday_clock": ("TIME", _date_clock),
    "day_part": ("TIME", _day_part),
    "part_alone": ("TIME", _part_alone),
    "week_of": ("DATE", _week_of),
    "overnight": ("TIME", _overnight),
    "relative_day": ("DATE", _weekday_part),
    "eve_part": ("TIME", _story_part),
    "weekday_of": ("DATE", _weekday_of),
    "weekday": ("DATE", _weekday_part),
    "feast": ("DATE", _feast),
    "clock": ("TIME", _clock),
    "nine_eleven": ("DATE", lambda _: "2001-09-11"),
}
"""By the name of the pattern: the type, and what gives the value."""

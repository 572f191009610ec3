"""The values of weeks, months, years and the like, and of what is counted from them."""

from __future__ import annotations

import re

from dateline.resolve.asked import Asked, Known, Rule
from dateline.resolve.calendar import (
    month_value,
    on_or_before,
    quarter_value,
    season_value,
    unit_value,
    week_value,
    year_value,
)
from dateline.resolve.durations import duration_value, number_in_words, number_of

_MONTHS, _QUARTERS = 12, 4


def _month_year(asked: Asked) -> str | None:
    if asked.year is None or asked.month is None:
        return None
    return f"{year_value(asked.year)}-{asked.month:02}"


def _nearby(now: int, place: int, size: int, asked: Asked) -> int:
    """Which month or quarter, counted from the year 0, a bare name means.

    `now` is the current one, counted so; `place` the one that is named, counted within its year.
    """
    behind = (now - place) % size
    pointer = asked.number("pointer")
    if pointer == 0:
        return now // size * size + place
    if pointer == -1:
        return now - (behind or size)
    before = (place - now) % size
    if pointer == 1:
        return now + (before or size)
    coming = asked.known.ahead
    if coming is None and size == _MONTHS:
        coming = before * 2 < behind
    if size == _QUARTERS and behind == 1:
        coming = False  # "expects to report its third-quarter loss": the one just over
    return now + before if coming else now - behind


def _month(asked: Asked) -> str | None:
    now, month = asked.known.month, asked.month
    if now is None or month is None:
        return None
    return month_value(_nearby(now, month - 1, _MONTHS, asked))


def _quarter(asked: Asked) -> str | None:
    number = int(asked.get("q") or asked.number("ordinal") or 0)
    if not 1 <= number <= 4:
        return None
    if asked.year is not None:
        return f"{year_value(asked.year)}-Q{number}"
    if asked.known.month is None:
        return None
    return quarter_value(_nearby(asked.known.month // 3, number - 1, _QUARTERS, asked))


def _half(asked: Asked) -> str | None:
    if decade := asked.get("decade"):
        return decade
    year = asked.known.year if asked.year is None else asked.year
    half = asked.get("half") or (1 if asked.parsed["which"] == "first" else 2)
    return None if year is None else f"{year_value(year)}-H{half}"


def _season(asked: Asked) -> str | None:
    season = asked.code("season") or ""
    if year := _year(asked):
        return f"{year}-{season}"
    if asked.known.month is None:
        return None
    pointer = asked.number("pointer")
    if pointer is None and asked.known.ahead:
        pointer = 1
    return season_value(season, asked.known.month, pointer)


def _year(asked: Asked) -> str | None:
    if asked.get("millennium"):
        return "2000"
    if spoken := asked.get("spoken"):
        return year_value(1900 + int(number_in_words(spoken, asked.words)))
    if short := asked.get("short"):
        return f"20{short}"
    return None if asked.year is None else year_value(asked.year)


def _decade(asked: Asked) -> str | None:
    if decade := asked.get("decade"):
        return decade
    short = asked.get("short") or asked.number("decade_word")
    return f"19{short}"


def _quarter_of(asked: Asked) -> str | None:
    """The 1988 quarter is the one that the text goes on about, in that year."""
    told = asked.known.told.get("quarter")
    quarter = None if told is None or told.index is None else told.index // 3
    if asked.year is None:
        return None if quarter is None else quarter_value(quarter)
    return year_value(asked.year) + ("" if quarter is None else f"-Q{quarter % 4 + 1}")


def _century(asked: Asked) -> str | None:
    ordinal = asked.get("century") or ""
    digits = "".join(char for char in ordinal if char.isdigit())
    number = int(digits) if digits else 21
    if not digits and asked.words.has("ordinal", ordinal):
        number = asked.words.number("ordinal", ordinal)
    return f"{number - 1:02}" if 2 <= number <= 99 else None


def _ago(asked: Asked) -> str | None:
    unit, way = asked.code("unit"), asked.parsed["way"]
    number = number_of(asked.parsed, asked.words) if asked.get("number") else None
    back = way in {"ago", "earlier"}
    if unit == "Y" and number == 1 and back and (quarter := _quarter_before(asked.known)):
        return quarter
    if unit is None or number is None:
        return "PAST_REF" if way == "ago" else None
    if number != int(number):
        return None
    told = way in {"earlier", "later", "afterwards", "afterward"}
    return _counted(unit, -int(number) if back else int(number), asked.known, told=told)


def _quarter_before(known: Known) -> str | None:
    """The quarter that a report goes on about, a year before: what its figures stand beside."""
    told = known.told.get("quarter")
    if told is None or told.index is None or not known.compares:
        return None
    return quarter_value(told.index // 3 - 4)


def _counted(unit: str, number: int, known: Known, *, told: bool) -> str | None:
    """So many units from the day the text has told of, or from publication."""
    start = known.published
    if told:
        fine = {"Y": "year", "M": "month", "Q": "quarter"}.get(unit, "day")
        start = known.told.get(fine) or (start if unit == "Y" else None)
        if unit == "Y" and (quarter := known.told.get("quarter")) and quarter == start:
            index = quarter.index
            return None if index is None else quarter_value(index // 3 + 4 * number)
    return None if start is None else unit_value(unit, number, start)


def _year_ago(asked: Asked) -> str | None:
    unit = asked.words.code("unit", asked.parsed["unitname"])
    if unit == "Y" and (named := asked.get("ordinalquarter")):
        year = asked.known.year
        quarter = asked.words.number("ordinal", named)
        return None if year is None else f"{year_value(year - 1)}-Q{quarter}"
    quarter_told = asked.known.told.get("quarter")
    if unit == "Y" and quarter_told and quarter_told.index is not None:
        return quarter_value(quarter_told.index // 3 - 4)
    start = asked.known.published
    return None if start is None else unit_value(unit, -1, start)


def _pointed_unit(asked: Asked) -> str | None:
    unit, known = asked.code("unit") or "", asked.known
    pointer, story = asked.number("pointer"), asked.number("story_pointer")
    word = asked.get("pointer") or ""
    if word in {"the past", "this past"}:
        return duration_value(1, unit)
    if unit == "Q" and word.endswith("that") and "quarter" in known.told:
        return unit_value("Q", 0, known.told["quarter"])
    if story is not None or (word.endswith("next") and unit == "D"):
        return _counted(unit, 1 if story is None else story, known, told=True)
    if word.endswith(("previous", "prior")) and (found := _counted(unit, -1, known, told=True)):
        return found
    if pointer is None or known.published is None:
        return None
    if unit == "Q" and word.endswith("latest"):
        pointer = -1
    return unit_value(unit, pointer, known.published)


def _the_unit(asked: Asked) -> str | None:
    known = asked.known
    if asked.get("yearend"):
        year = known.year
        if year is not None and known.month is not None and known.month % 12 < 3:
            year -= 0 if known.ahead else 1
        return None if year is None else f"{year_value(year)}-12-31"
    unit = asked.code("unit") or ""
    if asked.get("told"):
        return _counted("D", 0, known, told=True) or _counted("D", 0, known, told=False)
    if unit == "Y" and not asked.get("end") and re.match(r" (?:ended|ending|to)\b", known.after):
        return duration_value(1, unit)
    if known.published is None:
        return None
    if unit == "Q":
        told = known.told.get("quarter")
        return unit_value("Q", 0, told) if told else unit_value("Q", -1, known.published)
    if unit == "WE" and known.day:
        ahead = known.ahead or known.day.isoweekday() >= 6
        day = known.day if ahead else on_or_before(known.day, 7)
        return f"{week_value(day)}-WE"
    return unit_value(unit, 0, known.published)


def _duration(asked: Asked) -> str | None:
    unit = asked.code("unit")
    if asked.get("number") == "one" and unit == "D" and asked.known.ahead:
        return "FUTURE_REF"
    return unit and duration_value(number_of(asked.parsed, asked.words), unit)


def _vague_stretch(asked: Asked) -> str | None:
    side = asked.get("vagueside")
    if side in {"coming", "upcoming", "future"}:
        return "FUTURE_REF"
    if side and asked.get("units") in {"years", "decades", "quarters"}:
        return "PAST_REF"
    return _units(asked)


def _units(asked: Asked) -> str | None:
    word = asked.get("units") or asked.get("ahead") or ""
    return duration_value(None, asked.words.code("unit", word))


def _set(asked: Asked) -> str | None:
    if frequency := asked.code("frequency"):
        return frequency
    number = asked.get("each") or "1"
    count = int(number) if number.isdigit() else asked.words.number("cardinal", number)
    if asked.get("other"):
        count = 2
    return duration_value(count, asked.code("unit") or "D")


def _weekdays(asked: Asked) -> str | None:
    return f"XXXX-WXX-{asked.number('weekday')}"


def _reference(asked: Asked) -> str | None:
    return asked.code("reference")


STRETCH_RULES: dict[str, Rule] = {
    "month_year": ("DATE", _month_year),
    "quarter": ("DATE", _quarter),
    "half": ("DATE", _half),
    "season": ("DATE", _season),
    "season_alone": ("DATE", _season),
    "weekdays": ("SET", _weekdays),
    "ago": ("DATE", _ago),
    "quarter_of": ("DATE", _quarter_of),
    "year_ago": ("DATE", _year_ago),
    "set": ("SET", _set),
    "stretch": ("DURATION", _duration),
    "vague_stretch": ("DATE", _vague_stretch),
    "duration": ("DURATION", _duration),
    "pointed_unit": ("DATE", _pointed_unit),
    "the_unit": ("DATE", _the_unit),
    "bare_units": ("DURATION", _units),
    "month": ("DATE", _month),
    "decade": ("DATE", _decade),
    "century": ("DATE", _century),
    "year": ("DATE", _year),
    "reference": ("DATE", _reference),
    "years": ("DATE", lambda _: None),
    "day_range": ("DATE", lambda _: None),
}
"""By the name of the pattern: the type, and what gives the value."""

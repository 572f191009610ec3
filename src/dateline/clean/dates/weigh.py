"""Which of the dates that a page gives is its own.

A page gives dates in many places, and not all are right: markup is stamped anew when a template
changes, and a date that is printed may be another article's. They are weighed so:

1. A date that cannot be right is refused, and kept with the reason: one that templates print for
   "none" (1 January 1970 and the like), one later than the day after the page was fetched, and one
   before 6 August 1991, when the first web page went up. The last is let pass on a page from the
   web that gives the same day in two places of different kinds (markup, address, print), as
   digitised newspapers do, and in a text with no address, which may be from paper.
2. The surest place is taken first: what the row or the feed said; the article's JSON-LD; meta
   elements for publication; a `time` element or a printed line that says "published"; meta
   elements that say only "date"; the day in the page's address; a `time` element, then a printed
   date, beside the title; the dateline; the month in the address; six digits in the address that
   can be a day. The date of a change never becomes the date of publication.
3. A date of publication in markup that is to the minute the date of the last change was stamped
   again by that change: where all that the page prints beside the title is earlier, that is taken.
4. The day in an address is often that of the printed paper: a day printed beside the title that is
   the same or next to it is taken instead.
5. Among dates on the same day, the finest is taken: `2025-09-03T17:25` before `2025-09-03`.
6. A dateline without a year has the year that puts it within a month of another date of the page.
7. A page with none of these that quotes posts is dated by the last of them, with a warning: it was
   published on that day or later, mostly on the same.

Dates one day apart agree: the same moment is on two days in two time zones. Dates further apart do
not, and a warning names both.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from dateline.clean.dates.read import Stamp, read_stamp
from dateline.model import DateFound, DateKind, Page, PublishedFrom, SeenDate
from dateline.model.time import interval

_FROM: dict[DateFound, PublishedFrom] = {
    "json-ld": "json-ld", "meta": "meta", "time": "meta", "url": "url",
    "dateline": "text", "text": "text", "feed": "file", "file": "file",
}  # fmt: skip
_ORDER: tuple[tuple[DateFound, DateKind], ...] = (
    ("file", "published"), ("feed", "published"), ("json-ld", "published"), ("meta", "published"),
    ("time", "published"), ("text", "published"), ("meta", "unsaid"),
    ("json-ld", "unsaid"), ("url", "published"),
    ("time", "unsaid"), ("text", "unsaid"), ("dateline", "unsaid"),
)  # fmt: skip
_RANK = {place: number for number, place in enumerate(_ORDER)}
_KINDS: dict[DateFound, str] = {
    "json-ld": "markup", "meta": "markup", "time": "markup", "url": "address",
    "dateline": "print", "text": "print", "feed": "row", "file": "row",
}  # fmt: skip
_NAMES: dict[DateFound, str] = {
    "json-ld": "JSON-LD", "meta": "meta element", "time": "time element", "url": "address",
    "dateline": "dateline", "text": "printed", "feed": "feed", "file": "row",
}  # fmt: skip
_FINE = {"time": 0, "day": 1, "week": 2, "month": 3, "quarter": 4, "year": 5, "none": 6}
_FIRST_WEB_PAGE = date(1991, 8, 6)
_EMPTY = frozenset({
    "0001-01-01", "0001-01-02", "1899-12-30", "1899-12-31", "1900-01-01", "1969-12-31",
    "1970-01-01", "1970-01-02",
})  # fmt: skip
_DAY = timedelta(days=1)
_MONTH = timedelta(days=31)
OTHERS = "it is another article's"
"""Why a date is refused that stands with another article, on a page with none for its own."""
_FINE_ENOUGH = frozenset({"time", "day"})
_MOST_TOLD = 3
"""Dates that one page's warnings name."""


class Dating(msgspec.Struct, frozen=True, kw_only=True):
    """A page's dates, weighed."""

    published: SeenDate | None = None
    modified: SeenDate | None = None
    dates: tuple[SeenDate, ...] = ()
    """All of them, the better one first."""
    warnings: tuple[str, ...] = ()

    @property
    def published_from(self) -> PublishedFrom | None:
        """Where the publication date was found, in the contract's words."""
        return _FROM[self.published.found] if self.published else None


def seen(stamp: Stamp, of: DateKind, found: DateFound, words: str) -> SeenDate:
    """A date that was read, with where."""
    return SeenDate(
        value=stamp.value, precision=stamp.precision, of=of, found=found, words=words.strip()[:120]
    )


def yearless(month: int, day: int, words: str) -> SeenDate:
    """A dateline's day without a year, as ISO 8601 wrote it up to 2000: `--04-26`."""
    return SeenDate(
        value=f"--{month:02}-{day:02}", precision="none", of="unsaid", found="dateline", words=words
    )


def weigh(dates: Sequence[SeenDate], page: Page, url: str | None) -> Dating:
    """The page's date of publication and of its last change, as the module says.

    `url` is the page's address, if that is known. The warnings say what was refused, where two
    dates disagree, and, for all but rows, why there is no date of publication.
    """
    checked = _checked(_with_years(tuple(dict.fromkeys(dates))), page, url)
    good = [date for date in checked if not date.refused]
    changed = sorted((d for d in good if d.of == "modified"), key=_trust)
    ranked = sorted((d for d in good if d.of != "modified"), key=_trust)
    published = _chosen(ranked, changed)
    modified = (
        min(changed, key=lambda d: (not _same_day(d, changed[0]), _FINE[d.precision]))
        if changed
        else None
    )
    refused = [date for date in checked if date.refused]
    firsts = [date for date in (published, modified) if date]
    rest = [date for date in (*ranked, *changed) if date not in firsts]
    warnings = [
        _refusal(date) for date in refused if date.precision != "none" and date.refused != OTHERS
    ]
    if published:
        warnings += _disagreements(published, ranked)
    elif page.media != "article":
        warnings.append(_why_none(changed, refused))
    return Dating(
        published=published,
        modified=modified,
        dates=(*firsts, *rest, *refused),
        warnings=tuple(warnings[: _MOST_TOLD + 1]),
    )


def _trust(seen_date: SeenDate) -> tuple[int, int]:
    coarse = seen_date.found == "url" and seen_date.precision != "day" and seen_date.of != "unsaid"
    rank = len(_ORDER) if coarse else _RANK.get((seen_date.found, seen_date.of), len(_ORDER))
    return rank, _FINE[seen_date.precision]


def _chosen(ranked: Sequence[SeenDate], changed: Sequence[SeenDate]) -> SeenDate | None:
    if not ranked:
        return None
    best = ranked[0]
    printed = [date for date in ranked if date.found in {"time", "text"}]
    stamped = _KINDS[best.found] == "markup" and any(_same_minute(best, date) for date in changed)
    if stamped and printed and all(_apart(date, best) < -_DAY for date in printed):
        best = printed[0]
    if best.found == "url":
        best = next((date for date in printed if abs(_apart(date, best)) <= _DAY), best)
    same = [date for date in ranked if _same_day(date, best)]
    return min(same, key=lambda date: (_FINE[date.precision], _trust(date)))


def _disagreements(taken: SeenDate, others: Sequence[SeenDate]) -> list[str]:
    told: dict[str, str] = {}
    for other in others:
        if abs(_apart(other, taken)) > _DAY:
            said = (
                f"two dates: {taken.value} ({_NAMES[taken.found]}) and {other.value} "
                f"({_NAMES[other.found]}); {_reason(taken, other)}"
            )
            told.setdefault(other.value[:10], said)
    return list(told.values())[:_MOST_TOLD]


def _reason(taken: SeenDate, other: SeenDate) -> str:
    if _trust(taken) < _trust(other):
        return "the first is taken: its place is the surer one"
    return "the first is taken: the second was stamped again by the last change"


def _refusal(refused: SeenDate) -> str:
    said = "" if refused.words.startswith(refused.value) else f", {refused.words[:40]!r}"
    return f"date refused: {refused.value} ({_NAMES[refused.found]}{said}): {refused.refused}"


def _why_none(changed: Sequence[SeenDate], refused: Sequence[SeenDate]) -> str:
    if changed:
        return (
            f"no publication date: the page gives only that of its last change ({changed[0].value})"
        )
    bare = next((date for date in refused if date.precision == "none"), None)
    if bare:
        return f"no publication date: {bare.words!r} {bare.refused}"
    other = next((date for date in refused if date.refused == OTHERS), None)
    if other and all(date.refused == OTHERS for date in refused):
        return f"no publication date: the only date is of another article ({other.value})"
    if refused:
        return "no publication date: each date of the page was refused"
    return "no publication date in the page"


def _with_years(dates: Sequence[SeenDate]) -> tuple[SeenDate, ...]:
    """The dates, those without a year given the one that another date of the page fixes."""
    known = [_days(date) for date in dates if date.precision != "none" and not date.refused]
    out = []
    for seen_date in dates:
        if seen_date.precision != "none" or seen_date.refused:
            out.append(seen_date)
            continue
        years = {
            day.year
            for span in known
            if span
            for year in range(span[0].year - 1, span[1].year + 2)
            if (day := _day(year, seen_date.value[2:]))
            and span[0] - _MONTH <= day <= span[1] + _MONTH
        }
        if len(years) == 1:
            value = f"{years.pop():04}{seen_date.value[1:]}"
            out.append(msgspec.structs.replace(seen_date, value=value, precision="day"))
        else:
            out.append(msgspec.structs.replace(seen_date, refused="has no year"))
    return tuple(out)


def _checked(dates: Sequence[SeenDate], page: Page, url: str | None) -> list[SeenDate]:
    fetched = read_stamp(page.latest) if page.latest else None
    span = interval(fetched.value[:10]) if fetched else None
    latest = span[1] if span else None
    paper = page.media == "article" or (page.media == "text" and not url)
    out = []
    for seen_date in dates:
        days = None if seen_date.refused else _days(seen_date)
        why = seen_date.refused
        if seen_date.refused:
            pass
        elif days is None or seen_date.value[:10] in _EMPTY:
            why = "it stands for no date"
        elif latest and days[0] > latest + _DAY:
            why = f"it is after {latest}, when the page was read"
        elif days[1] < _FIRST_WEB_PAGE and not paper and not _vouched(seen_date, dates):
            why = "it is older than the web"
        out.append(msgspec.structs.replace(seen_date, refused=why))
    return out


def _vouched(seen_date: SeenDate, dates: Sequence[SeenDate]) -> bool:
    """Whether another kind of place gives the same day, or the one beside it."""
    return any(
        _KINDS[other.found] != _KINDS[seen_date.found] and _agree(seen_date, other)
        for other in dates
    )


def _agree(one: SeenDate, other: SeenDate) -> bool:
    return _same_day(one, other) or (
        one.precision in _FINE_ENOUGH
        and other.precision in _FINE_ENOUGH
        and abs(_apart(one, other)) <= _DAY
    )


def _day(year: int, month_and_day: str) -> date | None:
    try:
        return date.fromisoformat(f"{year:04}-{month_and_day}")
    except ValueError:
        return None


def _days(seen_date: SeenDate) -> tuple[date, date] | None:
    return interval(seen_date.value[:10])


def _apart(one: SeenDate, other: SeenDate) -> timedelta:
    """How long `one` is after `other`, in days; negative before; nothing where they overlap."""
    a, b = _days(one), _days(other)
    if a is None or b is None:
        return timedelta(0)
    if a[0] > b[1]:
        return a[0] - b[1]
    return a[1] - b[0] if a[1] < b[0] else timedelta(0)


def _same_day(one: SeenDate, other: SeenDate) -> bool:
    """Whether the coarser of the two covers the finer."""
    a, b = _days(one), _days(other)
    return bool(a and b and (a[0] <= b[0] <= b[1] <= a[1] or b[0] <= a[0] <= a[1] <= b[1]))


def _same_minute(one: SeenDate, other: SeenDate) -> bool:
    return one.precision == "time" and one.value[:16] == other.value[:16]

"""Datelines: the place, day and agency that open an article's text."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from dateline.vocab.months import months

_READ = 160
"""Characters of a paragraph in which a dateline ends."""
_OPENING = 12
"""Paragraphs in which a dateline is looked for: pages put summaries and contents above it."""
_DAY = r"([0-3]?\d)(?:st|nd|rd|th|er|\.|º)?"
_NAME = r"([^\W\d_]{3,12})\.?"
_DATE = rf"(?:{_NAME}\s*{_DAY}|{_DAY}\s+(?:de\s+)?{_NAME})(?:,?\s*(?:de\s+)?((?:1[89]|20)\d\d))?"
_AGENCY = r"\(([^()\n]{2,40})\)|/\s?([^/\n]{2,40}?)\s?/"
_PLACE = r"([^\W\d_][^()/\d\n–—]{1,60}?)"
_DIGIT = re.compile(r"\d")
_BRACKET = re.compile(r"[(/]")
_DASH = r"\s*(?:[–—]|--?|[.:]\s?[–—-])\s*(?=\S)"
# As in: ASTANA, April 26 (Reuters) — or BEIJING, Feb. 3 /Xinhua/ -- or MOSCOW, January 5. /TASS/.
_DATED = re.compile(
    rf"(?:{_PLACE}[,.:]?\s+)?{_DATE}[.,]?\s*(?:(?:{_AGENCY})(?:{_DASH}|\.?:\s|\.\s)|{_DASH}|:\s)"
)
# As in: LONDON (AP) - or Berlin (dpa) –
_UNDATED = re.compile(rf"(?:{_PLACE}\s*)?(?:{_AGENCY})(?:{_DASH}|\s*:\s)")


class Dateline(msgspec.Struct, frozen=True, kw_only=True):
    """What a dateline says, each null where it does not."""

    words: str
    place: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    agency: str | None = None
    """As printed."""


def read_dateline(paragraphs: Sequence[str]) -> Dateline | None:
    """The dateline that an article opens with.

    A day that opens two paragraphs or more is a chronology's or a live page's, and not read, unless
    a place or an agency stands with the first.
    """
    found: list[Dateline] = []
    for number, paragraph in enumerate(paragraphs[:_OPENING]):
        head = paragraph[:_READ]
        dateline = _dated(head) or (_undated(head) if number < 4 else None)
        if dateline and (dateline.place or dateline.agency):
            return dateline
        if dateline:
            found.append(dateline)
    return found[0] if len(found) == 1 else None


def _dated(head: str) -> Dateline | None:
    match = _DATED.match(head) if _DIGIT.search(head, 0, 90) else None
    if not match:
        return None
    place, name1, day1, day2, name2, year, bracketed, slashed = match.groups()
    month = months().get((name1 or name2).lower())
    day = int(day1 or day2)
    agency = bracketed or slashed
    if not month or not 1 <= day <= 31 or not (year or agency or place):
        return None
    if place and not _is_place(place, sure=bool(agency)):
        return None
    return Dateline(
        words=match.group().strip(" -–—"),
        place=place,
        year=int(year) if year else None,
        month=month,
        day=day,
        agency=agency,
    )


def _undated(head: str) -> Dateline | None:
    match = _UNDATED.match(head) if _BRACKET.search(head, 0, 80) else None
    if not match:
        return None
    place, bracketed, slashed = match.groups()
    return Dateline(words=match.group().strip(" -–—"), place=place, agency=bracketed or slashed)


def _is_place(text: str, *, sure: bool) -> bool:
    """A name of one to six words; without an agency behind it, in capitals as agencies set it."""
    words = text.split()
    if len(words) > 6 or not text[0].isupper():
        return False
    return sure or words[0].strip(",.") == words[0].strip(",.").upper()

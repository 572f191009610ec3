"""Dates that share a month or year: "3-5 March", "April 24 and 25", "March to May 2021"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model import Span
from dateline.vocab.time_words import Parsed, TimeWords

_JOINT = re.compile(r"(?:,|,? (?:and|or)|,? (?:to|until|till|through)| ?[-–—/]),? ?(?:the )?")
_BARE = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,? (?P<year>\d{4}))?")
_LONGEST = 6
_NAMED = frozenset({"date_clock", "month", "month_year"})


def completed(low: str, spans: Sequence[Span], words: TimeWords) -> list[str]:
    """The expressions at the spans, each with the month, year or century that it shares.

    `low` is the text as `folded` gives it, and the spans stand in its order. "3" in "3-5 March
    2021" becomes "3 march 2021", "21" in "2019-21" becomes "2021", and "march" in "from March to
    May 2021" "march 2021".
    """
    out = [low[start:end] for start, end in spans]
    for at in range(len(spans) - 1):
        if _JOINT.fullmatch(" ".join(low[spans[at][1] : spans[at + 1][0]].split(" "))):
            _share(out, at, low, spans, words)
    return out


def _share(out: list[str], at: int, low: str, spans: Sequence[Span], words: TimeWords) -> None:
    """Complete the expressions at `at` and behind it from each other."""
    one, other = out[at], out[at + 1]
    if _BARE.fullmatch(one) or _BARE.fullmatch(other):
        for end in range(min(len(spans), at + _LONGEST), at + 1, -1):
            whole = words.parse(low[spans[at][0] : spans[end - 1][1]])
            if whole and whole.rule in {"day_range", "years"}:
                for i in range(at, end):
                    out[i] = _part(out[i], whole)
                return
        return
    first, second = words.parse(one), words.parse(other)
    if first and second and {first.rule, second.rule} <= _NAMED and not first.get("year"):
        month, last, year = _month(first, words), _month(second, words), second.get("year")
        bare = not any(first.get(name) for name in ("pointer", "story_pointer", "yearpointer"))
        if month and last and year and bare and first.rule != "month_year":
            out[at] = f"{one} {int(year) - (month > last)}"


def _part(expression: str, whole: Parsed) -> str:
    """One of the days or years of a range, completed."""
    if whole.rule == "years":
        years = whole["from"]
        return expression if len(expression) == len(years) else years[:2] + expression
    match = _BARE.match(expression)
    day = match["day"] if match else _digits(expression)
    month = whole.get("month") or whole["month_short"]
    return f"{day} {month} {whole.get('year') or ''}".strip()


def _digits(expression: str) -> str:
    found = re.search(r"(?<!\d)\d{1,2}(?!\d)", expression)
    return found.group() if found else ""


def _month(parsed: Parsed, words: TimeWords) -> int | None:
    for name in ("month", "month_short"):
        if word := parsed.get(name):
            return words.number(name, word)
    return None

"""Time expressions in the text, as TIMEX3 counts them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from dateline.model import Mention, Span
from dateline.vocab.time_words import TimeWords, folded, time_words

_WORD_BEFORE = re.compile(r"([\w'&]+)[^\w\s]?\s*$")
_WORD_AFTER = re.compile(r"\s*([\w'&]+)")
_JOINT = re.compile(
    r"(?<=[\dthsnr])(?: ?[-–/] ?|, (?:and )?| and | to | or )(?=\d{1,2}(?!\d{3}|\d\d$))"
    r"|(?<=\d{4})[-–/](?=\d)"
)
_AFTER_THE_PAST = frozenset({"", "and", "or", "that", "but", "to", "because", "have", "has"})
_FRACTION = re.compile(r"\b(?:a|one|three)[ -]quarters?$")
_BARE_YEAR = re.compile(r"\d{4}")
# Rules whose words are written small unless they begin a sentence: "USA Today", "Daily Mail".
_SMALL = frozenset({"reference", "relative_day", "set", "bare_units", "day_part"})


def spot_times(text: str, sentences: Sequence[Span]) -> list[Mention]:
    """Mark every time expression: dates, clock times, durations and sets, whole or partial.

    Takes the text and its sentences; gives mentions of kind `time`, in text order, none
    overlapping. What a bare "may" or "2000" is depends on the words around it; a doubtful one is
    not marked.
    """
    words = time_words()
    low = folded(text)
    starts = [start for start, _ in sentences]
    found = []
    for match in words.find(low):
        view = _View(text, low, match, starts, words)
        if view.is_time():
            found += [Mention(span=span, kind="time") for span in view.spans()]
    return found


class _View:
    """One match of the spotter, with what stands around it."""

    def __init__(
        self,
        text: str,
        low: str,
        match: re.Match[str],
        starts: Sequence[int],
        words: TimeWords,
    ) -> None:
        self.rule = match.lastgroup or ""
        self.words = words
        self.start, self.end = match.span()
        self.as_written = text[self.start : self.end]
        self.low = match.group()
        self.opens_sentence = _opens_sentence(self.start, starts)
        before = _WORD_BEFORE.search(low[max(0, self.start - 30) : self.start])
        after = _WORD_AFTER.match(low[self.end : self.end + 30])
        self.before = before.group(1) if before else ""
        self.after = after.group(1) if after else ""
        self.after_is_small = text[self.end :].lstrip()[:1].islower()
        self.next_char = low[self.end : self.end + 1]
        self.previous_char = low[self.start - 1 : self.start]
        self.adjoins = low[max(0, self.start - 2) : max(0, self.start - 1)].isalpha()

    def is_time(self) -> bool:
        """Whether the words around it leave it an expression of time."""
        if not self._capitals_fit():
            return False
        check = _CHECKS.get(self.rule)
        return check is None or check(self)

    def spans(self) -> list[Span]:
        """Its spans: the days of "3-5 March" and the years of "2019-21" are two expressions."""
        out = []
        start = 0
        if self.rule in {"day_range", "years"}:
            for joint in _JOINT.finditer(self.low):
                out.append((self.start + start, self.start + joint.start()))
                start = joint.end()
        return [*out, (self.start + start, self.end)]

    def _capitals_fit(self) -> bool:
        if self.rule in _SMALL and self.as_written[0].isupper():
            return self.opens_sentence
        return all(
            self.as_written[match.start()].isupper()
            for match in self.words.capitalised.finditer(self.low)
        )

    def month(self) -> bool:
        """A bare "May" or "Mar." is a month after a word such as "in"."""
        name = self.low.rstrip(".")
        if name in {"may", "march"} and self.before == "the" and self.as_written[0].isupper():
            return self.after_is_small and self.after not in {"for", "on", "of", "by", "to"}
        if name in {"may", "march"} or self.words.has("month_short", name):
            return self.before in self.words.before["month"]
        return True

    def weekday(self) -> bool:
        """A bare "Friday" is no day in "Black Friday" or "Friday prayers"."""
        return not (
            self.before in self.words.before_no_weekday or self.after in self.words.after_no_weekday
        )

    def year(self) -> bool:
        """Four digits are a year unless they count something."""
        digits = _BARE_YEAR.search(self.low)
        if digits is None or digits.group() != self.low:
            return True
        if self.previous_char in {"-", "–", "/", "."} or self.next_char in {"-", "/"}:
            return False
        if self.adjoins and self.before in self.words.before_number:
            return False
        named = self.before in self.words.before["year"]
        year = int(self.low)
        if self.after in self.words.after_count and self.next_char == " ":
            return named and self.after == "of"
        if 1900 <= year < 2040 and year % 100:
            return True
        return named or (1900 <= year < 2040 and not self.after)

    def reference(self) -> bool:
        """Tell "at the time" from "the time of their lives", "in the past" from "past tense"."""
        if self.low == "the time":
            return self.before == "at" and self.after not in {"of", "when"}
        if self.low in {"the past", "the present"}:
            return self.before in {"in", "of", "from", "for", "to", "until"} and not (
                self.next_char == " " and self.after not in _AFTER_THE_PAST
            )
        if self.low == "the future":
            return self.before in {"in", "for", "into"} and self.after != "of"
        if self.low == "soon":
            return self.before not in self.words.before_no_soon and (
                self.after not in {"as", "after", "before", "became", "turned"}
            )
        return self.next_char != "-"

    def clock(self) -> bool:
        """Tell 17:25 after "at" from a score; what says a.m. or GMT needs no such word."""
        if self.as_written.startswith(("Noon", "Midnight")):
            return self.opens_sentence
        return bool(re.search(r"[a-z]", self.low)) or self.before in self.words.before["clock"]

    def unit(self) -> bool:
        """Seconds and quarters that measure no time are left out."""
        if self.low.endswith("second"):
            return self.low.startswith(("one", "1"))
        if self.low.endswith(("quarter", "quarters")):
            fraction = self.after == "of" and _FRACTION.search(self.low)
            return not fraction and self.after not in {"finals", "final"}
        return not (self.rule == "pointed_unit" and self.low.endswith("minute"))

    def rate(self) -> bool:
        """What goes by the hour or second is a speed, and a party's "daily Granma" a newspaper."""
        if self.low in {"daily", "weekly", "monthly"} and self.after and not self.after_is_small:
            return False
        return not (self.low.startswith("per ") and self.low.endswith(("hour", "minute", "second")))

    def the_unit(self) -> bool:
        """A year is measured in "for the year"; "of the year" may be what somebody is named."""
        return self.next_char != "-" and (
            self.low not in {"the year", "the week"}
            or self.after not in {"of", "when", "that", "before", "after"}
        )

    def feast(self) -> bool:
        """A Christmas Market is no day."""
        return self.next_char != " " or not self.after or self.after_is_small

    def part_alone(self) -> bool:
        """A bare "the morning" stands behind a word such as "in"."""
        return self.before in {"in", "by", "during"} and self.after != "of"

    def season_alone(self) -> bool:
        """A bare season stands behind a word such as "in"."""
        return self.before in self.words.before["season_alone"] and self.after not in {"of", "in"}

    def bare_units(self) -> bool:
        """A bare "years" stands behind a word such as "for", or before "-long"."""
        return self.before in self.words.before["bare_units"] or (
            self.next_char == "-" and self.after == "long"
        )

    def decade(self) -> bool:
        """A decade in words needs its article."""
        return any(char.isdigit() for char in self.low) or self.low.startswith("the ")


_CHECKS: dict[str, Callable[[_View], bool]] = {
    "month": _View.month,
    "weekday": _View.weekday,
    "year": _View.year,
    "reference": _View.reference,
    "clock": _View.clock,
    "duration": _View.unit,
    "ago": _View.unit,
    "set": _View.rate,
    "pointed_unit": _View.unit,
    "season_alone": _View.season_alone,
    "bare_units": _View.bare_units,
    "decade": _View.decade,
    "part_alone": _View.part_alone,
    "the_unit": _View.the_unit,
    "feast": _View.feast,
}


def _opens_sentence(start: int, starts: Sequence[int]) -> bool:
    """Whether a sentence starts here, give or take an opening quote."""
    at = bisect_right(starts, start) - 1
    return at >= 0 and start - starts[at] <= 2

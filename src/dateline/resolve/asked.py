"""A time expression taken apart, and what it may be counted from."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dateline.model import TimeType
from dateline.resolve.calendar import Anchor
from dateline.vocab.time_words import Parsed, TimeWords

_AMOUNT = re.compile(r"\d|\bshare|\bthan\b|\bfrom\b|\bloss|\bprofit|\bincome|\bearned")


@dataclass(frozen=True, slots=True)
class Known:
    """What an expression may be counted from."""

    published: Anchor | None
    told: dict[str, Anchor]
    """The last date that the text named, by how finely it is known: day, month, quarter, year."""
    ahead: bool | None
    """Whether its clause looks ahead or back; null where it does not say."""
    before: str = ""
    """A few words that stand before it in its sentence, in lower case."""
    after: str = ""
    """A few words that stand behind it."""

    @property
    def compares(self) -> bool:
        """Whether it stands beside an amount, as "up from $3 million a year ago" does."""
        return bool(_AMOUNT.search(self.before) or _AMOUNT.search(self.after))

    @property
    def day(self) -> date | None:
        """The day of publication."""
        return self.published.date if self.published else None

    @property
    def month(self) -> int | None:
        """The month of publication, counted from the year 0."""
        return self.published.index if self.published else None

    @property
    def year(self) -> int | None:
        """The year of publication."""
        return self.published.year if self.published else None


@dataclass(frozen=True, slots=True)
class Asked:
    """One expression, taken apart, with what is known around it."""

    parsed: Parsed
    known: Known
    words: TimeWords

    def get(self, name: str) -> str | None:
        """What the group `name` matched."""
        return self.parsed.get(name)

    def number(self, name: str, group: str | None = None) -> int | None:
        """The number that list `name` gives to what its group matched."""
        word = self.get(group or name)
        return None if word is None else self.words.number(name, word)

    def code(self, name: str) -> str | None:
        """The code that list `name` gives to what its group matched."""
        word = self.get(name)
        return None if word is None else self.words.code(name, word)

    @property
    def month(self) -> int | None:
        """The month that is named, 1 to 12."""
        return self.number("month") or self.number("month_short")

    @property
    def year(self) -> int | None:
        """The year that is named or pointed at ("last year")."""
        if year := self.get("year"):
            return int(year)
        pointer = self.get("yearpointer")
        if pointer is None or self.known.year is None:
            return None
        return self.known.year + {"last": -1, "this": 0, "next": 1}[pointer]


Rule = tuple[TimeType, Callable[[Asked], str | None]]
"""The type of a kind of expression, and what gives the value."""

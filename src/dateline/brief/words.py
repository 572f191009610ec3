"""Plain words for codes, dates and numbers: what a reader sees instead of a code."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.axis import MONTHS
from dateline.model import EventRecord, Participant, Precision, RecordActor
from dateline.vocab.countries import countries
from dateline.vocab.counts import counts
from dateline.vocab.plain_words import plain_words
from dateline.vocab.plover import plover

UNDATED = "no date in the text"
DATE_DISPUTED = "date disputed"
UNNAMED = "not named"
_QUOTES = frozenset('“”"„«»')
_IRREGULAR = {
    "story": "stories", "country": "countries", "copy": "copies", "is": "are",
    "person": "people",
}  # fmt: skip
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d))?)?)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_DECADE = re.compile(r"\d{3}")
_ORDINALS = ("first", "second", "third", "fourth")
_PART = re.compile(r"(\d{4})-(H1|H2|SP|SU|FA|WI)")
_PARTS = {
    "H1": "first half of", "H2": "second half of", "SP": "spring", "SU": "summer", "FA": "autumn",
    "WI": "winter",
}  # fmt: skip


def number(value: float) -> str:
    """`1,234`, `2.5`: thousands grouped, no digits that say nothing."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"


def signed(value: float) -> str:
    """`+2.5`, `−7` with a true minus sign, `0`."""
    text = number(abs(value))
    return text if text == "0" else f"{'+' if value > 0 else '−'}{text}"


def plural(count: int, noun: str) -> str:
    """The noun alone, in the number that `count` asks for."""
    if count == 1:
        return noun
    before, space, last = noun.rpartition(" ")
    return f"{before}{space}{_IRREGULAR.get(last, f'{last}s')}"


def count(many: int, noun: str) -> str:
    """`1 page`, `3 stories`, `no records`."""
    return f"{number(many) if many else 'no'} {plural(many, noun)}"


def listed(items: list[str] | tuple[str, ...], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    return (
        f" {last} ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)
    )


def capital(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def day(value: str | None, *, short: bool = False) -> str | None:
    """An ISO date, however partial, in words: `19 February 1976`, `February 1976`, `1976`.

    Something that is no ISO date comes back as it is; `None` stays `None`.
    """
    if value is None:
        return None
    if week := _WEEK.match(value):
        return f"week {int(week[2])} of {week[1]}"
    if quarter := _QUARTER.match(value):
        return f"{_ORDINALS[int(quarter[2]) - 1]} quarter of {quarter[1]}"
    if part := _PART.match(value):
        return f"{_PARTS[part[2]]} {part[1]}"
    if _DECADE.fullmatch(value):
        return f"the {value}0s"
    found = _DATE.match(value)
    if not found or not 1 <= int(found[2] or 1) <= 12:
        return value
    year, month, of_month, time = found.groups()
    name = MONTHS[int(month) - 1] if month else ""
    words = [str(int(of_month)) if of_month else "", name[:3] if short else name, year]
    text = " ".join(word for word in words if word)
    return f"{text}, {time}" if time and not short else text


def when(value: str | None, precision: Precision) -> str:
    """A record's date in words, cut to its precision."""
    cut = {"year": 4, "month": 7, "day": 10}.get(precision)
    return day(value[:cut] if value else None) or UNDATED


def dated(record: EventRecord) -> str:
    """When it happened; or, where no words say, when it was reported."""
    if record.date is None and any(one.field == "date" for one in record.disagreements):
        return DATE_DISPUTED
    told = when(record.date, record.date_precision)
    return f"reported {told}" if record.date and record.date_origin == "article" else told


def precision(value: Precision) -> str:
    """How precise a date is, for a reader."""
    return {
        "time": "to the minute",
        "day": "to the day",
        "week": "to the week",
        "month": "to the month",
        "quarter": "to the quarter",
        "year": "only to the year",
    }.get(value, "")


def country(code: str) -> str:
    """A country's or country-like code's name in words; the code where it has none."""
    entry = countries().get(code)
    return entry.name if entry else plain_words().country_like.get(code, code)


def about(actor: RecordActor | Participant) -> str:
    """What is known of an actor beside its name: `United Kingdom, military`, or nothing."""
    parts = [country(actor.country)] if actor.country else []
    if actor.sector and actor.sector != "UNK":
        parts.append(plover().sectors.get(actor.sector, actor.sector))
    known = actor.name.casefold()
    return ", ".join(part for part in parts if part.casefold() not in known)


def names(actors: tuple[RecordActor, ...]) -> str:
    """The actors' names: `Iceland, Britain and NATO`."""
    return listed([actor.name for actor in actors])


def origins(names_: Sequence[str]) -> str:
    """`2 origins: Reuters and IRNA`; nothing for none."""
    return f"{count(len(names_), 'origin')}: {listed(list(names_))}" if names_ else ""


def counted(value: str, what: str) -> str:
    """`at least 3 trawlers`, `1 trawler`, `9 dead`: the plural where the vocabulary has it."""
    known = counts().people | counts().things
    many = plural(0, what)
    return f"{value} {many if value != '1' and (many in known or what in _IRREGULAR) else what}"


def quotation(text: str) -> str:
    """The text in quotation marks, but for an end that has one already."""
    opening = "" if text[:1] in _QUOTES else "“"
    return f"{opening}{text}{'' if text[-1:] in _QUOTES else '”'}"


def kind(event: EventRecord) -> str:
    """The event type in one word: `Accusation`."""
    return plain_words().events[event.event].short


def between(*, war: bool) -> str:
    """What stands between the two sides: an arrow from who acts, but for a war."""
    return "and" if war else "→"


def manner(event: EventRecord) -> str:
    """The narrowest words known: the CAMEO code's, the mode's, or the event type's."""
    narrower = plain_words().cameo.get(event.cameo or "")
    if narrower:
        return narrower
    words = plain_words().events[event.event]
    return words.modes.get(event.mode, event.mode) if event.mode else words.label


def language(code: str | None) -> str | None:
    """A language's English name."""
    return plain_words().languages.get(code, code) if code else None


def cooperative(event: EventRecord) -> bool:
    """Whether the event's quad class is one of the two of cooperation."""
    return event.quad.endswith("cooperation")


def caveat(record: EventRecord) -> str:
    """What must stand behind the event's name so that it claims no more than the pages do."""
    said = plain_words().modality[record.modality]
    if record.status == "contested":
        return " (contested)"
    if record.status == "denied" and record.modality != "denied":
        return " (said not to have happened)"
    return "" if record.modality in ("asserted", "reported") else f" ({said})"

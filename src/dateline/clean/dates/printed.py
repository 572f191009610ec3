"""The dates in a line that a page prints about itself: "Published: 3 May 2024 | Updated: 5 May"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice

from dateline.clean.dates.read import Found, Order, Stamp, find_date, find_unsure
from dateline.clean.dates.weigh import seen
from dateline.model import DateFound, SeenDate
from dateline.vocab.date_labels import label_of

_MOST = 3
"""Dates that one line gives of its page: published, updated, and one more."""
_HANDLE = re.compile(r"\(@\w{1,30}\)[\s,·–—-]*")
_MOST_POSTS = 50
"""Posts of one paragraph that are looked at."""
_POST = 40
"""Characters after a handle in which the post's day stands."""
_SENTENCE = re.compile(r"^(?:\S+\s+){8,}\S+(?<![ap]\.m)[.!?][\"'”’)]*$")
"""A line of nine words or more that ends as a sentence: it tells of a day, it is no date line."""
_MONTH_FIRST = frozenset({"en-us", "en-ph", "fil-ph", "es-us"})
"""Locales whose numeric dates begin with the month (Unicode CLDR 47, short date format)."""
_OPEN = frozenset({"en", "en-ca", "fr-ca"})
"""Languages and locales that write numeric dates in more than one order."""


def order_of(locale: str | None) -> Order | None:
    """How a locale writes numeric dates; null where it does so in more than one way.

    English of no named country is such a locale.
    """
    tag = (locale or "").strip().lower().replace("_", "-")
    if not tag or tag in _OPEN:
        return None
    return "mdy" if tag in _MONTH_FIRST else "dmy"


def printed_dates(
    line: str, found: DateFound, order: Order | None = None, known: Sequence[SeenDate] = ()
) -> Iterator[SeenDate]:
    """The full dates of a line, each with what the label before it says.

    `order` is how the page's locale writes numeric dates. One that it leaves open is read as the
    day that another of the page's dates (`known`) is on, and otherwise refused.
    """
    rest = line
    for _ in range(_MOST):
        hit = find_date(rest, order) or _settled(rest, known)
        if not hit:
            break
        of = label_of(rest[: hit.start])
        if of != "unsaid" or not _SENTENCE.search(line):
            yield seen(hit.stamp, of, found, line)
        rest = rest[hit.end :]
    unsure = find_unsure(rest) if order is None else None
    if unsure and not _settled(rest, known):
        year = Stamp(unsure[0].value[:4], "year")
        why = "its day and month cannot be told apart"
        yield SeenDate(
            value=year.value,
            precision="year",
            of=label_of(rest),
            found=found,
            words=line,
            refused=why,
        )


def last_post(paragraphs: Sequence[str]) -> SeenDate | None:
    """The day of the last of the posts that a text quotes: "— Name (@name) February 5, 2018"."""
    found: list[SeenDate] = []
    for paragraph in paragraphs:
        if "(@" not in paragraph:
            continue
        for match in islice(_HANDLE.finditer(paragraph), _MOST_POSTS):
            words = paragraph[match.end() : match.end() + _POST]
            hit = find_date(words)
            if hit and hit.start <= 2:
                found.append(
                    seen(hit.stamp, "unsaid", "text", f"{match[0].strip()} {words[: hit.end]}")
                )
    return max(found, key=lambda date: date.value[:10], default=None)


def _settled(text: str, known: Sequence[SeenDate]) -> Found | None:
    """A numeric date of either order, read as the one that is within a day of a known date."""
    unsure = find_unsure(text)
    if not unsure:
        return None
    near = [stamp for stamp in unsure if any(_beside(stamp.value, other) for other in known)]
    if len(near) != 1:
        return None
    order: Order = "dmy" if near[0] == unsure[0] else "mdy"
    return find_date(text, order)


def _beside(day: str, other: SeenDate) -> bool:
    if other.precision not in {"day", "time"} or other.refused:
        return False
    gap = date.fromisoformat(day) - date.fromisoformat(other.value[:10])
    return abs(gap) <= timedelta(days=1)

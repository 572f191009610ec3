"""How old pages say that those are whom an event is about: "a four-year-old boy was killed"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from dateline.model import Span
from dateline.records.fields import Members
from dateline.records.said import Said
from dateline.vocab.counts import counts
from dateline.vocab.merging import merging

_AGE = re.compile(r"\b(\d{1,3}|[a-z]+)-years?-old ([a-z]+)", re.IGNORECASE)


def ages_said(members: Members) -> dict[str, list[Said[int]]]:
    """The ages of the actors of each telling, by what they are, but for deeds to several.

    Of two boys who were killed, one page may name the one and one the other.
    """
    found: dict[str, list[Said[int]]] = defaultdict(list)
    for told, origin in members:
        if any(number.value > 1 for number in told.event.numbers):
            continue
        for who in (*told.event.source, *told.event.target):
            for age, noun, span in _ages(told.reading.text, who.span):
                found[noun].append(Said(age, f"{age}-year-old {noun}", span, told, origin))
    return {noun: found[noun] for noun in sorted(found)}


def same_age(one: Said[int], other: Said[int]) -> bool:
    """Whether two pages give one age, or one of them gives the other's too, be it of another."""
    return one.value == other.value or _gives(one, other) or _gives(other, one)


def _gives(said: Said[int], other: Said[int]) -> bool:
    text = said.told.reading.text
    return other.text in (f"{age}-year-old {noun}" for age, noun, _ in _ages(text, (0, len(text))))


def _ages(text: str, within: Span) -> Iterator[tuple[int, str, Span]]:
    """Each age in a stretch of text, with the noun behind it and the place of both."""
    for match in _AGE.finditer(text, *within):
        number, noun = match.group(1).casefold(), match.group(2).casefold()
        age = int(number) if number.isdigit() else counts().words.get(number)
        somebody = noun in merging().bare or f"{noun}s" in counts().people
        if age is not None and somebody:
            yield age, noun, match.span()

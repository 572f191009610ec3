"""Where a person's name ends: ranks, unknown words with capitals, particles, initials, hyphens."""

from __future__ import annotations

from typing import Final

from dateline.reader.phrase_tags import (
    ADJECTIVE,
    CAPITAL,
    COUNTRY,
    FUNCTION,
    HOLDER,
    KNOWN,
    LOWER,
    NAME,
    PARTICLE,
    RANK,
    SEAT,
    TITLE,
    Tagged,
)
from dateline.vocab.roles import name_words

_NAME_WORDS: Final = 6


def name_end(s: Tagged, at: int) -> int:
    """The end of the person's name at piece `at`, ranks and particles included; 0 for none."""
    i = at
    while s.tag(i) == RANK or (s.tag(i) == TITLE and i > at and s.capital(i)):
        i += 2 if s.tag(i + 1) == "." else 1
    if s.tag(i) in {HOLDER, KNOWN}:
        return i + 1
    if s.tag(i) == PARTICLE and s.tag(i + 1) in {NAME, "-"} and s.capital(i):
        i += 1
    elif i > at and s.tag(i) in {CAPITAL, FUNCTION} and s.capital(i):
        return i + 1  # "Mrs May"
    elif s.tag(i) != NAME:
        return 0
    end = i
    while end < len(s) and end - i <= _NAME_WORDS and (end == i or _continues_name(s, end)):
        end += 1
    while end > i and s.tag(end - 1) in {PARTICLE, "-", "."}:
        end -= 1
    return end


def _continues_name(s: Tagged, i: int) -> bool:
    tag = s.tag(i)
    if tag == "-" and s.tag(i + 1) == LOWER:
        return s.touches(i) and s.touches(i + 1)
    if tag == LOWER:
        return s.tag(i - 1) == "-" and s.touches(i) and s.touches(i - 1)
    if tag in {PARTICLE, "-"}:
        return s.tag(i + 1) in {NAME, PARTICLE, HOLDER, "-", COUNTRY}
    if tag == ".":
        return s.touches(i) and len(s.word(i - 1)) == 1
    if tag in {COUNTRY, SEAT, ADJECTIVE}:
        return _may_be_name(s, i)
    return tag in {NAME, KNOWN, HOLDER}


def _may_be_name(s: Tagged, i: int) -> bool:
    """Whether a country's name can be a surname here ("Michael Jordan", "Denzel Washington")."""
    return s.word(i - 1) in name_words().given and s.tag(i + 1) != "'"

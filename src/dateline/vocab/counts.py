"""Number words, bounds, and what event reports count."""

from __future__ import annotations

from functools import cache

import msgspec

from dateline.vocab.files import read_yaml


class Counts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words that make and qualify a count, in lower case."""

    source: str
    words: dict[str, int]
    scales: tuple[str, ...]
    bounds: dict[str, tuple[str, ...]]
    """Each bound with the phrases that state it."""
    deaths: frozenset[str]
    injuries: frozenset[str]
    arrests: frozenset[str]
    people: frozenset[str]
    things: frozenset[str]
    growing: frozenset[str]
    alike: dict[str, str]
    before_number: frozenset[str]
    measures: frozenset[str]
    tolls: frozenset[str]
    parents: frozenset[str]


@cache
def counts() -> Counts:
    """The words of counts."""
    return read_yaml("counts.yaml", Counts)

"""What may be one event, one actor, one origin: the small tables behind merging."""

from __future__ import annotations

from functools import cache

import msgspec

from dateline.model import EventType, Sector
from dateline.vocab.files import read_yaml


class Merging(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The packaged tables; see `vocab/data/merging.yaml` for what each means."""

    source: str
    one_act: frozenset[tuple[EventType, EventType]]
    judged: frozenset[tuple[EventType, EventType]]
    mutual: frozenset[EventType]
    done_somewhere: frozenset[EventType]
    for_the_state: frozenset[Sector]
    classes: frozenset[str]
    media_words: frozenset[str]
    nobody: frozenset[str]
    trailing: frozenset[str]
    bare: frozenset[str]
    against_the_state: frozenset[Sector]
    light: frozenset[str]
    private: frozenset[Sector]
    harm: frozenset[str]
    threats: dict[str, tuple[EventType, ...]]
    points_back: frozenset[str]
    says_which: frozenset[str]
    negations: frozenset[str]
    no_negation: frozenset[str]
    untrue: frozenset[str]


@cache
def merging() -> Merging:
    """Load the packaged tables."""
    return read_yaml("merging.yaml", Merging)


@cache
def same_act(one: EventType, other: EventType) -> bool:
    """Whether one act may be coded as either of two event types."""
    pairs = merging().one_act
    return one == other or (one, other) in pairs or (other, one) in pairs


@cache
def type_family(event: EventType) -> EventType:
    """Name the family of types that may be joined, directly or through others, by its first."""
    family = {event}
    while True:
        more = {t for pair in merging().one_act for t in pair if not family.isdisjoint(pair)}
        if more <= family:
            return min(family)
        family |= more

"""Where the pages of one event contradict each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from dateline.model import Disagreement, DisagreementField
from dateline.records.compatible import denies, happening
from dateline.records.counts import agreeing_counts, counted, grew
from dateline.records.fields import (
    Members,
    acts_said,
    agreeing_places,
    called_alike,
    dates_said,
    places_said,
    same_actors,
    same_days,
    sources_said,
    targets_said,
)
from dateline.records.said import Agrees, Said, apart, clashing, rows
from dateline.vocab.merging import merging

T = TypeVar("T")


def disagreements(members: Members) -> tuple[Disagreement, ...]:
    """Every field on which at least two pages contradict each other."""
    found = [
        _differ("event", acts_said(members), called_alike),
        *_actors(members),
        _differ("date", dates_said(members), same_days),
        _differ("place", places_said(members), agreeing_places),
        *(
            _differ("number", said, lambda a, b: agreeing_counts(a, b) or grew(a, b))
            for said in counted(members).values()
        ),
        _occurrence(members),
    ]
    return tuple(one for one in found if one is not None)


def _differ(
    field: DisagreementField, said: Sequence[Said[T]], agrees: Agrees[T]
) -> Disagreement | None:
    values = rows(clashing(apart(said, agrees)))
    return Disagreement(field=field, values=values) if len(values) > 1 else None


def _actors(members: Members) -> list[Disagreement | None]:
    if any(told.type in merging().mutual for told, _ in members):
        return []
    return [
        _differ("source", sources_said(members), same_actors),
        _differ("target", targets_said(members), same_actors),
    ]


def occurrences(members: Members) -> list[Said[bool]]:
    """Whether it happened, as each telling has it that is not of what is to come."""
    return [
        Said(not denies(t.event), "denied" if denies(t.event) else "happened", t.event.span, t, o)
        for t, o in members
        if happening(t.event) == "done" or denies(t.event)
    ]


def _occurrence(members: Members) -> Disagreement | None:
    """Whether it happened, where some say so and some deny it, be it on one page."""
    values = rows(occurrences(members))
    return Disagreement(field="occurrence", values=values) if len(values) > 1 else None

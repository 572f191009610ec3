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
    anyhow,
    called_alike,
    dates_said,
    doers_said,
    nearest,
    one_deed,
    places_said,
    same_actors,
    same_counted,
    same_days,
    same_sides,
    same_word,
    targets_said,
    told_there,
)
from dateline.records.said import Agrees, Said, apart, clashing, rows

T = TypeVar("T")


def disagreements(members: Members) -> tuple[Disagreement, ...]:
    """Every field on which at least two pages contradict each other."""
    found = [
        _differ("event", acts_said(members), called_alike, same_sides),
        *_actors(members),
        _differ("date", told_there(dates_said(members)), same_days, anyhow),
        _differ("place", nearest(places_said(members)), agreeing_places, anyhow),
        *(
            _differ("number", said, lambda a, b: agreeing_counts(a, b) or grew(a, b), same_counted)
            for said in counted(members).values()
        ),
        _occurrence(members),
    ]
    return tuple(one for one in found if one is not None)


def _differ(
    field: DisagreementField, said: Sequence[Said[T]], agrees: Agrees[T], one_act: Agrees[T]
) -> Disagreement | None:
    if len({one.text for one in said}) < 2:
        return None
    values = rows(clashing(apart(said, agrees, one_act)))
    return Disagreement(field=field, values=values) if len(values) > 1 else None


def _actors(members: Members) -> list[Disagreement | None]:
    return [
        _differ("source", doers_said(members), same_actors, one_deed),
        _differ("target", targets_said(members), same_actors, one_deed),
    ]


def occurrences(members: Members) -> list[Said[bool]]:
    """Whether it happened, as each telling has it that is not of what is to come."""
    return [
        Said(not denies(t.event), "denied" if denies(t.event) else "happened", t.event.span, t, o)
        for t, o in members
        if happening(t.event) == "done" or denies(t.event)
    ]


def _occurrence(members: Members) -> Disagreement | None:
    """Whether it happened, where some say so and some deny that very act, be it on one page."""
    said = occurrences(members)
    denials = [one for one in said if not one.value]
    others = [one for one in said if one.value]
    answered = [n for n in denials if any(same_word(n, o) or same_sides(n, o) for o in others)]
    values = rows([*others, *answered])
    return Disagreement(field="occurrence", values=values) if len(values) > 1 else None

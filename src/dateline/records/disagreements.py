"""Where the pages of one event contradict each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from dateline.model import Disagreement, DisagreementField, Span
from dateline.records.ages import ages_said, same_age
from dateline.records.compatible import denies, happening
from dateline.records.counts import agreeing_counts, counted, grew
from dateline.records.denied import denial_of, denied_in_words
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
from dateline.records.told import Told

T = TypeVar("T")


def disagreements(members: Members) -> tuple[Disagreement, ...]:
    """Every field on which at least two pages contradict each other.

    One page alone may still tell a claim with its denial.
    """
    occurrence = _occurrence(members)
    if len({told.reading.id for told, _ in members}) == 1:
        return (occurrence,) if occurrence is not None else ()
    found = [
        _differ("event", acts_said(members), called_alike, same_sides),
        *_actors(members),
        _differ("date", told_there(dates_said(members)), same_days, anyhow),
        _differ("place", nearest(places_said(members)), agreeing_places, anyhow),
        *(
            _differ("number", said, lambda a, b: agreeing_counts(a, b) or grew(a, b), same_counted)
            for said in counted(members).values()
        ),
        *(_differ("number", said, same_age, same_word) for said in ages_said(members).values()),
        occurrence,
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
    """Whether it happened, as each telling has it that is not of what is to come.

    A claim of which the page says that its doer denies it says both.
    """
    found: list[tuple[bool, Span, Told, str]] = []
    for told, origin in members:
        if denies(told.event):
            found.append((False, told.event.span, told, origin))
        elif happening(told.event) == "done":
            found.append((True, told.event.span, told, origin))
            if span := denial_of(told):
                found.append((False, span, told, origin))
    return [
        Said(done, "happened" if done else "denied", span, told, origin)
        for done, span, told, origin in found
    ]


def _in_words(denial: Said[bool]) -> bool:
    """Whether the words deny: those of the event's sentence, or others that point back at it."""
    return denial.span != denial.told.event.span or denied_in_words(denial.told)


def _occurrence(members: Members) -> Disagreement | None:
    """Whether it happened, where some say so and some deny that very act, be it on one page."""
    said = occurrences(members)
    denials = [one for one in said if not one.value and _in_words(one)]
    others = [one for one in said if one.value]
    answered = [n for n in denials if any(same_word(n, o) or same_sides(n, o) for o in others)]
    values = rows([*others, *answered])
    return Disagreement(field="occurrence", values=values) if len(values) > 1 else None

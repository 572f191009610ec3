"""What records have to do with each other: plans with what came of them, parts with their whole.

Neither is identity, so neither is merged: a plan is an act of its own, and that nine were killed is
told of an attack without being it. What is linked is what one would bet on: the actors, the dates
and the places must go together, and something must speak for the pair beyond one story's being
about both. Event relations of these kinds (subevent, and a modal event with its realis counterpart)
are as in Hovy et al. (2013) and in Rich ERE (Song et al. 2015).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from msgspec.structs import replace

from dateline.model import EventRecord, EventType, Span, told_as_done
from dateline.model.time import interval
from dateline.records.compatible import (
    Dates,
    Dyads,
    dates,
    denies,
    dyads,
    happening,
    names_overlap,
    same_side,
)
from dateline.records.support import same_place
from dateline.records.told import Side, Told, Weights, party_keys
from dateline.vocab.merging import merging, same_act, type_family

_SOON = timedelta(days=60)
"""How long after a plan was last reported its outcome may come, where the plan names no day."""
_SLACK = timedelta(days=2)
"""How far from the day that a plan names its outcome may lie."""
_TOGETHER = timedelta(days=3)
"""How far apart the reports of an undated part and its undated whole may be."""
_ALIKE = 0.2
"""Similarity of the words around a plan and a deed, beyond their being the same act."""
_IN_ONE_STORY = 0.1
"""The same within one story."""
_SAME_WORDS = 0.35
"""The same where the event words differ."""
_VISIT = "visit"
_GAP = 3
"""Characters between two sentences that follow each other."""
_LARGE = 400
"""Plans times deeds of one dyad and family beyond which only those of one story are compared."""

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class _Group:
    """A record, its tellings, and what is compared of them."""

    record: EventRecord
    members: Sequence[Told]
    roots: frozenset[str]
    source: Side
    target: Side
    days: Days | None
    """The days that words give it."""
    reported: Days | None
    """From the first report of it to the last."""


def relate(
    records: Sequence[EventRecord], groups: Sequence[Sequence[Told]], weights: Weights
) -> list[EventRecord]:
    """The records with `part_of` and `outcomes`, in the same order.

    `groups` are the records' tellings. A record is part of one other at most, and what is a part
    has no parts.
    """
    every = [_facts(r, members) for r, members in zip(records, groups, strict=True)]
    whole = _wholes(every)
    outcomes = _outcomes(every, weights)
    return [
        replace(
            record,
            part_of=records[whole[n]].record if n in whole else None,
            outcomes=tuple(records[m].record for m in outcomes.get(n, ())),
        )
        if n in whole or n in outcomes
        else record
        for n, record in enumerate(records)
    ]


def _facts(record: EventRecord, members: Sequence[Told]) -> _Group:
    said = record.date if record.date_origin != "article" else None
    published = [told.published for told in members if told.published]
    return _Group(
        record,
        members,
        frozenset(told.root for told in members),
        tuple(dict.fromkeys(party for told in members for party in told.source)),
        tuple(dict.fromkeys(party for told in members for party in told.target)),
        interval(said) if said else None,
        (min(published), max(published)) if published else None,
    )


def _wholes(groups: Sequence[_Group]) -> dict[int, int]:
    """For each record that is a part, the one that it is a part of."""
    dead: list[int] = []
    attacks: list[int] = []
    talks: list[int] = []
    visits: list[int] = []
    harm = merging().harm
    for n, group in enumerate(groups):
        if not told_as_done(group.record):
            continue
        if group.record.event == "CONSULT":
            (visits if group.record.mode == _VISIT else talks).append(n)
        elif group.record.event == "ASSAULT" and group.roots <= harm:
            dead.append(n)
        elif group.record.event == "ASSAULT" and harm.isdisjoint(group.roots):
            attacks.append(n)
    return _likeliest(groups, dead, attacks, _part) | _likeliest(groups, talks, visits, _held_on)


def _likeliest(
    groups: Sequence[_Group],
    parts: Sequence[int],
    wholes: Sequence[int],
    points_for: Callable[[_Group, _Group], int],
) -> dict[int, int]:
    """For each part the whole of its story that most speaks for."""
    of_story: dict[str, list[int]] = defaultdict(list)
    for m in wholes:
        of_story[groups[m].record.story or ""].append(m)
    found = {}
    for n in parts:
        ranked = sorted(
            (-points, m)
            for m in of_story.get(groups[n].record.story or "", ())
            if (points := points_for(groups[n], groups[m]))
        )
        # Two attacks that a death may be of leave open which.
        if ranked and (len(ranked) == 1 or ranked[0][0] < ranked[1][0]):
            found[n] = ranked[0][1]
    return found


def _part(part: _Group, whole: _Group) -> int:
    """How much speaks for the harm being this attack's; nought where something speaks against."""
    sides = (same_side(part.source, whole.source), same_side(part.target, whole.target))
    if False in sides or not _then_and_there(part, whole):
        return 0
    named = any(names_overlap(a.name, b.name) for a in part.target for b in whole.target)
    points = _told_together(part.members, whole.members) + _of_one_day(part, whole)
    points += (sides[0] is True) + named
    one, other = part.record.place, whole.record.place
    points += one is not None and other is not None and one.name == other.name
    return points if points >= 2 else 0


def _held_on(talks: _Group, visit: _Group) -> int:
    """How much speaks for talks being held on this visit; nought where something speaks against.

    The visitor must take part, and somebody of the state that is visited.
    """
    parties = (*talks.source, *talks.target)
    if same_side(visit.source, parties) is not True or not _then_and_there(talks, visit):
        return 0
    visited = {party.country for party in visit.target}
    if visit.record.place is not None:
        visited.add(visit.record.place.country)
    hosts = visited - {party.country for party in visit.source} - {None}
    if hosts.isdisjoint(party.country for party in parties):
        return 0
    return _told_together(talks.members, visit.members) + _of_one_day(talks, visit)


def _then_and_there(part: _Group, whole: _Group) -> bool:
    """Whether dates and places leave open that a part is of a whole."""
    when = dates(part.days, whole.days)
    if when is Dates.CLASH or (when is Dates.OPEN and not _reported_together(part, whole)):
        return False
    one, other = part.record.place, whole.record.place
    return one is None or other is None or same_place(one, other)


def _of_one_day(one: _Group, other: _Group) -> bool:
    match = dates(one.days, other.days) is Dates.MATCH
    return match and _one_day(one.days) and _one_day(other.days)


def _told_together(one: Sequence[Told], other: Sequence[Told]) -> int:
    """Two where one sentence tells both, one where two sentences that follow each other do."""
    ends: dict[str, list[Span]] = defaultdict(list)
    for told in other:
        ends[told.reading.id].append(told.sentence)
    gaps = [
        max(a[0] - b[1], b[0] - a[1])
        for told in one
        for a, b in ((told.sentence, there) for there in ends[told.reading.id])
    ]
    nearest = min(gaps, default=_GAP + 1)
    return 2 if nearest < 0 else int(nearest <= _GAP)


def _reported_together(one: _Group, other: _Group) -> bool:
    a, b = one.reported, other.reported
    return a is None or b is None or abs(a[0] - b[0]) <= _TOGETHER


def _one_day(days: Days | None) -> bool:
    return days is not None and days[0] == days[1]


def _outcomes(groups: Sequence[_Group], weights: Weights) -> dict[int, list[int]]:
    """For each plan the records of what came of it, in the records' order."""
    found: dict[int, list[int]] = {}
    for n, m in sorted(set(_plans_and_deeds(groups))):
        if _came_of(groups[m], groups[n], weights):
            found.setdefault(n, []).append(m)
    # A plan of which much came was no plan of one act: "to attack" in a war.
    return {n: those for n, those in found.items() if len(those) <= 3}


def _plans_and_deeds(groups: Sequence[_Group]) -> Iterator[tuple[int, int]]:
    plans: dict[tuple[str, ...], list[int]] = defaultdict(list)
    deeds: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, group in enumerate(groups):
        if _is_plan(group):
            for family in sorted({type_family(event) for event in _would_be(group.record)}):
                _file(plans, group, family, n)
        elif told_as_done(group.record):
            _file(deeds, group, type_family(group.record.event), n)
    for key, those in plans.items():
        done = deeds.get(key, [])
        if key[0] == "story" or len(those) * len(done) <= _LARGE:
            yield from ((n, m) for n in those for m in done)


def _file(into: dict[tuple[str, ...], list[int]], group: _Group, family: str, n: int) -> None:
    into["story", group.record.story or "", family].append(n)
    for a in party_keys(group.source):
        for b in party_keys(group.target):
            into["dyad", *sorted((a, b)), family].append(n)


def _is_plan(group: _Group) -> bool:
    """Whether it is told as to come: by nobody as done, and not as what will not be done."""
    events = [told.event for told in group.members]
    if any(denies(event) or event.polarity == "negative" for event in events):
        return False
    if group.record.event == "THREATEN":
        return True
    how = {happening(event) for event in events}
    return "to come" in how and "done" not in how


def _would_be(plan: EventRecord) -> Sequence[EventType]:
    """The types of the deed that a plan or threat would come to."""
    if plan.event == "THREATEN":
        return merging().threats.get(plan.mode or "", ())
    return (plan.event,)


def _came_of(deed: _Group, plan: _Group, weights: Weights) -> bool:
    done = deed.record.event
    if not any(same_act(done, event) for event in _would_be(plan.record)):
        return False
    if not _in_time(deed, plan):
        return False
    mutual = {done, plan.record.event} <= merging().mutual
    sides = dyads((deed.source, deed.target), (plan.source, plan.target), mutual=mutual)
    one_story = deed.record.story == plan.record.story
    if sides is not Dyads.MATCH:
        # One side may be left out by both of two tellings of one story, if the other agrees.
        if deed.target or plan.target or not one_story:
            return False
        if same_side(deed.source, plan.source) is not True:
            return False
    one, other = deed.record.place, plan.record.place
    if one is not None and other is not None and not same_place(one, other):
        return False
    named = plan.roots.union(*(told.around for told in plan.members))
    if deed.roots.isdisjoint(named):
        least = _SAME_WORDS
    elif sides is Dyads.MATCH and _named_day(plan) and deed.days:
        return True
    else:
        least = _IN_ONE_STORY if one_story else _ALIKE
    return least <= max(
        weights.similarity(a.around, b.around) for a in deed.members for b in plan.members
    )


def _named_day(plan: _Group) -> bool:
    """Whether the words put it into one week or finer."""
    return plan.days is not None and plan.days[1] - plan.days[0] < timedelta(days=7)


def _in_time(deed: _Group, plan: _Group) -> bool:
    """Whether the deed lies behind the report of the plan, and on the day that the plan names."""
    if plan.reported is None:
        return False
    when = deed.days or deed.reported
    if when is None or when[1] < plan.reported[0]:
        return False
    if not deed.days and _pages(deed) & _pages(plan):
        return False  # one page tells both, and leaves open which is first
    if plan.days is None:
        return when[0] <= plan.reported[1] + _SOON
    return when[0] <= plan.days[1] + _SLACK and plan.days[0] - _SLACK <= when[1]


def _pages(group: _Group) -> set[str]:
    return {told.reading.id for told in group.members}

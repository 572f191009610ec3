"""One record per event, however many pages report it."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import (
    EventRecord,
    MentionLink,
    MentionLinks,
    Reading,
    StoryAssignment,
    given_mentions,
)
from dateline.records.build import build
from dateline.records.confidence import belonging
from dateline.records.disputed import join_disputed
from dateline.records.given import link_given
from dateline.records.grouping import group, grouped_within
from dateline.records.history import identify
from dateline.records.linked import relate
from dateline.records.origins import origins
from dateline.records.told import tell, weigh


def merge(
    readings: Sequence[Reading],
    assignments: Sequence[StoryAssignment],
    previous: Sequence[EventRecord] = (),
) -> list[EventRecord]:
    """Merge the readings' event mentions: every mention goes into exactly one record.

    `assignments` are the stories of the same articles, in any order; a reading without one is
    taken as a story of its own. `previous` are the records of an earlier run, whose ids go on. The
    records stand by date (the undated last), story and id, and depend on the order of nothing.
    """
    stories = {assigned.id: assigned for assigned in assignments}
    told = tell(readings, stories)
    named = origins(told, readings, stories)
    weights = weigh(readings, told)
    within = grouped_within(told)
    groups = join_disputed(group(told, weights, within), weights)
    keys = (one.key for one in told)
    part = dict(zip(keys, zip(within.top, within.chance, strict=True), strict=True))
    built = [
        build(
            [(one, named[one.key]) for one in members],
            belonging([part[one.key] for one in members]),
        )
        for members in groups
    ]
    records = relate(identify(built, previous), groups, weights)
    return sorted(records, key=lambda r: (r.date is None, r.date or "", r.story or "", r.record))


def link(
    readings: Sequence[Reading],
    assignments: Sequence[StoryAssignment],
    previous: Sequence[EventRecord] = (),
) -> list[MentionLinks]:
    """Give the record of every event mention, one row per reading in the readings' order.

    Where a row came with `mentions` (event words given from outside), exactly those spans are
    linked, in the order given.
    """
    stories = {assigned.id: assigned for assigned in assignments}
    asked = {r.id: r for r in readings if given_mentions(r) is not None}
    given = link_given(list(asked.values()), stories)
    own = [r for r in readings if r.id not in asked]
    record_of = {
        (mention.doc, mention.event, mention.span): record.record
        for record in (merge(own, assignments, previous) if own else [])
        for mention in record.mentions
    }
    rows = []
    for reading in readings:
        links = given.get(reading.id) or tuple(
            MentionLink(span=event.span, record=record_of[reading.id, event.id, event.span])
            for event in (reading.events if reading.id not in asked else ())
            if (reading.id, event.id, event.span) in record_of
        )
        rows.append(MentionLinks(id=reading.id, mentions=links))
    return rows

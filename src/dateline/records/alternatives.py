"""What else the tellings of an event say than its record does."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import TypeVar

from dateline.model import (
    Alternatives,
    DisagreementField,
    DisagreementValue,
    EventRecord,
    RecordActor,
)
from dateline.records.counts import count_text, counted
from dateline.records.disagreements import occurrences
from dateline.records.fields import (
    Members,
    acts_said,
    dates_said,
    places_said,
    sources_said,
    targets_said,
)
from dateline.records.said import Said, rows
from dateline.records.told import Side

T = TypeVar("T")


def alternatives(members: Members, record: EventRecord) -> tuple[Alternatives, ...]:
    """Of each field the values that are not the record's own, contradicting it or not."""
    numbers = {count_text(n.value, n.bound, n.what) for n in record.numbers}
    others: list[tuple[DisagreementField, tuple[DisagreementValue, ...]]] = [
        ("occurrence", _other(occurrences(members), {_occurrence(record)})),
        ("event", _other(acts_said(members), {record.event})),
        ("source", _others(sources_said(members), record.source)),
        ("target", _others(targets_said(members), record.target)),
        ("date", _other(dates_said(members), {record.date})),
        ("place", _other(places_said(members), {record.place.name if record.place else None})),
        (
            "number",
            _other((one for said in counted(members).values() for one in said), numbers),
        ),
    ]
    return tuple(Alternatives(field=field, values=values) for field, values in others if values)


def _occurrence(record: EventRecord) -> str:
    return "denied" if record.status == "denied" else "happened"


def _other(said: Iterable[Said[T]], own: Container[str | None]) -> tuple[DisagreementValue, ...]:
    return rows(one for one in said if one.text not in own)


def _others(
    said: Iterable[Said[Side]], own: tuple[RecordActor, ...]
) -> tuple[DisagreementValue, ...]:
    names = {actor.name for actor in own}
    return rows(one for one in said if not {party.name for party in one.value} <= names)

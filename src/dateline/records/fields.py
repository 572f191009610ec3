"""What each field's values are, and when two of them agree.

A coarser value never contradicts a finer one that it covers: "2025-06" and "2025-06-13", a country
and its city, a state and its minister, "gunmen" and who they are.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from dateline.model import EventPlace, EventType, Number, Span
from dateline.records.compatible import Dates, dates, denies, same_side
from dateline.records.said import Said
from dateline.records.support import called_recent, days_of, is_within, same_place
from dateline.records.told import Party, Side, Told, dates_a_saying
from dateline.vocab.grammar import grammar
from dateline.vocab.merging import merging
from dateline.vocab.place_features import extent
from dateline.vocab.words import stem, words

T = TypeVar("T")

Members = Sequence[tuple[Told, str]]
Days = tuple[date, date]
NEAR_KM = 50
"""Two places nearer to each other may be one event's: the village, and the town beside it."""
_EARTH_KM = 12742
_DOER_IN_DOUBT = frozenset({"ASSAULT", "COERCE"})
"""Deeds whose doer pages may get wrong; statements and sanctions by two actors are two."""
_TOLL = frozenset({"dead", "injured"})


def dates_said(members: Members) -> list[Said[Days]]:
    """The days that words give the event; a denial's are left out, which are mostly its own."""
    found = []
    for told, origin in members:
        time = told.event.time
        if denies(told.event) or dates_a_saying(told.reading, told.event):
            continue
        if time is not None and time.span is not None and told.days and time.value:
            found.append(Said(told.days, time.value, time.span, told, origin))
        elif (span := called_recent(told)) and (days := days_of(told)):
            text = f"shortly before {days[1].isoformat()}"
            found.append(Said(days, text, span, told, origin))
    return found


def told_there(said: list[Said[Days]]) -> list[Said[Days]]:
    """The dates without those that are carried over, of pages that give one beside the event."""
    giving = {one.doc for one in said if _told_there(one)}
    return [one for one in said if one.doc not in giving or _told_there(one)]


def same_days(one: Said[Days], other: Said[Days]) -> bool:
    """Whether two dates may be one; days in a row contradict where both sentences say them."""
    gap = max((other.value[0] - one.value[1]).days, (one.value[0] - other.value[1]).days)
    return gap <= 0 if _told_there(one) and _told_there(other) else gap <= 1


def _told_there(said: Said[Days]) -> bool:
    time = said.told.event.time
    return time is None or time.origin == "clause"


def places_said(members: Members) -> list[Said[EventPlace]]:
    """The places that words give the event, but for a dateline's and a speaker's."""
    found = []
    for told, origin in members:
        place = told.event.place
        if place is None or place.origin not in ("clause", "sentence") or denies(told.event):
            continue
        if not _where_somebody_speaks(told, place.span):
            found.append(Said(place, place.name, place.span, told, origin))
    return found


def _where_somebody_speaks(told: Told, span: Span) -> bool:
    """Whether a place belongs to who says so: "an official in New Delhi said"."""
    return any(
        start <= span[0] and span[1] <= end
        for said in told.reading.attributions
        for start, end in (*said.source, *said.cue)
    )


def _speaks(told: Told, span: Span) -> bool:
    """Whether the words name who says so, by another word than the event's own."""
    first, last = told.event.span
    return any(
        said.cue
        and not any(start < last and first < end for start, end in said.cue)
        and any(start <= span[0] and span[1] <= end for start, end in said.source)
        for said in told.reading.attributions
    )


def nearest(said: list[Said[EventPlace]]) -> list[Said[EventPlace]]:
    """The places without those of pages that elsewhere say more exactly where in them it was."""
    return [
        one
        for one in said
        if not any(
            other.doc == one.doc
            and same_place(one.value, other.value)
            and is_within(other.value)
            and not is_within(one.value)
            for other in said
        )
    ]


def agreeing_places(one: Said[EventPlace], other: Said[EventPlace]) -> bool:
    """Whether two places may be one event's, or a page names the other's place too."""
    a, b = one.value, other.value
    if same_place(a, b) or _names_it(one, b) or _names_it(other, a):
        return True
    sizes = {extent(a.feature), extent(b.feature)}
    if not sizes.isdisjoint({"country", "wide"}):
        return sizes != {"country"}
    return kilometres(a, b) < NEAR_KM


def _names_it(said: Said[EventPlace], place: EventPlace) -> bool:
    return place.name in said.told.reading.text


def kilometres(one: EventPlace, other: EventPlace) -> float:
    """Between two places on a sphere; 0 where a point is not known."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 0.0
    north, other_north = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((other_north - north) / 2) ** 2
    east = math.radians(other.lon - one.lon)
    half += math.cos(north) * math.cos(other_north) * math.sin(east / 2) ** 2
    return _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def sources_said(members: Members) -> list[Said[Side]]:
    """Who acts, in each telling that says so."""
    return [
        Said(side, _names(side), told.event.source[0].span, told, origin)
        for told, origin in members
        if (side := told.source)
    ]


def doers_said(members: Members) -> list[Said[Side]]:
    """Who acts, where the words name them, and not by way of who says so: "police said he was"."""
    return [
        said
        for said in sources_said(members)
        if said.told.type in _DOER_IN_DOUBT
        and not _speaks(said.told, said.span)
        and _named_there(said)
    ]


def _named_there(said: Said[Side]) -> bool:
    start, end = said.span
    return said.told.reading.text[start:end].casefold() not in grammar().subject_pronouns


def targets_said(members: Members) -> list[Said[Side]]:
    """Who is acted upon, without the ground on which it happens."""
    found = []
    ground = {told.event.place.country for told, _ in members if told.event.place}
    for told, origin in members:
        side, span = hit(told)
        if span and not all(p.code == p.country and p.country in ground for p in side):
            found.append(Said(side, _names(side), span, told, origin))
    return found


def hit(told: Told) -> tuple[Side, Span | None]:
    """The target without the state or place on whose ground it is hit, and where it is named."""
    place = told.event.place
    kept = [
        (party, who.span)
        for party, who in zip(told.target, told.event.target, strict=True)
        if place is None or not _is_ground(party, place)
    ]
    return tuple(party for party, _ in kept), (kept[0][1] if kept else None)


def _is_ground(party: Party, place: EventPlace) -> bool:
    if party.country is None:
        return party.name == place.name
    return party.code == party.country == place.country


def same_actors(one: Said[Side], other: Said[Side]) -> bool:
    """Whether two sides may be one, or be named by one word: a police convoy, and police."""
    if same_side(one.value, other.value) is not False:
        return True
    return any(_alike(a, b) for a in one.value for b in other.value)


def _alike(one: Party, other: Party) -> bool:
    if one.country == other.country and _telling(one) & _telling(other):
        return True
    # "The authorities" and "investigators" of no country may be anybody's police.
    servants = {one.sector, other.sector} <= merging().for_the_state
    return servants and None in (one.country, other.country)


def anyhow(one: Said[T], other: Said[T]) -> bool:
    """Whatever two tellings of an event say of it, in whatever words."""
    return True


def same_word(one: Said[T], other: Said[T]) -> bool:
    """Whether two tellings have one word for the event, or one mode of its type."""
    a, b = one.told, other.told
    mode = a.event.mode
    return a.root == b.root or (a.type == b.type and mode is not None and mode == b.event.mode)


def same_sides(one: Said[T], other: Said[T]) -> bool:
    """Whether two tellings name the same actors on both sides."""
    a, b = one.told, other.told
    return bool(same_side(a.source, b.source) and same_side(a.target, b.target))


def same_counted(one: Said[Number], other: Said[Number]) -> bool:
    """Whether two counts are of one thing: the dead are an event's, others those of its word."""
    return one.value.what in _TOLL or same_word(one, other)


def one_deed(one: Said[T], other: Said[T]) -> bool:
    """Whether two tellings are of one deed but for its actors: in one word, and pinned in time.

    What is told in other words may be another part of the event, by and against others; of what
    is not dated, nobody knows how often it happened.
    """
    days = dates(one.told.days, other.told.days)
    return days is Dates.MATCH and same_word(one, other)


def _telling(party: Party) -> set[str]:
    return {stem(word) for word in words(party.name)} - merging().bare


def _names(side: Side) -> str:
    return ", ".join(dict.fromkeys(party.name for party in side))


def acts_said(members: Members) -> list[Said[EventType]]:
    """What the act is called, by its event type."""
    return [Said(told.type, told.type, told.event.span, told, o) for told, o in members]


def called_alike(one: Said[EventType], other: Said[EventType]) -> bool:
    """Whether two names of the act are no judgement against each other."""
    pair = one.value, other.value
    judged = merging().judged
    return one.told.root == other.told.root or not (pair in judged or pair[::-1] in judged)

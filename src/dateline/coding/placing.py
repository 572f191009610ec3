"""Where an event happened: the clause's place, the sentence's, the one before, the dateline's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.coding.scene import Scene
from dateline.model import EventPlace, EventWord, Participant, Place, PlaceOrigin, Span, overlaps
from dateline.vocab.place_features import extent

_FINER_REACH = 60
"""How far behind a country, in characters, a town in it may be named: "Chad's town of Abéché"."""
_DATELINE = re.compile(
    r"\s*(?:,\s*[A-Z][\w. ]{1,25})?\s*(?:\([A-Za-z/ ]{2,30}\)\s*)?(?:[—–]|--?|_)\s"
    r"|\s*\([A-Z][\w/ ]+\)"
)
_TOPICS = frozenset({"CONT", "RGN", "OCN"})
"""What a sentence outside the event's clause is more often about than set in: "the Middle East"."""
_FINENESS = {"wide": 0, None: 1, "country": 1, "region": 2, "spot": 3}


def place_event(
    text: str, word: EventWord, told: Sequence[Scene], at: int, sides: Sequence[Participant]
) -> EventPlace | None:
    """The event's place with the words it was read from, or null when nothing places it.

    `told` are the text's scenes, `at` the index of the event word's own, and `sides` the event's
    participants. A sentence places an event by itself only where it names one place that no other
    event has, and no continent or the like; so does the sentence before, within a paragraph and
    where that place is finer than a country. The dateline is where the report was
    written: it counts last, in its own sentence, and where one of the sides is of its country or
    none is of any.
    """
    here = told[at]
    for place in here.places:
        if place.span == word.place:
            return _event_place(_finer(here, place), "clause")
    inside = _outside_actors(here)
    heading = [place for place in inside if _heads(text, here, place)]
    taken = {span for other in here.words for span in (other.place, *other.source, *other.target)}
    free = [place for place in inside if place.span not in taken and place not in heading]
    only = _one(free)
    if only is not None and only.feature in _TOPICS:
        return None
    if only is not None:
        return _event_place(only, "sentence")
    if free or any(place not in heading for place in inside):
        return None
    if heading:
        return _by_dateline(heading, sides)
    earlier = None if here.opens_paragraph or not at else _one(_unheaded(text, told[at - 1]))
    near = earlier is not None and _FINENESS[extent(earlier.feature)] > _FINENESS["country"]
    if earlier is None or not near or earlier.feature in _TOPICS:
        return None
    return _event_place(earlier, "previous sentence")


def _outside_actors(scene: Scene) -> list[Place]:
    """The scene's places that are no part of an actor's words."""
    return [
        place
        for place in scene.places
        if not any(overlaps(place.span, actor.span) for actor in scene.actors)
    ]


def _unheaded(text: str, scene: Scene) -> list[Place]:
    return [place for place in _outside_actors(scene) if not _heads(text, scene, place)]


def _heads(text: str, scene: Scene, place: Place) -> bool:
    """Whether it is the dateline, or the country behind it: "NAIROBI, Kenya (AP) —"."""
    before = text[scene.span[0] : place.span[0]]
    return (
        scene.opens_paragraph
        and bool(re.fullmatch(r"\s*(?:[\w’'. -]{2,30},\s+)?", before))
        and _DATELINE.match(text, place.span[1]) is not None
    )


def _by_dateline(heading: Sequence[Place], sides: Sequence[Participant]) -> EventPlace | None:
    place = max(heading, key=lambda one: (_FINENESS[extent(one.feature)], -one.span[0]))
    known = {side.country for side in sides if side.country}
    return _event_place(place, "dateline") if place.country in known or not known else None


def _finer(scene: Scene, place: Place) -> Place:
    """The place itself, or the one in it that is named right behind it."""
    for other in scene.places:
        if 0 <= other.span[0] - place.span[1] <= _FINER_REACH and _lies_in(other, place):
            return other
    return place


def _one(places: Sequence[Place]) -> Place | None:
    """The one place that they are, apart from what that one lies in; null where they are more."""
    known: dict[tuple[str, str | None], Place] = {}
    for place in places:
        known.setdefault((place.name, place.country), place)
    left = [p for p in known.values() if not any(_lies_in(other, p) for other in known.values())]
    return left[0] if len(left) == 1 else None


def _lies_in(one: Place, other: Place) -> bool:
    """Whether one place is within the other's country or division."""
    if one.country is None or one.country != other.country:
        return False
    if _FINENESS[extent(one.feature)] <= _FINENESS[extent(other.feature)]:
        return False
    return extent(other.feature) == "country" or one.admin1 == other.name


def _event_place(place: Place, origin: PlaceOrigin) -> EventPlace:
    span: Span = place.span
    return EventPlace(
        span=span,
        name=place.name,
        country=place.country,
        admin1=place.admin1,
        lat=place.lat,
        lon=place.lon,
        geonames=place.geonames,
        feature=place.feature,
        origin=origin,
    )

"""How much speaks for two mentions telling of one event, and what forbids it.

A mention pair is scored by adding points, so that a weak sign can be made up for by others; a
contradiction forbids the pair outright. Agglomerating mentions under constraints of this kind goes
back to Bagga and Baldwin (1999); that the same words inside one story carry most of the evidence is
the strong baseline of cross-document event coreference (Upadhyay et al. 2016).
"""

from __future__ import annotations

from datetime import date

from dateline.model import Number
from dateline.records.compatible import (
    Dates,
    Dyads,
    dates,
    denies,
    dyads,
    happening,
    same_happening,
    same_side,
)
from dateline.records.support import is_within
from dateline.records.told import Told, Weights
from dateline.vocab.merging import merging, same_act
from dateline.vocab.plover import plover

ENOUGH = 1.0
"""Points from which two mentions are one event."""
FORBIDDEN = float("-inf")

_WORDS = 1.6
"""Points for wholly the same words around the event word; a part of them for a part."""
_SAME_ROOT, _SAME_MODE, _OTHER_TYPE = 0.35, 0.1, -0.3
_SAME_STORY, _SAME_PAGE = 0.3, 0.1
_BOTH_SIDES, _ONE_SIDE, _NO_SIDE = 0.4, 0.25, -0.3
_SAME_DATE, _SAME_YEAR, _OTHER_DATE = 0.3, 0.1, -0.3
_SAME_PLACE, _OTHER_PLACE = 0.1, -0.3
_SAME_NUMBER = 0.15
_DENIAL, _ANSWER, _OPEN = -0.15, 0.2, -0.1
_VERBATIM = 0.6
"""Similarity of the words from which even a clash of dates is taken for a disagreement."""
_LONG_APART = 30
"""Days between two pages of different stories beyond which undated mentions are not joined."""
_MONTH = 31
_SAME_CONTENT = 0.35
"""Similarity of the words from which two statements have one content."""


def evidence(one: Told, other: Told, weights: Weights) -> float:
    """Points for the pair, or `FORBIDDEN`."""
    a, b = one.event, other.event
    if not same_act(a.event, b.event) or not same_happening(a, b):
        return FORBIDDEN
    mutual = a.event in merging().mutual and b.event in merging().mutual
    actors = dyads((one.source, one.target), (other.source, other.target), mutual=mutual)
    same_story, same_page = one.story == other.story, one.reading.id == other.reading.id
    if actors is Dyads.CLASH or (actors is not Dyads.MATCH and not same_story):
        return FORBIDDEN
    likeness = weights.similarity(one.around, other.around)
    when = _when(one, other, likeness, same_page=same_page)
    if when == FORBIDDEN:
        return FORBIDDEN
    if not same_story and _long_apart(one, other):
        if not _looks_back(one, other):
            return FORBIDDEN
        if likeness < _SAME_CONTENT:
            return 0.0
    points = _WORDS * likeness + when + _SAME_STORY * same_story + _SAME_PAGE * same_page
    points += _act(one, other) + _where(one, other)
    points += _sides(one, other, actors, same_story=same_story)
    points += _SAME_NUMBER * _shared_number(a.numbers, b.numbers)
    if denies(a) != denies(b):
        # A denial answers a claim: in one story and of the same act, of that one.
        answers = same_story and actors is Dyads.MATCH and one.root == other.root
        points += _ANSWER if answers else _DENIAL
    points += _OPEN * (happening(a) != happening(b))
    return points


def _act(one: Told, other: Told) -> float:
    a, b = one.event, other.event
    if one.root == other.root:
        return _SAME_ROOT
    if a.event != b.event:
        return _OTHER_TYPE
    return _SAME_MODE if a.mode == b.mode and a.mode else 0.0


def _sides(one: Told, other: Told, actors: Dyads, *, same_story: bool) -> float:
    if actors is Dyads.MATCH:
        return _BOTH_SIDES
    shared = (same_side(one.source, other.source), same_side(one.target, other.target))
    if True in shared and same_story and one.root == other.root and not _long_apart(one, other):
        # "The driver was arrested" in eleven papers: who did it is left out by all of them.
        return _ONE_SIDE
    return 0.0 if (one.source and other.source) or (one.target and other.target) else _NO_SIDE


def _when(one: Told, other: Told, likeness: float, *, same_page: bool) -> float:
    relation = dates(one.days, other.days)
    if relation is Dates.MATCH:
        return _SAME_DATE if _exact(one) and _exact(other) else _SAME_YEAR
    if relation is Dates.OPEN:
        return 0.0
    # One page that gives two dates tells of two events; two pages in the same words disagree.
    if same_page or likeness < _VERBATIM:
        return FORBIDDEN
    return _OTHER_DATE


def _exact(told: Told) -> bool:
    """Whether its words date it to the month or finer."""
    return told.days is not None and (told.days[1] - told.days[0]).days <= _MONTH


def _long_apart(one: Told, other: Told) -> bool:
    """Whether the times of two mentions, one of them its page's own, are far from each other."""
    if dates(one.days, other.days) is not Dates.OPEN:
        return False
    a, b = _latest(one), _latest(other)
    return a is not None and b is not None and abs((a - b).days) > _LONG_APART


def _looks_back(one: Told, other: Told) -> bool:
    """Whether a page may retell, undated, a statement that the other dates before that page.

    A page's own date only says that an event lies before it. What was said keeps its content when
    it is told again years later; deeds in the same words (a visit, an attack) recur.
    """
    if not all(plover().quad(told.type).startswith("verbal") for told in (one, other)):
        return False
    dated, undated = (one, other) if one.days else (other, one)
    a, b = _latest(dated), _latest(undated)
    return dated.days is not None and a is not None and b is not None and a < b


def _latest(told: Told) -> date | None:
    return told.days[1] if told.days else told.published


def _where(one: Told, other: Told) -> float:
    a, b = one.event.place, other.event.place
    if a is None or b is None:
        return 0.0
    if a.name == b.name or (a.geonames is not None and a.geonames == b.geonames):
        return _SAME_PLACE
    if a.country != b.country or (is_within(a) and is_within(b)):
        return _OTHER_PLACE
    return 0.0


def _shared_number(one: tuple[Number, ...], other: tuple[Number, ...]) -> bool:
    return any(a.what == b.what and a.value == b.value for a in one for b in other)

"""Wars that are named in passing: "during its conflict with Israel in June 2023".

Such a noun is no event word of its sentence, which tells of something else; but it dates a war
between two states, and pages may date it otherwise. It is read only where it names both states and
says when: a date, or that the war is recent. By the PLOVER manual the use of force is ASSAULT
(CAMEO 190).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from dateline.coding.scene import Scene
from dateline.model import Actor, EventMention, EventTime, Participant, Reading, Span, overlaps
from dateline.model.time import precision
from dateline.vocab.plover import plover

_NOUN = re.compile(r"\b(?:war|conflict|hostilities)\b")
_WITH = re.compile(r" (?:with|against|on) (?:the )?$")
_BETWEEN = re.compile(r" between (?:the )?$")
_AND = re.compile(r" and (?:the )?$")
_JOINED = re.compile(r"[-–]$")
_OWN = re.compile(r"(?:(?<=[Ii]ts)|(?<=[Tt]heir)|['’]s?)(?: [\w-]+){0,3} $")
_IN_A = re.compile(r" (?:in|during|after|following|since) (?:a|an|the|last)(?: [\w-]+){0,3} $")
_ADJECTIVES = re.compile(r"(?: [\w-]+){0,2} $")
_RECENT = re.compile(r"\b(?:recent|latest)\b")
_WHEN = re.compile(r",? (?:in |of |last |this |earlier this )?$")
_CONFIDENCE = 0.6
_LEAD = 48


def named_wars(reading: Reading, scene: Scene) -> list[EventMention]:
    """The dated or recent wars between two states that a sentence names, still without an id."""
    found = []
    start, end = scene.span
    for match in _NOUN.finditer(reading.text, start, end):
        span = match.span()
        if any(overlaps(span, word.span) for word in scene.words):
            continue
        sides = next(_sides(reading.text, scene, span), None)
        if sides is None or sides[0].country == sides[1].country:
            continue
        time = _time(reading.text, scene, span, sides)
        lead = reading.text[max(start, span[0] - _LEAD) : span[0]]
        if time is None and not _RECENT.search(lead):
            continue
        found.append(_mention(reading, span, sides, time))
    return found


def _sides(text: str, scene: Scene, noun: Span) -> Iterator[tuple[Actor, Actor]]:
    states = [a for a in scene.actors if a.kind == "state" and a.country]
    before = [a for a in states if a.span[1] <= noun[0]]
    after = [a for a in states if a.span[0] >= noun[1]]
    for one in after[:1]:
        gap = text[noun[1] : one.span[0]]
        for other in after[1:2]:
            if _BETWEEN.fullmatch(gap) and _AND.fullmatch(text[one.span[1] : other.span[0]]):
                yield one, other
        for owner in before[::-1]:
            lead = text[max(scene.span[0], owner.span[1] - 5) : noun[0]]
            reach = len(lead) - (noun[0] - owner.span[1])
            owned = _OWN.search(lead, max(0, reach - 1)) or _IN_A.fullmatch(lead, reach)
            if _WITH.fullmatch(gap) and owned:
                yield owner, one
    for one, other in pairwise(before):
        joined = _JOINED.fullmatch(text[one.span[1] : other.span[0]])
        if joined and _ADJECTIVES.fullmatch(text[other.span[1] : noun[0]]):
            yield one, other


def _time(text: str, scene: Scene, noun: Span, sides: tuple[Actor, Actor]) -> EventTime | None:
    """The date right behind the war and whom it was with, or among the words before it."""
    last = max(noun[1], *(side.span[1] for side in sides))
    first = min(noun[0], *(side.span[1] for side in sides))
    for time in scene.times:
        value = time.value or ""
        if time.type != "DATE" or precision(value) == "none":
            continue
        behind = time.span[0] >= last and _WHEN.fullmatch(text[last : time.span[0]])
        if behind or first <= time.span[0] < noun[0]:
            return EventTime(
                value=value, span=time.span, precision=precision(value), origin="clause"
            )
    return None


def _mention(
    reading: Reading, span: Span, sides: tuple[Actor, Actor], time: EventTime | None
) -> EventMention:
    codebook = plover()
    source, target = (
        Participant(span=a.span, name=a.name, country=a.country, sector=a.sector, code=a.code)
        for a in sides
    )
    return EventMention(
        id="",
        span=span,
        lemma="war",
        event="ASSAULT",
        cameo=codebook.events["ASSAULT"].cameo,
        quad=codebook.quad("ASSAULT"),
        intensity=codebook.intensity("ASSAULT", None),
        source=(source,),
        target=(target,),
        time=time,
        confidence=_CONFIDENCE,
    )

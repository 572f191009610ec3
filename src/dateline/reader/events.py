"""Event words with their roles, time, place, attribution and modality."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from dateline.model import Attribution, EventWord, Mention, Span
from dateline.reader.demands import cue_text, find_demands, innermost
from dateline.reader.modality import modality_of
from dateline.reader.roles import find_roles
from dateline.reader.triggers import Trigger, find_triggers
from dateline.reader.view import Chunk, Roles, View

_HARMFUL = frozenset({"SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "PROTEST", "THREATEN"})
_ALLEGE = "allege"
_MODIFIER_REACH = 4
_TIME_PHRASE_REACH = 7
# "a 25-year agreement", "the 12-day war": how long, not when.
_LASTING = re.compile(r"-(?:minute|hour|day|week|month|year|decade)s?\b", re.IGNORECASE)
_LOCATIVE = frozenset({"in", "at", "near", "off", "outside", "inside", "around", "across", "over"})


@dataclass(frozen=True, slots=True)
class _Found:
    trigger: Trigger
    roles: Roles


def find_events(
    text: str,
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
    attributions: Sequence[Attribution],
) -> list[EventWord]:
    """The event words of a text in order, each with the spans of the mentions around it.

    `mentions` are in text order and do not overlap. A word whose entry is weak or light needs a
    source and a target to count; any other is kept, and coding asks for at least one actor.
    """
    starts = [mention.span[0] for mention in mentions]
    out: list[EventWord] = []
    for sentence in sentences:
        first = bisect.bisect_left(starts, sentence[0])
        last = bisect.bisect_left(starts, sentence[1])
        view = View(text, sentence, mentions[first:last])
        demands = find_demands(view, attributions, mentions)
        # What must be done is the demand's content, not an event beside it.
        found = [
            e for e in _sentence_events(view, attributions) if not _asked_for(view, e, demands)
        ]
        out += sorted([*found, *demands], key=lambda event: event.span)
    return out


def _asked_for(view: View, event: EventWord, demands: Sequence[EventWord]) -> bool:
    gap = (view.text[demand.span[1] : event.span[0]].split() for demand in demands)
    return any(
        len(words) <= 1 and event.span[0] > d.span[0] for words, d in zip(gap, demands, strict=True)
    )


def _sentence_events(view: View, attributions: Sequence[Attribution]) -> list[EventWord]:
    earlier: dict[int, Roles] = {}
    found: list[_Found] = []
    for trigger in find_triggers(view):
        roles = find_roles(view, trigger, earlier)
        if trigger.word.part != "noun":
            earlier[trigger.first] = roles
        if not _counts(trigger, roles):
            continue
        found.append(_Found(trigger, roles))
    times = _times(view, found)
    words = [_event_word(view, item, times.get(item.trigger.first), attributions) for item in found]
    return [
        replace(word, modality="alleged")
        if word.modality == "asserted" and _is_alleged(view, item, found)
        else word
        for word, item in zip(words, found, strict=True)
    ]


def _is_alleged(view: View, item: _Found, found: list[_Found]) -> bool:
    """Whether somebody is accused of it: "accused Russia of helping the attacks"."""
    for other in found:
        between = range(other.trigger.last, item.trigger.first)
        if other.trigger.word.entry.mode == _ALLEGE and between:
            words = {view.lower(i) for i in between}
            if words & {"of", "for"} and not any(view.is_barrier(i) for i in between):
                return True
    return False


def _counts(trigger: Trigger, roles: Roles) -> bool:
    """Whether the roles are enough to call it an event: somebody must do it, or suffer it."""
    entry = trigger.word.entry
    if entry.weak or entry.light:
        plural = entry.symmetric and bool(roles.source)
        return bool(roles.source and roles.target) or (plural and trigger.word.part == "verb")
    if trigger.word.part == "verb" and not trigger.passive:
        return bool(roles.source)
    return bool(roles.source or roles.target)


def _event_word(
    view: View, item: _Found, time: Chunk | None, attributions: Sequence[Attribution]
) -> EventWord:
    trigger, roles = item.trigger, item.roles
    entry = trigger.word.entry
    span = view.span(trigger.first, trigger.last)
    attribution = innermost(view.text, attributions, span)
    cue = cue_text(view.text, attributions[attribution]) if attribution is not None else None
    modality, polarity = modality_of(
        view.tokens,
        (trigger.first, trigger.last),
        cue=cue,
        noun=trigger.word.part == "noun",
        harmful=trigger.word.event in _HARMFUL,
    )
    place = _place(view, trigger)
    return EventWord(
        span=span,
        lemma=trigger.word.lemma,
        event=trigger.word.event,
        mode=entry.mode,
        cameo=entry.cameo,
        context=entry.context,
        source=tuple(chunk.mention.span for chunk in roles.source),
        target=tuple(chunk.mention.span for chunk in roles.target),
        time=time.mention.span if time else None,
        place=place.mention.span if place else None,
        attribution=attribution,
        background=_is_background(view, trigger),
        modality=modality,
        polarity=polarity,
        confidence=_confidence(trigger, roles),
    )


def _is_background(view: View, trigger: Trigger) -> bool:
    if trigger.word.part != "noun":
        before = view.before(trigger.first)
        return view.lower(before) == "had" or (
            view.lower(before) == "been" and view.lower(view.before(before)) == "had"
        )
    for i in range(trigger.first - 1, max(-1, trigger.first - _TIME_PHRASE_REACH), -1):
        if view.lower(i) in view.grammar.time_prepositions and view.chunk_at[i] is None:
            return True
        if view.is_verb_like(i) or view.lower(i) in view.grammar.punctuation_ends:
            return False
    return False


def _confidence(trigger: Trigger, roles: Roles) -> float:
    entry = trigger.word.entry
    specific = 0.15 if entry.objects or entry.to or len(trigger.word.pieces) > 1 else 0.0
    doubt = 0.2 if entry.weak else 0.1 if entry.light else 0.0
    return round(min(0.95, roles.certainty + specific - doubt), 3)


def _times(view: View, found: list[_Found]) -> dict[int, Chunk]:
    """Each event word's time, by its first token.

    A time belongs to the nearest event word before it with no clause between; one that opens a
    sentence or a clause belongs to the first event word behind it.
    """
    vague = view.grammar.vague_modifiers
    chunks = [c for c in view.of_kind("time") if not _LASTING.search(view.text, *c.mention.span)]
    plain = [c for c in chunks if view.text[slice(*c.mention.span)].lower() not in vague]
    out: dict[int, Chunk] = {}
    for owned, owner_of in (
        (plain, _owner_before),
        (plain, _owner_after),
        (chunks, _described),
    ):
        for chunk in owned:
            owner = owner_of(view, chunk, found) if chunk not in out.values() else None
            if owner is not None:
                out.setdefault(owner.trigger.first, chunk)
    return out


def _opening(view: View, chunk: Chunk) -> int:
    """The token before a time and the words that lead into it; -1 at the sentence's start."""
    at = chunk.first - 1
    while view.lower(at) in view.grammar.prepositions | {"the", "early", "late"}:
        at -= 1
    return at


def _described(view: View, chunk: Chunk, found: list[_Found]) -> _Found | None:
    """The event noun that a word like "recent" stands before, if it stands before one."""
    reach = range(chunk.last, chunk.last + _MODIFIER_REACH)
    for item in found:
        if item.trigger.word.part == "noun" and item.trigger.first in reach:
            return item
    return None


def _owner_before(view: View, chunk: Chunk, found: list[_Found]) -> _Found | None:
    if view.lower(_opening(view, chunk)) in {"and", "but"}:
        return None  # "cut the nets, and on Friday they left": the day is the next verb's
    for item in reversed(found):
        if item.trigger.last > chunk.first:
            continue
        for i in range(item.trigger.last, chunk.first):
            opens = view.is_barrier(i) and view.lower(i) not in {"since"}
            if opens or (view.lower(i) in view.grammar.time_prepositions and i < chunk.first - 2):
                return None
        return item
    return None


def _owner_after(view: View, chunk: Chunk, found: list[_Found]) -> _Found | None:
    opening = _opening(view, chunk)
    opens = opening < 0 or view.is_barrier(opening) or view.lower(opening) in {",", "and", "but"}
    for item in found:
        if item.trigger.first < chunk.last:
            continue
        between = range(chunk.last, item.trigger.first)
        near = len(between) <= _MODIFIER_REACH
        clear = not any(view.is_barrier(i) for i in between)
        return item if clear and (opens or near) else None
    return None


def _place(view: View, trigger: Trigger) -> Chunk | None:
    """The nearest place behind the event word in its clause, else one right before it."""
    for chunk in view.of_kind("place"):
        if chunk.first >= trigger.last:
            between = range(trigger.last, chunk.first)
            if any(view.is_barrier(i) for i in between):
                return None
            if view.preposition(chunk) in _LOCATIVE:
                return chunk
    for chunk in reversed(view.of_kind("place")):
        if chunk.last <= trigger.first and view.preposition(chunk) in _LOCATIVE:
            clear = not any(view.is_barrier(i) for i in range(chunk.last, trigger.first))
            return chunk if clear else None
    return None

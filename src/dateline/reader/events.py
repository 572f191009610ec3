"""Event words with their roles, time, place, attribution and modality."""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import cast

from msgspec import structs

from dateline.model import (
    Attribution,
    EventType,
    EventWord,
    Mention,
    MentionKind,
    Modality,
    Quad,
    Span,
    overlaps,
)
from dateline.reader.cue_words import cue_class, cue_of, innermost
from dateline.reader.known_words import known_word
from dateline.reader.labels import STATEMENT
from dateline.reader.seen import Seen
from dateline.reader.told import Told
from dateline.reader.view import Chunk, View
from dateline.vocab.event_words import Word
from dateline.vocab.grammar import grammar

_PLAIN_SAYING = frozenset({"say", "show", "think"})
_SHORT = 3
_MODIFIER_REACH = 4
_TIME_PHRASE_REACH = 7
# "a 25-year agreement", "the 12-day war": how long, not when.
_LASTING = re.compile(r"-(?:minute|hour|day|week|month|year|decade)s?\b", re.IGNORECASE)
_JOINT = r"(?:,|&|\band\b|\bor\b|\bas well as\b|\balong with\b)"
# What stands between the members of a list: "China, Russia, and the two Koreas", "refugees in Syria
# and vulnerable Jordanians".
_LISTED = re.compile(
    rf"(?:\s*\([^()]{{,20}}\))?[^.;:,()]{{,25}}?(?:{_JOINT}\s*)+"
    r"(?:(?:the|both|a|an)\s+)*(?:[a-z-]+\s+){,2}|\s*"
)
_POSSESSIVE = frozenset({"'s", "'", "’s", "’"})
_OWNERS = frozenset({"his", "her", "its", "their"})
_HELD_TRUE = frozenset({"asserted", "reported"})
_LOCATIVE = frozenset({"in", "at", "near", "off", "outside", "inside", "around", "across", "over"})


@dataclass(frozen=True, slots=True)
class _Found:
    """An event word on its sentence's tokens, `first` to `last` (exclusive)."""

    told: Told
    first: int
    last: int
    known: Word | None
    """The lexicon's entry at the word, where it tells of the same type of event."""
    noun: bool


def find_events(
    text: str,
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
    attributions: Sequence[Attribution],
    seen: Seen,
    told: Sequence[Told],
) -> list[EventWord]:
    """The event words of a text in order, each with the spans of the mentions in its roles.

    `mentions` are in text order and do not overlap; `told` is what the heads make of `seen`.
    """
    starts = [mention.span[0] for mention in mentions]
    by_sentence: dict[int, list[Told]] = {}
    for one in told:
        by_sentence.setdefault(int(seen.sentence[one.run[0]]), []).append(one)
    out: list[EventWord] = []
    for number, here in sorted(by_sentence.items()):
        sentence = sentences[number]
        first = bisect.bisect_left(starts, sentence[0])
        last = bisect.bisect_left(starts, sentence[1])
        view = View(text, sentence, mentions[first:last])
        found = [item for one in here if (item := _placed(view, seen, one)) is not None]
        times = _times(view, found)
        words = [
            _event_word(view, seen, item, times.get(item.first), attributions) for item in found
        ]
        out += _without_judges(view, found, words)
    return out


def unspotted(
    text: str,
    mentions: Sequence[Mention],
    told: Sequence[Told],
    deeds: Sequence[Span],
    kind_of: Mapping[Span, MentionKind],
) -> list[Mention]:
    """Mentions for the roles in which none was spotted: who acts need not have a name.

    `deeds` are the characters of the event words: "the attacks" that killed somebody are nobody,
    while one may well condemn them.
    `kind_of` has the kind that the heads see in a role's stretch, where they see one.
    """
    aimed_at = {span for one in told for span in one.target}
    spans = sorted(aimed_at.union(*(one.source for one in told)))
    out: list[Mention] = []
    starts = [mention.span[0] for mention in mentions]
    for span in spans:
        near = mentions[
            max(0, bisect.bisect_left(starts, span[0]) - 1) : bisect.bisect_left(starts, span[1])
        ]
        if any(overlaps(span, one.span) for one in (*near, *out[-1:])):
            continue
        words = text[slice(*span)].lower().split()
        deed = span not in aimed_at and any(overlaps(span, one) for one in deeds)
        if (span in kind_of and not _is_loose(words)) or (_is_phrase(words) and not deed):
            out.append(Mention(span=span, kind=kind_of.get(span, "group")))
    return out


def _is_phrase(words: Sequence[str]) -> bool:
    """Whether words that the heads see no name in are still a whole noun phrase of several.

    "a group of coal miners" and "five captured officers" are; "the", "international" and "a rise
    of" are parts of something.
    """
    plural = bool(words) and len(words[-1]) > _SHORT and words[-1].endswith("s")
    return not _is_loose(words) and (
        plural or (len(words) > 1 and words[0] in grammar().determiners)
    )


def _is_loose(words: Sequence[str]) -> bool:
    """Whether words are no phrase: they end in one that leads on to another, or in a mark."""
    closed = grammar()
    leading = closed.prepositions | closed.determiners | closed.conjunctions
    return not words or words[-1] in leading or not any(map(str.isalnum, words[-1]))


def _without_judges(
    view: View, found: Sequence[_Found], words: Sequence[EventWord]
) -> list[EventWord]:
    """The event words of a sentence, none with a source that only condemns or investigates it.

    In "NATO is investigating air strikes" the strikes are nobody's, as far as that tells.
    """
    out = list(words)
    for at, (before, here) in enumerate(pairwise(found), start=1):
        judged = words[at - 1].event == "ACCUSE" != words[at].event and not before.noun
        between = range(before.last, here.first)
        near = len(between) <= _MODIFIER_REACH and not any(
            view.is_barrier(i) or view.chunk_at[i] or view.lower(i) in view.grammar.prepositions
            for i in between
        )
        if judged and near:
            judges = words[at - 1].source
            source = tuple(span for span in words[at].source if span not in judges)
            out[at] = structs.replace(words[at], source=source)
    return out


def _placed(view: View, seen: Seen, told: Told) -> _Found | None:
    """The event word on the view's tokens without marks and articles; None when none is left."""
    start, end = seen.chars(told.run)
    inside = [
        i
        for i, token in enumerate(view.tokens)
        if token.start < end
        and start < token.end
        and token.lower.isalnum()
        and token.lower not in view.grammar.determiners
    ]
    if not inside:
        return None
    first, last = inside[0], inside[-1] + 1
    if told.event == "ACCUSE" and cue_class(view.lower(last - 1)) in _PLAIN_SAYING:
        return None  # "reported", "quoted", "argued": to say something is not to accuse
    known = known_word(view, first, last, told.event)
    noun = known.part == "noun" if known else view.is_nominal(first)
    return _Found(told, first, last, known, noun)


def _event_word(
    view: View, seen: Seen, item: _Found, time: Chunk | None, attributions: Sequence[Attribution]
) -> EventWord:
    told = item.told
    span = view.span(item.first, item.last)
    attribution = innermost(view.text, attributions, span)
    place = _place(view, item)
    doer, alleged = _named_doer(view, item)
    modality = _modality(view, told, cue_of(view.text, attributions, attribution))
    target = _aimed_at(view, item)
    entry = item.known.entry if item.known else None
    return EventWord(
        span=span,
        lemma=item.known.lemma if item.known else _lemma(view, item),
        event=None if told.event == STATEMENT else cast(EventType, told.event),
        quad=None if told.quad == "none" else cast(Quad, told.quad),
        mode=entry.mode if entry else told.mode,
        cameo=entry.cameo if entry else None,
        context=entry.context if entry else (),
        source=(doer.mention.span,) if doer else _chunks(view, told.source),
        target=tuple(span for span in target if doer is None or span != doer.mention.span),
        time=time.mention.span if time else None,
        place=place.mention.span if place else None,
        attribution=attribution,
        background=_is_background(view, item),
        modality="alleged" if alleged and modality in _HELD_TRUE else modality,
        polarity="negative" if told.negative else "positive",
        vector=told.vector,
        confidence=round(told.certainty, 3),
    )


def _aimed_at(view: View, item: _Found) -> tuple[Span, ...]:
    """The mentions in the target of a word, without those that its grammar rules out.

    Whom a deed was done to is not the target of who condemns it ("condemned the air strikes on
    *Syria*", "rejected threats against *Iran*"), nor is an owner before the "and" that joins the
    word to another ("stressed *Norway's* right and criticised the talks").
    """
    target = _chunks(view, item.told.target)
    if not item.noun and view.lower(view.before(item.first)) in {"and", "but"}:
        owners = {
            c.mention.span
            for c in view.chunks
            if c.last < item.first and view.lower(c.last) in _POSSESSIVE
        }
        target = tuple(span for span in target if span not in owners)
    if item.told.event in {"ACCUSE", "REJECT"}:
        harmed = {c.mention.span for c in view.chunks if _is_harmed(view, item, c)}
        target = tuple(span for span in target if span not in harmed)
    return target


def _is_harmed(view: View, item: _Found, chunk: Chunk) -> bool:
    """Whether "on" or "against" ties a mention to a deed behind the event word."""
    at = chunk.first - 1
    while view.lower(at) in view.grammar.determiners:
        at -= 1
    if at <= item.last or any(view.lower(i) == "to" for i in range(item.last, at)):
        return False  # "refused to lift sanctions on"
    entry = item.known.entry if item.known else None
    condemns = entry is not None and entry.mode == "disapprove" and not entry.objects
    if view.lower(at) == "against":
        return condemns or item.told.event == "REJECT"
    deed = view.lower(at - 1) in view.lexicon.noun_forms
    return condemns and deed and view.lower(at) in {"on", "upon"}


def _named_doer(view: View, item: _Found) -> tuple[Chunk | None, bool]:
    """Who is named behind an event noun as having done it, and whether others only say so.

    "The attacks attributed to *Israel*": nearer names before the noun are not its source.
    """
    blamed, doers = view.grammar.blamed, view.grammar.doers
    at = item.last - 1
    if at == item.first or view.lower(at) not in blamed.keys() | doers.keys():
        at = item.last
    if view.lower(at) in view.grammar.relatives and view.lower(at + 1) in view.grammar.be:
        at += 2  # "that was blamed on"
    while view.is_adverb(at):
        at += 1
    word = view.lower(at)
    if word not in blamed and word not in doers:
        return None, False
    leading = [blamed[word]] if word in blamed else [*doers[word], "by"]
    if [view.lower(at + 1 + i) for i in range(len(leading))] != leading:
        return None, False
    at += 1 + len(leading)
    while view.lower(at) in view.grammar.determiners and view.chunk_at[at] is None:
        at += 1
    chunk = view.chunk_at[at] if at < len(view) else None
    if chunk is None or chunk.mention.kind == "time":
        return None, False
    return chunk, word in blamed


def _modality(view: View, told: Told, cue: str | None) -> Modality:
    """The head's word, but what stands in a source's mouth is not the article's own.

    `cue` is that of the attribution around the word. Who plainly says what others did reports it;
    who asks whether they did supposes it.
    """
    if told.modality == "asserted" and view.asks:
        return "hypothetical"
    if told.modality == "asserted" and cue is not None:
        return "denied" if told.negative else "reported"
    if told.modality == "alleged" and cue and cue_class(cue) == "say":
        return "reported"
    return cast(Modality, told.modality)


def _lemma(view: View, item: _Found) -> str:
    """The headword of the event word's last token, as far as the lexicon has it."""
    word = view.lower(item.last - 1)
    return view.lexicon.bases.get(word) or view.lexicon.noun_forms.get(word) or word


def _chunks(view: View, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The mentions in a role: in each stretch its head, and those that a list ties to it."""
    out: list[Span] = []
    for span in spans:
        inside = [c for c in view.chunks if overlaps(c.mention.span, span)]
        acting = _acting(view, [c for c in inside if c.mention.kind != "time"])
        held: list[Chunk] = []
        for chunk in acting:
            between = view.text[held[-1].mention.span[1] : chunk.mention.span[0]] if held else ""
            if not held or _LISTED.fullmatch(between):
                held.append(chunk)
        out += [c.mention.span for c in held if c.mention.span not in out]
    return tuple(out)


def _acting(view: View, inside: Sequence[Chunk]) -> Sequence[Chunk]:
    """The mentions of a role's stretch from its head on.

    An owner is not the head ("*Libya's* renegade general Haftar", "*his* counterpart Mattarella"),
    nor is a place beside an actor, unless the actor only describes it ("Haifa, Israel's port").
    """
    while len(inside) > 1 and _owns(view, inside[0], inside[1]):
        inside = inside[1:]
    if inside and inside[0].mention.kind == "place":
        described = view.lower(inside[0].last) in {",", "("}
        if described or not any(chunk.is_actor for chunk in inside):
            return inside[:1] if described else inside
    return [chunk for chunk in inside if chunk.is_actor]


def _owns(view: View, one: Chunk, other: Chunk) -> bool:
    """Whether a mention only says whose the next one is."""
    owner = view.lower(one.last) in _POSSESSIVE or (
        one.mention.kind == "pronoun" and view.lower(one.first) in _OWNERS
    )
    return owner and not any(
        view.is_barrier(i) or view.lower(i) in view.grammar.prepositions | {",", "and", "or"}
        for i in range(one.last, other.first)
    )


def _is_background(view: View, item: _Found) -> bool:
    if not item.noun:
        before = view.before(item.first)
        return view.lower(before) == "had" or (
            view.lower(before) == "been" and view.lower(view.before(before)) == "had"
        )
    for i in range(item.first - 1, max(-1, item.first - _TIME_PHRASE_REACH), -1):
        if view.lower(i) in view.grammar.time_prepositions and view.chunk_at[i] is None:
            return True
        if view.is_verb_like(i) or view.lower(i) in view.grammar.punctuation_ends:
            return False
    return False


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
                out.setdefault(owner.first, chunk)
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
        if item.noun and item.first in reach:
            return item
    return None


def _owner_before(view: View, chunk: Chunk, found: list[_Found]) -> _Found | None:
    if view.lower(_opening(view, chunk)) in {"and", "but"}:
        return None  # "cut the nets, and on Friday they left": the day is the next verb's
    for item in reversed(found):
        if item.last > chunk.first:
            continue
        for i in range(item.last, chunk.first):
            opens = view.is_barrier(i) and view.lower(i) not in {"since"}
            if opens or (view.lower(i) in view.grammar.time_prepositions and i < chunk.first - 2):
                return None
        return item
    return None


def _owner_after(view: View, chunk: Chunk, found: list[_Found]) -> _Found | None:
    opening = _opening(view, chunk)
    opens = opening < 0 or view.is_barrier(opening) or view.lower(opening) in {",", "and", "but"}
    for item in found:
        if item.first < chunk.last:
            continue
        between = range(chunk.last, item.first)
        near = len(between) <= _MODIFIER_REACH
        clear = not any(view.is_barrier(i) for i in between)
        return item if clear and (opens or near) else None
    return None


def _place(view: View, item: _Found) -> Chunk | None:
    """The nearest place behind the event word in its clause, else one right before it."""
    for chunk in view.of_kind("place"):
        if chunk.first >= item.last:
            between = range(item.last, chunk.first)
            if any(view.is_barrier(i) for i in between):
                return None
            if view.preposition(chunk) in _LOCATIVE:
                return chunk
    for chunk in reversed(view.of_kind("place")):
        if chunk.last <= item.first and view.preposition(chunk) in _LOCATIVE:
            clear = not any(view.is_barrier(i) for i in range(chunk.last, item.first))
            return chunk if clear else None
    return None

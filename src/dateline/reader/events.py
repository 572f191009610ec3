"""Event words with their roles, time, place, attribution and modality."""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

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
from dateline.reader.labels import STATEMENT, classes_of, quad_of
from dateline.reader.passives import passive, turned
from dateline.reader.retyped import fits_better, without_battlefields, without_waters
from dateline.reader.seen import Seen
from dateline.reader.sides import (
    Found,
    aimed_at,
    doers,
    named_doer,
    without_judges,
    without_onlookers,
)
from dateline.reader.told import Told
from dateline.reader.view import Chunk, View
from dateline.vocab.grammar import grammar
from dateline.vocab.words import whole_words

_PLAIN_SAYING = frozenset({"say", "show", "think"})
_SHORT = 3
_PAIR = 2
_MODIFIER_REACH = 4
_TIME_PHRASE_REACH = 7
# "a 25-year agreement", "the 12-day war": how long, not when.
_LASTING = re.compile(r"-(?:minute|hour|day|week|month|year|decade)s?\b", re.IGNORECASE)
_HELD_TRUE = frozenset({"asserted", "reported"})
_ALTOGETHER = frozenset(
    {"altogether", "completely", "entirely", "fully", "outright", "totally", "wholly"}
)
_ALL_TOGETHER = ("all", "together")
_DEGREE_REACH = 6
"""Tokens behind a verb up to the adverb that says how far it is done."""
_IN_PART = _ALTOGETHER | {"only", "just", "merely", "simply"}
_LOCATIVE = frozenset({"in", "at", "near", "off", "outside", "inside", "around", "across", "over"})


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
        out += without_judges(view, found, words)
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
        whole = whole_words(text, span)
        near = mentions[
            max(0, bisect.bisect_left(starts, whole[0]) - 1) : bisect.bisect_left(starts, whole[1])
        ]
        if any(overlaps(whole, one.span) for one in (*near, *out[-1:])):
            continue
        words = text[slice(*whole)].lower().split()
        deed = span not in aimed_at and any(overlaps(span, one) for one in deeds)
        if (span in kind_of and not _is_loose(words)) or (_is_phrase(words) and not deed):
            out.append(Mention(span=whole, kind=kind_of.get(span, "group")))
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
    """Whether words are no phrase: they end in one that leads on to another, or in a mark.

    "The consequences of unchecked" leads on; "the injured" does not.
    """
    closed = grammar()
    leading = closed.prepositions | closed.determiners | closed.conjunctions
    return (
        not words
        or words[-1] in leading
        or not any(map(str.isalnum, words[-1]))
        or (words[-1].endswith("ed") and (len(words) > _PAIR or words[0] not in closed.determiners))
    )


def _placed(view: View, seen: Seen, told: Told) -> Found | None:
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
    other = fits_better(view, (first, last), told.event)
    if other is not None:
        quad = told.quad if told.quad in classes_of(other.event) else quad_of(other.event)
        told = replace(told, event=other.event, mode=other.mode, quad=quad)
    known = known_word(view, first, last, told.event)
    noun = known.part == "noun" if known else view.is_nominal(first)
    other_type = known is None and view.lower(last - 1) in view.lexicon.bases
    refusal = known is None and told.event == "REJECT"
    negated = None if noun or other_type or refusal else _is_negated(view, (first, last))
    if negated is not None:
        told = replace(told, negative=negated)
    return Found(told, first, last, known, noun, other.cameo if other else None)


def _is_negated(view: View, run: tuple[int, int]) -> bool | None:
    """Whether a verb, tokens `run`, is told as not done; null where no "not" stands before it.

    "They have *not* yet banned it" is; what is not done altogether, or not only done, is done. Not
    to be asked of a verb that the lexicon has with another type, or a refusal's: "not allowed" is a
    ban of its own, and "would not say" a refusal.
    """
    closed = view.grammar.be | view.grammar.have
    at = run[0] - 1
    while at >= 0 and view.chunk_at[at] is None:
        word = view.lower(at)
        if word in view.grammar.negations or word.endswith(("n't", "n’t")):
            return view.lower(at + 1) not in _IN_PART and not _is_partly(view, run[1])
        if not view.is_adverb(at) and word not in closed:
            return None
        at -= 1
    return None


def _is_partly(view: View, last: int) -> bool:
    """Whether "altogether" or its like stands behind a verb, whose "not" is then of degree."""
    for i in range(last, last + _DEGREE_REACH):
        if view.is_barrier(i):
            return False
        if view.lower(i) in _ALTOGETHER or (view.lower(i), view.lower(i + 1)) == _ALL_TOGETHER:
            return True
    return False


def _event_word(
    view: View, seen: Seen, item: Found, time: Chunk | None, attributions: Sequence[Attribution]
) -> EventWord:
    told = item.told
    span = view.span(item.first, item.last)
    attribution = innermost(view.text, attributions, span)
    place = _place(view, item)
    doer, alleged = named_doer(view, item)
    modality = _modality(view, told, cue_of(view.text, attributions, attribution))
    source = (doer.mention.span,) if doer else without_onlookers(view, item, doers(view, item))
    target = without_battlefields(view, item.last, told.event, aimed_at(view, item))
    target = without_waters(view, item.cameo, target)
    suffered = passive(view, (item.first, item.last), told.event, noun=item.noun)
    if suffered is not None and doer is None:
        source, target = turned(view, suffered, source, target)
    entry = item.known.entry if item.known else None
    return EventWord(
        span=span,
        lemma=item.known.lemma if item.known else _lemma(view, item),
        event=None if told.event == STATEMENT else cast(EventType, told.event),
        quad=None if told.quad == "none" else cast(Quad, told.quad),
        mode=entry.mode if entry else told.mode,
        cameo=entry.cameo if entry else item.cameo,
        context=entry.context if entry else (),
        source=source,
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


def _lemma(view: View, item: Found) -> str:
    """The headword of the event word's last token, as far as the lexicon has it."""
    word = view.lower(item.last - 1)
    return view.lexicon.bases.get(word) or view.lexicon.noun_forms.get(word) or word


def _is_background(view: View, item: Found) -> bool:
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


def _times(view: View, found: list[Found]) -> dict[int, Chunk]:
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


def _described(view: View, chunk: Chunk, found: list[Found]) -> Found | None:
    """The event noun that a word like "recent" stands before, if it stands before one."""
    reach = range(chunk.last, chunk.last + _MODIFIER_REACH)
    for item in found:
        if item.noun and item.first in reach:
            return item
    return None


def _owner_before(view: View, chunk: Chunk, found: list[Found]) -> Found | None:
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


def _owner_after(view: View, chunk: Chunk, found: list[Found]) -> Found | None:
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


def _place(view: View, item: Found) -> Chunk | None:
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

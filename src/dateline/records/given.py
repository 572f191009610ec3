"""Linking event words that are given from outside, across documents.

The strong simple baseline of cross-document event coreference: within a story, words with one root
are one event (Upadhyay et al. 2016; on ECB+, Cybulska and Vossen 2014). Words of saying are the
exception, since all pages have them: they are one event where what is said is alike.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import combinations
from math import log

import msgspec

from dateline.model import MentionLink, Reading, Span, StoryAssignment
from dateline.records.build import short_id
from dateline.records.told import Weights, around, sentence_at, similarity
from dateline.vocab.cues import cue_lexicon
from dateline.vocab.grammar import grammar
from dateline.vocab.words import root, words

_SAME_SAID = 0.3
"""Similarity of the words around two words of saying from which they are one event."""

Place = tuple[str, Span]
"""A given span, with the id of the reading that it stands in."""


class Given(msgspec.Struct, frozen=True):
    """One event word of an input row; whatever else it carries is left alone."""

    span: Span


def given_spans(reading: Reading) -> tuple[Span, ...] | None:
    """The spans of the row's `mentions`, in its order; null where it has none.

    Raises `msgspec.ValidationError` when an entry has no span, or one that is not in the text.
    """
    asked = reading.extra.get("mentions")
    if asked is None:
        return None
    spans = tuple(given.span for given in msgspec.convert(asked, list[Given]))
    for start, end in spans:
        if not 0 <= start < end <= len(reading.text):
            raise msgspec.ValidationError(
                f"mention span [{start}, {end}] does not lie in the text of {len(reading.text)}"
            )
    return spans


def link_given(
    readings: Sequence[Reading], stories: dict[str, StoryAssignment]
) -> dict[str, tuple[MentionLink, ...]]:
    """The links of each reading's given spans, by the reading's id, in the given order."""
    blocks: dict[tuple[str, str], set[Place]] = defaultdict(set)
    context: dict[Place, frozenset[str]] = {}
    for reading in readings:
        assigned = stories.get(reading.id)
        story = assigned.story if assigned else reading.id
        for span in given_spans(reading) or ():
            blocks[story, head_root(reading.text[span[0] : span[1]])].add((reading.id, span))
            context[reading.id, span] = around(reading.text, sentence_at(reading, span), span)
    weights = _weigh(context)
    record_of: dict[Place, str] = {}
    for (_, head), block in blocks.items():
        members = sorted(block)
        groups = _by_content(members, context, weights) if head in _saying() else [members]
        for group in groups:
            doc, span = group[0]
            record = short_id("r-", f"{doc}|{span[0]}|{span[1]}")
            record_of.update((place, record) for place in group)
    return {
        reading.id: tuple(
            MentionLink(span=span, record=record_of[reading.id, span])
            for span in given_spans(reading) or ()
        )
        for reading in readings
    }


def head_root(phrase: str) -> str:
    """Root of a phrase's head: the verb of "was checked into", the noun of "car crash"."""
    parts = words(phrase)
    closed = grammar()
    if len(parts) > 1 and parts[0].casefold() in closed.auxiliaries | closed.be | closed.have:
        parts = parts[1:]
    for at, part in enumerate(parts):
        if at and part.casefold() in closed.prepositions | closed.adverbs:
            parts = parts[:at]
            break
    return root(parts[-1]) if parts else phrase


@cache
def _saying() -> frozenset[str]:
    """Roots of the verbs whose content may be a clause and that leave open whether it is so."""
    return frozenset(
        root(word.pieces[0])
        for forms in cue_lexicon().verbs.values()
        for word in forms
        if len(word.pieces) == 1 and word.frames.get("clause") == "say"
    ) | {root("tell")}


def _weigh(context: dict[Place, frozenset[str]]) -> Weights:
    frequency = Counter(word for found in context.values() for word in found)
    return {w: log((len(context) + 1) / (n + 1)) for w, n in sorted(frequency.items())}


def _by_content(
    members: list[Place], context: dict[Place, frozenset[str]], weights: Weights
) -> list[list[Place]]:
    """Members joined wherever the words around two of them are alike."""
    top = list(range(len(members)))
    for a, b in combinations(range(len(members)), 2):
        alike = similarity(context[members[a]], context[members[b]], weights)
        if top[a] != top[b] and alike >= _SAME_SAID:
            low, high = sorted((top[a], top[b]))
            top = [low if t == high else t for t in top]
    groups: dict[int, list[Place]] = defaultdict(list)
    for place, number in zip(members, top, strict=True):
        groups[number].append(place)
    return list(groups.values())

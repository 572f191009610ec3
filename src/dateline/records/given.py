"""Linking event words that are given from outside, across documents.

Within a story, words that a learnt network takes for one event are linked. Nothing else that an
input row says of its event words is looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from msgspec import UNSET

from dateline.linkage import average_linkage
from dateline.model import GivenMention, MentionLink, Reading, Span, StoryAssignment, given_mentions
from dateline.records.alike import Compared, Network, candidates, network
from dateline.records.build import short_id
from dateline.records.wording import Wording, page_words, wording

SAME_EVENT = 0.4
"""Mean chance from which two groups of words are one event."""

_UNLIKELY = 0.02
"""Chance below which a pair is as good as none."""

Place = tuple[str, Span]
"""A given span, with the id of the reading that it stands in."""


def link_given(
    readings: Sequence[Reading], stories: dict[str, StoryAssignment]
) -> dict[str, tuple[MentionLink, ...]]:
    """The links of each reading's given spans, by the reading's id, in the given order.

    Raises `msgspec.ValidationError` when a row's `mentions` are not spans within its text.
    """
    blocks: dict[tuple[str, bool], dict[Place, Wording]] = defaultdict(dict)
    for reading in sorted(readings, key=lambda r: (r.id, r.text)):
        assigned = stories.get(reading.id)
        story = assigned.story if assigned else reading.id
        page = page_words(reading)
        for (span, is_event), vector in sorted(given_words(reading).items()):
            place = (reading.id, span)
            blocks[story, is_event][place] = wording(reading, span, vector, page)
    record_of: dict[tuple[Place, bool], str] = {}
    for (_, is_event), block in blocks.items():
        places, words = list(block), list(block.values())
        for place, first in zip(places, grouped(words), strict=True):
            doc, span = places[first]
            kind = "" if is_event else "other|"
            record = short_id("r-", f"{kind}{doc}|{span[0]}|{span[1]}")
            record_of.setdefault((place, is_event), record)
    return {
        reading.id: tuple(
            MentionLink(
                span=given.span, record=record_of[(reading.id, given.span), _is_event(given)]
            )
            for given in given_mentions(reading) or ()
        )
        for reading in readings
    }


def given_words(reading: Reading) -> dict[tuple[Span, bool], bytes]:
    """The vector of each given span, empty where none is known; and whether it is an event word's.

    What a row says is of another `kind` than `event` is never one event with an event word.
    """
    given = given_mentions(reading) or ()
    known = reading.mention_vectors
    vectors = [None] * len(given) if known is UNSET or len(known) != len(given) else list(known)
    return {
        (one.span, _is_event(one)): vector or b""
        for one, vector in zip(given, vectors, strict=True)
    }


def _is_event(given: GivenMention) -> bool:
    return given.kind in {None, "event"}


def grouped(words: Sequence[Wording], model: Network | None = None) -> list[int]:
    """For each word of one story the first of those that tell of its event.

    `model` is the packaged network, unless another is handed in.
    """
    pairs = candidates(words)
    compared = Compared(words)
    chances = (model or network("words")).chances(compared.rows(pairs))
    chances[compared.unsaid(pairs)] = 0
    linked = [
        (a, b, chance)
        for a, b, chance in zip(*(p.tolist() for p in pairs), chances.tolist(), strict=True)
        if chance >= _UNLIKELY
    ]
    return average_linkage(len(words), linked, SAME_EVENT)

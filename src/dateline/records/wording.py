"""An event word and what stands around it: all that pairs of event words are compared by."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from math import log
from typing import NamedTuple

from dateline.model import Reading, Span
from dateline.model.time import interval
from dateline.records.told import around, sentence_at, telling_root, telling_roots
from dateline.vocab.cues import cue_lexicon
from dateline.vocab.grammar import grammar
from dateline.vocab.words import root, share, words

_NEAR = 7
"""Words on either side that count as an event word's nearest."""
_NAME = 0.01
"""Share of articles below which a capital at the start of a sentence may be a name's."""
_LATEST = 12
"""Sentences that are told apart by their number."""
_DIGITS = re.compile(r"\d[\d,.]*\d|\d")


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of a page, small ones left out."""

    counts: Counter[str]
    """How often it has each root."""
    shares: dict[str, float]
    """The share of articles in which news at large has it."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One event word in its page."""

    doc: str
    span: Span
    sentence: Span
    number: int
    """The sentence's place in the text, from 0, at most `_LATEST`."""
    head: str
    """Root of the headword."""
    roots: frozenset[str]
    """Roots of the event word's own words."""
    around: frozenset[str]
    """Roots of the words around it."""
    whole: frozenset[str]
    """Roots of its sentence."""
    left: frozenset[str]
    right: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    places: frozenset[str]
    days: tuple[tuple[date, date], ...]
    """The stretches of the calendar that its sentence names."""
    says: bool
    """Whether it is a word of saying."""
    rarity: float
    """How rare its last word is in news: minus the logarithm of its share of articles."""
    page: PageWords
    vector: bytes
    """What it means in its sentence, as in an event mention; empty where nothing is known."""


def page_words(reading: Reading) -> PageWords:
    """The words of a reading's text."""
    counts: Counter[str] = Counter()
    shares: dict[str, float] = {}
    for word, times in Counter(words(reading.text)).items():
        key, common = _weighed(word)
        if key is None:
            continue
        if key not in shares:
            counts[key], shares[key] = times, common
        else:
            counts[key] += times
            shares[key] = max(shares[key], common)
    return PageWords(counts, shares)


@cache
def _weighed(word: str) -> tuple[str | None, float]:
    """A word's root, null for a small word, and the share of articles that have the word."""
    return telling_root(word), share(word)


def wording(reading: Reading, span: Span, vector: bytes | None, page: PageWords) -> Wording:
    """The event word at `span` of a reading whose words are `page`."""
    text = reading.text
    sentence = sentence_at(reading, span)
    starts = [start for start, _ in reading.sentences]
    phrase = text[span[0] : span[1]]
    own, here = words(phrase), _of_sentence(text, sentence)
    return Wording(
        doc=reading.id,
        span=span,
        sentence=sentence,
        number=min(starts.index(sentence[0]) if sentence[0] in starts else _LATEST, _LATEST),
        head=head_root(phrase),
        roots=telling_roots(own),
        around=around(text, sentence, span),
        whole=here.roots,
        left=telling_roots(words(text[sentence[0] : span[0]])[-_NEAR:]),
        right=telling_roots(words(text[span[1] : sentence[1]])[:_NEAR]),
        names=here.names,
        numbers=here.numbers,
        places=frozenset(p.name for p in reading.places if _within(p.span, sentence)),
        days=_days(reading, sentence),
        says=head_root(phrase) in saying(),
        rarity=-log((share(own[-1]) if own else 1.0) + 1e-4),
        page=page,
        vector=vector or b"",
    )


class _Sentence(NamedTuple):
    """What a sentence tells, whatever event word of it is looked at."""

    roots: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]


@lru_cache(maxsize=64)
def _of_sentence(text: str, sentence: Span) -> _Sentence:
    """The sentence's own; it mostly has several event words, which come one after the other."""
    shown = text[sentence[0] : sentence[1]]
    found = words(shown)
    return _Sentence(telling_roots(found), _names(found), frozenset(_DIGITS.findall(shown)))


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
def saying() -> frozenset[str]:
    """Roots of the verbs whose content may be a clause and that leave open whether it is so."""
    return frozenset(
        root(word.pieces[0])
        for forms in cue_lexicon().verbs.values()
        for word in forms
        if len(word.pieces) == 1 and word.frames.get("clause") == "say"
    ) | {root("tell")}


def _names(found: list[str]) -> frozenset[str]:
    """Roots of a sentence's capitalised words; of its first only where it is rare."""
    return telling_roots(
        w for at, w in enumerate(found) if w[0].isupper() and (at or share(w) < _NAME)
    )


def _within(span: Span, sentence: Span) -> bool:
    return sentence[0] <= span[0] < sentence[1]


def _days(reading: Reading, sentence: Span) -> tuple[tuple[date, date], ...]:
    found = (
        interval(time.value)
        for time in reading.times
        if _within(time.span, sentence) and time.type in {"DATE", "TIME"}
    )
    return tuple(days for days in found if days is not None)

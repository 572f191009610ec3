"""What one given span does to another, from the event words around them."""

from __future__ import annotations

from dateline.model import EventWord, Pair, Reading, Relation, Span, given_pairs, overlaps
from dateline.vocab.plover import plover

_BOTH, _ONE, _BETWEEN, _NEAR = 3.0, 1.5, 1.0, 0.0


def relate(reading: Reading) -> tuple[Relation, ...]:
    """One relation for each pair that the input row asked about, in its order."""
    words = reading.event_words or ()
    return tuple(_relation(pair, words) for pair in given_pairs(reading))


def _relation(pair: Pair, words: tuple[EventWord, ...]) -> Relation:
    if not words:
        return Relation(source=pair.source, target=pair.target, event=None, quad=None)
    best = max(words, key=lambda word: (_fit(pair, word), -_distance(pair, word), -word.span[0]))
    return Relation(
        source=pair.source,
        target=pair.target,
        event=best.event,
        quad=plover().quad(best.event),
        confidence=round(min(0.9, 0.2 + 0.2 * _fit(pair, best)), 3),
    )


def _fit(pair: Pair, word: EventWord) -> float:
    source = any(overlaps(pair.source, span) for span in word.source)
    target = any(overlaps(pair.target, span) for span in word.target)
    between = min(pair.source[1], pair.target[1]) <= word.span[0] and word.span[1] <= max(
        pair.source[0], pair.target[0]
    )
    score = _BOTH if source and target else _ONE if source or target else _NEAR
    return score + (_BETWEEN if between else 0.0)


def _distance(pair: Pair, word: EventWord) -> int:
    return _gap(pair.source, word.span) + _gap(pair.target, word.span)


def _gap(a: Span, b: Span) -> int:
    return max(0, a[0] - b[1], b[0] - a[1])

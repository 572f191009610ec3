"""A record's one line: the words of the page that tells the event best."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model import Modality, Span
from dateline.records.told import Told
from dateline.vocab.grammar import grammar

LONGEST = 200
"""Characters of a summary at most."""

_SURE: dict[Modality, int] = {
    "asserted": 0, "reported": 1, "alleged": 2, "denied": 2, "planned": 2, "threatened": 2,
    "opinion": 3, "hypothetical": 4,
}  # fmt: skip
_BREAK = re.compile(r"[;:—–]\s+|,\s+(?=\S)|\s[—–-]\s|\.\s+")
_ITEM = re.compile(r"^(?:[•·▪*–—-]|\d{1,2}[.)])\s+")
_SHORTEST = 40


def best(members: Sequence[tuple[Told, str]]) -> Told:
    """The telling that a reader gets most from.

    It names both sides, and by name rather than as "he"; its words are those that most others
    use; it is sure, dated, and neither a scrap nor a whole paragraph; of equals the earliest
    published.
    """
    tellings = [told for told, _ in members]
    if len(tellings) == 1:
        return tellings[0]
    return min(tellings, key=lambda told: _rank(told, _usual(told, tellings)))


def _usual(told: Told, tellings: Sequence[Told]) -> float:
    """How far the words of one telling are those of the others (0 to 2)."""
    others = [other for other in tellings if other is not told]
    if not others:
        return 0.0
    same = sum(told.root == other.root for other in others)
    return (same + sum(_shared(told.around, other.around) for other in others)) / len(others)


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of two sets' words that both have."""
    both = len(one & other)
    return both / max(1, len(one) + len(other) - both)


def _rank(told: Told, usual: float) -> tuple[float, str, tuple[str, Span, str]]:
    event = told.event
    length = told.sentence[1] - told.sentence[0]
    cost = 2.0 * (not told.source) + 2.0 * (not told.target)
    cost += 1.5 * any(_pronoun(told, p.span) for p in (*event.source, *event.target))
    cost += 0.5 * _SURE[event.modality] + 1.0 * (length < _SHORTEST) + max(0, length - 200) / 100
    cost -= 0.3 * (told.days is not None) + event.confidence + usual
    return (round(cost, 6), told.reading.published or "~", told.key)


def _pronoun(told: Told, span: Span) -> bool:
    return told.reading.text[span[0] : span[1]].casefold() in grammar().subject_pronouns


def summarise(told: Told) -> str:
    """The sentence that tells the event, cut at a clause to at most `LONGEST` characters.

    Every character is the page's own, but for "…" where something was left out.
    """
    text, (start, end) = told.reading.text, told.sentence
    if end - start <= LONGEST:
        return _line(text[start:end])
    spans = [told.event.span, *(p.span for p in (*told.event.source, *told.event.target))]
    inside = [s for s in spans if start <= s[0] and s[1] <= end]
    first, last = min(s[0] for s in inside), max(s[1] for s in inside)
    if last - first > LONGEST - 2:
        first, last = told.event.span
    breaks = [m.end() for m in _BREAK.finditer(text, start, end)]
    left = max((b for b in breaks if b <= first and last - b <= LONGEST - 2), default=start)
    if last - start <= LONGEST - 1:
        left = start
    elif last - left > LONGEST - 2:
        left = first
    right = _right(text, breaks, left, last, end)
    head = "…" if left > start else ""
    tail = "…" if right < end else ""
    return head + _line(text[left:right]).rstrip(" ,;:—–-") + tail


def _right(text: str, breaks: list[int], left: int, last: int, end: int) -> int:
    """Where to stop: the last clause break that fits, else the last word that does."""
    limit = min(end, left + LONGEST - 2)
    if end <= limit:
        return end
    fitting = [b for b in breaks if last < b <= limit]
    if fitting:
        return max(fitting)
    space = text.rfind(" ", last, limit + 1)
    return space if space > last else max(last, min(limit, end))


def _line(text: str) -> str:
    """One line, without the mark of a list's item in front."""
    return _ITEM.sub("", " ".join(text.split()))

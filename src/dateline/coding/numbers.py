"""Counts that a sentence gives for its event: "at least 12 people were killed"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise, takewhile

from dateline.model import Number, Span
from dateline.vocab.counts import Counts, counts
from dateline.vocab.grammar import grammar

_WORD = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|[A-Za-z]+")
_AGE = re.compile(r"(?<=[^\W\d_])(?: ?, | ?\( ?)\d{1,3}(?: and \d{1,3})?(?= ?[,)](?!\d))")
"""Behind a name: "John Smith, 34, was killed", "his brothers, 17 and 22, were held"."""
_NOBODY = re.compile(
    r"\b(?:no[ -]|not (?:even )?(?:a single )?)one\b"
    r"|\bnone of (?:the |its |their |his |her )?(?:\d[\d,]*|[a-z]+)\b",
    re.IGNORECASE,
)
_LOOK_AHEAD = 4
_LOOK_BACK = 3
_PASSIVE_WITHIN = 9
"""Words behind a number among which the verb may follow that it is the subject of."""
_TOLL_WITHIN = 9
"""Words before a number among which "toll" says what it counts."""


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    lower: str


def find_numbers(text: str, sentence: Span, dates: tuple[Span, ...]) -> tuple[Number, ...]:
    """The counts in a sentence, in text order, but for those that stand in a date or say who it is.

    `what` is `dead`, `injured` or `arrested` where the words around say so, otherwise the thing
    counted in the singular. A number whose counted thing is not known is left out.
    """
    words = [
        _Word(m.start(), m.end(), m.group().lower())
        for m in _WORD.finditer(text, sentence[0], sentence[1])
    ]
    known = counts()
    uncounted = (
        *dates,
        *(m.span() for no_count in (_AGE, _NOBODY) for m in no_count.finditer(text, *sentence)),
    )
    out = []
    i = 0
    while i < len(words):
        value, last = _value(words, i, known)
        if text[words[i].start - 1 : words[i].start] == "-" and words[i].lower[0].isdigit():
            value = None  # "HQ-16 missiles" counts nothing.
        elif _says_who(words, i, known):
            value = None
        if value is None or any(
            s < words[last - 1].end and words[i].start < e for s, e in uncounted
        ):
            i += 1
            continue
        what = _what(words, i, last, known)
        if what is not None:
            bound = _bound(text, words[i].start, sentence[0], known)
            span = (words[i].start, words[last - 1].end)
            out.append(Number(span=span, what=what, value=value, bound=bound))
        i = last
    return tuple(out)


def _says_who(words: list[_Word], first: int, known: Counts) -> bool:
    """Whether a number says who somebody is: "a man aged 34", "a mother of two was killed"."""
    near = [word.lower for word in words[max(0, first - 2) : first]]
    return near[-1:] == ["aged"] or (near[-1:] == ["of"] and near[0] in known.parents)


def _value(words: list[_Word], i: int, known: Counts) -> tuple[float | None, int]:
    word = words[i].lower
    if word[0].isdigit():
        value = float(word.replace(",", ""))
    elif word in known.words and word not in known.scales:
        value = float(known.words[word])
    else:
        return None, i + 1
    last = i + 1
    if word.isalpha() and last < len(words) and value % 10 == 0:
        unit = known.words.get(words[last].lower, 0)
        if 0 < unit < 10 and words[last].start == words[last - 1].end + 1:
            value, last = value + unit, last + 1
    while last < len(words) and words[last].lower in known.scales:
        value, last = value * known.words[words[last].lower], last + 1
    return value, last


def _what(words: list[_Word], first: int, last: int, known: Counts) -> str | None:
    ahead = [w.lower for w in words[last : last + _LOOK_AHEAD]]
    near = [w.lower for w in words[max(0, first - _LOOK_BACK) : first]]
    if ahead and ahead[0] in known.measures:
        return None
    counted = next((w for w in _noun_phrase(ahead) if w in known.things or w in known.people), None)
    if counted in known.things:
        return _singular(counted)
    signs = _signs(known)
    for kind, verbs in signs:
        if _governs(words, first, verbs, known):
            return kind
    for kind, verbs in signs:
        if any(w in verbs for w in ahead[:3]):
            return kind
    further = [w.lower for w in words[last : last + _PASSIVE_WITHIN]]
    for kind, verbs in signs:
        if any(w in verbs for w in near) and (counted is not None or not ahead):
            return kind
        if _passive(further, verbs):
            return kind
    if any(w.lower in known.tolls for w in words[max(0, first - _TOLL_WITHIN) : first]):
        return "dead"
    return _singular(counted) if counted is not None else None


def _noun_phrase(ahead: list[str]) -> list[str]:
    """The words up to a preposition: "923 rounds from the boat" counts no boats."""
    stops = grammar().prepositions - {"of"}
    return list(takewhile(lambda word: word not in stops, ahead))


def _signs(known: Counts) -> tuple[tuple[str, frozenset[str]], ...]:
    return ("dead", known.deaths), ("injured", known.injuries), ("arrested", known.arrests)


def _governs(words: list[_Word], first: int, verbs: frozenset[str], known: Counts) -> bool:
    """Whether the verb stands right before the number: "arrested at least 60 gang members"."""
    at = first - 1
    while at >= 0 and words[at].lower in known.before_number:
        at -= 1
    return at >= 0 and words[at].lower in verbs


def _passive(ahead: list[str], verbs: frozenset[str]) -> bool:
    """Whether it is the subject: "60 suspected members of the gang were arrested"."""
    be = grammar().be
    return any(a in be and b in verbs for a, b in pairwise(ahead))


def _singular(noun: str) -> str:
    if noun in {"people", "persons"}:
        return "person"
    return noun[:-1] if noun.endswith("s") else noun


def _bound(text: str, start: int, earliest: int, known: Counts) -> str | None:
    before = text[max(earliest, start - 16) : start].lower().rstrip()
    for bound, phrases in known.bounds.items():
        if any(before == p or before.endswith(" " + p) for p in phrases):
            return bound
    return None

"""Whose date a date is: the event word's, or some other thing's in its sentence.

A date may belong to another clause ("a deal that was signed in 2015"), describe a noun ("the 1991
agreement", "Sunday's march"), or only bound a stretch of time ("since 2019", "until Friday").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dateline.model import EventType, EventWord, Reading, Span, TimeExpression
from dateline.vocab.time_words import folded, time_words

_SUBJECT_REACH = 8
"""Words between a date that describes a verb's subject and the verb."""
_REACH = 4
"""Words by which an event noun may stand behind the date that describes it, and a date behind a
verb of saying."""
_LOOK = 40
_IN = re.compile(r"\b(?:in|during)(?: (?!connection|response|retaliation)[\w-]+){0,3} $")
_AT = re.compile(r"\b(?:in|during|at) (?:the )?(?:[\w-]+ )?$")
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")
_HAPPENS_IN: frozenset[EventType] = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})
"""Who is killed "in Sunday's attack" is killed on Sunday."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    parts_behind: re.Pattern[str]
    parts_before: re.Pattern[str]
    opens_clause: re.Pattern[str]
    not_on: re.Pattern[str]
    described: re.Pattern[str]
    of: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = time_words().scope

    def either(choices: tuple[str, ...]) -> str:
        return "|".join(re.escape(word) for word in choices)

    set_for = "".join(rf"(?<!\b{re.escape(word)} )" for word in words.set_for)
    lead = r"(?: (?:at least|the|early|late|mid|about|around|in))*[ -]$"
    return _Patterns(
        parts_behind=re.compile(rf"\b(?:{either(words.parts_behind)})\b|[;:()\"“”—]|, and\b"),
        parts_before=re.compile(rf"\b(?:{either(words.parts_before)})\b|[;:()]"),
        opens_clause=re.compile(rf"\b(?:{either(words.opens_clause)})\b"),
        not_on=re.compile(rf"{set_for}\b(?:{either(words.not_on)}){lead}"),
        described=re.compile(
            rf"(?:\b(?:{either(words.determiners)})|'s|s')(?P<more>(?: [\w-]+){{0,2}}) $"
        ),
        of=re.compile(r"(\w+)'? of (?:the )?(?:early |late |mid-?)?$"),
    )


def is_for(reading: Reading, sentence: Span, word: EventWord, time: TimeExpression) -> bool:
    """Whether a date in the event word's sentence may be that event's."""
    if heads(reading.text, word, time):
        return True
    sound = not bounds(reading.text, time) and not describes(reading.text, word, time)
    return sound and (frames(reading, word, time) or not _parted(reading, sentence, word, time))


def owns(text: str, word: EventWord, time: TimeExpression) -> bool:
    """Whether a date that the event word's clause holds is really the event's."""
    if heads(text, word, time):
        return True
    if bounds(text, time) or describes(text, word, time):
        return False
    between = folded(text[word.span[1] : time.span[0]])
    return "according to" not in between and not _says(between)


def in_side_clause(reading: Reading, sentence: Span, word: EventWord) -> bool:
    """Whether the event is told in a clause such as "after the army had left"."""
    before = re.split(r"[,;:—“”\"]", folded(reading.text[sentence[0] : word.span[0]]))[-1]
    found = next(reversed(list(_patterns().opens_clause.finditer(before))), None)
    if found is None or (found[0] == "that" and word.attribution is not None):
        return False
    # "The man who fled is held": the clause has its verb, so the next one is the sentence's.
    return before.endswith(" to ") or not time_words().happened.search(before[found.end() :])


def is_the_day_when(text: str, word: EventWord, time: TimeExpression) -> bool:
    """Whether the date is the event's by "1959, when a tram caught fire"."""
    between = folded(text[time.span[1] : word.span[0]])
    opening = re.match(r",? when\b", between)
    if opening is None:
        return False
    return not _patterns().opens_clause.search(between[opening.end() :])


def opens_aside(text: str, sentence: Span, time: TimeExpression) -> bool:
    """Whether the date stands in a clause beside the sentence's main one."""
    return bool(_patterns().parts_before.search(folded(text[sentence[0] : time.span[0]])))


def bounds(text: str, time: TimeExpression) -> bool:
    """Whether the date only says where a stretch of time begins or ends ("since 2019")."""
    start = time.span[0]
    return bool(_patterns().not_on.search(folded(text[max(0, start - _LOOK) : start])))


def frames(reading: Reading, word: EventWord, time: TimeExpression) -> bool:
    """Whether it is the day on which somebody said that the event happened."""
    if _says(folded(reading.text[word.span[1] : time.span[0]])):
        return True
    if word.attribution is None or word.attribution >= len(reading.attributions):
        return False
    content = reading.attributions[word.attribution].content
    return not any(start < time.span[1] and time.span[0] < end for start, end in content)


def _says(between: str) -> bool:
    """Whether somebody says so between an event word and a date: "…, officials said on Friday"."""
    said = time_words().said
    # Not in "…, and announced on Friday", where the same one goes on, nor "that they declared".
    clause = re.fullmatch(r".*[,\"”](?! (?:and|but|then|who|which)\b)([^,]*)", between, re.DOTALL)
    if clause is None:
        return False
    return any(word in said for word in clause[1].split()[-_REACH:])


def heads(text: str, word: EventWord, time: TimeExpression) -> bool:
    """Whether the event word is the noun that the date describes: "the 2016 attack"."""
    start, end = time.span
    if not _heads(text, word, end):
        return False
    if re.match(r"'s? ", folded(text[end : end + 3])):
        return True
    return _is_determined(folded(text[max(0, start - _LOOK) : start]), folded(text[start:end]))


def describes(text: str, word: EventWord | None, time: TimeExpression) -> bool:
    """Whether the date describes a noun other than the event word: "the 1991 agreement"."""
    start, end = time.span
    before = folded(text[max(0, start - _LOOK) : start])
    shown = folded(text[start:end])
    behind = folded(text[end : end + _LOOK])
    words = time_words().scope
    if owner := _patterns().of.search(before):
        named = owner[1] in words.parts_of_time or _takes_place_in(before[: owner.start(1)], word)
        return not (named or (word and folded(text[slice(*word.span)]).endswith(owner[1])))
    if re.match(r"'s? \w", behind):
        return not (
            _heads(text, word, end) or _takes_place_in(before, word) or _acts(text, word, end)
        )
    follows = re.match(r",?[ -]([a-z][\w-]*)", behind)
    if follows is None or follows[1] in words.function:
        return False
    determined = _is_determined(before, shown)
    if behind[0] == "," and not (determined and shown[-4:].isdigit()):
        return False
    if not determined and not re.match(r"the \d", shown):
        return False
    return not (_heads(text, word, end) or _takes_place_in(before, word) or _acts(text, word, end))


def _acts(text: str, word: EventWord | None, end: int) -> bool:
    """Whether what the date describes does the harm: "Friday's blast killed three"."""
    if word is None or word.event != "ASSAULT" or word.span[0] < end:
        return False
    between = folded(text[end : word.span[0]])
    clear = not re.search(r"[,;:—]", between) and not _patterns().parts_before.search(between)
    return clear and len(between.split()) <= _SUBJECT_REACH


def _is_determined(before: str, shown: str) -> bool:
    """Whether an article or owner stands before the date, with at most an adjective or two."""
    found = _patterns().described.search(before)
    if found is None:
        return False
    more = found["more"].split()
    return not more or (
        shown[-4:].isdigit() and len(more) <= 2 and not set(more) & time_words().scope.function
    )


def _heads(text: str, word: EventWord | None, end: int) -> bool:
    """Whether the event word is the noun that the date describes."""
    if word is None or word.span[0] < end:
        return False
    between = text[end : word.span[0]]
    inside = re.findall(r"[\w-]+", folded(between).removeprefix("'s"))
    function = time_words().scope.function
    return (
        len(inside) <= _REACH
        and not re.search(r"[,;:]", between[1:])
        and not (set(inside) & function)
    )


def happens_in(text: str, word: EventWord, other: EventWord) -> bool:
    """Whether the event is part of another: "killed in the blasts"."""
    between = folded(text[word.span[1] : other.span[0]])
    return word.event == "ASSAULT" and bool(_IN.search(between))


def _takes_place_in(before: str, word: EventWord | None) -> bool:
    return bool(word and word.event in _HAPPENS_IN and _AT.search(before))


def _parted(reading: Reading, sentence: Span, word: EventWord, time: TimeExpression) -> bool:
    """Whether a clause begins between the date and the event word."""
    text = reading.text
    if time.span[0] >= word.span[1]:
        between = _QUOTED.sub(" ", folded(text[word.span[1] : time.span[0]]))
        return bool(_patterns().parts_behind.search(between))
    between = folded(text[time.span[1] : word.span[0]])
    # A clause between commas is over: "On Friday the minister, who had left, died".
    if _patterns().parts_before.search(between.rsplit(",", 1)[-1]):
        return True
    if word.attribution is None and re.search(r"\bthat\b", between):
        return True
    opening = folded(text[sentence[0] : time.span[0]]).rsplit(",", 1)[-1]
    return "," in between and bool(_patterns().parts_before.search(opening))

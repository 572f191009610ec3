"""When an event happened: the clause's time, the sentence's, the one before, the article's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from dateline.coding.scene import Scene
from dateline.coding.whose_date import (
    bounds,
    describes,
    frames,
    happens_in,
    in_side_clause,
    is_for,
    is_the_day_when,
    opens_aside,
    owns,
)
from dateline.model import EventTime, EventWord, Reading, TimeExpression, TimeOrigin
from dateline.model.time import cover, dates_an_article, interval, precision
from dateline.vocab.time_words import folded, time_words

_DATED = re.compile(r"\d{4}(-|$)|\d{3}$")
_HALF_YEAR = re.compile(r"-H[12]$")
_AHEAD = frozenset({"planned", "hypothetical", "threatened"})
_VAGUE = re.compile(r"_REF$|^P|X")
_SAME_DAY = re.compile(r"\b(?:hours?|minutes?|seconds?|moments?) later$")
_COUNTS_FROM = re.compile(r",? (?:after|before|since|earlier|later|from|into)\b")
_TO = re.compile(r" ?(?:[-–—]|to|and|through|until|till) ?(?:the )?")
_NEXT_CLAUSE = re.compile(r"(?:,|\band|\bbut),? (?:\w+ )?$")
_SAME_CLAUSE = re.compile(r",? and (?:then |also )?| to ")
_RESULT = re.compile(r", (?:\w+ly )?")
_OBJECT = re.compile(r"(?: (?!to|of|for|not|against|about|over|on)[\w'-]+){0,3} ")
_NO_SIMPLE_PAST = re.compile(
    r"\b(?:has|have|is|are|be|being|will|would|to|can|could|may)(?: \w+)? $"
)
_PERFECT = re.compile(r"\b(?:has|have|had|was|were)(?: been)?(?: \w+ly)? $")
_BY_NOW = re.compile(r"(?:\b(?:has|have)|['’]ve)(?: \w+){,2} $")
_SLACK = timedelta(days=1)
"""By which an article may be dated before what it tells, since days begin at different hours."""
_STALE = timedelta(days=31)
"""By which a date just told must lie back for the article's own to be out of place."""


def date_event(
    reading: Reading, word: EventWord, told: Sequence[Scene], at: int
) -> EventTime | None:
    """The event's time with the words it was read from, or null when nothing dates it.

    `told` are the reading's scenes and `at` the index of the event word's own. Dates that belong
    to another clause or thing are left out of account, and so are durations. Words that cannot be
    anchored ("recently"), several dates that may be meant, and a date that the tense contradicts
    leave it null.
    """
    here = told[at]
    published = _published(reading)
    own = next((time for time in here.times if time.span == word.time), None)
    if own and _dates(own) and owns(reading.text, word, own):
        found = _event_time(reading.text, here.times, own, "clause")
        return None if found and _contradicted(reading, word, found, published) else found
    if own and not _dates(own) and _is_unknown(reading.text, own):
        return None
    if own and own.value == "PRESENT_REF":
        return _by_article(reading, word)
    free = [time for time in here.times if _dates(time) and _may_date(reading, here, word, time)]
    free = [time for time in free if not frames(reading, word, time)] or free
    if free:
        found = _only(reading.text, here.times, free)
        return None if found and _contradicted(reading, word, found, published) else found
    told_when = any(_dates(time) or _counts(reading.text, time) for time in here.times)
    aside = in_side_clause(reading, here.span, word)
    if (aside and told_when) or word.background or word.modality in _AHEAD:
        return None
    if not here.opens_paragraph:
        undated = aside or _is_present_perfect(reading.text, word)
        earlier = None if undated else _of_sentence_before(reading, told[at - 1])
        same_day = own is not None and _is_same_day(reading.text, own)
        if earlier and (earlier.precision == "day" or same_day):
            return earlier
        if _is_past(reading.text, word) and _tells_of_old(reading, told[at - 1], published):
            return None
    return _by_article(reading, word)


def _dates(time: TimeExpression) -> bool:
    return (
        time.type in {"DATE", "TIME"}
        and time.value is not None
        and not _VAGUE.search(time.value)
        and bool(_DATED.match(time.value))
    )


def _is_unknown(text: str, time: TimeExpression) -> bool:
    """Whether the event's own clause says when in words that cannot be anchored.

    How long it lasted does not say when, unless counted from something: "a year after the deal".
    """
    if time.value == "PRESENT_REF" or _is_same_day(text, time):
        return False
    return time.type != "DURATION" or _counts(text, time)


def _is_same_day(text: str, time: TimeExpression) -> bool:
    """Whether it is only hours from what was told before."""
    return bool(_SAME_DAY.search(folded(text[slice(*time.span)])))


def _counts(text: str, time: TimeExpression) -> bool:
    """Whether a duration is counted from something: "a year after the deal"."""
    return time.type == "DURATION" and bool(_COUNTS_FROM.match(text[time.span[1] :]))


def _may_date(reading: Reading, scene: Scene, word: EventWord, time: TimeExpression) -> bool:
    """Whether a date of the sentence may be the event's, though the clause does not hold it."""
    if is_the_day_when(reading.text, word, time):
        return True
    said_then = frames(reading, word, time)
    if said_then and word.modality in _AHEAD:
        return False
    owner = next((w for w in scene.words if w.time == time.span and w.span != word.span), None)
    said_by = owner is not None and owner.event is None and said_then
    if owner and not (said_by or _shared(reading.text, word, owner, time)):
        return False
    return is_for(reading, scene.span, word, time)


def _shared(text: str, word: EventWord, owner: EventWord, time: TimeExpression) -> bool:
    """Whether a date that is taken for another event word's is this one's just as well.

    It is where it ends the clause, and the other stands in the next, and in "filed a lawsuit this
    week", which is one event in two words; and in "on Friday, killing ten", "on Friday and fled".
    """
    if time.span[1] <= word.span[0]:
        between, shown = text[time.span[1] : word.span[0]], folded(text[slice(*word.span)])
        results = bool(_RESULT.fullmatch(between)) and re.match(r"\w+ing\b", shown) is not None
        return results or bool(_SAME_CLAUSE.fullmatch(between))
    if time.span[1] <= owner.span[0]:
        lead = folded(text[word.span[1] : time.span[0]])
        return text[time.span[1] : time.span[1] + 1] == "," and not _NEXT_CLAUSE.search(lead)
    if happens_in(text, word, owner):
        return True
    return bool(_OBJECT.fullmatch(folded(text[word.span[1] : owner.span[0]])))


def _only(
    text: str, times: Sequence[TimeExpression], free: Sequence[TimeExpression]
) -> EventTime | None:
    """What all the dates agree on; null where they are several."""
    found = [_event_time(text, times, time, "sentence") for time in free]
    first = found[0]
    if first is None or any(other is None or other.value != first.value for other in found):
        return None
    return first


def _of_sentence_before(reading: Reading, scene: Scene) -> EventTime | None:
    """The one date of a sentence, in its main clause, that is not a noun's or a bound."""
    dates = [time for time in scene.times if _dates(time)]
    if len(dates) != 1 or opens_aside(reading.text, scene.span, dates[0]):
        return None
    if bounds(reading.text, dates[0]) or describes(
        reading.text, _word_of(scene, dates[0]), dates[0]
    ):
        return None
    return _event_time(reading.text, (), dates[0], "previous sentence")


def _word_of(scene: Scene, time: TimeExpression) -> EventWord | None:
    return next((word for word in scene.words if word.time == time.span), None)


def _event_time(
    text: str, times: Sequence[TimeExpression], time: TimeExpression, origin: TimeOrigin
) -> EventTime | None:
    """The time as an event's; of a range ("3-5 March") the week, month or year that covers it."""
    value, span = _day(time), time.span
    for other in times:
        if other is time or not _dates(other):
            continue
        one, two = sorted((time, other), key=lambda t: t.span)
        if _TO.fullmatch(text[one.span[1] : two.span[0]]):
            covering = cover(value, _day(other))
            if covering is None:
                return None
            value, span = covering, (min(span[0], one.span[0]), max(span[1], two.span[1]))
    if precision(value) == "none":
        return None  # a decade is too wide to be a date
    return EventTime(value=value, span=span, precision=precision(value), origin=origin)


def _day(time: TimeExpression) -> str:
    """The value without a time of day; of half a year, the year."""
    value = _HALF_YEAR.sub("", time.value or "")
    return value.split("T")[0] if time.type == "TIME" else value


def _by_article(reading: Reading, word: EventWord) -> EventTime | None:
    published = reading.published
    if word.modality in _AHEAD or published is None or _published(reading) is None:
        return None
    day = published[:10]
    return EventTime(value=day, span=None, precision=precision(day), origin="article")


def _published(reading: Reading) -> tuple[date, date] | None:
    """The first and last day that the article may be of; null for a date that no article has."""
    days = interval((reading.published or "")[:10])
    return days if days and dates_an_article(days[0].year) else None


def _contradicted(
    reading: Reading, word: EventWord, found: EventTime, published: tuple[date, date] | None
) -> bool:
    """Whether what is over lies after the article, or what is to come before it."""
    days = interval(found.value)
    if days is None or published is None:
        return False
    if word.modality in _AHEAD:
        return found.origin != "clause" and days[1] < published[0]
    return days[0] > published[1] + _SLACK and _is_past(reading.text, word, perfect=True)


def _is_past(text: str, word: EventWord, *, perfect: bool = False) -> bool:
    """Whether the event word is a verb in the past, also in the perfect or passive."""
    start, end = word.span
    before = folded(text[max(0, start - 20) : start])
    shown = folded(text[start:end])
    if _PERFECT.search(before):
        return perfect
    return bool(time_words().happened.search(shown)) and not _NO_SIMPLE_PAST.search(before)


def _is_present_perfect(text: str, word: EventWord) -> bool:
    """Whether it is told without a time, as done by now: on no day that was named just before."""
    start = word.span[0]
    return bool(_BY_NOW.search(folded(text[max(0, start - 30) : start])))


def _tells_of_old(reading: Reading, scene: Scene, published: tuple[date, date] | None) -> bool:
    """Whether the sentence tells of a time long before the article."""
    for time in scene.times:
        days = interval(time.value) if _dates(time) else None
        past = days and published and days[1] + _STALE < published[0]
        if past and not bounds(reading.text, time) and not describes(reading.text, None, time):
            return True
    return False

"""The type and value of one time expression, by the rule of its pattern.

Rules have the names of the patterns in `vocab/data/time_words.yaml`.
"""

from __future__ import annotations

from dateline.model import TimeType
from dateline.resolve.asked import Asked, Known
from dateline.resolve.day_rules import DAY_RULES, has_clock
from dateline.resolve.stretch_rules import STRETCH_RULES
from dateline.vocab.time_words import Parsed, TimeWords

_SCALES = frozenset({"million", "billion", "trillion", "times"})
_COUNT_REACH = 3
_RULES = DAY_RULES | STRETCH_RULES


def value_of(expression: str, known: Known, words: TimeWords) -> tuple[TimeType, str | None]:
    """The TIMEX3 type and value of an expression.

    The value is null where what it counts from is not known, and for dates that do not exist.
    """
    parsed = words.parse(expression)
    if parsed is None:
        return "DATE", None
    kind, rule = _RULES[parsed.rule]
    try:
        value = rule(Asked(parsed, known, words))
    except (ValueError, OverflowError):
        value = None
    return _kind(kind, parsed, value, known, words), value


def _is_rate(parsed: Parsed, known: Known, words: TimeWords) -> bool:
    """Whether "a week" says how often: "four flights a week"."""
    counted = any(
        word[0].isdigit() or word in _SCALES or words.has("cardinal", word)
        for word in known.before.split()[-_COUNT_REACH:]
    )
    return counted and parsed.get("number") in {"a", "an"}


def _kind(
    kind: TimeType, parsed: Parsed, value: str | None, known: Known, words: TimeWords
) -> TimeType:
    if parsed.rule == "date_clock" and has_clock(parsed):
        return "TIME"
    if parsed.rule == "duration" and value == "FUTURE_REF":
        return "DATE"
    if parsed.rule == "duration" and _is_rate(parsed, known, words):
        return "SET"
    if parsed.rule == "iso" and parsed.get("hour"):
        return "TIME"
    if parsed.rule in {"weekday", "relative_day"} and value and "T" in value:
        return "TIME"
    if kind == "DATE" and value and value.startswith("P") and value[1:2] in "0123456789XT":
        return "DURATION"
    return kind

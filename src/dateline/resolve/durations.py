"""How long: numbers and units as TIMEX3 writes durations."""

from __future__ import annotations

import re

from dateline.errors import VocabularyError
from dateline.vocab.time_words import Parsed, TimeWords

_MULTIPLE = re.compile(r"(T?)(\d*)([A-Z]+)")
# Half of a unit, said in the next finer one.
_HALVES = {"Y": "6M", "TH": "30M", "TM": "30S", "D": "T12H"}


def number_of(parsed: Parsed, words: TimeWords) -> float | None:
    """The number that stands before the unit; null for "several", 1 where there is none."""
    if parsed.get("andhalf"):
        return _plain_number(parsed["number"], words) + 0.5
    if vague := parsed.get("vague"):
        return 2.0 if "couple" in vague else None
    return _plain_number(parsed.get("number") or "one", words)


def _plain_number(text: str, words: TimeWords) -> float:
    half = 0.0
    for ending in (" and a half", " 1/2", "-1/2", "½"):
        if text.endswith(ending):
            text, half = text[: -len(ending)], 0.5
    text = text.replace(",", "")
    if text[:1].isdigit():
        return float(text) + half
    return number_in_words(text, words) + half


def number_in_words(text: str, words: TimeWords) -> float:
    """The number that words of the list `cardinal` make up; a half for "half an", 1 for others."""
    total, part = 0, 0
    for word in re.split(r"[\s-]+", text):
        if word.startswith("half"):
            return 0.5
        if not words.has("cardinal", word):
            continue
        number = words.number("cardinal", word)
        if number >= 100 or word == "dozen":
            part = max(part, 1) * number
            if number >= 1000:
                total, part = total + part, 0
        else:
            part += number
    return total + part or 1


def duration_value(number: float | None, unit: str) -> str:
    """A duration: `P3W`, `PT2H`, `P2Y6M`, `PXD`.

    `unit` is the vocabulary's code: an ISO 8601 letter, behind a T for units of the clock, and with
    a factor before it where ISO 8601 has none of its own (`10Y` for decades).
    """
    match = _MULTIPLE.fullmatch(unit)
    if match is None:
        raise VocabularyError(f"vocab/data/time_words.yaml: {unit} is no unit of time")
    clock, factor, letter = match[1], int(match[2] or 1), match[3]
    if number is None:
        letter = {10: "DE", 100: "CE", 1000: "ML"}.get(factor, letter)
        return f"P{clock}X{letter}"
    number *= factor
    whole = int(number)
    half = _HALVES.get(clock + letter)
    if number - whole == 0.5 and half:
        return f"P{clock}{whole}{letter}{half}" if whole else f"P{clock}{half}"
    shown = str(whole) if number == whole else f"{number:g}"
    return f"P{clock}{shown}{letter}"

"""How many: the best-supported counts of an event, and how its tellings' counts go together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import log10

from msgspec.structs import replace

from dateline.model import Number, RecordNumber
from dateline.records.compatible import denies
from dateline.records.fields import Members
from dateline.records.said import Said
from dateline.records.told import Told
from dateline.vocab.counts import counts

_ABOUT = 0.1
"""How far from a number that is given as "about" another may lie without contradicting it."""
_ROUND = 0.05
"""The same for a round number that is given as it is: "200", of 194."""
_LEAST_ROUND = 100


def counted(members: Members) -> dict[str, list[Said[Number]]]:
    """The counts in each telling, by what is counted; a denial's are left out."""
    found: dict[str, list[Said[Number]]] = defaultdict(list)
    for told, origin in members:
        for number in () if denies(told.event) else _numbers(told):
            what = counts().alike.get(number.what, number.what)
            text = count_text(number.value, number.bound, what)
            found[what].append(Said(replace(number, what=what), text, number.span, told, origin))
    return {what: found[what] for what in sorted(found)}


def _numbers(told: Told) -> list[Number]:
    """The telling's counts, and those of what its sentence tells as a part of the same deed.

    "Gunmen attacked a convoy and wounded six": the six are the attack's as well.
    """
    start, end = told.sentence
    doers = {party.name for party in told.event.source}
    parts = [
        other
        for other in told.reading.events
        if start <= other.span[0] < end
        and other.event == told.type
        and doers & {party.name for party in other.source}
    ]
    found = {n.span: n for event in (told.event, *parts) for n in event.numbers}
    return [found[span] for span in sorted(found)]


def count_text(value: float, bound: str | None, what: str) -> str:
    """As a reader sees it: "about 200 missile"."""
    return " ".join(filter(None, (bound, f"{value:,.10g}", what)))


def agreeing_counts(one: Said[Number], other: Said[Number]) -> bool:
    """Whether two counts leave a number open that is both, or a page gives the other's too."""
    return same_number(one.value, other.value) or _gives(one, other) or _gives(other, one)


def _gives(said: Said[Number], other: Said[Number]) -> bool:
    """Whether the page counts as many of the same somewhere, for whatever event."""
    wanted = other.value
    return any(
        counts().alike.get(number.what, number.what) == wanted.what and same_number(number, wanted)
        for event in said.told.reading.events
        for number in event.numbers
    )


def same_number(one: Number, other: Number) -> bool:
    """Whether two counts leave a number open that is both."""
    low, high = _range(one)
    other_low, other_high = _range(other)
    return low <= other_high and other_low <= high


def _range(number: Number) -> tuple[float, float]:
    """The numbers that a count with its bound leaves open."""
    value, far = number.value, float("inf")
    slack = value * (_ROUND if is_round(value) else 0)
    return {
        "about": (value * (1 - _ABOUT), value * (1 + _ABOUT)),
        "at least": (value, far),
        "more than": (value, far),
        "at most": (-far, value),
        "less than": (-far, value),
    }.get(number.bound or "", (value - slack, value + slack))


def is_round(value: float) -> bool:
    """Whether a number of at least 100 has but one or two digits that are not noughts."""
    if value < _LEAST_ROUND:
        return False
    digits = int(log10(value))
    return bool(value % 10 ** (digits - (digits > 2)) == 0)


def grew(one: Said[Number], other: Said[Number]) -> bool:
    """Whether the later report of two only counts more, of what is still being counted."""
    if one.value.what not in counts().growing:
        return False
    first, second = sorted((one, other), key=reported)
    return reported(first) < reported(second) and first.value.value < second.value.value


def reported(said: Said[Number]) -> str:
    """When the page was published, to the second where both may be compared; "" if unknown."""
    return said.told.reading.published or ""


def numbers_of(members: Members) -> tuple[RecordNumber, ...]:
    """The best-supported count of each thing: of one that grew, the last; then the exact one."""
    return tuple(_best(what, said) for what, said in counted(members).items())


def _best(what: str, said: Sequence[Said[Number]]) -> RecordNumber:
    def rank(one: Said[Number]) -> tuple[float, float, bool, str, float]:
        behind = {other.origin for other in said if same_number(one.value, other.value)}
        outgrown = any(grew(one, other) and reported(one) < reported(other) for other in said)
        return (outgrown, -len(behind), one.value.bound is not None, reported(one), one.value.value)

    chosen = min(said, key=rank).value
    giving = [one for one in said if same_number(one.value, chosen)]
    return RecordNumber(
        what=what,
        value=chosen.value,
        bound=chosen.bound,
        docs=tuple(sorted({one.doc for one in giving})),
        origins=tuple(sorted({one.origin for one in giving})),
    )

"""Where pages differ, spelled out: each value with who gives it, in which words.

A contradiction is told apart from what only looks like one: a coarser value beside a finer one, a
round number beside an exact one, and a count that grew from one day's reports to the next.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.brief import words
from dateline.brief.index import Index, Numbered, clipped
from dateline.brief.quotes import excerpt, quote
from dateline.brief.view import Contrast, ContrastKind, Side
from dateline.model import (
    Difference,
    Disagreement,
    DisagreementField,
    DisagreementValue,
    RecordMention,
    RecordNumber,
)
from dateline.vocab.plain_words import plain_words

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_LONGEST_VALUE = 120


def contradictions(numbered: Numbered, index: Index) -> tuple[Contrast, ...]:
    """The record's disagreements, in its own order."""
    return tuple(
        _contrast(one, "contradiction", numbered, index)
        for one in numbered.record.disagreements
        if one.values
    )


def milder(numbered: Numbered, index: Index) -> tuple[Contrast, ...]:
    """Where pages differ without contradiction."""
    return tuple(
        _contrast(one, one.kind, numbered, index)
        for one in numbered.record.differences
        if one.values
    )


def others(numbered: Numbered, index: Index) -> tuple[Contrast, ...]:
    """The values that are not the record's own and that stand in no contrast already shown."""
    record = numbered.record
    shown = {(one.field, value.value) for one in record.disagreements for value in one.values}
    shown |= {(one.field, value.value) for one in record.differences for value in one.values}
    out = []
    for one in record.alternatives:
        left = tuple(value for value in one.values if (one.field, value.value) not in shown)
        if left:
            found = Disagreement(field=one.field, values=left)
            out.append(_contrast(found, "also", numbered, index))
    return tuple(out)


def counted(number: RecordNumber) -> str:
    """A count in words: `at least 9 dead`."""
    said = words.counted(words.number(number.value), number.what)
    return f"{number.bound} {said}" if number.bound else said


def _contrast(
    one: Disagreement | Difference, kind: ContrastKind, numbered: Numbered, index: Index
) -> Contrast:
    plain = plain_words()
    name = plain.fields.get(one.field, words.capital(one.field.replace("_", " ")))
    values = _by_day(one.values, index) if kind == "growth" else one.values
    sizes = [_size(value.value) for value in values] if kind == "growth" else []
    largest = max((size for size in sizes if size), default=None)
    return Contrast(
        field=name,
        kind=kind,
        means=plain.contrasts[kind],
        sides=tuple(
            _side(
                value, one.field, numbered, index,
                bar=(sizes[at] or 0.0) / largest if largest else None,
            )
            for at, value in enumerate(values)
        ),
    )  # fmt: skip


def _side(
    value: DisagreementValue,
    field: DisagreementField,
    numbered: Numbered,
    index: Index,
    *,
    bar: float | None,
) -> Side:
    known = [page for doc in value.docs if (page := index.page(doc))]
    said = [found for at in value.words if (found := excerpt(numbered, at, index))]
    if not said:
        positions = _tellings(numbered.record.mentions, value, field, index)
        said = [found for at in positions if (found := quote(numbered, at, index))]
    days = sorted(page.reading.published for page in known if page.reading.published)
    return Side(
        value=clipped(_worded(value.value, field), _LONGEST_VALUE),
        pages=tuple(index.link(page) for page in known),
        quotes=tuple(said[:1]),
        origins=words.origins(value.origins),
        day=words.day(days[0][:10]) if days else None,
        bar=bar,
    )


def _tellings(
    mentions: tuple[RecordMention, ...], value: DisagreementValue, field: str, index: Index
) -> list[int]:
    """Positions of the mentions in the value's pages, those whose sentence gives it first."""
    told = [position for position, mention in enumerate(mentions) if mention.doc in value.docs]
    return sorted(
        told, key=lambda position: not _gives(mentions[position], value.value, field, index)
    )


def _gives(mention: RecordMention, value: str, field: str, index: Index) -> bool:
    """Whether this very sentence gives the value, as far as that can be told."""
    event = index.event(mention)
    if event is None:
        return False
    if field == "occurrence":
        denied = event.modality == "denied" or event.polarity == "negative"
        return denied == (value != "happened")
    given: dict[str, list[str]] = {
        "date": [event.time.value or ""] if event.time else [],
        "place": [event.place.name] if event.place else [],
        "source": [who.name for who in event.source],
        "target": [who.name for who in event.target],
        "number": [f"{one.value:,g}" for one in event.numbers],
        "event": [event.event or ""],
    }
    return any(one and one in value for one in given.get(field, []))


def _worded(value: str, field: DisagreementField) -> str:
    plain = plain_words()
    if field == "date":
        return words.day(value) or words.UNDATED
    if field == "occurrence":
        return plain.occurrence.get(value, value)
    if field == "number":
        value, _, what = value.rpartition(" ")
        return words.counted(value, what) if value else what
    if field == "event":
        known = plain.events.get(value)
        return f"{known.label} ({value})" if known else value
    return words.country(value) if len(value) == 3 and value.isupper() else value


def _by_day(values: Sequence[DisagreementValue], index: Index) -> tuple[DisagreementValue, ...]:
    """Values in the order in which they were first reported; those of no known day stay last."""

    def first(value: DisagreementValue) -> str:
        pages = [page for doc in value.docs if (page := index.page(doc))]
        return min((page.reading.published or "~" for page in pages), default="~")

    return tuple(sorted(values, key=first))


def _size(value: str) -> float | None:
    found = _DIGITS.search(value)
    return float(found[0].replace(",", "")) if found else None

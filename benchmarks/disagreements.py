"""How well disagreements are found: sixty sets of short news pages written for this project.

Some sets hold planted conflicts (a date, a number, an actor, a place, a denial, what to call the
act); others differ only by precision, by rounding, or because a toll grew, are copies of one
agency's text, or do not differ at all. Each set goes end to end through `clean`, `annotate`,
`stories` and `records`. A planted conflict is found when some record has a disagreement of its
field with two of its values; every other disagreement of any record is a false one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import yaml

from dateline import pipeline
from dateline.model import Disagreement, DisagreementField, EventRecord, Page, Reading, Refusal

SETS = Path(__file__).parent / "disagreements.yaml"


class Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A page as an outlet prints it."""

    outlet: str
    published: str
    text: str


class Conflict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A field with the values that the pages contradict each other by."""

    field: DisagreementField
    values: tuple[str, ...]


class Mild(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A field that the pages give differently without contradiction."""

    field: DisagreementField
    kind: str


class PageSet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A few pages of one event, and what was planted in them."""

    name: str
    pages: tuple[Told, ...]
    disagreements: tuple[Conflict, ...] = ()
    differences: tuple[Mild, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came out for one set."""

    planted: PageSet
    records: tuple[EventRecord, ...]
    found: tuple[Conflict, ...]
    missed: tuple[Conflict, ...]
    false: tuple[Disagreement, ...]
    shown: tuple[Mild, ...]
    """The planted differences that a record shows."""


def measure() -> dict[str, float]:
    """Precision, recall and F1 of the planted conflicts, and recall of the planted differences."""
    return figures([outcome(planted) for planted in load()])


def load(file: Path = SETS) -> list[PageSet]:
    """The sets in the file's order."""
    return msgspec.convert(yaml.safe_load(file.read_text("utf-8"))["sets"], list[PageSet])


def outcome(planted: PageSet) -> Outcome:
    """One set, end to end."""
    records = tuple(records_of(planted))
    given = [one for record in records for one in record.disagreements]
    found: list[Conflict] = []
    missed: list[Conflict] = []
    for conflict in planted.disagreements:
        met = [one for one in given if meets(conflict, one)]
        given = [one for one in given if one not in met]
        (found if met else missed).append(conflict)
    kinds = {(one.field, one.kind) for record in records for one in record.differences}
    shown = tuple(mild for mild in planted.differences if (mild.field, mild.kind) in kinds)
    return Outcome(planted, records, tuple(found), tuple(missed), tuple(given), shown)


def records_of(planted: PageSet) -> list[EventRecord]:
    """The records that the pipeline makes of a set's pages."""
    readings: list[Reading] = []
    for number, told in enumerate(planted.pages, start=1):
        page = Page(
            place=f"{planted.name}:{number}",
            media="article",
            content=told.text,
            outlet=told.outlet,
            published=told.published,
        )
        article = pipeline.clean(page)
        if not isinstance(article, Refusal):
            readings.append(pipeline.annotate(article))
    return pipeline.records(readings, pipeline.stories(readings))


def meets(conflict: Conflict, found: Disagreement) -> bool:
    """Whether a disagreement is the planted one: its field, and two of its values at least."""
    if found.field != conflict.field:
        return False
    wanted = [_words(value) for value in conflict.values]
    given = [_words(value.value) for value in found.values]
    return sum(any(want <= one for one in given) for want in wanted) >= 2


def _words(value: str) -> frozenset[str]:
    """The value's words, without case, commas in numbers, or the plural's s."""
    words = re.findall(r"[\w-]+", value.casefold().replace(",", ""))
    return frozenset(word.removesuffix("s") if word.isalpha() else word for word in words)


def figures(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """The figures over some sets' outcomes."""
    found = sum(len(one.found) for one in outcomes)
    planted = found + sum(len(one.missed) for one in outcomes)
    given = found + sum(len(one.false) for one in outcomes)
    mild = sum(len(one.shown) for one in outcomes)
    all_mild = sum(len(one.planted.differences) for one in outcomes)
    return {
        "f1": 2 * found / (planted + given) if planted + given else 0.0,
        "precision": found / given if given else 0.0,
        "recall": found / planted if planted else 0.0,
        "differences_recall": mild / all_mild if all_mild else 0.0,
    }

"""What the tellings of one event say, field by field, and where their pages contradict each other.

Two pages contradict each other on a field only where nothing that the one says of the event agrees
with anything that the other says: a page may give a date wrongly once and rightly twice, or the
dead and, among them, the soldiers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Generic, TypeVar

from dateline.model import DisagreementValue, Span, Words
from dateline.records.told import Told

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Said(Generic[T]):
    """A value that a telling gives a field."""

    value: T
    text: str
    """The value as a reader sees it."""
    span: Span
    """The words that give it."""
    told: Told
    origin: str

    @property
    def doc(self) -> str:
        """The id of the article."""
        return self.told.reading.id


Agrees = Callable[[Said[T], Said[T]], bool]


def apart(
    said: Sequence[Said[T]], agrees: Agrees[T], one_act: Agrees[T]
) -> list[tuple[list[Said[T]], list[Said[T]]]]:
    """The pairs of pages that contradict each other, each with what it says against the other.

    Only what two pages say of `one_act` is held against each other: the tellings of an event are
    of its parts and consequences too. Pages of one origin are left out: it corrects itself, or one
    of them is misread.
    """
    pages: dict[str, list[Said[T]]] = defaultdict(list)
    for one in said:
        pages[one.doc].append(one)
    found = []
    for a, b in combinations(sorted(pages), 2):
        pairs = [(x, y) for x, y in product(pages[a], pages[b]) if one_act(x, y)]
        if pairs and not any(x.origin == y.origin or agrees(x, y) for x, y in pairs):
            found.append(([x for x, _ in pairs], [y for _, y in pairs]))
    return found


def clashing(pairs: Iterable[tuple[list[Said[T]], list[Said[T]]]]) -> list[Said[T]]:
    """Everything that stands on either side of some pair of pages, once."""
    found: dict[tuple[str, str, Span], Said[T]] = {}
    for pair in pairs:
        for side in pair:
            found.update({(one.doc, one.text, one.span): one for one in side})
    return [found[key] for key in sorted(found)]


def rows(
    said: Iterable[Said[T]], order: Callable[[Said[T]], tuple[float, str]] | None = None
) -> tuple[DisagreementValue, ...]:
    """One value for each text: by `order`, else what most origins say first."""
    grouped: dict[str, list[Said[T]]] = defaultdict(list)
    for one in said:
        grouped[one.text].append(one)
    made = [(ones, _row(text, ones)) for text, ones in sorted(grouped.items())]
    if order is None:
        made.sort(key=lambda m: (-len(m[1].origins), -len(m[1].docs), m[1].value))
    else:
        made.sort(key=lambda m: min(order(one) for one in m[0]))
    return tuple(row for _, row in made)


def _row(text: str, ones: Sequence[Said[T]]) -> DisagreementValue:
    first: dict[str, Span] = {}
    for one in sorted(ones, key=lambda s: (s.doc, s.span)):
        first.setdefault(one.doc, one.span)
    return DisagreementValue(
        value=text,
        docs=tuple(first),
        origins=tuple(sorted({one.origin for one in ones})),
        words=tuple(Words(doc=doc, span=span) for doc, span in first.items()),
    )

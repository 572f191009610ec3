"""Who did what to whom, added up: directed dyads of actors, cooperation against conflict.

Only records that the pages tell of as done are added up (`model.told_as_done`); the others are
counted beside. Countries stand for all their actors, as is usual with dyadic event data; bodies
that belong to no country stand for themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from dateline.brief import words
from dateline.brief.view import Card
from dateline.model import Quad, RecordActor
from dateline.vocab.plain_words import plain_words

DRAWN = 12
QUADS: tuple[Quad, ...] = get_args(Quad)


@dataclass(frozen=True, slots=True)
class Dyad:
    """One ordered pair and its sums."""

    source: str
    target: str
    counts: tuple[int, int, int, int]
    """Records by quad class, in `QUADS`' order."""
    undone: int
    """Records that are planned, threatened, supposed, denied or contested: in no sum."""
    cooperation: float
    """Sum of the intensities above zero."""
    conflict: float
    """Sum of the intensities below zero, as a positive number."""
    records: tuple[Card, ...]

    @property
    def total(self) -> int:
        """Records that are in the sums."""
        return sum(self.counts)

    @property
    def net(self) -> float:
        """Cooperation less conflict."""
        return self.cooperation - self.conflict

    @property
    def mean(self) -> float | None:
        """Mean intensity of the records in the sums; null where there are none."""
        return self.net / self.total if self.total else None


@dataclass(frozen=True, slots=True)
class Bar:
    """A dyad's two bars, in the picture's units."""

    dyad: Dyad
    y: float
    conflict: float
    cooperation: float


@dataclass(frozen=True, slots=True)
class Bars:
    """The picture's geometry."""

    name: str
    width: float
    height: float
    centre: float
    bars: tuple[Bar, ...]
    stacked: bool
    """Whether names stand above their bars (narrow pictures) and not beside them."""


def add_up(cards: Sequence[Card]) -> tuple[Dyad, ...]:
    """All dyads, those with most at stake first. Needs both a source and a target."""
    grouped: dict[tuple[str, str], list[Card]] = defaultdict(list)
    for card in cards:
        pairs = {
            found: None
            for source in card.record.source
            for target in card.record.target
            if (found := pair(source, target))
        }
        for found in pairs:
            grouped[found].append(card)
    dyads = [_dyad(found, told) for found, told in grouped.items()]
    return tuple(
        sorted(
            dyads,
            key=lambda one: (
                -(one.cooperation + one.conflict), -one.total, -one.undone, one.source, one.target,
            ),
        )
    )  # fmt: skip


def one_sided(cards: Sequence[Card]) -> int:
    """How many records have no source or no target, and so stand in no dyad."""
    return sum(not (card.record.source and card.record.target) for card in cards)


def pair(source: RecordActor, target: RecordActor) -> tuple[str, str] | None:
    """The two ends of a dyad, named; null where both are the same."""
    parties = _party(source), _party(target)
    if parties[0] != parties[1]:
        return parties
    inside = _inside(source), _inside(target)
    return inside if inside[0] != inside[1] else None


def _party(actor: RecordActor) -> str:
    if not actor.country or actor.country in plain_words().country_like:
        return actor.name
    return words.country(actor.country)


def _inside(actor: RecordActor) -> str:
    """An actor of a country against another of the same one: told apart by sector or name."""
    about = words.about(RecordActor(name="", country=actor.country, sector=actor.sector))
    return about if actor.sector and actor.sector != "UNK" else actor.name


def _dyad(ends: tuple[str, str], cards: list[Card]) -> Dyad:
    done = [card for card in cards if card.done]
    intensities = [card.record.intensity for card in done]
    first, second, third, fourth = (
        sum(card.record.quad == quad for card in done) for quad in QUADS
    )
    return Dyad(
        source=ends[0],
        target=ends[1],
        counts=(first, second, third, fourth),
        undone=len(cards) - len(done),
        cooperation=sum(value for value in intensities if value > 0),
        conflict=-sum(value for value in intensities if value < 0),
        records=tuple(cards),
    )


def draw(dyads: Sequence[Dyad], name: str, width: float, *, stacked: bool) -> Bars:
    """Bars for the first dyads that have something in their sums."""
    shown = [dyad for dyad in dyads if dyad.total][:DRAWN]
    row, head = (46.0, 26.0) if stacked else (30.0, 30.0)
    names = 0.0 if stacked else min(300.0, width * 0.36)
    room = 34.0
    longest = max((max(one.cooperation, one.conflict) for one in shown), default=0.0) or 1.0
    half = (width - names) / 2 - room
    bars = tuple(
        Bar(
            dyad,
            head + position * row,
            dyad.conflict / longest * half,
            dyad.cooperation / longest * half,
        )
        for position, dyad in enumerate(shown)
    )
    centre = names + (width - names) / 2
    return Bars(name, width, head + len(bars) * row + 4, centre, bars, stacked)

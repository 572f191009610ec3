"""PLOVER: event types, modes, scores, contexts, sectors (Open Event Data Alliance, 2021)."""

from __future__ import annotations

from functools import cache

import msgspec

from dateline.model import EventType, Quad, Sector
from dateline.vocab.files import read_yaml


class EventTypeEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of PLOVER's sixteen event types."""

    quad: Quad
    score: float
    """PLOVER's cooperation-conflict score, -10 to 10, of the type itself."""
    cameo: str
    """The CAMEO code given when nothing narrower is known."""
    modes: dict[str, float]
    """Each mode with its own score."""


class Plover(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole codebook, as far as it is codes and numbers."""

    source: str
    events: dict[EventType, EventTypeEntry]
    contexts: tuple[str, ...]
    sectors: dict[Sector, str]
    """Each sector with its name in plain words."""

    def intensity(self, event: EventType, mode: str | None) -> float:
        """The score of `mode`, or of `event` where there is no mode or none of that name."""
        entry = self.events[event]
        return entry.modes.get(mode or "", entry.score)

    def quad(self, event: EventType) -> Quad:
        """The quad class of `event`."""
        return self.events[event].quad


@cache
def plover() -> Plover:
    """PLOVER's codes and scores."""
    return read_yaml("plover.yaml", Plover)

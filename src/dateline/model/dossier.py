"""Everything a brief is made from."""

from __future__ import annotations

import msgspec

from dateline.model.reading import Reading
from dateline.model.record import EventRecord
from dateline.model.refusal import Refusal
from dateline.model.story import StoryAssignment


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """One run over many pages: what came in, what was read, what it adds up to."""

    title: str | None = None
    """What the user calls it; the brief finds a heading of its own where this is null."""
    readings: tuple[Reading, ...]
    stories: tuple[StoryAssignment, ...]
    """One per reading, in the readings' order."""
    records: tuple[EventRecord, ...]
    refusals: tuple[Refusal, ...] = ()
    """What was left out, and why."""

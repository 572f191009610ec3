"""What could not be used, and why."""

from __future__ import annotations

import msgspec


class Refusal(msgspec.Struct, frozen=True):
    """A page, row or file left out: a value, so that the others go on."""

    place: str
    """A path, or `FILE:LINE`."""
    reason: str
    """One clear clause, for a person."""

"""Mentions → actors, dates, places."""

from msgspec.structs import replace

from dateline.model import Reading
from dateline.resolve.when import resolve_times
from dateline.resolve.where import resolve_places
from dateline.resolve.who import resolve_actors

__all__ = ["resolve"]


def resolve(reading: Reading) -> Reading:
    """The reading with `actors`, `times` and `places` for what the reader spotted.

    Each value has the span of the mention that it was read from. Times are anchored on the
    article's date alone; without one, only those that name their date are resolved.
    """
    placed = replace(reading, places=resolve_places(reading), times=resolve_times(reading))
    return replace(placed, actors=resolve_actors(placed))

"""Which story an article belongs to, and whose text it is."""

from __future__ import annotations

import msgspec


class StoryAssignment(msgspec.Struct, frozen=True, kw_only=True):
    """What `stories` gives: one row per article."""

    id: str
    """The article's id."""
    story: str
    """The story's id."""
    duplicate_of: str | None = None
    """The id of the article that this one repeats: exact, near, or syndicated."""
    origin: str | None = None
    """The agency or outlet whose text it is."""
    similarity: float | None = None
    """With a duplicate, the share of shingles in common (0 to 1); otherwise the cosine to the
    rest of its story; null for a story of one."""

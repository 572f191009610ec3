"""Which story an article belongs to, and whose text it is."""

from __future__ import annotations

import msgspec

from dateline.model.span import Span


class Reuse(msgspec.Struct, frozen=True, kw_only=True):
    """That a part of an article's text is an earlier article's."""

    of: str
    """The earlier article's id."""
    share: float
    """How much of this article's words stand in it, in the same order: 0 to 1."""
    spans: tuple[Span, ...] = ()
    """The stretches of this article's text that do."""


class StoryAssignment(msgspec.Struct, frozen=True, kw_only=True):
    """What `stories` gives: one row per article."""

    id: str
    """The article's id."""
    story: str
    """The story's id."""
    topic: str | None = None
    """The id of the running topic that the story is one of; stories of one topic share it."""
    duplicate_of: str | None = None
    """The id of the article that this one repeats: exact, near, or syndicated."""
    origin: str | None = None
    """The agency or outlet whose text it is."""
    similarity: float | None = None
    """With a duplicate, the share of words in common (0 to 1); otherwise the cosine to the
    rest of its story; null for a story of one."""
    reuses: tuple[Reuse, ...] = ()
    """The earlier articles whose text stands in a part of this one, the largest share first; empty
    for a duplicate, which repeats the whole."""

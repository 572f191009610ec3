"""A text or Markdown file as a page: flattened text, whose chrome may still be there."""

from __future__ import annotations

from dateline.intake.decode import decode
from dateline.intake.stream import Source, Unreadable, read_all
from dateline.model import Page


def read_text(source: Source) -> Page:
    """The page; raises `Unreadable`, also for a file of nothing but white space."""
    raw, warnings = read_all(source)
    content, repaired = decode(raw, markup=False)
    if not content.strip():
        raise Unreadable("nothing but white space")
    return Page(
        place=source.place,
        path=str(source.path) if source.path else None,
        media="text",
        content=content,
        warnings=warnings + repaired,
    )

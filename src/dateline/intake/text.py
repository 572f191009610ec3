"""A text or Markdown file as a page: flattened text, whose chrome may still be there."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.intake.decode import decode
from dateline.intake.stream import Source, Unreadable, read_all
from dateline.model import Page, Refusal


def read_text(source: Source) -> Iterator[Page | Refusal]:
    """The page; raises `Unreadable`, also for a file of nothing but white space."""
    raw, warnings = read_all(source)
    content, repaired = decode(raw, markup=False, hint=source.charset)
    if not content.strip():
        raise Unreadable("nothing but white space")
    yield Page(
        place=source.place,
        path=source.path,
        url=source.url,
        media="text",
        content=content,
        warnings=warnings + repaired,
    )

"""An HTML file as a page."""

from __future__ import annotations

from dateline.intake.decode import decode
from dateline.intake.stream import Source, read_all
from dateline.model import Page


def read_html(source: Source) -> Page:
    """The page; raises `Unreadable`. Nothing that the page links to is looked at."""
    raw, warnings = read_all(source)
    content, repaired = decode(raw, markup=True)
    return Page(
        place=source.place,
        path=str(source.path) if source.path else None,
        media="html",
        content=content,
        warnings=warnings + repaired,
    )

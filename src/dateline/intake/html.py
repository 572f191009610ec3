"""An HTML or XHTML file as a page."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.intake.decode import decode
from dateline.intake.stream import Source, read_all
from dateline.model import Page, Refusal


def read_html(source: Source) -> Iterator[Page | Refusal]:
    """The page; raises `Unreadable`. Nothing that the page links to is looked at."""
    raw, warnings = read_all(source)
    content, repaired = decode(raw, markup=True, hint=source.charset)
    yield Page(
        place=source.place,
        path=source.path,
        url=source.url,
        media="html",
        content=content,
        warnings=warnings + repaired,
    )

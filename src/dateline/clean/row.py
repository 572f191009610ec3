"""A row whose text is said to be an article's own words already."""

from __future__ import annotations

from typing import Any

import msgspec

from dateline.clean.credits import credit_in_byline, credit_in_text
from dateline.clean.html_meta import read_stamp
from dateline.clean.identity import article_id, language_of
from dateline.clean.paragraphs import split_paragraphs
from dateline.model import Article, Page, Precision, PublishedFrom, Refusal, Removed


class _Cleaned(msgspec.Struct, frozen=True):
    """The fields that a row has when it comes out of `clean`."""

    removed: tuple[Removed, ...] = ()
    published_precision: Precision | None = None
    published_from: PublishedFrom | None = None


def clean_row(page: Page) -> Article | Refusal:
    """The row as an article: its words kept, its paragraphs parted by one blank line.

    A row that `clean` wrote comes out as it went in. The agency is looked for only where the row
    names none; a date that the row gives stays, with `published_from` "file" unless it says more.
    """
    paragraphs = split_paragraphs(page.content)
    if not paragraphs:
        return Refusal(page.place, "no text in this row")
    extra, earlier, warnings = _earlier(page.extra)
    text = "\n\n".join(paragraphs)
    stamp = read_stamp(page.published) if page.published else None
    if page.published and not stamp:
        warnings += (f"published is not a date: {page.published[:40]}",)
    return Article(
        id=page.id or article_id(page.content, page.url),
        path=page.path,
        url=page.url,
        outlet=page.outlet,
        title=page.title,
        byline=page.byline,
        published=stamp.value if stamp else None,
        published_precision=stamp.precision if stamp else "none",
        published_from=(earlier.published_from or "file") if stamp else None,
        language=page.language or language_of(text),
        text=text,
        credit=page.credit or credit_in_byline(page.byline) or credit_in_text(paragraphs),
        removed=earlier.removed,
        warnings=tuple(dict.fromkeys(page.warnings + warnings)),
        extra=extra,
    )


def _earlier(extra: dict[str, Any]) -> tuple[dict[str, Any], _Cleaned, tuple[str, ...]]:
    """What an earlier `clean` found, taken out of the row's unknown fields."""
    names = _Cleaned.__struct_fields__
    rest = {name: value for name, value in extra.items() if name not in names}
    found = {name: value for name, value in extra.items() if name in names and value is not None}
    try:
        return rest, msgspec.convert(found, _Cleaned), ()
    except msgspec.ValidationError as error:
        return rest, _Cleaned(), (f"left out what an earlier run wrote: {error}",)

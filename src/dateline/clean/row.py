"""A row whose text is said to be an article's own words already."""

from __future__ import annotations

from typing import Any

import msgspec

from dateline.clean.assemble import assemble
from dateline.clean.paragraphs import split_paragraphs
from dateline.clean.parts import Body, Facts
from dateline.model import (
    Article,
    ArticleKind,
    KindEvidence,
    Page,
    Precision,
    PublishedFrom,
    Refusal,
    Removed,
    SeenDate,
)


class _Cleaned(msgspec.Struct, frozen=True, omit_defaults=True):
    """The fields that a row has when it comes out of `clean`, and a page has not."""

    domain: str | None = None
    canonical: str | None = None
    kind: ArticleKind | None = None
    kind_evidence: tuple[KindEvidence, ...] = ()
    published_precision: Precision | None = None
    published_from: PublishedFrom | None = None
    modified_precision: Precision | None = None
    dates: tuple[SeenDate, ...] = ()
    paywalled: bool | None = None
    truncated: bool = False
    removed: tuple[Removed, ...] = ()


def clean_row(page: Page) -> Article | Refusal:
    """The row as an article: its words kept, its paragraphs parted by one blank line.

    A row that `clean` wrote comes out as it went in: what it says of itself stands, and nothing is
    looked for again. For other rows, what they do not say is looked for as on any page.
    """
    extra, earlier, warnings = _earlier(page.extra)
    known = msgspec.structs.replace(page, extra=extra, warnings=page.warnings + warnings)
    body = Body(paragraphs=tuple(split_paragraphs(page.content)), removed=earlier.removed)
    article = assemble(known, body, Facts())
    if isinstance(article, Refusal) or earlier.published_precision is None:
        return article
    said = msgspec.structs.replace(earlier, modified_precision=earlier.modified_precision or "none")
    return msgspec.structs.replace(
        article,
        **msgspec.structs.asdict(said),
        outlet=page.outlet,
        published=page.published,
        modified=page.modified,
        language=page.language,
        credit=page.credit,
        warnings=known.warnings,
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

"""A row whose text is said to be an article's own words already."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
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

_OF_GALLERY = re.compile(r"\d{1,3}/(\d{1,3})\s")
_GALLERY = 3
"""Pictures that make a gallery: two fractions may well open two paragraphs."""
_PICTURE = re.compile(r"Image copyright\b.{1,80}\bImage caption\b")


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
    looked for again. For other rows, what they do not say is looked for as on any page, and
    paragraphs that are captions of a gallery or of the BBC's pictures go to `removed`.
    """
    extra, earlier, warnings = _earlier(page.extra)
    known = msgspec.structs.replace(page, extra=extra, warnings=page.warnings + warnings)
    cleaned = earlier.published_precision is not None
    body = _body(split_paragraphs(page.content), earlier.removed, cleaned=cleaned)
    article = assemble(known, body, Facts())
    if isinstance(article, Refusal) or not cleaned:
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


def _body(paragraphs: Sequence[str], removed: tuple[Removed, ...], *, cleaned: bool) -> Body:
    """The paragraphs without the captions that collectors of articles leave among them.

    They are those of a gallery ("3/16 ...", with one total all through) and of the BBC's pictures.
    """
    totals = Counter(match[1] for one in paragraphs if (match := _OF_GALLERY.match(one)))
    out, gone = [], list(removed)
    for one in paragraphs:
        match = _OF_GALLERY.match(one)
        in_gallery = match is not None and totals[match[1]] >= _GALLERY
        if not cleaned and (in_gallery or _PICTURE.match(one)):
            gone.append(Removed(text=one, why="caption"))
        else:
            out.append(one)
    return Body(paragraphs=tuple(out), removed=tuple(gone))


def _earlier(extra: dict[str, Any]) -> tuple[dict[str, Any], _Cleaned, tuple[str, ...]]:
    """What an earlier `clean` found, taken out of the row's unknown fields."""
    names = _Cleaned.__struct_fields__
    rest = {name: value for name, value in extra.items() if name not in names}
    found = {name: value for name, value in extra.items() if name in names and value is not None}
    try:
        return rest, msgspec.convert(found, _Cleaned), ()
    except msgspec.ValidationError as error:
        return rest, _Cleaned(), (f"left out what an earlier run wrote: {error}",)

"""What pages call the facts about themselves: names of meta elements and of header fields."""

from __future__ import annotations

from functools import cache

import msgspec

from dateline.model import DateKind
from dateline.vocab.files import read_yaml


class PageNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The names by what they hold, in lower case, the surest first."""

    source: str
    published: tuple[str, ...]
    undated: tuple[str, ...]
    """Meta elements for a date that do not say what happened on it."""
    modified: tuple[str, ...]
    titles: tuple[str, ...]
    authors: tuple[str, ...]
    sections: tuple[str, ...]
    sites: tuple[str, ...]
    sources: tuple[str, ...]
    header: dict[str, tuple[str, ...]]


@cache
def page_names() -> PageNames:
    """The names, as the file has them."""
    return read_yaml("page_names.yaml", PageNames)


@cache
def date_names() -> dict[str, DateKind]:
    """What the date in each meta element is of."""
    names = page_names()
    groups: tuple[tuple[DateKind, tuple[str, ...]], ...] = (
        ("published", names.published),
        ("modified", names.modified),
        ("unsaid", names.undated),
    )
    return {name: of for of, group in groups for name in group}


@cache
def header_field(name: str) -> str | None:
    """The field that a header's name stands for; `other` for known ones that are not used."""
    return next((field for field, names in page_names().header.items() if name in names), None)

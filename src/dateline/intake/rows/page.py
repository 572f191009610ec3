"""One JSON object as a page: dateline's own fields, or those of a tool that is known."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Literal

import msgspec

from dateline.intake.mojibake import REPAIRED, repair
from dateline.intake.stream import Source, plain
from dateline.model import Page, Refusal, from_row
from dateline.vocab.row_fields import RowTool, tool_of

Media = Literal["article", "html", "fragment"]

_CONTENTS: tuple[tuple[str, Media], ...] = (
    ("text", "article"), ("fragment", "fragment"), ("html", "html"),
)  # fmt: skip
"""Where a row's content is looked for: the words that somebody extracted before the markup."""
_POINTING = frozenset({"pair", "pairs", "mentions"})
"""Fields with spans into `text`, which a repair would shift."""
_EPOCH_FROM, _EPOCH_TO = 100_000_000, 10_000_000_000
"""Seconds since 1970 for the years 1973 to 2286; a thousand times as many are milliseconds."""


class _Name(msgspec.Struct, frozen=True):
    """An author as JSON Feed and JSON-LD write one."""

    name: str | None = None


_Names = str | _Name | tuple[str | _Name | None, ...] | None
_Date = str | int | float | None


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of a row that a page knows; every other one is passed on in `extra`."""

    id: str | int | None = None
    path: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: _Names = None
    published: _Date = None
    modified: _Date = None
    latest: _Date = None
    section: str | tuple[str | None, ...] | None = None
    language: str | None = None
    credit: str | None = None
    warnings: tuple[str, ...] | None = None
    text: str | None = None
    html: str | None = None
    fragment: str | None = None
    extra: dict[str, Any] = {}


_OWN = frozenset(Row.__struct_fields__) - {"extra", "latest", "fragment"}


def row_page(
    row: Mapping[str, Any], place: str, source: Source, warnings: tuple[str, ...] = ()
) -> Page | Refusal:
    """The row as a page, or why it is none.

    dateline's own names win; then the names of the first tool in `vocab/data/row_fields.yaml` whose
    row this can be. A field that is null or blank counts as missing. What was used is taken out of
    `extra`, all the rest is in it.
    """
    known, used_from, extra = _mapped(row)
    try:
        fields = from_row(known, Row)
    except msgspec.ValidationError as error:
        said = plain(error)
        for name, theirs in used_from.items():
            said = said.replace(f"`$.{name}", f"`$.{theirs}")
        return Refusal(place, f"a field of the wrong type: {said}")
    found = _content(fields, used_from)
    if isinstance(found, str):
        return Refusal(place, found)
    name, media = found
    for other, _ in _CONTENTS:
        if other != name and getattr(fields, other) is not None:
            extra[used_from.get(other, other)] = getattr(fields, other)
    page = Page(
        place=place,
        path=fields.path or source.path,
        media=media,
        content=getattr(fields, name),
        id=None if fields.id is None else str(fields.id),
        url=fields.url,
        outlet=fields.outlet,
        title=fields.title,
        byline=_byline(fields.byline),
        published=_date(fields.published),
        modified=_date(fields.modified),
        latest=_day(fields.latest),
        section=_section(fields.section, listed="section" in used_from),
        language=fields.language,
        credit=fields.credit,
        warnings=tuple(dict.fromkeys((*(fields.warnings or ()), *warnings))),
        extra=extra,
    )
    return page if row.keys() & _POINTING else repaired(page)


def repaired(page: Page) -> Page:
    """The page with the mojibake in its words put right, and a warning where there was any."""
    words = (page.content, page.title, page.byline, page.section, page.outlet)
    content, title, byline, section, outlet = (word and repair(word) for word in words)
    if (content, title, byline, section, outlet) == words:
        return page
    return msgspec.structs.replace(
        page,
        content=content or page.content,
        title=title,
        byline=byline,
        section=section,
        outlet=outlet,
        warnings=(*page.warnings, REPAIRED),
    )


def _content(fields: Row, used_from: Mapping[str, str]) -> tuple[str, Media] | str:
    """Which field has the content, and what it is; or why none has."""
    there = [name for name, _ in _CONTENTS if getattr(fields, name) is not None]
    for name, media in _CONTENTS:
        if name in there and getattr(fields, name).strip():
            return name, media
    if there:
        return f"a row whose `{used_from.get(there[0], there[0])}` is empty"
    return "a row with neither `text` nor `html`"


def _mapped(row: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str], dict[str, Any]]:
    """The row's values by dateline's names, the names they were under, and what is left over."""
    tool = tool_of(row)
    unlike = tool.unlike if tool else ()
    own = {name: row[name] for name in row if name in _OWN and name not in unlike}
    used_from = _theirs(tool, row, own) if tool else {}
    known = own | {name: row[theirs] for name, theirs in used_from.items()}
    taken = own.keys() | set(used_from.values())
    return known, used_from, {name: value for name, value in row.items() if name not in taken}


def _theirs(tool: RowTool, row: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, str]:
    """For each of dateline's names that the row lacks, the tool's name that has it."""
    out: dict[str, str] = {}
    for name, names in tool.fields.items():
        if not _missing(own.get(name)):
            continue
        blank = [theirs for theirs in names if theirs in row and theirs not in own]
        there = [theirs for theirs in blank if not _missing(row[theirs])]
        if there or (blank and name not in own):
            out[name] = (there or blank)[0]
    return out


def _missing(value: object) -> bool:
    """Null, blank, an empty list, or the `None` that Python's `str` makes of null."""
    return (
        value is None
        or (isinstance(value, str | list) and (not value or value == "None"))
        or (isinstance(value, str) and not value.strip())
    )


def _byline(names: _Names) -> str | None:
    each = names if isinstance(names, tuple) else (names,)
    words = [one.name if isinstance(one, _Name) else one for one in each]
    return ", ".join(dict.fromkeys(word.strip() for word in words if word and word.strip())) or None


def _section(names: str | tuple[str | None, ...] | None, *, listed: bool) -> str | None:
    """The section, or of a tool's list the first; trafilatura writes its list with semicolons."""
    if isinstance(names, str):
        names = tuple(names.split(";")) if listed else (names,)
    return next((name.strip() for name in names or () if name and name.strip()), None)


def _date(value: _Date) -> str | None:
    """A date as text: epoch seconds and milliseconds as UTC, anything else as the row has it."""
    if value is None or _missing(value):
        return None
    number = _number(value)
    if number is not None and abs(number) >= _EPOCH_TO:
        number /= 1000
    if number is None or not _EPOCH_FROM <= number < _EPOCH_TO:
        return str(value)
    return datetime.fromtimestamp(number, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _number(value: str | float) -> float | None:
    if not isinstance(value, str):
        return float(value) if abs(value) < _EPOCH_TO * 1000 else None
    digits = value.strip()
    return float(digits) if digits.isascii() and digits.isdigit() and 9 < len(digits) < 14 else None


def _day(value: _Date) -> str | None:
    day = (_date(value) or "").strip()[:10]
    try:
        return datetime.strptime(day, "%Y-%m-%d").replace(tzinfo=UTC).date().isoformat()
    except ValueError:
        return None

"""JSON Lines as pages, one row at a time."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from typing import Any

import msgspec

from dateline.intake.limits import LINE_BYTES, STEP_BYTES, megabytes
from dateline.intake.stream import Source, plain
from dateline.model import Page, Refusal, from_row


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of a row that a page knows; every other one is passed on in `extra`."""

    id: str | int | None = None
    path: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    language: str | None = None
    credit: str | None = None
    warnings: tuple[str, ...] = ()
    text: str | None = None
    html: str | None = None
    extra: dict[str, Any] = {}


def read_rows(source: Source) -> Iterator[Page | Refusal]:
    """A page for each row, or a refusal at `FILE:LINE`; the rows after a bad one are still read."""
    number = 0
    empty = True
    lines = _lines(source)
    while True:
        try:
            line = next(lines, None)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            yield Refusal(f"{source.place}:{number + 1}", f"broken gzip file ({plain(error)})")
            return
        except OSError as error:
            yield Refusal(f"{source.place}:{number + 1}", plain(error))
            return
        if line is None:
            break
        number += 1
        place = f"{source.place}:{number}"
        if len(line) > LINE_BYTES:
            empty = False
            yield Refusal(place, f"a line longer than {megabytes(LINE_BYTES)}")
        elif line.strip():
            empty = False
            yield _page(line, place, source)
    if empty:
        yield Refusal(source.place, "empty file")


def _lines(source: Source) -> Iterator[bytes]:
    """The lines; of one that is too long, only enough to see that it is."""
    while line := source.stream.readline(LINE_BYTES + 1):
        yield line
        rest = line if len(line) > LINE_BYTES else b"\n"
        while rest and not rest.endswith(b"\n"):
            rest = source.stream.readline(STEP_BYTES)


def _page(line: bytes, place: str, source: Source) -> Page | Refusal:
    try:
        data = msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return Refusal(place, f"not JSON: {plain(error)}")
    if not isinstance(data, dict):
        return Refusal(place, "not a JSON object")
    try:
        row = from_row(data, Row)
    except msgspec.ValidationError as error:
        return Refusal(place, f"a field of the wrong type: {plain(error)}")
    content = row.text if row.text is not None else row.html
    if content is None:
        return Refusal(place, "a row with neither `text` nor `html`")
    if not content.strip():
        return Refusal(place, f"a row whose `{'html' if row.text is None else 'text'}` is empty")
    extra = dict(row.extra)
    if row.text is not None and row.html is not None:
        extra["html"] = row.html
    return Page(
        place=place,
        path=row.path if row.path is not None else (str(source.path) if source.path else None),
        media="html" if row.text is None else "article",
        content=content,
        id=None if row.id is None else str(row.id),
        url=row.url,
        outlet=row.outlet,
        title=row.title,
        byline=row.byline,
        published=row.published,
        language=row.language,
        credit=row.credit,
        warnings=row.warnings,
        extra=extra,
    )

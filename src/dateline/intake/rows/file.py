"""A `.json` file as pages: one object, an array of objects, a JSON Feed, or rows after all."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dateline.intake.feeds.json_feed import is_json_feed, json_feed_pages
from dateline.intake.rows.page import row_page
from dateline.intake.rows.parse import NotJsonError, parse_json
from dateline.intake.stream import Source, Unreadable, plain, read_all
from dateline.model import Page, Refusal

JSON_BYTES = 256 * 1024 * 1024
"""The largest JSON file that is one value. JSON Lines, which may be any size, are for more."""


def read_json(source: Source) -> Iterator[Page | Refusal]:
    """The pages in one JSON value; a refusal for each element that is none.

    An object is one article, in an array each element at `FILE#N` is one. A file of several values
    under one another is read as JSON Lines. Raises `Unreadable` when the file is no JSON.
    """
    raw, warnings = read_all(source, JSON_BYTES)
    if not raw.strip():
        raise Unreadable("nothing but white space")
    try:
        elements = msgspec.json.decode(raw, type=list[msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        yield from _whole(raw, source, warnings)
        return
    del raw
    for number, element in enumerate(elements, start=1):
        place = f"{source.place}#{number}"
        try:
            row, repaired = parse_json(bytes(element))
        except NotJsonError as error:
            yield Refusal(place, f"not JSON: {plain(error)}")
            continue
        yield _object(row, place, source, warnings + repaired)
    if not elements:
        yield Refusal(source.place, "an empty JSON array")


def _whole(raw: bytes, source: Source, warnings: tuple[str, ...]) -> Iterator[Page | Refusal]:
    try:
        value, repaired = parse_json(raw)
    except NotJsonError as error:
        if raw.lstrip()[:1] == b"{" and raw.strip().count(b"\n"):
            yield from _lines(raw, source, warnings)
            return
        raise Unreadable(f"not JSON: {plain(error)}") from error
    if is_json_feed(value):
        yield from json_feed_pages(value, source, warnings + repaired)
    elif isinstance(value, list):
        for number, row in enumerate(value, start=1):
            yield _object(row, f"{source.place}#{number}", source, warnings + repaired)
    else:
        yield _object(value, source.place, source, warnings + repaired)


def _lines(raw: bytes, source: Source, warnings: tuple[str, ...]) -> Iterator[Page | Refusal]:
    for number, line in enumerate(raw.split(b"\n"), start=1):
        if not line.strip():
            continue
        place = f"{source.place}:{number}"
        try:
            row, repaired = parse_json(line)
        except NotJsonError as error:
            yield Refusal(place, f"not JSON: {plain(error)}")
            continue
        yield _object(row, place, source, warnings + repaired)


def _object(row: object, place: str, source: Source, warnings: tuple[str, ...]) -> Page | Refusal:
    if not isinstance(row, dict):
        return Refusal(place, "not a JSON object")
    return row_page(row, place, source, warnings)

"""JSON Lines in: files or standard input, one record a line, each with its place."""

from __future__ import annotations

import gc
import gzip
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any, BinaryIO, TypeVar, cast

import msgspec

from dateline.cli.row_checks import completed, fault
from dateline.model import (
    Article,
    EventRecord,
    Reading,
    Refusal,
    StoryAssignment,
    from_row,
)
from dateline.workers import Placed

A = TypeVar("A", bound=Article)
T = TypeVar("T")

_GZIP = b"\x1f\x8b"
_REQUIRED = ("id", "text")


def read_rows(paths: Sequence[Path], kind: type[A]) -> Iterator[Placed[A] | Refusal]:
    """A record of `kind` for each line that is not blank, or a refusal at `FILE:LINE`."""
    return _read(paths, partial(_article, kind=kind))


def read_records(paths: Sequence[Path]) -> Iterator[Placed[EventRecord] | Refusal]:
    """An event record for each line that is not blank, or a refusal at `FILE:LINE`."""
    return _read(paths, partial(_closer, made=_record))


def read_stories(paths: Sequence[Path]) -> Iterator[Placed[StoryAssignment] | Refusal]:
    """A story assignment for each line that is not blank, or a refusal at `FILE:LINE`."""
    return _read(paths, partial(_closer, made=_story))


def held(items: Iterable[Placed[T]]) -> list[T]:
    """All the rows' values at once.

    Reading makes millions of small objects, none of them garbage. The collector, which would look
    through all that there are again and again, waits meanwhile, and then leaves them alone: they
    are there until the run ends.
    """
    with uncollected():
        try:
            return [item.value for item in items]
        finally:
            gc.freeze()


@contextmanager
def uncollected() -> Iterator[None]:
    """Keeps the garbage collector waiting where many objects are made, and no rings of them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def unknown(article: Article) -> dict[str, Any]:
    """The row's fields that no stage knows: what is passed on. A reading may come as an article."""
    known = Reading.__struct_fields__
    return {name: value for name, value in article.extra.items() if name not in known}


def _read(
    paths: Sequence[Path], made: Callable[[bytes, str], T | Refusal]
) -> Iterator[Placed[T] | Refusal]:
    for path in paths or [Path("-")]:
        place = "<stdin>" if str(path) == "-" else str(path)
        try:
            if str(path) == "-":
                yield from _rows(place, sys.stdin.buffer, made)
            else:
                with path.open("rb") as stream:
                    yield from _rows(place, stream, made)
        except (OSError, EOFError, zlib.error) as error:
            yield Refusal(
                place, (error.strerror if isinstance(error, OSError) else "") or str(error)
            )


def _rows(
    place: str, stream: BinaryIO, made: Callable[[bytes, str], T | Refusal]
) -> Iterator[Placed[T] | Refusal]:
    peek = getattr(stream, "peek", None)
    if peek is not None and peek(2)[:2] == _GZIP:
        stream = cast("BinaryIO", gzip.GzipFile(fileobj=stream))
    for number, line in enumerate(stream, start=1):
        if line.strip():
            at = f"{place}:{number}"
            value = made(line.removeprefix(b"\xef\xbb\xbf"), at)
            yield value if isinstance(value, Refusal) else Placed(at, value)


def _closer(
    line: bytes, place: str, *, made: Callable[[dict[str, Any], str], T | Refusal]
) -> T | Refusal:
    row = _object(line, place)
    return row if isinstance(row, Refusal) else made(row, place)


def _object(line: bytes, place: str) -> dict[str, Any] | Refusal:
    try:
        row: Any = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return Refusal(place, f"not JSON: {error}")
    return row if isinstance(row, dict) else Refusal(place, "not a JSON object")


def _record(row: dict[str, Any], place: str) -> EventRecord | Refusal:
    if "record" not in row:
        return Refusal(place, "no field `record`: not a line of `dateline records`")
    try:
        return from_row(row, EventRecord)
    except msgspec.ValidationError as error:
        return Refusal(place, f"a field that does not fit: {error}")


def _story(row: dict[str, Any], place: str) -> StoryAssignment | Refusal:
    for field in ("id", "story"):
        if field not in row:
            return Refusal(place, f"no field `{field}`: not a line of `dateline stories`")
    try:
        return from_row(row, StoryAssignment)
    except msgspec.ValidationError as error:
        return Refusal(place, f"a field that does not fit: {error}")


def _article(line: bytes, place: str, *, kind: type[A]) -> A | Refusal:
    record = _as_written(line, kind)
    if record is None:
        return _closer(line, place, made=partial(_completed_article, kind=kind))
    reason = fault(record)
    return Refusal(place, reason) if reason else record


def _completed_article(row: dict[str, Any], place: str, *, kind: type[A]) -> A | Refusal:
    for field in _REQUIRED:
        if field not in row:
            return Refusal(place, f"no field `{field}`")
        if not isinstance(row[field], str):
            return Refusal(place, f"the field `{field}` must be a string")
    try:
        record = from_row(completed(row), kind)
        reason = fault(record)
    except msgspec.ValidationError as error:
        return Refusal(place, f"a field that does not fit: {error}")
    return Refusal(place, reason) if reason else record


def _as_written(line: bytes, kind: type[A]) -> A | None:
    """The record of a line that has all that it needs and nothing that `kind` does not have.

    Such are the lines that dateline wrote, and they are read at once, in less than half the time.
    Null for any other, which is looked at closer.
    """
    decoder, keys, known = _decoders(kind)
    try:
        given = keys.decode(line).keys()
        precise = "published" not in given or "published_precision" in given
        return decoder.decode(line) if given <= known and precise else None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


@cache
def _decoders(
    kind: type[A],
) -> tuple[msgspec.json.Decoder[A], msgspec.json.Decoder[dict[str, msgspec.Raw]], frozenset[str]]:
    """What reads a record of `kind`, what reads an object's keys, and the keys that it may have."""
    known = frozenset(kind.__struct_fields__) - {"extra"}
    return msgspec.json.Decoder(kind), msgspec.json.Decoder(dict[str, msgspec.Raw]), known

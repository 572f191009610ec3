"""JSON Lines as pages, one row at a time."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.intake.limits import LINE_BYTES, STEP_BYTES, megabytes
from dateline.intake.rows.page import row_page
from dateline.intake.rows.parse import NotJsonError, parse_json
from dateline.intake.stream import Source, plain
from dateline.model import Page, Refusal


def read_rows(source: Source) -> Iterator[Page | Refusal]:
    """A page for each row, or a refusal at `FILE:LINE`; the rows after a bad one are still read."""
    number = 0
    empty = True
    lines = _lines(source)
    while True:
        try:
            line = next(lines, None)
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
        row, warnings = parse_json(line)
    except NotJsonError as error:
        return Refusal(place, f"not JSON: {plain(error)}")
    if not isinstance(row, dict):
        return Refusal(place, "not a JSON object")
    return row_page(row, place, source, warnings)

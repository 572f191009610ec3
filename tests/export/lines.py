"""What the formats write, as a loader finds it."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from dateline.export import exporter
from dateline.model import EventRecord, ExportFormat
from tests.export.records import reading

NUMBER = "1514728185"


def rows(name: ExportFormat, *records: EventRecord, read: bool = True) -> list[dict[str, str]]:
    """The records as a loader finds them: a header line, then rows without quotes or with."""
    form = exporter(name, [reading()] if read else ())
    text = (form.header or "") + "".join(line for one in records for line in form.lines(one))
    if name == "acled":
        return list(csv.DictReader(io.StringIO(text)))
    loaded = csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE)
    return list(loaded)


def filled(row: dict[str, str]) -> dict[str, str]:
    return {name: cell for name, cell in row.items() if cell}


def plover_object(one: EventRecord, *, read: bool = True) -> dict[str, Any]:
    (line,) = exporter("plover", [reading()] if read else ()).lines(one)
    made: dict[str, Any] = json.loads(line)
    return made

"""Records as JSON rows, and back, with unknown fields kept."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

R = TypeVar("R", bound=msgspec.Struct)


def from_row(row: dict[str, Any], kind: type[R]) -> R:
    """Make a record of a decoded JSON object.

    Fields that `kind` does not have go into its `extra`, where it has one.
    Raises `msgspec.ValidationError`, whose message names the field, when a value does not fit.
    """
    fields = kind.__struct_fields__
    known = {k: v for k, v in row.items() if k in fields and k != "extra"}
    if "extra" in fields:
        known["extra"] = {k: v for k, v in row.items() if k not in fields}
    return msgspec.convert(known, kind)


def to_row(record: msgspec.Struct) -> dict[str, Any]:
    """A record as plain JSON values, `extra` unfolded behind the known fields."""
    row: dict[str, Any] = msgspec.to_builtins(record)
    extra = row.pop("extra", None) or {}
    return row | {k: v for k, v in extra.items() if k not in row}


def to_json(record: msgspec.Struct) -> bytes:
    """A record as one line of JSON, UTF-8, no newline."""
    return msgspec.json.encode(to_row(record))

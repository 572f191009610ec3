"""JSON as it is found: strictly read where it can be, leniently where tools write it loosely."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from dateline.intake.decode import decode

_UTF8_BOM = b"\xef\xbb\xbf"
_SURROGATES = "broken characters (lone surrogates) in the JSON"


class NotJsonError(ValueError):
    """Why bytes are no JSON, in plain words."""


def parse_json(raw: bytes) -> tuple[Any, tuple[str, ...]]:
    """The value, with a warning for what had to be repaired.

    Beyond the standard, `NaN` and `Infinity` are null (Python's and pandas' writers put them for
    missing numbers), lone surrogates become U+FFFD, and bytes that are not UTF-8 are decoded as a
    page's are. Raises `NotJsonError` for anything else.
    """
    body = raw.removeprefix(_UTF8_BOM)
    try:
        return msgspec.json.decode(body), ()
    except RecursionError as error:
        raise NotJsonError("nested too deep") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        strict = error
    text, warnings = decode(raw, markup=False)
    try:
        value = json.loads(text, parse_constant=lambda _: None)
        plain = json.dumps(value, ensure_ascii=False)
    except RecursionError as error:
        raise NotJsonError("nested too deep") from error
    except ValueError as error:
        raise NotJsonError(str(strict)) from error
    if plain.isascii():
        return value, warnings
    whole = plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if whole == plain:
        return value, warnings
    return json.loads(whole), (*warnings, _SURROGATES)

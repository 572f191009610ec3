"""Month names, for reading the dates that pages print."""

from __future__ import annotations

from functools import cache

import msgspec

from dateline.vocab.files import read_yaml


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    months: dict[int, tuple[str, ...]]


@cache
def months() -> dict[str, int]:
    """The number of the month for each name and short form, in lower case without full stops."""
    file = read_yaml("months.yaml", _File)
    return {name: number for number, names in file.months.items() for name in names}

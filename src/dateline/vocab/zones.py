"""Short names of time zones, for reading the times of day that pages print."""

from __future__ import annotations

from functools import cache

import msgspec

from dateline.vocab.files import read_yaml


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    zones: dict[str, tuple[str, ...]]


@cache
def zones() -> dict[str, str]:
    """The offset from UTC (`+01:00`; `Z` for none) of each short name, in lower case."""
    file = read_yaml("zones.yaml", _File)
    return {
        name: "Z" if offset == "+00:00" else offset
        for offset, names in file.zones.items()
        for name in names
    }

"""The figures that must not get worse: floors.json, read, checked, and raised but never lowered."""

from __future__ import annotations

import math
from pathlib import Path

import msgspec

FILE = Path(__file__).with_name("floors.json")
SLACK = 1.5
"""A ceiling is raised to this many times the measured figure: times are never quite the same."""


class Floor(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one figure has to keep: at least so much, or at most."""

    figure: str
    at_least: float | None = None
    at_most: float | None = None
    data: str | None = None
    """SHA-256 of the data that it was measured on."""


Floors = dict[str, Floor]


def load(file: Path = FILE) -> Floors:
    """The floors by the name of their task; none where there is no file."""
    return msgspec.json.decode(file.read_bytes(), type=Floors) if file.is_file() else {}


def save(floors: Floors, file: Path = FILE) -> None:
    """Write them, in the order of names."""
    ordered = msgspec.json.encode(dict(sorted(floors.items())))
    file.write_bytes(msgspec.json.format(ordered, indent=2) + b"\n")


def fault(floor: Floor | None, figure: float, data: str | None) -> str | None:
    """What is wrong with a figure; null when it keeps its floor, or has none."""
    if floor is None:
        return None
    if floor.data != data:
        return "the data is not what the floor was measured on"
    if floor.at_least is not None and figure < floor.at_least:
        return f"below its floor, {floor.at_least}"
    if floor.at_most is not None and figure > floor.at_most:
        return f"above its ceiling, {floor.at_most}"
    return None


def raised(floor: Floor | None, name: str, figure: float, data: str | None, *, up: bool) -> Floor:
    """The floor for a figure just measured: the stricter one of the old and the new.

    `up` says that more is better. A floor on other data stays as it is: take it out of the file by
    hand to begin anew.
    """
    if floor is not None and floor.data != data:
        return floor
    if up:
        new = math.floor(figure * 1000) / 1000
        old = floor.at_least if floor else None
        return Floor(name, at_least=new if old is None else max(old, new), data=data)
    new = math.ceil(figure * SLACK * 100) / 100
    old = floor.at_most if floor else None
    return Floor(name, at_most=new if old is None else min(old, new), data=data)

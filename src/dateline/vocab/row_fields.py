"""The field names that other tools give an article's parts in the JSON that they write."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

import msgspec

from dateline.vocab.files import read_yaml

Field = Literal[
    "text", "html", "fragment", "url", "outlet", "title", "byline", "published", "modified",
    "section", "language", "latest",
]  # fmt: skip


class RowTool(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A tool that writes articles as JSON rows."""

    name: str
    source: str
    signs: tuple[frozenset[str], ...]
    """A row of the tool has one name of each of these."""
    fields: dict[Field, tuple[str, ...]]
    """Where the tool's rows have what dateline calls by the key; the best first."""
    unlike: tuple[str, ...] = msgspec.field(default=(), name="not")
    """Names that mean something else than they do in dateline's own rows."""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    tools: tuple[RowTool, ...]


@cache
def row_tools() -> tuple[RowTool, ...]:
    """The tools, in the order in which a row that could be two tools' is given to one."""
    return read_yaml("row_fields.yaml", _File).tools


def tool_of(row: Mapping[str, Any]) -> RowTool | None:
    """The tool that wrote a row, by the names of its fields; null for a row of no known tool's."""
    names = row.keys()
    for tool in row_tools():
        if all(not names.isdisjoint(sign) for sign in tool.signs):
            return tool
    return None

"""How many pages there will be, where that is known without reading them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.intake.sniff import Kind
    from dateline.model import Refusal

_ONE_PAGE: frozenset[Kind] = frozenset({"html", "text", "pdf", "email", "mhtml"})
"""Kinds of file that are one page each."""
_MOST = 100_000
"""Files beyond which nobody is kept waiting for a number."""


def total(inputs: Sequence[str]) -> int | None:
    """The number of pages and refusals that the inputs will give.

    Null where it is not known cheaply: standard input, addresses, files of many pages (archives,
    feeds, JSON Lines), and folders with one of those or with very many files.
    """
    from dateline.intake.sniff import named_kind
    from dateline.intake.web import is_url

    count = 0
    for item in _files(inputs):
        if isinstance(item, str) and (is_url(item) or named_kind(item) not in _ONE_PAGE):
            return None
        count += 1
        if count > _MOST:
            return None
    return count or None


def _files(inputs: Sequence[str]) -> Iterator[str | Refusal]:
    """Each file's name, the folders' as they are read."""
    from dateline.intake.folder import walk

    for given in inputs:
        if Path(given).is_dir():
            yield from (item.name if isinstance(item, Path) else item for item in walk(Path(given)))
        else:
            yield given

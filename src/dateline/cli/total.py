"""How many pages there will be, where that is known without reading them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

_ONE_PAGE = frozenset({
    ".html", ".htm", ".xhtml", ".txt", ".md", ".pdf", ".eml", ".mht", ".mhtml",
})  # fmt: skip
"""Kinds of file that are one page each."""
_MOST = 100_000
"""Files beyond which nobody is kept waiting for a number."""


def total(inputs: Sequence[str]) -> int | None:
    """The number of pages in the inputs.

    Null where it is not known cheaply: standard input, addresses, files of many pages (archives,
    feeds, JSON Lines), and folders with one of those or with very many files.
    """
    count = 0
    for name in _names(inputs):
        suffixes = name.suffixes[-2:]
        if suffixes and suffixes[-1].lower() == ".gz":
            suffixes.pop()
        if not suffixes or suffixes[-1].lower() not in _ONE_PAGE or count >= _MOST:
            return None
        count += 1
    return count or None


def _names(inputs: Sequence[str]) -> Iterator[PurePath]:
    for given in inputs:
        if Path(given).is_dir():
            for _, _, names in os.walk(given):
                yield from (PurePath(name) for name in names if not name.startswith("."))
        else:
            yield PurePath(given)

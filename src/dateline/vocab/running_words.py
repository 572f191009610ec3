"""The words that running text is full of, in many languages, and those that speak to the reader."""

from __future__ import annotations

from functools import cache

import msgspec

from dateline.vocab.files import read_yaml


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    running: dict[str, tuple[str, ...]]
    reader: tuple[str, ...]


@cache
def _file() -> _File:
    return read_yaml("running_words.yaml", _File)


@cache
def running_words() -> frozenset[str]:
    """Function words of any language, in lower case."""
    return frozenset(word for words in _file().running.values() for word in words)


@cache
def reader_words() -> frozenset[str]:
    """Words that speak to the reader, in lower case."""
    return frozenset(_file().reader)

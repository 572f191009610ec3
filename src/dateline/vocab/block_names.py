"""What the class, id and role names of HTML elements say of the part of a page that they are on."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from dateline.model import RemovedWhy
from dateline.vocab.files import read_yaml


class Family(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names that mean the same to the people who write templates."""

    name: str
    words: tuple[str, ...]
    """In lower case; `*` at the end stands for any ending."""
    why: RemovedWhy | None = None
    """What a part so named is, where it is not the article."""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    families: tuple[Family, ...]


_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[a-z]+")
_LONGEST = 300
"""Characters of an element's names that are looked at; generated names can be any length."""


@cache
def families() -> tuple[Family, ...]:
    """The families, in the order of the bits of `families_of`."""
    return read_yaml("block_names.yaml", _File).families


@lru_cache(maxsize=16384)
def families_of(names: str) -> int:
    """The families that an element's names belong to, as bits: the first family is bit 0.

    >>> families_of("site-footer") == families_of("Footer")
    True
    """
    bits = 0
    for word in _WORD.findall(_CAMEL.sub(" ", names[:_LONGEST]).lower()):
        bits |= _of_word(word)
    return bits


@cache
def _words() -> tuple[dict[str, int], tuple[tuple[str, int], ...]]:
    whole: dict[str, int] = {}
    starts: list[tuple[str, int]] = []
    for number, family in enumerate(families()):
        for word in family.words:
            if word.endswith("*"):
                starts.append((word.rstrip("*"), 1 << number))
            else:
                whole[word] = whole.get(word, 0) | 1 << number
    return whole, tuple(starts)


@lru_cache(maxsize=16384)
def _of_word(word: str) -> int:
    whole, starts = _words()
    bits = whole.get(word, 0)
    for start, bit in starts:
        if word.startswith(start):
            bits |= bit
    return bits


@lru_cache(maxsize=4096)
def reason(bits: int) -> RemovedWhy | None:
    """Why a part of these families is not the article; null where none of them says so."""
    return next(
        (f.why for number, f in enumerate(families()) if f.why and bits >> number & 1), None
    )

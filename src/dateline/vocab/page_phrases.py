"""Phrases of pages that say who may read them, and what stands where a title or a name should."""

from __future__ import annotations

from functools import cache

import msgspec

from dateline.vocab.boilerplate import folded
from dateline.vocab.files import read_yaml


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    paywall: tuple[str, ...]
    titles: tuple[str, ...]
    authors: tuple[str, ...]
    home: tuple[str, ...]
    sections: tuple[str, ...]


@cache
def _file() -> _File:
    return read_yaml("page_phrases.yaml", _File)


@cache
def _whole() -> dict[str, frozenset[str]]:
    file = _file()
    return {
        name: frozenset(getattr(file, name)) for name in ("titles", "authors", "home", "sections")
    }


def paywall_in(text: str) -> str | None:
    """The phrase in a text that says that only subscribers can read on; null for none."""
    lowered = folded(text)
    return next((phrase for phrase in _file().paywall if phrase in lowered), None)


def is_no_title(text: str) -> bool:
    """Whether a title is what pages print in an article's title's place."""
    return folded(text).rstrip(".!… ") in _whole()["titles"]


def is_no_author(name: str) -> bool:
    """Whether a name is what templates print in an author's place."""
    return folded(name).strip(" .:") in _whole()["authors"]


def is_home(step: str) -> bool:
    """Whether a step of a trail is the site's front page."""
    return folded(step) in _whole()["home"]


def is_section(line: str) -> bool:
    """Whether a line that stands alone above a title is a section's name."""
    return folded(line) in _whole()["sections"]

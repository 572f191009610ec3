"""What pages' templates print around an article: headings, whole lines, line starts, phrases."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

import msgspec

from dateline.model import RemovedWhy
from dateline.vocab.files import read_yaml


class Furniture(msgspec.Struct, frozen=True):
    """What kind of furniture a line is."""

    why: RemovedWhy
    section: Literal["stop", "block"] | None = None
    """Set for a heading that opens a section of furniture."""


class _Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    why: RemovedWhy
    kind: Literal["stop", "block"]
    lines: tuple[str, ...]


class _Lines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    why: RemovedWhy
    lines: tuple[str, ...]


class _Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    why: RemovedWhy
    words: int
    phrases: tuple[str, ...]


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    why: RemovedWhy
    words: tuple[str, ...]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    sections: tuple[_Section, ...]
    lines: tuple[_Lines, ...]
    starts: tuple[_Phrases, ...]
    anywhere: tuple[_Phrases, ...]
    parts: tuple[_Part, ...]


class _Rule(msgspec.Struct, frozen=True):
    phrases: tuple[str, ...]
    """Folded."""
    furniture: Furniture
    words: int
    at_start: bool

    def fits(self, text: str) -> bool:
        """Whether the folded line starts with, or has, one of the phrases as whole words."""
        if self.at_start:
            return text.startswith(self.phrases) and any(
                text.startswith(phrase) and _whole_words(text, 0, phrase) for phrase in self.phrases
            )
        return any(
            phrase in text and _whole_words(text, text.index(phrase), phrase)
            for phrase in self.phrases
        )


_END_MARKS = re.compile(r"[\s:.!?»›>→…|+*()\d]+$|^[\s«‹<←|+*()\d•·–-]+")
_LONGEST = 4000
"""Characters of a line that is still looked at; no furniture is that long."""
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


def folded(line: str) -> str:
    """A line as the lists are compared with it: lower case, straight quotes, single spaces."""
    return " ".join(line.translate(_QUOTES).casefold().split())


def _bare(line: str) -> str:
    return _END_MARKS.sub("", folded(line))


@cache
def _file() -> _File:
    return read_yaml("boilerplate.yaml", _File)


@cache
def _whole() -> dict[str, Furniture]:
    whole: dict[str, Furniture] = {}
    for section in _file().sections:
        for line in section.lines:
            whole.setdefault(_bare(line) or folded(line), Furniture(section.why, section.kind))
    for group in _file().lines:
        for line in group.lines:
            whole.setdefault(_bare(line) or folded(line), Furniture(group.why))
    return whole


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(tuple(map(folded, group.phrases)), Furniture(group.why), group.words, at_start)
        for at_start, groups in ((True, _file().starts), (False, _file().anywhere))
        for group in groups
    )


def _whole_words(text: str, at: int, phrase: str) -> bool:
    end = at + len(phrase)
    inside_before = at > 0 and phrase[0].isalnum() and text[at - 1].isalnum()
    inside_after = end < len(text) and phrase[-1].isalnum() and text[end].isalnum()
    return not (inside_before or inside_after)


@lru_cache(maxsize=8192)
def furniture(line: str) -> Furniture | None:
    """What kind of furniture `line` is by its words alone; null when it says nothing."""
    if len(line) > _LONGEST:
        return None
    text = folded(line)
    whole = _whole()
    found = whole.get(_bare(line)) or whole.get(text)
    if found:
        return found
    words = len(text.split())
    for rule in _rules():
        if words <= rule.words and rule.fits(text):
            return rule.furniture
    return None


@cache
def _parts() -> tuple[tuple[RemovedWhy, re.Pattern[str]], ...]:
    parts = []
    for part in _file().parts:
        words = "|".join(
            re.escape(word.rstrip("*")) + ("" if word.endswith("*") else r"(?![^\W_])")
            for word in part.words
        )
        parts.append((part.why, re.compile(rf"(?<![^\W_])(?:{words})")))
    return tuple(parts)


def part_of_page(names: str) -> RemovedWhy | None:
    """What part of a page the class and id names of an HTML element say that it is."""
    lowered = names.lower()
    return next((why for why, pattern in _parts() if pattern.search(lowered)), None)

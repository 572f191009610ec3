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
    section: Literal["stop", "block"] | None = None


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
    speaks: tuple[str, ...]
    units: tuple[str, ...]
    ago: tuple[str, ...]
    since: tuple[str, ...]
    glued: tuple[str, ...]


class _Phrase(msgspec.Struct, frozen=True):
    """One phrase of `starts` or `anywhere`."""

    order: int
    """The group's place in the file: the first group that fits says what a line is."""
    text: str
    """Folded."""
    words: int
    furniture: Furniture
    at_start: bool

    def fits(self, line: str, words: int) -> bool:
        """Whether the folded line starts with the phrase, or has it, as whole words."""
        if words > self.words:
            return False
        at = 0 if self.at_start else line.find(self.text)
        return at >= 0 and line.startswith(self.text, at) and _whole_words(line, at, self.text)


_Index = dict[str, tuple[_Phrase, ...]]


class _Phrasebook(msgspec.Struct, frozen=True):
    """The phrases by what a line must have for one of them to fit, so that few are tried."""

    first_words: _Index
    """Phrases of `starts`, by their first word."""
    first_marks: _Index
    """Those of `starts` that have no word of their own, by their first character."""
    telling_words: _Index
    """Phrases of `anywhere`, by their longest word."""
    wide: tuple[_Phrase, ...]
    """Phrases that are not words parted by spaces: other scripts, signs such as ©."""

    def might_fit(self, line: str, found: list[str]) -> list[_Phrase]:
        """The phrases worth trying on a folded line whose words are `found`."""
        tried: list[_Phrase] = []
        if found and found[0] in self.first_words:
            tried += self.first_words[found[0]]
        if line[:1] in self.first_marks:
            tried += self.first_marks[line[:1]]
        if not self.telling_words.keys().isdisjoint(found):
            for word in found:
                tried += self.telling_words.get(word, ())
        if not line.isascii():
            tried += self.wide
        return tried


_WORD = re.compile(r"[^\W_]+")
_MARKS = bytes(code if chr(code).isalnum() else 32 for code in range(256))
_WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af]")
_LEADING_MARKS = " «‹<←|+*()•·–-0123456789"
_END_MARKS = " :.!?»›>→…|+*()0123456789"
_LONGEST = 4000
"""Characters of a line that is still looked at; no furniture is that long."""
_MOST_WORDS = 16
"""Words of the longest whole line in the lists, and of a row of labels."""


def folded(line: str) -> str:
    """A line as the lists are compared with it: lower case, straight quotes, single spaces."""
    if not line.isascii():
        line = line.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    return " ".join(line.casefold().split())


def _bare(text: str) -> str:
    return text.lstrip(_LEADING_MARKS).rstrip(_END_MARKS)


@cache
def _file() -> _File:
    return read_yaml("boilerplate.yaml", _File)


@cache
def _whole() -> dict[str, Furniture]:
    whole: dict[str, Furniture] = {}
    for section in _file().sections:
        for line in section.lines:
            text = folded(line)
            whole.setdefault(_bare(text) or text, Furniture(section.why, section.kind))
    for group in _file().lines:
        for line in group.lines:
            text = folded(line)
            whole.setdefault(_bare(text) or text, Furniture(group.why))
    return whole


@cache
def _phrasebook() -> _Phrasebook:
    phrases = [
        _Phrase(order, folded(phrase), group.words, Furniture(group.why, group.section), at_start)
        for order, (at_start, group) in enumerate(
            [
                *((True, group) for group in _file().starts),
                *((False, group) for group in _file().anywhere),
            ]
        )
        for phrase in group.phrases
    ]
    starting: dict[str, list[_Phrase]] = {}
    marked: dict[str, list[_Phrase]] = {}
    telling: dict[str, list[_Phrase]] = {}
    wide: list[_Phrase] = []
    for phrase in phrases:
        words = _WORD.findall(phrase.text)
        if _WIDE.search(phrase.text) or not (words or phrase.at_start):
            wide.append(phrase)
        elif not phrase.at_start:
            telling.setdefault(max(words, key=len), []).append(phrase)
        elif words:
            starting.setdefault(words[0], []).append(phrase)
        else:
            marked.setdefault(phrase.text[0], []).append(phrase)
    return _Phrasebook(
        _fixed(starting),
        _fixed(marked),
        _fixed(telling),
        tuple(wide),
    )


def _fixed(index: dict[str, list[_Phrase]]) -> _Index:
    return {key: tuple(phrases) for key, phrases in index.items()}


def _whole_words(text: str, at: int, phrase: str) -> bool:
    end = at + len(phrase)
    if _WIDE.match(phrase):
        return True
    inside_before = at > 0 and phrase[0].isalnum() and text[at - 1].isalnum()
    inside_after = end < len(text) and phrase[-1].isalnum() and text[end].isalnum()
    return not (inside_before or inside_after)


def words_in(text: str) -> list[str]:
    """The words of a folded text: what stands between spaces, marks and signs."""
    # Both ways give the same words; the first is much the faster and does for most lines.
    if text.isascii():
        return text.encode("ascii").translate(_MARKS).decode("ascii").split()
    return _WORD.findall(text)


@lru_cache(maxsize=8192)
def furniture(line: str) -> Furniture | None:
    """What kind of furniture `line` is by its words alone; null when it says nothing."""
    text = folded(line)
    return furniture_of(text, words_in(text))


def furniture_of(text: str, words: list[str]) -> Furniture | None:
    """The same for a line that is folded already, with its words."""
    if len(text) > _LONGEST:
        return None
    if len(words) <= _MOST_WORDS:
        whole = _whole()
        found = whole.get(_bare(text)) or whole.get(text) or _all_labels(text)
        if found:
            return found
    tried = _phrasebook().might_fit(text, words)
    if tried:
        count = text.count(" ") + 1
        fitting = [phrase for phrase in tried if phrase.fits(text, count)]
        if fitting:
            return min(fitting, key=lambda phrase: phrase.order).furniture
    return None


def _all_labels(text: str) -> Furniture | None:
    """A row of buttons run together ("Facebook Twitter Email") is furniture like each of them."""
    if not 1 <= text.count(" ") < _MOST_WORDS:
        return None
    whole = _whole()
    first: Furniture | None = None
    for word in text.split():
        found = whole.get(_bare(word)) or whole.get(word)
        if not found:
            return None
        first = first or found
    return Furniture(first.why) if first else None


@cache
def _speaks() -> tuple[str, ...]:
    return tuple(f" {word}" for word in _file().speaks)


def opens_comment(text: str) -> bool:
    """Whether a folded line ends with a word such as "says:", as above a reader's comment."""
    return text.rstrip(" :").endswith(_speaks())


class _Ages(msgspec.Struct, frozen=True):
    """How times that count back from today are told."""

    pattern: re.Pattern[str]
    signs: frozenset[str]
    """Words of which such a time has one, in scripts that part words."""
    before: tuple[str, ...]


@cache
def _ages() -> _Ages:
    file = _file()
    units, ago, glued = (
        "|".join(map(re.escape, words)) for words in (file.units, file.ago, file.glued)
    )
    # It begins with the digits, so that lines without any are passed over at once.
    pattern = rf"\d{{1,3}} ?(?:(?:{units}) ago\b|[^\W\d]+ (?:{ago})\b|(?:{glued}))"
    signs = {"ago", *file.ago, *(word.split()[0] for word in file.since)}
    return _Ages(re.compile(pattern), frozenset(signs), tuple(f"{word} " for word in file.since))


def tells_age(text: str, words: list[str]) -> bool:
    """Whether a folded line has a time such as "3 hours ago", as listings of articles have."""
    ages = _ages()
    if text.isascii() and ages.signs.isdisjoint(words):
        return False
    if ages.pattern.search(text):
        return True
    return text.startswith(ages.before) and any(map(str.isdigit, text[:14]))


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

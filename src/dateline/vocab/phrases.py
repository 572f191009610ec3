"""Words with their places, and tables that find the longest known phrase among them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

E = TypeVar("E")

_WORD = re.compile(
    r"""
    (?:[^\W\d_]\.){2,}(?=\W|$)                        # U.S., U.A.E.
    | [^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*               # words, with an apostrophe inside
    | ['’]s\b                                        # a possessive ending is a word of its own
    | \d+(?:[.,]\d+)*
    | \w | [^\w\s]
    """,
    re.VERBOSE,
)
_PLAIN = str.maketrans("øØłŁıđðÐþ’‘", "oOlLiddDt''")
_SPELLED = {"defense": "defence", "labor": "labour", "center": "centre", "program": "programme"}
_INITIALS = 7
"""The longest word in capitals that is taken for an acronym."""
_KEPT = 50_000
"""Words whose keys are remembered: most of a text are words that the last one had too."""


class Word(NamedTuple):
    """A word or mark, where it stands, and what it is compared by."""

    start: int
    end: int
    text: str
    key: str

    @property
    def capital(self) -> bool:
        """Whether it is written with a capital."""
        return self.text[0].isupper()


@lru_cache(_KEPT)
def key(word: str) -> str:
    """What a word is compared by: lower case, no accents, British spelling, straight apostrophe."""
    if not word.isascii():
        word = unicodedata.normalize("NFKD", word.translate(_PLAIN))
        word = "".join(sign for sign in word if not unicodedata.combining(sign))
    word = word.lower()
    if "ization" in word:
        return word.replace("ization", "isation")
    return _SPELLED.get(word, word)


def split(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words and marks of `text[start:end]` in order, with their places in `text`."""
    found = _WORD.finditer(text, start, len(text) if end is None else end)
    return [Word(m.start(), m.end(), m.group(), key(m.group())) for m in found]


class Found(NamedTuple, Generic[E]):
    """A phrase of the table: it covers words `first` to `last` (exclusive)."""

    first: int
    last: int
    entry: E


class _Phrase(NamedTuple, Generic[E]):
    keys: tuple[str, ...]
    exact: str
    """An acronym, which must be written as it is; otherwise empty."""
    capital: bool
    """Whether its words must have the capitals that the entry has."""
    capitals: tuple[bool, ...]
    entry: E


class PhraseTable(Generic[E]):
    """Phrases by their first two words. A hyphen between two words may be there or not."""

    def __init__(self, phrases: Iterable[tuple[str, E, bool]]) -> None:
        """Take `(phrase, entry, capital)`; `capital` asks for the capitals that the phrase has.

        Of equal phrases the first one given wins. A phrase is taken apart when a text has its
        first word: most are never asked for.
        """
        self._given: dict[str, list[tuple[str, E, bool]]] = {}
        self._table: dict[str, dict[str, list[_Phrase[E]]]] = {}
        for phrase in phrases:
            first = next((m.group() for m in _WORD.finditer(phrase[0]) if m.group() != "-"), None)
            if first is not None:
                self._given.setdefault(key(first), []).append(phrase)

    def _starting(self, first: str) -> dict[str, list[_Phrase[E]]] | None:
        """The phrases with this first word, by the second one, longest first."""
        if first not in self._given:
            return None
        if first not in self._table:
            rows: dict[str, list[_Phrase[E]]] = {}
            for given in self._given[first]:
                phrase = _taken_apart(*given)
                second = phrase.keys[1] if len(phrase.keys) > 1 else ""
                rows.setdefault(second, []).append(phrase)
            for row in rows.values():
                row.sort(key=lambda phrase: -len(phrase.keys))
            self._table[first] = rows
        return self._table[first]

    def at(self, words: Sequence[Word], first: int) -> Found[E] | None:
        """The longest phrase that starts at word `first`."""
        rows = self._starting(words[first].key)
        if rows is None:
            return None
        after = first + 1
        if after < len(words) and words[after].text == "-":
            after += 1
        second = words[after].key if after < len(words) else ""
        for phrase in (*rows.get(second, ()), *rows.get("", ())):
            last = _end(phrase, words, first)
            if last:
                return Found(first, last, phrase.entry)
        return None


def _taken_apart(text: str, entry: E, capital: bool) -> _Phrase[E]:  # noqa: FBT001
    words = [word for word in split(text) if word.text != "-"]
    return _Phrase(
        tuple(word.key for word in words),
        text if _is_acronym(text) else "",
        capital,
        tuple(word.capital for word in words),
        entry,
    )


def _end(phrase: _Phrase[E], words: Sequence[Word], first: int) -> int:
    """Where the phrase ends when it starts at word `first`; 0 when it does not stand there."""
    if phrase.exact:
        return first + 1 if words[first].text == phrase.exact else 0
    at = first
    for expected, big in zip(phrase.keys, phrase.capitals, strict=True):
        if at > first and at < len(words) and words[at].text == "-":
            at += 1
        if at >= len(words) or words[at].key != expected:
            return 0
        if phrase.capital and big and not words[at].capital:
            return 0
        at += 1
    return at


def _is_acronym(text: str) -> bool:
    return text.isupper() and text.isalpha() and len(text) <= _INITIALS

"""English words and patterns of time expressions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

import msgspec

from dateline.errors import VocabularyError
from dateline.vocab.files import read_yaml

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_SYNTAX = re.compile(r"\(\?P<\w+>|\\[a-zA-Z]")
"""What is spelled with letters in a pattern and is none of its words."""
_JOINED, _ALONE = 1, 2
_OPENER = re.compile(r"['’]?\b(\d|[^\W\d_]+)\w*")
_GROUP = re.compile(r"\(\?P<([a-z_]+)>")
_SPACE = r"(?:[^\S\n]?\s)"
_STRAIGHT = str.maketrans("’‘", "''")


class Scope(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tell whose date a date is."""

    parts_behind: tuple[str, ...]
    parts_before: tuple[str, ...]
    opens_clause: tuple[str, ...]
    not_on: tuple[str, ...]
    set_for: tuple[str, ...]
    parts_of_time: frozenset[str]
    determiners: tuple[str, ...]
    function: frozenset[str]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    lists: dict[str, dict[str, int | str]]
    fragments: dict[str, str]
    patterns: dict[str, str]
    before_bare_month: frozenset[str]
    before_bare_season: frozenset[str]
    before_bare_units: frozenset[str]
    before_bare_clock: frozenset[str]
    before_old_year: frozenset[str]
    after_count: frozenset[str]
    before_number: frozenset[str]
    before_no_soon: frozenset[str]
    before_no_weekday: frozenset[str]
    after_no_weekday: frozenset[str]
    ahead: tuple[str, ...]
    modal: tuple[str, ...]
    said: frozenset[str]
    happened: frozenset[str]
    no_past: frozenset[str]
    ahead_of: frozenset[str]
    scope: Scope


@dataclass(frozen=True)
class Parsed:
    """A time expression taken apart."""

    rule: str
    """Name of the pattern that it fits."""
    parts: dict[str, str]
    """What each group of the pattern matched, in lower case, without the groups left empty."""

    def __getitem__(self, name: str) -> str:
        return self.parts[name]

    def get(self, name: str) -> str | None:
        """What the group matched, or nothing."""
        return self.parts.get(name)


class TimeWords:
    """The lists of words, and the patterns made of them."""

    def __init__(self, data: _File) -> None:
        self._data = data
        self.before = {
            "month": data.before_bare_month,
            "season_alone": data.before_bare_season,
            "bare_units": data.before_bare_units,
            "clock": data.before_bare_clock,
            "year": data.before_old_year,
        }
        """By rule: the words after which a doubtful expression is one of time."""
        self.after_count = data.after_count
        self.before_number = data.before_number
        self.before_no_soon = data.before_no_soon
        self.before_no_weekday = data.before_no_weekday
        self.after_no_weekday = data.after_no_weekday
        self.said = data.said
        self.ahead_of = data.ahead_of
        self.scope = data.scope
        names = [*data.lists["month"], *data.lists["month_short"], *data.lists["weekday"]]
        names += [word for feast in data.lists["feast"] for word in feast.split()[:1]]
        self.capitalised = re.compile(rf"\b(?:{'|'.join(sorted({*names, 'thanksgiving'}))})(?!\w)")
        """Finds the words in an expression that are written with a capital."""
        modal = rf"(?:{'|'.join(data.modal)})(?! have\b)"
        self.ahead = re.compile(
            rf"(?<![\w-])(?<!than )(?:{modal}|{'|'.join(map(re.escape, data.ahead))})\b"
        )
        """Finds the words that put a clause's event in the future."""
        self.happened = re.compile(
            rf"(?<!\bbe )\b(?:{'|'.join(sorted(data.happened | data.said))}"
            rf"|(?!(?:{'|'.join(sorted(data.no_past))})\b)\w{{2,}}ed)\b"
        )
        """Finds the words that put it in the past."""

    def number(self, name: str, word: str) -> int:
        """The number that list `name` gives `word`."""
        return int(self._data.lists[name][word])

    def code(self, name: str, word: str) -> str:
        """The code that list `name` gives `word`."""
        return str(self._data.lists[name][word])

    def has(self, name: str, word: str) -> bool:
        """Whether the word is in list `name`."""
        return word in self._data.lists[name]

    @cached_property
    def rules(self) -> dict[str, re.Pattern[str]]:
        """The patterns by name, in the order in which they are tried on a whole expression."""
        return {name: self._compile(name) for name in self._data.patterns}

    @cached_property
    def spotter(self) -> re.Pattern[str]:
        """Finds expressions in text folded by `folded`; the rule is the name of the last group."""
        whole = "|".join(
            f"(?P<{name}>{_GROUP.sub('(?:', self._expand(pattern))})"
            for name, pattern in self._data.patterns.items()
        )
        return re.compile(rf"(?<![\w$£€#@])(?<!\d[.,:/–-])(?:{whole})(?!\w)")

    def find(self, low: str) -> Iterator[re.Match[str]]:
        """What the spotter finds in a folded text, in order.

        It is tried only where it can find something: at a digit, at a word that is an expression
        by itself, and at a word of its own before another or a digit.
        """
        spotter, may_open = self.spotter, self._may_open
        words = list(_OPENER.finditer(low))
        openings = [may_open(word[1]) for word in words]
        end = 0
        for at, word in enumerate(words):
            opening = openings[at]
            if not opening or word.start(1) < end:
                continue
            whole = word.end() == word.end(1)  # "fy2021" is two of them
            if opening == _JOINED and whole and not (at + 1 < len(words) and openings[at + 1]):
                continue
            match = spotter.match(low, max(end, word.start())) or spotter.match(low, word.start(1))
            if match:
                yield match
                end = match.end()

    @cached_property
    def _may_open(self) -> Callable[[str], int]:
        """Whether an expression can open with a word: never, before another of them, or alone."""
        own = frozenset(re.findall("[a-z]+", _SYNTAX.sub(" ", self.spotter.pattern)))
        known: dict[str, int] = {
            word: _ALONE if self.spotter.match(word) else _JOINED for word in own
        }

        def may_open(word: str) -> int:
            return known.get(word, _ALONE if word.isdigit() else 0)

        return may_open

    def parse(self, expression: str) -> Parsed | None:
        """Take an expression apart by the first pattern that fits all of it."""
        text = folded(expression)
        for name, pattern in self.rules.items():
            match = pattern.fullmatch(text)
            if match:
                return Parsed(name, _parts(match))
        return None

    def _compile(self, name: str) -> re.Pattern[str]:
        expanded = self._expand(self._data.patterns[name])
        try:
            return re.compile(_numbered(expanded))
        except re.error as error:
            raise VocabularyError(f"vocab/data/time_words.yaml: pattern {name}: {error}") from error

    def _expand(self, pattern: str) -> str:
        while _PLACEHOLDER.search(pattern):
            pattern = _PLACEHOLDER.sub(self._fill, pattern)
        return pattern.replace(" ", _SPACE)

    def _fill(self, match: re.Match[str]) -> str:
        name = match.group(1)
        if name in self._data.fragments:
            return self._data.fragments[name]
        plain = name.removesuffix("_plain")
        if plain not in self._data.lists:
            raise VocabularyError(f"vocab/data/time_words.yaml: nothing is named {name}")
        words = sorted(self._data.lists[plain], key=lambda word: (-len(word), word))
        choice = "|".join(re.escape(word).replace(r"\ ", " ") for word in words)
        return rf"(?:{choice})\b" if name != plain else rf"(?P<{name}>{choice})\b"


def _numbered(pattern: str) -> str:
    """Give every group a number of its own behind its name, so that names may come twice."""
    seen: dict[str, int] = {}

    def rename(match: re.Match[str]) -> str:
        name = match.group(1)
        seen[name] = seen.get(name, 0) + 1
        return f"(?P<{name}{seen[name]}>"

    return _GROUP.sub(rename, pattern)


def _parts(match: re.Match[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in match.groupdict().items():
        if value is not None:
            found.setdefault(name.rstrip("0123456789"), " ".join(value.split()))
    return found


def folded(text: str) -> str:
    """The text in lower case with straight quotes, every character in its old place."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lower.translate(_STRAIGHT)


@cache
def time_words() -> TimeWords:
    """English time words."""
    return TimeWords(read_yaml("time_words.yaml", _File))

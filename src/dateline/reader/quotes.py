"""Quotations, and stretches of text that a reader of attributions must see whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model import Span
from dateline.reader.text import Token, tokens

_MARK = re.compile(r"[“”„«»\"]|``|''|[‘’]")
_PARAGRAPH = re.compile(r"[^\n]+")
_CLOSES = {"“": "”", "„": "”“", "«": "»", "‘": "’"}
_LONGEST = 40
"""Sentences that one quotation may join; beyond that its marks are taken for unpaired."""
_PIECE = 400
"""Tokens of a sentence that are read together; longer ones are lists or text without stops."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its marks."""

    start: int
    end: int
    closed: bool
    """Whether its closing mark was found; without one it runs to the end of its paragraph."""

    @property
    def span(self) -> Span:
        """Where it stands, marks included."""
        return (self.start, self.end)


def find_quotes(text: str) -> list[Quote]:
    """The quotations in a text, outermost only, in order.

    A quotation ends with its paragraph at the latest: the next paragraph of a long one opens
    again with a mark of its own, as newspapers print it.
    """
    return [
        quote
        for paragraph in _PARAGRAPH.finditer(text)
        for quote in _paragraph_quotes(text, paragraph.start(), paragraph.end())
    ]


def _paragraph_quotes(text: str, start: int, end: int) -> list[Quote]:
    out: list[Quote] = []
    opened: re.Match[str] | None = None
    for match in _MARK.finditer(text, start, end):
        mark = match.group()
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        if opened is None:
            if _opens(mark, before, after):
                opened = match
        elif _closes(opened.group(), mark, before, after):
            out.append(Quote(opened.start(), match.end(), closed=True))
            opened = None
    if opened is not None and opened.group() != "‘":
        out.append(Quote(opened.start(), end, closed=False))
    return out


def _opens(mark: str, before: str, after: str) -> bool:
    if mark in _CLOSES:
        return mark != "‘" or not before.isalnum()
    free = not before.isalnum() and not after.isspace()
    return free and mark in {'"', "``", "''"}


def _closes(opened: str, mark: str, before: str, after: str) -> bool:
    if opened in _CLOSES:
        if opened == "‘":
            return mark == "’" and not after.isalnum() and not before.isspace()
        return mark in _CLOSES[opened] or (mark == '"' and not before.isspace())
    if opened == "``":
        return mark == "''"
    # A straight mark that stands free before a word opens a new quotation: the old one was cut.
    return mark == opened and not (before.isspace() and after.isalnum())


class Unit:
    """One or more sentences that quotations tie together, as tokens.

    Sentences belong together where one quotation runs over them, or where the words after a
    closing mark go on in lower case (`"Is it true?" he asked`).
    """

    def __init__(self, text: str, sentences: Sequence[Span], quotes: Sequence[Quote]) -> None:
        self.text = text
        self.span: Span = (sentences[0][0], sentences[-1][1])
        self.quotes = tuple(quotes)
        self.tokens: list[Token] = []
        self.first_of: list[int] = []
        """For each token the first token of its sentence."""
        self.last_of: list[int] = []
        """For each token the end (exclusive) of its sentence."""
        for sentence in sentences:
            found = tokens(text, sentence)
            for at in range(0, len(found), _PIECE):
                piece = found[at : at + _PIECE]
                first = len(self.tokens)
                self.tokens += piece
                self.first_of += [first] * len(piece)
                self.last_of += [first + len(piece)] * len(piece)
        self.low: list[str] = [token.lower for token in self.tokens]
        self.quote_of: list[int] = [-1] * len(self.tokens)
        """For each token the number of the quotation that it stands in, -1 outside."""
        self._bounds: dict[int, tuple[int, int]] = {}
        """For each quotation its first and last (exclusive) token."""
        self._lay_quotes()

    def _lay_quotes(self) -> None:
        at = 0
        for number, quote in enumerate(self.quotes):
            while at < len(self.tokens) and self.tokens[at].end <= quote.start:
                at += 1
            first = at
            while at < len(self.tokens) and self.tokens[at].start < quote.end:
                self.quote_of[at] = number
                at += 1
            self._bounds[number] = (first, at)

    def __len__(self) -> int:
        return len(self.tokens)

    def opens(self, i: int) -> bool:
        """Whether a quotation opens with token `i`."""
        return (
            0 <= i < len(self)
            and self.quote_of[i] >= 0
            and (i == 0 or self.quote_of[i - 1] != self.quote_of[i])
        )

    def closes(self, i: int) -> bool:
        """Whether a quotation closes with token `i`."""
        return (
            0 <= i < len(self)
            and self.quote_of[i] >= 0
            and (i + 1 == len(self) or self.quote_of[i + 1] != self.quote_of[i])
        )

    def quote_start(self, i: int) -> int:
        """The first token of the quotation that token `i` stands in."""
        return self._bounds[self.quote_of[i]][0]

    def quote_end(self, i: int) -> int:
        """The end (exclusive) of the quotation that token `i` stands in."""
        return self._bounds[self.quote_of[i]][1]

    def chars(self, first: int, last: int) -> Span:
        """The characters of tokens `first` to `last` (exclusive)."""
        return (self.tokens[first].start, self.tokens[last - 1].end)


def units(text: str, sentences: Sequence[Span], quotes: Sequence[Quote]) -> list[Unit]:
    """The text's sentences, joined where quotations tie them together, in order."""
    out: list[Unit] = []
    group: list[Span] = []
    at = 0
    inside: list[Quote] = []
    for sentence in sentences:
        if group and not _tied(text, group, sentence, inside):
            out.append(Unit(text, group, inside))
            group = []
        group.append(sentence)
        if len(group) == 1:
            inside = []
            while at < len(quotes) and quotes[at].end <= sentence[0]:
                at += 1
        while at < len(quotes) and quotes[at].start < sentence[1]:
            inside.append(quotes[at])
            at += 1
    if group:
        out.append(Unit(text, group, inside))
    return [unit for unit in out if unit.tokens]


def _tied(text: str, group: Sequence[Span], sentence: Span, inside: Sequence[Quote]) -> bool:
    if len(group) >= _LONGEST or sentence[0] < group[-1][1]:
        return False
    if not inside or "\n" in text[group[-1][1] : sentence[0]]:
        return False
    last = inside[-1]
    if last.end > sentence[0]:
        return True
    return last.end >= group[-1][1] and text[sentence[0]].islower()

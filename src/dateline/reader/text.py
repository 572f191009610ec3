"""Sentences and tokens, with their places in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

import sentencex

from dateline.model import Span

_TOKEN = re.compile(
    r"""
    (?:[A-Z]\.){2,}                                  # U.S., U.A.E.
    | \d+(?:[.,:]\d+)*(?:st|nd|rd|th)?(?=\W|_|$)       # 25, 1,200, 7.5, 14:30, 3rd
    | [^\W\d_]+(?:['’][^\W\d_]+)*                     # words, contractions and possessives
    | \w+                                            # HQ-16 gives HQ, -, 16
    | [^\w\s]                                        # each mark by itself
    """,
    re.VERBOSE,
)
_POSSESSIVE = re.compile(r"['’](?:s|S)?$")
# Abbreviations before names and numbers, after which no sentence ends.
_NO_END = re.compile(
    r"(?:^|[\s(\"“])(?:Brig|Gen|Col|Lt|Maj|Capt|Cmdr|Adm|Sgt|Cpl|Sen|Rep|Gov|Pres|Dr|Mr|Mrs|Ms|Prof|Rev|"
    r"St|Hon|Amb|Min|Dep|No|vs|[A-Z])\.\s*$"
)
_BREAK = re.compile(r"\n+")
_LONGEST = 1500
"""Characters from which a sentence is cut at a space: no writer's sentence is so long, and rules
that look at every pair of words in one must end."""

_HEADLINES = 200
"""Characters below which nothing is a row of headlines."""
_KICKERS = 4
_KICKER = re.compile(r"(?:\b[A-Z][A-Z’'-]{2,}\b[ :,]*){2,}")
"""Two words in capitals in a row, of three letters or more."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark. A possessive ending ("Iran's") is a token of its own."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def span(self) -> Span:
        """Where it stands."""
        return (self.start, self.end)


def tokens(text: str, span: Span) -> list[Token]:
    """The tokens of `text` within `span`, in order."""
    out = []
    for match in _TOKEN.finditer(text, span[0], span[1]):
        start, end, word = match.start(), match.end(), match.group()
        ending = _POSSESSIVE.search(word) if len(word) > 2 else None
        if ending:
            cut = start + ending.start()
            out.append(_token(start, cut, text))
            out.append(_token(cut, end, text))
        else:
            out.append(_token(start, end, text))
    return out


def _token(start: int, end: int, text: str) -> Token:
    word = text[start:end]
    return Token(start, end, word, word.lower().replace("’", "'"))


def sentences(text: str, language: str | None = None) -> list[Span]:
    """Where each sentence stands, without the white space around it.

    A line break always ends one: paragraphs, headings and list items are not run together.
    Boundaries within a line are sentencex's, except after titles ("Brig. Gen."); what runs on for
    more than `_LONGEST` characters is cut.
    """
    out: list[Span] = []
    at = 0
    for line in [*_BREAK.finditer(text), None]:
        end = line.start() if line else len(text)
        if text[at:end].strip():
            out += _line_sentences(text, at, end, language or "en")
        at = line.end() if line else end
    return out


def _line_sentences(text: str, start: int, end: int, language: str) -> list[Span]:
    out: list[Span] = []
    at, open_from = start, start
    for piece in sentencex.segment(language, text[start:end]):
        at += len(piece)
        if _NO_END.search(text[open_from:at]) and at < end:
            continue
        out.append((open_from, at))
        open_from = at
    if open_from < end:
        out.append((open_from, end))
    cut = [part for span in out for part in _cut(text, span)]
    return [trimmed for span in cut if (trimmed := _trim(text, span))[0] < trimmed[1]]


def _cut(text: str, span: Span) -> list[Span]:
    """A stretch in parts of at most `_LONGEST` characters, parted at spaces where there are any."""
    out: list[Span] = []
    start, end = span
    while end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        stop = space + 1 if space > 0 else start + _LONGEST
        out.append((start, stop))
        start = stop
    return [*out, (start, end)]


def _trim(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end)


def is_headlines(sentence: str) -> bool:
    """Whether a "sentence" is a row of other pages' headlines, each with its kicker in capitals.

    "MOST READ RITZ ROBBERY Gunshots as … PILL PROBE UK police …": no word of it is this page's
    report. A sentence in capitals alone is none.
    """
    if len(sentence) < _HEADLINES:
        return False
    return len(_KICKER.findall(sentence)) >= _KICKERS and not sentence.isupper()

"""What can be counted on the lines of a flattened page, for all of them at once."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import chain, count, repeat
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.clean.flat.lines import Line
from dateline.vocab.months import months
from dateline.vocab.running_words import reader_words, running_words

Row = NDArray[np.floating[Any]]
"""A number for each line."""
Table = NDArray[np.floating[Any]]
"""A row for each line."""
Flags = NDArray[np.bool_]
Whole = NDArray[np.int64]

UPPER, LOWER, OTHER_LETTER, DIGIT, STOP, COMMA, QUOTE, BAR, MONEY, AT_SIGN, SYMBOL, SPACE, BREAK = (
    range(13)
)
"""Classes of characters; the columns of `Counts.characters`."""
_CLASSES = 13
_MARKS = {
    **dict.fromkeys(".!?…。！？؟।", STOP), **dict.fromkeys(",;、，；،", COMMA),
    **dict.fromkeys("\"“”„«»「」『』", QUOTE), **dict.fromkeys("|•·›>/→", BAR),
    **dict.fromkeys("$€£¥₹", MONEY), "@": AT_SIGN, " ": SPACE, "\n": BREAK,
}  # fmt: skip
_CHARACTERS = 0x10000
"""Characters beyond the basic plane count as letters without case."""
_LONGEST = 400
"""Characters of a line that are counted: by then it is plain what it is."""
_MOST_TOKENS = 60
_LONG_WORD = 4
_RUNNING, _READER, _MONTH, _YEAR, _ADDRESS = 1, 2, 4, 8, 16


class Counts(NamedTuple):
    """What was counted, one number a line."""

    characters: Table
    """A column a class of characters."""
    first: Whole
    """The class of the first character."""
    last: Whole
    """The code of the last character."""
    words: Row
    letters: Row
    """Letters in words."""
    running: Row
    """Function words."""
    reader: Row
    """Words that speak to the reader."""
    months: Row
    years: Row
    addresses: Row
    longer: Row
    """Longer words that are not function words: what a line is about."""
    first_line: Row
    """Those that the page's first line has too."""
    known: Row
    """Those that a line of prose elsewhere on the page has too."""
    owner: Whole
    """The line of each longer word."""
    topic: Whole
    """The number of each longer word: the same word has the same number."""
    topics: int


@cache
def _classes() -> NDArray[np.uint8]:
    table = np.full(_CHARACTERS + 1, SYMBOL, np.uint8)
    cases = {"Lu": UPPER, "Lt": UPPER, "Ll": LOWER}
    for code in range(_CHARACTERS):
        kind = unicodedata.category(chr(code))
        if kind[0] in "LM":
            table[code] = cases.get(kind, OTHER_LETTER)
        elif kind == "Nd":
            table[code] = DIGIT
    for mark, kind_of_mark in _MARKS.items():
        table[ord(mark)] = kind_of_mark
    table[_CHARACTERS] = OTHER_LETTER
    return table


@cache
def _word_kinds() -> dict[str, int]:
    kinds = dict.fromkeys(running_words(), _RUNNING)
    for words, kind in (
        (reader_words(), _READER),
        (months(), _MONTH),
        (map(str, range(1990, 2040)), _YEAR),
        (("http", "https", "www"), _ADDRESS),
    ):
        for word in words:
            kinds[word] = kinds.get(word, 0) | kind
    return kinds


def count_lines(lines: Sequence[Line], prose: Flags) -> Counts:
    """Count what is on each line; `prose` says which lines are sentences of running text."""
    size = len(lines)
    codes = np.frombuffer(
        "".join([f"{line.text[:_LONGEST]}\n" for line in lines]).encode("utf-32-le", "replace"),
        np.uint32,
    )
    kinds = _classes()[np.minimum(codes, _CHARACTERS)]
    ends = np.flatnonzero(codes == 10)
    starts = np.concatenate(([0], ends[:-1] + 1))
    line_of_character = np.repeat(np.arange(size) * _CLASSES, ends - starts + 1)
    flat = np.bincount(line_of_character + kinds, minlength=size * _CLASSES)

    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    tokens = [line.tokens[:_MOST_TOKENS] for line in lines]
    each = np.fromiter(map(len, tokens), np.int64, size)
    ids = np.fromiter(
        map(numbers.__getitem__, chain.from_iterable(tokens)), np.int64, int(each.sum())
    )
    line_of = np.repeat(np.arange(size), each)
    kind_of = _word_kinds()
    kind_of_number = np.fromiter(map(kind_of.get, numbers, repeat(0)), np.int64, len(numbers))
    length_of_number = np.fromiter(map(len, numbers), np.int64, len(numbers))
    kind = kind_of_number[ids]
    about = (length_of_number >= _LONG_WORD) & ((kind_of_number & _RUNNING) == 0)
    longer = about[ids]
    owner, topic = line_of[longer], ids[longer]
    told = np.bincount(topic[prose[owner]], minlength=len(numbers))
    first = np.zeros(len(numbers), np.bool_)
    first[topic[owner == 0]] = True

    def per_line(chosen: Flags) -> Row:
        return np.bincount(line_of[chosen], minlength=size).astype(np.float32)

    def per_owner(chosen: Flags) -> Row:
        return np.bincount(owner[chosen], minlength=size).astype(np.float32)

    return Counts(
        characters=flat.reshape(size, _CLASSES).astype(np.float32),
        first=kinds[starts].astype(np.int64),
        last=codes[np.maximum(ends - 1, 0)].astype(np.int64),
        words=each.astype(np.float32),
        letters=np.bincount(line_of, length_of_number[ids], minlength=size).astype(np.float32),
        running=per_line((kind & _RUNNING) != 0),
        reader=per_line((kind & _READER) != 0),
        months=per_line((kind & _MONTH) != 0),
        years=per_line((kind & _YEAR) != 0),
        addresses=per_line((kind & _ADDRESS) != 0),
        longer=per_owner(np.ones(len(owner), np.bool_)),
        first_line=per_owner(first[topic]),
        # A line of prose must not vouch for itself: its own words count once less.
        known=per_owner(told[topic] > prose[owner]),
        owner=owner,
        topic=topic,
        topics=len(numbers),
    )

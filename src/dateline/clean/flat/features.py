"""What a line of a flattened page looks like, by itself and in its place, as numbers.

The features are those of line and block classifiers for web pages (Kohlschütter, Fankhauser &
Nejdl 2010: words, links, capitals, neighbours; Pomikálek 2011: function words, neighbours), made
for text whose markup is gone: what is left is words, marks, order and repetition.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.clean.flat import counts as at
from dateline.clean.flat.counts import Counts, Flags, Row, Table, count_lines
from dateline.clean.flat.lines import Line
from dateline.clean.flat.place import place_features

PROSE_WORDS = 12
"""Words from which a line that ends as a sentence counts as prose."""
_BY = ("by ", "von ", "por ", "par ", "di ", "oleh ", "door ", "av ")
_KINDS = {
    "navigation": 0, "share": 1, "ad": 2, "promo": 2, "related": 3, "legal": 4, "comment": 5,
    "caption": 6, "metadata": 7, "credit": 7, "markup": 8, "contents": 8,
}  # fmt: skip
_SEEN = (
    "words", "ends", "gap", "listed", "heading", "linked", "teaser", "stamp", "ago", "speaks", "by",
    "stop_section", "block_section",
)  # fmt: skip
_COUNTED = (
    "length", "log_words", "prose", "stops", "commas", "comma_rate", "quotes", "bars", "upper",
    "capitals", "caseless", "digits", "symbols", "spaces", "running_share", "running", "reader",
    "word_length", "known_share", "known", "first_line_share", "first_line", "link_share",
    "repeated", "months", "years", "dated", "address", "price", "at_sign", "colon", "question",
    "starts_lower", "starts_digit", "starts_quote", "all_upper",
)  # fmt: skip
_WHYS = (
    "is_navigation", "is_share", "is_ad", "is_related", "is_legal", "is_comment", "is_caption",
    "is_metadata", "is_markup",
)  # fmt: skip
OWN = (*_SEEN, *_COUNTED, *_WHYS)
"""What a line is by itself."""


class Features(NamedTuple):
    """A page's lines as numbers."""

    own: Table
    """A column a name of `OWN`."""
    place: Table
    """A column a name of `flat_place.PLACE`."""
    words: Row
    labelled: Flags
    """The line is furniture by its words alone."""
    section: Flags
    """It opens a section of furniture."""
    counts: Counts


def page_features(lines: Sequence[Line]) -> Features:
    """The features of a page's lines, of which there must be one at least."""
    rows = [
        (
            line.words, line.ends, line.gap, line.listed, line.heading, min(line.linked, 4),
            line.teaser, line.stamp is not None, line.ago, line.speaks,
            line.folded.startswith(_BY), line.section == "stop", line.section == "block",
        )
        for line in lines
    ]  # fmt: skip
    seen = np.array(rows, np.float32)
    kinds = np.array([-1 if line.why is None else _KINDS.get(line.why, 3) for line in lines])
    words, ends = seen[:, 0], seen[:, 1] > 0
    labelled = kinds >= 0
    prose = ends & (words >= PROSE_WORDS) & ~labelled
    counts = count_lines(lines, prose)
    own = np.zeros((len(lines), len(OWN)), np.float32)
    own[:, : len(_SEEN)] = seen
    own[:, 0] = np.minimum(words, 100)
    _fill_counted(own[:, len(_SEEN) :], lines, counts, prose, seen)
    own[np.flatnonzero(labelled), len(_SEEN) + len(_COUNTED) + kinds[labelled]] = 1
    section = (seen[:, 11] + seen[:, 12]) > 0
    place = place_features(dict(zip(OWN, own.T, strict=True)), prose, labelled, section)
    return Features(own, place, words, labelled, section, counts)


def _fill_counted(
    table: Table, lines: Sequence[Line], counts: Counts, prose: Flags, seen: Table
) -> None:
    marks = counts.characters
    length = np.maximum(marks[:, : at.BREAK].sum(axis=1), 1)
    letters = np.maximum(marks[:, : at.DIGIT].sum(axis=1), 1)
    each = np.maximum(counts.words, 1)
    longer = np.maximum(counts.longer, 1)
    times = Counter([line.folded for line in lines])
    last = counts.last
    columns: dict[str, NDArray[Any]] = {
        "length": np.log1p(length),
        "log_words": np.log1p(seen[:, 0]),
        "prose": prose,
        "stops": np.minimum(marks[:, at.STOP], 12),
        "commas": np.minimum(marks[:, at.COMMA], 12),
        "comma_rate": marks[:, at.COMMA] / each,
        "quotes": np.minimum(marks[:, at.QUOTE], 6),
        "bars": np.minimum(marks[:, at.BAR], 6),
        "upper": marks[:, at.UPPER] / letters,
        "capitals": marks[:, at.UPPER] / each,
        "caseless": marks[:, at.OTHER_LETTER] / letters,
        "digits": marks[:, at.DIGIT] / length,
        "symbols": marks[:, at.SYMBOL] / length,
        "spaces": marks[:, at.SPACE] / length,
        "running_share": counts.running / each,
        "running": np.minimum(counts.running, 20),
        "reader": counts.reader / each,
        "word_length": counts.letters / each,
        "known_share": counts.known / longer,
        "known": np.minimum(counts.known, 12),
        "first_line_share": counts.first_line / longer,
        "first_line": np.minimum(counts.first_line, 8),
        "link_share": seen[:, 5] / np.maximum(seen[:, 0], 1),
        "repeated": np.array([min(times[line.folded], 4) for line in lines], np.float32),
        "months": np.minimum(counts.months, 3),
        "years": np.minimum(counts.years, 3),
        "dated": (counts.months > 0) & (counts.years > 0),
        "address": counts.addresses > 0,
        "price": marks[:, at.MONEY] > 0,
        "at_sign": marks[:, at.AT_SIGN] > 0,
        "colon": (last == ord(":")) | (last == ord("：")),
        "question": (last == ord("?")) | (last == ord("？")),
        "starts_lower": counts.first == at.LOWER,
        "starts_digit": counts.first == at.DIGIT,
        "starts_quote": counts.first == at.QUOTE,
        "all_upper": (marks[:, at.UPPER] > 0) & (marks[:, at.LOWER] == 0),
    }
    for number, name in enumerate(_COUNTED):
        table[:, number] = columns[name]

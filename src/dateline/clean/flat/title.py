"""The heading of a flattened page that is its article's title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dateline.clean.flat.lines import Line
from dateline.vocab.boilerplate import folded

_SITE_BREAK = re.compile(r"\s+[|–—:·»-]+\s+")
_TWO_SENTENCES = re.compile(r"[a-zà-ÿ][.!?]\s+[A-ZÀ-Ý]")
_BYLINE = re.compile(
    r"^(?:by|von|por|di|oleh)\s+((?:[A-ZÀ-Ý][\w.'’-]+\s*(?:,|and|&)?\s*){1,8})$", re.IGNORECASE
)
_NO_TITLE_ENDS = frozenset(".:,;。।؟…，、：")
_SENTENCE = 8
"""Words from which a line below a title is a sentence and not a verse."""
_TELLING = 15
"""Characters from which a title is known even with more behind it."""
ABOVE = 14
"""Lines above the body in which its title and date are looked for."""


def find_title(lines: Sequence[Line], start: int, end: int) -> str | None:
    """The heading above the body `lines[start:end]` that is most likely its title."""
    counts = Counter([line.folded for line in lines if line.why is None])
    best, best_score = None, 0.0
    first = folded(_SITE_BREAK.split(lines[0].text)[0]) if lines else ""
    for at in range(max(0, start - ABOVE), min(end, start + 1)):
        line = lines[at]
        if line.why or line.teaser or line.listed or not 3 <= line.words <= 30:
            continue
        if _BYLINE.match(line.text) or line.text[-1] in _NO_TITLE_ENDS:
            continue
        if at == start and not _heads(lines, at):
            continue
        if _TWO_SENTENCES.search(line.text):
            continue
        score = min(line.words, 12) - 0.6 * abs(start - at)
        score += 8 * (counts[line.folded] > 1)
        score += 8 * (at > 0 and first == line.folded)
        score += 8 * line.heading
        if score > best_score:
            best, best_score = line.text, score
    return best


def _heads(lines: Sequence[Line], at: int) -> bool:
    """Whether the body's first line is a heading: marked as one, or with a sentence below it."""
    if lines[at].heading or at + 1 == len(lines):
        return lines[at].heading
    below = lines[at + 1]
    return below.why is not None or (below.ends and below.words >= _SENTENCE)


def is_title(line: Line, title: str) -> bool:
    """Whether a line is the title, which is folded, alone or with the site's name behind it."""
    if not line.folded.startswith(title):
        return False
    rest = line.folded[len(title) :]
    return not rest or (len(title) > _TELLING and bool(_SITE_BREAK.match(rest)))

"""Whose text an article is: an agency's, by what any copy of it says, or its first printer's."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from dateline.model import Article
from dateline.stories.copies import Repeat
from dateline.vocab.agencies import agency_called

MAJORITY = 0.5
"""Share of an article that is an earlier one's text, from which it is that one's as a whole."""

_DATELINE = re.compile(r"\A[^\n]{0,80}?\(([^()\n]{2,40})\)\s*[-–—_:]", re.MULTILINE)
_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\))\s*(?:©|\(c\))?\s*(?:\d{4}\s*)?(?:by\s+)?(?:the\s+)?"
    r"([A-Z][\w&. -]{1,40}?)(?:[.,;|\n]|\s+all\s+rights|\Z)",
    re.IGNORECASE,
)
_TAIL = 400
"""Characters at a text's end in which a copyright line may stand."""


def whose(articles: Sequence[Article], repeats: Sequence[Repeat]) -> list[str | None]:
    """The agency or outlet whose text each article is; null where nothing says.

    Articles are one text where one is a copy of the other, or more than half of it stands in the
    other. The agency that most of the copies credit is the origin; where no copy credits one, the
    agency that those credit which print the text in a longer page; then the first outlet.
    """
    top = [n if repeat.copy is None else repeat.copy.of for n, repeat in enumerate(repeats)]
    within = _main_source(articles, repeats, top)
    copies: dict[int, list[int]] = defaultdict(list)
    longer: dict[int, list[int]] = defaultdict(list)
    for n, first in enumerate(top):
        source = _end(within, first)
        (copies if source == first else longer)[source].append(n)
    origin: dict[int, str | None] = {}
    for first, group in copies.items():
        ranked = [first, *(n for n in group if n != first)]
        outlets = [outlet for n in ranked if (outlet := articles[n].outlet)]
        origin[first] = (
            _agency([articles[n] for n in ranked])
            or _agency([articles[n] for n in longer[first]])
            or next(iter(outlets), None)
        )
    return [origin[_end(within, first)] for first in top]


def _main_source(
    articles: Sequence[Article], repeats: Sequence[Repeat], top: Sequence[int]
) -> dict[int, int]:
    """For each original that is mostly one earlier text, that text."""
    number = {article.id: n for n, article in enumerate(articles) if top[n] == n}
    found = {}
    for n, repeat in enumerate(repeats):
        if repeat.reuses and repeat.reuses[0].share > MAJORITY:
            found[n] = number[repeat.reuses[0].of]
    return found


def _end(within: dict[int, int], number: int) -> int:
    while number in within:
        number = within[number]
    return number


def _agency(articles: Sequence[Article]) -> str | None:
    """The agency that most of the articles credit; of several, the one credited first."""
    named = Counter(name for article in articles if (name := credited(article)))
    return max(named, key=lambda name: named[name], default=None)


def credited(article: Article) -> str | None:
    """The agency that an article credits, is printed by, or names in its dateline or copyright."""
    if article.credit:
        return article.credit
    signs = [article.outlet, article.domain]
    signs += [match[1] for match in [_DATELINE.match(article.text)] if match]
    signs += [match[1] for match in _COPYRIGHT.finditer(article.text[-_TAIL:])]
    for sign in signs:
        agency = agency_called(sign) if sign else None
        if agency is not None:
            return agency.name
    return None

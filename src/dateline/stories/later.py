"""What the days between two articles say against their telling of one happening.

News follows a happening for some days. What is published much later is mostly another happening,
but not always: pages give the day of their last change, or of being fetched, for the day of
publication. So days alone count only so much, whatever their number, and an article that is as good
as the other's twin stays with it; words that look back, or that tell of a later stage such as the
trial, settle it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import pairwise

import numpy as np

from dateline.model import Article
from dateline.stories.neighbours import FEATURES, Pairs
from dateline.stories.vectors import Floats
from dateline.vocab.later_stages import LaterStages, later_stages
from dateline.vocab.words import stem, words

_NEWS_DAYS, _GONE_DAYS = 14, 60
"""A happening is in the news for about two weeks, and two months on it is gone."""
_GONE = 2.0
"""What `_GONE_DAYS` or more count against a pair, in log-odds; fewer count by their logarithm."""
_NAMES_ALONE = 3.0
"""What they count more where the two have the same names and nothing else in common: the actors of
a running topic are the same from one happening to the next."""
_ALIKE = 0.15
"""Cosine of the words that are no names from which more than names is in common."""
_STAGE_DAYS = 14
"""Days apart from which words that look back or tell of a later stage count."""
_STAGE = 4.0
"""What these words count, in log-odds."""
_OPENING = 120
"""Words of the text, after the title, in which they are looked for."""
_SURE = 2
"""Different words of a stage in an opening that make the article one of that stage."""


@dataclass(frozen=True, slots=True)
class _Signs:
    """What one article says of its time."""

    day: int
    """Counted from year 1; 0 where it is not known to the day."""
    back: int
    """How many days its opening looks back at least, going by months or years; 0 for not at all."""
    stage: int
    """The stages that it is of, as bits."""
    named: int
    """The stages of which it has any word at all, as bits."""


def lateness(articles: Sequence[Article], pairs: Pairs) -> Floats:
    """For each pair of articles what their days count against it, in log-odds, from 0 up.

    Pairs of which one has no date to the day count nothing.
    """
    first, second = pairs.first, pairs.second
    signs = [*map(partial(_signs, vocabulary=later_stages()), articles)]
    days = np.array([sign.day for sign in signs], np.int64)
    back = np.array([sign.back for sign in signs], np.int64)
    stage = np.array([sign.stage for sign in signs], np.int64)
    named = np.array([sign.named for sign in signs], np.int64)
    known = (days[first] > 0) & (days[second] > 0)
    apart = np.where(known, np.abs(days[first] - days[second]), 0).astype(np.float64)
    since = np.log(np.clip(apart, _NEWS_DAYS, _GONE_DAYS) / _NEWS_DAYS)
    names_alone = np.clip(1 - pairs.shown[:, FEATURES.index("plain")] / _ALIKE, 0, 1)
    gone = since / np.log(_GONE_DAYS / _NEWS_DAYS) * (_GONE + _NAMES_ALONE * names_alone)
    later = np.where(days[second] >= days[first], second, first)
    other_stage = (stage[first] & ~named[second]) | (stage[second] & ~named[first])
    changed = (apart >= _STAGE_DAYS) & (
        (other_stage != 0) | ((back[later] > 0) & (back[later] <= apart))
    )
    return np.asarray(gone + np.where(changed, _STAGE, 0.0), np.float64)


def day_of(published: str | None) -> int | None:
    """Count the day from year 1, where the date is known to the day."""
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


def _signs(article: Article, vocabulary: LaterStages) -> _Signs:
    body = words(article.text)
    title = [stem(word) for word in words(article.title or "")]
    opening = title + [stem(word) for word in body[:_OPENING]]
    in_opening = frozenset(opening)
    everywhere = in_opening | {stem(word) for word in frozenset(body)}
    stage = named = 0
    for bit, of_stage in enumerate(vocabulary.stages.values()):
        stage |= (len(in_opening & of_stage) >= _SURE) << bit
        named |= (not everywhere.isdisjoint(of_stage)) << bit
    return _Signs(
        day=day_of(article.published) or 0,
        back=_looks_back(opening, vocabulary),
        stage=stage,
        named=named,
    )


def _looks_back(opening: Sequence[str], vocabulary: LaterStages) -> int:
    """How many days ago the matter is at least, where words say that it is months or years old."""
    if not vocabulary.anniversaries.isdisjoint(opening):
        return vocabulary.anniversary_days
    return max(
        (
            vocabulary.units.get(one, 0) if other in vocabulary.after else vocabulary.units[other]
            for one, other in pairwise(opening)
            if (one in vocabulary.units and other in vocabulary.after)
            or (one in vocabulary.last and other in vocabulary.units)
        ),
        default=0,
    )

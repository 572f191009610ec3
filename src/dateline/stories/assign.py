"""From articles to stories: copies first, then what tells of the same happening."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from hashlib import sha256

import numpy as np

from dateline.linkage import average_linkage
from dateline.model import Article, StoryAssignment
from dateline.stories.copies import find_copies
from dateline.stories.later import lateness
from dateline.stories.likeness import likeness
from dateline.stories.neighbours import MOST, Pairs, compare
from dateline.stories.origin import whose
from dateline.stories.topics import topics
from dateline.stories.vectors import WHOLE, views

_UNLIKELY = -4.0
"""Log-odds below which a pair counts as not alike at all: one in fifty."""


def assign(articles: Sequence[Article]) -> list[StoryAssignment]:
    """One assignment per article, in the articles' order.

    What comes out for an article does not depend on the order of the others. Articles with the
    same id and the same text are one article given twice and get the same assignment.
    """
    ordered = in_order(articles)
    repeats = find_copies(ordered)
    copies = [repeat.copy for repeat in repeats]
    originals = [n for n, copy in enumerate(copies) if copy is None]
    number_of = {n: at for at, n in enumerate(originals)}
    tops, running, closeness = _grouped([ordered[n] for n in originals])
    top = [number_of[n if copy is None else copy.of] for n, copy in enumerate(copies)]
    story = _names("s-", ordered, [tops[n] for n in top])
    topic = _names("t-", ordered, [running[n] for n in top])
    origins = whose(ordered, repeats)
    rows = {}
    for n, (article, copy) in enumerate(zip(ordered, copies, strict=True)):
        rows[article.id, article.text] = StoryAssignment(
            id=article.id,
            story=story[n],
            topic=topic[n],
            duplicate_of=None if copy is None else ordered[copy.of].id,
            origin=origins[n],
            similarity=closeness.get(number_of[n]) if copy is None else copy.similarity,
            reuses=repeats[n].reuses,
        )
    return [rows[article.id, article.text] for article in articles]


def in_order(articles: Sequence[Article]) -> list[Article]:
    """The different articles by date, then id; the undated last."""
    return sorted(
        {(a.id, a.text): a for a in articles}.values(),
        key=lambda a: (a.published is None, a.published or "", a.id, a.text),
    )


def _grouped(articles: Sequence[Article]) -> tuple[list[int], list[int], dict[int, float]]:
    """For each article the first of its story and of its topic; its closeness to its story."""
    model = likeness()
    single = views(articles)
    pairs = compare(single)
    odds = model.log_odds(pairs.shown) - lateness(articles, pairs)
    likely = odds >= _UNLIKELY
    chances = 1 / (1 + np.exp(-odds[likely]))
    linked = zip(
        pairs.first[likely].tolist(), pairs.second[likely].tolist(), chances.tolist(), strict=True
    )
    tops = average_linkage(len(articles), linked, model.same_story, MOST)
    return tops, topics(single, tops, model.topic), _closeness(tops, pairs)


def _names(kind: str, articles: Sequence[Article], groups: Sequence[int]) -> list[str]:
    """For each article its group's id, made from the id of the group's first: most come later."""
    first: dict[int, str] = {}
    for article, number in zip(articles, groups, strict=True):
        first.setdefault(number, article.id)
    names = {
        number: kind + sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        for number, name in first.items()
    }
    return [names[number] for number in groups]


def _closeness(tops: Sequence[int], pairs: Pairs) -> dict[int, float]:
    """For each original in a story of several its mean cosine to the others."""
    sizes = Counter(tops)
    total: dict[int, float] = defaultdict(float)
    cosines = pairs.shown[:, WHOLE]
    of = np.array(tops, np.int64)
    for at in np.flatnonzero(of[pairs.first] == of[pairs.second]).tolist():
        total[int(pairs.first[at])] += float(cosines[at])
        total[int(pairs.second[at])] += float(cosines[at])
    return {
        n: round(min(1.0, total[n] / (sizes[top] - 1)), 4)
        for n, top in enumerate(tops)
        if sizes[top] > 1
    }

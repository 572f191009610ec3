"""From articles to stories: copies first, then what tells of the same happening."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from hashlib import sha256

import numpy as np

from dateline.model import Article, StoryAssignment
from dateline.stories.copies import Copy, find_copies
from dateline.stories.linkage import average_linkage
from dateline.stories.later import lateness
from dateline.stories.likeness import likeness
from dateline.stories.neighbours import compare
from dateline.stories.vectors import views


def assign(articles: Sequence[Article]) -> list[StoryAssignment]:
    """One assignment per article, in the articles' order.

    What comes out for an article does not depend on the order of the others. Articles with the
    same id and the same text are one article given twice and get the same assignment.
    """
    ordered = in_order(articles)
    copies = find_copies(ordered)
    originals = [n for n, copy in enumerate(copies) if copy is None]
    number_of = {n: at for at, n in enumerate(originals)}
    pairs = _linked([ordered[n] for n in originals])
    tops = average_linkage(len(originals), pairs, likeness().same_story)
    story = [tops[number_of[n if copy is None else copy.of]] for n, copy in enumerate(copies)]
    names = _names(ordered, story)
    closeness = _closeness(tops, pairs)
    origins = _origins(ordered, copies)
    rows = {}
    for n, (article, copy) in enumerate(zip(ordered, copies, strict=True)):
        rows[article.id, article.text] = StoryAssignment(
            id=article.id,
            story=names[story[n]],
            duplicate_of=None if copy is None else ordered[copy.of].id,
            origin=origins[n],
            similarity=closeness.get(number_of[n]) if copy is None else copy.similarity,
        )
    return [rows[article.id, article.text] for article in articles]


def in_order(articles: Sequence[Article]) -> list[Article]:
    """The different articles by date, then id; the undated last."""
    return sorted(
        {(a.id, a.text): a for a in articles}.values(),
        key=lambda a: (a.published is None, a.published or "", a.id, a.text),
    )


def _linked(articles: Sequence[Article]) -> list[tuple[int, int, float]]:
    """Pairs of articles and how likely they tell of one happening."""
    pairs = compare(views(articles))
    odds = likeness().log_odds(pairs.shown) - lateness(articles, pairs.first, pairs.second)
    chance = 1 / (1 + np.exp(-odds))
    return list(zip(pairs.first.tolist(), pairs.second.tolist(), chance.tolist(), strict=True))


def _names(articles: Sequence[Article], story: Sequence[int]) -> dict[int, str]:
    """Each story's id, made from the smallest id among its articles."""
    smallest: dict[int, str] = {}
    for article, number in zip(articles, story, strict=True):
        smallest[number] = min(article.id, smallest.get(number, article.id))
    return {
        number: "s-" + sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        for number, name in smallest.items()
    }


def _closeness(tops: Sequence[int], pairs: Sequence[tuple[int, int, float]]) -> dict[int, float]:
    """For each original in a story of several its mean similarity to the others."""
    sizes = Counter(tops)
    total: dict[int, float] = defaultdict(float)
    for one, other, similarity in pairs:
        if tops[one] == tops[other]:
            total[one] += similarity
            total[other] += similarity
    return {
        n: round(min(1.0, total[n] / (sizes[top] - 1)), 4)
        for n, top in enumerate(tops)
        if sizes[top] > 1
    }


def _origins(articles: Sequence[Article], copies: Sequence[Copy | None]) -> list[str | None]:
    """Whose text each article is: the agency that any copy credits, else its first outlet."""
    top = [n if copy is None else copy.of for n, copy in enumerate(copies)]
    groups: dict[int, list[Article]] = defaultdict(list)
    for n in range(len(articles)):
        groups[top[n]].append(articles[n])
    origin: dict[int, str | None] = {}
    for first, group in groups.items():
        ranked = [articles[first], *(a for a in group if a is not articles[first])]
        credits_ = [a.credit for a in ranked if a.credit]
        outlets = [a.outlet for a in ranked if a.outlet]
        origin[first] = next(iter(credits_ or outlets), None)
    return [origin[n] for n in top]

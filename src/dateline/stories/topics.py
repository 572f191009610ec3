"""Running topics: stories that share their actors, places and subject, whenever they happen.

A story counts as one long article, the mean of its own; two are compared by the cosine of all their
words, in which names weigh most, and topics are the average linkage of that. Days do not count:
what runs on for years is one topic. That a group's mean counts, and not its closest two, keeps
topics from growing into each other by way of a story that has something of both.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.linkage import average_linkage
from dateline.stories.neighbours import MOST, compare
from dateline.stories.vectors import WHOLE, Views, merged


def topics(articles: Views, stories: Sequence[int], threshold: float) -> list[int]:
    """For each article the number of its topic's first article.

    `stories` gives for each article the number of its story's first; `threshold` is the mean cosine
    from which two groups of stories are one topic.
    """
    firsts = sorted(set(stories))
    number = {first: n for n, first in enumerate(firsts)}
    pairs = compare(merged(articles, [number[story] for story in stories]))
    cosines = pairs.shown[:, WHOLE]
    near = cosines >= threshold / 4
    tops = average_linkage(
        len(firsts),
        zip(
            pairs.first[near].tolist(), pairs.second[near].tolist(), cosines[near].tolist(),
            strict=True,
        ),
        threshold,
        MOST,
    )  # fmt: skip
    return [firsts[tops[number[story]]] for story in stories]

"""The marked stories: articles, the story of each, and pairs of them with what they show."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.model import Article
from dateline.stories.assign import in_order
from dateline.stories.later import lateness
from dateline.stories.neighbours import Pairs, compare
from dateline.stories.vectors import views

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
FOLDS = 5

CLUSTERS = "stories/clusters-dev.jsonl"
ECB = "records/ecb-train.jsonl"


class Collection(NamedTuple):
    """One data set, its articles in the order that `assign` would put them in."""

    articles: list[Article]
    stories: NDArray[np.str_]
    topics: NDArray[np.str_]
    """Where the data has none, the stories."""
    folds: NDArray[np.int64]
    """All articles of one topic have the same."""
    pairs: Pairs
    same: NDArray[np.bool_]
    """For each pair whether it is of one story."""
    late: NDArray[np.float64]
    """For each pair what the days between count against it, in log-odds."""
    weights: NDArray[np.float64]
    """For each pair how much it counts: a story of twenty articles no more than twenty articles."""


def read_collection(name: str) -> Collection:
    """The collection in a file of the data folder."""
    with (DATA / name).open(encoding="utf-8") as lines:
        rows = {row["id"]: row for row in map(json.loads, lines)}
    articles = in_order(
        [
            Article(id=n, text=r["text"], title=r.get("title"), published=r.get("published"))
            for n, r in rows.items()
        ]
    )
    stories = [rows[article.id]["story"] for article in articles]
    topics = [rows[a.id].get("topic", rows[a.id]["story"]) for a in articles]
    sizes = Counter(stories)
    pairs = compare(views(articles))
    first, second = pairs.first, pairs.second
    of = np.array(stories)
    size = np.array([sizes[story] for story in stories], np.float64)
    return Collection(
        articles=articles,
        stories=of,
        topics=np.array(topics),
        folds=folds(topics),
        pairs=pairs,
        same=of[first] == of[second],
        late=lateness(articles, pairs),
        weights=1 / np.sqrt(size[first] * size[second]),
    )


def folds(topics: Sequence[str]) -> NDArray[np.int64]:
    """A fold for each article, those of one topic together."""
    order = {topic: n for n, topic in enumerate(sorted(set(topics)))}
    return np.array([order[topic] % FOLDS for topic in topics], np.int64)

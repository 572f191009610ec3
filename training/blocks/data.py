"""The marked HTML pages as blocks with features, each marked as the article's or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.clean.html.body import Judged, judge
from dateline.clean.html.facts import read_facts
from dateline.clean.html.tree import parse
from dateline.intake import read
from dateline.model import Page
from training.lines.data import PAGES, Truth
from training.lines.label import words_of

_HEAVIEST = 0.3
"""The share of its article from which a block counts for no more."""


class Sample(NamedTuple):
    """One page."""

    truth: Truth
    judged: Judged
    """As `clean` sees it."""
    other: Judged
    """With a first guess that leaves more out: what the model must also cope with."""
    answers: NDArray[np.bool_]
    weights: NDArray[np.float64]
    """By words: what a block adds to the page's precision and recall."""


def read_samples(truths: Sequence[Truth]) -> list[Sample]:
    """The pages of `pages/html`, in the truths' order."""
    pages = {
        Path(page.place).name.split(".")[0]: page
        for page in read([PAGES / "html"])
        if isinstance(page, Page)
    }
    return [_sample(truth, pages[truth.id]) for truth in truths]


def _sample(truth: Truth, page: Page) -> Sample:
    tree = parse(page.content).tree
    facts = read_facts(tree, page)
    titles = (page.title or "", facts.title or "", *facts.headings)
    judged = judge(tree, titles)
    texts = [block.text for block in judged.layout.blocks]
    shares = _shares(texts, truth.body)
    words = np.array([len(words_of(text)) for text in texts], np.float64)
    of_article = words / max(1, len(words_of(truth.body)))
    return Sample(
        truth=truth,
        judged=judged,
        other=judge(tree, titles, precise=True),
        answers=shares > 0.5,
        weights=np.minimum(of_article, _HEAVIEST) * 20 + 0.02,
    )


def _shares(texts: Sequence[str], body: str) -> NDArray[np.float64]:
    """For each text the share of its words that the body has, in the body's order."""
    page: list[str] = []
    owners: list[int] = []
    for number, text in enumerate(texts):
        found = words_of(text)
        page += found
        owners += [number] * len(found)
    matcher = SequenceMatcher(None, page, words_of(body), autojunk=False)
    hits = Counter(
        owner
        for match in matcher.get_matching_blocks()
        for owner in owners[match.a : match.a + match.size]
    )
    counts = Counter(owners)
    return np.array([hits[n] / counts[n] if counts[n] else 0.0 for n in range(len(texts))])

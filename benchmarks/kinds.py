"""How often the kind that `clean` gives is the one that a person gave.

The labels are in article_kinds.tsv. They are parted by a hash of the id: rules may be written while
looking at the first half, the second is for measuring.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.accuracy import DATA
from dateline import pipeline
from dateline.intake import read
from dateline.model import Article, Refusal
from dateline.workers import Placed

FILE = Path(__file__).with_name("article_kinds.tsv")
_NONE = "none"

Pairs = Counter[tuple[str, str]]
"""How many pages have that label and were given that kind."""


def measure() -> dict[str, float]:
    """Accuracy, macro-F1, and precision and recall of `opinion`, each on both halves."""
    labels = load()
    halves: tuple[Pairs, Pairs] = (Counter(), Counter())
    for name, kind in _given():
        if name in labels:
            halves[half(name)][labels[name], kind] += 1
    figures: dict[str, float] = {}
    for number, pairs in enumerate(halves, start=1):
        precision, recall, _ = scores(pairs, "opinion")
        every = sorted({label for label, _ in pairs})
        figures |= {
            f"accuracy_{number}": sum(n for (a, b), n in pairs.items() if a == b) / pairs.total(),
            f"macro_f1_{number}": sum(scores(pairs, one)[2] for one in every) / len(every),
            f"opinion_precision_{number}": precision,
            f"opinion_recall_{number}": recall,
        }
    return figures


def load(file: Path = FILE) -> dict[str, str]:
    """The label of each id; `none` for a text that is too short to have one."""
    rows = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]
    return {row[0]: row[1] for row in rows if len(row) == 2 and row[0] != "id"}


def half(name: str) -> int:
    """0 for the ids that rules may be written on, 1 for the others."""
    return 1 - hashlib.sha256(name.encode()).digest()[-1] % 2


def scores(pairs: Pairs, kind: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of one kind; 0 where there is nothing to divide by."""
    right = pairs[kind, kind]
    given = sum(number for (_, one), number in pairs.items() if one == kind)
    labelled = sum(number for (one, _), number in pairs.items() if one == kind)
    return (
        right / given if given else 0.0,
        right / labelled if labelled else 0.0,
        2 * right / (given + labelled) if given + labelled else 0.0,
    )


def _given() -> Iterator[tuple[str, str]]:
    """Each page's id and the kind that it was given, in the way that a user's pages take."""
    for folder in (DATA / "pages" / "html", DATA / "pages" / "iran-china"):
        for item in pipeline.clean_many(read([folder])):
            yield Path(item.place).name.split(".")[0], _kind(item)
    for item in pipeline.clean_many(read([DATA / "stories" / "clusters-dev.jsonl"])):
        if not isinstance(item, Refusal):
            yield item.value.id, _kind(item)


def _kind(item: Placed[Article] | Refusal) -> str:
    return _NONE if isinstance(item, Refusal) else item.value.kind or _NONE

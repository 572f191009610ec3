"""How long one new article takes against very many: `python -m benchmarks.copies_index [COUNT]`.

The articles are made up: chains of words in which each word follows as often as it does in the
articles beside the project, so that phrases come back as they do in news. One in ten takes a third
of its words from an article before it. Prints milliseconds and bytes an article as the index grows.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from benchmarks.copies_made import pool
from dateline.model import Article
from dateline.stories import CopyIndex

COUNT = 100_000
WORDS = 400
"""Words of an article."""
_ASKED = 300
"""Articles that are looked up at each size."""
_SEED = 7


def main() -> None:
    """Add up to so many articles, and say at 10,000, 30,000 … how long a look-up takes."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    index, longest, spent = CopyIndex(), 0.0, 0.0
    print("articles  find ms  p99 ms  add ms  longest add ms  right  bytes each  peak MiB")
    stream = articles()
    for number, (article, _) in enumerate(stream, start=1):
        start = time.perf_counter()
        index.add(article)
        took = time.perf_counter() - start
        longest, spent = max(longest, took), spent + took
        if number in {10_000, 30_000, 100_000, 300_000, 1_000_000, count}:
            found = look_up(index, stream)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(
                f"{number:8}  {found[0]:7.2f}  {found[1]:6.2f}  {1000 * spent / number:6.2f}"
                f"  {1000 * longest:14.1f}  {found[2]:5.3f}"
                f"  {index.nbytes / len(index):10.0f}  {peak:8}",
                flush=True,
            )
        if number >= count:
            break


def look_up(
    index: CopyIndex, stream: Iterator[tuple[Article, str | None]]
) -> tuple[float, float, float]:
    """Mean and 99th percentile of the milliseconds, and the share of reuses that were found."""
    took: list[float] = []
    right: list[bool] = []
    for article, source in (next(stream) for _ in range(_ASKED)):
        start = time.perf_counter()
        found = index.find(article)
        took.append(1000 * (time.perf_counter() - start))
        if source:
            right.append(source in {reuse.of for reuse in found.reuses})
    took.sort()
    return sum(took) / len(took), took[-len(took) // 100], sum(right) / max(1, len(right))


def articles() -> Iterator[tuple[Article, str | None]]:
    """Made-up articles without end, and the earlier one that each reuses."""
    follows: dict[str, list[str]] = defaultdict(list)
    for article in pool().bases:
        for word, following in pairwise(article.text.split()):
            follows[word].append(following)
    heads = sorted(follows)
    chance = random.Random(_SEED)  # noqa: S311
    kept: list[tuple[str, list[str]]] = []
    number = 0
    while True:
        number += 1
        words = [chance.choice(heads)]
        while len(words) < WORDS:
            words.append(chance.choice(follows.get(words[-1]) or heads))
        source = None
        if number % 10 == 0:
            source, theirs = chance.choice(kept)
            third = WORDS // 3
            words[third : 2 * third] = theirs[third : 2 * third]
        elif len(kept) < 1000:
            kept.append((f"m{number}", words))
        yield Article(id=f"m{number}", text=" ".join(words)), source


if __name__ == "__main__":
    main()

"""How long one new article takes against very many: `python -m benchmarks.copies_index [COUNT]`.

How long a batch of so many takes: `python -m benchmarks.copies_index --batch COUNT`.

The first thousands are chains of words, in which each word follows as often as it does in the
articles beside the project, so that phrases come back as they do in news; one in ten takes a third
of its words from an article before it. The index is then filled up with numbers drawn by chance, as
those of as many articles would be, a tenth of them phrases that come back. Prints milliseconds of
one core's time, and bytes an article.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice, pairwise

import numpy as np

from benchmarks.copies_made import pool
from dateline.model import Article
from dateline.stories import CopyIndex
from dateline.stories.copies import find_copies
from dateline.stories.prints import Prints

COUNT = 1_000_000
CHAINS, WORDS = 3_000, 400
"""Articles that are chains of words, and the words of an article."""
_ASKED = 200
"""Articles that are looked up at each size."""
_SEED = 7
_MARKS = re.compile(r"[“”‘’\"'`«»]")
"""Without quotation marks, which in a chain would not stand in pairs."""
_PHRASES = 100_000
"""Phrases that come back in the numbers drawn by chance."""


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=COUNT)
    parser.add_argument("--batch", type=int, metavar="COUNT")
    asked = parser.parse_args()
    if asked.batch:
        batch(asked.batch)
    else:
        fill(asked.count)


def batch(count: int) -> None:
    """Say what copies and reuse take in a batch of so many chains of words."""
    made = [article for article, _ in islice(articles(), count)]
    before, start = _peak(), time.process_time()
    found = find_copies(made)
    took = time.process_time() - start
    reusing = sum(bool(repeat.reuses) for repeat in found)
    print(f"{count} articles: {took:.1f} s, {_peak() - before} MiB more, {reusing} reuse another")


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def fill(count: int) -> None:
    """Fill the index up, and say at 10,000, 100,000 … how long a look-up takes."""
    index, stream, longest = CopyIndex(), articles(), 0.0
    start = time.process_time()
    for article, _ in islice(stream, CHAINS):
        index.add(article)
    print(f"{1000 * (time.process_time() - start) / CHAINS:.2f} ms to make and add an article")
    print("articles  find ms  p99 ms  right  longest keep ms  bytes each  peak MiB")
    asked = list(islice(stream, _ASKED))
    chance = np.random.default_rng(_SEED)
    size = 10_000
    while True:
        while len(index) < min(size, count):
            read = by_chance(chance)
            start = time.process_time()
            index.keep(Article(id=f"n{len(index)}", text=""), read)
            longest = max(longest, time.process_time() - start)
        mean, slow, right = look_up(index, asked)
        print(
            f"{len(index):8}  {mean:7.2f}  {slow:6.2f}  {right:5.3f}  {1000 * longest:15.1f}"
            f"  {index.nbytes / len(index):10.0f}  {_peak():8}",
            flush=True,
        )
        if size >= count:
            break
        size *= 10


def by_chance(chance: np.random.Generator) -> Prints:
    """The numbers of an article that nobody wrote."""
    sketch = chance.integers(0, 2**32, WORDS // 4, dtype=np.uint32)
    sketch[: len(sketch) // 10] = chance.integers(0, _PHRASES, len(sketch) // 10)
    return Prints(
        words=chance.integers(0, 2**16, WORDS, dtype=np.uint16),
        whole=int(chance.integers(0, 2**32)),
        bands=chance.integers(0, 2**32, 16, dtype=np.uint32),
        sketch=sketch,
        at=np.arange(len(sketch)),
    )


def look_up(
    index: CopyIndex, asked: list[tuple[Article, str | None]]
) -> tuple[float, float, float]:
    """Mean and 99th percentile of the milliseconds, and the share of reuses that were found."""
    took: list[float] = []
    right: list[bool] = []
    for article, source in asked:
        start = time.process_time()
        found = index.find(article)
        took.append(1000 * (time.process_time() - start))
        if source:
            right.append(source in {reuse.of for reuse in found.reuses})
    took.sort()
    return sum(took) / len(took), took[-len(took) // 100], sum(right) / max(1, len(right))


def articles() -> Iterator[tuple[Article, str | None]]:
    """Made-up articles without end, and the earlier one that each reuses."""
    follows: dict[str, list[str]] = defaultdict(list)
    for article in pool().bases:
        for word, following in pairwise(_MARKS.sub("", article.text).split()):
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

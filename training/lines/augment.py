"""More pages out of the marked ones: another page's article, a smaller page, an article alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dateline.clean.flat.features import OWN, page_features
from dateline.clean.flat.lines import Line
from training.lines.data import Sample

_SHARE = OWN.index("first_line_share")
_SHARED = OWN.index("first_line")


def more_samples(samples: Sequence[Sample], fold: dict[str, int], seed: int) -> list[Sample]:
    """For each sample, one with the article of another page, and one that is cut down.

    Articles are only exchanged inside a fold, so that no page is seen through another one's chrome
    by a model that must not know it.
    """
    random = np.random.default_rng(seed)
    fellows: dict[tuple[str, int], list[Sample]] = {}
    for sample in samples:
        fellows.setdefault((sample.means, fold[sample.domain]), []).append(sample)
    more = []
    for sample in samples:
        same = fellows[sample.means, fold[sample.domain]]
        other = same[int(random.integers(len(same)))]
        swapped = _swapped(sample, other) if other.page != sample.page else None
        if swapped:
            more.append(swapped)
        cut = _cut(sample, random)
        if cut:
            more.append(cut)
    return more


def _stretch(sample: Sample) -> tuple[int, int] | None:
    found = np.flatnonzero(sample.answers)
    return (int(found[0]), int(found[-1]) + 1) if len(found) else None


def _titles(lines: Sequence[Line]) -> list[int]:
    """The lines that say what the page's first line says, that one among them."""
    own = page_features(lines).own
    return [int(at) for at in np.flatnonzero((own[:, _SHARE] >= 0.7) & (own[:, _SHARED] >= 3))]


def _swapped(sample: Sample, other: Sample) -> Sample | None:
    """The page of `sample` around the article of `other`, its titles exchanged with it."""
    here, there = _stretch(sample), _stretch(other)
    if not here or not there:
        return None
    head = list(sample.lines[: here[0]])
    titles = [at for at in _titles(sample.lines) if at < here[0]]
    if titles:
        known = [at for at in _titles(other.lines) if at > 0]
        if not known:
            return None
        for at in titles:
            head[at] = other.lines[known[0]]
    lines = [*head, *other.lines[slice(*there)], *sample.lines[here[1] :]]
    shares = np.zeros(len(lines))
    shares[len(head) : len(head) + there[1] - there[0]] = other.shares[slice(*there)]
    return Sample(sample.page, sample.domain, f"{sample.means}, swapped", lines, shares)


def _cut(sample: Sample, random: np.random.Generator) -> Sample | None:
    """The page with less of its article and less around it; every third time, nothing around it."""
    stretch = _stretch(sample)
    if not stretch:
        return None
    start, end = stretch
    keep = int(random.integers(2, 12))
    end = min(end, start + keep) if random.random() < 0.5 else end
    bare = random.random() < 1 / 3
    above = 0 if bare else int(random.integers(0, 12))
    below = 0 if bare else int(random.integers(0, 16))
    chosen = [
        *range(max(0, start - above), end),
        *range(stretch[1], min(len(sample.lines), stretch[1] + below)),
    ]
    if bare and random.random() < 0.5:
        chosen = [at for at in chosen if sample.answers[at]]
    lines = [sample.lines[at] for at in chosen]
    return Sample(sample.page, sample.domain, f"{sample.means}, cut", lines, sample.shares[chosen])

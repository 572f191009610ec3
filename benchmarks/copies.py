"""How well copies and partial reuses are found, on a set made by rule (see `copies_made`).

`python -m benchmarks copies` measures both halves of the base articles; the rules were settled on
the first alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from benchmarks.copies_made import Made, make, pool
from dateline.model import StoryAssignment
from dateline.stories import assign

_A_THIRD = 0.36
"""Share below which a reuse is one of the smallest in the set."""
ABOUT = ("share_off", "left_out", "first_articles", "second_articles")
"""Figures that tell of the set and of the shares."""


def measure(halves: Sequence[int] = (0, 1)) -> dict[str, float]:
    """Precision and recall of near-duplicates and of partial reuse, by half and together."""
    found = pool()
    figures: dict[str, float] = {"left_out": float(found.left_out)}
    total: Counter[str] = Counter()
    for half in halves:
        made = make(found, half)
        counts = judge(made, assign([one.article for one in made]))
        name = ("first", "second")[half]
        figures |= {f"{name}_{figure}": value for figure, value in rates(counts).items()}
        total += counts
        figures[f"{name}_articles"] = float(len(made))
    return {**rates(total), **figures}


def judge(made: Sequence[Made], rows: Sequence[StoryAssignment]) -> Counter[str]:
    """Count what was found rightly, wrongly and not at all."""
    counts: Counter[str] = Counter()
    for one, row in zip(made, rows, strict=True):
        if row.duplicate_of is not None:
            counts["near_given"] += 1
        if one.copy_of is not None:
            counts["near_wanted"] += 1
            counts["near_right"] += row.duplicate_of == one.copy_of
        counts["origins"] += one.origin is not None
        counts["origin_right"] += one.origin is not None and row.origin == one.origin
        counts["reuse_given"] += len(row.reuses)
        counts["reuse_wanted"] += len(one.reuses)
        counts["third_wanted"] += sum(share < _A_THIRD for share in one.reuses.values())
        for reuse in row.reuses:
            if reuse.of in one.reuses:
                counts["reuse_right"] += 1
                counts["third_right"] += one.reuses[reuse.of] < _A_THIRD
                counts["off"] += round(abs(reuse.share - one.reuses[reuse.of]) * 10_000)
    return counts


def rates(counts: Counter[str]) -> dict[str, float]:
    """Precision and recall, the share of right origins, and by how much a reuse's share is off."""
    figures = {}
    for what in ("near", "reuse"):
        right = counts[f"{what}_right"]
        figures[f"{what}_precision"] = right / max(1, counts[f"{what}_given"])
        figures[f"{what}_recall"] = right / max(1, counts[f"{what}_wanted"])
    figures["reuse_recall_about_a_third"] = counts["third_right"] / max(1, counts["third_wanted"])
    figures["origin_right"] = counts["origin_right"] / max(1, counts["origins"])
    figures["share_off"] = counts["off"] / 10_000 / max(1, counts["reuse_right"])
    return figures


def by_kind(made: Sequence[Made], rows: Sequence[StoryAssignment]) -> dict[str, float]:
    """The share of each kind of page that came out as what it is."""
    right: dict[str, list[bool]] = defaultdict(list)
    for one, row in zip(made, rows, strict=True):
        told = {reuse.of for reuse in row.reuses}
        right[one.kind].append(row.duplicate_of == one.copy_of and told == set(one.reuses))
    return {kind: sum(each) / len(each) for kind, each in sorted(right.items())}

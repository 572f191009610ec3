"""The words of anniversaries, trials and inquiries: what comes long after a happening."""

from __future__ import annotations

from functools import cache

import msgspec

from dateline.vocab.files import read_yaml
from dateline.vocab.words import stem


class LaterStages(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The packaged words; see `vocab/data/later_stages.yaml` for what each list means."""

    source: str
    units: dict[str, int]
    """And the days that each stands for at least."""
    after: frozenset[str]
    last: frozenset[str]
    anniversaries: frozenset[str]
    anniversary_days: int
    stages: dict[str, frozenset[str]]


@cache
def later_stages() -> LaterStages:
    """Load the packaged words, as stems."""
    file = read_yaml("later_stages.yaml", LaterStages)
    return LaterStages(
        source=file.source,
        units={stem(word): days for word, days in file.units.items()},
        after=_stems(file.after),
        last=_stems(file.last),
        anniversaries=_stems(file.anniversaries),
        anniversary_days=file.anniversary_days,
        stages={name: _stems(words) for name, words in file.stages.items()},
    )


def _stems(words: frozenset[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in words)

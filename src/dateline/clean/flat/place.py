"""What stands around a line of a flattened page, as numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.clean.flat.counts import Flags, Row, Table
from dateline.clean.flat.order import (
    Runs,
    best_stretch,
    counted_since,
    counted_until,
    nearness,
    since,
    window_means,
)

_MOST_TOLD = 60.0
"""Words of a line that count towards the page's prose."""
_STOP_COST, _LINE_COST = -60.0, -4.0
"""What a heading of furniture and any other line cost a stretch of prose, in words."""
_WINDOWS = (2, 5, 12)
_NEAR_WIDTH = 3
_MARKS = ("prose", "stop", "time", "title", "section", "comments", "colon")
_IN_RUNS = ("words", "short", "capitals", "running_share", "known_share", "digits")
_IN_LONG_RUNS = (*_IN_RUNS, "labels", "stretch")
_NEAR = (
    "teaser", "stamp", "ago", "dated", "known_share", "running_share", "listed", "reader",
)  # fmt: skip
_SINGLE = (
    "at", "from_top", "from_bottom", "lines", "page_words", "share_before", "share_after",
    "words_before", "words_after", "stops_before", "below_title", "title", "in_stretch",
    "from_start", "to_end", "short_run", "prose_run", "prose_mean", "labels_mean",
)  # fmt: skip
PLACE = (
    *_SINGLE,
    *(f"since_{name}" for name in _MARKS),
    *(f"until_{name}" for name in _MARKS[:4]),
    "labels_since_prose", "sections_since_prose", "prose_since_title", "labels_since_title",
    "labels_until_prose", "sections_until_prose",
    "run_lines", "run_follows", "run_leads", *(f"run_{name}" for name in _IN_LONG_RUNS),
    "part_lines", "part_follows", "part_leads", *(f"part_{name}" for name in _IN_RUNS),
    *(f"{name}_{width}" for width in _WINDOWS for name in ("told", "labels", "short")),
    *(f"near_{name}" for name in _NEAR),
)  # fmt: skip
"""What stands around a line."""


def place_features(own: dict[str, Row], prose: Flags, labelled: Flags, section: Flags) -> Table:
    """A column for each name of `PLACE`; `own` are the features of the lines by themselves."""
    size = len(prose)
    told = np.where(prose, np.minimum(own["words"], _MOST_TOLD), 0).astype(np.float32)
    stop = own["stop_section"] > 0
    titled = (own["first_line_share"] >= 0.7) & (own["first_line"] >= 3)
    titled[0] = False
    short = ~(prose | (own["ends"] > 0)) & (own["length"] > 0)
    marks = np.stack(
        [
            prose,
            stop,
            (own["stamp"] + own["ago"]) > 0,
            titled,
            section,
            stop & (own["is_comment"] > 0),
            own["colon"] > 0,
        ],
        axis=1,
    )
    near = nearness(marks)
    counted = np.stack([labelled, section, prose, labelled], axis=1)
    single = _single(told, prose, labelled, stop, titled, short)
    stretch = single["in_stretch"]
    singles = np.empty((size, len(_SINGLE)), np.float32)
    for number, name in enumerate(_SINGLE):
        singles[:, number] = single[name]
    parts: list[NDArray[Any]] = [
        singles,
        near.above,
        near.below[:, :4],
        counted_since(marks[:, [0, 0, 3, 3]], counted),
        counted_until(marks[:, [0, 0]], counted[:, :2]),
    ]  # fmt: skip
    columns = [own["log_words"], short, *(own[name] for name in _IN_RUNS[2:]), labelled, stretch]
    inside = np.stack(columns, axis=1, dtype=np.float32, casting="unsafe")
    for breaks, width in ((section, len(columns)), (labelled, len(_IN_RUNS))):
        runs = Runs.between(prose | breaks)
        ends = runs.heads + runs.sizes - 1
        ahead = (np.log1p(runs.sizes), near.above[runs.heads, 0], near.below[ends, 0])
        told_of = np.column_stack([*ahead, runs.mean(inside[:, :width])])
        parts.append(runs.spread(told_of))
    flowing = np.stack([told / 10, labelled, short], axis=1, dtype=np.float32, casting="unsafe")
    parts += window_means(flowing, _WINDOWS)
    parts += window_means(np.stack([own[name] for name in _NEAR], axis=1), (_NEAR_WIDTH,))
    return np.hstack(parts, dtype=np.float32, casting="unsafe")


def _single(
    told: Row, prose: Flags, labelled: Flags, stop: Flags, titled: Flags, short: Flags
) -> dict[str, NDArray[Any] | float]:
    size = len(told)
    lines = np.arange(size, dtype=np.float32)
    before = told.cumsum() - told
    whole = max(float(told.sum()), 1.0)
    after = np.maximum(whole - before - told, 0)
    costs = np.where(stop, np.float32(_STOP_COST), np.float32(_LINE_COST))
    start, end = best_stretch(np.where(prose, told, costs))
    ran = np.stack([~short, ~prose, ~short[::-1]], axis=1)
    run = since(ran)
    return {
        "at": lines / size,
        "from_top": np.log1p(lines),
        "from_bottom": np.log1p(size - lines),
        "lines": float(np.log1p(size)),
        "page_words": float(np.log1p(whole)),
        "share_before": before / whole,
        "share_after": after / whole,
        "words_before": np.log1p(before),
        "words_after": np.log1p(after),
        "stops_before": np.minimum(stop.cumsum(), 4),
        "below_title": titled.cumsum() > 0,
        "title": titled,
        "in_stretch": (lines >= start) & (lines < end),
        "from_start": np.clip((lines - start) / 10, -3, 3),
        "to_end": np.clip((end - lines) / 10, -3, 3),
        "short_run": np.log1p(run[:, 0] + run[::-1, 2]) * short,
        "prose_run": np.log1p(run[:, 1]),
        "prose_mean": float(prose.mean()),
        "labels_mean": float(labelled.mean()),
    }

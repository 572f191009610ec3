"""Learn what makes two articles one story, and write it down: `python -m training.stories`.

Reads `../shared/data`; writes the weights that are shipped and `figures.json` beside this file.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import msgspec

import dateline
from dateline.stories.likeness import WEIGHTS, Likeness
from training.stories.crossval import (
    TOPIC_THRESHOLDS,
    b_cubed,
    best,
    grouped,
    learned,
    of_clusters,
    of_topics,
    shares,
    unseen,
)
from training.stories.data import CLUSTERS, ECB, FOLDS, Collection, read_collection

_FIGURES = Path(__file__).with_name("figures.json")


def main() -> None:
    """Train, write, measure."""
    clusters, ecb = read_collection(CLUSTERS), read_collection(ECB)
    of_ecb = unseen(ecb, lambda fold: learned([(ecb, [fold])]), range(FOLDS))
    both = unseen(ecb, lambda fold: learned([(ecb, [fold]), (clusters, [])]), range(FOLDS))
    mine = unseen(clusters, lambda fold: learned([(clusters, [fold])]), range(FOLDS))
    wide = unseen(clusters, lambda fold: learned([(ecb, []), (clusters, [fold])]), range(FOLDS))
    threshold = best(both, wide)
    topic = {t: b_cubed(of_topics(ecb, t)) for t in TOPIC_THRESHOLDS}
    topic_threshold = max(TOPIC_THRESHOLDS, key=lambda t: (topic[t]["b3_f1"], t))
    model = msgspec.structs.replace(
        learned([(ecb, []), (clusters, [])]), same_story=threshold, topic=topic_threshold
    )
    folder = Path(dateline.__file__).parent / "stories" / "weights"
    folder.mkdir(exist_ok=True)
    (folder / WEIGHTS).write_bytes(msgspec.json.format(msgspec.json.encode(model)) + b"\n")
    from_ecb, from_clusters = learned([(ecb, [])]), learned([(clusters, [])])
    figures = {
        "articles": {"clusters": len(clusters.articles), "ecb": len(ecb.articles)},
        "pairs": {"clusters": len(clusters.same), "ecb": len(ecb.same)},
        "same_story": threshold,
        "clusters, cross-validated": of_clusters(clusters, ecb),
        "clusters, learned on ecb alone": _whole(clusters, from_ecb, best(of_ecb)),
        "clusters, as shipped": _whole(clusters, model, threshold),
        "ecb, cross-validated": b_cubed(*both[threshold].values()),
        "ecb, learned on clusters alone": _whole(ecb, from_clusters, best(mine)),
        "ecb, as shipped": _whole(ecb, model, threshold),
        "topics of ecb by threshold": {str(t): figure for t, figure in topic.items()},
    }
    text = json.dumps(_rounded(figures), indent=2) + "\n"
    _FIGURES.write_text(text, "utf-8")
    sys.stdout.write(text)


def _whole(data: Collection, model: Likeness, threshold: float) -> dict[str, float]:
    return b_cubed(shares(data.stories, grouped(data, model, threshold)))


def _rounded(value: object) -> object:
    if isinstance(value, dict):
        return {name: _rounded(each) for name, each in value.items()}
    return round(value, 4) if isinstance(value, float) else value


if __name__ == "__main__":
    main()

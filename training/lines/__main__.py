"""Learn the line model from all marked pages and write its weights: `python -m training.lines`.

Reads `../shared/data/pages`; writes the weights that are shipped and `figures.json` beside this
file: cross-validated figures, and what the rules alone reach.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import dateline
from dateline.clean.flat.body import split_lines
from dateline.clean.flat.model import WEIGHTS, Model, names_hash
from training.lines.crossval import FOLDS, cross_validate, prepare, score
from training.lines.data import GIVEN, folds, read_samples, read_truths
from training.lines.train import train

_FIGURES = Path(__file__).with_name("figures.json")


def main() -> None:
    """Train, write, measure."""
    truths = read_truths()
    fold = folds(truths, FOLDS)
    samples = read_samples(truths)
    _write(train(prepare(samples, fold), fold))
    rules = {
        sample.page: "\n\n".join(
            line.text for line in split_lines(sample.lines, np.zeros(len(sample.lines))).body
        )
        for sample in samples
        if sample.means == GIVEN
    }
    figures = {
        "pages": len(truths),
        "outlets": len(fold),
        "flattened": len(samples),
        "folds": FOLDS,
        "features": names_hash(),
        "cross_validated": _rounded(cross_validate()),
        "without_the_model": _rounded(score(truths, rules)),
    }
    text = json.dumps(figures, indent=2) + "\n"
    _FIGURES.write_text(text, "utf-8")
    sys.stdout.write(text)


def _rounded(figures: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 4) for name, value in figures.items()}


def _write(model: Model) -> None:
    arrays: dict[str, NDArray[Any]] = {
        f"{stage}_{part}": np.asarray(value, np.float32)
        for stage, network in model._asdict().items()
        for part, value in network._asdict().items()
    }
    folder = Path(dateline.__file__).parent / "clean" / "weights"
    folder.mkdir(exist_ok=True)
    arrays["names"] = np.array(names_hash())
    np.savez_compressed(folder / WEIGHTS, allow_pickle=False, **arrays)


if __name__ == "__main__":
    main()

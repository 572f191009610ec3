"""Learn the block model from all marked pages and write its weights: `python -m training.blocks`.

Reads `../shared/data/pages`; writes the weights that are shipped and `figures.json` beside this
file: cross-validated figures, and what trafilatura alone reaches.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np

import dateline
from dateline.clean.html.features import KEPT, feature_names
from dateline.clean.html.model import WEIGHTS
from training.blocks.crossval import FOLDS, predicted
from training.blocks.data import Sample, read_samples
from training.blocks.fit import fit_arrays
from training.lines.crossval import score
from training.lines.data import folds, read_truths

_FIGURES = Path(__file__).with_name("figures.json")


def main() -> None:
    """Train, write, measure."""
    truths = read_truths()
    samples = read_samples(truths)
    folder = Path(dateline.__file__).parent / "clean" / "weights"
    folder.mkdir(exist_ok=True)
    np.savez_compressed(folder / WEIGHTS, allow_pickle=False, **fit_arrays(samples))
    figures = {
        "pages": len(samples),
        "domains": len(folds(truths, FOLDS)),
        "blocks": sum(len(sample.answers) for sample in samples),
        "features": len(feature_names()),
        "folds": FOLDS,
        "cross_validated": _rounded(score(truths, predicted(samples))),
        "first_guess": _rounded(score(truths, {s.truth.id: _guess(s) for s in samples})),
        "best_choice_of_blocks": _rounded(score(truths, {s.truth.id: _best(s) for s in samples})),
    }
    text = json.dumps(figures, indent=2) + "\n"
    _FIGURES.write_text(text, "utf-8")
    sys.stdout.write(text)


def _guess(sample: Sample) -> str:
    return _joined(sample, (sample.judged.table[:, KEPT] > 0).tolist())


def _best(sample: Sample) -> str:
    return _joined(sample, sample.answers.tolist())


def _joined(sample: Sample, kept: list[bool]) -> str:
    blocks = sample.judged.layout.blocks
    return "\n\n".join(block.text for block, keep in zip(blocks, kept, strict=True) if keep)


def _rounded(figures: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 4) for name, value in figures.items()}


if __name__ == "__main__":
    main()

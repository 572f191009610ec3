"""The pages to learn from, flattened by many means, their lines marked as the article's or not."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from dateline.clean.flat.lines import Line, page_lines
from training.lines.flatten import MEANS
from training.lines.label import body_shares

SHARED = Path(__file__).resolve().parents[3] / "shared"
PAGES = SHARED / "data" / "pages"
GIVEN = "given"
"""The means of flattening that is not known: the files of `pages/flat`, which figures are for."""


class Truth(NamedTuple):
    """A page whose article was marked by hand."""

    id: str
    domain: str
    body: str


class Sample(NamedTuple):
    """One flattened page."""

    page: str
    domain: str
    means: str
    lines: Sequence[Line]
    shares: NDArray[np.float64]
    """The share of each line that is the article's."""

    @property
    def answers(self) -> NDArray[np.bool_]:
        """Which lines are the article's."""
        answers: NDArray[np.bool_] = self.shares >= 0.5
        return answers


def read_truths() -> list[Truth]:
    """The marked pages, by id; raises `FileNotFoundError` where the data is not there."""
    rows = (PAGES / "truth-dev.jsonl").read_text("utf-8").splitlines()
    found = [json.loads(row) for row in rows if row]
    return sorted(
        Truth(row["id"], (urlsplit(row["url"]).hostname or "").removeprefix("www."), row["body"])
        for row in found
    )


def read_samples(truths: Sequence[Truth]) -> list[Sample]:
    """Every page by every means, and as the data has it flattened."""
    samples = []
    for truth in truths:
        with gzip.open(PAGES / "html" / f"{truth.id}.html.gz") as stream:
            markup = stream.read().decode("utf-8", "replace")
        texts = {GIVEN: (PAGES / "flat" / f"{truth.id}.txt").read_text("utf-8")}
        texts |= {name: flatten(markup) for name, flatten in MEANS.items()}
        for name, text in texts.items():
            lines = page_lines(text)
            shares = body_shares([line.text for line in lines], truth.body)
            samples.append(Sample(truth.id, truth.domain, name, lines, shares))
    return samples


def folds(truths: Sequence[Truth], count: int) -> dict[str, int]:
    """The fold of each domain: pages of one outlet never stand on both sides of a split."""
    domains = sorted({truth.domain for truth in truths})
    order = np.random.default_rng(11).permutation(len(domains))
    return {domains[place]: number % count for number, place in enumerate(order)}

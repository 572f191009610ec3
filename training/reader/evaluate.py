"""What exported weights make of marked sentences, read as the command line reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from msgspec import structs

from benchmarks.accuracy import DATA, scorer, sides_of_pair
from dateline.cli.rows import read_rows
from dateline.coding import code
from dateline.model import Article, Refusal, to_row
from dateline.reader.encoder import Model, load
from dateline.reader.read import read
from dateline.resolve import resolve

Row = dict[str, Any]
_PLV, _ROLES = "relations/plv-train.jsonl", "relations/roles-train.jsonl"
_POLNEAR = "attributions/polnear-dev.jsonl"
_GOLD = {"relations": _PLV, "roles": _ROLES, "extraction": _PLV}


def attributions(weights: Path) -> dict[str, float]:
    """The scorer's figures for the attributions of PolNeAR's development part."""
    found = _read(load(weights), _articles(_POLNEAR))
    return _plain(scorer().attributions(scorer().rows(DATA / _POLNEAR), found))


def read_sentences(weights: Path, keep: Callable[[str], bool]) -> dict[str, dict[str, Row]]:
    """Readings of the sentences whose text is kept, by task and id."""
    model = load(weights)
    pairs = [one for one in _articles(_PLV) if keep(one.text)]
    roles = [one for one in _articles(_ROLES) if keep(one.text)]
    return {
        "relations": _read(model, pairs),
        "roles": _read(model, _bare(roles)),
        "extraction": _read(model, _bare(pairs)),
    }


def score(task: str, found: dict[str, Row]) -> dict[str, float]:
    """The scorer's figures for the rows of `found`."""
    gold = {key: row for key, row in scorer().rows(DATA / _GOLD[task]).items() if key in found}
    if task == "extraction":
        gold = {key: sides_of_pair(row) for key, row in gold.items()}
    return _plain(scorer().TASKS[task](gold, found))


def _articles(path: str) -> list[Article]:
    items = read_rows([DATA / path], Article)
    return [item.value for item in items if not isinstance(item, Refusal)]


def _bare(articles: Iterable[Article]) -> list[Article]:
    return [structs.replace(one, extra={}) for one in articles]


def _read(model: Model, articles: Iterable[Article]) -> dict[str, Row]:
    return {one.id: to_row(code(resolve(read(one, model)))) for one in articles}


def _plain(figures: dict[str, Any]) -> dict[str, float]:
    return {name: round(v, 4) for name, v in figures.items() if isinstance(v, float)}

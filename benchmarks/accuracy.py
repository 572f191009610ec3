"""Accuracy of each stage on texts that people have marked up.

The data and its scorer lie beside the repository, in ../shared: they are other people's and not
part of it. Each task runs the stage as the command line does and scores it on the whole file.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from msgspec import structs

from dateline import pipeline
from dateline.cli.rows import read_rows
from dateline.intake import read
from dateline.model import Article, Reading, Refusal, to_row
from dateline.workers import Placed

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
DATA = SHARED / "data"
TRAINING = Path(__file__).resolve().parent.parent / "training"
SCORER = SHARED / "score" / "score.py"

T = TypeVar("T")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Task:
    """One measurement: a stage, on one data set, by one figure."""

    name: str
    scored_as: str
    """The scorer's name for the task."""
    figure: str
    """The figure that the floor is for; the others are printed beside it."""
    gold: str
    """The marked-up rows, under the data folder."""
    predict: Callable[[Path], Iterable[Row]]
    pages: str | None = None
    """The folder of pages that belongs to the rows, where the input is pages."""
    asked: Callable[[Row], Row] = dict
    """The marked-up row as the scorer wants it for this task."""
    unseen: Callable[[], dict[str, float]] | None = None
    """The figures by cross-validation, where the stage was trained on the very rows: these then
    have the floor, and the figure of the weights as shipped is printed beside them."""
    peers: Callable[[], dict[str, Callable[[Path], Iterable[Row]]]] = dict
    """What others make of the same pages."""


def measure(task: Task) -> tuple[dict[str, float], dict[str, float]]:
    """The scorer's figures for the task, without those per class; and each peer's on the same."""
    rules = scorer()
    gold = {key: task.asked(row) for key, row in rules.rows(DATA / task.gold).items()}
    data = DATA / (task.pages or task.gold)

    def scored(rows: Iterable[Row]) -> dict[str, float]:
        figures = rules.TASKS[task.scored_as](gold, {row["id"]: row for row in rows})
        return {n: float(value) for n, value in figures.items() if not isinstance(value, dict)}

    figures = scored(task.predict(data))
    if task.unseen:
        figures = {**task.unseen(), f"{task.figure}_as_shipped": figures[task.figure]}
    return figures, {name: scored(peer(data))[task.figure] for name, peer in task.peers().items()}


def scorer() -> ModuleType:
    """The scorer that lies beside the data, as a module."""
    spec = spec_from_file_location("score", SCORER)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(SCORER)
    scorer = module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def digest(task: Task) -> str:
    """SHA-256 over the data that the task is measured on."""
    files = [DATA / task.gold]
    if task.pages:
        files += sorted(path for path in (DATA / task.pages).iterdir() if path.is_file())
    total = hashlib.sha256()
    for file in files:
        total.update(file.read_bytes())
    return total.hexdigest()


def _articles_of_pages(folder: Path) -> Iterator[Row]:
    for item in _used(pipeline.clean_many(read([folder]), workers=_cores())):
        yield {"id": Path(item.place).name.split(".")[0], "text": item.value.text}


# The packages behind these four are in requirements/bench.lock alone, and tests do without them.
def _unseen_blocks() -> dict[str, float]:
    from training.blocks.crossval import cross_validate  # noqa: PLC0415

    return cross_validate()


def _unseen_lines() -> dict[str, float]:
    from training.lines.crossval import cross_validate  # noqa: PLC0415

    return cross_validate()


def _unseen_stories() -> dict[str, float]:
    from training.stories.crossval import cross_validate  # noqa: PLC0415

    return cross_validate()


def written(room: str, name: str) -> dict[str, Any]:
    """What `python -m training.ROOM` measured by cross-validation and wrote down.

    Repeating it takes PyTorch, and up to an hour.
    """
    figures = json.loads((TRAINING / room / "figures.json").read_text("utf-8"))
    return dict(figures[name])


def _html_peers() -> dict[str, Callable[[Path], Iterable[Row]]]:
    from benchmarks import peers  # noqa: PLC0415

    return {name: partial(peers.html_rows, peer=peer) for name, peer in peers.HTML.items()}


def _flat_peers() -> dict[str, Callable[[Path], Iterable[Row]]]:
    from benchmarks import peers  # noqa: PLC0415

    return {"everything kept": peers.kept_rows}


def readings(rows: Path) -> list[Reading]:
    """What `annotate` makes of a file of rows."""
    items = pipeline.annotate_many(read_rows([rows], Article), workers=_cores())
    return [item.value for item in _used(items)]


def _reading_rows(rows: Path) -> Iterator[Row]:
    return (to_row(reading) for reading in readings(rows))


def _unmarked_rows(rows: Path) -> Iterator[Row]:
    """Readings of the bare texts, without the spans that the rows mark."""
    articles = (
        Placed(item.place, structs.replace(item.value, extra={}))
        for item in _used(read_rows([rows], Article))
    )
    return (
        to_row(item.value) for item in _used(pipeline.annotate_many(articles, workers=_cores()))
    )


def sides_of_pair(row: Row) -> Row:
    """A row with a marked pair as one with its event's source and target."""
    return {**row, "source": [row["pair"]["source"]], "target": [row["pair"]["target"]]}


def _stories(rows: Path) -> Iterator[Row]:
    articles = [item.value for item in _used(read_rows([rows], Article))]
    return (to_row(story) for story in pipeline.stories(articles))


def _mention_links(rows: Path) -> Iterator[Row]:
    return (to_row(links) for links in pipeline.mention_links(readings(rows)))


def _used(items: Iterable[Placed[T] | Refusal]) -> Iterator[Placed[T]]:
    """The items without the refusals, which count as empty and are said."""
    for item in items:
        if isinstance(item, Refusal):
            print(f"{item.place}: {item.reason}", file=sys.stderr)
        else:
            yield item


def _cores() -> int:
    return os.cpu_count() or 1


TRUTH = "pages/truth-dev.jsonl"
TASKS = (
    Task(
        "article-html", "article", "f1", TRUTH, _articles_of_pages, "pages/html",
        unseen=_unseen_blocks, peers=_html_peers,
    ),
    Task(
        "article-flat", "article", "f1", TRUTH, _articles_of_pages, "pages/flat",
        unseen=_unseen_lines, peers=_flat_peers,
    ),
    Task(
        "stories", "stories", "b3_f1", "stories/clusters-dev.jsonl", _stories,
        unseen=_unseen_stories,
    ),
    Task(
        "records", "records", "conll_f1", "records/ecb-train.jsonl", _mention_links,
        unseen=partial(written, "records", "event words given"),
    ),
    Task("times", "times", "value_f1", "times/tbaq-train.jsonl", _reading_rows),
    Task("places", "places", "end_to_end_f1", "places/lgl.jsonl", _reading_rows),
    Task(
        "attributions", "attributions", "attribution_f1",
        "attributions/polnear-dev.jsonl", _reading_rows,
    ),
    Task(
        "relations", "relations", "root_macro_f1", "relations/plv-train.jsonl", _reading_rows,
        unseen=partial(written, "reader", "relations"),
    ),
    Task(
        "roles", "roles", "role_f1", "relations/roles-train.jsonl", _unmarked_rows,
        unseen=partial(written, "reader", "roles"),
    ),
    Task(
        "extraction", "extraction", "triple_recall",
        "relations/plv-train.jsonl", _unmarked_rows, asked=sides_of_pair,
        unseen=partial(written, "reader", "extraction"),
    ),
)  # fmt: skip

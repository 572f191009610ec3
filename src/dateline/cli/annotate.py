"""`dateline annotate`: articles in, readings out."""

from __future__ import annotations

from dateline.cli.options import (
    Actors,
    Least,
    NoProgress,
    Output,
    Quiet,
    Rows,
    Strict,
    Verbose,
    Workers,
)
from dateline.cli.output import open_lines
from dateline.cli.own_actors import read_own_actors
from dateline.cli.rows import read_rows
from dateline.cli.run import Run, Voice
from dateline.model import Article


def annotate(
    paths: Rows = None,
    output: Output = None,
    strict: Strict = False,
    workers: Workers = 1,
    least: Least = 0.0,
    actors: Actors = None,
    verbose: Verbose = 0,
    quiet: Quiet = False,
    no_progress: NoProgress = False,
) -> None:
    """Articles to readings: who, what, when, where, who says so.

    Gives each article back with its actors, times, places, attributions and events.

    A row needs `id` and `text`. One with `pair` or `pairs` (two spans whose relation is asked for)
    gets `relations`; fields that dateline does not know are passed on.

    \b
        dateline clean pages/ | dateline annotate -o readings.jsonl
        dateline annotate articles.jsonl --workers 2 | dateline records
        dateline annotate articles.jsonl --least 0.7 -o surer.jsonl
        dateline annotate articles.jsonl --actors mine.yaml --actors Phoenix.Countries.actors.txt
    """
    from dateline.pipeline import annotate_many

    voice = Voice(verbose=verbose, quiet=quiet, progress=not no_progress)
    with Run(voice, strict=strict) as run, open_lines(output) as lines:
        own = read_own_actors(run, actors or [])
        articles = read_rows(paths or [], Article)
        for reading in run.usable(
            annotate_many(articles, workers=workers, least=least, actors=own), "Reading articles"
        ):
            lines.write(reading.value)

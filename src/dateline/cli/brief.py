"""`dateline brief`: pages in, the dossier out."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import Actors, Least, NoProgress, Pages, Quiet, Strict, Verbose, Workers
from dateline.cli.own_actors import read_own_actors
from dateline.cli.run import Run, Voice, today
from dateline.cli.total import total
from dateline.cli.web_options import WebOptions, fetching, with_web_options


@with_web_options
def brief(
    out: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR",
            help="The folder to write the brief into; made when it is not there.",
            show_default=False,
        ),
    ],
    paths: Pages = None,
    title: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT",
            help="The brief's title; otherwise the brief is named after those it tells most of.",
            show_default=False,
        ),
    ] = None,
    strict: Strict = False,
    workers: Workers = 1,
    least: Least = 0.0,
    actors: Actors = None,
    *,
    web: WebOptions,
    verbose: Verbose = 0,
    quiet: Quiet = False,
    no_progress: NoProgress = False,
) -> None:
    """Pages to a folder with the whole brief.

    Writes brief.html, brief.md, brief.json, events.csv, events.parquet, mentions.csv and the
    cleaned text of each page. A brief that the folder already holds is replaced, and its records'
    ids go on: what was merged or split since is written down.

    \b
        dateline brief pages/ -o out
        dateline brief pages/ -o out --actors mine.yaml
        dateline brief a.html b.txt more.jsonl -o out --title "Iceland and Britain, 1975-76"
    """
    from dateline import pipeline

    if out.exists() and not out.is_dir():
        raise typer.BadParameter(f"{out} is a file, not a folder", param_hint="'-o'")
    voice = Voice(verbose=verbose, quiet=quiet, progress=not no_progress)
    with Run(voice, strict=strict) as run, fetching(web, run.say) as fetch:
        own = read_own_actors(run, actors or [])
        dossier = pipeline.brief(
            paths or [],
            out,
            title=title,
            workers=workers,
            least=least,
            strict=strict,
            fetch=fetch,
            latest=today(),
            actors=own,
            progress=partial(run.step, total=total(paths or [])),
            refused=run.say_refusal,
        )
        articles = _count(len(dossier.readings), "article")
        records = _count(len(dossier.records), "record")
        run.say(f"{articles}, {records}: {out / 'brief.html'}")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"

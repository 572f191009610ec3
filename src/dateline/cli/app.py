"""The program `dateline`: its commands, and how it ends."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from dateline._version import __version__
from dateline.cli.annotate import annotate
from dateline.cli.brief import brief
from dateline.cli.clean import clean
from dateline.cli.explain import explain
from dateline.cli.export import export
from dateline.cli.records import records
from dateline.cli.series import series
from dateline.cli.stories import stories

app = typer.Typer(
    name="dateline",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (clean, annotate, stories, records, brief, export, series, explain):
    app.command()(command)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"dateline {__version__}")
        raise typer.Exit


@app.callback()
def dateline(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Show the version and exit."
        ),
    ] = False,
) -> None:
    """From news pages to one record per event: who did what to whom, when and where.

    All at once, from pages to a brief that a browser shows:

    \b
        dateline brief pages/ -o out

    Or stage by stage, with JSON Lines between:

    \b
        dateline clean pages/ | dateline annotate | dateline records > records.jsonl

    Exit status: 0 when all went well, 1 when a page or line was left out (each is named on standard
    error), 2 for wrong usage.
    """


def main() -> None:
    """Run the program; what the console script calls."""
    # numpy reads this when it is first loaded: products as small as these lose by threads.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    app(prog_name="dateline")

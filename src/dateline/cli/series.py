"""`dateline series`: records in, time series of dyads or actors out."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.counted import Counted
from dateline.cli.counted import records as counted
from dateline.cli.options import KeepAll, NoProgress, Quiet, Rows, Strict, Verbose
from dateline.cli.output import open_lines
from dateline.cli.rows import read_records
from dateline.cli.run import Run, Voice
from dateline.model import SeriesBy, SeriesPeriod

_PICTURES = (".svg", ".html")


def _picture(path: Path | None) -> Path | None:
    if path is not None and path.suffix.lower() not in _PICTURES:
        raise typer.BadParameter(f"{path} ends in neither .svg nor .html")
    return path


def series(
    paths: Rows = None,
    by: Annotated[SeriesBy, typer.Option(help="Whose series: of pairs, or of single actors.")] = (
        "dyad"
    ),
    period: Annotated[
        SeriesPeriod, typer.Option(help="How long each step is; weeks begin on Monday.")
    ] = "month",
    zeros: Annotated[
        bool,
        typer.Option(
            "--zeros",
            help="Give rows for periods and quad classes without events, too: every series from "
            "the first period of all to the last.",
        ),
    ] = False,
    plot: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            callback=_picture,
            help="Draw the series with most records as well, into a file that ends in .svg or "
            ".html.",
            show_default=False,
        ),
    ] = None,
    keep_all: KeepAll = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write to this file instead of standard output; as Parquet where its name ends "
            "in .parquet.",
            show_default=False,
        ),
    ] = None,
    strict: Strict = False,
    verbose: Verbose = 0,
    quiet: Quiet = False,
    no_progress: NoProgress = False,
) -> None:
    """Records to time series of dyads or actors.

    Gives a row for each pair of countries (or each actor and role), period and quad class: how many
    events, and their intensities' sum and mean, plain and with each record counted as often as it
    has independent origins. CSV, or Parquet. Records dated more vaguely than the period are left
    out and counted on standard error, as are those of what did not take place or may not have, and
    of parts of other events.

    \b
        dateline records readings.jsonl | dateline series --period week > weeks.csv
        dateline series records.jsonl --by actor -o actors.parquet --plot actors.svg
    """
    from dateline.series import add_up, draw, table
    from dateline.tables import to_csv, to_parquet

    voice = Voice(verbose=verbose, quiet=quiet, progress=not no_progress)
    drawing = open_lines(plot) if plot else nullcontext()
    with Run(voice, strict=strict) as run, open_lines(output) as lines, drawing as picture:
        counting = Counted(everything=keep_all)
        rows = run.usable(read_records(paths or []), "Reading records")
        made = add_up(counting.of(row.value for row in rows), by, period, zeros=zeros)
        if output and output.suffix.lower() == ".parquet":
            lines.put(to_parquet(table(made)))
        else:
            lines.put(to_csv(table(made)))
        if plot and picture:
            picture.put(draw(made, page=plot.suffix.lower() == ".html"))
        counting.say(run)
        sides = "two sides that differ" if by == "dyad" else "an actor"
        for many, why in (
            (made.vague, f"left out: dated more vaguely than a {period}"),
            (made.undated, "left out: without a date"),
            (made.sideless, f"left out: without {sides}"),
        ):
            if many:
                run.say(f"{counted(many)} {why}")

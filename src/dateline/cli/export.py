"""`dateline export`: records in, another event data set's format out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.counted import Counted
from dateline.cli.counted import records as counted
from dateline.cli.options import KeepAll, NoProgress, Output, Quiet, Rows, Strict, Verbose
from dateline.cli.output import open_lines
from dateline.cli.rows import read_records, read_rows
from dateline.cli.run import Run, Voice
from dateline.model import ExportFormat, Reading


def export(
    format_: Annotated[
        ExportFormat,
        typer.Option("--format", "-f", help="Whose format.", show_default=False),
    ],
    paths: Rows = None,
    readings: Annotated[
        list[Path] | None,
        typer.Option(
            "--readings",
            metavar="FILE",
            help="The readings that the records were made from, for the columns that need the "
            "pages: addresses, titles, words, sentence numbers, the dead. May be given again.",
            show_default=False,
        ),
    ] = None,
    header: Annotated[
        bool | None,
        typer.Option(
            "--header/--no-header",
            help="Begin with the columns' names, or not. Otherwise as the format's own files do: "
            "those of gdelt and gdelt-mentions do not.",
            show_default=False,
        ),
    ] = None,
    keep_all: KeepAll = False,
    output: Output = None,
    strict: Strict = False,
    verbose: Verbose = 0,
    quiet: Quiet = False,
    no_progress: NoProgress = False,
) -> None:
    """Records to the format of another event data set.

    plover is JSON Lines; polecat, gdelt, gdelt-mentions and icews are tab-separated; acled is CSV.
    What a record cannot say stays empty. Records of what did not take place, or may not have, and
    of parts of other events are left out and counted on standard error.

    \b
        dateline records readings.jsonl | dateline export --format polecat > events.txt
        dateline export --format gdelt --header records.jsonl --readings readings.jsonl -o gdelt.tsv
    """
    from dateline.export import exporter

    voice = Voice(verbose=verbose, quiet=quiet, progress=not no_progress)
    with Run(voice, strict=strict) as run, open_lines(output) as lines:
        pages = run.usable(read_rows(readings, Reading), "Reading rows") if readings else ()
        form = exporter(format_, [page.value for page in pages])
        if form.header and (form.headed if header is None else header):
            lines.put(form.header)
        counting = Counted(everything=keep_all)
        rows = run.usable(read_records(paths or []), "Reading records")
        foreign = undated = 0
        for record in counting.of(row.value for row in rows):
            if not form.covers(record):
                foreign += 1
                continue
            undated += form.undated(record)
            lines.put("".join(form.lines(record)))
        counting.say(run)
        if foreign:
            run.say(f"{counted(foreign)} left out: not of the sorts of event that {format_} has")
        if undated:
            run.say(f"{counted(undated)} dated too vaguely, or not at all: the date is left empty")

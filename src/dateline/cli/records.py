"""`dateline records`: readings in, one record per event out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import NoProgress, Output, Quiet, Rows, Strict, Verbose
from dateline.cli.output import open_lines
from dateline.cli.rows import (
    held,
    read_records,
    read_rows,
    read_stories,
    uncollected,
    unknown,
)
from dateline.cli.run import Run, Voice
from dateline.model import Reading, StoryAssignment


def records(
    paths: Rows = None,
    output: Output = None,
    mentions: Annotated[
        bool,
        typer.Option(
            "--mentions",
            help="One line per article instead: each event mention and the record it went into.",
        ),
    ] = False,
    stories: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            exists=True,
            dir_okay=False,
            readable=True,
            help="What `dateline stories` gave for the same articles, which are then not looked "
            "for again. An article without a line there is a story of its own.",
            show_default=False,
        ),
    ] = None,
    previous: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            exists=True,
            dir_okay=False,
            readable=True,
            help="The records of an earlier run, whose ids go on: a merge or a split is written "
            "down. May be the file of -o.",
            show_default=False,
        ),
    ] = None,
    strict: Strict = False,
    verbose: Verbose = 0,
    quiet: Quiet = False,
    no_progress: NoProgress = False,
) -> None:
    """Readings to one record per event.

    Gives one line for each event, however many articles tell it, with what supports it, its
    independent origins, its disagreements, the event that it is a part of (part_of), and how
    likely it is read and merged right (confidence).

    \b
        dateline annotate articles.jsonl | dateline records
        dateline records readings.jsonl --stories stories.jsonl
        dateline records readings.jsonl --mentions -o mentions.jsonl
        dateline records more.jsonl --previous records.jsonl -o records.jsonl
    """
    from dateline import pipeline

    voice = Voice(verbose=verbose, quiet=quiet, progress=not no_progress)
    with Run(voice, strict=strict) as run, open_lines(output) as lines, uncollected():
        rows_before = read_records([previous]) if previous else ()
        before = held(run.usable(rows_before, "Reading earlier records"))
        rows = pipeline.unrepeated(read_rows(paths or [], Reading))
        readings = held(run.usable(rows, "Reading rows"))
        found = _assignments(run, stories, readings) if stories else None
        run.step("Merging events into records", len(readings))
        if mentions:
            linked = pipeline.mention_links(readings, found, previous=before)
            for links, reading in zip(linked, readings, strict=True):
                lines.write(links, unknown(reading))
        else:
            for record in pipeline.records(readings, found, previous=before):
                lines.write(record)


def _assignments(run: Run, stories: Path, readings: Sequence[Reading]) -> list[StoryAssignment]:
    from dateline import pipeline

    rows = pipeline.unrepeated(read_stories([stories]))
    found = held(run.usable(rows, "Reading stories"))
    missing = len({reading.id for reading in readings} - {row.id for row in found})
    if missing:
        run.say(
            f"{stories}: no line for {missing} of {len(readings)} articles, "
            "each of which is a story of its own"
        )
    return found

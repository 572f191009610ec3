"""The arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

Pages: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH|URL",
        help="Pages (.html .mhtml .txt .md .pdf .eml, feeds, .json .jsonl), archives (.warc .wacz "
        ".zip .tar), any of them packed (.gz .bz2 .xz), folders of them, and web addresses; "
        "`-` or nothing means standard input.",
        show_default=False,
    ),
]
Rows: TypeAlias = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="FILE",
        help="JSON Lines files, plain or .gz; `-` or nothing means standard input.",
        show_default=False,
    ),
]
Output: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to this file instead of standard output.",
        show_default=False,
    ),
]
Strict: TypeAlias = Annotated[
    bool, typer.Option("--strict", help="Stop at the first page or line that cannot be used.")
]
Workers: TypeAlias = Annotated[
    int,
    typer.Option(
        "--workers",
        "-j",
        metavar="N",
        min=1,
        help="Processes that read pages side by side. The output is the same with any number.",
    ),
]
Least: TypeAlias = Annotated[
    float,
    typer.Option(
        "--least",
        metavar="P",
        min=0.0,
        max=1.0,
        help="Leave out events of a lower confidence, 0 to 1. See How a text is read in the docs.",
    ),
]
Actors: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option(
        "--actors",
        metavar="FILE",
        help="Your own actors, which count before dateline's: a YAML file, or a .actors or .agents "
        "dictionary of PETRARCH. May be given several times; the first that has a name counts.",
        show_default=False,
    ),
]
KeepAll: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--all",
        help="Keep the records that the pages do not tell of as done (planned, hypothetical, "
        "contested, denied) and those of a part of another event.",
    ),
]
Verbose: TypeAlias = Annotated[
    int,
    typer.Option(
        "--verbose",
        "-v",
        count=True,
        show_default=False,
        help="Say what is being done; twice, say all that helps to find a fault.",
    ),
]
Quiet: TypeAlias = Annotated[
    bool,
    typer.Option("--quiet", "-q", help="Say only what went wrong: no notes, no progress bar."),
]
NoProgress: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--no-progress",
        help="No progress bar. It is never shown where standard error is not a terminal.",
    ),
]

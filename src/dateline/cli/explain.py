"""`dateline explain`: one text in, its reading for a person."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from dateline.cli.options import Actors, Verbose
from dateline.cli.own_actors import read_own_actors
from dateline.cli.run import Run, Voice
from dateline.model import Page
from dateline.model.time import precision

_DATED = ("time", "day", "month", "year")
"""How fine a page's own date may be."""


def _published(text: str | None) -> str | None:
    if text is None:
        return None
    value = text.strip().replace(" ", "T")
    if precision(value) not in _DATED:
        raise typer.BadParameter(f"not a date as ISO 8601 writes it: {text}")
    return value


def explain(
    text: Annotated[
        str | None,
        typer.Argument(
            metavar="TEXT",
            help="The text itself, in quotation marks; `-` or nothing means standard input.",
            show_default=False,
        ),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(
            "--published",
            metavar="DATE",
            callback=_published,
            help="The day the text is from, which “Thursday” is counted from: 1976-02-20, or only "
            "1976-02 or 1976.",
            show_default=False,
        ),
    ] = None,
    actors: Actors = None,
    verbose: Verbose = 0,
) -> None:
    """One text's reading, layer by layer, for a person.

    Prints its sentences; who, when and where, with their codes; who says what; and each event, with
    its source and its target marked in its sentence. In a terminal the marks are styles, otherwise
    brackets. The text is taken for an article's own words: nothing is cleaned away.

    \b
        dateline explain "Iceland broke off relations with Britain on Thursday."
        dateline explain --published 1976-02-20 "Iceland broke off relations on Thursday."
        dateline explain --actors mine.yaml "The Harbour League agreed."
        dateline explain < article.txt | less
        dateline clean page.html | jq -r .text | dateline explain -
    """
    from dateline.cli.layers import print_layers
    from dateline.cli.terminal import screen
    from dateline.intake.decode import decode
    from dateline.pipeline import annotate_many, clean_many

    given = text is not None and text != "-"
    raw = os.fsencode(text or "") if given else sys.stdin.buffer.read()
    content, repaired = decode(raw, markup=False)
    if not content.strip():
        raise typer.BadParameter("there is no text", param_hint="'TEXT'")
    page = Page(
        place="the text" if given else "<stdin>",
        media="article",
        content=content,
        published=published,
        warnings=repaired,
    )
    with Run(Voice(verbose=verbose, progress=False)) as run:
        own = read_own_actors(run, actors or [])
        readings = annotate_many(clean_many([page]), actors=own)
        for reading in run.usable(readings, "Reading the text"):
            print_layers(reading.value, screen())

"""`dateline clean`: pages in, articles out."""

from __future__ import annotations

import sys

from dateline.cli.options import NoProgress, Output, Pages, Quiet, Strict, Verbose, Workers
from dateline.cli.output import open_lines
from dateline.cli.run import Run, Voice


def clean(
    paths: Pages = None,
    output: Output = None,
    strict: Strict = False,
    workers: Workers = 1,
    verbose: Verbose = 0,
    quiet: Quiet = False,
    no_progress: NoProgress = False,
) -> None:
    """Pages to articles, without what stands around them.

    Gives one line for each article: its own words, and what the page says of itself.

    \b
        dateline clean page.html
        dateline clean pages/ more.jsonl.gz -o articles.jsonl
        zcat page.html.gz | dateline clean | dateline annotate
    """
    from dateline.intake import read
    from dateline.pipeline import clean_many

    voice = Voice(verbose=verbose, quiet=quiet, progress=not no_progress)
    with Run(voice, strict=strict) as run, open_lines(output) as lines:
        pages = read(paths or [], sys.stdin.buffer)
        for article in run.usable(clean_many(pages, workers=workers), "Cleaning pages"):
            lines.write(article.value)

"""`dateline stories`: articles in, story assignments out."""

from __future__ import annotations

from dateline.cli.options import NoProgress, Output, Quiet, Rows, Strict, Verbose
from dateline.cli.output import open_lines
from dateline.cli.rows import held, read_rows, uncollected, unknown
from dateline.cli.run import Run, Voice
from dateline.model import Article


def stories(
    paths: Rows = None,
    output: Output = None,
    strict: Strict = False,
    verbose: Verbose = 0,
    quiet: Quiet = False,
    no_progress: NoProgress = False,
) -> None:
    """Articles to stories, running topics, copies and origins.

    Gives one line for each article: its story, and the running topic that the story is one of; the
    article that it repeats (duplicate_of), or the articles that it takes parts from and how large a
    share of it they are (reuses); and whose text it is (origin).

    \b
        dateline clean pages/ | dateline stories
        dateline stories articles.jsonl -o stories.jsonl
    """
    from dateline import pipeline

    voice = Voice(verbose=verbose, quiet=quiet, progress=not no_progress)
    with Run(voice, strict=strict) as run, open_lines(output) as lines, uncollected():
        rows = pipeline.unrepeated(read_rows(paths or [], Article))
        articles = held(run.usable(rows, "Reading articles"))
        run.step("Finding stories", len(articles))
        for article, story in zip(articles, pipeline.stories(articles), strict=True):
            lines.write(story, unknown(article))

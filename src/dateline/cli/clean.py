"""`dateline clean`: pages in, articles out."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from dateline.cli.options import NoProgress, Output, Pages, Quiet, Strict, Verbose, Workers
from dateline.cli.output import open_lines
from dateline.cli.run import Run, Voice, today
from dateline.cli.total import total
from dateline.cli.web_options import WebOptions, fetching, with_web_options
from dateline.model import Article, Page, Refusal
from dateline.workers import Placed


@with_web_options
def clean(
    paths: Pages = None,
    output: Output = None,
    show: Annotated[
        bool,
        typer.Option(
            "--show",
            help="Print each page for a person instead: what is known of it, its text, and in "
            "their places, dimmed, the parts that were taken out and why.",
        ),
    ] = False,
    strict: Strict = False,
    workers: Workers = 1,
    *,
    web: WebOptions,
    verbose: Verbose = 0,
    quiet: Quiet = False,
    no_progress: NoProgress = False,
) -> None:
    """Pages to articles, without what stands around them.

    Gives one line for each article: its own words, and what the page says of itself. Lines that
    recur across an outlet's pages are taken out too, so an article is written when a few hundred
    more have been read, or all.

    \b
        dateline clean page.html
        dateline clean --show page.html | less -R
        dateline clean pages/ more.jsonl.gz -o articles.jsonl
        zcat page.html.gz | dateline clean | dateline annotate
        dateline clean https://example.org/news/1 --contact desk@example.org
    """
    from dateline.intake import read
    from dateline.pipeline import clean_many

    if show and output:
        raise typer.BadParameter("shows pages on the screen: leave `-o` out", param_hint="'--show'")
    voice = Voice(verbose=verbose, quiet=quiet, progress=not (no_progress or show))
    with (
        Run(voice, strict=strict) as run,
        fetching(web, run.say) as fetch,
        open_lines(output) as lines,
    ):
        pages = read(paths or [], sys.stdin.buffer, fetch=fetch, latest=today())
        if show:
            _show(pages, run, workers)
            return
        articles = clean_many(pages, workers=workers)
        for article in run.usable(articles, "Cleaning pages", total(paths or [])):
            lines.write(article.value)


def _show(pages: Iterable[Page | Refusal], run: Run, workers: int) -> None:
    from dateline.cli.show import show
    from dateline.cli.terminal import screen
    from dateline.pipeline import clean_many

    console = screen()
    waiting: deque[Page | Refusal] = deque()

    def passing() -> Iterator[Page | Refusal]:
        for page in pages:
            waiting.append(page)
            yield page

    def paired() -> Iterator[tuple[Page, Article] | Refusal]:
        """Each article with its page: what comes out is in the order of what went in."""
        for item in clean_many(passing(), workers=workers):
            page = waiting.popleft()
            if isinstance(page, Page) and isinstance(item, Placed):
                yield page, item.value
            elif isinstance(item, Refusal):
                yield item

    for page, article in run.usable(paired(), "Showing pages"):
        show(page, article, console)

"""The order of the stages, and nothing else."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace

from dateline.brief import earlier, write
from dateline.clean import clean as clean_page
from dateline.clean.site_memory import without_repeats
from dateline.coding import code
from dateline.errors import InputError, OutputError
from dateline.intake import read
from dateline.intake.web import Fetch
from dateline.model import (
    Article,
    Dossier,
    EventRecord,
    MentionLinks,
    Page,
    Reading,
    Refusal,
    StoryAssignment,
)
from dateline.reader import read as read_article
from dateline.records import link, merge
from dateline.resolve import resolve
from dateline.stories import assign
from dateline.vocab.installed import using
from dateline.vocab.user_actors import UserActors
from dateline.workers import Crew, Placed, over

log = logging.getLogger(__name__)

Row = TypeVar("Row", bound=Article | StoryAssignment)

Progress = Callable[[str, int], None]
"""Told the name of the step that runs and how many pages it has done."""


def clean(page: Page) -> Article | Refusal:
    """The page's article: its own words and what it says of itself; or why it has none."""
    return clean_page(page)


def annotate(article: Article, *, least: float = 0.0, actors: UserActors | None = None) -> Reading:
    """The article with its reading: who did what to whom, when, where, and who says so.

    Spans are `[start, end)` in characters of the article's `text`. Events of a lower confidence
    than `least` are left out. The user's own `actors` count before the packaged ones.
    """
    with using(actors):
        reading = code(resolve(read_article(article)))
    kept = tuple(event for event in reading.events if event.confidence >= least)
    return reading if len(kept) == len(reading.events) else replace(reading, events=kept)


def stories(articles: Sequence[Article]) -> list[StoryAssignment]:
    """For each article, in order, its story, what it repeats, and whose text it is."""
    return assign(articles)


def records(
    readings: Sequence[Reading],
    assignments: Sequence[StoryAssignment] | None = None,
    *,
    previous: Sequence[EventRecord] = (),
) -> list[EventRecord]:
    """One record per event, however many of the readings tell it.

    `assignments` are what `stories` gave for the same articles; without them they are worked out.
    `previous` are the records of an earlier run, whose ids go on: what became of each is in
    `merged_from` and `split_from`.
    """
    found = merge(readings, stories(readings) if assignments is None else assignments, previous)
    if previous:
        _log_history(found, previous)
    return found


def mention_links(
    readings: Sequence[Reading],
    assignments: Sequence[StoryAssignment] | None = None,
    *,
    previous: Sequence[EventRecord] = (),
) -> list[MentionLinks]:
    """For each reading, in order, its event mentions and the record that each went into."""
    return link(readings, stories(readings) if assignments is None else assignments, previous)


def clean_many(
    pages: Iterable[Page | Refusal], *, workers: int = 1
) -> Iterator[Placed[Article] | Refusal]:
    """`clean` over a stream, in its order, and what it takes many pages of an outlet to see.

    Lines that recur across an outlet's pages go to `removed`, so an article comes out only when a
    few hundred more are in, or all.
    """
    with Crew(workers) as crew:
        yield from _cleaned(pages, crew)


def annotate_many(
    articles: Iterable[Placed[Article] | Refusal],
    *,
    workers: int = 1,
    least: float = 0.0,
    actors: UserActors | None = None,
) -> Iterator[Placed[Reading] | Refusal]:
    """`annotate` over a stream, in its order."""
    within = using(actors)
    return over(partial(annotate, least=least), articles, workers=workers, within=within)


def brief(
    paths: Sequence[str | Path],
    out: str | Path,
    *,
    title: str | None = None,
    workers: int = 1,
    least: float = 0.0,
    strict: bool = False,
    fetch: Fetch | None = None,
    latest: date | None = None,
    actors: UserActors | None = None,
    progress: Progress | None = None,
    refused: Callable[[Refusal], None] | None = None,
) -> Dossier:
    """Reads the pages at `paths` and writes the brief into the folder `out`.

    Events that the reader is less sure of than `least` are left out. Addresses among the `paths` go
    to `fetch`, without which they are left out. A page cannot have
    been published after `latest`, today where that may be known. The user's own `actors` count
    before the packaged ones. Where `out` already holds a brief, its records' ids go on.

    What could not be used is in the dossier's `refusals`, and `refused` is told of each as it
    comes; with `strict`, the first one raises `InputError` instead. Raises `OutputError` when the
    folder cannot be written, before any page is read where that can be known.
    """
    told = progress or _silent
    folder = _folder(Path(out))
    previous = _earlier(folder)
    readings: list[Reading] = []
    refusals: list[Refusal] = []
    with Crew(workers, using(actors)) as crew:
        pages = read(paths, sys.stdin.buffer, fetch=fetch, latest=latest)
        articles = unrepeated(_cleaned(pages, crew))
        for number, item in enumerate(crew.over(partial(annotate, least=least), articles), start=1):
            if not isinstance(item, Refusal):
                readings.append(item.value)
            elif strict:
                raise InputError(item.place, item.reason)
            else:
                refusals.append(item)
                if refused:
                    refused(item)
            told("Reading pages", number)
    log.info("%d articles read, %d pages left out", len(readings), len(refusals))
    told("Finding stories", len(readings))
    assignments = stories(readings)
    log.info("%d stories", len({assignment.story for assignment in assignments}))
    told("Merging events into records", len(readings))
    dossier = Dossier(
        title=title,
        readings=tuple(readings),
        stories=tuple(assignments),
        records=tuple(records(readings, assignments, previous=previous)),
        refusals=tuple(refusals),
    )
    log.info("%d records", len(dossier.records))
    told("Writing the brief", len(readings))
    write(dossier, folder)
    return dossier


def unrepeated(items: Iterable[Placed[Row] | Refusal]) -> Iterator[Placed[Row] | Refusal]:
    """The articles as they come, each later one with an id seen before refused."""
    seen: dict[str, str] = {}
    for item in items:
        if isinstance(item, Refusal):
            yield item
            continue
        first = seen.get(item.value.id)
        if first is None:
            seen[item.value.id] = item.place
            yield item
        else:
            yield Refusal(place=item.place, reason=f"same page as {first}")


def _cleaned(pages: Iterable[Page | Refusal], crew: Crew) -> Iterator[Placed[Article] | Refusal]:
    return without_repeats(
        crew.over(clean, _placed(pages)),
        article_of=lambda item: None if isinstance(item, Refusal) else item.value,
        changed=lambda item, article: Placed(item.place, article),
    )


def _placed(pages: Iterable[Page | Refusal]) -> Iterator[Placed[Page] | Refusal]:
    for page in pages:
        yield page if isinstance(page, Refusal) else Placed(page.place, page)


def _folder(out: Path) -> Path:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = "it is a file" if out.is_file() else (error.strerror or str(error))
        raise OutputError(f"{out}: cannot be the brief's folder: {reason}") from error
    return out


def _earlier(folder: Path) -> tuple[EventRecord, ...]:
    """The records of the brief in the folder, whose ids go on; none where it cannot be read."""
    try:
        found = earlier(folder)
    except ValueError as error:
        log.warning(
            "%s: not a brief whose ids could go on, and will be replaced: %s",
            folder / "brief.json",
            error,
        )
        return ()
    if found:
        log.info("%s: the ids of its %d records go on", folder / "brief.json", len(found))
    return found


def _log_history(found: Sequence[EventRecord], previous: Sequence[EventRecord]) -> None:
    """Say in one line what became of the earlier ids."""
    before, now = {r.record for r in previous}, {r.record for r in found}
    merged = before & {old for r in found for old in r.merged_from}
    log.info(
        "%d earlier records: %d go on, %d merged into others, %d not in these pages; %d new",
        len(before),
        len(before & now),
        len(merged),
        len(before - now - merged),
        len(now - before),
    )


def _silent(step: str, done: int) -> None:
    """No one is watching."""

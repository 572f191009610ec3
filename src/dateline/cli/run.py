"""One run of a command: what it says on standard error, and how it ends."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

import msgspec
import typer

from dateline.errors import DatelineError
from dateline.model import Refusal

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, TaskID

T = TypeVar("T")

LEFT_OUT = 1
"""The exit status when a page or line was left out, or the run failed."""
INTERRUPTED = 130
"""128 + SIGINT, as shells have it."""
BROKEN_PIPE = 141
"""128 + SIGPIPE: what reads the output, `head` say, has had enough."""

log = logging.getLogger("dateline")


def today() -> date:
    """The day in UTC. The stages know no clock; the command line tells them."""
    return datetime.now(UTC).date()


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """How much a run says."""

    verbose: int = 0
    quiet: bool = False
    progress: bool = True


class Run:
    """A context around a command's work.

    Refusals are said as `PLACE: reason`, one a line, as they come. At the end the exit status is 1
    if there was one. An error of dateline's own becomes one line and exit status 1, Ctrl-C one line
    and 130, a reader of the output that stops early nothing but 141.
    """

    def __init__(self, voice: Voice, *, strict: bool = False) -> None:
        self._strict = strict
        self._voice = voice
        self._refused = 0
        self._console: Console | None = None
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Run:
        shown = self._voice.progress and not self._voice.quiet and sys.stderr.isatty()
        if shown or self._voice.verbose:
            from rich.console import Console

            self._console = Console(stderr=True)
        _set_up_logging(self._voice, self._console)
        if shown and self._console:
            self._bar = _bar(self._console)
            self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar:
            self._bar.stop()
        if isinstance(error, KeyboardInterrupt):
            typer.echo("dateline: interrupted", err=True)
            raise typer.Exit(INTERRUPTED) from error
        if isinstance(error, BrokenPipeError):
            raise typer.Exit(BROKEN_PIPE) from error
        if isinstance(error, DatelineError):
            log.debug("the whole story:", exc_info=error)
            typer.echo(f"dateline: {error}", err=True)
            raise typer.Exit(LEFT_OUT) from error
        if error is None and self._refused:
            raise typer.Exit(LEFT_OUT)

    def say_refusal(self, refusal: Refusal) -> None:
        """One line on standard error; with `--strict`, the last one."""
        self._refused += 1
        self._print(f"{refusal.place}: {refusal.reason}")
        if self._strict:
            raise typer.Exit(LEFT_OUT)

    def say(self, note: str) -> None:
        """A note for the person at the terminal, on standard error; not with `--quiet`."""
        if not self._voice.quiet:
            self._print(note)

    def _print(self, line: str) -> None:
        if self._bar:
            self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            typer.echo(line, err=True)

    def step(self, name: str, done: int, total: int | None = None) -> None:
        """Shows the step that runs and how many pages it has done, of how many if that is known."""
        if self._bar is None:
            return
        if self._task is None:
            self._task = self._bar.add_task(name, total=total)
        self._bar.update(self._task, description=name, completed=done)

    def usable(
        self, items: Iterable[T | Refusal], step: str, total: int | None = None
    ) -> Iterator[T]:
        """The items without the refusals, which are said; with a progress bar."""
        done = 0
        for done, item in enumerate(items, start=1):
            if isinstance(item, Refusal):
                self.say_refusal(item)
            else:
                yield item
            self.step(step, done, total)
        log.info("%s: %d done, %d left out", step, done - self._refused, self._refused)


def _set_up_logging(voice: Voice, console: Console | None) -> None:
    """Warnings always, notes with -v, everything with -vv; other libraries' only with -vv."""
    level = (logging.WARNING, logging.INFO, logging.DEBUG)[min(voice.verbose, 2)]
    level = logging.ERROR if voice.quiet else level
    handler: logging.Handler
    if console and voice.verbose:
        from rich.logging import RichHandler

        handler = RichHandler(console=console, show_path=voice.verbose > 1, markup=False)
        handler.setFormatter(logging.Formatter("%(message)s"))
    else:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(name)s: %(message)s"))
    logging.basicConfig(level=logging.DEBUG, handlers=[handler], force=True)
    logging.getLogger().setLevel(logging.DEBUG if voice.verbose > 1 else logging.CRITICAL)
    log.setLevel(level)


def _bar(console: Console) -> Progress:
    from rich.progress import (
        BarColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
    )

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed} pages"),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    )

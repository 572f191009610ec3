"""One function over many pages: in order, in one process or several, each bad one named.

This is the one place that decides what happens to a page whose work fails in a way nobody foresaw:
it becomes a [Refusal][dateline.model.Refusal] and the others go on. Results come in the order of
the input, and no more than a few chunks are in flight, so memory does not grow with the input.
"""

from __future__ import annotations

import logging
import os
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from itertools import islice
from multiprocessing import get_context
from typing import Any, Generic, TypeAlias, TypeVar

from dateline.model import Refusal

T = TypeVar("T")
R = TypeVar("R")
Within: TypeAlias = AbstractContextManager[Any]

log = logging.getLogger(__name__)

CHUNK = 4
"""Pages handed to a worker at once: few enough to share a small run evenly."""
CHUNKS_AHEAD = 3
"""Chunks in flight for each worker: enough that none waits for the reader of the input."""


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """A value and where it was read, as the user should see it."""

    place: str
    """A path, or `FILE:LINE`."""
    value: T


@dataclass(frozen=True, slots=True)
class _Failure:
    """An exception as it travels between processes."""

    reason: str
    details: str


class Crew:
    """Worker processes that may serve several maps of one run, and are replaced when one dies.

    A crew of one is this process itself. Processes are started when there is work for them.
    """

    def __init__(self, workers: int, within: Within | None = None) -> None:
        """`within` is a context that the work needs.

        It is entered here, and, pickled, by each process at its start.
        """
        if workers < 1:
            raise ValueError(f"workers must be 1 or more, not {workers}")
        self.workers = workers
        self._within: Within = within or nullcontext()
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Crew:
        self._within.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._within.__exit__(None, None, None)
        if self._pool:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def _start(
        self, function: Callable[[T], R | Refusal], values: list[T]
    ) -> Future[list[R | Refusal | _Failure]]:
        self._pool = self._pool or _pool(self.workers, self._within)
        try:
            return self._pool.submit(_attempt_all, function, values)
        except BrokenExecutor:
            self._pool = _pool(self.workers, self._within)
            return self._pool.submit(_attempt_all, function, values)

    def over(
        self, function: Callable[[T], R | Refusal], items: Iterable[Placed[T] | Refusal]
    ) -> Iterator[Placed[R] | Refusal]:
        """As [over][dateline.workers.over], by these workers."""
        if self.workers == 1:
            for item in items:
                yield from _settle([item], [_attempt(function, i) for i in _values([item])])
            return
        waiting: deque[_Started[T, R]] = deque()
        stream = iter(items)
        while chunk := list(islice(stream, CHUNK)):
            waiting.append((chunk, self._start(function, _values(chunk))))
            if len(waiting) >= self.workers * CHUNKS_AHEAD:
                yield from _finish(function, self._within, *waiting.popleft())
        while waiting:
            yield from _finish(function, self._within, *waiting.popleft())


_Started: TypeAlias = tuple[list[Placed[T] | Refusal], Future[list[R | Refusal | _Failure]]]
"""A chunk, and its results to come."""


def over(
    function: Callable[[T], R | Refusal],
    items: Iterable[Placed[T] | Refusal],
    *,
    workers: int = 1,
    within: Within | None = None,
) -> Iterator[Placed[R] | Refusal]:
    """Each item's result, in the items' order; a refusal stays where it stood.

    An exception in `function` becomes a refusal with the item's place and the exception's type.
    With more than one worker, `function` must be a module's own (processes are spawned, not
    forked), and a worker process that dies costs only the item that killed it. `within` is as for
    [Crew][dateline.workers.Crew].
    """
    with Crew(workers, within) as crew:
        yield from crew.over(function, items)


def _finish(
    function: Callable[[T], R | Refusal],
    within: Within,
    items: list[Placed[T] | Refusal],
    future: Future[list[R | Refusal | _Failure]],
) -> Iterator[Placed[R] | Refusal]:
    """The chunk's results; where its process died, each value is tried again by itself."""
    values = _values(items)
    try:
        results = future.result()
    except BrokenExecutor:
        log.info("a worker process died; its pages are read again one by one")
        results = _one_by_one(function, within, values)
    yield from _settle(items, results)


def _one_by_one(
    function: Callable[[T], R | Refusal], within: Within, values: list[T]
) -> list[R | Refusal | _Failure]:
    task = partial(_attempt_all, function)
    out: list[R | Refusal | _Failure] = []
    pool = _pool(1, within)
    for value in values:
        try:
            out += pool.submit(task, [value]).result()
        except BrokenExecutor as error:
            out.append(_Failure("the process that read it died", str(error)))
            pool = _pool(1, within)
    pool.shutdown(wait=False)
    return out


def _pool(workers: int, within: Within) -> ProcessPoolExecutor:
    # Spread over processes, small products of matrices only lose by threads of their own: with two
    # processes on two cores they halve the rate. A process reads this when it first loads numpy.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    return ProcessPoolExecutor(
        workers,
        mp_context=get_context("spawn"),
        initializer=_settle_in,
        initargs=(logging.getLogger().level, within),
    )


def _settle_in(level: int, within: Within) -> None:
    """A worker leaves Ctrl-C to the process that started it, and logs no more than that one.

    It works in the context that the work needs until it ends.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.basicConfig(level=level, format="%(message)s")
    within.__enter__()


def _attempt_all(
    function: Callable[[T], R | Refusal], values: list[T]
) -> list[R | Refusal | _Failure]:
    return [_attempt(function, value) for value in values]


def _attempt(function: Callable[[T], R | Refusal], value: T) -> R | Refusal | _Failure:
    try:
        return function(value)
    except Exception as error:  # noqa: BLE001 (kept: it becomes the item's refusal)
        what = ": ".join(filter(None, (type(error).__name__, str(error).strip().split("\n")[0])))
        return _Failure(f"dateline failed on it ({what[:200]})", traceback.format_exc())


def _values(items: list[Placed[T] | Refusal]) -> list[T]:
    return [item.value for item in items if not isinstance(item, Refusal)]


def _settle(
    items: list[Placed[T] | Refusal], results: list[R | Refusal | _Failure]
) -> Iterator[Placed[R] | Refusal]:
    """The items' results in place, refusals among the items where they stood."""
    left = iter(results)
    for item in items:
        if isinstance(item, Refusal):
            yield item
            continue
        result = next(left)
        if isinstance(result, Refusal):
            yield result
        elif isinstance(result, _Failure):
            log.debug("%s: %s", item.place, result.details)
            yield Refusal(place=item.place, reason=result.reason)
        else:
            log.debug("%s: done", item.place)
            yield Placed(item.place, result)

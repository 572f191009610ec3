"""The user's own actors while a run lasts.

Everything else in `vocab` is read from packaged files and never changes. A user's own actors come
with a run, and `using` is the one place where they are put in and taken out again; the loaders that
know of them (`vocab.actors`, `vocab.offices`) ask `user_actors`. They hold for the thread, or the
worker process, that entered `using`.
"""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.vocab.user_actors import UserActors

_INSTALLED: ContextVar[UserActors | None] = ContextVar("user_actors", default=None)


def user_actors() -> UserActors | None:
    """The actors that this run brought with it; null when it brought none."""
    return _INSTALLED.get()


class using:  # noqa: N801 (used as the statement `with using(actors)`)
    """A context in which `actors` are known beside the packaged ones, and before them.

    With null it changes nothing. It may be pickled, and entered in another process.
    """

    def __init__(self, actors: UserActors | None) -> None:
        self._actors = actors
        self._before: list[UserActors | None] = []

    def __enter__(self) -> None:
        self._before.append(_INSTALLED.get())
        if self._actors is not None:
            _INSTALLED.set(self._actors)

    def __exit__(self, *_: object) -> None:
        _INSTALLED.set(self._before.pop())

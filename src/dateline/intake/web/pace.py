"""One request at a time to a host, and a pause after each."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from dateline.intake.web.fetched import Unfetchable

LONGEST_WAIT = 30.0
"""Seconds that a host may ask to wait, by robots.txt or `Retry-After`, before it is passed over."""

log = logging.getLogger(__name__)


class Pace:
    """When each host may be asked again."""

    def __init__(
        self, pause: float, monotonic: Callable[[], float], sleep: Callable[[float], None]
    ) -> None:
        self._pause = pause
        self._monotonic = monotonic
        self._sleep = sleep
        self._not_before: dict[str, float] = {}

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Around one request: waits until the host may be asked.

        Raises `Unfetchable` when that is too far off.
        """
        seconds = self._not_before.get(host, -math.inf) - self._monotonic()
        longest = max(LONGEST_WAIT, self._pause)
        if seconds > longest:
            wait = math.ceil(seconds)
            raise Unfetchable(
                f"{host} asks to wait {wait} s before its next page; {longest:g} s is the most"
            )
        if seconds > 0:
            log.debug("waiting %.1f s for %s", seconds, host)
            self._sleep(seconds)
        try:
            yield
        finally:
            self.put_off(host, self._pause)

    def put_off(self, host: str, seconds: float) -> None:
        """Leave the host alone for as long, or longer where that was agreed before."""
        until = self._monotonic() + seconds
        self._not_before[host] = max(until, self._not_before.get(host, until))

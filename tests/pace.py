"""Bounds on the time of hostile input, kept by the pace of the machine that runs the tests.

Such a bound tells work that ends at once from work that grows out of hand; how fast the machine
is, and who else is using it, is no business of a test.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
Clock = Callable[[], float]

#: Seconds the yardstick takes on the machine that the bounds were written for.
YARDSTICK = 0.12
TRIES = 3


def yardstick(clock: Clock) -> float:
    """Seconds that a million multiplications take here and now."""
    began = clock()
    total = 0
    for number in range(1_000_000):
        total += number * number % 7
    return clock() - began


def allowed(seconds: float, clock: Clock) -> float:
    """What `seconds` of that machine are on this one, as it is loaded now."""
    return seconds * max(1.0, yardstick(clock) / YARDSTICK)


def in_time(seconds: float, work: Callable[[], T], clock: Clock = time.process_time) -> T:
    """What `work` gives back, when it takes no more than `seconds`.

    They are of a processor, but for work that waits, or that others do, which is to be measured by
    the `clock` on the wall. A machine that is shared can stall in the midst of it, so work that
    took longer is done again: what is slow by nature is so each time.
    """
    taken = 0.0
    for _ in range(TRIES):
        began = clock()
        found = work()
        taken = clock() - began
        if taken < seconds or taken < allowed(seconds, clock):
            return found
    raise AssertionError(f"took {taken:.1f} s each of {TRIES} times, and not {seconds:g} s")

"""Bounds on the time of hostile input, kept by the pace of the machine that runs the tests.

Such a bound tells work that ends at once from work that grows out of hand; how fast the machine
is, and who else is using it, is no business of a test.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

#: Seconds of a processor the yardstick takes on the machine that the bounds were written for.
YARDSTICK = 0.12
TRIES = 3


def yardstick() -> float:
    """Seconds of a processor that a million multiplications take here and now."""
    began = time.process_time()
    total = 0
    for number in range(1_000_000):
        total += number * number % 7
    return time.process_time() - began


def allowed(seconds: float) -> float:
    """What `seconds` of that machine are on this one, as it is loaded now."""
    return seconds * max(1.0, yardstick() / YARDSTICK)


def in_time(seconds: float, work: Callable[[], T]) -> T:
    """What `work` gives back, when it takes no more than `seconds` of a processor.

    A machine that is shared can stall in the midst of it, so work that took longer is done
    again: what is slow by nature is so each time.
    """
    taken = 0.0
    for _ in range(TRIES):
        began = time.process_time()
        found = work()
        taken = time.process_time() - began
        if taken < seconds or taken < allowed(seconds):
            return found
    raise AssertionError(f"took {taken:.1f} s each of {TRIES} times, and not {seconds:g} s")

"""Values that many have: numbered, and two of them compared once for all pairs that have them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

V = TypeVar("V", bound=Hashable)


def numbered(values: Iterable[V]) -> tuple[Ints, list[V]]:
    """Each value's number, and the different values by their numbers."""
    known: dict[V, int] = {}
    numbers = [known.setdefault(value, len(known)) for value in values]
    return np.array(numbers, np.int64), list(known)


def each_pair(one: Ints, other: Ints, values: Sequence[V], of: Callable[[V, V], float]) -> Floats:
    """(pairs,) what `of` gives for two of `values`, which are given by their numbers."""
    asked, at = np.unique(one * len(values) + other, return_inverse=True)
    pairs = (divmod(pair, len(values)) for pair in asked.tolist())
    return np.array([of(values[a], values[b]) for a, b in pairs], np.float32)[at]

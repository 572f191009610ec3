"""Where in a text something stands."""

from __future__ import annotations

Span = tuple[int, int]
"""`(start, end)`, half open, in characters (Python code points) of the row's `text`."""


def overlaps(a: Span, b: Span) -> bool:
    """Whether two spans share at least one character."""
    return a[0] < b[1] and b[0] < a[1]


def contains(outer: Span, inner: Span) -> bool:
    """Whether `inner` lies wholly within `outer`."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]

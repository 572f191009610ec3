"""How much is read at most, so that no input can fill the memory."""

from __future__ import annotations

PAGE_BYTES = 20 * 1024 * 1024
"""The largest page, after unpacking. Real news pages stay under 5 MB."""
LINE_BYTES = 32 * 1024 * 1024
"""The longest line of a JSON Lines file; the file itself may be any size."""
STEP_BYTES = 1024 * 1024
"""Read at a time, so that a small gzip file cannot unpack into gigabytes at once."""
PEEK_BYTES = 4096
"""Looked at when a kind of file is told from its first bytes."""


def megabytes(size: int) -> str:
    """A size in bytes as a person reads it."""
    return f"{size // (1024 * 1024)} MB"

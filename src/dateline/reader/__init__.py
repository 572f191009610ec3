"""Article → Reading: what a text mentions, who says it, and what it tells of."""

from dateline.reader.read import read

__all__ = ["read"]

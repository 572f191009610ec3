"""Event words and resolved mentions → events in PLOVER and CAMEO terms."""

from dateline.coding.code import code

__all__ = ["code"]

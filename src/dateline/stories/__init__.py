"""Articles → duplicates, origins, stories."""

from dateline.stories.assign import assign

__all__ = ["assign"]

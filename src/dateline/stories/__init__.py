"""Articles → duplicates, origins, stories; and an index of copies for articles as they come."""

from dateline.stories.assign import assign
from dateline.stories.copy_index import CopyIndex

__all__ = ["CopyIndex", "assign"]

"""Event mentions → EventRecords: merging, origins, status, disagreements."""

from dateline.records.merge import link, merge

__all__ = ["link", "merge"]

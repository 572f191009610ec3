"""The web: one address in, one page's bytes out, politely and safely.

Importing this is cheap. What opens connections is in `dateline.intake.web.fetcher`, and only who
imports that loads a network library.
"""

from dateline.intake.web.fetched import Fetch, Fetched, FetchSettings, is_contact, is_url

__all__ = ["Fetch", "FetchSettings", "Fetched", "is_contact", "is_url"]

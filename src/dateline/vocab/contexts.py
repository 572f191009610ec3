"""Words that show PLOVER's contexts."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from dateline.vocab.files import read_yaml


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    contexts: dict[str, tuple[str, ...]]


@cache
def context_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each context with the pattern of its words in lower case, in the codebook's order."""
    data = read_yaml("contexts.yaml", _File)
    return tuple(
        (context, re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")s?\b"))
        for context, words in data.contexts.items()
    )

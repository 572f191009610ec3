"""What the words before a printed date say that it is the date of."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from dateline.model import DateKind
from dateline.vocab.files import read_yaml


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    published: tuple[str, ...]
    modified: tuple[str, ...]


@cache
def _pattern() -> re.Pattern[str]:
    file = read_yaml("date_labels.yaml", _File)
    groups = (
        "|".join(re.escape(label) for label in sorted(labels, key=len, reverse=True))
        for labels in (file.modified, file.published)
    )
    return re.compile(r"(?<!\w)(?:({})|({}))(?![a-z])".format(*groups))


def label_of(words: str) -> DateKind:
    """What the last label in the words before a date says; `unsaid` where there is none."""
    kind: DateKind = "unsaid"
    for match in _pattern().finditer(words.lower()):
        kind = "modified" if match[1] else "published"
    return kind

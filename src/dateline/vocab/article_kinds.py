"""The signs of an article's kind: addresses, sections, labels, and words of a writer's voice."""

from __future__ import annotations

from functools import cache

import msgspec

from dateline.model import ArticleKind
from dateline.vocab.files import read_yaml


class Sign(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Names that speak for a kind."""

    kind: ArticleKind
    weight: float
    """On the scale of `ArticleKinds.least`."""
    why: str
    names: tuple[str, ...]
    """In lower case."""


class Measure(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something counted in the text that speaks for a kind."""

    kind: ArticleKind
    at_least: float
    """The share of sentences or paragraphs from which it counts."""
    weight: float
    why: str


class Measures(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is counted, each by its name."""

    first_person: Measure
    judging: Measure
    hedged: Measure
    advice: Measure
    speech: Measure
    told: Measure
    unnamed: Measure
    headed: Measure
    dated: Measure
    dateline: Measure
    questions: Measure
    speakers: Measure
    timed: Measure
    numbered: Measure
    short: Measure
    teasers: Measure
    apart: Measure


class Voice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words of one language that tell whose voice a sentence is."""

    code: str
    """ISO 639-1."""
    joined: bool = False
    """Written without spaces between words."""
    common: tuple[str, ...]
    """Words by which the language is known."""
    first_person: frozenset[str]
    judging: frozenset[str]
    hedged: frozenset[str]
    advice: frozenset[str]
    speech: frozenset[str]
    unnamed: frozenset[str]
    past: frozenset[str]
    """Words of past tense."""
    past_endings: tuple[str, ...] = ()
    """What other such words end in."""
    dated: frozenset[str]


class ArticleKinds(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole file."""

    source: str
    least: float
    """The weight that a kind needs."""
    decides: float
    """The weight of labels that is enough, whatever the text looks like."""
    urls: tuple[Sign, ...]
    sections: tuple[Sign, ...]
    types: tuple[Sign, ...]
    labels: tuple[Sign, ...]
    ends: tuple[Sign, ...]
    starts: tuple[Sign, ...]
    phrases: tuple[Sign, ...]
    counted: Sign
    openings: tuple[Sign, ...]
    closings: tuple[Sign, ...]
    headings: tuple[Sign, ...]
    measures: Measures
    languages: tuple[Voice, ...]


@cache
def article_kinds() -> ArticleKinds:
    """Every sign, with its weight and its reason."""
    return read_yaml("article_kinds.yaml", ArticleKinds)

"""Plain words for the codes that records carry, for people who do not have a codebook at hand."""

from __future__ import annotations

from functools import cache

import msgspec

from dateline.vocab.files import read_yaml


class EventWords(msgspec.Struct, frozen=True):
    """How an event type and its modes are called in a sentence."""

    label: str
    """What the type is, in lower case: `criticism or accusation`."""
    short: str
    """One word for narrow places, capitalised: `Accusation`."""
    modes: dict[str, str]


class StatusWords(msgspec.Struct, frozen=True):
    """A record's status on a badge, and what it means."""

    label: str
    means: str


class PlainWords(msgspec.Struct, frozen=True):
    """Every code's plain words, by code."""

    source: str
    cameo: dict[str, str]
    """Narrower words for some CAMEO codes, used before the mode's."""
    events: dict[str, EventWords]
    war: str
    """What a war between two sides is called, whose type and mode are of one's deed."""
    contexts: dict[str, str]
    country_like: dict[str, str]
    modality: dict[str, str]
    status: dict[str, StatusWords]
    removed: dict[str, str]
    published_from: dict[str, str]
    kinds: dict[str, str]
    """What sort of article a page is."""
    kind_signs: dict[str, str]
    """What speaks for that, by `KindEvidence.sign`: a verb whose subject is the page."""
    fields: dict[str, str]
    """A disagreement's field, as the question that the pages answer differently."""
    contrasts: dict[str, str]
    """How the values that pages give of one field stand to each other."""
    occurrence: dict[str, str]
    """What pages say on whether it happened."""
    takes: dict[str, str]
    """What one page has from another or from an agency, as a verb whose subject is the page."""
    reports: dict[str, str]
    """How an outlet stands to a record that it tells of."""
    languages: dict[str, str]


@cache
def plain_words() -> PlainWords:
    """The packaged words; raises `VocabularyError` when the file is broken."""
    return read_yaml("plain_words.yaml", PlainWords)

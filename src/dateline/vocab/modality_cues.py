"""Cues of modality and polarity: whether something is said to have happened."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

import msgspec

from dateline.vocab.cues import forms_of
from dateline.vocab.files import read_yaml

Standing = Literal[
    "planned", "pledged", "threatened", "alleged", "reported", "hypothetical", "denied",
    "negative", "opinion", "implicative", "rejecting",
]  # fmt: skip
"""What a cue says of an event's standing. `negative` says that it was not done, `implicative`
passes on what holds of the governing verb, `pledged` is planned, or threatened if it does harm."""


class _ModalityFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    modals: dict[Standing, tuple[str, ...]]
    would: frozenset[str]
    verbs: dict[Standing, tuple[str, ...]]
    phrases: dict[Standing, tuple[str, ...]]
    adjectives: dict[Standing, tuple[str, ...]]
    adverbs: dict[Standing, tuple[str, ...]]
    that: dict[Standing, tuple[str, ...]]
    conditionals: tuple[str, ...]
    idioms: tuple[str, ...]
    carriers: tuple[str, ...]
    happens: tuple[str, ...]
    predicates: dict[Standing, tuple[str, ...]]
    negations: frozenset[str]
    sayings: frozenset[str]
    barriers: frozenset[str]
    doubting: frozenset[str]
    views: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ModalityCues:
    """Cues of modality and polarity; word groups are keyed by their last or first token."""

    modals: dict[str, Standing]
    would: frozenset[str]
    verbs: dict[str, Standing]
    """Every form of a governing verb."""
    phrases: dict[str, tuple[tuple[tuple[str, ...], Standing], ...]]
    """Word groups by their last token, the longest first."""
    adjectives: dict[str, Standing]
    adverbs: dict[str, Standing]
    that: dict[str, tuple[tuple[tuple[str, ...], Standing], ...]]
    """What stands before "that", by the last token."""
    conditionals: dict[str, tuple[tuple[str, ...], ...]]
    """By the first token."""
    idioms: frozenset[tuple[str, ...]]
    carriers: frozenset[str]
    happens: frozenset[str]
    predicates: dict[str, Standing]
    negations: frozenset[str]
    sayings: frozenset[str]
    """Nouns that tell of words; a denial of one leaves it said."""
    barriers: frozenset[str]
    """First words and marks of a clause."""
    doubting: frozenset[str]
    """Words of an attribution's cue that make its content no more than possible."""
    views: tuple[tuple[str, ...], ...]


@cache
def modality_cues() -> ModalityCues:
    """The packaged cues of modality; raises `VocabularyError` on a broken file."""
    data = read_yaml("modality_cues.yaml", _ModalityFile)
    conditionals: dict[str, list[tuple[str, ...]]] = {}
    for phrase in data.conditionals:
        pieces = tuple(phrase.split())
        conditionals.setdefault(pieces[0], []).append(pieces)
    return ModalityCues(
        modals=_words(data.modals),
        would=data.would,
        verbs={
            pieces[0]: standing
            for standing, words in reversed(data.verbs.items())
            for word in words
            for pieces, _ in forms_of(word)
        },
        phrases=_by_last(data.phrases),
        adjectives=_words(data.adjectives),
        adverbs=_words(data.adverbs),
        that=_by_last(data.that),
        conditionals={first: tuple(found) for first, found in conditionals.items()},
        idioms=frozenset(tuple(phrase.split()) for phrase in data.idioms),
        carriers=frozenset(pieces[0] for word in data.carriers for pieces, _ in forms_of(word))
        | {"is", "are", "was", "were"},
        happens=frozenset(pieces[0] for word in data.happens for pieces, _ in forms_of(word)),
        predicates=_words(data.predicates),
        negations=data.negations,
        sayings=data.sayings,
        barriers=data.barriers,
        doubting=data.doubting,
        views=tuple(tuple(view.split()) for view in data.views),
    )


def _words(classes: dict[Standing, tuple[str, ...]]) -> dict[str, Standing]:
    return {word: standing for standing, words in classes.items() for word in words}


def _by_last(
    classes: dict[Standing, tuple[str, ...]],
) -> dict[str, tuple[tuple[tuple[str, ...], Standing], ...]]:
    out: dict[str, list[tuple[tuple[str, ...], Standing]]] = {}
    for standing, phrases in classes.items():
        for phrase in phrases:
            pieces = tuple(phrase.split())
            out.setdefault(pieces[-1], []).append((pieces, standing))
    return {last: tuple(sorted(found, key=lambda x: -len(x[0]))) for last, found in out.items()}

"""Closed word classes: prepositions, auxiliaries, subordinators and their like."""

from __future__ import annotations

from functools import cache

import msgspec

from dateline.vocab.files import read_yaml


class Grammar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lower-case words by class."""

    source: str
    auxiliaries: frozenset[str]
    be: frozenset[str]
    have: frozenset[str]
    modals: frozenset[str]
    """With "to" and the forms of "do": a base form behind one of these is a verb."""
    negations: frozenset[str]
    adverbs: frozenset[str]
    prepositions: frozenset[str]
    time_prepositions: frozenset[str]
    subordinators: frozenset[str]
    relatives: frozenset[str]
    determiners: frozenset[str]
    conjunctions: frozenset[str]
    subject_pronouns: frozenset[str]
    punctuation_ends: frozenset[str]
    plural_pronouns: frozenset[str]
    """Pronouns that can stand for two parties named before."""
    two_parties: frozenset[str]
    """Nouns that do so behind "both" or "two"."""
    vague_modifiers: frozenset[str]
    """Words of time that describe the noun behind them and date nothing else ("recent")."""
    doers: dict[str, list[str]]
    """Participles behind an event noun, with their particles, whose "by" leads to who did it."""
    blamed: dict[str, str]
    """Participles behind an event noun, and the preposition that leads to who is said to have."""
    seeing: frozenset[str]
    """Verbs of who sees or counts what others do: whose object, an event, they have no part in.

    Without the forms that are nouns as often ("witnesses", "records").
    """
    participles: frozenset[str]
    """Past participles that neither end in "ed" nor belong to a verb of the event lexicon."""
    acting_participles: frozenset[str]
    """Participles behind "be" of which the subject acts or is in a state: nothing is done to it."""


@cache
def grammar() -> Grammar:
    """English closed classes."""
    return read_yaml("grammar.yaml", Grammar)

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
    adjective_endings: tuple[str, ...]
    """Endings that make the word before an event word more likely an adjective than a subject."""
    conjunctions: frozenset[str]
    lacking: frozenset[str]
    """Words before an object that say it is not there: "showed *little* willingness"."""
    irregular_pasts: frozenset[str]
    """Pasts that do not end in -ed and often stand behind an event noun ("the attack left")."""
    subject_pronouns: frozenset[str]
    punctuation_ends: frozenset[str]
    plural_pronouns: frozenset[str]
    """Pronouns that can stand for two parties named before."""
    two_parties: frozenset[str]
    """Nouns that do so behind "both" or "two"."""
    part_nouns: frozenset[str]
    """Nouns whose "of" names no agent: "a member of NATO" is not NATO."""
    vague_modifiers: frozenset[str]
    """Words of time that describe the noun behind them and date nothing else ("recent")."""
    attributed: frozenset[str]
    """Participles behind an act that name who is said to have done it."""


@cache
def grammar() -> Grammar:
    """English closed classes."""
    return read_yaml("grammar.yaml", Grammar)

"""The lexicon of event words, with the forms that each takes in text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

import msgspec

from dateline.model import EventType
from dateline.vocab.files import read_yaml
from dateline.vocab.inflection import with_ed, with_ing, with_s

PartOfSpeech = Literal["verb", "noun", "adjective"]
Form = Literal["base", "third", "past", "participle", "past or participle", "ing", "noun", "plain"]

_PIECE = re.compile(r"\w+|[^\w\s]")


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a group of words tells of, and what must stand beside them."""

    v: tuple[str, ...] = ()
    n: tuple[str, ...] = ()
    a: tuple[str, ...] = ()
    objects: tuple[str, ...] = msgspec.field(default=(), name="with")
    """One of these nouns must be the verb's object, or its subject in the passive."""
    to: tuple[str, ...] = ()
    """One of these verbs must follow the verb's "to"."""
    mode: str | None = None
    cameo: str | None = None
    context: tuple[str, ...] = ()


class WeaponsTests(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tell a test of weapons from an attack with them."""

    tests: frozenset[str]
    arms: frozenset[str]
    """What is tested."""
    launches: frozenset[str]
    missiles: frozenset[str]
    """What is launched for a test, where it comes down at sea."""
    strategic: frozenset[str]
    """What has been launched for nothing but tests."""
    seas: frozenset[str]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    entries: dict[EventType, tuple[Entry, ...]]
    trade: frozenset[str]
    commodities: frozenset[str]
    giving: frozenset[str]
    weapons: frozenset[str]
    weapons_tests: WeaponsTests
    information: frozenset[str]
    uses: frozenset[str]
    measures: frozenset[str]
    irregular_verbs: dict[str, tuple[str, str, str, str]]
    irregular_nouns: dict[str, str]


@dataclass(frozen=True, slots=True)
class Word:
    """One form of one event word: what to look for in text."""

    pieces: tuple[str, ...]
    """Lower-case tokens, as the reader's tokens part them."""
    lemma: str
    part: PartOfSpeech
    form: Form
    event: EventType
    entry: Entry


@dataclass(frozen=True, slots=True)
class EventLexicon:
    """Event words by their first token, the longest and most specific first."""

    words: dict[str, tuple[Word, ...]]
    verb_forms: frozenset[str]
    """Every single-token form of an event verb."""
    noun_forms: dict[str, str]
    """Each single-token form of a noun that entries name, with its singular."""
    bases: dict[str, str]
    """Each single-token form of a verb that entries name, with its base."""
    trade: frozenset[str]
    """Forms of words for buying and selling: economic cooperation in PLOVER, and no aid."""
    commodities: frozenset[str]
    """Goods that are bought and sold, whatever the verb, unless a word of giving is by."""
    giving: frozenset[str]
    """Forms of words for giving without price."""
    weapons: frozenset[str]
    """What is sent to one side of a war for use against the other."""
    weapons_tests: WeaponsTests
    information: frozenset[str]
    """What is released to the public, and sets nobody free."""
    uses: frozenset[str]
    """Words between such goods and where they are used: that is not who gets them."""
    measures: frozenset[str]
    """Restrictions that are said to hit whom they are aimed at."""
    participles: frozenset[str]
    """Past participles, of the verbs that entries name and of the irregular ones."""


@cache
def event_lexicon() -> EventLexicon:
    """The lexicon, every form spelled out."""
    data = read_yaml("event_words.yaml", _File)
    words: dict[str, list[Word]] = {}
    noun_forms: dict[str, str] = {}
    bases: dict[str, str] = {}
    for event, entries in data.entries.items():
        for entry in entries:
            for word in _spelled_out(event, entry, data):
                words.setdefault(word.pieces[0], []).append(word)
                if word.part == "verb" and len(word.pieces) == 1:
                    bases[word.pieces[0]] = word.lemma
            for noun in (*entry.objects, *entry.n):
                for form in _noun_forms(noun, data.irregular_nouns):
                    noun_forms.setdefault(form, noun)
            for verb in entry.to:
                for form, _ in _verb_forms(verb, data.irregular_verbs):
                    bases.setdefault(form, verb)
    for found in words.values():
        found.sort(key=_specific_first)
    return EventLexicon(
        words={k: tuple(v) for k, v in words.items()},
        verb_forms=frozenset(bases),
        noun_forms=noun_forms,
        bases=bases,
        trade=data.trade,
        commodities=data.commodities,
        giving=data.giving,
        weapons=data.weapons,
        weapons_tests=data.weapons_tests,
        information=data.information,
        uses=data.uses,
        measures=data.measures,
        participles=frozenset(
            form
            for verb in bases.values()
            for form, kind in _verb_forms(pieces_of(verb)[0], data.irregular_verbs)
            if kind in {"participle", "past or participle"}
        ),
    )


def _specific_first(word: Word) -> tuple[int, bool]:
    return (-len(word.pieces), not (word.entry.objects or word.entry.to))


def pieces_of(phrase: str) -> tuple[str, ...]:
    """A phrase in the tokens that the reader would see."""
    return tuple(_PIECE.findall(phrase.lower()))


def _spelled_out(event: EventType, entry: Entry, data: _File) -> list[Word]:
    out = []
    for verb in entry.v:
        head, *rest = pieces_of(verb)
        out += [
            Word((spelled, *rest), verb, "verb", form, event, entry)
            for spelled, form in _verb_forms(head, data.irregular_verbs)
        ]
    for noun in entry.n:
        out += [
            Word(pieces_of(spelled), noun, "noun", "noun", event, entry)
            for spelled in _noun_forms(noun, data.irregular_nouns)
        ]
    out += [Word(pieces_of(a), a, "adjective", "plain", event, entry) for a in entry.a]
    return out


def _verb_forms(
    verb: str, irregular: dict[str, tuple[str, str, str, str]]
) -> list[tuple[str, Form]]:
    if verb in irregular:
        third, past, participle, ing = irregular[verb]
        if past == participle:
            return _distinct(
                [(verb, "base"), (third, "third"), (past, "past or participle"), (ing, "ing")]
            )
        return _distinct(
            [(verb, "base"), (third, "third"), (past, "past"), (participle, "participle"),
             (ing, "ing")]
        )  # fmt: skip
    return _distinct(
        [(verb, "base"), (with_s(verb), "third"), (with_ed(verb), "past or participle"),
         (with_ing(verb), "ing")]
    )  # fmt: skip


def _distinct(forms: list[tuple[str, Form]]) -> list[tuple[str, Form]]:
    # "cut" and "hit" are their own past: one spelling keeps its first form but may be read as past.
    out: dict[str, Form] = {}
    for spelled, form in forms:
        if spelled in out and form in {"past", "past or participle", "participle"}:
            out[spelled] = "past or participle"
        else:
            out.setdefault(spelled, form)
    return list(out.items())


def _noun_forms(noun: str, irregular: dict[str, str]) -> tuple[str, ...]:
    if noun in irregular:
        return tuple(dict.fromkeys((noun, irregular[noun])))
    head, _, last = noun.rpartition(" ")
    return (noun, f"{head} {with_s(last)}".strip())

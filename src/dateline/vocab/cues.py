"""Cues of attribution: the words that mark that somebody says something."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

import msgspec

from dateline.vocab.files import read_yaml
from dateline.vocab.inflection import with_ed, with_ing, with_s

CueClass = Literal["say", "claim", "warn", "deny", "think", "show", "plan", "want", "judge"]
"""What a cue does to the standing of its content: `say` leaves it open, `claim` doubts it, `deny`
contradicts it, `plan` and `want` put it in the future, `judge` takes it for granted."""

Frame = Literal["clause", "that", "quote", "to", "them-to", "them-that", "thing"]

_PIECE = re.compile(r"\w+|[^\w\s]")


class VerbGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"cue": "class"}):
    """Verbs of one class that take the same things behind them."""

    cue: CueClass
    takes: tuple[Frame, ...]
    words: tuple[str, ...]


class PhraseGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"cue": "class"}):
    """Phrases of one class, each followed by a noun phrase."""

    cue: CueClass
    words: tuple[str, ...]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    verbs: tuple[VerbGroup, ...]
    phrases: tuple[PhraseGroup, ...]
    according: dict[CueClass, tuple[str, ...]]
    nouns: dict[CueClass, tuple[str, ...]]
    adverbs: dict[CueClass, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class CueWord:
    """One form of one cue: what to look for in text."""

    pieces: tuple[str, ...]
    """Lower-case tokens, as the reader's tokens part them."""
    frames: dict[Frame, CueClass]
    """What may follow it, and its class when that follows."""


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """Cues by their first token, the longest first."""

    verbs: dict[str, tuple[CueWord, ...]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], CueClass], ...]]
    according: dict[str, tuple[tuple[tuple[str, ...], CueClass], ...]]
    nouns: dict[str, CueClass]
    adverbs: dict[str, CueClass]


@cache
def cue_lexicon() -> CueLexicon:
    """The packaged cues, every form spelled out; raises `VocabularyError` on a broken file."""
    data = read_yaml("cue_verbs.yaml", _File)
    return CueLexicon(
        verbs=_verbs(data.verbs),
        phrases=_by_first((word, group.cue) for group in data.phrases for word in group.words),
        according=_by_first((word, cue) for cue, words in data.according.items() for word in words),
        nouns={word: cue for cue, words in data.nouns.items() for word in words},
        adverbs={word: cue for cue, words in data.adverbs.items() for word in words},
    )


def pieces_of(phrase: str) -> tuple[str, ...]:
    """A phrase in the tokens that the reader would see, in lower case."""
    return tuple(_PIECE.findall(phrase.lower()))


def _by_first(
    phrases: Iterable[tuple[str, CueClass]],
) -> dict[str, tuple[tuple[tuple[str, ...], CueClass], ...]]:
    out: dict[str, list[tuple[tuple[str, ...], CueClass]]] = {}
    for phrase, cue in phrases:
        pieces = pieces_of(phrase)
        out.setdefault(pieces[0], []).append((pieces, cue))
    return {first: tuple(sorted(found, key=lambda x: -len(x[0]))) for first, found in out.items()}


def _verbs(groups: tuple[VerbGroup, ...]) -> dict[str, tuple[CueWord, ...]]:
    frames: dict[tuple[str, ...], dict[Frame, CueClass]] = {}
    for group in groups:
        for written in group.words:
            for pieces in forms_of(written):
                known = frames.setdefault(pieces, {})
                for frame in group.takes:
                    known.setdefault(frame, group.cue)
    out: dict[str, list[CueWord]] = {}
    for pieces, known in frames.items():
        out.setdefault(pieces[0], []).append(CueWord(pieces, known))
    return {
        first: tuple(sorted(words, key=lambda w: -len(w.pieces))) for first, words in out.items()
    }


def forms_of(written: str) -> list[tuple[str, ...]]:
    """The forms of a verb written as `base/past/ing/participle rest`; each spelling once."""
    head, *rest = written.split(" ")
    base, *given = head.split("/")
    past = given[0] if given else with_ed(base)
    ing = given[1] if len(given) > 1 else with_ing(base)
    spelled = dict.fromkeys((base, with_s(base), ing, past, *given[2:]))
    return [(word, *rest) for word in spelled]

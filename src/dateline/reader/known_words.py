"""The lexicon's entry for an event word: its headword, and the finer codes that it brings along."""

from __future__ import annotations

from dateline.reader.view import View
from dateline.vocab.event_words import Word, pieces_of

_REACH = 8
"""Tokens on either side of a verb among which its object or infinitive is looked for."""


def known_word(view: View, first: int, last: int, event: str) -> Word | None:
    """The entry of type `event` for one of the tokens `first` to `last` (exclusive).

    Of several the longest; of those the one that asks for an object or infinitive that is there.
    """
    best: tuple[int, int] | None = None
    chosen: Word | None = None
    for at in range(first, last):
        for word in view.lexicon.words.get(view.lower(at), ()):
            if word.event != event or not _matches(view, at, word.pieces):
                continue
            asked = bool(word.entry.objects or word.entry.to)
            if asked and not _has_company(view, at, word):
                continue
            rank = (len(word.pieces), int(asked))
            if best is None or rank > best:
                best, chosen = rank, word
    return chosen


def _matches(view: View, at: int, pieces: tuple[str, ...]) -> bool:
    return all(view.lower(at + k) == piece for k, piece in enumerate(pieces))


def _has_company(view: View, at: int, word: Word) -> bool:
    """Whether the noun that must be the verb's object, or the verb behind its "to", is near."""
    behind = range(at + len(word.pieces), min(len(view), at + len(word.pieces) + _REACH))
    if word.entry.to:
        return any(
            view.lower(k - 1) == "to"
            and view.lexicon.bases.get(view.lower(k), view.lower(k)) in word.entry.to
            for k in behind
        )
    near = [*range(max(0, at - _REACH), at), *behind]
    return any(_is_one_of(view, k, word.entry.objects) for k in near)


def _is_one_of(view: View, k: int, nouns: tuple[str, ...]) -> bool:
    word = view.lower(k)
    if word in nouns or view.lexicon.noun_forms.get(word, word) in nouns:
        return True
    return any(" " in noun and _matches(view, k, pieces_of(noun)) for noun in nouns)

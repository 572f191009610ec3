"""One sentence as the event reader sees it: tokens, the mentions on them, and word classes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model import Mention, Span
from dateline.reader.text import Token, tokens
from dateline.vocab.event_words import EventLexicon, event_lexicon
from dateline.vocab.grammar import Grammar, grammar


@dataclass(frozen=True, slots=True)
class Chunk:
    """A mention and the tokens that it covers, `first` to `last` (exclusive)."""

    first: int
    last: int
    mention: Mention

    @property
    def is_actor(self) -> bool:
        """Whether it names or points at somebody who can act."""
        return self.mention.kind not in {"place", "time"}


class View:
    """A sentence's tokens and chunks, with the questions that rules ask of them."""

    def __init__(self, text: str, sentence: Span, mentions: Sequence[Mention]) -> None:
        self.text = text
        self.tokens: list[Token] = tokens(text, sentence)
        self.chunk_at: list[Chunk | None] = [None] * len(self.tokens)
        self.chunks: list[Chunk] = []
        self.grammar: Grammar = grammar()
        self.lexicon: EventLexicon = event_lexicon()
        for mention in mentions:
            self._place(mention)

    def _place(self, mention: Mention) -> None:
        inside = [
            i
            for i, token in enumerate(self.tokens)
            if token.start < mention.span[1] and mention.span[0] < token.end
        ]
        if not inside or self.chunk_at[inside[0]] is not None:
            return
        chunk = Chunk(inside[0], inside[-1] + 1, mention)
        self.chunks.append(chunk)
        for i in inside:
            self.chunk_at[i] = chunk

    def __len__(self) -> int:
        return len(self.tokens)

    @property
    def asks(self) -> bool:
        """Whether the sentence opens with an auxiliary and ends in a question mark: "Did they?"."""
        ends = any(token.lower == "?" for token in self.tokens[-2:])
        return ends and self.lower(0) in self.grammar.auxiliaries

    def lower(self, i: int) -> str:
        """The token's lower-case text, or an empty string outside the sentence."""
        return self.tokens[i].lower if 0 <= i < len(self.tokens) else ""

    def span(self, first: int, last: int) -> Span:
        """The characters of tokens `first` to `last` (exclusive)."""
        return (self.tokens[first].start, self.tokens[last - 1].end)

    def is_adverb(self, i: int) -> bool:
        """Whether the token is an adverb or a negation, as far as its form tells."""
        word = self.lower(i)
        return (
            word in self.grammar.adverbs
            or word in self.grammar.negations
            or (word.endswith("ly") and len(word) > 4)
        )

    def before(self, i: int) -> int:
        """The nearest token left of `i` that is no adverb; -1 when there is none."""
        i -= 1
        while i >= 0 and self.is_adverb(i) and self.chunk_at[i] is None:
            i -= 1
        return i

    def is_barrier(self, i: int) -> bool:
        """Whether the token ends a clause."""
        word = self.lower(i)
        return word in self.grammar.subordinators or word in self.grammar.punctuation_ends

    def is_verb_like(self, i: int) -> bool:
        """Whether the token looks like a finite verb: an auxiliary or a known verb's form."""
        if self.chunk_at[i] is not None:
            return False
        word = self.lower(i)
        return word in self.grammar.auxiliaries or (
            word in self.lexicon.verb_forms and not self.is_nominal(i)
        )

    def is_nominal(self, i: int) -> bool:
        """Whether what stands before the token makes it a noun."""
        previous = self.lower(i - 1)
        return (
            previous in self.grammar.determiners
            or previous in {"'s", "'"}
            or (previous in self.grammar.prepositions and previous != "to")
        )

    def preposition(self, chunk: Chunk) -> str | None:
        """The preposition that governs a chunk, or null when it stands free.

        Steps over the words of its own noun phrase ("with *the ruling party of* Iran").
        """
        i = chunk.first - 1
        steps = 0
        while i >= 0 and steps < 5:
            word = self.lower(i)
            if word in self.grammar.prepositions or word in self.grammar.time_prepositions:
                return word
            if (
                self.is_barrier(i)
                or word in {",", "and", "or", "'s", "'"}
                or self.chunk_at[i] is not None
                or self.is_verb_like(i)
            ):
                return None
            i -= 1
            steps += 1
        return None

    def of_kind(self, kind: str) -> list[Chunk]:
        """The chunks of one kind, left to right."""
        return [chunk for chunk in self.chunks if chunk.mention.kind == kind]

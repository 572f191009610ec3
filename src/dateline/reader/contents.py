"""Where what is said begins and ends, beside a cue and its source."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.reader.quotes import Unit
from dateline.reader.source_phrases import Phrases, Tokens
from dateline.vocab.cues import CueWord, Frame, cue_lexicon

_ENDS = frozenset({".", "?", "!", ";"})
_OBJECTS = frozenset({"him", "her", "them", "me", "us", "you", "it"})
_AFTER_THING = frozenset({"while", "after", "before", "because", "when", "during", "but"})
_NOT_SAID = frozenset({"who", "which", "according", "as", "when", "in"})
_LOOK = 14
_CLAUSE_LOOK = 20
_RECENT = 20


@dataclass(slots=True)
class Found:
    """An attribution in tokens of its unit."""

    cue: list[Tokens]
    source: Tokens | None = None
    content: list[Tokens] = field(default_factory=list)
    speech: bool = False
    """Whether the content runs to the end of the paragraph, as a speaker's turn does."""
    awaits: bool = False
    """Whether the content follows in the next paragraph, behind a colon."""


@dataclass(frozen=True, slots=True)
class Right:
    """A content right of its verb."""

    start: int
    frame: Frame
    cue_end: int
    """The end of the cue, which may take a colon with it."""


class Contents:
    """Finds contents in one unit, and keeps what was found in it so far."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.low = unit.low
        self.phrases = Phrases(unit)
        self.lexicon = cue_lexicon()
        self.found: list[Found] = []

    def is_finite(self, i: int) -> bool:
        """Whether token `i` is a finite verb, guessing by its ending too."""
        word = self.low[i]
        if self.phrases.is_verb(i) or (word in self.lexicon.finite and word.islower()):
            return True
        lower = self.unit.tokens[i].text[0].islower()
        return lower and word.endswith("ed") and not self.phrases.is_nominal(i)

    # Adjuncts: "on Friday", "in a statement to reporters"

    def is_adjunct(self, i: int) -> bool:
        """Whether an adjunct may begin with token `i`."""
        adjuncts = self.lexicon.adjuncts
        return i < len(self.unit) and (
            self.low[i] in adjuncts.days or self.low[i] in adjuncts.starts
        )

    def skip_adjunct(self, i: int) -> int:
        """The first token behind the adjuncts that begin with token `i`."""
        adjuncts = self.lexicon.adjuncts
        last = self.unit.last_of[i] if i < len(self.unit) else i
        while i < last:
            if self.low[i] in adjuncts.days:
                i += 1
                continue
            head = self._adjunct_head(i, last) if self.low[i] in adjuncts.starts else None
            if head is None:
                break
            i = head + 1
            while i < last and (self.low[i].isdigit() or self.low[i] in adjuncts.days):
                i += 1
        return i

    def _adjunct_head(self, i: int, last: int) -> int | None:
        heads = [
            k for k in range(i + 1, min(last, i + 8)) if self.low[k] in self.lexicon.adjuncts.heads
        ]
        if not heads or any(
            self.low[k] in {",", ".", ";"} or self.unit.quote_of[k] != self.unit.quote_of[i]
            for k in range(i, heads[-1])
        ):
            return None
        return heads[-1]

    def only_adjunct(self, start: int, last: int) -> bool:
        """Whether nothing but adjuncts stands from `start` up to `last`."""
        if start < last and self.low[start] in {"of", "to"}:
            return True
        return self.is_adjunct(start) and self.skip_adjunct(start) >= last - 1

    # Right of a verb

    def right(self, end: int, cue: CueWord) -> Right | None:
        """The content right of a verb that ends before token `end`."""
        last = self.unit.last_of[end - 1]
        frames = cue.frames
        if end >= last:
            return None
        clausal = "clause" in frames or "that" in frames
        if self.low[end] == ":" and end + 1 < len(self.unit) and (clausal or "quote" in frames):
            return Right(end + 1, "quote", end + 1)
        if "to" in frames and self.low[end] == "to":
            return Right(end, "to", end)
        marked = self.marked(end, last, far=self.is_adjunct(end) or "them-that" in frames)
        if marked is not None and (clausal or "them-that" in frames or self.unit.opens(marked)):
            return Right(marked, "that", end)
        if "them-to" in frames and self._has_to(end, last):
            return Right(end, "them-to", end)
        return self._unmarked(end, last, cue)

    def _unmarked(self, end: int, last: int, cue: CueWord) -> Right | None:
        """A content that nothing announces: a bare clause, or a noun phrase."""
        if "them-that" in cue.frames:
            start = self._behind_hearer(end, last)
            if start is not None and self._has_verb(start, last):
                return Right(start, "clause", end)
        if "clause" in cue.frames:
            start = self.skip_adjunct(end)
            begins = start < last and self.low[start] not in {
                ",",
                ".",
                ")",
                ";",
                "?",
                "!",
                "by",
                "of",
            }
            if begins and (cue.pieces[0] in {"said", "says", "say", "saying"}
                           or self._has_verb(start, last)):  # fmt: skip
                return Right(start, "clause", end)
        if "thing" in cue.frames and self.low[end] not in {
            ",", ".", "to", "by", "in", "on", "at", "for",
        }:  # fmt: skip
            return Right(end, "thing", end)
        return None

    def marked(self, end: int, last: int, *, far: bool) -> int | None:
        """The nearest "that", "whether" or opening quote from token `end`.

        Only at `end` itself, unless `far`.
        """
        if self.low[end] in self.lexicon.openers or self.unit.opens(end):
            return end
        if self.low[end] in {",", ":"} and self.unit.opens(end + 1):
            return end + 1
        if not far:
            return None
        outside = self.unit.quote_of[end] == -1
        for k in range(end, min(last, end + _LOOK)):
            if outside and self.unit.opens(k) and k + 3 < self.unit.quote_end(k):
                return k
            if self.low[k] in {"that", "whether"}:
                return k
            if self.low[k] in _ENDS or (self.phrases.is_verb(k) and k > end):
                return None
        return None

    def _has_to(self, end: int, last: int) -> bool:
        for k in range(end + 1, min(last - 1, end + _LOOK)):
            if self.low[k] == "to":
                named = self.unit.tokens[k + 1].text[0].isupper()
                return not named and self.low[k + 1] not in self.phrases.grammar.determiners
            if self.low[k] in {",", ".", ";", "that"} or self.phrases.is_verb(k):
                return False
        return False

    def _has_verb(self, start: int, last: int) -> bool:
        """Whether a bare clause begins with token `start`.

        A verb behind "and" does not make one: it is the source's second predicate.
        """
        for k in range(start, min(last, start + _CLAUSE_LOOK)):
            if self.is_finite(k) or (k > start and self._may_be_finite(k)):
                return k == start or self.low[k - 1] not in {"and", "but"}
        return False

    def _may_be_finite(self, k: int) -> bool:
        words = self.lexicon.verbs.get(self.low[k], ())
        return any(word.form not in {"ing", "participle"} for word in words)

    def _behind_hearer(self, start: int, last: int) -> int | None:
        """Where a bare clause begins behind the hearer: "told reporters | the talks had failed"."""
        if self.low[start] in _OBJECTS:
            return self.skip_adjunct(start + 1)
        for k in range(start, min(last, start + 10)):
            if self.low[k] in self.lexicon.adjuncts.heads:
                return self.skip_adjunct(k + 1)
            if self.low[k] in {",", ".", ";"}:
                return None
            begins = self.low[k] in self.phrases.grammar.subject_pronouns | {"the", "a"}
            if k > start and begins and self.unit.tokens[k - 1].text[0].isupper():
                return k
        return None

    # Left of a source and its verb

    def left(self, last_token: int, *, whole: bool = False) -> Tokens | None:
        """The content that ends with token `last_token`, left of its source and cue.

        With `whole` it takes in what was attributed earlier in the sentence.
        """
        quote = self.unit.quote_of[last_token]
        at = self.unit.quote_start(last_token) if quote >= 0 else last_token
        first = self.unit.first_of[at]
        for found in [] if whole else self.found[-_RECENT:]:
            for span in [*found.cue, *([found.source] if found.source else [])]:
                if first < span[1] <= at and self.unit.quote_of[span[0]] == -1:
                    first = span[1]
        if first < at and self.low[first] == ",":
            first += 1
        if quote < 0 and self.unit.quote_of[first] >= 0 and self.unit.first_of[first] == first:
            first = self.unit.first_of[self.unit.quote_start(first)]
        return (first, last_token + 1) if first <= last_token else None

    # Ends

    def end_of(self, start: int, *, fronted: bool = False) -> int:
        """The end of a clause or quotation that begins with token `start`.

        `fronted` is for a clause that opens its sentence and ends at its first comma.
        """
        unit = self.unit
        if unit.opens(start):
            closing = unit.quote_end(start)
            last = unit.last_of[closing - 1]
            if closing >= last or self._ends_sentence(closing):
                return closing
            return self._clause_end(closing, last, fronted=fronted)
        last = unit.last_of[start]
        if unit.quote_of[start] >= 0:
            last = min(last, unit.quote_end(start))
        return self._clause_end(start, last, fronted=fronted)

    def _ends_sentence(self, closing: int) -> bool:
        inside = self.low[max(0, closing - 3) : closing]
        return bool({".", "?", "!"} & set(inside)) or self.low[closing] in {".", ","}

    def _clause_end(self, start: int, last: int, *, fronted: bool) -> int:
        quotes = self.unit.quote_of
        quote = quotes[start] if start < len(self.unit) else -1
        if quote == -1 and last > start and quotes[last - 1] >= 0:
            last = max(last, self.unit.quote_end(last - 1))
        for k in range(start, last):
            if self.low[k] == "," and quotes[k] == quote and (fronted or self._breaks(k, last)):
                return k
        return last

    def _breaks(self, comma: int, last: int) -> bool:
        """Whether a new attribution or predicate begins behind a comma."""
        if comma + 1 >= last:
            return False
        following = self.low[comma + 1]
        if following in {"according", "with"}:
            return True
        if following in {"but", "and"} and comma + 2 < last:
            auxiliary = self.low[comma + 2] in self.phrases.grammar.auxiliaries
            return self.is_finite(comma + 2) and not auxiliary
        return following.endswith("ing") and any(
            word.form == "ing" and "clause" in word.frames
            for word in self.lexicon.verbs.get(following, ())
        )

    def thing_end(self, start: int) -> int:
        """The end of a noun phrase that is judged, named or asked for, with its modifiers."""
        last = self.unit.last_of[start]
        k = start
        while k < last and self.low[k] not in _AFTER_THING:
            if self.low[k] == "and" and k + 1 < last and self.is_finite(k + 1):
                break
            stops = self.low[k] in {",", ".", ";", ":", "—", "?", "!", "("}
            if stops and not self.phrases.is_abbreviation(k):
                break
            k += 1
        if start < k < last and self.unit.quote_of[k] >= 0 and not self.unit.opens(k):
            return self.unit.quote_end(k)
        return k

    def tail(self, found: Found, start: int) -> None:
        """Adds to `found` what goes on behind an inserted source and cue."""
        last = self.unit.last_of[start - 1] if start else 0
        start = self.skip_adjunct(start) if start < last else start
        if start >= last:
            return
        if self.low[start] in {".", ":"} and self.unit.opens(start + 1):
            found.content.append((start + 1, self.unit.quote_end(start + 1)))
        elif self.low[start] == "," and start + 1 < last:
            start += 1
            following = self.low[start]
            was_quoted = self.unit.quote_of[found.content[0][1] - 1] >= 0
            other = was_quoted or following.endswith("ing") or following in _NOT_SAID
            stop = self.end_of(start)
            if stop > start and (self.unit.opens(start) or not other):
                found.content.append((start, stop))

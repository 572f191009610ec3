"""Where a source's noun phrase begins and ends, beside a cue.

No parser is at hand at run time, so phrases are cut by closed word classes: a phrase runs to the
nearest mark, subordinator or finite verb, and takes an appositive between commas with it.
"""

from __future__ import annotations

from dateline.reader.quotes import Unit
from dateline.vocab.cues import SaidSources, cue_lexicon, said_sources
from dateline.vocab.grammar import Grammar, grammar

Tokens = tuple[int, int]
"""First and last (exclusive) token."""

_STOPS = frozenset({":", ";", "—", "–", "(", "...", "…", "?", "!", "_", "•", "*", "“", "”", '"'})
_CLOSING = frozenset({",", ")", "—", "-", "–"})
_POSSESSIVES = frozenset({"'s", "'", "my", "your", "our", "their", "his", "its"})
_LOOSE = frozenset({"but", "yet", "so", "then", "still", "nor", ".", "'", "-", "*", "•"})
_LONGEST = 30
_NESTED = 3


class Phrases:
    """Finds the noun phrases of one unit."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.low = unit.low
        self.grammar: Grammar = grammar()
        self.nouns: SaidSources = said_sources()
        self.lexicon = cue_lexicon()

    # What a token is

    def is_verb(self, i: int) -> bool:
        """Whether token `i` is a finite verb, as far as auxiliaries and cues tell."""
        word, text = self.low[i], self.unit.tokens[i].text
        if word in self.grammar.auxiliaries:
            return text != "May"
        if word.endswith("n't"):
            return True
        cue = self.lexicon.verbs.get(word)
        past = bool(cue) and len(cue[0].pieces) == 1 and cue[0].form == "past" if cue else False
        return (
            (past or word in self.lexicon.finite) and text[0].islower() and not self.is_nominal(i)
        )

    def is_nominal(self, i: int) -> bool:
        """Whether what stands before token `i` makes it a noun or an adjective."""
        previous = self.low[i - 1] if i else ""
        return (
            previous in _POSSESSIVES
            or (previous in self.grammar.determiners and previous not in self.nouns.pronouns)
            or (previous in self.grammar.prepositions and previous != "to")
        )

    def is_abbreviation(self, i: int) -> bool:
        """Whether the stop at token `i` ends an abbreviation: "Sen.", "J."."""
        if self.low[i] != "." or i == 0:
            return False
        text = self.unit.tokens[i - 1].text
        return (len(text) <= 3 and text[0].isupper()) or text.endswith(".")

    def _is_time(self, i: int) -> bool:
        text = self.unit.tokens[i].text
        return self.low[i] in self.lexicon.adjuncts.days or (len(text) == 4 and text.isdigit())

    def _opens(self, i: int) -> bool:
        """Whether a noun phrase may begin with token `i`: "Friday | the", not "Friday prayers"."""
        return (
            self.unit.tokens[i].text[0].isupper()
            or self.low[i] in self.grammar.determiners
            or self.low[i] in self.nouns.pronouns
        )

    # Left of a cue

    def before(self, end: int, floor: int) -> Tokens | None:
        """The noun phrase that ends just before token `end`, not reaching left of `floor`."""
        if end <= floor:
            return None
        if self.low[end - 1] in _CLOSING:
            return self._with_appositive(end, floor, 0)
        if self.low[end - 1] in self.nouns.pronouns:
            return (end - 1, end)
        first = end
        while first > floor and end - first < _LONGEST and not self._stops_left(first - 1, end - 1):
            first -= 1
        return self._trimmed(first, end)

    def _stops_left(self, i: int, last: int) -> bool:
        word = self.low[i]
        return (
            word in _STOPS
            or word == ","
            or (word in self.grammar.subordinators and word != "than")
            or self.unit.quote_of[i] != self.unit.quote_of[last]
            or self.is_verb(i)
        )

    def _with_appositive(self, end: int, floor: int, depth: int) -> Tokens | None:
        """The phrase before an appositive that ends with the mark at `end - 1`."""
        opening = self._opening(end, floor)
        if opening is None or depth > _NESTED or self.low[opening - 1] in _CLOSING - {")"}:
            return None
        head = self.before(opening, floor)
        if head is None or self.low[opening + 1] in self.nouns.apart:
            return head
        first = head[0]
        if first - 1 > floor and self.low[first - 1] == "," and self._describes(first):
            whole = self._with_appositive(first, floor, depth + 1)
            first = whole[0] if whole else first
        return (first, end)

    def _opening(self, end: int, floor: int) -> int | None:
        """The mark that opens what the mark at `end - 1` closes, after at least one token."""
        closing = self.low[end - 1]
        opening = "(" if closing == ")" else closing
        i = end - 2
        while i > floor and self.low[i] != opening:
            if end - i > _LONGEST or self.low[i] in {";", ":"}:
                return None
            i -= 1
        same = i > floor and self.unit.quote_of[i] == self.unit.quote_of[end - 1]
        return i if same and i + 1 < end - 1 else None

    def _describes(self, i: int) -> bool:
        """Whether a phrase that begins with token `i` describes what stands before its comma."""
        word = self.low[i]
        return (
            word in self.nouns.appositive_starts
            or word in self.nouns.people
            or not self.unit.tokens[i].text[0].isupper()
        )

    def _trimmed(self, first: int, last: int) -> Tokens | None:
        """Without a conjunction, adverb or time around it; none when no head is left."""
        while first < last and self._is_loose(first, last):
            first += 1
        while last - first > 2 and self._is_time(last - 1):
            last -= 2 if self.low[last - 2] in {"on", "in"} else 1
        if first >= last or not self.unit.tokens[last - 1].text[0].isalnum():
            return None
        head = self.low[last - 1]
        determiner = head in self.grammar.determiners and head not in self.nouns.pronouns
        return None if determiner or head in self.grammar.prepositions else (first, last)

    def _is_loose(self, first: int, last: int) -> bool:
        word = self.low[first]
        if word in self.grammar.conjunctions or word in _LOOSE:
            return True
        if first + 1 >= last:
            return False
        if word in {"on", "in"}:
            return first + 2 < last and self._is_time(first + 1)
        timed = self._is_time(first) and first > 0 and self.low[first - 1] in {"on", "in"}
        return timed or (word in self.lexicon.adjuncts.days and self._opens(first + 1))

    # Right of a cue

    def after(self, start: int, ceiling: int, *, appositive: bool = True) -> Tokens | None:
        """The noun phrase that begins with token `start`, not reaching `ceiling`."""
        if start >= ceiling or not self.unit.tokens[start].text[0].isalnum():
            return None
        if self.low[start] in self.nouns.pronouns - {"that"}:
            return (start, start + 1)
        i = start + 1
        while i < ceiling and i - start < _LONGEST and not self._stops_right(i, start):
            i += 1
        if appositive and i < ceiling and self.low[i] in {",", "("}:
            i = self._appositive_end(i, ceiling)
        return (start, i)

    def _stops_right(self, i: int, start: int) -> bool:
        word = self.low[i]
        adjuncts = self.lexicon.adjuncts
        if (
            self.unit.quote_of[i] != self.unit.quote_of[start]
            or word in _STOPS
            or word in {",", ")"}
        ):
            return True
        if word == ".":
            return not self.is_abbreviation(i)
        if word in self.grammar.subordinators and word not in {
            "who",
            "that",
            "which",
            "than",
            "whose",
        }:
            return True
        if word in adjuncts.days or any(c.form == "ing" for c in self.lexicon.verbs.get(word, ())):
            return True
        return word in {"in", "on", "during", "at"} and any(
            w in adjuncts.heads or w in adjuncts.days or w.isdigit()
            for w in self.low[i + 1 : i + 4]
        )

    def _appositive_end(self, mark: int, ceiling: int) -> int:
        """The end of the appositive that a comma or bracket at `mark` opens, or `mark` for none."""
        if self.low[mark] == "(":
            inside = range(mark, min(ceiling, mark + 12))
            return next((k + 1 for k in inside if self.low[k] == ")"), mark)
        first = mark + 1
        if first >= ceiling or self.unit.quote_of[first] != self.unit.quote_of[mark]:
            return mark
        if self.low[first] not in self.nouns.appositive_starts | self.nouns.people:
            return mark
        i = first
        relative = self.low[first] in {"who", "which", "whose"}
        while i < ceiling and i - first < _LONGEST and self.low[i] not in _STOPS | {","}:
            if self.low[i] == "." and not self.is_abbreviation(i):
                break
            if self.is_verb(i) and not relative:
                return mark
            i += 1
        return i

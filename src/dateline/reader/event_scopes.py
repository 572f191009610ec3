"""Which cues of modality and polarity reach an event word, and what they say of it.

The scopes follow TimeML and FactBank (Pustejovsky et al., 2003; Saurí and Pustejovsky, 2009) as far
as closed word classes can tell them: a verb's own group, the verb, noun or adjective that governs
it, the verb whose object a noun is, what is said of a noun, and the clauses around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dateline.reader.text import Token
from dateline.vocab.cues import cue_lexicon
from dateline.vocab.grammar import Grammar, grammar
from dateline.vocab.modality_cues import ModalityCues, Standing, modality_cues

_KNOWN = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their"})
_TIES = frozenset({"and", "or", ",", "&"})
_REACH = 8
_DEEP = 3


class Scopes:
    """Collects what the cues in one sentence say of one event word."""

    def __init__(self, tokens: Sequence[Token], clause: tuple[int, int] | None) -> None:
        self.low = [token.lower for token in tokens]
        self.clause = clause
        self.cues: ModalityCues = modality_cues()
        self.grammar: Grammar = grammar()
        self.finite = cue_lexicon().finite
        self.found: list[Standing] = []
        self.negations = 0
        """How often the event is negated: twice is as good as never."""
        self.would = False
        """Whether "would" stands with it: planned if somebody says so, else hypothetical."""

    # What a word is

    def is_nominal(self, i: int) -> bool:
        """Whether the word before token `i` makes it a noun."""
        previous = self.low[i - 1] if i else ""
        if previous in {"to", "who", "which", "that"}:
            return False
        return (
            previous in self.grammar.determiners
            or previous in {"'s", "'"}
            or previous in self.grammar.prepositions
            or previous in self.cues.adjectives
        )

    def _is_adverb(self, i: int) -> bool:
        word = self.low[i]
        return (
            word in self.grammar.adverbs
            or word in self.cues.negations
            or (word.endswith("ly") and len(word) > 4)
        )

    def is_group(self, i: int) -> bool:
        """Whether token `i` may stand between a subject and its verb."""
        word = self.low[i]
        return (
            word in self.grammar.auxiliaries
            or word in self.cues.modals
            or word in self.cues.would
            or word.endswith(("n't", "'ll"))
            or self._is_adverb(i)
        )

    def _ends(self, i: int) -> bool:
        return self.low[i] in self.cues.barriers

    # Verbs

    def verb(self, first: int, depth: int = 0) -> None:
        """Reads the verb group in front of token `first`, and what governs it."""
        i = first
        while i > 0 and self.is_group(i - 1):
            i -= 1
            self._auxiliary(i)
        if i > 0 and self.low[i - 1] == "to":
            self._infinitive(i - 1, depth)
        elif i > 0 and self.low[first].endswith("ing") and i == first:
            self._gerund(i - 1, depth)
        elif i > 0 and i == first and self.low[i - 1] in {"and", "or"} and depth < _DEEP:
            self._joined(i - 1, first)
        else:
            self._subject(i)

    def _auxiliary(self, i: int) -> None:
        word = self.low[i]
        if word in self.cues.modals:
            self.found.append(self.cues.modals[word])
        if word in self.cues.would:
            self.would = True
        only = self.low[i + 1] in {"only", "just", "merely", "simply"}
        if word.endswith("n't") or word in {"not", "never", "cannot", "nor", "neither", "hardly"}:
            self.negations += not only
        if word == "longer" and i and self.low[i - 1] == "no":
            self.negations += 1

    def _subject(self, i: int) -> None:
        """A negated subject negates its verb: "No party attacked"."""
        k = i - 1
        if k >= 0 and self.low[k] == "longer":
            k -= 1
        while k >= 0 and i - k <= 6 and not self._ends(k) and self.low[k] != ",":
            if self.low[k] in {"no", "neither", "nobody", "none", "nothing"}:
                self.negations += 1
                return
            k -= 1

    def _infinitive(self, to: int, depth: int) -> None:
        if to and self.low[to - 1] in {"is", "are", "was", "were"}:
            self.found.append("planned")
            self._subject(to - 1)
            return
        if self._phrase(to, depth):
            return
        k = to - 1
        while k >= 0 and to - k <= _REACH and not self._ends(k):
            standing = self.cues.verbs.get(self.low[k])
            if standing and not (self.is_nominal(k) and standing == "implicative"):
                self._governed(k, standing, depth)
                return
            k -= 1
        self.found.append("planned")

    def _governed(self, at: int, standing: Standing, depth: int) -> None:
        if standing != "implicative":
            self._add(standing)
        if depth < _DEEP:
            self.verb(at, depth + 1)

    def _gerund(self, before: int, depth: int) -> None:
        if self._phrase(before, depth):
            return
        word = self.low[before]
        at = before - 1 if word in self.grammar.prepositions else before
        if word in {"by", "after", "before", "while", "when", "for", "in"}:
            return
        k = at
        while k >= 0 and at - k <= (_REACH if at < before else 0) and not self._ends(k):
            standing = self.cues.verbs.get(self.low[k])
            if standing:
                if standing not in {"planned", "reported"}:
                    self._governed(k, standing, depth)
                return
            k -= 1

    def _phrase(self, end: int, depth: int) -> bool:
        """Whether a known word group ends with token `end`; reads it if so."""
        for pieces, standing in self.cues.phrases.get(self.low[end], ()):
            start = end + 1 - len(pieces)
            if start >= 0 and tuple(self.low[start : end + 1]) == pieces:
                self._add(standing)
                if depth < _DEEP:
                    self.verb(start, depth + 1)
                return True
        return False

    def _joined(self, tie: int, first: int) -> None:
        """A second verb shares the first one's auxiliaries: "will meet and sign"."""
        word = self.low[first]
        if word.endswith(("ed", "ing", "s")) or word in self.finite or word == "said":
            return
        for k in range(tie - 1, max(-1, tie - _REACH - 1), -1):
            if self._ends(k):
                return
            if self.low[k] in self.cues.modals or self.low[k] in self.cues.would:
                self.verb(k + 1, _DEEP)
                return
            if self.low[k] == "to" and k + 1 < tie and not self.is_nominal(k + 1):
                self._infinitive(k, 1)
                return

    def _add(self, standing: Standing) -> None:
        if standing == "negative":
            self.negations += 1
        else:
            self.found.append(standing)

    # Nouns

    def noun(self, first: int, last: int) -> None:
        """Reads what modifies and governs a noun, and what is said of it."""
        k = first - 1
        while k >= 0 and first - k <= 6 and self._is_modifier(k):
            standing = self.cues.adjectives.get(self.low[k])
            if standing:
                self._add(standing)
            k -= 1
        if k >= 0 and not self._phrase(k, 1):
            self._above(k, first, definite=self.low[k + 1] in _KNOWN)
        self._predicate(last)

    def _is_modifier(self, k: int) -> bool:
        word = self.low[k]
        if word in self.grammar.determiners or word in self.cues.adjectives or word in {"'s", "-"}:
            return True
        return not (
            word in self.grammar.prepositions
            or word in self.grammar.auxiliaries
            or word in self.cues.verbs
            or word in self.cues.carriers
            or word in _TIES
            or self._ends(k)
            or not word[0].isalnum()
            or word in self.grammar.subject_pronouns
            or word.endswith(("ed", "ing"))
        )

    def _above(self, k: int, first: int, *, definite: bool) -> None:
        """The verb whose object the noun is, directly or behind a preposition.

        What is discussed, feared or opposed as "the attack" is taken to have happened.
        """
        word = self.low[k]
        if word in self.grammar.prepositions and word not in {"in", "at", "by", "during"} and k:
            if word in {"of", "for", "against", "about", "on", "out", "from", "over"}:
                k -= 1
                word = self.low[k]
            else:
                return
            if word not in self.cues.verbs or word in self.cues.carriers:
                return
        standing = self.cues.verbs.get(word)
        if standing == "hypothetical" and definite and word not in self.cues.carriers:
            return
        if standing in {"denied", "negative"} and self.low[first] in self.cues.sayings:
            return
        if standing and standing != "implicative" and not self.is_nominal(k):
            if standing not in {"reported", "planned"} or word not in self.cues.carriers:
                self._add(standing)
            self.verb(k, 1)
        elif word in self.cues.carriers and not self.is_nominal(k):
            self.verb(k, 1)

    def _predicate(self, last: int) -> None:
        """What is said of a noun that is a subject: "talks will be held", "was foiled"."""
        k = last
        while k < len(self.low) and k - last <= _REACH:
            word = self.low[k]
            if self._ends(k) or word in {",", "."}:
                return
            if word in self.grammar.auxiliaries or word in self.cues.modals or (
                word in self.cues.would
            ):  # fmt: skip
                break
            if word in self.cues.carriers and word.endswith(("ed", "s")) and k == last:
                return
            k += 1
        start = k
        while k < len(self.low) and (self.is_group(k) or self.low[k] == "to"):
            k += 1
        if start == k or k >= len(self.low):
            return
        head = self.low[k]
        if head in self.cues.predicates:
            self._add(self.cues.predicates[head])
        passive = any(self.low[i] in self.grammar.be for i in range(start, k))
        if (
            head in self.cues.predicates
            or head in self.cues.happens
            or (passive and head in self.cues.carriers)
        ):
            for i in range(start, k):
                self._auxiliary(i)
            if "to" in self.low[start:k]:
                self.found.append("planned")

    # Wider scopes

    def around(self, first: int) -> None:
        """Reads conditionals, "that" clauses and adverbs around token `first`."""
        for k in range(first):
            if self._is_conditional(k) and not self._closed(k, first):
                self.found.append("hypothetical")
            if self.low[k] == "that" and not self._left(k, first):
                self._that(k)
        for view in self.cues.views:
            for k in range(len(self.low) + 1 - len(view)):
                if self.low[k] == view[0] and tuple(self.low[k : k + len(view)]) == view:
                    self.found.append("opinion")
        begin, end = self._bounds(first)
        for k in range(max(begin, first - _REACH), min(end, first + _REACH // 2)):
            standing = self.cues.adverbs.get(self.low[k])
            if standing:
                self._add(standing)

    def _bounds(self, first: int) -> tuple[int, int]:
        if self.clause:
            return (max(0, self.clause[0]), min(len(self.low), self.clause[1]))
        begin = first
        while begin > 0 and not self._ends(begin - 1):
            begin -= 1
        end = first
        while end < len(self.low) and not self._ends(end):
            end += 1
        return (begin, end)

    def _is_conditional(self, k: int) -> bool:
        if k == 0 and self.low[0] == "should":
            return True
        for pieces in self.cues.conditionals.get(self.low[k], ()):
            if tuple(self.low[k : k + len(pieces)]) == pieces:
                return not any(
                    tuple(self.low[at : at + len(idiom)]) == idiom
                    for idiom in self.cues.idioms
                    for at in (k, k - 1)
                    if at >= 0
                )
        return False

    def _closed(self, opened: int, first: int) -> bool:
        """Whether the conditional clause that begins at `opened` ends before token `first`."""
        return any(self.low[k] in {",", ";", "then", "—", "”"} for k in range(opened, first))

    def _left(self, that: int, first: int) -> bool:
        """Whether the clause behind "that" ends before token `first`."""
        between = self.low[that:first]
        return ";" in between or any(
            a == "," and b in {"but", "while", "although"} for a, b in pairwise(between)
        )

    def _that(self, that: int) -> None:
        """Reads what stands before "that": "no evidence that", "rejected claims that"."""
        for k in range(that - 1, max(-1, that - 5), -1):
            if self._ends(k) or self.low[k] == ",":
                return
            for pieces, standing in self.cues.that.get(self.low[k], ()):
                start = k + 1 - len(pieces)
                if start < 0 or tuple(self.low[start : k + 1]) != pieces:
                    continue
                if standing == "rejecting":
                    self.found += ["denied"] if k < that - 1 else []
                elif k == that - 1 or standing in {"denied", "alleged"}:
                    self.found.append(standing)

"""Every attribution of a unit: by verb, "according to", noun, adverb or colon."""

from __future__ import annotations

from dateline.reader.contents import Contents, Found
from dateline.reader.cue_verbs import VerbCues
from dateline.reader.quotes import Unit
from dateline.reader.source_phrases import Tokens
from dateline.vocab.cues import Form

_POSSESSIVES = frozenset({"his", "her", "their", "its", "my", "our", "your"})
_CLAUSE_STARTS = frozenset({",", ";", ":", "—"})
_HEADING = 9
_NAME_WORDS = 4


def find_in(unit: Unit, mention_starts: frozenset[int]) -> list[Found]:
    """The attributions whose cue is in the unit, as their rules come upon them.

    `mention_starts` are the characters at which mentions of actors begin.
    """
    rules = _Rules(unit, mention_starts)
    rules.heading()
    i = 0
    while i < len(unit):
        i = rules.at(i)
    return rules.contents.found


class _Rules:
    def __init__(self, unit: Unit, mention_starts: frozenset[int]) -> None:
        self.unit = unit
        self.low = unit.low
        self.mention_starts = mention_starts
        self.contents = Contents(unit)
        self.verbs = VerbCues(self.contents)
        self.phrases = self.contents.phrases
        self.lexicon = self.contents.lexicon

    def at(self, i: int) -> int:
        """Reads the cue at token `i`, if one begins there; where to go on."""
        word = self.low[i]
        if i in self.verbs.taken:
            return i + 1
        if word == "as" and self.verbs.quoting(i):
            return i + 2
        for pieces, _ in self.lexicon.according.get(word, ()):
            if self._here(i, pieces):
                self._according(i, i + len(pieces))
                return i + len(pieces)
        for pieces, _ in self.lexicon.phrases.get(word, ()):
            if self._here(i, pieces) and self._phrase(i, i + len(pieces)):
                return i + len(pieces)
        for cue in self.lexicon.verbs.get(word, ()):
            if self._here(i, cue.pieces) and self.verbs.read(i, cue):
                return i + len(cue.pieces)
        if word in self.lexicon.nouns:
            self._noun(i)
        elif word in self.lexicon.adverbs:
            self._adverb(i)
        return i + 1

    def _here(self, i: int, pieces: tuple[str, ...]) -> bool:
        return tuple(self.low[i : i + len(pieces)]) == pieces

    def _according(self, i: int, end: int) -> None:
        """Reads "according to X, content" and "content, according to X"."""
        first, last = self.unit.first_of[i], self.unit.last_of[i]
        source = self.phrases.after(end, last)
        if source is None:
            return
        found = Found([(i, end)], source)
        start = source[1]
        comma = start < last and self.low[start] == ","
        start += comma
        if i - first <= 1:
            goes_on = start < last
        else:
            content = self.contents.left(i - 1, whole=True)
            found.content += [content] if content else []
            aside = start < last and (
                self.low[start].endswith("ing") or self.low[start] in {"who", "which"}
            )
            goes_on = comma and start < last and not aside
        if goes_on:
            found.content.append((start, self.contents.end_of(start)))
        if found.content:
            self.contents.found.append(found)

    def _phrase(self, i: int, end: int) -> bool:
        """A verb with its preposition, and a noun phrase: "called for talks"."""
        if end >= self.unit.last_of[i] or self.low[end] in {",", "."}:
            return False
        form: Form = "ing" if self.low[i].endswith("ing") else "past"
        group = self.verbs.group(i, form)
        if self.verbs.is_name(i) or (group == i and self.phrases.is_nominal(i)):
            return False
        if self.low[i].endswith("s") and not self.verbs.is_verb(group, i, "third"):
            return False
        source = self.verbs.subject(group, form)
        stop = self.contents.thing_end(end)
        if source is None or stop <= end:
            return False
        self.contents.found.append(Found([(group, end)], source, [(end, stop)]))
        return True

    def _noun(self, i: int) -> None:
        """Reads "the claim that" and "Iran's assurance that"."""
        last = self.unit.last_of[i]
        if i + 2 >= last or self.low[i + 1] != "that":
            return
        if self.low[i + 2] in self.phrases.grammar.auxiliaries:
            return
        source, first = self._owner(i)
        content = [(i + 1, self.contents.end_of(i + 1))]
        self.contents.found.append(Found([(first, i + 1)], source, content))

    def _owner(self, i: int) -> tuple[Tokens | None, int]:
        """Whose the noun at token `i` is, and where the cue begins."""
        floor = self.unit.first_of[i]
        for k in range(i - 1, max(floor, i - 4), -1):
            if self.low[k] in {",", "."}:
                break
            if self.low[k] in {"'s", "'"}:
                return self.phrases.before(k, floor), k
            if self.low[k] in _POSSESSIVES:
                return (k, k + 1), k + 1
        return None, i

    def _adverb(self, i: int) -> None:
        """Reads "reportedly": the clause around it is the content, and nobody is named."""
        first, last = self.unit.first_of[i], self.unit.last_of[i]
        start = i
        while (
            start > first
            and self.low[start - 1] not in _CLAUSE_STARTS
            and self.low[start - 1] not in self.phrases.grammar.subordinators
            and self.unit.quote_of[start - 1] == self.unit.quote_of[i]
        ):
            start -= 1
        if start > first and self.low[start - 1] in {"which", "who"}:
            start -= 1
        stop = i + 1
        while stop < last and self.low[stop] not in {",", ";", "—"}:
            stop += 1
        content = [span for span in ((start, i), (i + 1, stop)) if span[0] < span[1]]
        if content:
            self.contents.found.append(Found([(i, i + 1)], None, content))

    def heading(self) -> None:
        """Reads a speaker before a colon at the beginning: a headline or a transcript."""
        limit = min(len(self.unit) - 1, _HEADING)
        colon = next((k for k in range(1, limit) if self.low[k] == ":"), None)
        if colon is None or any(self.unit.quote_of[k] >= 0 for k in range(colon)):
            return
        nouns = self.phrases.nouns
        words = self.low[:colon]
        if " ".join(words) in nouns.not_speakers or words[0] in nouns.not_speakers:
            return
        if any(w in self.lexicon.verbs or w in self.phrases.grammar.auxiliaries for w in words):
            return
        texts = [token.text for token in self.unit.tokens[:colon]]
        known = (
            self.unit.tokens[0].start in self.mention_starts
            or words[-1] in nouns.people | nouns.papers
        )
        named = all(w[0].isupper() or w in {".", "of", "the", "-"} for w in texts)
        # A name nobody knows speaks in a transcript or where a quotation follows; else it is a
        # heading of its own.
        speaks = self.low[colon + 1] in {'"', "“", "‘", "'"} or all(w.isupper() for w in texts)
        if known or (named and speaks and colon <= _NAME_WORDS and not self.verbs.is_heading):
            content = [(colon + 1, len(self.unit))]
            self.contents.found.append(
                Found([(colon, colon + 1)], (0, colon), content, speech=True)
            )

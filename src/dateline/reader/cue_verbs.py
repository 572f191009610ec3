"""Attributions by verb: "X said that", "said X", "X was quoted as saying", "X urged Y to"."""

from __future__ import annotations

from dateline.reader.contents import Contents, Found, Right
from dateline.reader.source_phrases import Tokens
from dateline.vocab.cues import CueWord, Form

_FRONTED = frozenset({"as", "when", "while", "after", "before", "asked"})
_SPEAKERS = frozenset({"i", "we", "you"})
_POINTERS = frozenset({"that", "whether", "how", "he", "she", "they", "it", "the"})
_BEFORE_ING = frozenset({",", "", "and", "by", "in", "while", "when", "after", "before", "—"})
_SHORT = 9
_RECENT = 20


class VerbCues:
    """Reads the verbs of one unit, and records what they tell in its `Contents`."""

    def __init__(self, contents: Contents) -> None:
        self.contents = contents
        self.unit = contents.unit
        self.low = contents.low
        self.phrases = contents.phrases
        self.grammar = self.phrases.grammar
        self.lexicon = contents.lexicon
        self.taken: set[int] = set()
        """Tokens of cues that were read already."""
        words = [t.text for t in self.unit.tokens if t.text[0].isalpha() and len(t.text) > 3]
        self.is_heading = sum(word[0].isupper() for word in words) > 0.6 * len(words)
        """Whether most words are capitalised, so that a capital does not mark a name."""

    def read(self, i: int, cue: CueWord) -> bool:
        """Whether the verb at token `i` makes an attribution; records it if so."""
        end = i + len(cue.pieces)
        if end >= len(self.unit) or self.is_name(i):
            return False
        group = self.group(i, cue.form)
        if cue.form in {"past", "participle"} and any(
            self.low[k] in self.grammar.be for k in range(group, i)
        ):
            return self._passive(group, i, end, cue)
        if not self.is_verb(group, i, cue.form):
            return False
        return self._inverted(group, end, cue) or self._forward(group, i, end, cue)

    # What is a verb

    def is_name(self, i: int) -> bool:
        """Whether a capital marks token `i` as part of a name."""
        token = self.unit.tokens[i]
        return token.text[0].isupper() and i > self.unit.first_of[i] and not self.is_heading

    def group(self, i: int, form: Form) -> int:
        """The first token of the verb group that ends with token `i`."""
        first = i
        while first > 0 and self.unit.quote_of[first - 1] == self.unit.quote_of[i]:
            word = self.low[first - 1]
            helps = word in self.grammar.auxiliaries or word == "to" or word.endswith("n't")
            if (helps and form == "ing" and word == "to") or not (
                helps or self._is_filler(first - 1)
            ):
                break
            first -= 1
        before = self.low[first - 1] if first else ""
        if self.low[first] == "to" and before in self.lexicon.goes_on and form != "ing":
            return self.group(first - 1, "past")
        return first

    def _is_filler(self, i: int) -> bool:
        word = self.low[i]
        adverb = word.endswith("ly") and len(word) > 4 and word not in self.lexicon.not_fillers
        return word in self.lexicon.fillers or (
            adverb and self.unit.tokens[i].text[0].islower()
        )  # fmt: skip

    def is_verb(self, group: int, i: int, form: Form) -> bool:
        """Whether a cue's form at token `i`, with its group, is a verb here and not a noun."""
        if self.low[group] == "to":
            return False
        if self.low[group] in self.lexicon.goes_on or any(
            self.low[k] in self.grammar.auxiliaries for k in range(group, i)
        ):
            return True
        starts = group == self.unit.first_of[i]
        if form == "participle" or self.phrases.is_nominal(i):
            return False
        if form == "ing":
            return (self.low[group - 1] if group else "") in _BEFORE_ING
        if form == "base":
            return not starts and self._after_plural(group, i)
        if form == "third":
            return not starts and (group < i or self._after_name(i))
        return group == 0 or self.low[group - 1] not in {"to", "it's", "be"}

    def _after_plural(self, group: int, i: int) -> bool:
        previous = self.low[group - 1]
        if self.unit.tokens[i].text[0].isupper():
            return False
        plural = previous.endswith("s") and not previous.endswith("ss") and (
            previous not in {"'s", "is", "was", "has"}
        )  # fmt: skip
        announced = group == i and self.low[i + 1] == "that"
        return plural or announced or previous in self.phrases.nouns.plural

    def _after_name(self, i: int) -> bool:
        """Whether a form like "states" or "claims" follows somebody who can say something."""
        nouns = self.phrases.nouns
        token = self.unit.tokens[i - 1]
        return (
            (token.text[0].isupper() and token.lower != "united")
            or token.lower in nouns.pronouns | nouns.people | nouns.papers | {",", "and", ")"}
            or self.unit.closes(i - 1)
            or self.low[i + 1] in _POINTERS
        )

    # Where the content stands

    def _inverted(self, group: int, end: int, cue: CueWord) -> bool:
        """Reads content, verb, source: `"No," said the minister`."""
        if (
            group == 0
            or cue.form not in {"past", "third"}
            or not {"clause", "quote"} & set(cue.frames)
        ):
            return False
        left = group - 1
        last = self.unit.last_of[end - 1]
        quoted = self.unit.closes(left) and self.unit.quote_of[group] == -1
        if self.contents.is_adjunct(end) or (quoted and "them-that" in cue.frames):
            return False
        if not quoted and not (self.low[left] == "," and "clause" in cue.frames):
            return False
        source = self.phrases.after(end, last)
        if source is None or not (quoted or self._is_speaker(source, left, last)):
            return False
        content = self.contents.left(left)
        if content is None:
            return False
        found = Found([(group, end)], source, [content])
        self.contents.tail(found, source[1])
        self.contents.found.append(found)
        return True

    def _is_speaker(self, source: Tokens, left: int, last: int) -> bool:
        """Whether a phrase behind an unquoted clause and a verb is the source, not a new clause."""
        stop = self.low[source[1]] if source[1] < last else "."
        clause = range(self.unit.first_of[left], left)
        inside = range(source[0] + 1, min(source[1], source[0] + 8))
        return (
            stop in {".", ","}
            and any(self.contents.is_finite(k) for k in clause)
            and not any(
                self.contents.is_finite(k) or self.low[k] in self.grammar.subject_pronouns
                for k in inside
            )
        )

    def _forward(self, group: int, i: int, end: int, cue: CueWord) -> bool:
        """Source, verb, content; or content, source, verb."""
        source = self.subject(group, cue.form)
        if source and self.low[end] == ":" and end + 1 == len(self.unit):
            self.contents.found.append(Found([(group, end)], source, awaits=True))
            return True
        right = self.contents.right(end, cue)
        if source and cue.form != "ing" and self._is_behind(source, right, end, cue):
            content = self.contents.left(source[0] - 1)
            if content is not None:
                found = Found([(group, end)], source, [content])
                self.contents.tail(found, end)
                self.contents.found.append(found)
                return True
        if right is None or (source is None and cue.form == "base" and group == i):
            return False
        stop = self._end(right, source, group, i)
        if stop <= right.start or not self._may_say(source, cue, right, stop, i):
            return False
        self.contents.found.append(Found([(group, right.cue_end)], source, [(right.start, stop)]))
        return True

    def _end(self, right: Right, source: Tokens | None, group: int, i: int) -> int:
        if right.frame == "thing":
            return self.contents.thing_end(right.start)
        first = self.unit.first_of[i]
        fronted = (
            self.unit.quote_of[i] == -1
            and (group == first or self.low[first] in _FRONTED)
            and (source is None or source[0] - first <= 1)
        )
        return self.contents.end_of(right.start, fronted=fronted)

    def _is_behind(self, source: Tokens, right: Right | None, end: int, cue: CueWord) -> bool:
        """Whether the content stands left of the source: `"No," he said`, "It is, she told AFP"."""
        left = source[0] - 1
        if left < 0 or not {"clause", "quote"} & set(cue.frames):
            return False
        last = self.unit.last_of[end - 1]
        nothing = (
            end >= last
            or self.low[end] in {".", ",", "when", "as"}
            or self.contents.only_adjunct(end, last)
        )
        if self.unit.closes(left) and self.unit.quote_of[source[0]] == -1:
            size = left + 1 - self.unit.quote_start(left)
            marked = right is not None and right.frame in {"that", "quote"} and self.low[end] != ","
            return size >= 3 and (nothing or not marked)
        if self.low[left] != "," or (self.low[end] == "," and self.unit.opens(end + 1)):
            return False
        clausal = "clause" in cue.frames or "them-that" in cue.frames
        return nothing and clausal and left - self.unit.first_of[left] >= 2

    def _may_say(
        self, source: Tokens | None, cue: CueWord, right: Right, stop: int, i: int
    ) -> bool:
        """Whether a source, a cue and a content right of it go together."""
        words = set(self.low[source[0] : source[1]]) if source else set()
        classes = {
            cue.frames[f] for f in ("clause", "that", "quote", "them-that") if f in cue.frames
        }
        if self.unit.quote_of[i] >= 0:
            # Within a quotation only what a third party is said to have said.
            third = source is not None and not words & (_SPEAKERS | {"that", "it"})
            told = right.frame in {"clause", "that", "quote"} and classes & {"say", "claim", "warn"}
            if not (third and told):
                return False
        frame = right.frame if right.frame in cue.frames else next(iter(cue.frames))
        if cue.frames[frame] in {"think", "plan", "want"} and words & _SPEAKERS:
            return False
        if right.frame != "thing":
            return True
        bare = stop - right.start == 1 and self.low[right.start] in self.grammar.determiners
        shows = cue.frames["thing"] == "show"
        return source is not None and not bare and (
            not shows or bool(self.phrases.nouns.papers & words)
        )  # fmt: skip

    # Who says it

    def subject(self, group: int, form: Form) -> Tokens | None:
        """The source left of a verb group, or the subject of the sentence for a participle."""
        floor = self.unit.first_of[group]
        before = self.low[group - 1] if group else ""
        helped = self.low[group] in self.grammar.auxiliaries
        if (form == "ing" and not helped) or (form != "ing" and before in {"and", "but"}):
            return self._main_subject(group, floor)
        source = self.phrases.before(group, floor)
        if source and self.unit.quote_of[source[0]] != self.unit.quote_of[group]:
            return None
        return source

    def _main_subject(self, before: int, floor: int) -> Tokens | None:
        """Whose deed the sentence tells: the last source in it, else its first noun phrase."""
        quote = self.unit.quote_of[before]
        for found in reversed(self.contents.found[-_RECENT:]):
            source = found.source
            if source and source[0] >= floor and self.unit.quote_of[source[0]] == quote:
                return source
        i = floor
        while i < before and not self.contents.is_finite(i):
            if i - floor > 12 or self.low[i] == ",":
                return None
            i += 1
        return self.phrases.before(i, floor) if floor < i < before else None

    # Passives and quotations of quotations

    def _passive(self, group: int, i: int, end: int, cue: CueWord) -> bool:
        """Reads "it was reported that", "X is expected to", "X was quoted by Y as saying"."""
        last = self.unit.last_of[i]
        subject = self.phrases.before(group, self.unit.first_of[i])
        agent: Tokens | None = None
        at = end
        if at < last and self.low[at] == "by":
            agent = self.phrases.after(at + 1, last, appositive=False)
            at = agent[1] if agent else at
        if self.low[i] in self.lexicon.quoted and self._as_saying(group, end, at, subject):
            return True
        frames = set(cue.frames)
        if at >= last or not {"clause", "that", "them-to"} & frames:
            return False
        if self.low[at] in {"that", "whether"}:
            first = subject[0] if subject and self.low[subject[0]] == "it" else group
            content = [(at, self.contents.end_of(at))]
            self.contents.found.append(Found([(first, end)], agent, content))
            return True
        if self.low[at] == "to" and subject and not agent and {"clause", "them-to"} & frames:
            content = [subject, (at, self.contents.end_of(at))]
            self.contents.found.append(Found([(group, end)], None, content))
            return True
        return False

    def _as_saying(self, group: int, end: int, at: int, subject: Tokens | None) -> bool:
        """The content behind "was quoted (by IRNA) as saying" or "... telling him that"."""
        last = self.unit.last_of[group]
        for k in range(at, min(last - 1, at + _SHORT)):
            said = k + 1 if self.low[k] == "as" else k
            if said >= last - 1 or not self._is_saying(said):
                continue
            marked = self.contents.marked(said + 1, last, far=True)
            start = said + 1 if marked is None else marked
            cue = [(group, said + 1)]
            if k > end:
                cue = [(group, end + 1 if self.low[end] == "by" else end), (k, said + 1)]
            self.contents.found.append(Found(cue, subject, [(start, self.contents.end_of(start))]))
            self.taken.add(said)
            return True
        return False

    def _is_saying(self, i: int) -> bool:
        return any(
            word.form == "ing" and {"clause", "them-that"} & set(word.frames)
            for word in self.lexicon.verbs.get(self.low[i], ())
        )

    def quoting(self, i: int) -> bool:
        """Reads the "as" at token `i` in "IRNA quoted him as saying": the one quoted speaks."""
        first, last = self.unit.first_of[i], self.unit.last_of[i]
        if i + 2 >= last or i + 1 in self.taken or not self._is_saying(i + 1):
            return False
        quoting = [k for k in range(max(first, i - _SHORT), i - 1) if self._quotes(self.low[k])]
        if not quoting:
            return False
        marked = self.contents.marked(i + 2, last, far=False)
        start = i + 2 if marked is None else marked
        self.taken.add(i + 1)
        self.contents.found.append(
            Found([(i, i + 2)], (quoting[-1] + 1, i), [(start, self.contents.end_of(start))])
        )
        return True

    def _quotes(self, word: str) -> bool:
        return word in self.lexicon.quoted or word in {"quoting", "quotes", "citing", "cites"}

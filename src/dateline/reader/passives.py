"""Passives: whom a deed is done to stands before the verb, and who does it behind "by"."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import Span
from dateline.reader.sides import LISTED
from dateline.reader.view import Chunk, View

_MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "STATEMENT"})
"""Types in which the subject of a passive takes part as well ("was joined by"), or moves."""
_SHARED = "SUPPORT"
"""What is signed has signatories, whom no subject but an actor tells apart."""
_JUDGING = frozenset({"ACCUSE", "REJECT"})
_NOUN_REACH = 3
"""Words between the mention in a subject and its verb: "Iran's *two largest banks* were"."""
_ASIDE_REACH = 8
_AGENT_REACH = 8
"""Tokens between a participle and its "by": "banned *from the store* by"."""
_MODIFIERS = 2
_NOT_PASSED = frozenset({",", "of", "for", "over", "against", "to", "as", "and", "or"})
_POSSESSIVE = "'s"


@dataclass(frozen=True, slots=True)
class Passive:
    """The sides of a deed that is told in the passive."""

    subject: tuple[Chunk, ...]
    """Whom it is done to, with those that a list ties to it; empty where no mention is."""
    agent: Chunk | None
    """Who stands behind "by"."""
    opens: int
    """The token of that "by"; the sentence's length where there is none."""
    closes: int
    """The token that ends what "by" leads to."""


def passive(view: View, run: tuple[int, int], event: str, *, noun: bool) -> Passive | None:
    """The passive whose participle is the event word, or which leads to it by "by"; else null.

    `run` is the event word's tokens, `event` its type, `noun` whether it is a noun ("was hit by
    *sanctions*", whose doers are not the subject).
    """
    if event in _MUTUAL:
        return None
    at = _participle_before(view, run[0]) if noun else _participle_in(view, run)
    if at is None:
        return None
    by = None if noun else _by(view, max(at + 1, run[1]))
    agent = _agent(view, by) if by is not None else None
    before = _auxiliary(view, at)
    if before is not None:
        subject = _subject(view, _clause_start(view, before), event)
    elif agent is not None and by in {at + 1, run[1]}:
        subject = _subject(view, view.before(at), event)
    else:
        return None
    if event == _SHARED and not subject:
        return None
    opens = len(view) if by is None else by
    return Passive(subject, agent, opens, _closing(view, opens))


def turned(
    view: View, told: Passive, source: tuple[Span, ...], target: tuple[Span, ...]
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The sides of a deed as its passive tells them, from those that the heads saw.

    Where they took its subject for who did it, their target is no surer, unless the subject is a
    pronoun, which tells less than a name.
    """
    done_to = tuple(chunk.mention.span for chunk in told.subject)
    mistaken = [chunk for chunk in told.subject if chunk.mention.span in source]
    source = tuple(span for span in source if span not in done_to)
    if told.agent is not None:
        behind = view.span(told.opens, told.closes)
        named = tuple(span for span in source if behind[0] <= span[0] < behind[1])
        source = named or (told.agent.mention.span,)
        target = tuple(span for span in target if span not in source)
    surer = any(chunk.mention.kind != "pronoun" for chunk in mistaken)
    missing = not target and bool(mistaken or not _is_they(view, told.subject))
    return source, done_to if surer or missing else target


def _is_they(view: View, subject: tuple[Chunk, ...]) -> bool:
    """Whether a subject is a "they", which may well stand for things."""
    return len(subject) == 1 and view.lower(subject[0].first) in view.grammar.plural_pronouns


def _is_participle(view: View, i: int) -> bool:
    word = view.lower(i)
    if not word or view.chunk_at[i] is not None or word in view.grammar.acting_participles:
        return False
    return (
        word in view.lexicon.participles
        or word in view.grammar.participles
        or (word.endswith("ed") and len(word) > 4)
    )


def _participle_in(view: View, run: tuple[int, int]) -> int | None:
    return next((i for i in range(*run) if _is_participle(view, i)), None)


def _participle_before(view: View, first: int) -> int | None:
    """The participle whose "by" leads to the noun at `first`: "was *hit* by new sanctions"."""
    at = first - 1
    while at > max(0, first - 1 - _NOUN_REACH) and view.lower(at) != "by" and _describes(view, at):
        at -= 1
    at = view.before(at) if view.lower(at) == "by" else -1
    return at if at >= 0 and _is_participle(view, at) else None


def _describes(view: View, i: int) -> bool:
    """Whether a token can be a word of one noun phrase with the next."""
    word = view.lower(i)
    grammar = view.grammar
    return view.chunk_at[i] is not None or not (
        view.is_barrier(i)
        or word in grammar.prepositions | grammar.time_prepositions | grammar.conjunctions | {","}
        or word in grammar.auxiliaries
    )


def _auxiliary(view: View, at: int) -> int | None:
    """The form of "be" that makes the participle at `at` a passive; null where none does."""
    before = view.before(at)
    while view.lower(before) in {"and", "or"} and _is_participle(view, before - 1):
        before = view.before(before - 1)
    return before if _is_be(view, before) else None


def _is_be(view: View, i: int) -> bool:
    return view.lower(i) in view.grammar.be or view.lower(i).endswith("'re")


def _clause_start(view: View, at: int) -> int:
    """The last token of the subject before an auxiliary at `at`.

    Over a verb that leads to the auxiliary, too: "*Iran* is expected to be barred", "*Iran* risks
    being barred".
    """
    at = _over_auxiliaries(view, at)
    if view.lower(at) == "to":
        at = view.before(at)
    elif view.lower(at + 1) != "being" or not _describes(view, at):
        return at
    if at >= 0 and view.chunk_at[at] is None:
        at = _over_auxiliaries(view, view.before(at))
    return at


def _over_auxiliaries(view: View, at: int) -> int:
    helpers = view.grammar.auxiliaries | (view.grammar.modals - {"to"})
    while at >= 0 and view.chunk_at[at] is None and (
        view.lower(at) in helpers or view.is_adverb(at) or _is_be(view, at)
    ):  # fmt: skip
        at -= 1
    return at


def _subject(view: View, at: int, event: str) -> tuple[Chunk, ...]:
    """The mentions in the subject that ends at `at`."""
    human = view.lower(at) == "who"
    at = _over_asides(view, at)
    chunk = view.chunk_at[at] if at >= 0 else None
    if chunk is None:
        chunk = _owner(view, at, event)
    if chunk is None or chunk.mention.kind == "time":
        return ()
    found = [chunk]
    for other in reversed([c for c in view.chunks if c.last <= chunk.first]):
        between = view.text[other.mention.span[1] : found[0].mention.span[0]]
        if not between.strip() or other.mention.kind == "time" or not LISTED.fullmatch(between):
            break
        found.insert(0, other)
    free = human or view.preposition(found[0]) is None or _is_counted(view, found[0])
    return tuple(found) if free else ()


def _is_counted(view: View, chunk: Chunk) -> bool:
    """Whether "of" ties a mention to a number of it alone: "20 of *the soldiers*"."""
    at = chunk.first - 1
    while view.lower(at) in view.grammar.determiners:
        at -= 1
    number = view.lower(at - 1)
    return view.lower(at) == "of" and (number.isdigit() or number in view.grammar.determiners)


def _over_asides(view: View, at: int) -> int:
    """Back over a relative pronoun, a time and what stands between commas or brackets."""
    if view.lower(at) in view.grammar.relatives:
        at -= 2 if view.lower(at - 1) == "," else 1
    chunk = view.chunk_at[at] if at >= 0 else None
    if chunk is not None and chunk.mention.kind == "time":
        at = chunk.first - 1
        if view.lower(at) in view.grammar.prepositions | view.grammar.time_prepositions:
            at -= 1
    opening = {",": ",", ")": "("}.get(view.lower(at))
    if opening:
        reach = range(at - 1, max(0, at - 1 - _ASIDE_REACH), -1)
        at = next((i - 1 for i in reach if view.lower(i) == opening), -1)
    return at


def _owner(view: View, at: int, event: str) -> Chunk | None:
    """The mention whose noun the subject ends in: "*Iran's* banks", "*Iranian* banks".

    Not where the noun is itself a deed, which the mention may well have done: in "*Norway's*
    sanctions were lifted" they were lifted by Norway. Who judges a deed judges its doer.
    """
    if view.lower(at) in view.lexicon.noun_forms and event not in _JUDGING:
        return None
    for i in range(at, max(-1, at - _NOUN_REACH), -1):
        if view.chunk_at[i] is not None or not _describes(view, i):
            return None
        last = i - 2 if view.lower(i - 1) == _POSSESSIVE else i - 1
        chunk = view.chunk_at[last] if last >= 0 else None
        if chunk is not None and (last < i - 1 or chunk.mention.kind == "state"):
            return chunk
    return None


def _by(view: View, at: int) -> int | None:
    """The "by" that leads from a participle to who did it."""
    for i in range(at, min(len(view), at + _AGENT_REACH)):
        word = view.lower(i)
        if word == "by":
            return i
        if view.is_barrier(i) or (view.chunk_at[i] is None and _leads_on(view, word)):
            return None
    return None


def _leads_on(view: View, word: str) -> bool:
    return (
        word in _NOT_PASSED
        or word in view.grammar.auxiliaries
        or (word.endswith(("ing", "ed")) and len(word) > 4)
    )


def _agent(view: View, by: int) -> Chunk | None:
    """The mention behind "by", but for the words that describe it."""
    at = by + 1
    while view.lower(at) in view.grammar.determiners and view.chunk_at[at] is None:
        at += 1
    for i in range(at, min(len(view), at + 1 + _MODIFIERS)):
        chunk = view.chunk_at[i]
        if chunk is not None:
            backed = view.lower(chunk.last) == "-"
            described = i > at and chunk.mention.kind == "pronoun"  # "by the company *he* founded"
            return None if chunk.mention.kind == "time" or backed or described else chunk
        if not _describes(view, i) or view.lower(i).endswith("ing"):
            return None
    return None


def _closing(view: View, at: int) -> int:
    """The token behind what "by" leads to, at the next auxiliary or the clause's end."""
    ends = view.grammar.auxiliaries
    return next(
        (i for i in range(at, len(view)) if view.is_barrier(i) or view.lower(i) in ends),
        len(view),
    )

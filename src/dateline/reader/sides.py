"""Who does it and to whom: the mentions on the two sides of an event word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from msgspec import structs

from dateline.model import EventWord, Span, overlaps
from dateline.reader.told import Told
from dateline.reader.view import Chunk, View
from dateline.vocab.event_words import Word

_OBJECT_REACH = 4
"""Words between a verb and its object that describe the object."""
_JOINT = r"(?:,|&|\band\b|\bor\b|\bas well as\b|\balong with\b)"
LISTED = re.compile(
    rf"(?:\s*\([^()]{{,20}}\))?[^.;:,()]{{,25}}?(?:{_JOINT}\s*)+"
    r"(?:(?:the|both|a|an)\s+)*(?:[a-z-]+\s+){,2}|\s*"
)
"""What stands between the members of a list: "China, Russia, and the two Koreas", "refugees in
Syria and vulnerable Jordanians"."""
_POSSESSIVE = frozenset({"'s", "'", "’s", "’"})
_FLAGGED = frozenset({"flagged", "registered", "born"})
_DONE_TO_SOMEBODY = frozenset({"ACCUSE", "ASSAULT", "COERCE", "REQUEST"})
_CLAUSES_JOINED = frozenset({"and", "but", "while"})
_CALLED = frozenset({"as", "into"})
_OWNERS = frozenset({"his", "her", "its", "their"})


@dataclass(frozen=True, slots=True)
class Found:
    """An event word on its sentence's tokens, `first` to `last` (exclusive)."""

    told: Told
    first: int
    last: int
    known: Word | None
    """The lexicon's entry at the word, where it tells of the same type of event."""
    noun: bool
    cameo: str | None
    """The code of what it deals in, for a word that the lexicon has no entry for."""


def named_doer(view: View, item: Found) -> tuple[Chunk | None, bool]:
    """Who is named behind an event noun as having done it, and whether others only say so.

    "The attacks attributed to *Israel*": nearer names before the noun are not its source.
    """
    blamed, doers = view.grammar.blamed, view.grammar.doers
    at = item.last - 1
    if at == item.first or view.lower(at) not in blamed.keys() | doers.keys():
        at = item.last
    if view.lower(at) in view.grammar.relatives and view.lower(at + 1) in view.grammar.be:
        at += 2  # "that was blamed on"
    while view.is_adverb(at):
        at += 1
    word = view.lower(at)
    if word not in blamed and word not in doers:
        return None, False
    leading = [blamed[word]] if word in blamed else [*doers[word], "by"]
    if [view.lower(at + 1 + i) for i in range(len(leading))] != leading:
        return None, False
    at += 1 + len(leading)
    while view.lower(at) in view.grammar.determiners and view.chunk_at[at] is None:
        at += 1
    chunk = view.chunk_at[at] if at < len(view) else None
    if chunk is None or chunk.mention.kind == "time":
        return None, False
    return chunk, word in blamed


def doers(view: View, item: Found) -> tuple[Span, ...]:
    """The mentions in the source of a word, with its subject where the heads pass over it.

    In "China is Iran's partner, and they signed" the heads often name nobody, or the first state
    alone. For whom "they" stands is for the later stages to say. It is added to states and to
    nobody, not to others, for whom it most likely stands.
    """
    begins = _clause(view, item)[0]
    source = tuple(span for span in _chunks_in(view, item.told.source) if span[0] >= begins)
    before = view.before(item.first)
    subject = view.chunk_at[before] if before >= 0 and not item.noun else None
    if subject is None:
        return source
    if view.lower(subject.first) == "they" and subject.mention.span not in source:
        states = {c.mention.span for c in view.chunks if c.mention.kind == "state"}
        return (*source, subject.mention.span) if set(source) <= states else source
    return (subject.mention.span,) if _does_alone(view, item, subject, source) else source


def _does_alone(view: View, item: Found, subject: Chunk, source: tuple[Span, ...]) -> bool:
    """Whether who stands right before a verb, with its object behind it, does it alone.

    The heads may see nobody then, or somebody outside its clause: "after *Norway* accused Iceland
    of theft, Sweden ...".
    """
    hit = any(overlaps(span, subject.mention.span) for span in item.told.target)
    if hit or not _is_named(subject) or view.lower(item.last - 1).endswith("ing"):
        return False
    at = item.last
    object_follows = at < len(view) and (
        view.chunk_at[at] is not None or view.lower(at) in view.grammar.determiners
    )
    if not object_follows:
        return False
    opening = subject.first - 1
    while view.lower(opening) in view.grammar.determiners:
        opening -= 1
    if opening >= 0 and not view.is_barrier(opening):
        return False
    begins = view.span(max(opening, 0), subject.last)[0]
    ends = view.span(item.first, item.last)[1]
    others = {*source} - {subject.mention.span}
    return not any(begins <= span[0] < ends for span in others)


def without_onlookers(view: View, item: Found, source: tuple[Span, ...]) -> tuple[Span, ...]:
    """A source without who only saw the deed.

    In "satellites of *Norway* spotted 30 transfers" the transfers are nobody's. Who is "seen
    attacking" does attack.
    """
    if view.lower(item.last - 1).endswith(("ing", "ed")):
        return source
    at = item.first - 1
    while at > 0 and view.lower(at) not in view.grammar.seeing and _leads_on(view, at):
        at -= 1
    if view.lower(at) not in view.grammar.seeing or view.chunk_at[at] is not None:
        return source
    begins = view.span(at, at + 1)[0]
    return tuple(span for span in source if span[0] >= begins)


def _leads_on(view: View, i: int) -> bool:
    """Whether a token can stand between a verb and the noun that is its object."""
    joined = "-" in {view.lower(i - 1), view.lower(i + 1)}  # "ship-to-ship"
    return joined or not (
        view.is_barrier(i)
        or view.chunk_at[i] is not None
        or view.lower(i) in view.grammar.prepositions | {",", "and", "or"}
    )


def aimed_at(view: View, item: Found) -> tuple[Span, ...]:
    """The mentions in the target of a word, without those that its grammar rules out.

    Where the heads see nobody, whom a verb of harm or demand has for its object is its target.
    Whom a deed was done to is not the target of who condemns it ("condemned the air strikes on
    *Syria*", "rejected threats against *Iran*"), nor is an owner before the "and" that joins the
    word to another ("stressed *Norway's* right and criticised the talks").
    """
    ends = _clause(view, item)[1]
    target = tuple(span for span in _chunks_in(view, item.told.target) if span[0] < ends)
    if not target and not item.noun and item.told.event in _DONE_TO_SOMEBODY:
        return _object(view, item)
    if not item.noun and view.lower(view.before(item.first)) in {"and", "but"}:
        owners = {
            c.mention.span
            for c in view.chunks
            if c.last < item.first and view.lower(c.last) in _POSSESSIVE
        }
        target = tuple(span for span in target if span not in owners)
    if item.told.event in {"ACCUSE", "REJECT"}:
        harmed = {c.mention.span for c in view.chunks if _is_harmed(view, item, c)}
        target = tuple(span for span in target if span not in harmed)
    return target


def _clause(view: View, item: Found) -> Span:
    """The characters of a verb's clause, as far as others have a subject and a verb of their own.

    In "Norway withdrew its ships on Monday, and *Denmark* met Iceland" no ships are withdrawn from
    Iceland, and Norway met nobody. What a noun tells of may have been done in another clause.
    """
    begins, ends = 0, len(view.text)
    for i in range(2, len(view) - 1) if not item.noun else ():
        if _opens_clause(view, i):
            here = view.span(i, i + 1)[0]
            if i >= item.last:
                return (begins, here)
            begins = here
    return (begins, ends)


def _opens_clause(view: View, i: int) -> bool:
    """Whether a token is the "and" of ", and *Denmark* met", which does not end a list."""
    if view.lower(i - 1) != "," or view.lower(i) not in _CLAUSES_JOINED:
        return False
    before = view.chunk_at[i - 2]
    if before is not None:
        at = before.first - 1
        while view.lower(at) in view.grammar.determiners:
            at -= 1
        if view.lower(at) == ",":
            return False  # "Norway, Sweden, and Denmark"
    at = i + 1
    while view.lower(at) in view.grammar.determiners and view.chunk_at[at] is None:
        at += 1
    subject = view.chunk_at[at] if at < len(view) else None
    if subject is None or not _is_named(subject):
        return False
    verb = subject.last
    while view.is_adverb(verb):
        verb += 1
    return verb < len(view) and view.is_verb_like(verb)


def _object(view: View, item: Found) -> tuple[Span, ...]:
    """Who stands right behind a verb, as its object.

    That is no pronoun, for whom it stands is too doubtful; no owner ("attacked *Norway's* ..."),
    nobody that something is called ("known as *Norway*"), and nobody who speaks ("..., said
    *Norway*").
    """
    before, at = view.lower(item.first - 1), item.last
    if view.lower(at - 1) in _CALLED or before == "," or before in view.grammar.punctuation_ends:
        return ()
    while view.lower(at) in view.grammar.determiners and view.chunk_at[at] is None:
        at += 1
    chunk = view.chunk_at[at] if at < len(view) else None
    if chunk is None or not _is_named(chunk) or view.lower(chunk.last) in _POSSESSIVE:
        return ()
    return () if chunk.mention.span in item.told.source else (chunk.mention.span,)


def _chunks_in(view: View, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The mentions in a role: in each stretch its head, and those that a list ties to it."""
    out: list[Span] = []
    for span in spans:
        inside = [
            c for c in view.chunks if overlaps(c.mention.span, span) and not _is_flag(view, c)
        ]
        acting = _acting(view, [c for c in inside if c.mention.kind != "time"])
        held: list[Chunk] = []
        for chunk in acting:
            between = view.text[held[-1].mention.span[1] : chunk.mention.span[0]] if held else ""
            if not held or LISTED.fullmatch(between):
                held.append(chunk)
        out += [c.mention.span for c in held if c.mention.span not in out]
    return tuple(out)


def _is_flag(view: View, chunk: Chunk) -> bool:
    """Whether a mention only says where something is from: "the *Panama*-flagged tanker"."""
    return view.lower(chunk.last) == "-" and view.lower(chunk.last + 1) in _FLAGGED


def without_judges(
    view: View, found: Sequence[Found], words: Sequence[EventWord]
) -> list[EventWord]:
    """The event words of a sentence, none with a source that only condemns or investigates it.

    In "NATO is investigating air strikes" the strikes are nobody's, as far as that tells.
    """
    out = list(words)
    for at, (before, here) in enumerate(pairwise(found), start=1):
        judged = words[at - 1].event == "ACCUSE" != words[at].event and not before.noun
        between = range(before.last, here.first)
        near = len(between) <= _OBJECT_REACH and not any(
            view.is_barrier(i) or view.chunk_at[i] or view.lower(i) in view.grammar.prepositions
            for i in between
        )
        if judged and near:
            judges = words[at - 1].source
            source = tuple(span for span in words[at].source if span not in judges)
            out[at] = structs.replace(words[at], source=source)
    return out


def _is_named(chunk: Chunk) -> bool:
    return chunk.is_actor and chunk.mention.kind != "pronoun"


def _is_harmed(view: View, item: Found, chunk: Chunk) -> bool:
    """Whether "on" or "against" ties a mention to a deed behind the event word."""
    at = chunk.first - 1
    while view.lower(at) in view.grammar.determiners:
        at -= 1
    if at <= item.last or any(view.lower(i) == "to" for i in range(item.last, at)):
        return False  # "refused to lift sanctions on"
    entry = item.known.entry if item.known else None
    condemns = entry is not None and entry.mode == "disapprove" and not entry.objects
    if view.lower(at) == "against":
        return condemns or item.told.event == "REJECT"
    deed = view.lower(at - 1) in view.lexicon.noun_forms
    return condemns and deed and view.lower(at) in {"on", "upon"}


def _acting(view: View, inside: Sequence[Chunk]) -> Sequence[Chunk]:
    """The mentions of a role's stretch from its head on.

    An owner is not the head ("*Libya's* renegade general Haftar", "*his* counterpart Mattarella"),
    nor is a place beside an actor, unless the actor only describes it ("Haifa, Israel's port").
    """
    while len(inside) > 1 and _owns(view, inside[0], inside[1]):
        inside = inside[1:]
    if inside and inside[0].mention.kind == "place":
        described = view.lower(inside[0].last) in {",", "("}
        if described or not any(chunk.is_actor for chunk in inside):
            return inside[:1] if described else inside
    return [chunk for chunk in inside if chunk.is_actor]


def _owns(view: View, one: Chunk, other: Chunk) -> bool:
    """Whether a mention only says whose the next one is."""
    owner = view.lower(one.last) in _POSSESSIVE or (
        one.mention.kind == "pronoun" and view.lower(one.first) in _OWNERS
    )
    return owner and not any(
        view.is_barrier(i) or view.lower(i) in view.grammar.prepositions | {",", "and", "or"}
        for i in range(one.last, other.first)
    )

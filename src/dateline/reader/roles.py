"""Who acts and who is acted upon: the mentions around an event word, by the order of words.

A shallow reading after the practice of pattern-based event coders (TABARI, Schrodt 2001; PETRARCH,
Norris 2016), without a parser: subjects stand before the verb of their clause, objects behind it or
behind the preposition that the lexicon names, and the passive turns them round.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.reader.triggers import Trigger
from dateline.reader.view import Chunk, View

_NOUN_REACH = 14
_LIGHT_VERB_REACH = 7
_OF_REACH = 4
_POSSESSOR_REACH = 6
# "after Iran attacked": these open a clause as often as they govern a noun.
_SUBJECT_PREPOSITIONS = frozenset({"of", "after", "before", "since", "until", "as"})


@dataclass(frozen=True, slots=True)
class Roles:
    """The chunks in each role, and how plainly the sentence puts them there (0 to 1)."""

    source: tuple[Chunk, ...]
    target: tuple[Chunk, ...]
    certainty: float


def find_roles(view: View, trigger: Trigger, earlier: dict[int, Roles]) -> Roles:
    """The source and target of an event word.

    `earlier` holds the roles of the verbs already read, by their first token: a verb that shares
    its subject with the one before it takes it from there.
    """
    if trigger.word.part == "noun":
        roles = _noun_roles(view, trigger, earlier)
    else:
        roles = _verb_roles(view, trigger, earlier)
    return _two_sides(roles) if trigger.word.entry.symmetric else _apart(roles)


def _two_sides(roles: Roles) -> Roles:
    # "China and Iran signed", "talks between China and Iran": the first is source.
    if set(roles.source) == set(roles.target) and len(roles.source) > 1:
        return Roles(roles.source[:1], roles.source[1:], roles.certainty)
    if roles.source and not roles.target and len(roles.source) > 1:
        return Roles(roles.source[:1], roles.source[1:], roles.certainty)
    if roles.target and not roles.source and len(roles.target) > 1:
        return Roles(roles.target[:1], roles.target[1:], roles.certainty)
    return _apart(roles)


def _apart(roles: Roles) -> Roles:
    target = tuple(chunk for chunk in roles.target if chunk not in roles.source)
    return Roles(roles.source, target, roles.certainty)


def _verb_roles(view: View, trigger: Trigger, earlier: dict[int, Roles]) -> Roles:
    subject, plain = subject_of(view, trigger.first, earlier)
    after = _after(view, trigger)
    certainty = 0.8 if plain else 0.5
    if trigger.passive:
        by = [c for c in after if view.preposition(c) == "by"]
        named = subject or _targets(view, trigger, after, alone=False)
        return Roles(tuple(view.joined(by[0])) if by else (), named, certainty)
    both = trigger.word.entry.symmetric and len(subject) > 1
    found = _targets(view, trigger, after, alone=both or trigger.word.entry.weak)
    if not found and trigger.object_at is not None and trigger.object_at < trigger.first:
        found = _noun_targets(view, trigger, trigger.object_at + 1)
    plain_entry = not both and not trigger.word.entry.weak
    if not found and plain_entry and _is_gerund(view, trigger.first):
        found = _shared_target(view, trigger.first, earlier)
    if trigger.word.entry.reverse:
        return Roles(found, subject, certainty)
    return Roles(subject, found, certainty)


def _shared_target(view: View, at: int, earlier: dict[int, Roles]) -> tuple[Chunk, ...]:
    """The target of the verb that a gerund is tied to: "aiding Iran and strengthening ties"."""
    governing = _governing(view, at, earlier)
    joined = view.lower(at - 1) in {"and", ","}
    return earlier[governing].target if governing is not None and joined else ()


def _after(view: View, trigger: Trigger) -> list[Chunk]:
    """The chunks behind the event word, up to the end of its clause."""
    out: list[Chunk] = []
    i = trigger.last
    while i < len(view):
        chunk = view.chunk_at[i]
        if chunk is not None:
            out.append(chunk)
            i = chunk.last
            continue
        if _ends_reach(view, i, out):
            break
        i += 1
    return [c for c in out if c.mention.kind != "time"]


def _ends_reach(view: View, i: int, seen: list[Chunk]) -> bool:
    word = view.lower(i)
    if view.is_barrier(i) or word in view.grammar.time_prepositions:
        return True
    # "and" before a verb opens a clause of its own; an auxiliary is another verb's.
    follows = i + 1
    while follows < len(view) and view.is_adverb(follows):
        follows += 1
    if word in {"and", "but", ","} and follows < len(view):
        nxt = view.chunk_at[follows]
        if nxt is None:
            return view.is_verb_like(follows) or view.lower(follows).endswith("ing")
        return word != "," and nxt.last < len(view) and view.is_verb_like(nxt.last) and bool(seen)
    return bool(seen) and word in view.grammar.auxiliaries


def _targets(view: View, trigger: Trigger, after: list[Chunk], *, alone: bool) -> tuple[Chunk, ...]:
    """The target among the chunks behind a verb; with `alone`, only where the entry says."""
    wanted = trigger.word.entry.target
    best: tuple[int, int] | None = None
    chosen: Chunk | None = None
    for order, chunk in enumerate(after):
        preposition = view.preposition(chunk)
        if preposition == "by" and trigger.passive:
            continue
        if trigger.object_at is not None and chunk.first <= trigger.object_at < chunk.last:
            continue  # "sent frigates": what is sent is no target.
        place = preposition or "object"
        if place == "of" and "object" in wanted and not alone:
            place = "object"
        if place in wanted:
            rank = wanted.index(place)
        elif place in {"object", "of"} and not alone:
            rank = len(wanted)
        else:
            continue
        if not chunk.is_actor and preposition not in {None, "to", "on", "against", "into"}:
            continue
        key = (rank + (0 if chunk.is_actor else 3), order)
        if best is None or key < best:
            best, chosen = key, chunk
    if chosen is None and not alone:
        chosen = next(
            (
                c
                for c in after
                if c.is_actor
                and view.preposition(c) != "by"
                and not (trigger.object_at is not None and c.first <= trigger.object_at < c.last)
            ),
            None,
        )
    return tuple(view.joined(chosen)) if chosen is not None else ()


def subject_of(view: View, at: int, earlier: dict[int, Roles]) -> tuple[tuple[Chunk, ...], bool]:
    """The subject of the verb at token `at`, and whether it stands plainly before it."""
    previous = view.before(at)
    opening = view.lower(previous)
    gerund = _is_gerund(view, at)
    if opening == "to" and view.chunk_at[previous] is None:
        return _controller(view, previous, earlier)
    if gerund and opening in view.grammar.prepositions | view.grammar.time_prepositions:
        return _controller(view, previous, earlier, of_object=opening in {"for", "of", "from"})
    if gerund and (opening in view.grammar.subordinators or opening == ","):
        return _controller(view, previous, earlier, of_object=False)
    coordinated = opening in {"and", "but", "or"}
    if coordinated:
        governing = _governing(view, at, earlier)
        if governing is not None and earlier[governing].source:
            return earlier[governing].source, True
    passed, relative = _passed(view, at)
    if relative is not None:
        return _relative_subject(view, relative, passed)
    return _pick_subject(view, passed, at, first=coordinated)


def _passed(view: View, at: int) -> tuple[list[Chunk], int | None]:
    """The chunks from a verb leftwards to the start of its clause, nearest first.

    With the place of the relative pronoun that opens the clause, if one does.
    """
    passed: list[Chunk] = []
    i = at - 1
    while i >= 0:
        chunk = view.chunk_at[i]
        if chunk is not None:
            passed.append(chunk)
            i = chunk.first - 1
            continue
        word = view.lower(i)
        if word in view.grammar.relatives and i > 0:
            return passed, i
        if view.is_saying(i) and i < at - 1:
            break  # "Iceland says the ship rammed": Iceland says, and no more.
        if view.is_barrier(i) and (
            _has_free_actor(view, passed) or (word in view.grammar.punctuation_ends and passed)
        ):
            break
        i -= 1
    return passed, None


def _has_free_actor(view: View, chunks: list[Chunk]) -> bool:
    return any(c.is_actor and _is_free(view, c) for c in chunks)


def _is_free(view: View, chunk: Chunk) -> bool:
    """Whether the chunk may be a subject, as far as what governs it tells."""
    preposition = view.preposition(chunk)
    if preposition == "of":
        return not any(
            view.lower(i) in view.grammar.part_nouns
            for i in range(chunk.first - 1, max(-1, chunk.first - 5), -1)
        )
    return preposition in {None, *_SUBJECT_PREPOSITIONS}


def _pick_subject(
    view: View, passed: list[Chunk], at: int, *, first: bool = False
) -> tuple[tuple[Chunk, ...], bool]:
    """The subject among the chunks before a verb: the nearest free one, or the `first`."""
    actors = [c for c in passed if c.is_actor]
    free = [c for c in actors if _is_free(view, c) and _is_free(view, view.joined(c)[0])]
    if actors and actors[0].last == at and _is_gerund(view, at):
        # "with Chinese engineers assisting": whatever governs them, they assist.
        return tuple(view.joined(actors[0])), True
    if free:
        chosen = free[-1] if first else free[0]
        return tuple(view.joined(chosen)), chosen is actors[0]
    for chunk in actors:
        # "tensions between Iran and Israel flared": both, though not plainly the subject.
        if view.preposition(view.joined(chunk)[0]) == "between":
            return tuple(view.joined(chunk)), False
    return (), False


def _relative_subject(view: View, at: int, passed: list[Chunk]) -> tuple[tuple[Chunk, ...], bool]:
    inside = _pick_subject(view, passed, at)
    if inside[0] or at == 0:
        return inside
    i = at - 1
    while i >= 0 and i > at - 6:
        chunk = view.chunk_at[i]
        if chunk is not None:
            return (tuple(view.joined(chunk)), True) if chunk.is_actor else ((), False)
        if view.is_barrier(i) or view.is_verb_like(i):
            break
        i -= 1
    return (), False


def _is_gerund(view: View, at: int) -> bool:
    return view.lower(at).endswith("ing")


def _controller(
    view: View, at: int, earlier: dict[int, Roles], *, of_object: bool | None = None
) -> tuple[tuple[Chunk, ...], bool]:
    """The subject of an infinitive or gerund that token `at` opens.

    It is that of the verb that governs it, or that one's object ("asked Iran to stop").
    """
    governing = _governing(view, at, earlier)
    if governing is None:
        passed, relative = _passed(view, at)
        if relative is not None:
            return _relative_subject(view, relative, passed)
        subject, _ = _pick_subject(view, passed, at)
        return subject, False
    roles = earlier[governing]
    between = [c for c in view.chunks if governing < c.first < at and c.is_actor]
    takes_object = of_object if of_object is not None else bool(between)
    chosen = roles.target if takes_object and roles.target else roles.source
    return chosen, False


def _governing(view: View, at: int, earlier: dict[int, Roles]) -> int | None:
    """The nearest verb before `at` whose roles are known, if no other clause opens between."""
    first = max((first for first in earlier if first < at), default=None)
    if first is None:
        return None
    for i in range(first, at):
        if view.lower(i) in {";", ":", "“", '"'}:
            return None
        if view.lower(i) in {"and", "but"} and view.lower(i - 1) == "," and _opens_clause(view, i):
            return None
    return first


def _opens_clause(view: View, at: int) -> bool:
    """Whether a subject stands right behind the conjunction at token `at`."""
    follows = view.chunk_at[at + 1] if at + 1 < len(view) else None
    return follows is not None and follows.is_actor


def _noun_roles(view: View, trigger: Trigger, earlier: dict[int, Roles]) -> Roles:
    between = _behind(view, trigger.last, ("between",))
    if len(between) > 1:
        return Roles(between[:1], between[1:], 0.7)
    if view.lower(view.before(trigger.first)) == "under":
        # "came under attack": the subject suffers it.
        suffers, _ = subject_of(view, trigger.first, earlier)
        return Roles(_behind(view, trigger.last, ("from", "by")), suffers, 0.5)
    target = _noun_targets(view, trigger, trigger.last)
    source = _possessor(view, trigger)
    certainty = 0.7
    if not source:
        source = _noun_source(view, trigger)
    if not source:
        source, certainty = _lent_subject(view, trigger, earlier)
    return Roles(source, target, certainty)


def _noun_targets(view: View, trigger: Trigger, start: int) -> tuple[Chunk, ...]:
    wanted = trigger.word.entry.target
    return _behind(view, start, tuple(p for p in wanted if p != "object"))


def _noun_source(view: View, trigger: Trigger) -> tuple[Chunk, ...]:
    for i in range(trigger.last, min(len(view), trigger.last + 3)):
        if view.lower(i) in view.grammar.attributed:
            return _behind(view, i, ("to", "on"))
    return _behind(view, trigger.last, trigger.word.entry.source)


def _behind(view: View, start: int, prepositions: tuple[str, ...]) -> tuple[Chunk, ...]:
    """The first chunk group behind token `start` that one of `prepositions` governs."""
    found: dict[str, Chunk] = {}
    i = start
    while i < min(len(view), start + _NOUN_REACH):
        chunk = view.chunk_at[i]
        if chunk is None:
            if view.is_barrier(i) or view.lower(i) in view.grammar.auxiliaries:
                break
            if i > start and view.lower(i) in view.grammar.time_prepositions:
                break
            i += 1
            continue
        preposition = view.preposition(chunk)
        near = preposition != "of" or chunk.first - start <= _OF_REACH
        if preposition and near and chunk.mention.kind != "time":
            found.setdefault(preposition, chunk)
        i = chunk.last
    for preposition in prepositions:
        group = found.get(preposition)
        if group is not None and (group.is_actor or preposition not in {"of", "by", "with"}):
            return tuple(view.joined(group))
    return ()


def _possessor(view: View, trigger: Trigger) -> tuple[Chunk, ...]:
    """The actor whose event it is: "Iran's attack", "recent Israeli strikes", "its war"."""
    i = trigger.first - 1
    listed = False
    while i >= max(0, trigger.first - _POSSESSOR_REACH):
        chunk = view.chunk_at[i]
        word = view.lower(i)
        if chunk is not None and chunk.mention.kind == "time":
            i = chunk.first
        elif chunk is not None:
            owns = not listed or view.lower(chunk.last) in {"'s", "'"}
            return tuple(view.joined(chunk)) if chunk.is_actor and owns else ()
        elif word in {",", "and"}:
            # "China's military, cyber and economic support": only a possessive reaches over a list.
            listed = True
        elif not _describes(view, i):
            return ()
        i -= 1
    return ()


def _describes(view: View, i: int) -> bool:
    """Whether the token may stand between a possessor and its noun."""
    word = view.lower(i)
    if word in {"'s", "'", "-", "–"}:
        return True
    return (
        word.isalnum()
        and word not in view.grammar.prepositions
        and not view.is_barrier(i)
        and word not in view.grammar.auxiliaries
        and word not in {"the", "a", "an", "this", "that"}
        and (word not in view.lexicon.verb_forms or view.is_nominal(i))
    )


def _lent_subject(
    view: View, trigger: Trigger, earlier: dict[int, Roles]
) -> tuple[tuple[Chunk, ...], float]:
    """The subject of the light verb before a noun, or of the clause that a time phrase hangs on."""
    for i in range(trigger.first - 1, max(-1, trigger.first - _LIGHT_VERB_REACH), -1):
        if view.chunk_at[i] is not None:
            continue
        word = view.lower(i)
        if word in view.lexicon.light_verbs:
            subject, plain = subject_of(view, i, earlier)
            return subject, 0.7 if plain else 0.45
        if word in view.grammar.time_prepositions or word in {"at", "in", "for"}:
            subject, _ = subject_of(view, i, earlier)
            return subject, 0.4
        if view.is_barrier(i) or view.is_verb_like(i):
            break
    return (), 0.4

"""Who acts and who is acted upon: the mentions around an event word, by the order of words.

A shallow reading after the practice of pattern-based event coders (TABARI, Schrodt 2001; PETRARCH,
Norris 2016), without a parser: subjects stand before the verb of their clause, objects behind it or
behind the preposition that the lexicon names, and the passive turns them round.
"""

from __future__ import annotations

from dateline.reader.subjects import governing_verb, is_gerund, subject_of
from dateline.reader.triggers import Trigger
from dateline.reader.view import Chunk, Roles, View

_NOUN_REACH = 14
_LIGHT_VERB_REACH = 7
_OF_REACH = 4
_POSSESSOR_REACH = 6


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
    if not found and plain_entry and is_gerund(view, trigger.first):
        found = _shared_target(view, trigger.first, earlier)
    if trigger.word.entry.reverse:
        return Roles(found, subject, certainty)
    return Roles(subject, found, certainty)


def _shared_target(view: View, at: int, earlier: dict[int, Roles]) -> tuple[Chunk, ...]:
    """The target of the verb that a gerund is tied to: "aiding Iran and strengthening ties"."""
    governing = governing_verb(view, at, earlier)
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
            owns = view.lower(chunk.last) in {"'s", "'"} or not (listed or _tells(view, chunk.last))
            return tuple(view.joined(chunk)) if chunk.is_actor and owns else ()
        elif word in {",", "and"}:
            # "China's military, cyber and economic support": only a possessive reaches over a list.
            listed = True
        elif not _describes(view, i):
            return ()
        i -= 1
    return ()


def _tells(view: View, i: int) -> bool:
    """Whether the token is a verb that nobody knows: "police *recorded* 14 attacks"."""
    return view.lower(i).endswith("ed") and not view.is_hyphened(i, i + 1)


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

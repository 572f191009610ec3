"""The subject of a verb: who stands before it in its clause, or in the clause that governs it."""

from __future__ import annotations

from dateline.reader.view import Chunk, Roles, View

# "after Iran attacked": these open a clause as often as they govern a noun.
_SUBJECT_PREPOSITIONS = frozenset({"of", "after", "before", "since", "until", "as"})


def subject_of(view: View, at: int, earlier: dict[int, Roles]) -> tuple[tuple[Chunk, ...], bool]:
    """The subject of the verb at token `at`, and whether it stands plainly before it."""
    previous = view.before(at)
    opening = view.lower(previous)
    gerund = is_gerund(view, at)
    if opening == "to" and view.chunk_at[previous] is None:
        return _controller(view, previous, earlier)
    if gerund and opening in view.grammar.prepositions | view.grammar.time_prepositions:
        return _controller(view, previous, earlier, of_object=opening in {"for", "of", "from"})
    if gerund and (opening in view.grammar.subordinators or opening == ","):
        return _controller(view, previous, earlier, of_object=False)
    coordinated = opening in {"and", "but", "or"}
    if coordinated:
        governing = governing_verb(view, at, earlier)
        if governing is not None and earlier[governing].source:
            return earlier[governing].source, True
    passed, relative = _passed(view, at, over_sayings=coordinated)
    if relative is not None:
        return _relative_subject(view, relative, passed)
    return _pick_subject(view, passed, at, first=coordinated)


def _passed(view: View, at: int, *, over_sayings: bool = False) -> tuple[list[Chunk], int | None]:
    """The chunks from a verb leftwards to the start of its clause, nearest first.

    With the place of the relative pronoun that opens the clause, if one does.
    """
    passed: list[Chunk] = []
    named = False
    i = _over_aside(view, at)
    while i >= 0:
        chunk = view.chunk_at[i]
        if chunk is not None:
            passed.append(chunk)
            i = chunk.first - 1
            continue
        word = view.lower(i)
        if word == ")":
            i = _over_brackets(view, i)
            continue
        if word in view.grammar.relatives and i > 0:
            return passed, i
        if view.is_saying(i) and i < at - 1 and not over_sayings:
            break  # "Iceland says the ship rammed": Iceland says, and no more.
        if view.is_barrier(i) and (passed or named):
            break
        if named and not passed and word in {"and", "but"} and view.lower(i - 1) == ",":
            break  # ", and a steel warp can kill": the warp, not who came before it
        named = named or _names_somebody(view, i)
        i -= 1
    return passed, None


def _over_brackets(view: View, at: int) -> int:
    """The token left of the bracket that the one at `at` closes; left of `at` where none opens."""
    opening = next((k for k in range(at - 1, -1, -1) if view.lower(k) == "("), at)
    return opening - 1


def _over_aside(view: View, at: int) -> int:
    """The token from which to look left for the subject of the verb at `at`.

    Steps over its auxiliaries and an aside: "Norway, *after talks with Britain, has* criticised".
    """
    i = at - 1
    while view.is_adverb(i) or (i >= 0 and view.lower(i) in view.grammar.auxiliaries):
        i -= 1
    if i < 0 or view.lower(i) != ",":
        return at - 1
    opening = next((k for k in range(i - 1, -1, -1) if view.lower(k) == ","), None)
    return at - 1 if opening is None else opening - 1


def _names_somebody(view: View, i: int) -> bool:
    """Whether the token may be a subject that nobody spotted ("after *the country* tested")."""
    word = view.lower(i)
    grammar = view.grammar
    closed = grammar.auxiliaries | grammar.determiners | grammar.prepositions | grammar.conjunctions
    return word.isalpha() and word not in closed and not view.is_adverb(i)


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
    if actors and actors[0].last == at and is_gerund(view, at):
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


def is_gerund(view: View, at: int) -> bool:
    """Whether the verb at token `at` is an -ing form."""
    return view.lower(at).endswith("ing")


def _controller(
    view: View, at: int, earlier: dict[int, Roles], *, of_object: bool | None = None
) -> tuple[tuple[Chunk, ...], bool]:
    """The subject of an infinitive or gerund that token `at` opens.

    It is that of the verb that governs it, or that one's object ("asked Iran to stop").
    """
    governing = governing_verb(view, at, earlier)
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


def governing_verb(view: View, at: int, earlier: dict[int, Roles]) -> int | None:
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

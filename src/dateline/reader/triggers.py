"""Which words of a sentence tell of an event: lexicon look-up, told apart as verb and noun."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.reader.view import View
from dateline.vocab.event_words import Word, pieces_of

_OBJECT_WINDOW = 8
_INFINITIVE_WINDOW = 9
_TAKES_COMPLEMENT = frozenset({"AGREE", "REQUEST", "THREATEN", "REJECT"})
_PURPOSES = frozenset({"ACCUSE", "PROTEST", "SUPPORT", "AID"})
_PAST = frozenset({"past", "participle", "past or participle"})
_PARTICIPLE = frozenset({"participle", "past or participle"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """An event word found in a sentence; `first` to `last` (exclusive) are token indexes."""

    first: int
    last: int
    word: Word
    passive: bool = False
    object_at: int | None = None
    """Token index of the noun that the entry asks for ("signed a deal": of "deal")."""


def find_triggers(view: View) -> list[Trigger]:
    """The event words of a sentence, left to right, none within another's words or object."""
    taken: set[int] = _no_events(view)
    found: list[Trigger] = []
    for i in range(len(view)):
        if i in taken or view.chunk_at[i] is not None:
            continue
        trigger = _trigger_at(view, i, taken)
        if trigger is not None:
            found.append(trigger)
            taken.update(range(trigger.first, trigger.last))
            if trigger.object_at is not None:
                # "signed a cooperation agreement": what describes the object is no event either.
                taken.update(range(trigger.last, trigger.object_at))
                taken.add(trigger.object_at)
    return [
        t
        for t in found
        if not _is_object_of_another(t, found) and not _is_complement_of_another(view, t, found)
    ]


def _is_complement_of_another(view: View, trigger: Trigger, found: list[Trigger]) -> bool:
    """Whether the word tells what another event word is about.

    "threatened to break off relations" is one event, a threat; "a deal to supply missiles" one
    deal; "flew in to meet the minister" one visit.
    """
    return any(
        _is_about(view, other, trigger)
        for other in found
        if other.last <= trigger.first <= other.last + _INFINITIVE_WINDOW
        and not any(view.is_barrier(i) for i in range(other.last, trigger.first))
    )


def _is_about(view: View, other: Trigger, trigger: Trigger) -> bool:
    before = view.before(trigger.first)
    infinitive = trigger.word.part == "verb" and view.lower(before) == "to"
    if infinitive and other.object_at is not None and before == other.object_at + 1:
        return True
    if other.word.part == "noun":
        return False
    words = {view.lower(i) for i in range(other.last, trigger.first)}
    if other.word.event == trigger.word.event and (infinitive or "for" in words):
        return True
    if infinitive and trigger.word.event in _PURPOSES:
        return True  # "blocked the road to protest": why, not what
    if other.word.event == "ACCUSE" and trigger.word.form == "ing" and {"for", "not"} <= words:
        return True  # "criticised Russia for not helping": what was not done is the reproach
    if other.word.event not in _TAKES_COMPLEMENT:
        return False
    return infinitive or (
        trigger.word.part == "noun"
        and ("to" in words if other.word.entry.to else view.lower(other.last) in {"on", "to"})
        and not any(view.chunk_at[i] for i in range(other.last, trigger.first))
    )


def _is_object_of_another(trigger: Trigger, found: list[Trigger]) -> bool:
    # In the passive the object stands first: "the agreement was signed" is one event.
    return any(
        other is not trigger
        and other.object_at is not None
        and trigger.first <= other.object_at < trigger.last
        for other in found
    )


def _no_events(view: View) -> set[int]:
    out: set[int] = set()
    for i in range(len(view)):
        for pieces in view.lexicon.not_events.get(view.lower(i), ()):
            if all(view.lower(i + k) == piece for k, piece in enumerate(pieces)):
                out.update(range(i, i + len(pieces)))
    return out


def _trigger_at(view: View, i: int, taken: set[int]) -> Trigger | None:
    """The longest event word at `i`; of several readings, the one whose object stands nearest."""
    best: Trigger | None = None
    for word in view.lexicon.words.get(view.lower(i), ()):
        if best is not None and (
            len(word.pieces) < best.last - best.first or best.object_at is None
        ):
            break
        trigger = _reading(view, i, word, taken)
        if trigger is not None and (best is None or _object_gap(trigger) < _object_gap(best)):
            best = trigger
    return best


def _object_gap(trigger: Trigger) -> int:
    at = trigger.object_at
    return _OBJECT_WINDOW + 1 if at is None else abs(at - trigger.first)


def _reading(view: View, i: int, word: Word, taken: set[int]) -> Trigger | None:
    last = i + len(word.pieces)
    if any(view.lower(i + k) != piece for k, piece in enumerate(word.pieces)):
        return None
    if any(k in taken or view.chunk_at[k] is not None for k in range(i, last)):
        return None
    if view.is_hyphened(i, last):
        return None  # "life-threatening", "war-torn"
    if word.part == "noun":
        described = _is_noun(view, i) and not _describes_a_noun(view, last)
        return Trigger(i, last, word) if described else None
    if word.part == "verb":
        return _verb(view, i, last, word)
    return Trigger(i, last, word) if _infinitive_fits(view, last, word) else None


def _verb(view: View, i: int, last: int, word: Word) -> Trigger | None:
    if not _is_verb(view, i, last, word):
        return None
    passive = word.form in _PARTICIPLE and _is_passive(view, i, last)
    object_at = None
    if word.entry.objects:
        object_at = _object(view, i, last, word, word.entry.objects)
        if object_at is None:
            return None
    if word.entry.without and _object(view, i, last, word, word.entry.without) is not None:
        return None
    if word.entry.to and not _infinitive_fits(view, last, word):
        return None
    return Trigger(i, last, word, passive, object_at)


def _is_verb(view: View, i: int, last: int, word: Word) -> bool:
    previous = view.before(i)
    before = view.lower(previous)
    grammar = view.grammar
    after_chunk = previous >= 0 and view.chunk_at[previous] is not None
    if before in grammar.modals or (previous < 0 and word.form == "base" and i > 0):
        return word.form == "base" or before in {"do", "does", "did"} or word.form in _PAST
    if word.form == "ing":
        return _ing_is_verb(view, i, last, previous, after_chunk=after_chunk)
    if view.is_nominal(i) or view.lower(view.before(previous)) in grammar.modals - {"to"}:
        return False
    if word.form == "base":
        return _base_is_verb(view, i, last, previous, after_chunk=after_chunk)
    if word.form == "third":
        return _third_is_verb(view, i, last, previous, after_chunk=after_chunk)
    return not (view.lower(i) in view.lexicon.attributive and _describes(view, i, last))


def _describes(view: View, i: int, last: int) -> bool:
    """Whether a participle stands before the noun it describes, with no subject of its own."""
    before, after = view.lower(i - 1), view.lower(last)
    free = before in {"and", "or", ",", ""} or before.endswith(view.grammar.adjective_endings)
    follows = view.chunk_at[last] is None if last < len(view) else False
    return free and follows and after.isalpha() and after not in view.grammar.prepositions


def _ing_is_verb(view: View, i: int, last: int, previous: int, *, after_chunk: bool) -> bool:
    before = view.lower(previous)
    grammar = view.grammar
    if view.lower(i - 1) in {"'s", "'"} or view.lower(i - 1) in grammar.determiners:
        # "the sinking of the ship": a noun with an object.
        return view.lower(last) == "of" and view.lower(i) not in view.lexicon.noun_forms
    governed = (
        before in grammar.be
        or before in grammar.prepositions
        or before in grammar.time_prepositions
        or before in grammar.subordinators
        or before in {"", ",", "and", "or", ":", "—", "–", "-", "•"}
        or before in view.lexicon.verb_forms
    )
    return (governed or after_chunk) and view.lower(last) not in {"is", "was", "are", "were"}


def _base_is_verb(view: View, i: int, last: int, previous: int, *, after_chunk: bool) -> bool:
    before = view.lower(previous)
    if before in {"they", "we", "who", "you", "i"}:
        return True
    if after_chunk:
        chunk = view.chunk_at[previous]
        # Headlines and plural subjects: "Iran, China sign deal", "protesters attack police".
        return chunk is not None and chunk.is_actor and _object_follows(view, last)
    plural = before.endswith("s") and before.isalpha() and previous > 0
    coordinated = (
        before in {"and", "or", ","} and view.is_verb_like(i) and _object_follows(view, last)
    )
    return (plural and _object_follows(view, last)) or (coordinated and previous > 1)


def _third_is_verb(view: View, i: int, last: int, previous: int, *, after_chunk: bool) -> bool:
    before = view.lower(previous)
    if previous < 0:
        return False
    if before in {"it", "he", "she", "who", "which", "that"}:
        return True
    if view.lower(i) not in view.lexicon.noun_forms:
        return not before.endswith(view.grammar.adjective_endings) or after_chunk
    if after_chunk:
        return _object_follows(view, last)
    return before in {"and", ","} and _object_follows(view, last)


def _object_follows(view: View, i: int) -> bool:
    if i >= len(view):
        return False
    word = view.lower(i)
    if view.chunk_at[i] is not None:
        return True
    return (
        word.isalnum()
        and not view.is_barrier(i)
        and not view.is_verb_like(i)
        and (
            word not in view.grammar.prepositions
            or (
                word in {"with", "to", "on", "at", "for"}
                and view.lower(i - 1) not in view.lexicon.noun_forms
            )
        )
    )


def _is_noun(view: View, i: int) -> bool:
    previous = view.before(i)
    before = view.lower(previous)
    if before in view.grammar.modals and before != "to":
        return False
    if before == "to":
        return view.lower(i) not in view.lexicon.verb_forms
    return before not in view.grammar.subject_pronouns


def _describes_a_noun(view: View, last: int) -> bool:
    """Whether a singular event noun only describes the noun behind it: "an aid package"."""
    if last >= len(view) or view.chunk_at[last] is not None:
        return False
    word, grammar = view.lower(last), view.grammar
    if view.lower(last - 1).endswith(("s", "ing")) or not view.tokens[last].text.islower():
        return False
    closed = (
        grammar.auxiliaries
        | grammar.prepositions
        | grammar.time_prepositions
        | grammar.subordinators
        | grammar.relatives
        | grammar.conjunctions
        | grammar.determiners
        | grammar.adverbs
        | grammar.irregular_pasts
        | grammar.negations
        | grammar.subject_pronouns
    )
    inflected = word.endswith(("s", "ed", "ing", "ly"))
    verb = word in view.lexicon.verb_forms or view.is_saying(last)
    return not (inflected or verb or word in closed)


def _is_passive(view: View, i: int, last: int) -> bool:
    previous = view.before(i)
    before = view.lower(previous)
    if before in view.grammar.be:
        return True
    if before in view.grammar.have:
        return False
    return view.lower(last) == "by"


def _object(view: View, i: int, last: int, word: Word, nouns: tuple[str, ...]) -> int | None:
    right = _object_right(view, last, nouns)
    if right is not None:
        return right
    # The passive, and "the deal that they signed": the object stands before the verb.
    for k in range(i - 1, max(-1, i - _OBJECT_WINDOW - 1), -1):
        if _is_one_of(view, k, nouns):
            return k if word.form in _PARTICIPLE else None
        if view.lower(k) in view.grammar.punctuation_ends:
            return None
    return None


def _object_right(view: View, last: int, nouns: tuple[str, ...]) -> int | None:
    for k in range(last, min(len(view), last + _OBJECT_WINDOW)):
        if _is_one_of(view, k, nouns):
            return None if view.lower(k - 1) in view.grammar.lacking else k
        if view.is_barrier(k) or (k > last and view.lower(k) in view.grammar.auxiliaries):
            return None
    return None


def _is_one_of(view: View, k: int, nouns: tuple[str, ...]) -> bool:
    word = view.lower(k)
    noun = view.lexicon.noun_forms.get(word, word)
    if noun in nouns or word in nouns:
        return True
    return any(
        " " in n and all(view.lower(k + j) == piece for j, piece in enumerate(pieces_of(n)))
        for n in nouns
    )


def _infinitive_fits(view: View, last: int, word: Word) -> bool:
    for k in range(last, min(len(view), last + _INFINITIVE_WINDOW)):
        if view.lower(k) == "to" and view.chunk_at[k] is None:
            follows = k + 1
            while follows < len(view) and view.is_adverb(follows):
                follows += 1
            verb = view.lower(follows)
            return view.lexicon.bases.get(verb, verb) in word.entry.to
        if view.is_barrier(k):
            return False
    return False

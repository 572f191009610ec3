"""What the goods and measures that a sentence names say of its types and targets."""

from __future__ import annotations

from typing import NamedTuple

from dateline.model import Span
from dateline.reader.known_words import known_word
from dateline.reader.labels import STATEMENT
from dateline.reader.view import Chunk, View

_TRADE_REACH = 4
_GOODS_REACH = 9
"""Tokens up to the goods that are sent: "transferred 600 tons of refined *petroleum*"."""
_ASIDE = 3
_SENDING = frozenset({"AID", "COOPERATE", "SUPPORT"})


class Fit(NamedTuple):
    """A type with its finer codes."""

    event: str
    """A PLOVER type, or `labels.STATEMENT`."""
    mode: str | None
    cameo: str


_TRADE = Fit("COOPERATE", None, "061")
_RESTRICTION = Fit("COERCE", "restrict", "163")
_TEST = Fit("MOBILIZE", "weapons", "154")
_TEST_REACH = 14
"""Tokens behind a launch up to the sea: "fired a missile on Monday into the *sea*"."""
_WITHDRAWAL = Fit("RETREAT", "withdraw", "0872")
_PUBLISHED = Fit(STATEMENT, None, "010")
_FORCE = frozenset({"ASSAULT", "COOPERATE", "AID", "MOBILIZE"})


def fits_better(view: View, run: tuple[int, int], event: str) -> Fit | None:
    """The type that an event word, tokens `run`, has by its object; null where `event` stands.

    Buying and selling is cooperation and no aid. To be "hit by sanctions" is no assault, and no
    more is a test of weapons, which is a show of force (15 in CAMEO); to release a report is to set
    nobody free; and to withdraw ships or troops is no measure against those whom they stood by.
    """
    first, last = run
    if event == "AID" and (_is_trade(view, first) or _moves_commodities(view, run)):
        return _TRADE
    if event == "ASSAULT" and _by_measures(view, last):
        return _RESTRICTION
    if event in _FORCE and (_is_test(view, run) or _is_launch(view, run)):
        return _TEST
    if event == "RETREAT" and _is_published(view, last):
        return _PUBLISHED
    if event == "SANCTION" and _moves_forces_away(view, run):
        return _WITHDRAWAL
    return None


def _moves_forces_away(view: View, run: tuple[int, int]) -> bool:
    """Whether it is a withdrawal of forces by the lexicon, and not of an ambassador."""
    retreat, sanction = (known_word(view, *run, event) for event in ("RETREAT", "SANCTION"))
    forces = retreat is not None and retreat.entry.mode == "withdraw" and retreat.entry.objects
    return bool(forces) and not (sanction is not None and sanction.entry.objects)


def without_battlefields(
    view: View, last: int, event: str, target: tuple[Span, ...]
) -> tuple[Span, ...]:
    """A target without where the weapons that are sent are put to use, if others get them.

    In "sent drones to *Norway* for use in *Iceland*" it is Norway that is helped. Who stands before
    the use ("for *Norway's* war in Iceland") gets them as well. `last` is the token behind the
    event word.
    """
    if event not in _SENDING or not target:
        return target
    weapons = next((i for i in range(last, len(view)) if view.lower(i) in view.lexicon.weapons), -1)
    behind = [c for c in view.chunks if c.first > weapons] if weapons >= 0 else []
    aimed = [c for c in behind if _is_battlefield(view, c, weapons)]
    fields = {c.mention.span for c in aimed}
    if not fields & set(target):
        return target
    kept = tuple(span for span in target if span not in fields)
    got = [
        c
        for c in view.chunks
        if last <= c.first < aimed[0].first and (c.is_actor or c.mention.kind == "place")
    ]
    return kept or tuple(c.mention.span for c in got[:1]) or target


def _is_trade(view: View, first: int) -> bool:
    """Whether an event word or its object is one of buying and selling."""
    for i in range(first, min(len(view), first + _TRADE_REACH)):
        if view.lower(i) in view.lexicon.trade:
            return True
        if view.is_barrier(i) or view.lower(i) in view.grammar.prepositions:
            return False
    return False


def _moves_commodities(view: View, run: tuple[int, int]) -> bool:
    """Whether the object of an event word, or its subject in the passive, is goods for sale."""
    first, last = run
    around = [*range(max(0, first - _TRADE_REACH), last)]
    before = view.before(first)
    passive = view.lower(before) in view.grammar.be
    ahead = []
    for i in range(last, min(len(view), last + _GOODS_REACH)):
        joined = "-" in {view.lower(i - 1), view.lower(i + 1)}  # "ship-to-ship transfers"
        leads_on = view.lower(i) in view.grammar.prepositions - {"of"} and not joined
        if view.is_barrier(i) or leads_on:
            break
        ahead.append(i)
    goods = [*ahead, *(around if passive else ())]
    if any(view.lower(i) in view.lexicon.giving for i in (*around, *ahead)):
        return False
    return any(
        view.lower(i) in view.lexicon.commodities and not _describes_more(view, i + 1)
        for i in goods
    )


def _describes_more(view: View, i: int) -> bool:
    """Whether a noun before the token at `i` only describes it: "sent oil *workers*"."""
    word = view.lower(i)
    grammar = view.grammar
    closed = (
        grammar.prepositions | grammar.time_prepositions | grammar.conjunctions
        | grammar.subordinators | grammar.determiners | grammar.auxiliaries
        | view.lexicon.commodities
    )  # fmt: skip
    return word.isalpha() and not (
        word in closed or view.is_adverb(i) or view.chunk_at[i] is not None
    )


def _is_test(view: View, run: tuple[int, int]) -> bool:
    """Whether an event word is, or has as its object, a test of weapons.

    "*Tested* a missile", "a nuclear *test*", "*conducted* its sixth nuclear test".
    """
    first, last = run
    known = view.lexicon.weapons_tests
    ahead = _object(view, last + (view.lower(last) == "out"))
    own = range(max(0, first - 2), last)
    if any(view.lower(i) in known.tests for i in own):
        return any(view.lower(i) in known.arms for i in (*own, *ahead))
    told = any(view.lower(i) in {"test", "tests"} for i in ahead)
    return told and any(view.lower(i) in known.arms for i in ahead)


def _is_published(view: View, last: int) -> bool:
    """Whether what is released, behind `last`, is information: "released *images* of two ships"."""
    for i in range(last, min(len(view), last + _TRADE_REACH)):
        if view.is_barrier(i) or view.lower(i) in view.grammar.prepositions:
            return False
        if view.lower(i) in view.lexicon.information and not _describes_more(view, i + 1):
            return True
    return False


def _is_launch(view: View, run: tuple[int, int]) -> bool:
    """Whether missiles are launched into the sea, or such as were never used but for tests."""
    first, last = run
    known = view.lexicon.weapons_tests
    if not any(view.lower(i) in known.launches for i in range(first, last)):
        return False
    goods = [first - 1, *_object(view, last)]
    if any(view.lower(i) in known.strategic for i in goods):
        return True
    if not any(view.lower(i) in known.missiles for i in goods):
        return False
    for i in range(last, min(len(view), last + _TEST_REACH)):
        if view.is_barrier(i) or view.lower(i) in {"at", "against"}:
            return False
        if view.lower(i) in {"into", "in", "toward", "towards"}:
            return any(view.lower(j) in known.seas for j in _object(view, i + 1)[:_TRADE_REACH])
    return False


def _object(view: View, last: int) -> list[int]:
    """The tokens of the object behind a word that ends at `last`, over "of"."""
    out = []
    for i in range(last, min(len(view), last + _GOODS_REACH)):
        if view.is_barrier(i) or view.lower(i) in view.grammar.prepositions - {"of"}:
            break
        out.append(i)
    return out


def without_waters(view: View, cameo: str | None, target: tuple[Span, ...]) -> tuple[Span, ...]:
    """The target of a test of weapons, without whose waters or sky it only went to.

    Who lies in its way is left: "a missile over *Norway*", "towards *Norway*".
    """
    if cameo != _TEST.cameo:
        return target
    faced = {
        chunk.mention.span
        for chunk in view.chunks
        if view.lower(chunk.first - 1) in {"over", "toward", "towards", "at"}
    }
    return tuple(span for span in target if span in faced)


def _by_measures(view: View, last: int) -> bool:
    """Whether "by" or "with" leads from a verb to a restriction: "hit by new *sanctions*"."""
    if view.lower(last) not in {"by", "with"}:
        return False
    for i in range(last + 1, min(len(view), last + 1 + _TRADE_REACH)):
        if view.lower(i) in view.lexicon.measures:
            return True
        if view.is_barrier(i) or view.lower(i) in view.grammar.prepositions:
            return False
    return False


def _is_battlefield(view: View, chunk: Chunk, weapons: int) -> bool:
    """Whether "in" or "against" ties a mention to the use of what is sent."""
    at = chunk.first - 1
    while view.lower(at) in view.grammar.determiners:
        at -= 1
    if view.lower(at) == "against":
        return True
    near = range(max(weapons, at - _ASIDE), at)
    return view.lower(at) in {"in", "on"} and any(view.lower(i) in view.lexicon.uses for i in near)

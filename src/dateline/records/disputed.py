"""Joining what pages contradict each other on, so that a record can show it.

Grouping keeps apart what differs in a date, an actor or the name of the act: mostly rightly, since
states strike and meet every week. But pages that tell one act at one time, alike in all but one
thing, tell of one event and disagree. They are joined here, under these limits: no page tells of
both (one with two dates, or the same word twice, tells of two events), neither page is older than
what the other tells, and the reports are no series ("on Monday", a day later "on Tuesday").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations, product

from dateline.model import EventPlace, Span
from dateline.records.compatible import denies, is_bare, same_happening, same_side
from dateline.records.counts import same_number
from dateline.records.fields import NEAR_KM, hit, kilometres
from dateline.records.support import days_of, same_place
from dateline.records.told import Told, Weights, similarity
from dateline.vocab.merging import merging, same_act
from dateline.vocab.place_features import extent

_ENOUGH, _ENOUGH_ELSEWHERE = 3.0, 3.5
"""Things that tellings of one story, and of two, have in common, from which one that they differ
in is a dispute."""
_ENOUGH_DENIED = 2.5
"""The same for a denial and what it denies."""
_ALIKE = 2.5
"""What wholly the same words around the event word count for."""
_SAME_WORDS = 0.3
"""Similarity of the words without which two targets are two events."""
_REPORTS_APART = timedelta(days=14)
"""Between two reports of one event; and between the days that they give it."""
_MONTHS_APART = timedelta(days=62)
_SLACK = timedelta(days=1)
_LARGE = 60
"""Groups that share a story and a word above which it is a series of events."""
_DOER_IN_DOUBT = frozenset({"ASSAULT", "COERCE"})
"""Deeds whose doer pages may get wrong; statements and sanctions by two actors are two."""


@dataclass(frozen=True, slots=True)
class _Compared:
    """Two groups, side by side: for each thing whether they agree; null where that is open."""

    act: bool | None
    source: bool | None
    target: bool | None
    date: bool | None
    place: bool | None
    number: bool | None
    named: bool
    """One names, in its sentence, an actor or place of the other's that is no state."""
    words: float

    @property
    def clashes(self) -> list[str]:
        """What they differ in, of what makes two events."""
        return [f for f in ("act", "source", "target", "date") if getattr(self, f) is False]

    @property
    def points(self) -> float:
        """How much they have in common."""
        everything = [self.act, self.source, self.target, self.date, self.place, self.number]
        return everything.count(True) + self.named + _ALIKE * self.words


def join_disputed(groups: Sequence[list[Told]], weights: Weights) -> list[list[Told]]:
    """The groups, those joined that tell of one event otherwise, from the most alike down.

    Groups and the tellings in them are in the order of the tellings' keys.
    """
    points = {(a, b): _points(groups[a], groups[b], weights) for a, b in sorted(_pairs(groups))}
    joined = {n: [n] for n in range(len(groups))}
    top = list(range(len(groups)))
    for a, b in sorted((p for p in points if points[p] > 0), key=lambda p: (-points[p], p)):
        first, second = sorted((top[a], top[b]))
        across = [(min(x, y), max(x, y)) for x in joined.get(first, ()) for y in joined[second]]
        if first != second and all(points.get(pair, 0) > 0 for pair in across):
            for n in joined[second]:
                top[n] = first
            joined[first] += joined.pop(second)
    made = [sorted((t for n in ns for t in groups[n]), key=_key) for ns in joined.values()]
    return sorted(made, key=lambda group: _key(group[0]))


def _key(told: Told) -> tuple[str, Span, str]:
    return told.key


def _pairs(groups: Sequence[list[Told]]) -> set[tuple[int, int]]:
    """The pairs that may be one: with a word in common and a story, a day or both sides."""
    blocks: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for n, group in enumerate(groups):
        for told in group:
            blocks["story", told.story, told.root].add(n)
            blocks["story", told.story, told.type].add(n)
            if told.days and told.days[0] == told.days[1]:
                blocks["day", told.days[0].isoformat(), told.root].add(n)
            for source in told.source:
                for party in told.target:
                    ends = sorted(p.country or p.name for p in (source, party))
                    blocks["sides", *ends, told.root].add(n)
                    blocks["story", told.story, *ends].add(n)
    return {p for b in blocks.values() if len(b) <= _LARGE for p in combinations(sorted(b), 2)}


def _points(one: list[Told], other: list[Told], weights: Weights) -> float:
    """What the two have in common where they are one disputed event, else 0."""
    if not _near(one, other):
        return 0.0
    if _denied(one) != _denied(other):
        return _denial_points(one, other, weights)
    if all(map(_is_war, (*one, *other))):
        return _war_points(one, other, weights)
    if any(_are_two(a, b) for a, b in product(one, other)):
        return 0.0
    if not any(same_happening(a.event, b.event) for a, b in product(one, other)):
        return 0.0
    if not any(_may_be_called(a, b) for a, b in product(one, other)):
        return 0.0
    found = _compare(one, other, weights)
    clashes = found.clashes
    # Parts of one event that a page tells in other words differ in place and number anyway.
    shared = {t.reading.id for t in one} & {t.reading.id for t in other}
    differ = clashes or (not shared and False in (found.place, found.number))
    if len(clashes) > 1 or not differ:
        return 0.0
    allowed = all(_LIMITS[clash](found, one, other) for clash in clashes)
    near = {t.story for t in one} & {t.story for t in other}
    enough = _ENOUGH if near else _ENOUGH_ELSEWHERE
    return found.points if allowed and found.points >= enough else 0.0


def _are_two(one: Told, other: Told) -> bool:
    """Whether two tellings are of one page and of two events: in one word, or on two dates."""
    if one.reading.id != other.reading.id:
        return False
    return one.root == other.root or _same_date(one, other) is False


def _denied(group: list[Told]) -> bool:
    return all(denies(told.event) for told in group)


def _denial_points(one: list[Told], other: list[Told], weights: Weights) -> float:
    """A denial and what it denies: also on one page, one word of the same actors.

    The denial's date and place are mostly its own.
    """
    found = _compare(one, other, weights)
    roots = {t.root for t in one} & {t.root for t in other}
    mute = found.source is not True or found.target is False
    near = {t.story for t in one} & {t.story for t in other}
    enough = _ENOUGH_DENIED if near else _ENOUGH
    return 0.0 if mute or not roots or found.points < enough else found.points


def _war_points(one: list[Told], other: list[Told], weights: Weights) -> float:
    """Two states' war is one, whenever and however often pages tell of it, by its two sides."""
    pairs = list(product(one, other))
    if any(a.reading.id == b.reading.id and _same_date(a, b) is False for a, b in pairs):
        return 0.0
    if not any(same_happening(a.event, b.event) for a, b in pairs):
        return 0.0
    found = _compare(one, other, weights)
    return max(found.points, _ENOUGH) if found.source and found.target else 0.0


def _near(one: list[Told], other: list[Told]) -> bool:
    """Whether the reports are near in time; of a war they need not be.

    Where that is not known they are near in one story, and not in two.
    """
    if all(map(_is_war, (*one, *other))):
        return True
    one_story = bool({t.story for t in one} & {t.story for t in other})
    days = [(a.published, b.published) for a, b in product(one, other)]
    return any(
        one_story if a is None or b is None else abs(a - b) <= _REPORTS_APART for a, b in days
    )


def _may_be_called(one: Told, other: Told) -> bool:
    judged = merging().judged
    pair = one.type, other.type
    return same_act(*pair) or pair in judged or pair[::-1] in judged


def _compare(one: list[Told], other: list[Told], weights: Weights) -> _Compared:
    across = [(a, b) for a, b in product(one, other) if a.reading.id != b.reading.id]
    pairs = across or list(product(one, other))
    mutual = all(t.type in merging().mutual for t in (*one, *other))
    straight = _sides(pairs)
    turned = _turned(pairs) if mutual else straight
    source, target = max(straight, turned, key=lambda s: (s.count(True), -s.count(False)))
    return _Compared(
        act=_any(_same_word(a, b) for a, b in pairs),
        source=source,
        target=target,
        date=_any(_same_date(a, b) for a, b in pairs),
        place=_any(_same_place(a.event.place, b.event.place) for a, b in pairs),
        number=_any(_same_count(a, b) for a, b in pairs),
        named=any(_names(a, b) or _names(b, a) for a, b in pairs),
        words=max(similarity(a.around, b.around, weights) for a, b in pairs),
    )


def _any(answers: Iterable[bool | None]) -> bool | None:
    """True where some pair agrees, false where some clash and none agrees."""
    given = set(answers)
    return True if True in given else (False if False in given else None)


def _sides(pairs: Sequence[tuple[Told, Told]]) -> tuple[bool | None, bool | None]:
    """Source and target; the ground on which somebody is hit may agree, but not clash."""
    target = _any(same_side(hit(a)[0], hit(b)[0]) for a, b in pairs)
    if target is None and any(same_side(a.target, b.target) for a, b in pairs):
        target = True
    return _any(same_side(a.source, b.source) for a, b in pairs), target


def _turned(pairs: Sequence[tuple[Told, Told]]) -> tuple[bool | None, bool | None]:
    return (
        _any(same_side(a.source, b.target) for a, b in pairs),
        _any(same_side(a.target, b.source) for a, b in pairs),
    )


def _names(one: Told, other: Told) -> bool:
    """Whether the one's sentence names somebody of the other's, or a place, but for states."""
    place = other.event.place
    somebody = [p.name for p in (*other.source, *other.target) if not (p.code or is_bare(p))]
    if place is not None and extent(place.feature) == "spot":
        somebody.append(place.name)
    return any(name in one.text for name in somebody)


def _same_word(one: Told, other: Told) -> bool | None:
    if one.root == other.root or (same_act(one.type, other.type) and _way(one) == _way(other)):
        return True
    judged, pair = merging().judged, (one.type, other.type)
    return False if pair in judged or pair[::-1] in judged else None


def _way(told: Told) -> str:
    return told.event.mode or told.root


def _same_date(one: Told, other: Told) -> bool | None:
    a, b = days_of(one), days_of(other)
    if a is None or b is None:
        return None
    return a[0] <= b[1] and b[0] <= a[1]


def _same_place(one: EventPlace | None, other: EventPlace | None) -> bool | None:
    if one is None or other is None:
        return None
    if one.name == other.name:
        return True if extent(one.feature) != "country" else None
    return None if same_place(one, other) or kilometres(one, other) < NEAR_KM else False


def _same_count(one: Told, other: Told) -> bool | None:
    pairs = product(one.event.numbers, other.event.numbers)
    return _any(same_number(a, b) for a, b in pairs if a.what == b.what)


def _renamed(found: _Compared, one: list[Told], other: list[Told]) -> bool:
    """One act under two names: of the same actors, on one day, at one place or in its words."""
    same = found.source and found.target and found.date
    return bool(same and (found.place or found.words >= _SAME_WORDS))


def _other_doer(found: _Compared, one: list[Told], other: list[Told]) -> bool:
    """One deed laid to two: in one word, on one day, at one spot, in one number or its words."""
    deeds = all(t.type in _DOER_IN_DOUBT for t in (*one, *other))
    pinned = found.place or found.number or found.words >= _SAME_WORDS
    return bool(deeds and found.act and found.date and pinned)


def _other_target(found: _Compared, one: list[Told], other: list[Told]) -> bool:
    """One actor's deed on one day that pages aim at two."""
    return bool(found.source and found.act and found.date and found.words >= _SAME_WORDS)


def _other_date(found: _Compared, one: list[Told], other: list[Told]) -> bool:
    """One act, dated otherwise by reports that may both know of it."""
    return bool(found.act) and any(_may_mistake(a, b) for a, b in product(one, other))


def _may_mistake(one: Told, other: Told) -> bool:
    a, b = days_of(one), days_of(other)
    if a is None or b is None:
        return False
    apart = max(b[0] - a[1], a[0] - b[1])
    days = a[0] == a[1] and b[0] == b[1]
    other_year = days and (a[0].month, a[0].day) == (b[0].month, b[0].day)
    if apart > (_REPORTS_APART if days else _MONTHS_APART) and not other_year:
        return False
    if one.published is None or other.published is None:
        return True
    if max(a[0], b[0]) > min(one.published, other.published) + _SLACK:
        return False  # one page is older than what the other tells
    # Each tells its own day's news: a series.
    return one.published == other.published or one.published - a[0] != other.published - b[0]


def _is_war(told: Told) -> bool:
    """Whether it is a war between two states, of which few have two in a lifetime."""
    return told.event.lemma == "war" and bool(told.source and told.target)


_LIMITS: dict[str, Callable[[_Compared, list[Told], list[Told]], bool]] = {
    "act": _renamed,
    "source": _other_doer,
    "target": _other_target,
    "date": _other_date,
}

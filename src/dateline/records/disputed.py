"""Joining what pages contradict each other on, so that a record can show it.

Grouping keeps apart what differs in a date, an actor or the name of the act: mostly rightly, since
states strike and meet every week. But pages that tell one act at one time, alike in all but one
thing, tell of one event and disagree. They are joined here, under these limits: no page tells of
both (one with two dates, or the same word twice, tells of two events), neither page is older than
what the other tells, and the reports are no series ("on Monday", a day later "on Tuesday").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import combinations, product
from typing import TypeVar

from msgspec.structs import replace

from dateline.model import EventPlace, EventType, Number, Span, is_war
from dateline.records.compatible import denies, happening, is_bare, may_be_one, same_side
from dateline.records.counts import same_number
from dateline.records.fields import NEAR_KM, hit, kilometres
from dateline.records.support import Days, days_of, same_place
from dateline.records.told import Told, Weights
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


Word = tuple[str, EventType, str]
"""An event word's root, its type, and its mode, or else the root."""
Dated = tuple[Days | None, date | None]
"""The days that a telling gives its event, and the day of its page."""

V = TypeVar("V", bound=Hashable)
W = TypeVar("W", bound=Hashable)

Given = dict[V, frozenset[str]]
"""What a group's tellings give of one thing, each with the pages that give it so: much that many
tellings say is the same, and is compared once."""


class _Group:
    """Tellings of one event, and what is compared of them."""

    def __init__(self, members: Sequence[Told]) -> None:
        self.members = members
        self.on_page: dict[str, list[Told]] = defaultdict(list)
        for told in members:
            self.on_page[told.reading.id].append(told)
        self.stories = {told.story for told in members}
        self.types = {told.type for told in members}
        self.roots = {told.root for told in members}
        self.happenings = {happening(told.event) for told in members}
        self.published = {told.published for told in members}
        self.dated = {(days_of(told), told.published) for told in members}
        self.denied = all(denies(told.event) for told in members)
        self.is_war = all(is_war(told.event) for told in members)
        self.word = self._given(lambda t: (t.root, t.type, t.event.mode or t.root))
        self.source = self._given(lambda t: t.source)
        self.target = self._given(lambda t: t.target)
        self.hit = self._given(lambda t: hit(t)[0])
        self.days = self._given(days_of)
        self.place = self._given(lambda t: t.event.place and replace(t.event.place, span=(0, 0)))
        self.numbers = self._given(lambda t: t.event.numbers)
        self.somebody = self._given(_somebody)
        self.text = self._given(lambda t: t.text)
        self.around = self._given(lambda t: t.around)

    def _given(self, of: Callable[[Told], V]) -> Given[V]:
        found: dict[V, set[str]] = defaultdict(set)
        for told in self.members:
            found[of(told)].add(told.reading.id)
        return {value: frozenset(docs) for value, docs in found.items()}


class _Compared:
    """Two groups, side by side: for each thing whether they agree; null where that is open.

    Tellings of one page are not held against each other, unless there are no others.
    """

    def __init__(self, one: _Group, other: _Group, weights: Weights) -> None:
        self._one, self._other, self._weights = one, other, weights
        self._one_page = len(one.on_page.keys() | other.on_page.keys()) == 1

    def _across(self, mine: Given[V], theirs: Given[W]) -> Iterator[tuple[V, W]]:
        """Everything that the one gives with everything that the other gives on another page."""
        for (a, docs), (b, others) in product(mine.items(), theirs.items()):
            if len(docs) > 1 or docs != others or self._one_page:
                yield a, b

    def _alike(
        self, mine: Given[V], theirs: Given[W], alike: Callable[[V, W], bool | None]
    ) -> bool | None:
        """True where some pair agrees, false where some clash and none agrees."""
        clash = False
        for a, b in self._across(mine, theirs):
            answer = alike(a, b)
            if answer:
                return True
            clash |= answer is False
        return False if clash else None

    @cached_property
    def act(self) -> bool | None:
        return self._alike(self._one.word, self._other.word, _same_word)

    @cached_property
    def _sides(self) -> tuple[bool | None, bool | None]:
        """Source and target; the ground on which somebody is hit may agree, but not clash."""
        one, other = self._one, self._other
        source = self._alike(one.source, other.source, same_side)
        target = self._alike(one.hit, other.hit, same_side)
        if target is None and self._alike(one.target, other.target, same_side):
            target = True
        straight = (source, target)
        if not one.types | other.types <= merging().mutual:
            return straight
        turned = (
            self._alike(one.source, other.target, same_side),
            self._alike(one.target, other.source, same_side),
        )
        return max(straight, turned, key=lambda s: (s.count(True), -s.count(False)))

    @property
    def source(self) -> bool | None:
        return self._sides[0]

    @property
    def target(self) -> bool | None:
        return self._sides[1]

    @cached_property
    def date(self) -> bool | None:
        return self._alike(self._one.days, self._other.days, _same_days)

    @cached_property
    def place(self) -> bool | None:
        return self._alike(self._one.place, self._other.place, _same_place)

    @cached_property
    def number(self) -> bool | None:
        return self._alike(self._one.numbers, self._other.numbers, _same_count)

    @cached_property
    def named(self) -> bool:
        """One names, in its sentence, an actor or place of the other's that is no state."""
        one, other = self._one, self._other
        return bool(
            self._alike(one.somebody, other.text, _names)
            or self._alike(other.somebody, one.text, _names)
        )

    @cached_property
    def words(self) -> float:
        """Similarity of the words around the event words, where they are most alike."""
        across = self._across(self._one.around, self._other.around)
        return max(self._weights.similarity(a, b) for a, b in across)

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
    found = sorted(_pairs(groups))
    sides = {n: _Group(groups[n]) for n in sorted({n for pair in found for n in pair})}
    points = {(a, b): _points(sides[a], sides[b], weights) for a, b in found}
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


def _points(one: _Group, other: _Group, weights: Weights) -> float:
    """What the two have in common where they are one disputed event, else 0."""
    if not _near(one, other):
        return 0.0
    found = _Compared(one, other, weights)
    if one.denied != other.denied:
        return _denial_points(found, one, other)
    if one.is_war and other.is_war:
        return _war_points(found, one, other)
    if any(_are_two(a, b) for a, b in _on_one_page(one, other)):
        return 0.0
    if not _may_be_told_so(one, other):
        return 0.0
    if not any(_may_be_called(*types) for types in product(one.types, other.types)):
        return 0.0
    clashes = found.clashes
    # Parts of one event that a page tells in other words differ in place and number anyway.
    shared = one.on_page.keys() & other.on_page.keys()
    differ = clashes or (not shared and False in (found.place, found.number))
    if len(clashes) > 1 or not differ:
        return 0.0
    allowed = all(_LIMITS[clash](found, one, other) for clash in clashes)
    enough = _ENOUGH if one.stories & other.stories else _ENOUGH_ELSEWHERE
    return found.points if allowed and found.points >= enough else 0.0


def _on_one_page(one: _Group, other: _Group) -> Iterator[tuple[Told, Told]]:
    """The tellings of the one with those of the other on the same page."""
    for doc in one.on_page.keys() & other.on_page.keys():
        yield from product(one.on_page[doc], other.on_page[doc])


def _are_two(one: Told, other: Told) -> bool:
    """Whether two tellings of one page are of two events: in one word, or on two dates."""
    return one.root == other.root or _on_two_dates(one, other)


def _on_two_dates(one: Told, other: Told) -> bool:
    return _same_days(days_of(one), days_of(other)) is False


def _may_be_told_so(one: _Group, other: _Group) -> bool:
    """Whether some of the one and some of the other may be one as to being done or to come."""
    return any(may_be_one(a, b) for a, b in product(one.happenings, other.happenings))


def _denial_points(found: _Compared, one: _Group, other: _Group) -> float:
    """A denial and what it denies: also on one page, one word of the same actors.

    The denial's date and place are mostly its own.
    """
    mute = found.source is not True or found.target is False
    enough = _ENOUGH_DENIED if one.stories & other.stories else _ENOUGH
    if mute or one.roots.isdisjoint(other.roots) or found.points < enough:
        return 0.0
    return found.points


def _war_points(found: _Compared, one: _Group, other: _Group) -> float:
    """Two states' war is one, whenever and however often pages tell of it, by its two sides."""
    if any(_on_two_dates(a, b) for a, b in _on_one_page(one, other)):
        return 0.0
    if not _may_be_told_so(one, other):
        return 0.0
    return max(found.points, _ENOUGH) if found.source and found.target else 0.0


def _near(one: _Group, other: _Group) -> bool:
    """Whether the reports are near in time; of a war they need not be.

    Where that is not known they are near in one story, and not in two.
    """
    if one.is_war and other.is_war:
        return True
    one_story = bool(one.stories & other.stories)
    return any(
        one_story if a is None or b is None else abs(a - b) <= _REPORTS_APART
        for a, b in product(one.published, other.published)
    )


def _may_be_called(one: EventType, other: EventType) -> bool:
    judged = merging().judged
    return same_act(one, other) or (one, other) in judged or (other, one) in judged


def _somebody(told: Told) -> tuple[str, ...]:
    """The names of a telling's actors and its place, but for states."""
    names = [p.name for p in (*told.source, *told.target) if not (p.code or is_bare(p))]
    place = told.event.place
    if place is not None and extent(place.feature) == "spot":
        names.append(place.name)
    return tuple(names)


def _names(somebody: tuple[str, ...], text: str) -> bool:
    """Whether a sentence names one of somebody's names."""
    return any(name in text for name in somebody)


def _same_word(one: Word, other: Word) -> bool | None:
    (root, kind, way), (other_root, other_kind, other_way) = one, other
    if root == other_root or (same_act(kind, other_kind) and way == other_way):
        return True
    judged = merging().judged
    return False if (kind, other_kind) in judged or (other_kind, kind) in judged else None


def _same_days(one: Days | None, other: Days | None) -> bool | None:
    if one is None or other is None:
        return None
    return one[0] <= other[1] and other[0] <= one[1]


def _same_place(one: EventPlace | None, other: EventPlace | None) -> bool | None:
    if one is None or other is None:
        return None
    if one.name == other.name:
        return True if extent(one.feature) != "country" else None
    return None if same_place(one, other) or kilometres(one, other) < NEAR_KM else False


def _same_count(one: tuple[Number, ...], other: tuple[Number, ...]) -> bool | None:
    answers = {same_number(a, b) for a, b in product(one, other) if a.what == b.what}
    return True in answers if answers else None


def _renamed(found: _Compared, one: _Group, other: _Group) -> bool:
    """One act under two names: of the same actors, on one day, at one place or in its words."""
    same = found.source and found.target and found.date
    return bool(same and (found.place or found.words >= _SAME_WORDS))


def _other_doer(found: _Compared, one: _Group, other: _Group) -> bool:
    """One deed laid to two: in one word, on one day, at one spot, in one number or its words."""
    deeds = one.types | other.types <= _DOER_IN_DOUBT
    pinned = found.place or found.number or found.words >= _SAME_WORDS
    return bool(deeds and found.act and found.date and pinned)


def _other_target(found: _Compared, one: _Group, other: _Group) -> bool:
    """One actor's deed on one day that pages aim at two."""
    return bool(found.source and found.act and found.date and found.words >= _SAME_WORDS)


def _other_date(found: _Compared, one: _Group, other: _Group) -> bool:
    """One act, dated otherwise by reports that may both know of it."""
    return bool(found.act) and any(_may_mistake(a, b) for a, b in product(one.dated, other.dated))


def _may_mistake(one: Dated, other: Dated) -> bool:
    (a, published), (b, other_published) = one, other
    if a is None or b is None:
        return False
    apart = max(b[0] - a[1], a[0] - b[1])
    days = a[0] == a[1] and b[0] == b[1]
    other_year = days and (a[0].month, a[0].day) == (b[0].month, b[0].day)
    if apart > (_REPORTS_APART if days else _MONTHS_APART) and not other_year:
        return False
    if published is None or other_published is None:
        return True
    if max(a[0], b[0]) > min(published, other_published) + _SLACK:
        return False  # one page is older than what the other tells
    # Each tells its own day's news: a series.
    return published == other_published or published - a[0] != other_published - b[0]


_LIMITS: dict[str, Callable[[_Compared, _Group, _Group], bool]] = {
    "act": _renamed,
    "source": _other_doer,
    "target": _other_target,
    "date": _other_date,
}

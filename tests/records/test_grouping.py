"""From pairs to groups: which mentions of a story are one event, and which are never."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.model import Article, Reading, StoryAssignment
from dateline.reader import read
from dateline.records import link, merge
from dateline.records.acts import ACTS
from dateline.records.alike import WORDING, Network
from dateline.records.given import given_words, grouped
from dateline.records.grouping import group, within_stories
from dateline.records.told import Told, tell, weigh
from dateline.records.wording import Wording, page_words, wording
from tests.records import making
from tests.records.making import Ev, Who, strike, together


def knows(width: int, odds: float = 0.0, **weights: float) -> Network:
    """A network that adds up some features, named with underscores, times their weights."""
    names = [*WORDING, *ACTS][:width]
    inner = np.zeros((width, max(1, len(weights))), np.float32)
    for n, name in enumerate(weights):
        inner[names.index(name.replace("_", " ")), n] = 1
    return Network(
        centre=np.zeros(width, np.float32),
        spread=np.ones(width, np.float32),
        inner=inner,
        inner_bias=np.zeros(inner.shape[1], np.float32),
        outer=np.array([*weights.values()] or [0.0], np.float32)[:, None],
        outer_bias=np.array([odds], np.float32),
    )


EVENTS = len(WORDING) + len(ACTS)
SURE = knows(EVENTS, 4.0)
"""Takes everything for one event."""


def tellings(*readings: Reading, story: str | None = "s") -> list[Told]:
    return tell(readings, {r.id: StoryAssignment(id=r.id, story=story or r.id) for r in readings})


def test_one_story_is_grouped_by_the_network() -> None:
    told = tellings(strike("a"), strike("b"), strike("c"))
    assert within_stories(told, SURE) == [0, 0, 0]
    assert within_stories(told, knows(EVENTS, -4.0)) == [0, 1, 2]


def test_two_stories_are_not_grouped_within_stories() -> None:
    told = tellings(strike("a"), strike("b"), story=None)
    assert within_stories(told, SURE) == [0, 1]
    assert within_stories([], SURE) == []


def test_what_excludes_weighs_more_than_any_likeness() -> None:
    plan = strike("b", told={"modality": "planned"})
    assert within_stories(tellings(strike("a"), plan), SURE) == [0, 1]
    # The mean over a group of several is what counts: the plan stays out of it too.
    many = tellings(strike("a"), plan, strike("c"), strike("d"))
    assert within_stories(many, SURE) == [0, 1, 0, 0]


def bare_strike(name: str) -> Reading:
    """A page that does not say who did it."""
    return making.page(
        name, "Somebody attacked two gunboats of Iceland off the east coast.",
        Ev("attacked", "Somebody", "attack", "ASSAULT", (), (Who("Iceland", "Iceland", "ISL"),)),
    )  # fmt: skip


@pytest.mark.parametrize(("between", "one"), [(3, False), (21, True)])
def test_one_clash_parts_few_tellings_and_not_many(between: int, one: bool) -> None:
    bare = [bare_strike(f"b{n:02}") for n in range(between)]
    told = tellings(strike("a", by="Norway", code="NOR"), *bare, strike("c"))
    tops = within_stories(told, SURE)
    assert (tops[0] == tops[-1]) == one


def deeds(*words: str, name: str = "a") -> Reading:
    text = " ".join(f"Britain {word} two gunboats of Iceland." for word in words)
    events = [
        Ev(
            word, f"Britain {word}", word, "ASSAULT",
            (Who("Britain", "Britain", "GBR"),), (Who("Iceland", "Iceland", "ISL"),),
        )
        for word in words
    ]  # fmt: skip
    vector = np.array([127, 0], np.int8).tobytes()
    reading = making.page(name, text, *events)
    return replace(reading, events=tuple(replace(e, vector=vector) for e in reading.events))


def test_two_different_words_of_one_page_are_less_likely_one_event() -> None:
    model = knows(EVENTS, 0.6)  # a chance of 0.65, of which 0.19 is left
    assert within_stories(tellings(deeds("rammed", "shelled")), model) == [0, 1]
    assert within_stories(tellings(deeds("rammed", "rammed")), model) == [0, 0]
    pages = (deeds("rammed"), deeds("shelled", name="b"))
    assert within_stories(tellings(*pages), model) == [0, 0]


@pytest.mark.parametrize(
    ("text", "verb", "noun", "one"),
    [
        ("Britain launched a night attack on Iceland.", "launched", "attack", True),
        ("Britain repelled a night attack on Iceland.", "repelled", "attack", False),
        ("Britain launched boats and an attack on Iceland.", "launched", "attack", False),
    ],
)
def test_a_verb_that_says_nothing_is_one_with_its_noun(
    text: str, verb: str, noun: str, one: bool
) -> None:
    sides: dict[str, Any] = {
        "source": (Who("Britain", "Britain", "GBR"),),
        "target": (Who("Iceland", "Iceland", "ISL"),),
    }
    events = (Ev(w, "Britain", w, "ASSAULT", **sides) for w in (verb, noun))
    doubts = knows(EVENTS, -4.0)
    assert within_stories(tellings(making.page("a", text, *events)), doubts) == [0, 1 - one]


def partition(told: list[Told], tops: list[int]) -> set[frozenset[Any]]:
    return {
        frozenset(one.key for one, top in zip(told, tops, strict=True) if top == first)
        for first in set(tops)
    }


PAGES = [
    strike("a"), strike("b", by="Norway", code="NOR"), strike("c", told={"modality": "planned"}),
    strike("d", text="Britain attacked a gunboat of Iceland in the fog."),
    deeds("rammed", "shelled", name="e"), deeds("shelled", "rammed", name="f"), strike("g"),
]  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(chance=st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_the_order(chance: random.Random) -> None:
    told = tellings(*PAGES)
    shuffled = chance.sample(told, len(told))
    assert partition(shuffled, within_stories(shuffled)) == partition(told, within_stories(told))


@settings(max_examples=15, deadline=None)
@given(chance=st.randoms(use_true_random=False))
def test_records_do_not_depend_on_the_order_of_readings(chance: random.Random) -> None:
    shuffled = chance.sample(PAGES, len(PAGES))
    assert merge(shuffled, together(shuffled)) == merge(PAGES, together(PAGES))


def test_each_mention_is_in_one_group() -> None:
    told = tellings(*PAGES)
    found = Counter(one.key for some in group(told, weigh(PAGES, told)) for one in some)
    assert found == Counter(one.key for one in told)


# Event words that are given from outside


def asked(name: str, text: str, *phrases: str, kind: str | None = "event") -> Reading:
    """A page with given words, and no vectors."""
    spans = [(text.index(p), text.index(p) + len(p)) for p in phrases]
    mentions = [{"span": list(s), **({"kind": kind} if kind else {})} for s in spans]
    return replace(making.page(name, text), extra={"mentions": mentions})


def worded(*pages: Reading) -> list[Wording]:
    return [
        wording(page, span, vector, page_words(page))
        for page in pages
        for (span, _), vector in sorted(given_words(page).items())
    ]


def test_sayings_with_nothing_in_common_are_parted_whatever_the_network_says() -> None:
    pages = [
        asked("a", "The skipper said the frigate rammed his gunboat.", "said"),
        asked("b", "The minister said herring would cost more.", "said"),
        asked("c", "The skipper said the frigate had rammed the gunboat.", "said"),
    ]
    assert grouped(worded(*pages), knows(len(WORDING), 4.0)) == [0, 1, 0]


def test_one_given_word_alone_is_a_group() -> None:
    assert grouped(worded(asked("a", "A raid.", "raid"))) == [0]


STRIKE = "Britain attacked two gunboats of Iceland off the east coast with frigates."


def records_of(*pages: Reading) -> list[str]:
    return [m.record for row in link(pages, together(list(pages))) for m in row.mentions]


def test_other_kinds_are_never_one_with_an_event_and_no_kind_is_an_event() -> None:
    event = asked("a", STRIKE, "attacked")
    assert len(set(records_of(event, asked("b", STRIKE, "attacked")))) == 1
    assert len(set(records_of(event, asked("b", STRIKE, "attacked", kind=None)))) == 1
    for kind in ("actor", "time", "Event"):
        assert len(set(records_of(event, asked("b", STRIKE, "attacked", kind=kind)))) == 2
    # Two of another kind may be one.
    places = (asked(name, STRIKE, "Iceland", kind="place") for name in "ab")
    assert len(set(records_of(*places))) == 1


def test_one_span_given_as_an_event_and_as_something_else_is_answered_twice() -> None:
    page = asked("a", STRIKE, "attacked")
    both = {"mentions": [*page.extra["mentions"], {**page.extra["mentions"][0], "kind": "time"}]}
    pages = [replace(page, extra=both), asked("b", STRIKE, "attacked")]
    as_event, as_time, elsewhere = records_of(*pages)
    assert as_event == elsewhere != as_time


def test_given_words_without_vectors_are_linked_all_the_same() -> None:
    bare = asked("a", STRIKE, "attacked")
    assert set(given_words(bare).values()) == {b""}
    null = replace(bare, mention_vectors=(None,))
    assert set(given_words(null).values()) == {b""}
    known = replace(bare, mention_vectors=(b"\x7f\x00",))
    assert set(given_words(known).values()) == {b"\x7f\x00"}
    # Vectors that are not one for each given word are another row's.
    astray = replace(bare, mention_vectors=(b"\x7f\x00", b"\x00\x7f"))
    assert set(given_words(astray).values()) == {b""}
    assert len(set(records_of(bare, asked("b", STRIKE, "attacked")))) == 1


def test_vectors_of_two_lengths_may_meet() -> None:
    one = replace(asked("a", STRIKE, "attacked"), mention_vectors=(b"\x7f",))
    other = replace(asked("b", STRIKE, "attacked"), mention_vectors=(b"\x7f\x00\x00",))
    assert len(set(records_of(one, other))) == 1


def test_a_bad_span_is_named_by_records_though_annotate_let_it_pass() -> None:
    reading = read(
        Article(id="a", text=STRIKE, language="en", extra={"mentions": [{"span": [3, 999]}]})
    )
    with pytest.raises(msgspec.ValidationError, match=r"\[3, 999\]"):
        link([reading], together([reading]))


LINES = [
    "Britain attacked two gunboats of Iceland off the east coast.",
    "Two gunboats were attacked by frigates off the coast, Iceland said.",
    "Norway said the attack on the gunboats would not be forgotten.",
    "Herring prices rose, the minister said, while trawlers stayed in Hull.",
]


@settings(max_examples=25, deadline=None)
@given(chance=st.randoms(use_true_random=False))
def test_links_do_not_depend_on_the_order_of_readings(chance: random.Random) -> None:
    words = [("attacked",), ("attacked", "said"), ("said", "attack"), ("rose", "said")]
    pages = [
        asked(f"p{n}", line, *some)
        for n, (line, some) in enumerate(zip(LINES, words, strict=True))
    ]  # fmt: skip
    shuffled = chance.sample(pages, len(pages))
    rows = {row.id: row for row in link(pages, together(pages))}
    assert {row.id: row for row in link(shuffled, together(shuffled))} == rows

"""What one given span does to another."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import UNSET

from dateline.model import Article, Relation
from dateline.reader import read
from dateline.reader.labels import EVENTS, QUADS
from dateline.reader.pairs import MARKS, decide, marked
from dateline.reader.windows import Window


def relation(text: str, source: str, target: str) -> Relation:
    spans = [[text.index(one), text.index(one) + len(one)] for one in (source, target)]
    article = Article(
        id="a", text=text, language="en", extra={"pair": {"source": spans[0], "target": spans[1]}}
    )
    found = read(article).relations
    assert isinstance(found, tuple)
    return found[0]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Peru recalled its ambassador from Chile and cut all aid to Chile.", "SANCTION"),
        ("Police in Lima arrested twelve members of the miners' union.", "COERCE"),
        ("Norway condemned Iceland for cutting the nets.", "ACCUSE"),
        ("Kenya refused to hand over the pilot to Uganda.", "REJECT"),
    ],
)
def test_plain_sentences(text: str, event: str) -> None:
    capitalised = [word.strip(".") for word in text.split() if word[0].isupper()]
    first, last = capitalised[0], capitalised[-1]
    if first == "Police":
        last = "members of the miners' union"
    assert relation(text, first, last).event == event


def test_pairs_are_answered_in_their_order() -> None:
    text = "Iceland accused Britain of ramming a gunboat."
    ours, theirs = [0, 7], [16, 23]
    pairs = [{"source": ours, "target": theirs}, {"source": theirs, "target": ours}]
    found = read(Article(id="a", text=text, language="en", extra={"pairs": pairs})).relations
    assert isinstance(found, tuple)
    assert [list(one.source) for one in found] == [ours, theirs]
    assert read(Article(id="a", text=text, language="en")).relations is UNSET


def test_marks_stand_around_both_spans() -> None:
    ids = np.arange(10, 16)
    window = Window(ids, np.zeros(6, np.int64), np.zeros((6, 2), np.int64), np.zeros(6, np.int64))
    found, _, places = marked(window, (4, 6), (0, 2))
    assert found.tolist() == [3, 10, 11, 4, 12, 13, 1, 14, 15, 2]
    with_opening = [101, *found.tolist()]
    assert [with_opening[place] for place in places] == [MARKS[0], MARKS[2]]


def test_the_two_heads_vouch_for_each_other() -> None:
    events = np.full(len(EVENTS), 0.01, np.float32)
    events[EVENTS.index("AID")], events[EVENTS.index("ASSAULT")] = 0.4, 0.5
    quads = np.full(len(QUADS), 0.01, np.float32)
    quads[QUADS.index("material cooperation")] = 0.9
    event, quad, chance = decide(events, quads)
    assert (event, quad) == ("AID", "material cooperation")
    assert chance > 0.9


def test_a_concession_may_be_material() -> None:
    events = np.full(len(EVENTS), 0.01, np.float32)
    events[EVENTS.index("CONCEDE")] = 0.9
    for quad in ("material cooperation", "verbal cooperation"):
        quads = np.full(len(QUADS), 0.01, np.float32)
        quads[QUADS.index(quad)] = 0.9
        assert decide(events, quads)[:2] == ("CONCEDE", quad)


def test_a_pair_far_apart_still_has_an_answer() -> None:
    text = "Iran " + "said that the sea was calm and " * 120 + "attacked Iraq."
    assert relation(text, "Iran", "Iraq").source == (0, 4)


@given(st.data())
@settings(deadline=None, max_examples=25)
def test_any_two_spans_have_an_answer(data: st.DataObject) -> None:
    text = data.draw(st.text(min_size=2, max_size=120))
    spans = []
    for _ in range(2):
        start = data.draw(st.integers(0, len(text) - 1))
        spans.append([start, data.draw(st.integers(start + 1, len(text)))])
    pair = {"source": spans[0], "target": spans[1]}
    found = read(Article(id="a", text=text, language="en", extra={"pair": pair})).relations
    assert isinstance(found, tuple)
    assert len(found) == 1

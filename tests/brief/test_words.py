from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.brief import words
from dateline.brief.marks import Mark, pieces, window
from dateline.model import EventType, Modality, PublishedFrom, RecordActor, RemovedWhy, Status
from dateline.vocab.plain_words import plain_words
from dateline.vocab.plover import plover


def test_every_code_has_plain_words() -> None:
    plain = plain_words()
    assert set(plain.events) == set(get_args(EventType))
    for code, entry in plover().events.items():
        assert set(plain.events[code].modes) == set(entry.modes)
    assert set(plain.contexts) == set(plover().contexts)
    assert set(plain.modality) == set(get_args(Modality))
    assert set(plain.status) == set(get_args(Status))
    assert set(plain.removed) == set(get_args(RemovedWhy))
    assert set(plain.published_from) == set(get_args(PublishedFrom))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1976-02-19", "19 February 1976"), ("1976-02-19T17:25", "19 February 1976, 17:25"),
        ("1976-02", "February 1976"), ("1976", "1976"), ("1976-W08", "week 8 of 1976"),
        ("1976-Q1", "first quarter of 1976"), ("1976-SU", "summer 1976"),
        ("1976-H2", "second half of 1976"), ("197", "the 1970s"), ("1976-13", "1976-13"),
        ("soon", "soon"), (None, None),
    ],
)  # fmt: skip
def test_dates_in_words(value: str | None, text: str | None) -> None:
    assert words.day(value) == text


def test_a_record_s_date_is_cut_to_its_precision() -> None:
    assert words.when("1976-02-19", "month") == "February 1976"
    assert words.when(None, "none") == "no date in the text"


def test_numbers_and_plurals() -> None:
    assert words.count(1, "page") == "1 page"
    assert words.count(0, "story") == "no stories"
    assert words.count(1234, "record") == "1,234 records"
    assert (words.signed(-6.5), words.signed(7.0), words.signed(0.0)) == ("−6.5", "+7", "0")
    assert words.listed(["a", "b", "c"]) == "a, b and c"
    assert words.listed([]) == ""


def test_what_is_known_of_an_actor_beside_its_name() -> None:
    iceland = RecordActor(name="Iceland", country="ISL", sector="GOV")
    assert words.about(iceland) == "government"
    navy = RecordActor(name="Royal Navy", country="GBR", sector="MIL")
    assert words.about(navy) == "United Kingdom, military"
    assert words.about(RecordActor(name="Someone")) == ""
    assert words.about(RecordActor(name="X", country="XXX", sector="UNK")) == "XXX"


SPANS = st.tuples(st.integers(-3, 40), st.integers(-3, 40))


@given(st.text(max_size=30), SPANS, st.lists(SPANS, max_size=6))
def test_pieces_joined_are_the_text(
    text: str, within: tuple[int, int], spans: list[tuple[int, int]]
) -> None:
    marks = [Mark(span, "event", anchor=f"a{n}") for n, span in enumerate(spans)]
    start = max(0, within[0])
    end = max(start, within[1])
    made = pieces(text, within, marks)
    assert "".join(piece.text for piece in made) == text[start:end]
    anchors = [anchor for piece in made for anchor in piece.anchors]
    assert len(anchors) == len(set(anchors))


def test_overlapping_marks_share_a_piece() -> None:
    made = pieces("they signed up", (0, 14), [Mark((5, 11), "event"), Mark((5, 14), "actor")])
    assert [(p.text, p.event, p.actor) for p in made] == [
        ("they ", False, False), ("signed", True, True), (" up", False, True),
    ]  # fmt: skip


@given(st.integers(0, 2000), st.integers(0, 2000), st.integers(0, 40))
def test_a_window_holds_the_word_and_lies_in_the_sentence(long: int, at: int, word: int) -> None:
    start = min(at, long)
    around = (start, min(long, start + word))
    shown = window((0, long), around, 460)
    assert shown[0] <= around[0] <= around[1] <= shown[1]
    assert shown[0] >= 0
    assert shown[1] <= long
    assert shown[1] - shown[0] <= 460

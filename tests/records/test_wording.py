"""An event word and what stands around it."""

from __future__ import annotations

from datetime import date
from math import log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Place, Reading, Span, TimeExpression
from dateline.records.wording import Wording, head_root, page_words, saying, wording
from dateline.vocab.words import root, share
from tests.records import making

TEXT = (
    "Kvarnholm said that the frigate attacked two gunboats of Iceland on 6 May 1976. "
    "Their crews were checked into a hospital in Oslo the next day."
)


def span_of(text: str, phrase: str) -> Span:
    start = text.index(phrase)
    return (start, start + len(phrase))


def read(text: str = TEXT) -> Reading:
    return making.page("a", text)


def at(phrase: str, reading: Reading | None = None) -> Wording:
    reading = reading or read()
    return wording(reading, span_of(reading.text, phrase), None, page_words(reading))


def test_what_stands_around_a_word_is_of_its_sentence_and_small_words_are_left_out() -> None:
    one = at("attacked")
    assert one.sentence == (0, TEXT.index(" Their"))
    assert (one.head, one.number) == ("attack", 0)
    assert one.roots == {"attack"}
    assert one.around >= {root(w) for w in ("frigate", "gunboats", "Iceland", "1976")}
    assert "attack" in one.whole - one.around
    assert not {"the", "of", "that", root("hospital"), root("crews")} & one.whole


def test_the_nearest_words_are_seven_on_either_side() -> None:
    near = "Oslo Bergen Hull Grimsby Lima Quito Chad"
    one = at("attacked", read(f"Peru {near} attacked {near} Peru"))
    assert one.left == one.right == {root(w) for w in near.split()}
    assert root("Peru") in one.whole


def test_a_capital_at_the_start_is_a_name_only_where_the_word_is_rare() -> None:
    assert at("attacked").names >= {"iceland"}
    assert any(name.startswith("kvarnholm") for name in at("attacked").names)
    assert not at("began", read("Work began.")).names


def test_numbers_are_those_of_the_sentence_with_their_commas() -> None:
    one = at("killed", read("Some 1,200 or 3.5 were killed in 7. In the 12 others none died."))
    assert one.numbers == {"1,200", "3.5", "7"}


def test_days_and_places_are_those_of_the_sentence() -> None:
    reading = read()
    marked = Reading(
        id="a",
        text=TEXT,
        sentences=reading.sentences,
        times=(
            TimeExpression(span=span_of(TEXT, "6 May 1976"), type="DATE", value="1976-05-06"),
            TimeExpression(span=span_of(TEXT, "two"), type="DURATION", value="P2D"),
            TimeExpression(span=span_of(TEXT, "frigate"), type="DATE", value=None),
            TimeExpression(span=span_of(TEXT, "the next day"), type="DATE", value="1976-05-07"),
        ),
        places=(Place(span=span_of(TEXT, "Oslo"), name="Oslo"),),
    )
    assert at("attacked", marked).days == ((date(1976, 5, 6), date(1976, 5, 6)),)
    assert at("attacked", marked).places == frozenset()
    assert at("checked into", marked).places == {"Oslo"}


def test_sentences_far_down_are_not_told_apart() -> None:
    text = " ".join(f"The crew of ship {n} rested." for n in range(20)) + " Iceland protested."
    assert at("protested", read(text)).number == 12
    assert at("ship 3", read(text)).number == 3


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("attacked", "attacked"),
        ("was checked into", "checked"),
        ("car crash", "crash"),
        ("had been killed", "killed"),
        ("fire on the pier", "fire"),
        ("were", "were"),
    ],
)
def test_the_head_of_a_phrase(phrase: str, head: str) -> None:
    assert head_root(phrase) == root(head)


def test_what_has_no_word_is_its_own_head() -> None:
    assert head_root("…") == "…"


def test_words_of_saying() -> None:
    assert at("said").says
    assert at("tells", read("He tells them that it rains.")).says
    assert not at("attacked").says
    assert {root("said"), root("told")} <= saying()


def test_rarity_grows_as_the_share_of_articles_falls() -> None:
    assert at("said").rarity == pytest.approx(-log(share("said") + 1e-4))
    assert at("said").rarity < at("attacked").rarity < at("gunboats").rarity


def test_the_words_of_a_page_are_counted_by_root() -> None:
    page = page_words(read("Attacks on the ship: it was attacked, and attacked again."))
    assert page.counts["attack"] == 3
    assert page.shares["attack"] == max(share("Attacks"), share("attacked"))
    assert "the" not in page.counts


def test_no_vector_is_an_empty_one() -> None:
    reading = read()
    span = span_of(TEXT, "attacked")
    assert wording(reading, span, None, page_words(reading)).vector == b""
    assert wording(reading, span, b"\x01", page_words(reading)).vector == b"\x01"


@settings(max_examples=60, deadline=None)
@given(text=st.text(min_size=1, max_size=60), data=st.data())
def test_no_text_is_too_strange(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    for reading in (read(text), Reading(id="a", text=text)):
        one = wording(reading, (start, end), None, page_words(reading))
        assert one.vector == b""
        assert 0 <= one.number <= 12

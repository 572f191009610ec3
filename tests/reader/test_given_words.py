"""The vectors of event words that a row gives: one for each, in its order."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from msgspec import UNSET

from dateline.model import Article, Reading
from dateline.reader import read

TEXT = "Norway condemned the arrest of two trawlermen. Iceland praised it.\n\n…"


def reading(mentions: object, text: str = TEXT, language: str | None = "en") -> Reading:
    extra = {} if mentions is None else {"mentions": mentions}
    return read(Article(id="a", text=text, language=language, extra=extra))


def span(phrase: str) -> dict[str, Any]:
    start = TEXT.index(phrase)
    return {"span": [start, start + len(phrase)]}


def vectors(*phrases: str) -> tuple[bytes | None, ...]:
    found = reading([span(p) for p in phrases]).mention_vectors
    assert found is not UNSET
    return found


def cosine(one: bytes | None, other: bytes | None) -> float:
    a, b = (np.frombuffer(v or b"", np.int8).astype(float) for v in (one, other))
    return float(a @ b / (np.linalg.norm(a) * np.linalg.norm(b)))


def test_each_given_word_has_its_vector_in_the_order_of_the_row() -> None:
    condemned, arrest, praised = vectors("condemned", "arrest", "praised")
    assert vectors("praised", "condemned", "arrest") == (praised, condemned, arrest)
    assert len({condemned, arrest, praised}) == 3
    assert vectors("arrest", "arrest") == (arrest, arrest)


def test_a_vector_is_a_unit_of_64_signed_bytes() -> None:
    for vector in vectors("condemned", "arrest of two trawlermen"):
        assert vector is not None
        assert len(vector) == 64
        length = np.linalg.norm(np.frombuffer(vector, np.int8).astype(float))
        assert length == pytest.approx(127, abs=3)


def test_a_given_word_means_what_the_reader_s_own_event_word_does() -> None:
    found = reading([span("condemned")])
    own = {TEXT[w.span[0] : w.span[1]]: w.vector for w in found.event_words or ()}
    assert cosine(own["condemned"], vectors("condemned")[0]) > 0.999


def test_one_word_for_a_deed_is_nearer_to_it_than_another_deed() -> None:
    text = "The gunboat collided with a frigate. The collision was the third. Sheep were sold."
    words = [(text.index(w), text.index(w) + len(w)) for w in ("collided", "collision", "sold")]
    found = reading([{"span": w} for w in words], text).mention_vectors
    assert found is not UNSET
    collided, collision, sold = found
    assert cosine(collided, collision) > cosine(collided, sold) + 0.2


def test_what_is_not_in_any_sentence_has_none() -> None:
    blank = TEXT.index("\n\n")
    found = reading([span("arrest"), {"span": [blank, blank + 1]}]).mention_vectors
    assert found is not UNSET
    assert found[0] is not None
    assert found[1] is None


def test_without_given_words_there_is_nothing() -> None:
    assert reading(None).mention_vectors is UNSET
    assert reading([]).mention_vectors == ()
    assert reading([span("arrest")], language="de").mention_vectors is UNSET


@pytest.mark.parametrize("mentions", [[{}], [{"span": [0, 999]}], [{"span": [3, 3]}], "x", [1]])
def test_bad_spans_are_passed_on_as_they_came(mentions: object) -> None:
    found = reading(mentions)
    assert found.mention_vectors is UNSET
    assert found.extra["mentions"] == mentions
    assert found.event_words


def test_other_kinds_have_vectors_too() -> None:
    found = reading([{**span("Iceland"), "kind": "actor"}]).mention_vectors
    assert found is not UNSET
    assert found[0] is not None


def test_what_is_given_changes_nothing_else() -> None:
    assert reading([span("arrest")]).event_words == reading(None).event_words

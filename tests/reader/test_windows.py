"""Sentences are cut into windows without losing or moving a word piece."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.reader.encoder import packaged
from dateline.reader.text import sentences
from dateline.reader.windows import windows

TEXT = "Iceland protested. Britain sent a frigate to the fishing grounds.\n\nNATO urged calm."


def cut(text: str, longest: int) -> list[str]:
    found = windows(packaged().tokenizer, text, sentences(text), longest)
    return [text[one.spans[0, 0] : one.spans[-1, 1]] for one in found]


def test_whole_sentences_share_a_window_while_they_fit() -> None:
    assert cut(TEXT, 100) == [TEXT]
    first, second = cut(TEXT, 14)
    assert first.startswith("Iceland protested. Britain")
    assert second == "NATO urged calm."


def test_a_sentence_longer_than_a_window_is_cut() -> None:
    text = "fish " * 100 + "."
    found = windows(packaged().tokenizer, text, [(0, len(text))], 40)
    assert [len(one.ids) for one in found] == [40, 40, 21]


def test_capitals_are_seen_but_not_in_a_headline_of_capitals() -> None:
    text = "NATO met in Oslo"
    (window,) = windows(packaged().tokenizer, text, [(0, len(text))])
    assert window.shapes.tolist() == [2, 0, 0, 1]
    (loud,) = windows(packaged().tokenizer, text.upper(), [(0, len(text))])
    assert not loud.shapes.any()


def test_no_text_has_no_windows() -> None:
    assert windows(packaged().tokenizer, "", []) == []


@given(st.text(max_size=300), st.integers(5, 60))
@settings(deadline=None)
def test_every_piece_lies_in_its_sentence(text: str, longest: int) -> None:
    found = sentences(text)
    for window in windows(packaged().tokenizer, text, found, longest):
        assert 0 < len(window.ids) <= longest
        for (start, end), number in zip(window.spans.tolist(), window.sentence, strict=True):
            assert found[number][0] <= start <= end <= found[number][1]
        assert (np.diff(window.sentence) >= 0).all()

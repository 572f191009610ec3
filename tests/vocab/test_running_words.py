"""The words that running text is full of."""

from __future__ import annotations

from dateline.vocab.running_words import reader_words, running_words


def test_words_of_many_languages_in_lower_case() -> None:
    words = running_words()
    assert {"the", "und", "que", "и", "في", "yang", "no"} <= words
    assert all(word == word.lower() for word in words)
    assert "trawler" not in words
    assert "you" in reader_words()

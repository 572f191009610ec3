"""Sentences and tokens."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.reader.text import is_headlines, sentences, tokens


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def test_a_line_break_always_ends_a_sentence() -> None:
    assert pieces("A heading\nThe ship sailed. It sank.") == [
        "A heading",
        "The ship sailed.",
        "It sank.",
    ]


def test_titles_and_initials_end_no_sentence() -> None:
    text = "Brig. Gen. Smith met J. K. Jones and Mr. Brown. They talked."
    assert pieces(text) == ["Brig. Gen. Smith met J. K. Jones and Mr. Brown.", "They talked."]


def test_a_possessive_ending_is_a_token_of_its_own() -> None:
    text = "Iran’s U.S. envoy didn't go"
    assert [t.text for t in tokens(text, (0, len(text)))] == [
        "Iran", "’s", "U.S.", "envoy", "didn't", "go",
    ]  # fmt: skip


@given(st.text(max_size=300))
def test_spans_are_ordered_and_lose_no_word(text: str) -> None:
    at = 0
    kept = []
    for start, end in sentences(text):
        assert at <= start < end <= len(text)
        kept.append(text[start:end])
        at = end
    assert "".join("".join(kept).split()) == "".join(text.split())


@given(st.text(max_size=300))
def test_tokens_lie_in_order(text: str) -> None:
    at = 0
    for token in tokens(text, (0, len(text))):
        assert at <= token.start < token.end <= len(text)
        assert text[token.start : token.end] == token.text
        at = token.end


def test_what_never_ends_is_cut_at_spaces() -> None:
    text = "and on it goes " * 1000
    spans = sentences(text)
    assert max(end - start for start, end in spans) <= 1500
    assert all(text[start] != " " and text[end - 1] != " " for start, end in spans)
    assert "".join(text[s:e] for s, e in spans).replace(" ", "") == text.replace(" ", "")


def test_a_row_of_headlines_is_no_sentence_of_the_page() -> None:
    row = (
        "MOST READ TODAY HARBOUR FIRE Three boats burn in the old port as crews fight the blaze "
        "COD WAR Gunboats ram a trawler off the cape again FERRY STRIKE Islanders stock up "
        "ROYAL VISIT King to see the new bridge next spring"
    )
    assert is_headlines(row)
    assert not is_headlines(row.upper())
    assert not is_headlines(
        "The UN AND NATO officials met EU AND WHO envoys, said the BBC NEWS desk."
    )

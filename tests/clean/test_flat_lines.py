"""The lines of flattened pages: put back together, without markup, each looked at by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.clean.flat.blocks import mark_blocks
from dateline.clean.flat.lines import MOST_LINES, left_unread, look, page_lines

SENTENCE = "The coast guard vessel cut the nets of two British trawlers on Thursday."


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("## Nets cut again", "Nets cut again"),
        ("* **Frigates:** three of them", "Frigates: three of them"),
        ("- 2. Nets and gunboats", "Nets and gunboats"),
        ("See [the ministry](https://pier.example/a_(b)) for more", "See the ministry for more"),
        ("[Home](/)", "Home"),
        ("It was a <b>bad</b> day<br/>", "It was a bad day"),
        (r"The 1\. officer said \- quietly \- no", "The 1. officer said - quietly - no"),
        ("Both sides will [...]", "Both sides will"),
        ("The price of cod Read more »", "The price of cod"),
    ],
)
def test_markup_goes(raw: str, text: str) -> None:
    assert look(raw).text == text


def test_entities_are_read() -> None:
    assert [line.text for line in page_lines("Nets &amp; gunboats&nbsp;meet\n&nbsp;\n")] == [
        "Nets & gunboats meet"
    ]


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        ("“`html", "markup"), ("* * *", "markup"), ("Menu", "navigation"),
        ("Facebook Twitter", "share"), ("November 20, 1975", "metadata"),
        ("3 hours ago", "metadata"), ("vor 3 Stunden", "metadata"),
        ("(Reuters)", "credit"), ("Provided by Pier Press Ltd.", "credit"),
        ("Вам также может быть интересно", "related"), ("コメントを残す", "comment"),
        ("More in Fishing News", "related"), (SENTENCE, None),
        ("Nets cut again off the coast", None),
        ("More than 200 trawlers left the zone.", None),
    ],
)  # fmt: skip
def test_what_a_line_is_by_its_words(raw: str, why: str | None) -> None:
    assert look(raw).why == why


def test_teasers_listings_and_speakers() -> None:
    assert look("The harbour regatta ended with a surprise after a day of rain and...").teaser
    assert look("Cod, leeks and cream ... Read more »").teaser
    assert look("Cod prices rise 12 min ago").ago
    assert not look("He left the zone 12 miles to the west").ago
    assert look("A. Reader says:").speaks
    assert not look("That, the minister of fisheries said, is what he always says.").speaks


def test_hard_wrapped_text_is_joined() -> None:
    words = " ".join([SENTENCE] * 12).split()
    rows, row = [], ""
    for word in words:
        if len(row) + len(word) > 70:
            rows.append(row)
            row = ""
        row = f"{row} {word}".strip()
    first, second = "\n".join([*rows[:6], row]), "\n".join(rows[6:])
    assert len(page_lines(f"{first}\n\n{second}")) == 2


def test_a_table_of_contents_is_marked_where_its_headings_come_again() -> None:
    lines = mark_blocks(
        page_lines(
            f"Table of Contents\nNets and gunboats\n{SENTENCE}\nNets and gunboats\nA calm day."
        )
    )
    assert [line.why for line in lines] == ["contents", "contents", None, None, None]


def test_readers_who_speak_are_a_thread() -> None:
    thread = f"A. Reader says:\nNovember 21, 1975\n{SENTENCE}\n"
    lines = mark_blocks(page_lines(f"{SENTENCE}\n{thread}{thread}"))
    assert lines[0].why is None
    assert {line.why for line in lines[1:]} == {"comment", "metadata"}
    interview = f"Mr Hook says:\n{SENTENCE}\nMs Line says:\n{SENTENCE}"
    assert {line.why for line in mark_blocks(page_lines(interview))} == {None}


def test_a_huge_page_is_looked_at_as_far_as_is_sensible() -> None:
    short = "net\n" * (MOST_LINES + 5)
    assert len(page_lines(short)) <= MOST_LINES
    assert "20,000 lines" in str(left_unread(short))
    long = "n" * 3_000_000
    assert len(page_lines(long)[0].text) == 2_000_000
    assert "2,000,000 characters" in str(left_unread(long))
    assert left_unread(SENTENCE) is None


@given(st.text(max_size=400))
def test_any_text_has_lines(content: str) -> None:
    for line in mark_blocks(page_lines(content)):
        assert "\n" not in line.text
        assert line.raw
        assert line.text == line.text.strip()

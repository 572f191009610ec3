"""Origins: whom a record's tellings go back to."""

from __future__ import annotations

import pytest

from dateline.model import Reuse, StoryAssignment
from dateline.records import merge
from tests.records.making import alone, strike, together


def test_copies_and_pages_that_name_one_source_are_one_origin() -> None:
    a = strike("a", outlet="The Cape", credit="Reuters")
    b = strike("b", outlet="Morning Tide")
    rows = [
        StoryAssignment(id="a", story="s", origin="Reuters"),
        StoryAssignment(id="b", story="s", origin="Reuters", duplicate_of="a", similarity=0.9),
    ]
    text = "Britain attacked Iceland off the coast, {} reported, when the gunboats came near."
    c = strike("c", outlet="Echo", text=text.format("the Reuters news agency"),
               told={"says": "the Reuters news agency"})  # fmt: skip
    (record,) = merge([a, b, c], [*rows, StoryAssignment(id="c", story="s", origin="Echo")])
    assert record.origins == ("Reuters",)
    assert record.status == "single-origin"
    assert record.outlets == ("Echo", "Morning Tide", "The Cape")
    assert {m.attribution for m in record.mentions} == {None, "the Reuters news agency"}


@pytest.mark.parametrize(
    ("source", "origin"),
    [
        ("Icelandic media", "Icelandic media"),
        ("A recent report from Icelandic media", "Icelandic media"),
        ("The Hull Daily Mail newspaper", "Echo"),
        ("the Hull Journal", "Hull Journal"),
        ("The Times of Hull", "Times of Hull"),
        ("local media reports", "Echo"),
        ("Prime Minister Geir Hallgrimsson", "Echo"),
        ("AP", "AP"),
    ],
)
def test_only_those_who_print_or_send_news_are_origins(source: str, origin: str) -> None:
    page = strike(
        "a", outlet="Echo", text=f"Britain attacked Iceland, {source} said.", told={"says": source}
    )
    (record,) = merge([page], together([page]))
    assert record.origins == (origin,)


def test_a_page_of_which_nothing_is_known_is_its_own_origin() -> None:
    pages = [
        strike("a", title="Frigates off the coast"),
        strike("b", text="Near the coast Britain attacked two gunboats of Iceland."),
    ]
    (record,) = merge(pages, together(pages))
    assert record.origins == ("page b", "page “Frigates off the coast”")


def test_a_sentence_repeated_word_for_word_has_the_first_pages_origin() -> None:
    pages = [
        strike("a", published="1976-05-07", outlet="The Cape"),
        strike("b", published="1976-05-06", outlet="Morning Tide"),
    ]
    (record,) = merge(pages, together(pages))
    assert record.origins == ("Morning Tide",)


def test_an_opinion_piece_adds_no_origin_to_what_a_report_tells() -> None:
    report = strike("a")
    opinion = strike(
        "b",
        text="Near the coast Britain attacked two gunboats of Iceland.",
        outlet="The Cape",
        kind="opinion",
    )
    (joined,) = merge(pages := [report, opinion], together(pages))
    assert [mention.doc for mention in joined.mentions] == ["a", "b"]
    assert joined.origins == ("page a",)
    assert (joined.independent_origins, joined.status) == (1, "single-origin")
    (by_itself,) = merge([opinion], alone([opinion]))
    assert by_itself.origins == ("The Cape",)


def test_what_stands_in_a_reused_stretch_is_the_earlier_pages_report() -> None:
    text = "Our own lead says little. Britain attacked Iceland off the coast, late on Tuesday."
    pages = [
        strike("a", published="1976-05-06", outlet="Morning Tide", credit="Associated Press"),
        strike("b", text=text, published="1976-05-07", outlet="The Cape"),
    ]
    reused = (text.index("Britain"), len(text) - 1)
    lead = (0, text.index("Britain"))

    def origins_with(span: tuple[int, int]) -> tuple[tuple[str, ...], int]:
        rows = [
            StoryAssignment(id="a", story="s", origin="AP"),
            StoryAssignment(id="b", story="s", origin="The Cape",
                            reuses=(Reuse(of="a", share=0.4, spans=(span,)),)),
        ]  # fmt: skip
        (record,) = merge(pages, rows)
        return record.origins, record.independent_origins

    assert origins_with(reused) == (("AP",), 1)
    assert origins_with(lead) == (("AP", "The Cape"), 2)

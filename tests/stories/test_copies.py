"""Copies and partial reuse: what stands in another text, what only looks like it, whose it is."""

from __future__ import annotations

import random
from typing import Any

import pytest

from dateline.model import Article
from dateline.stories import CopyIndex, assign
from tests.stories.test_assign import AGENCY, OTHER, OWN, article

LEAD = (
    "The town of Hull talked of little else yesterday. At the fish dock, where three in four "
    "families live off the boats, a crowd waited in the rain for news of the two crews, and a "
    "priest read out the names of the ships from the steps of the seamen's mission. Ella Marsh, "
    "who has two sons at sea, had not slept. The owners opened a line for the families and closed "
    "it again at midnight."
)
SPEECH = (
    "We shall not give up one mile of these waters. They fed our fathers when nobody else would, "
    "they feed our children now, and a navy that was sent to frighten fishermen will find that we "
    "have been cold and wet and outnumbered before, and that we are still here. Let them send "
    "forty frigates if they like, for the cod will not come to them."
)
NOTE = (
    "The Northern Lantern is owned by those who read it. If you can, give what you like: it keeps "
    "the lamps on, and it keeps our reporters at sea and in the courts. Letters of up to two "
    "hundred words may be printed, and the night desk may shorten them. Write to the desk."
)


def edited(text: str) -> str:
    """The text as a desk puts it in its own words here and there."""
    for word, other in (
        ("cut the nets of", "slashed the nets of"), ("Nobody was hurt", "No one was injured"),
        ("worth thousands of pounds", "worth many thousands of pounds"),
        ("in which no foreign vessel may fish", "where no foreign boat may fish"),
        ("has sent four frigates", "has dispatched four frigates"),
    ):  # fmt: skip
        assert word in text
        text = text.replace(word, other)
    return text


def rows(*articles: Article) -> dict[str, Any]:
    return {row.id: row for row in assign(articles)}


def test_a_text_put_in_other_words_here_and_there_is_still_a_copy() -> None:
    first = article("a", AGENCY, published="1976-01-06")
    row = rows(first, article("b", edited(AGENCY), published="1976-01-07"))["b"]
    assert row.duplicate_of == "a"
    assert row.similarity > 0.8
    assert row.reuses == ()


def test_a_text_with_its_sentences_in_another_order_is_a_copy() -> None:
    sentences = AGENCY.split(". ")
    turned = ". ".join(sentences[4:] + sentences[:4])
    found = rows(article("a", AGENCY, published="1976-01-06"), article("b", turned))
    assert found["b"].duplicate_of == "a"


@pytest.mark.parametrize("taken", [AGENCY, edited(AGENCY)])
def test_a_part_taken_over_is_a_reuse_with_its_share_and_its_stretches(taken: str) -> None:
    page = article("b", f"{LEAD}\n\n{taken}\n\n{OTHER}", published="1976-01-07", outlet="Echo")
    row = rows(article("a", AGENCY, published="1976-01-06", outlet="Wire"), page)["b"]
    assert row.duplicate_of is None
    (reuse,) = row.reuses
    assert reuse.of == "a"
    wanted = len(taken.split()) / len(page.text.split())
    assert reuse.share == pytest.approx(wanted, abs=0.03)
    assert row.origin == "Echo"
    words = " ".join(page.text[start:end] for start, end in reuse.spans)
    assert words.startswith("REYKJAVIK")
    assert len(words) == pytest.approx(len(taken), rel=0.05)


def test_a_digest_reuses_each_of_its_sources_and_they_do_not_repeat_it() -> None:
    digest = article("a-digest", f"{AGENCY}\n\n{OTHER}\n\n{LEAD}")
    for published in (None, "1976-01-06"):
        sources = [
            article("x", AGENCY, published=published), article("y", OTHER, published=published),
            article("z", LEAD, published=published),
        ]  # fmt: skip
        found = rows(*sources, article("a-digest", digest.text, published=published))
        assert [found[name].duplicate_of for name in ("x", "y", "z", "a-digest")] == [None] * 4
        assert [reuse.of for reuse in found["a-digest"].reuses] == ["x", "z", "y"]
        assert all(found[name].reuses == () for name in "xyz")


def test_an_agencys_text_in_a_page_of_the_same_day_is_not_the_pages_extract() -> None:
    page = article("a", f"{LEAD}\n\n{AGENCY}\n\n{OTHER}", published="1976-01-06", outlet="Echo")
    wire = article("b", AGENCY, published="1976-01-06", credit="AP")
    found = rows(page, wire)
    assert (found["b"].duplicate_of, found["b"].origin) == (None, "AP")
    assert [reuse.of for reuse in found["a"].reuses] == ["b"]
    assert found["a"].origin == "Echo"


def test_what_a_third_party_said_is_nobodys_text() -> None:
    one = f"{OWN}\n\n“{SPEECH}” the minister told the house. {OTHER}"
    other = f'"{SPEECH}" So spoke the minister for the fisheries yesterday.\n\n{LEAD}'
    found = rows(article("a", one, published="1976-01-06"), article("b", other))
    assert found["b"].reuses == ()
    taken = f"{SPEECH} So it was.\n\n{LEAD}"
    found = rows(article("a", one.replace("“", "").replace("”", "")), article("b", taken))
    assert [reuse.of for reuse in found["b"].reuses] == ["a"]


def test_an_outlets_own_note_under_its_articles_is_not_reuse() -> None:
    pages = [
        article(str(n), f"{text}\n\n{NOTE}", outlet="Lantern", published=f"1976-01-0{n + 1}")
        for n, text in enumerate((LEAD, OTHER, OWN))
    ]
    assert all(row.reuses == () for row in rows(*pages).values())


def test_a_note_that_many_outlets_print_is_not_reuse() -> None:
    tales = [LEAD, OTHER, OWN, AGENCY, SPEECH, LEAD.replace("Hull", "Grimsby").upper()[::-1]]
    pages = [
        article(str(n), f"{text}\n\n{NOTE}", outlet=f"Paper {n}", published=f"1976-01-0{n + 1}")
        for n, text in enumerate(tales)
    ]
    assert rows(*pages)["5"].reuses == ()


def test_a_part_counts_for_the_one_that_had_it_first() -> None:
    second = article("b", f"{OTHER}\n\n{AGENCY}", published="1976-01-07")
    third = article("c", f"{LEAD}\n\n{LEAD[::-1]}\n\n{AGENCY}", published="1976-01-08")
    found = rows(article("z", AGENCY, published="1976-01-06"), second, third)
    assert [reuse.of for reuse in found["c"].reuses] == ["z"]


def test_eleven_outlets_with_leads_of_their_own_print_one_agencys_text() -> None:
    chance = random.Random(1)  # noqa: S311
    own = (LEAD + " " + OTHER).split(". ")
    pages = []
    for n in range(11):
        lead = ". ".join(chance.sample(own, 1 + n % 3))
        credit = "Associated Press" if n in (3, 7) else None
        pages.append(article(f"p{n:02}", f"{lead}.\n\n{AGENCY}", published=f"1976-01-{n + 6:02}",
                             outlet=f"Paper {n}", credit=credit))  # fmt: skip
    found = rows(*pages)
    assert {row.origin for row in found.values()} == {"Associated Press"}
    for name, row in found.items():
        if name != "p00":
            share = row.similarity if row.duplicate_of else row.reuses[0].share
            assert row.duplicate_of == "p00" or row.reuses[0].of == "p00"
            assert 0.5 < share <= 1


@pytest.mark.parametrize(
    ("text", "fields", "origin"),
    [
        ("HULL (AP) - Two trawlers came home.", {"outlet": "Echo"}, "AP"),
        ("Two trawlers came home.\nCopyright 1976 The Associated Press.", {"outlet": "E"}, "AP"),
        ("Two trawlers came home.", {"outlet": "Reuters"}, "Reuters"),
        ("Two trawlers (AP) came home.", {"outlet": "Echo"}, "Echo"),
        ("HULL (no joke) - Two trawlers came home.", {}, None),
    ],
)
def test_an_agency_is_known_by_dateline_copyright_and_name(
    text: str, fields: dict[str, str], origin: str | None
) -> None:
    assert rows(article("a", text, **fields))["a"].origin == origin


def test_an_index_finds_what_a_batch_finds() -> None:
    pages = [
        article("a", AGENCY, published="1976-01-06"),
        article("b", edited(AGENCY), published="1976-01-07"),
        article("c", f"{LEAD}\n\n{AGENCY}\n\n{OWN}", published="1976-01-08"),
        article("d", OTHER, published="1976-01-09"),
        article("e", "Fog.", published="1976-01-10"),
        article("f", "Fog", published="1976-01-11"),
        article("g", "", published="1976-01-12"),
        article("h", "", published="1976-01-13"),
    ]
    index = CopyIndex()
    wanted = rows(*pages)
    for page in pages:
        before = index.find(page)
        found = index.add(page)
        assert found == before
        assert (found.duplicate_of, found.reuses) == (
            wanted[page.id].duplicate_of, wanted[page.id].reuses,
        )  # fmt: skip
    assert [wanted[name].duplicate_of for name in "bdf"] == ["a", None, "e"]
    assert len(index) == 6


def test_what_an_index_keeps_of_an_article_is_bounded() -> None:
    chance = random.Random(2)  # noqa: S311
    index = CopyIndex()
    index.add(article("long", " ".join(str(chance.randrange(10**9)) for _ in range(30_000))))
    assert index.nbytes < 30_000

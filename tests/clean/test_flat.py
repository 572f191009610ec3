"""Flattened pages: the article's own words, and everything else with its reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.clean import clean
from dateline.model import Article, Page, Refusal

ONE = "The coast guard vessel cut the nets of two British trawlers off the east coast on Thursday."
TWO = "The foreign ministry in Reykjavik called the fishing in the zone a violation of its waters."
THREE = (
    "London said that a frigate would stay with the trawlers until the talks were taken up again."
)


def article(content: str) -> Article:
    found = clean(Page(place="page.txt", media="text", content=content))
    assert isinstance(found, Article), found
    return found


def whys(found: Article) -> dict[str, str]:
    return {line: piece.why for piece in found.removed for line in piece.text.split("\n")}


def test_navigation_title_date_and_what_follows() -> None:
    found = article(
        "Connect with us\n\nWorld\n\nTrawlers Lose Nets as Talks Stall\n\nNov 20, 1975, 5:25 PM\n\n"
        f"{ONE}\n\n{TWO}\n\n{THREE}\n\nYou May Also Like\n\nSports\n\n"
        "The harbour regatta ended with a surprise winner after a day of rain and wind on...\n\n"
        "Business\n\nThe cod price rose by a tenth in a week and pleased the owners of the...\n\n"
        "Copyright © All rights reserved. The site is for general information only."
    )
    assert found.text == f"{ONE}\n\n{TWO}\n\n{THREE}"
    assert found.title == "Trawlers Lose Nets as Talks Stall"
    assert (found.published, found.published_precision) == ("1975-11-20T17:25", "time")
    assert found.published_from == "text"
    assert found.language == "en"
    reasons = whys(found)
    assert reasons["World"] == "navigation"
    assert reasons["Nov 20, 1975, 5:25 PM"] == "metadata"
    assert reasons["Sports"] == "related"
    assert next(why for line, why in reasons.items() if "regatta" in line) == "related"
    assert next(why for line, why in reasons.items() if "Copyright" in line) == "legal"


def test_contents_list_and_markup() -> None:
    found = article(
        "“`html\nThe Third War\nTable of Contents\n"
        "- 1. The Third War\n- 2. Nets and gunboats at sea\n"
        f"{ONE}\nNets and gunboats at sea\n{TWO}\n* **Frigates:** {THREE}"
    )
    assert found.text.split("\n\n") == [ONE, "Nets and gunboats at sea", TWO, f"Frigates: {THREE}"]
    assert whys(found)["“`html"] == "markup"
    assert whys(found)["- 2. Nets and gunboats at sea"] == "contents"
    assert found.title == "The Third War"


def test_syndicated_page() -> None:
    found = article(
        f"Nets cut again\n\n{ONE}\n\n{TWO}\n\n"
        "Provided by SyndiGate Media Inc. (Syndigate.info).\n\n"
        "News Related\n\nOTHER NEWS\n\n"
        "A recipe for fish soup\n\nCod, leeks and cream ... Read more »"
    )
    assert found.text == f"{ONE}\n\n{TWO}"
    assert found.credit == "SyndiGate"
    assert whys(found)["Provided by SyndiGate Media Inc. (Syndigate.info)."] == "credit"


def test_a_markdown_header_gives_its_facts() -> None:
    found = article(
        '---\ntitle: "Let them fish"\nauthor: A. Writer\noutlet: The Pier\ndate: 1976-02-25\n'
        f"section: Opinion\n---\n\n# Let them fish\n\n*By A. Writer*\n\n{ONE}\n\n{TWO}"
    )
    assert (found.title, found.byline, found.outlet) == ("Let them fish", "A. Writer", "The Pier")
    assert (found.published, found.published_from) == ("1976-02-25", "meta")
    assert found.text == f"{ONE}\n\n{TWO}"
    assert found.removed[0].why == "metadata"


def test_the_title_is_the_heading_and_not_what_stands_nearer() -> None:
    found = article(
        "We value your privacy. We and our partners store cookies on your device. Accept / Reject\n"
        "The Pier\nNets cut again off the coast\nBy A. Writer in Hull\n2 June 1976 | 08:10\n"
        f"Listen to this article (3 min)\n{ONE}\n{TWO}"
    )
    assert found.title == "Nets cut again off the coast"
    assert found.byline == "A. Writer"
    assert found.published == "1976-06-02T08:10"


def test_comments_do_not_come_back() -> None:
    thread = "".join(
        f"reader{n} says:\nNovember 2{n}, 1975 at 6:3{n} am\n"
        "I was on that trawler, and it was nothing like that at all.\n"
        for n in range(6)
    )
    found = article(f"{ONE}\n{TWO}\n{THREE}\nPermalink 6 Comments\n{thread}")
    assert found.text == f"{ONE}\n\n{TWO}\n\n{THREE}"


def test_a_chronology_is_no_listing() -> None:
    entries = [("15 October 1975", ONE), ("20 November 1975", TWO), ("11 December 1975", THREE)]
    entries += [
        ("6 January 1976", "The frigate and the gunboat ran into each other in heavy seas.")
    ]
    found = article("\n".join(f"{day}\n{text}" for day, text in entries))
    assert all(text in found.text for _, text in entries)


def test_text_that_breaks_off_keeps_its_words() -> None:
    found = article(f"{ONE}\n{TWO}\n* Fewer boats: the number of trawlers in the zone")
    assert found.text.endswith("Fewer boats: the number of trawlers in the zone")
    assert found.warnings == ("truncated: the text breaks off in the middle of a sentence",)
    ended = article(f"{ONE}\n\n{TWO} Both sides will [...]")
    assert ended.text.endswith("Both sides will")
    assert ended.warnings[0].startswith("truncated")
    assert article(f"{ONE}\n{TWO}").warnings == ()


def test_lines_torn_by_links_are_joined() -> None:
    found = article(
        "The coast guard vessel\nThor\n"
        "cut the nets of two trawlers on Thursday\n, the ministry said.\n" + TWO
    )
    assert found.text == (
        "The coast guard vessel Thor cut the nets of two trawlers on Thursday, the ministry said."
        f"\n\n{TWO}"
    )


def test_dateline_stays_and_dates_the_article() -> None:
    found = article(f"REYKJAVIK, November 20, 1975 (Reuters) — {ONE}\n\n{TWO}")
    assert found.text.startswith("REYKJAVIK, November 20, 1975 (Reuters) — The coast guard")
    assert (found.credit, found.published, found.published_from) == (
        "Reuters",
        "1975-11-20",
        "text",
    )


def test_dates_inside_sentences_are_not_the_article_s() -> None:
    found = article(
        f"{ONE}\n\nThe zone was declared on October 15, 1975, and talks failed in November."
    )
    assert found.published is None
    assert found.published_precision == "none"
    assert found.published_from is None


def test_nothing_is_lost_and_nothing_invented() -> None:
    page = f"Menu\nHome\nNets cut again\n{ONE}\nAdvertisement\n{TWO}\nShare this\nFacebook"
    found = article(page)
    everything = "\n".join(
        [found.title or "", found.text, *(piece.text for piece in found.removed)]
    )
    assert sorted(everything.split()) == sorted(page.split())


@pytest.mark.parametrize("content", ["Home\nMenu\nShare", "   ", "!!!\n***", "a"])
def test_a_page_without_an_article_is_refused(content: str) -> None:
    found = clean(Page(place="page.txt", media="text", content=content))
    assert isinstance(found, Refusal)
    assert found.place == "page.txt"


def test_the_id_is_of_the_content_alone() -> None:
    first = clean(Page(place="a", path="a", media="text", content=ONE))
    second = clean(Page(place="b", path="b", media="text", content=ONE))
    other = clean(Page(place="a", path="a", media="text", content=TWO))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert isinstance(other, Article)
    assert first.id == second.id != other.id
    assert first.id.startswith("a-")
    assert len(first.id) == 14


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                ONE,
                TWO,
                THREE,
                "Share",
                "You May Also Like",
                "Comments",
                "- item",
                "Nov 20, 1975",
                "",
            ]
        ),
        st.text(max_size=60),
    ),
    max_size=25,
)


@given(LINES)
def test_any_text_is_cleaned_or_refused(lines: list[str]) -> None:
    page = Page(place="p", media="text", content="\n".join(lines))
    found = clean(page)
    assert found == clean(page)
    if isinstance(found, Article):
        assert found.text.strip() == found.text != ""
        assert "\n\n\n" not in found.text
        words = set("\n".join(lines).split())
        assert {w for p in found.text.split("\n\n") for w in p.split()} & words or not words

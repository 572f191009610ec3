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
    assert "truncated: the text breaks off in the middle of a sentence" in found.warnings
    ended = article(f"{ONE}\n\n{TWO} Both sides will [...]")
    assert ended.text.endswith("Both sides will")
    assert ended.truncated
    assert not article(f"{ONE}\n{TWO}").truncated


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


@pytest.mark.parametrize(
    ("above", "body", "below"),
    [
        (
            ["Главная", "Новости", "Береговая охрана перерезала сети двух траулеров"],
            [
                "Корабль береговой охраны перерезал сети двух британских траулеров в четверг.",
                "Министерство назвало лов рыбы в этой зоне нарушением территориальных вод.",
            ],
            ["Читайте также", "Цены на треску выросли на десять процентов"],
        ),
        (
            ["首页", "新闻", "海岸警卫队割断英国渔船渔网", "来源：码头新闻"],
            [
                "冰岛海岸警卫队星期四在东部海岸割断了两艘英国拖网渔船的渔网。",
                "外交部称，英国渔船在该海域捕鱼侵犯了冰岛的领海主权。",
            ],
            ["相关新闻", "鳕鱼价格一周上涨一成"],
        ),
        (
            ["الرئيسية", "رياضة", "خفر السواحل يقطع شباك سفينتين"],
            [
                "قطعت سفينة خفر السواحل شباك سفينتي صيد بريطانيتين قبالة الساحل الشرقي يوم الخميس.",
                "ووصفت وزارة الخارجية الصيد في المنطقة بأنه انتهاك لمياهها الإقليمية.",
            ],
            ["اقرأ أيضا", "ارتفاع أسعار سمك القد"],
        ),
    ],
)
def test_other_scripts(above: list[str], body: list[str], below: list[str]) -> None:
    found = article("\n".join([*above, *body, *below]))
    assert found.text.split("\n\n") == body
    assert found.title in above


def test_an_interview_keeps_its_questions() -> None:
    talk = [
        "The minister of fisheries spoke to The Pier about nets, cod and frigates.",
        "The Pier: Will you cut more nets?",
        "Minister: If they fish in the zone, yes.",
        "The Pier: What does London say?",
        "Minister: Very little. They want us to wait.",
    ]
    found = article("\n".join(["Menu", "World", *talk, "Related", "Cod price up by a tenth"]))
    assert found.text.split("\n\n") == talk


def test_a_list_is_an_article_s_too() -> None:
    ports = ["Hull", "Grimsby", "Reykjavik", "Bergen", "Esbjerg"]
    found = article(
        "Home\nBlog\nFive ports to see this summer\nJune 3, 2024\n"
        "Here are the five ports that we liked best:\n"
        + "\n".join(f"{number}. {port}" for number, port in enumerate(ports, 1))
        + "\nAll five can be reached by ferry from the mainland within a day.\n"
        "Tags: ports, summer\nLeave a comment"
    )
    assert all(port in found.text.split("\n\n") for port in ports)
    assert "Tags" not in found.text


def test_a_listing_of_other_articles_below_is_not_the_article_s() -> None:
    others = "".join(
        f"{headline}\nThe harbour office gave the figures on Monday and promised more soon...\n"
        f"{number} hours ago\n"
        for number, headline in enumerate(["Cod price up", "Regatta ends", "A new ferry"], 2)
    )
    found = article(f"Nets cut again\n{ONE}\n{TWO}\n{THREE}\nMore stories\n{others}")
    assert found.text == f"{ONE}\n\n{TWO}\n\n{THREE}"


def test_headings_printed_in_a_row_before_the_text() -> None:
    found = article(
        "Table of Contents\n- 1. Nets and gunboats at sea\n- 2. What London wants now\n"
        f"Nets and gunboats at sea\nWhat London wants now\n{ONE}\n{TWO}\n{THREE}"
    )
    assert found.text.endswith(f"{ONE}\n\n{TWO}\n\n{THREE}")
    assert "Nets and gunboats" not in found.text


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

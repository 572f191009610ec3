"""Stories: copies found, origins named, happenings kept apart, whatever the order."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Article
from dateline.stories import assign

AGENCY = (
    "REYKJAVIK - The Icelandic gunboat Thor cut the nets of two British trawlers on Tuesday, "
    "forty miles off the east coast, the coast guard said. The trawlers Boston Marauder and "
    "Ross Ramilles lost gear worth thousands of pounds, their owners said in Hull. The "
    "British frigate Yarmouth steamed between the ships an hour later. Nobody was hurt. "
    "Iceland claims a zone of two hundred miles in which no foreign vessel may fish without a"
    " licence. London holds that the claim has no basis in law and has sent four frigates to "
    "protect its fleet. The foreign minister, Einar Agustsson, called the cabinet together in"
    " the evening."
)
OTHER = (
    "LIMA - Thousands of miners walked out of the copper pits of Toquepala on Friday and "
    "marched on the provincial capital, where they demanded a third more pay. Police used "
    "tear gas at the gates of the smelter. The company said that talks would go on over the "
    "weekend. A union leader, Rosa Quispe, told reporters that the strike would last until "
    "the pits were safe again."
)
OWN = (
    "The nets of two British trawlers were cut by the gunboat Thor off eastern Iceland, the "
    "owners of the Boston Marauder complained in Hull yesterday. It was the third such "
    "incident this month between Icelandic gunboats and trawlers. The frigate Yarmouth came "
    "too late to help, said the skipper, who put the loss of gear at six thousand pounds."
)


def article(name: str, text: str, **fields: Any) -> Article:
    return Article(id=name, text=text, **fields)


def test_a_copy_repeats_the_first_and_takes_the_agencys_name() -> None:
    first = article("b", AGENCY, published="1976-01-06", outlet="Northern Echo")
    copy = article(
        "a", AGENCY.replace("Nobody was hurt. ", ""), published="1976-01-07", outlet="The Cape",
        credit="Reuters",
    )  # fmt: skip
    one, other = assign([copy, first])
    assert (one.duplicate_of, other.duplicate_of) == ("b", None)
    assert one.origin == other.origin == "Reuters"
    assert one.similarity is not None
    assert 0.8 < one.similarity <= 1
    assert one.story == other.story


def test_an_article_that_repeats_nobody_has_its_own_origin() -> None:
    rows = assign(
        [
            article("a", AGENCY, outlet="Northern Echo"),
            article("b", OTHER, outlet="El Sur", credit="AFP"),
            article("c", OWN),
        ]
    )
    assert [row.origin for row in rows] == ["Northern Echo", "AFP", None]
    assert [row.duplicate_of for row in rows] == [None, None, None]


def test_a_page_that_is_mostly_the_agencys_text_is_its_copy() -> None:
    opening = AGENCY[: int(len(AGENCY) * 0.55)]
    rows = assign([article("b", AGENCY, published="1976-01-06"), article("a", opening)])
    assert rows[1].duplicate_of == "b"
    assert rows[1].similarity is not None
    assert rows[1].similarity > 0.9


def test_a_page_that_adds_as_much_again_is_no_copy() -> None:
    longer = article("b", AGENCY + "\n\n" + OWN + "\n\n" + OTHER, published="1976-01-08")
    rows = assign([article("a", AGENCY, published="1976-01-06"), longer])
    assert [row.duplicate_of for row in rows] == [None, None]


def test_an_undated_extract_repeats_the_longer_text_even_when_its_id_comes_first() -> None:
    rows = assign([article("a", AGENCY[:330]), article("b", AGENCY)])
    assert [row.duplicate_of for row in rows] == ["b", None]


def test_reports_of_one_happening_are_one_story_and_others_are_not() -> None:
    rows = assign(
        [
            article("a", AGENCY, title="Gunboat cuts trawlers' nets"),
            article("b", OTHER, title="Miners strike in Peru"),
            article("c", OWN, title="Trawler owners complain of gunboat"),
        ]
    )
    assert rows[0].story == rows[2].story != rows[1].story
    assert rows[1].similarity is None
    assert rows[0].similarity == rows[2].similarity is not None


def test_months_count_against_one_story_where_more_than_names_does_not_speak_for_it() -> None:
    near = [article("a", AGENCY, published="1976-01-06"), article("b", OWN, published="1976-01-09")]
    assert len({row.story for row in assign(near)}) == 1
    again = (
        "Each side blamed the other after the Icelandic gunboat Thor and the British frigate "
        "Yarmouth collided and both were left with dented bows. Einar Agustsson handed the "
        "ambassador of London a note. Divers looked for leaks below the waterline of the Yarmouth."
    )
    days = ("1976-01-09", "1976-06-09")
    rows = [assign([near[0], article("b", again, published=day)]) for day in days]
    assert [len({row.story for row in each}) for each in rows] == [1, 2]


def test_a_year_alone_keeps_nothing_apart() -> None:
    rows = assign([article("a", AGENCY, published="1975"), article("b", OWN, published="1976-06")])
    assert rows[0].story == rows[1].story


def test_texts_in_other_languages_and_scripts_are_compared_too() -> None:
    german = (
        "Das Kanonenboot Thor hat am Dienstag vor der Ostküste die Netze zweier britischer Trawler "
        "gekappt. Verletzt wurde niemand, teilte die Küstenwache in Reykjavik mit."
    )
    again = (
        "Vor der Ostküste kappte das Kanonenboot Thor die Netze britischer Trawler. Die "
        "Küstenwache in Reykjavik sprach von zwei Schiffen, verletzt worden sei niemand."
    )
    bread = (
        "In der Altstadt von Lübeck backt eine Familie seit hundert Jahren Brot. Die Öfen werden "
        "noch mit Holz geheizt, und die Kunden stehen schon vor Sonnenaufgang an der Tür."
    )
    chinese = "冰岛炮艇雷神号星期二在东海岸外割断了两艘英国拖网渔船的渔网,海岸警卫队说没有人受伤。"
    rows = assign(
        [article(str(n), text) for n, text in enumerate((german, again, bread, chinese, chinese))]
    )
    assert rows[0].story == rows[1].story != rows[2].story
    assert rows[4].duplicate_of == "3"


def test_empty_texts_repeat_nobody_and_nothing_comes_of_nothing() -> None:
    rows = assign([article("a", ""), article("b", ""), article("c", "…")])
    assert [row.duplicate_of for row in rows] == [None, None, None]
    assert len({row.story for row in rows}) == 3
    assert assign([]) == []


def test_the_same_article_given_twice_gets_one_assignment() -> None:
    rows = assign([article("a", AGENCY), article("a", AGENCY)])
    assert rows[0] == rows[1]
    assert rows[0].duplicate_of is None


def test_order_does_not_matter() -> None:
    articles = [
        article("a", AGENCY, published="1976-01-06", outlet="One"),
        article("b", AGENCY + " More will follow.", published="1976-01-06", credit="AP"),
        article("c", OWN, published="1976-01-07"),
        article("d", OTHER),
        article("e", OTHER[:200]),
        article("f", AGENCY + "\n\n" + OTHER),
    ]
    expected = {row.id: row for row in assign(articles)}
    for seed in range(10):
        shuffled = random.Random(seed).sample(articles, len(articles))  # noqa: S311
        rows = assign(shuffled)
        assert [row.id for row in rows] == [a.id for a in shuffled]
        assert {row.id: row for row in rows} == expected


PIECES = [*AGENCY.split(". "), *OTHER.split(". "), "", "ß ﬁ 🚢", "渔网"]
ARTICLES = st.lists(
    st.builds(
        Article,
        id=st.sampled_from("abcdefgh"),
        text=st.lists(st.sampled_from(PIECES), max_size=8).map(". ".join) | st.text(max_size=60),
        title=st.none() | st.text(max_size=20),
        published=st.sampled_from([None, "1976", "1976-01-06", "1976-01-06T10:00", "1976-13-99"]),
        outlet=st.sampled_from([None, "One", "Two"]),
        credit=st.sampled_from([None, "AP"]),
    ),
    max_size=10,
    unique_by=lambda a: a.id,
)


@settings(max_examples=80, deadline=None)
@given(ARTICLES, st.randoms(use_true_random=False))
def test_whatever_comes_every_article_has_one_story_in_any_order(
    articles: list[Article], chance: random.Random
) -> None:
    rows = assign(articles)
    assert [row.id for row in rows] == [a.id for a in articles]
    by_id = {row.id: row for row in rows}
    for row in rows:
        assert row.similarity is None or 0 <= row.similarity <= 1
        if row.duplicate_of is not None:
            original = by_id[row.duplicate_of]
            assert original.duplicate_of is None
            assert (row.story, row.origin) == (original.story, original.origin)
    shuffled = chance.sample(articles, len(articles))
    assert {row.id: row for row in assign(shuffled)} == by_id

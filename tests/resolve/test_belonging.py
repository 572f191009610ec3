"""Whose a body or a person is: by what stands beside it, its sentence, its article."""

from __future__ import annotations

import pytest

from dateline.model import Actor, Mention, Reading
from dateline.reader.mentions import spot_actors
from dateline.reader.places import spot_places
from dateline.reader.text import sentences
from dateline.resolve import resolve


def actors(text: str, published: str | None = None) -> dict[str, Actor]:
    """The last actor of each wording, spotted by vocabulary alone."""
    spans = sentences(text)
    spotted = spot_actors(text, spans)
    places = spot_places(text, spans, spotted)
    read = Reading(
        id="a",
        text=text,
        published=published,
        sentences=tuple(spans),
        spotted=tuple(sorted((*spotted, *places), key=lambda mention: mention.span)),
    )
    return {text[a.span[0] : a.span[1]]: a for a in resolve(read).actors}


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("Later a court in Peru freed him.", "a court", "PERJUD"),
        ("Later the president of Chile spoke.", "the president of Chile", "CHLGOV"),
        ("Critics say Kabul police fled.", "Kabul police", "AFGCOP"),
        ("Iranian officials met the ambassador to Yemen.", "the ambassador to Yemen", "GOV"),
        ("The US ambassador to Yemen left.", "The US ambassador to Yemen", "USAGOV"),
        ("Later U.S.-backed rebels fled.", "U.S.-backed rebels", "REB"),
    ],
)
def test_what_stands_beside_a_body_says_whose_it_is(text: str, words: str, code: str) -> None:
    assert actors(text)[words].code == code


def test_an_article_about_one_country_lends_it_to_its_bodies() -> None:
    text = (
        "Chile voted on Sunday. Voting in Chile was calm. The government was pleased. "
        "Soldiers stood by. Nobody in Chile was hurt."
    )
    assert actors(text)["The government"].code == "CHLGOV"
    assert actors(text)["The government"].confidence < 0.5


def test_where_two_states_quarrel_a_bare_body_is_nobodys() -> None:
    text = (
        "Chile accused Peru. Peru denied it. Chile sent a note. Peru sent one too. "
        "Later the government was pleased."
    )
    assert actors(text)["the government"].country is None


def test_foreign_troops_and_both_governments_are_not_the_places() -> None:
    found = actors("In Chile, foreign troops met both governments. Chile was glad.")
    assert found["foreign troops"].country is None
    assert found["both governments"].country is None


def test_a_body_that_many_states_have_is_the_one_meant() -> None:
    here = actors("Kenya acted. Later the National Security Council met in Kenya.")
    assert here["National Security Council"].code == "KENGOV"
    there = actors("Later the National Security Council met. The US was glad.")
    assert there["National Security Council"].code == "USAGOV"


def test_a_list_of_demonyms_shares_its_noun() -> None:
    found = actors("Later Hungarian and Romanian officials met.")
    assert (found["Hungarian"].code, found["Hungarian"].name) == ("HUNGOV", "Hungarian officials")
    assert found["Romanian officials"].code == "ROUGOV"
    three = actors("Turkish, Russian and Iranian ministers met.")
    assert [three[word].code for word in ("Turkish", "Russian")] == ["TURGOV", "RUSGOV"]
    assert three["Turkish"].name == "Turkish ministers"


@pytest.mark.parametrize(("seat", "iso3"), [("Tbilisi", "GEO"), ("Atlanta", "USA")])
def test_georgia_is_the_american_state_where_atlanta_is_named(seat: str, iso3: str) -> None:
    text = f"Georgia agreed in {seat}."
    mention = Mention(span=(0, 7), kind="state")
    read = Reading(id="a", text=text, sentences=((0, len(text)),), spotted=(mention,))
    assert resolve(read).actors[0].country == iso3


@pytest.mark.parametrize(
    ("text", "words", "sector"),
    [
        ("Later a Hamas commander spoke.", "a Hamas commander", "REB"),
        ("Later a rebel commander spoke.", "a rebel commander", "REB"),
        ("Later an army commander spoke.", "an army commander", "MIL"),
        ("Later the SpaceX president spoke.", "the SpaceX president", "BUS"),
    ],
)
def test_whose_a_soldier_or_president_is_tells_the_sector(
    text: str, words: str, sector: str
) -> None:
    assert actors(text)[words].sector == sector


def test_an_alliance_stands_for_its_states_of_the_day() -> None:
    found = actors("Later the E3 agreed.")["E3"]
    assert (found.country, found.members) == ("IGO", ("GBR", "FRA", "DEU"))
    before = actors("Later NATO agreed.", "2022-01-01")["NATO"].members
    after = actors("Later NATO agreed.", "2024-06-01")["NATO"].members
    assert isinstance(before, tuple)
    assert isinstance(after, tuple)
    assert set(after) - set(before) == {"FIN", "SWE"}


def test_a_title_means_the_one_person_named_who_holds_the_office() -> None:
    text = "Emmanuel Macron met Angela Merkel. The chancellor was pleased."
    assert actors(text, "2019-05-01")["The chancellor"].name == "Angela Merkel"
    assert actors(text, "2023-05-01")["The chancellor"].name != "Angela Merkel"


def test_bracketed_country_codes_are_no_acronyms_of_commands() -> None:
    text = "The Pacific Defence Command (US) met. Later the US agreed."
    assert actors(text)["US"].name == "United States"


def test_the_militants_are_the_ones_named_before() -> None:
    text = "Hezbollah fighters attacked. Israel replied. The militants fled."
    assert actors(text)["The militants"].code == "LBNREB"
    two = "Hezbollah fighters met Hamas fighters. Israel replied. The militants fled."
    assert actors(two)["The militants"].country is None


def test_a_bodys_ship_has_its_sector() -> None:
    assert (
        actors("Later a China Coast Guard ship left.")["a China Coast Guard ship"].code == "CHNCOP"
    )


def test_a_traveller_is_not_the_places_and_nor_is_a_world_office() -> None:
    text = "Later Mary Smith in Kenya met the secretary-general. Kenya was glad."
    found = actors(text)
    assert found["the secretary-general"].country is None
    assert found["Mary Smith"].country is None

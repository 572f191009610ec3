"""Which place a name means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Mention, MentionKind, Place, Reading
from dateline.resolve.where import resolve_places
from tests.pace import in_time


def places(text: str, *marked: tuple[str, MentionKind]) -> list[Place]:
    """Resolve the marked words; each is searched behind the one before."""
    spotted, at = [], 0
    for words, kind in marked:
        start = text.index(words, at)
        at = start + len(words)
        spotted.append(Mention(span=(start, at), kind=kind))
    return list(resolve_places(Reading(id="a", text=text, spotted=tuple(spotted))))


def test_a_town_has_its_country_division_point_and_number() -> None:
    (found,) = places("They met in Kherson.", ("Kherson", "place"))
    assert (found.name, found.country, found.admin1) == ("Kherson", "UKR", "Kherson Oblast")
    assert found.geonames == 706448
    assert found.lat == pytest.approx(46.64, abs=0.1)
    assert found.lon == pytest.approx(32.61, abs=0.1)


def test_a_countrys_point_says_that_it_is_a_countrys() -> None:
    (found,) = places("They met in the Philippines.", ("the Philippines", "place"))
    assert (found.name, found.country, found.feature) == ("Philippines", "PHL", "PCLI")
    assert (found.lat, found.lon, found.geonames) == (13, 122, 1694008)


def test_so_do_those_of_a_division_and_a_continent() -> None:
    (texas,) = places("They met in Texas.", ("Texas", "place"))
    assert (texas.country, texas.admin1, texas.feature) == ("USA", "Texas", "ADM1")
    (asia,) = places("They met in Asia.", ("Asia", "place"))
    assert (asia.country, asia.feature, asia.geonames) == (None, "CONT", 6255147)
    (town,) = places("They met in Kherson.", ("Kherson", "place"))
    assert town.feature == "PPL"


def test_a_sea_belongs_to_no_country() -> None:
    (found,) = places("They left the Red Sea.", ("Red Sea", "place"))
    assert found.country is None
    assert found.lat is not None


def test_a_name_nobody_knows_keeps_its_words() -> None:
    (found,) = places("They met in Qwertyville.", ("Qwertyville", "place"))
    assert (found.name, found.country, found.lat, found.geonames) == (
        "Qwertyville",
        None,
        None,
        None,
    )
    assert found.confidence < 0.5


@pytest.mark.parametrize(
    ("text", "town", "country", "division"),
    [
        ("They met in Paris.", "Paris", "FRA", "Île-de-France"),
        ("They met in Paris, Texas.", "Paris", "USA", "Texas"),
        ("They met in Birmingham.", "Birmingham", "GBR", "England"),
        ("They met in Birmingham, Ala., again.", "Birmingham", "USA", "Alabama"),
        ("They met in Hyderabad, Pakistan.", "Hyderabad", "PAK", "Sindh"),
        ("They met in Hyderabad.", "Hyderabad", "IND", "Telangana"),
        ("They met in Tripoli, the Libyan capital.", "Tripoli", "LBY", None),
        ("They met in Rafah in Egypt.", "Rafah", "EGY", None),
        ("They met in Tripoli in northern Lebanon.", "Tripoli", "LBN", None),
        ("They met in Valencia, Venezuela's third city.", "Valencia", "VEN", None),
        ("They met in Valencia, a port in Spain.", "Valencia", "ESP", None),
        ("They met in Cambridge, Mass., again.", "Cambridge", "USA", "Massachusetts"),
        ("They met in San José.", "San José", "CRI", None),
        ("They met in The Hague.", "The Hague", "NLD", None),
        ("They met in San Jose, California.", "San Jose", "USA", "California"),
    ],
)
def test_what_stands_behind_decides(
    text: str, town: str, country: str, division: str | None
) -> None:
    (found,) = places(text, (town, "place"))
    assert found.country == country
    assert division is None or found.admin1 == division


def test_a_town_that_is_not_known_there_is_not_another_town() -> None:
    text = "They met in Bolton, Texas. Bolton was calm."
    found, again = places(text, ("Bolton", "place"), ("Bolton", "place"))
    assert (again.country, again.admin1, again.lat) == ("USA", "Texas", None)
    assert (found.country, found.admin1, found.lat, found.geonames) == ("USA", "Texas", None, None)


def test_the_country_before_decides() -> None:
    text = "The Pakistani city of Hyderabad flooded."
    assert places(text, ("Pakistani", "state"), ("Hyderabad", "place"))[0].country == "PAK"


def test_the_articles_countries_decide_between_equals() -> None:
    text = "India protested. India said that Punjab was calm."
    marked: list[tuple[str, MentionKind]] = [
        ("India", "state"), ("India", "state"), ("Punjab", "place"),
    ]  # fmt: skip
    assert places(text, *marked)[0].country == "IND"


def test_an_article_means_one_place_by_one_name() -> None:
    text = "They met in Paris, Texas. Later Paris was calm."
    found = places(text, ("Paris", "place"), ("Paris", "place"))
    assert {place.admin1 for place in found} == {"Texas"}


def test_a_province_is_told_from_its_town() -> None:
    province, town = (
        places("Troops entered Kunduz province.", ("Kunduz", "place"))[0],
        places("Troops entered Kunduz.", ("Kunduz", "place"))[0],
    )
    assert province.geonames == 1135690
    assert town.geonames == 1135689


def test_a_demonym_far_before_does_not_place_a_town() -> None:
    text = "Russian guns fired until late at night on a bridge near Odesa."
    assert places(text, ("Russian", "state"), ("Odesa", "place"))[0].country == "UKR"


def test_the_articles_plainer_places_decide_between_equals() -> None:
    text = "The train from Valencia to Zaragoza, Seville and Bilbao was late."
    marked: list[tuple[str, MentionKind]] = [
        (town, "place") for town in ("Valencia", "Zaragoza", "Seville", "Bilbao")
    ]
    assert {place.country for place in places(text, *marked)} == {"ESP"}
    assert places("The train from Valencia was late.", ("Valencia", "place"))[0].country == "VEN"


def test_an_abbreviated_state_places_even_a_great_name() -> None:
    (found,) = places("BELGRADE, Minn. -- Snow fell.", ("BELGRADE", "place"))
    assert (found.country, found.admin1, found.lat) == ("USA", "Minnesota", None)


def test_what_bears_a_towns_name_lies_there() -> None:
    (found,) = places("They met at Terrigal Beach.", ("Terrigal Beach", "place"))
    assert (found.name, found.country) == ("Terrigal", "AUS")


def test_a_place_within_an_actors_words_is_listed_too() -> None:
    (found,) = places("Later residents of Herat left.", ("residents of Herat", "group"))
    assert (found.name, found.country, found.span) == ("Herat", "AFG", (19, 24))


def test_ten_thousand_names_take_little_time() -> None:
    names = ["Springfield", "Paris", "San José", "Tripoli", "Georgia", "Victoria", "Santiago"]
    words = [names[i % len(names)] for i in range(10_000)]
    text, spotted = "", []
    for part in (f"Rain fell in {name}. " for name in words):
        start = len(text) + 13
        text += part
        spotted.append(Mention(span=(start, len(text) - 2), kind="place"))
    reading = Reading(id="a", text=text, spotted=tuple(spotted))
    assert len(in_time(5, lambda: resolve_places(reading))) == 10_000


def test_an_oblast_is_called_a_region() -> None:
    (found,) = places("Shells fell in the Donetsk region.", ("Donetsk", "place"))
    assert (found.name, found.country, found.feature) == ("Donetsk Oblast", "UKR", "ADM1")


def test_an_unread_article_has_no_places() -> None:
    assert resolve_places(Reading(id="a", text="They met in Mosul.")) == ()


@given(st.text(min_size=1, max_size=80), st.data())
def test_any_mention_gets_one_place_with_its_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    mention = Mention(span=(start, end), kind="place")
    (found,) = resolve_places(Reading(id="a", text=text, spotted=(mention,)))
    assert found.span == (start, end)
    assert 0 <= found.confidence <= 1

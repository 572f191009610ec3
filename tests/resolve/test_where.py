"""Which place a name means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Mention, MentionKind, Place, Reading
from dateline.resolve.where import resolve_places


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


def test_a_country_has_no_point() -> None:
    (found,) = places("They met in the Philippines.", ("the Philippines", "place"))
    assert (found.name, found.country, found.lat, found.lon) == ("Philippines", "PHL", None, None)


def test_a_continent_has_no_point_either() -> None:
    (found,) = places("They met in the Middle East.", ("Middle East", "place"))
    assert (found.name, found.country, found.lat, found.lon) == ("Middle East", None, None, None)


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
    assert province.geonames is None
    assert town.geonames is not None


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

"""The packaged gazetteer and time words."""

from __future__ import annotations

import pytest

from dateline.vocab.countries import countries
from dateline.vocab.files import read_bytes, read_tsv
from dateline.vocab.gazetteer import Gazetteer, containers, country_called, gazetteer, place_key
from dateline.vocab.place_features import extent, is_exact, place_features
from dateline.vocab.time_words import folded, time_words
from tests.pace import in_time


def test_towns_answer_to_their_names_and_spellings() -> None:
    for name in ("Kyiv", "Kiev", "Hodeidah", "Al Hudaydah", "St. Petersburg", "Sana'a", "Tel Aviv"):
        assert gazetteer().named(name), name
    assert gazetteer().named("Cologne")[0].name == "Cologne"


def test_each_country_has_at_most_one_capital_by_a_name() -> None:
    capitals = [entry for entry in gazetteer().named("Washington") if entry.kind == "capital"]
    assert [(entry.iso3, entry.admin1) for entry in capitals] == [("USA", "District of Columbia")]


def test_every_place_lies_on_earth_in_a_known_country() -> None:
    known = set(countries())
    for row in read_tsv("cities.tsv.gz") + read_tsv("features.tsv"):
        assert -90 <= float(row["lat"] or 0) <= 90, row
        assert -180 <= float(row["lon"] or 0) <= 180, row
        assert row["iso3"] in known | {""}, row


def test_capitals_are_known_as_such_in_any_spelling() -> None:
    for name in ("Reykjavik", "Bogotá", "Brasilia", "Ulaanbaatar", "Astana", "Asuncion", "Lome"):
        assert any(entry.kind == "capital" for entry in gazetteer().named(name)), name


def test_long_names_answer_to_their_first_part() -> None:
    assert gazetteer().named("Acapulco")[0].iso3 == "MEX"
    assert gazetteer().named("Frankfurt")[0].iso3 == "DEU"


def test_every_place_has_a_feature_code_that_is_explained() -> None:
    for row in read_tsv("features.tsv"):
        assert row["feature"] in place_features(), row
    assert {country.feature for country in countries().values()} <= set(place_features())
    assert {entry.feature for entry in gazetteer().named("Berlin")} == {"ADM1", "PPLC", "PPL"}


def test_extents_tell_a_towns_point_from_a_countrys() -> None:
    assert is_exact("PPL")
    assert not is_exact("PCLI")
    assert extent("PCLI") == "country"
    assert extent("ADM1") == "region"
    assert extent("CONT") == "wide"
    assert extent(None) is None
    assert extent("XYZ") is None


def test_a_countrys_point_lies_among_its_towns() -> None:
    towns: dict[str, list[tuple[float, float]]] = {}
    for row in read_tsv("cities.tsv.gz"):
        if row["kind"] != "A":
            towns.setdefault(row["iso3"], []).append((float(row["lat"]), float(row["lon"])))
    far = set()
    for iso3, country in countries().items():
        there = towns.get(iso3, [])
        east = (abs((lon - country.lon + 180) % 360 - 180) for _, lon in there)
        north = [country.lat - lat for lat, _ in there]
        if not there or min(east) > 6 or min(north) > 6 or max(north) < -6:
            far.add(iso3)
    assert far <= _WITHOUT_TOWNS


_WITHOUT_TOWNS = {"ATA", "ATF", "BVT", "HMD", "IOT", "TKL", "UMI", "GRL"}
"""Countries without a town in the gazetteer; and Greenland, whose towns lie on its coasts."""


def test_the_file_names_its_source_and_stays_small() -> None:
    text = read_bytes("cities.tsv.gz").decode("utf-8")
    assert "GeoNames" in text.splitlines()[0]
    assert "CC BY 4.0" in text.splitlines()[0]


def test_it_loads_quickly() -> None:
    assert in_time(1, Gazetteer)


def test_containers_are_countries_and_divisions() -> None:
    assert containers("Kazakh capital") == (("KAZ", None),)
    assert ("USA", "Texas") in containers("Texas")
    assert {iso3 for iso3, _ in containers("Georgia")} == {"GEO", "USA"}
    assert containers("who said so") == ()


def test_a_part_of_a_country_is_not_called_the_country() -> None:
    assert country_called("Iceland", "") == "ISL"
    assert country_called("Gaza Strip", "") is None
    assert country_called("Scotland", "") is None


def test_keys_leave_out_marks() -> None:
    assert place_key("Deir ez-Zor") == place_key("Deir Ez Zor")
    assert place_key("Malmö") == "malmo"


@pytest.mark.parametrize(
    "text",
    [
        "it rained on 3-5 march 2021, 'today and last week; in the '90s, may 4th, two days later",
        "''now'' o'clock: 9 o'clock on friday's eve, 2021-03-04t10:00, spring 2020, a year ago",
        "mid-2019 to early june, the first half of fiscal 2024, every other tuesday, $2000",
        "fy2021 and #2001, q3 and years of it, since 1999",
    ],
)
def test_looking_only_where_time_words_stand_finds_as_much(text: str) -> None:
    words = time_words()
    found = [match.span() for match in words.find(text)]
    assert found == [match.span() for match in words.spotter.finditer(text)]
    assert len(found) > 3


def test_every_time_pattern_compiles_and_is_tried() -> None:
    words = time_words()
    assert set(words.rules) <= set(words.spotter.groupindex)
    parsed = words.parse("Two  days\nlater")
    assert parsed is not None
    assert (parsed.rule, parsed["number"], parsed["unit"]) == ("ago", "two", "days")
    assert words.parse("nothing of the kind") is None


def test_folding_keeps_every_character_in_its_place() -> None:
    assert folded("İstanbul’s MAY") == "İstanbul's may"

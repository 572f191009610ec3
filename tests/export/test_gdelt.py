"""GDELT's rows, of events and of mentions."""

from __future__ import annotations

import pytest

from dateline.export.gdelt import stamp
from dateline.model import EventPlace, RecordActor
from tests.export.lines import NUMBER, filled, rows
from tests.export.records import ICELAND, mention, talks
from tests.export.records import record as shelling


def test_gdelt() -> None:
    (row,) = rows("gdelt", shelling())
    assert filled(row) == {
        "GLOBALEVENTID": NUMBER, "SQLDATE": "19760219", "MonthYear": "197602", "Year": "1976",
        "FractionDate": "1976.1342", "Actor1Code": "GBRMIL", "Actor1Name": "ROYAL NAVY",
        "Actor1CountryCode": "GBR", "Actor1Type1Code": "MIL", "Actor2Code": "ISLCVL",
        "Actor2Name": "FISHERMEN", "Actor2CountryCode": "ISL", "Actor2Type1Code": "CVL",
        "IsRootEvent": "1", "EventCode": "194", "EventBaseCode": "194", "EventRootCode": "19",
        "QuadClass": "4", "GoldsteinScale": "-10.0", "NumMentions": "1", "NumSources": "2",
        "NumArticles": "1", "Actor1Geo_Type": "0", "Actor2Geo_Type": "0", "ActionGeo_Type": "4",
        "ActionGeo_FullName": "Reykjavik, Capital Region, Iceland",
        "ActionGeo_CountryCode": "IC", "ActionGeo_Lat": "64.1355", "ActionGeo_Long": "-21.8954",
        "DATEADDED": "19760220172500", "SOURCEURL": "https://herald.example/shelled?a=1",
    }  # fmt: skip


def test_gdelt_mentions() -> None:
    second = mention("a2", None, outlet="Harbour Gazette")
    first, other = rows("gdelt-mentions", shelling(mentions=(mention(), second)))
    assert filled(first) == {
        "GLOBALEVENTID": NUMBER, "EventTimeDate": "19760220172500",
        "MentionTimeDate": "19760220172500", "MentionType": "1",
        "MentionSourceName": "herald.example",
        "MentionIdentifier": "https://herald.example/shelled?a=1", "SentenceID": "1",
        "Actor1CharOffset": "0", "Actor2CharOffset": "-1", "ActionCharOffset": "17",
        "Confidence": "50", "MentionDocLen": "98", "Extras": "r-0000000000ff",
    }  # fmt: skip
    assert filled(other) == {
        "GLOBALEVENTID": NUMBER, "EventTimeDate": "19760220172500",
        "MentionSourceName": "Harbour Gazette", "MentionIdentifier": "a2",
        "ActionCharOffset": "17", "Confidence": "80", "Extras": "r-0000000000ff",
    }  # fmt: skip


def test_us_states_have_their_codes() -> None:
    ohio = EventPlace(span=(0, 1), name="Columbus", country="USA", admin1="Ohio",
                      lat=39.9, lon=-82.9, geonames=4509177, feature="PPL")  # fmt: skip
    (row,) = rows("gdelt", shelling(place=ohio))
    assert (row["ActionGeo_Type"], row["ActionGeo_ADM1Code"]) == ("3", "USOH")


def test_a_row_for_each_country_on_a_side() -> None:
    france = RecordActor(name="Paris", country="FRA", sector="GOV")
    one = talks(source=(ICELAND, RecordActor(name="a minister", country="ISL"), france,
                        RecordActor(name="somebody")))  # fmt: skip
    found = rows("gdelt", one)
    assert [row["Actor1Name"] for row in found] == ["ICELAND", "PARIS"]
    assert found[0]["GLOBALEVENTID"] == rows("gdelt", talks())[0]["GLOBALEVENTID"]
    assert len({row["GLOBALEVENTID"] for row in found}) == 2
    assert [row["Event ID"] for row in rows("icews", one)] == [
        row["GLOBALEVENTID"] for row in found
    ]
    assert {row["GLOBALEVENTID"] for row in rows("gdelt-mentions", one)} == {
        row["GLOBALEVENTID"] for row in found
    }
    assert len(rows("polecat", one)) == 1
    assert rows("polecat", one)[0]["Actor Country"] == "ISL; FRA"


def test_the_united_nations_are_no_country_in_gdelt() -> None:
    united = RecordActor(name="United Nations", country="UNO", code="UNO")
    (row,) = rows("gdelt", talks(source=(united,)))
    assert filled(row)["Actor1Code"] == "IGOUNO"
    assert (row["Actor1CountryCode"], row["Actor1KnownGroupCode"]) == ("", "UNO")
    assert row["Actor1Type1Code"] == "IGO"


def test_sectors_are_cameos_in_gdelt() -> None:
    actors = [RecordActor(name="x", country="ROU", sector=one) for one in ("MED", "JRN", "PTY")]
    found = [filled(rows("gdelt", talks(source=(actor,)))[0]) for actor in actors]
    assert [row["Actor1Code"] for row in found] == ["ROMHLH", "ROMMED", "ROM"]


@pytest.mark.parametrize(
    ("published", "found"),
    [
        ("2025-09-03T17:25", 20250903172500),
        ("2025-09-03T17:25:30+02:00", 20250903152530),
        ("2025-09-03T17:25Z", 20250903172500),
        ("2025-09-03", None), ("2025", None), ("2025-02-30T10:00", None),
        ("0001-01-01T00:00+14:00", None), ("soon", None), (None, None),
    ],
)  # fmt: skip
def test_publication_stamps_need_the_hour(published: str | None, found: int | None) -> None:
    assert stamp(published) == found

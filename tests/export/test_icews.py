"""ICEWS' rows."""

from __future__ import annotations

from tests.export.lines import NUMBER, filled, rows
from tests.export.records import record as shelling
from tests.export.records import talks


def test_icews() -> None:
    (row,) = rows("icews", shelling())
    assert filled(row) == {
        "Event ID": NUMBER, "Event Date": "1976-02-19", "Source Name": "Royal Navy",
        "Source Sectors": "Government,Military", "Source Country": "United Kingdom",
        "Event Text": "fight with artillery and tanks", "CAMEO Code": "194", "Intensity": "-10.0",
        "Target Name": "fishermen",
        "Target Sectors": "Social,General Population / Civilian / Social",
        "Target Country": "Iceland", "Story ID": "447294560", "Sentence Number": "1",
        "Publisher": "North Sea Herald", "City": "Reykjavik", "Province": "Capital Region",
        "Country": "Iceland", "Latitude": "64.1355", "Longitude": "-21.8954",
    }  # fmt: skip


def test_a_mode_narrows_a_general_code() -> None:
    visit, own = (rows("icews", talks(cameo=code))[0] for code in ("040", "043"))
    assert (visit["CAMEO Code"], visit["Event Text"]) == ("042", "Make a visit")
    assert own["CAMEO Code"] == "043"

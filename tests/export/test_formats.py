"""What holds for every format."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.export import FORMATS, codes, exporter
from dateline.export.codes import Numbers
from dateline.model import (
    EventPlace,
    EventRecord,
    EventType,
    ExportFormat,
    Modality,
    Precision,
    Quad,
    RecordActor,
    Sector,
    Status,
    told_as_done,
)
from dateline.vocab.plover import plover
from tests.export.lines import plover_object, rows
from tests.export.records import mention, reading, talks
from tests.export.records import record as shelling

HOW_TO = Path(__file__).parents[2] / "docs/how-to/export-to-other-formats.md"
TABLES: tuple[ExportFormat, ...] = ("polecat", "gdelt", "gdelt-mentions", "acled", "icews")


@pytest.mark.parametrize(
    ("name", "many"),
    [("polecat", 40), ("gdelt", 61), ("gdelt-mentions", 16), ("acled", 31), ("icews", 20),
     ("plover", 23)],
)  # fmt: skip
def test_formats_have_their_columns(name: ExportFormat, many: int) -> None:
    form = exporter(name)
    assert len(form.columns) == len(set(form.columns)) == many
    for line in form.lines(shelling()) if name in TABLES else ():
        cells = next(csv.reader([line], delimiter="," if name == "acled" else "\t"))
        assert len(cells) == many


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("polecat", {5: "Quad Code", 15: "Recipient Name", 23: "Placename", 39: "Version"}),
        ("gdelt", {0: "GLOBALEVENTID", 15: "Actor2Code", 29: "QuadClass", 35: "Actor1Geo_Type",
                   51: "ActionGeo_Type", 60: "SOURCEURL"}),
        ("gdelt-mentions", {5: "MentionIdentifier", 11: "Confidence", 15: "Extras"}),
        ("acled", {0: "event_id_cnty", 13: "interaction", 21: "location", 28: "fatalities"}),
        ("icews", {6: "CAMEO Code", 10: "Target Country", 19: "Longitude"}),
        ("plover", {0: "id", 9: "event_loc", 18: "cite_info", 22: "comment"}),
    ],
)  # fmt: skip
def test_columns_stand_where_loaders_look(name: ExportFormat, places: dict[int, str]) -> None:
    assert {at: exporter(name).columns[at] for at in places} == places


def test_only_gdelt_has_no_header_of_its_own() -> None:
    assert {name for name in FORMATS if not exporter(name).headed} == {
        "plover", "gdelt", "gdelt-mentions",
    }  # fmt: skip
    assert exporter("plover").header is None


@pytest.mark.parametrize("name", FORMATS)
def test_without_readings_the_pages_columns_stay_empty(name: ExportFormat) -> None:
    form = exporter(name)
    line = "".join(form.lines(shelling()))
    assert line
    for words in ("herald.example", "British frigates shelled a village near", "Q172771"):
        assert words not in line


def test_a_vague_date_stands_on_no_day() -> None:
    month = shelling(date="1976-02", date_precision="month")
    (polecat,), (icews,), (gdelt,) = (rows(name, month) for name in ("polecat", "icews", "gdelt"))
    assert polecat["Event Date"] == icews["Event Date"] == gdelt["SQLDATE"] == ""
    assert (gdelt["MonthYear"], gdelt["Year"], gdelt["FractionDate"]) == ("197602", "1976", "")
    (year,) = rows("gdelt", shelling(date="1976", date_precision="year"))
    assert (year["MonthYear"], year["Year"]) == ("", "1976")
    made = plover_object(month)
    assert (made["date"], made["enddate"]) == ("1976-02-01", "1976-02-29")
    assert [exporter(name).undated(month) for name in FORMATS] == [
        False, True, True, False, False, True,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("place", "type_", "name", "fips"),
    [
        ({"name": "Iceland", "country": "ISL", "lat": 65.0, "lon": -18.0, "geonames": 2629691,
          "feature": "PCLI"}, "1", "Iceland", "IC"),
        ({"name": "Ohio", "country": "USA", "admin1": "Ohio", "lat": 40.3, "lon": -82.8,
          "geonames": 5165418, "feature": "ADM1"}, "2", "Ohio, United States", "US"),
        ({"name": "Balkh", "country": "AFG", "admin1": "Balkh", "lat": 36.7, "lon": 67.1,
          "feature": "ADM1"}, "5", "Balkh, Afghanistan", "AF"),
        ({"name": "North Sea", "lat": 56.0, "lon": 3.0, "feature": "SEA"}, "4", "North Sea", ""),
    ],
)  # fmt: skip
def test_the_middle_of_something_wide_is_no_place(
    place: dict[str, Any], type_: str, name: str, fips: str
) -> None:
    one = shelling(place=EventPlace(span=(0, 1), **place))
    (gdelt,), (polecat,), (icews,), (acled,) = (
        rows(form, one) for form in ("gdelt", "polecat", "icews", "acled")
    )
    assert gdelt["ActionGeo_Type"] == type_
    assert gdelt["ActionGeo_FullName"] == name
    assert gdelt["ActionGeo_CountryCode"] == fips
    assert not gdelt["ActionGeo_Lat"] + polecat["Latitude"] + icews["Latitude"]
    assert not acled["latitude"] + polecat["City"] + icews["City"]
    assert acled["geo_precision"] != "1"
    assert plover_object(one)["event_loc"]["lat"] is None


def test_row_numbers_fit_an_integer_of_r_and_never_meet(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 0 <= Numbers().of("évènement\t1") < 2**31
    monkeypatch.setattr(codes, "_MOST", 60)
    numbers = Numbers()
    found = [numbers.of(f"r-{n}") for n in range(60)]
    assert sorted(found) == list(range(60))
    assert [numbers.of(f"r-{n}") for n in range(60)] == found


def test_cells_have_neither_tabs_nor_breaks_nor_double_quotes() -> None:
    odd = RecordActor(name='Eric "the\tRed";\r\n Thorvaldsson', country="ISL")
    for name in ("polecat", "gdelt", "icews"):
        (line,) = exporter(name).lines(talks(source=(odd,)))
        assert line.count("\n") == 1
        assert line.endswith("\n")
        assert not re.search('["\r]', line)
        assert line.count("\t") == len(exporter(name).columns) - 1
    assert rows("polecat", talks(source=(odd,)))[0]["Actor Name"] == "Eric 'the Red', Thorvaldsson"


def test_every_format_is_explained() -> None:
    page = HOW_TO.read_text(encoding="utf-8")
    for name in FORMATS:
        assert f"`{name}`" in page


def one_of(values: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(values))


MODES = sorted({mode for entry in plover().events.values() for mode in entry.modes})
actors = st.builds(
    RecordActor,
    name=st.text(max_size=9),
    country=st.sampled_from([None, "ISL", "USA", "UNO", "EUR", "XXX", "KOS"]),
    sector=st.none() | one_of(Sector),
    code=st.none() | st.text(max_size=5),
)
places = st.builds(
    EventPlace,
    span=st.tuples(st.integers(-1, 99), st.integers(-1, 99)),
    name=st.text(max_size=9),
    country=st.sampled_from([None, "ISL", "USA", "XXX"]),
    admin1=st.none() | st.text(max_size=5),
    lat=st.none() | st.floats(-90, 90),
    lon=st.none() | st.floats(-180, 180),
    geonames=st.none() | st.integers(1, 9),
    feature=st.sampled_from([None, "PPL", "PCLI", "ADM1", "SEA", "?"]),
)
mentions = st.builds(
    mention,
    doc=st.sampled_from(["a1", "a2", ""]),
    published=st.none() | st.text(max_size=12) | st.just("9999-12-31T23:59-23:00"),
    span=st.tuples(st.integers(-1, 99), st.integers(-1, 99)),
    outlet=st.none() | st.text(max_size=9),
)
records = st.builds(
    shelling,
    record=st.text(max_size=9),
    story=st.none() | st.text(max_size=9),
    event=one_of(EventType),
    mode=st.none() | st.sampled_from(MODES),
    cameo=st.none() | st.sampled_from(["010", "19", "176", "2041", "", "x"]),
    context=st.lists(st.sampled_from([*plover().contexts, "odd"]), max_size=3).map(tuple),
    quad=one_of(Quad),
    intensity=st.floats(-10, 10),
    source=st.lists(actors, max_size=3).map(tuple),
    target=st.lists(actors, max_size=3).map(tuple),
    date=st.none() | st.sampled_from(["1976", "1976-W53", "0001-01-01", "9999-12-31", "19", "x"]),
    date_precision=one_of(Precision),
    place=st.none() | places,
    summary=st.text(max_size=20),
    status=one_of(Status),
    modality=one_of(Modality),
    mentions=st.lists(mentions, max_size=3).map(tuple),
    outlets=st.lists(st.text(max_size=5), max_size=2).map(tuple),
    independent_origins=st.integers(0, 9),
    confidence=st.floats(0, 1),
)


@given(records)
def test_any_record_can_be_exported(one: EventRecord) -> None:
    for name in FORMATS:
        form = exporter(name, [reading()])
        form.undated(one)
        lines = form.lines(one)
        assert bool(lines) == (form.covers(one) and bool(name != "gdelt-mentions" or one.mentions))
        for line in lines:
            if name == "plover":
                assert tuple(json.loads(line)) == form.columns
            elif name != "acled":
                assert line.count("\t") == len(form.columns) - 1
                assert len(line.splitlines()) == 1
    assert isinstance(told_as_done(one), bool)

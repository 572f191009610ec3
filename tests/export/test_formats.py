"""Each format's rows, written out by hand from one record and its reading."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline._version import __version__
from dateline.export import FORMATS, codes, exporter
from dateline.export.codes import Numbers
from dateline.export.gdelt import stamp
from dateline.model import (
    EventPlace,
    EventRecord,
    EventType,
    ExportFormat,
    Modality,
    Number,
    Precision,
    Quad,
    RecordActor,
    Sector,
    Status,
    told_as_done,
)
from dateline.vocab.plover import plover
from tests.export.records import BRITAIN, FISHERS, ICELAND, NAVY, mention, reading, talks
from tests.export.records import record as shelling

HOW_TO = Path(__file__).parents[2] / "docs/how-to/export-to-other-formats.md"
NUMBER = "1514728185"
TABLES: tuple[ExportFormat, ...] = ("polecat", "gdelt", "gdelt-mentions", "acled", "icews")


def rows(name: ExportFormat, *records: EventRecord, read: bool = True) -> list[dict[str, str]]:
    """The records as a loader finds them: a header line, then rows without quotes or with."""
    form = exporter(name, [reading()] if read else ())
    text = (form.header or "") + "".join(line for one in records for line in form.lines(one))
    if name == "acled":
        return list(csv.DictReader(io.StringIO(text)))
    loaded = csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE)
    return list(loaded)


def filled(row: dict[str, str]) -> dict[str, str]:
    return {name: cell for name, cell in row.items() if cell}


def plover_object(one: EventRecord, *, read: bool = True) -> dict[str, Any]:
    (line,) = exporter("plover", [reading()] if read else ()).lines(one)
    made: dict[str, Any] = json.loads(line)
    return made


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


def test_polecat() -> None:
    (row,) = rows("polecat", shelling())
    assert filled(row) == {
        "Event ID": "r-0000000000ff", "Event Date": "1976-02-19", "Event Type": "ASSAULT",
        "Event Mode": "heavy-weapons", "Intensity": "-9.5", "Quad Code": "MATERIAL CONFLICT",
        "Contexts": "military; territory", "Actor Name": "Royal Navy", "Actor Country": "GBR",
        "Actor COW": "200", "Primary Actor Sector": "MIL", "Actor Sectors": "MIL",
        "Actor Name Raw": "British frigates", "Recipient Name": "fishermen",
        "Recipient Country": "ISL", "Recipient COW": "395", "Primary Recipient Sector": "CVL",
        "Recipient Sectors": "CVL", "Placename": "Reykjavik", "City": "Reykjavik",
        "Province": "Capital Region", "Country": "ISL", "Latitude": "64.1355",
        "Longitude": "-21.8954", "GeoNames ID": "3413829", "Feature Type": "PPLC",
        "Raw Placename": "Reykjavik",
        "Source": "North Sea Herald", "Publication Date": "1976-02-20",
        "Story Organizations": "Royal Navy", "Language": "en",
        "Version": f"dateline {__version__}",
    }  # fmt: skip


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


def test_acled() -> None:
    (row,) = rows("acled", shelling())
    assert filled(row) == {
        "event_id_cnty": f"ISL{NUMBER}", "event_date": "1976-02-19", "year": "1976",
        "time_precision": "1", "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Shelling/artillery/missile attack", "actor1": "Royal Navy",
        "inter1": "External/Other forces", "actor2": "fishermen", "inter2": "Civilians",
        "interaction": "Civilians-External/Other forces",
        "civilian_targeting": "Civilian targeting", "iso": "352", "region": "Europe",
        "country": "Iceland", "admin1": "Capital Region", "location": "Reykjavik",
        "latitude": "64.1355", "longitude": "-21.8954", "geo_precision": "1",
        "source": "North Sea Herald; Harbour Gazette",
        "notes": 'British frigates shelled a "village".', "fatalities": "2",
    }  # fmt: skip


def test_plover() -> None:
    made = plover_object(shelling())
    assert tuple(made) == exporter("plover").columns
    (actor,), (recipient,) = made["actor"], made["recipient"]
    assert {k: v for k, v in actor.items() if v} == {
        "code": "GBR", "sector": "MIL", "entity_text": "British frigates",
        "identifier_id": "Q172771", "identifier_text": "Royal Navy",
    }  # fmt: skip
    assert (recipient["identifier_text"], recipient["entity_text"]) == ("fishermen", None)
    assert made["event"] == ["ASSAULT"]
    assert made["mode"] == ["heavy-weapons"]
    assert made["event_text"] == ["shelled"]
    assert made["text"] == TEXT_LEAD
    assert (made["date"], made["time"], made["enddate"]) == ("1976-02-19", None, None)
    assert (made["quad_code"], made["event_scale"]) == (4, -9.5)
    assert made["event_loc"]["resolution"] == 4
    assert made["event_loc"]["country_code"] == "ISL"
    assert made["link"] == made["cite_info"]["url"] == "https://herald.example/shelled?a=1"
    assert made["comment"] == "status: corroborated; modality: reported; independent origins: 2"


TEXT_LEAD = "British frigates shelled a village near Reykjavik on Thursday."


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
    ("date", "origin", "cells"),
    [
        ("1976-02-19", "clause", ["1976-02-19", "1976", "1"]),
        ("1976-02-19", "article", ["1976-02-19", "1976", "2"]),
        ("1976-W08", "clause", ["1976-02-19", "1976", "2"]),
        ("1976-02", "clause", ["1976-02-15", "1976", "3"]),
        ("1976-Q1", "clause", ["", "1976", ""]),
        (None, None, ["", "", ""]),
    ],
)
def test_acled_says_how_precise_its_dates_are(
    date: str | None, origin: Any, cells: list[str]
) -> None:
    (row,) = rows("acled", shelling(date=date, date_origin=origin))
    assert [row["event_date"], row["year"], row["time_precision"]] == cells


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


def test_row_numbers_fit_an_integer_of_r_and_never_meet(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 0 <= Numbers().of("évènement\t1") < 2**31
    monkeypatch.setattr(codes, "_MOST", 60)
    numbers = Numbers()
    found = [numbers.of(f"r-{n}") for n in range(60)]
    assert sorted(found) == list(range(60))
    assert [numbers.of(f"r-{n}") for n in range(60)] == found


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


def test_a_mode_narrows_a_general_code() -> None:
    visit, own = (rows("icews", talks(cameo=code))[0] for code in ("040", "043"))
    assert (visit["CAMEO Code"], visit["Event Text"]) == ("042", "Make a visit")
    assert own["CAMEO Code"] == "043"


def test_modes_that_plover_lacks_are_left_out() -> None:
    odd = shelling(mode="assassinate", context=("humanitarian", "military"))
    (row,) = rows("polecat", odd)
    assert (row["Event Mode"], row["Contexts"]) == ("", "military")
    assert (plover_object(odd)["mode"], plover_object(odd)["context"]) == ([], ["military"])


@pytest.mark.parametrize(
    ("more", "auxiliary"),
    [
        ({"modality": "planned", "status": "planned"}, ["future"]),
        ({"modality": "denied", "status": "denied"}, ["negation"]),
        ({"modality": "reported", "status": "denied"}, ["negation"]),
        ({"modality": "hypothetical", "status": "single-origin"}, ["hypothetical"]),
        ({"modality": "asserted", "status": "contested"}, []),
        ({"modality": "alleged", "status": "single-origin"}, []),
    ],
)
def test_plover_marks_what_is_not_told_as_done(more: dict[str, Any], auxiliary: list[str]) -> None:
    made = plover_object(shelling(**more))
    assert made["mode"] == ["heavy-weapons", *auxiliary]
    assert f"status: {more['status']}; modality: {more['modality']}" in made["comment"]


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({"mode": "firearms", "target": (ICELAND,), "place": None},
         ("Political violence", "", "", "", "")),
        ({"mode": "firearms"},
         ("Political violence", "Violence against civilians", "Attack", "External/Other forces",
          "Civilians")),
        ({"mode": "firearms", "source": (ICELAND,), "target": (NAVY,)},
         ("Political violence", "Battles", "Armed clash", "State forces",
          "External/Other forces")),
        ({"mode": "destroy"},
         ("Strategic developments", "Strategic developments", "Looting/property destruction",
          "External/Other forces", "Civilians")),
        ({"mode": "destroy", "source": (ICELAND,), "target": (NAVY,)},
         ("Political violence", "Battles", "Armed clash", "State forces",
          "External/Other forces")),
        ({"event": "PROTEST", "mode": "demo", "source": (FISHERS,), "target": (BRITAIN,)},
         ("Demonstrations", "Protests", "Peaceful protest", "Protesters", "")),
        ({"event": "PROTEST", "mode": "riot", "source": (FISHERS,), "target": ()},
         ("Demonstrations", "Riots", "Violent demonstration", "Rioters", "")),
        ({"mode": "crowd-control"},
         ("Demonstrations", "Protests", "Protest with intervention", "External/Other forces",
          "Protesters")),
        ({"event": "COERCE", "mode": "arrest"},
         ("Strategic developments", "Strategic developments", "Arrests",
          "External/Other forces", "Civilians")),
    ],
)  # fmt: skip
def test_acleds_types(more: dict[str, Any], found: tuple[str, ...]) -> None:
    (row,) = rows("acled", shelling(**more))
    names = ("disorder_type", "event_type", "sub_event_type", "inter1", "inter2")
    assert tuple(row[name] for name in names) == found


@pytest.mark.parametrize(
    "more",
    [
        {"event": "CONSULT", "mode": "visit"},
        {"event": "PROTEST", "mode": "strike"},
        {"mode": "firearms", "source": (FISHERS,)},
        {"mode": "firearms", "source": (), "target": (ICELAND,)},
        {"event": "COERCE", "mode": "arrest", "context": ("crime",)},
    ],
)
def test_what_acled_would_not_code(more: dict[str, Any]) -> None:
    one = shelling(**more)
    assert not exporter("acled").covers(one)
    assert rows("acled", one) == []
    assert exporter("polecat").covers(one)


def test_the_dead_are_those_of_the_latest_report() -> None:
    def told(doc: str, *dead: int) -> Any:
        (event,) = reading().events
        numbers = tuple(Number(span=(0, 1), what="dead", value=value) for value in dead)
        changed = msgspec.structs.replace(event, id=f"{doc}-e1", numbers=numbers)
        return reading(id=doc, events=(changed,))

    one = shelling(
        mentions=(mention("a1", "1976-02-19"), mention("a2", "1976-02-21"), mention("a3", None))
    )
    form = exporter("acled", [told("a1", 1), told("a2", 5, 4), told("a3", 90)])
    (row,) = csv.DictReader(io.StringIO((form.header or "") + form.lines(one)[0]))
    assert row["fatalities"] == "4"


def test_cells_have_neither_tabs_nor_breaks_nor_double_quotes() -> None:
    odd = RecordActor(name='Eric "the\tRed";\r\n Thorvaldsson', country="ISL")
    for name in ("polecat", "gdelt", "icews"):
        (line,) = exporter(name).lines(talks(source=(odd,)))
        assert line.count("\n") == 1
        assert line.endswith("\n")
        assert not re.search('["\r]', line)
        assert line.count("\t") == len(exporter(name).columns) - 1
    assert rows("polecat", talks(source=(odd,)))[0]["Actor Name"] == "Eric 'the Red', Thorvaldsson"


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
    mode=st.none()
    | st.sampled_from(sorted({m for e in plover().events.values() for m in e.modes})),
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

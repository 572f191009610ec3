"""PLOVER's objects and POLECAT's rows, which have its words."""

from __future__ import annotations

from typing import Any

import pytest

from dateline._version import __version__
from dateline.export import exporter
from tests.export.lines import filled, plover_object, rows
from tests.export.records import record as shelling

LEAD = "British frigates shelled a village near Reykjavik on Thursday."


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
    assert made["text"] == LEAD
    assert (made["date"], made["time"], made["enddate"]) == ("1976-02-19", None, None)
    assert (made["quad_code"], made["event_scale"]) == (4, -9.5)
    assert made["event_loc"]["resolution"] == 4
    assert made["event_loc"]["country_code"] == "ISL"
    assert made["link"] == made["cite_info"]["url"] == "https://herald.example/shelled?a=1"
    assert made["comment"] == "status: corroborated; modality: reported; independent origins: 2"


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

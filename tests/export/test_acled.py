"""ACLED's rows."""

from __future__ import annotations

import csv
import io
from typing import Any

import msgspec
import pytest

from dateline.export import exporter
from dateline.model import Number
from tests.export.lines import NUMBER, filled, rows
from tests.export.records import BRITAIN, FISHERS, ICELAND, NAVY, mention, reading
from tests.export.records import record as shelling


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

"""Adding up, the table, and the picture."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from dateline.model import EventRecord, RecordActor, SeriesBy, SeriesPeriod
from dateline.series import add_up, draw, table
from dateline.series.periods import label, period_of, periods
from dateline.tables import to_csv, to_parquet
from tests.export.records import BRITAIN, FISHERS, ICELAND, NATO, NAVY, record, talks


def rows(
    *records: EventRecord, by: SeriesBy = "dyad", period: SeriesPeriod = "month", **more: bool
) -> list[dict[str, str]]:
    made = add_up(records, by, period, **more)
    return list(csv.DictReader(io.StringIO(to_csv(table(made)))))


def test_a_dyads_sums_with_and_without_origins() -> None:
    found = rows(
        record(intensity=-9.0, independent_origins=1),
        record(intensity=-6.0, independent_origins=3, date="1976-02-02"),
    )
    assert found == [{
        "period": "1976-02", "period_start": "1976-02-01", "period_end": "1976-02-29",
        "source": "GBR", "source_name": "United Kingdom", "target": "ISL",
        "target_name": "Iceland", "quad_class": "material conflict", "quad_code": "4",
        "events": "2", "intensity_sum": "-15.0", "intensity_mean": "-7.5", "origins": "4",
        "intensity_sum_by_origins": "-27.0", "intensity_mean_by_origins": "-6.75",
    }]  # fmt: skip


def test_each_direction_period_and_class_has_its_row() -> None:
    found = rows(
        record(),
        record(source=(FISHERS,), target=(NAVY,)),
        record(date="1976-03-01"),
        record(quad="verbal conflict"),
    )
    keys = [(row["source"], row["target"], row["period"], row["quad_code"]) for row in found]
    assert keys == [
        ("GBR", "ISL", "1976-02", "3"), ("GBR", "ISL", "1976-02", "4"),
        ("GBR", "ISL", "1976-03", "4"), ("ISL", "GBR", "1976-02", "4"),
    ]  # fmt: skip


def test_a_record_counts_once_in_each_of_its_dyads() -> None:
    found = rows(talks(source=(ICELAND, FISHERS, NATO)))
    assert [(row["source"], row["target"], row["events"]) for row in found] == [
        ("ISL", "GBR", "1"), ("NATO", "GBR", "1"),
    ]  # fmt: skip


def test_within_a_country_sectors_face_each_other() -> None:
    police = RecordActor(name="police", country="ISL", sector="COP")
    poet = RecordActor(name="a poet", country="ISL")
    (first, second) = rows(record(source=(police,), target=(FISHERS, poet)))
    assert (first["source"], first["source_name"]) == ("ISLCOP", "Iceland (police)")
    assert [first["target"], second["target"]] == ["ISLCVL", "a poet"]


def test_actors_have_a_row_for_each_role() -> None:
    found = rows(record(), record(source=(FISHERS,), target=(BRITAIN,)), by="actor")
    assert [(row["actor"], row["role"], row["events"]) for row in found] == [
        ("GBR", "source", "1"), ("GBR", "target", "1"), ("ISL", "source", "1"),
        ("ISL", "target", "1"),
    ]  # fmt: skip
    one_sided = add_up([record(target=())], "actor", "day")
    assert (one_sided.records, one_sided.sideless) == (1, 0)


@pytest.mark.parametrize(
    ("value", "period", "counted"),
    [
        ("1976-02-19", "day", 1), ("1976-02", "day", 0), ("1976-02", "month", 1),
        ("1976-W08", "week", 1), ("1976-W08", "month", 1), ("1976-W09", "day", 0),
        # The week from 23 February to 29 February lies in one month; the next one in two.
        ("1976-W10", "month", 1), ("1976-W14", "month", 0), ("1976", "month", 0),
        ("1976-02", "week", 0), ("1976-02-19T10:30", "day", 1),
    ],
)  # fmt: skip
def test_a_date_vaguer_than_the_period_is_counted_not_placed(
    value: str, period: SeriesPeriod, counted: int
) -> None:
    made = add_up([record(date=value)], "dyad", period)
    assert (made.records, made.vague) == (counted, 1 - counted)
    assert bool(made.sums) == bool(counted)


def test_what_is_left_out_is_counted_by_reason() -> None:
    made = add_up(
        [record(date=None), record(target=()), record(target=(NAVY,)), record(date="197")],
        "dyad", "month",
    )  # fmt: skip
    assert (made.records, made.vague, made.undated, made.sideless) == (0, 1, 1, 2)


def test_zeros_fill_every_series_from_the_first_period_to_the_last() -> None:
    later = record(date="1976-05-01", source=(FISHERS,), target=(NAVY,))
    found = rows(record(), later, zeros=True)
    assert len(found) == 2 * 4 * 4
    empty = [row for row in found if row["events"] == "0"]
    assert len(empty) == len(found) - 2
    assert {row["intensity_mean"] for row in empty} == {""}
    assert {row["intensity_sum"] for row in empty} == {"0.0"}
    assert rows(zeros=True) == []


def test_the_parquet_file_has_types() -> None:
    content = to_parquet(table(add_up([record()], "dyad", "week")))
    (row,) = pq.read_table(io.BytesIO(content)).to_pylist()
    assert row["period_start"] == date(1976, 2, 16)
    assert (row["period"], row["events"], row["intensity_mean"]) == ("1976-W08", 1, -9.5)


@given(st.dates(), st.sampled_from(["day", "week", "month"]))
def test_periods_hold_their_days_and_follow_each_other(day: date, period: SeriesPeriod) -> None:
    first = period_of(day, period)
    assert first[0] <= day <= first[1]
    assert period_of(first[0], period) == period_of(first[1], period) == first
    found = list(periods(first, first, period))
    assert found == [first]
    if period == "week" and first[0].year > 1 and first[1].year < 9999:
        assert (first[1] - first[0]).days == 6
        year, week = (int(part) for part in label(first, period).split("-W"))
        assert date.fromisocalendar(year, week, 1) == first[0]


def test_the_end_of_the_calendar_is_no_trap() -> None:
    for period in ("day", "week", "month"):
        assert rows(record(date="9999-12-31"), period=period, zeros=True)
        assert rows(record(date="0001-01-01"), period=period)


def shapes(picture: str) -> list[Any]:
    root = etree.fromstring(picture.encode())
    return [one for one in root.iter("{http://www.w3.org/2000/svg}rect") if len(one)]


def test_the_picture_has_a_bar_for_each_class_of_each_period() -> None:
    picture = draw(
        add_up(
            [record(), record(quad="verbal cooperation"), record(date="1980-01-01"), record()],
            "dyad", "month",
        )
    )  # fmt: skip
    bars = shapes(picture)
    said = sorted("".join(bar.itertext()) for bar in bars)
    assert said == [
        "1976-02: 1 verbal cooperation", "1976-02: 2 material conflict",
        "1980-01: 1 material conflict",
    ]  # fmt: skip
    heights = {"".join(bar.itertext()): float(bar.get("height")) for bar in bars}
    assert heights[said[1]] == 2 * heights[said[2]]
    line = float(re.findall(r'class="ink" x1="230.0" x2="946.0" y1="([\d.]+)"', picture)[0])
    tops = {"".join(bar.itertext()): float(bar.get("y")) for bar in bars}
    assert tops[said[0]] + heights[said[0]] == pytest.approx(line)
    assert tops[said[1]] == pytest.approx(line)


def test_the_picture_names_the_series_with_most_records() -> None:
    many = [record(source=(RecordActor(name=f"group {n:02}"),)) for n in range(20)]
    picture = draw(add_up([*many, record(), record()], "dyad", "day"))
    names = re.findall(r'class="name"[^>]*>([^<]+)<', picture)
    assert names[0] == "United Kingdom"
    assert len(names) == 12
    assert "the 12 with most of 21 series" in picture


def test_a_hostile_name_stays_text() -> None:
    name = '</title><script>alert(1)</script>"\x00\ud800'
    for page in (False, True):
        picture = draw(add_up([record(source=(RecordActor(name=name),))], "dyad", "day"), page=page)
        assert "<script" not in picture
        assert "\x00" not in picture
        picture.encode("utf-8")


def test_nothing_is_drawn_as_nothing() -> None:
    assert not shapes(draw(add_up([], "actor", "week")))


def test_pictures_ask_for_nothing() -> None:
    page = draw(add_up([record()], "dyad", "month"), page=True)
    assert "default-src 'none'" in page
    assert not re.search(r"(?:src|href)=", page)
    assert page == draw(add_up([record()], "dyad", "month"), page=True)

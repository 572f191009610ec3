from __future__ import annotations

import csv
import io
import re
from collections import Counter
from datetime import date
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dateline.brief import tables
from dateline.model import RecordActor
from dateline.tables import Column, Table, to_csv, to_parquet
from tests.brief import dossier

CODEBOOK = Path(__file__).parents[2] / "docs/reference/codebook.md"


def _read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize(
    ("heading", "columns"),
    [("## events.csv and events.parquet", tables.EVENTS), ("## mentions.csv", tables.MENTIONS)],
)
def test_codebook_has_each_column_once_with_its_type(
    heading: str, columns: tuple[Column, ...]
) -> None:
    section = CODEBOOK.read_text("utf-8").split(f"\n{heading}\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \| (\w+) \| (.+) \|$", section, re.MULTILINE)
    assert [(name, kind) for name, kind, _ in rows] == [(c.name, c.kind) for c in columns]
    assert not [name for name, times in Counter(row[0] for row in rows).items() if times > 1]


def test_one_row_a_record_in_order_of_time() -> None:
    made = dossier.cod_war()
    rows = _read(to_csv(tables.events(made)))
    assert sorted(row["record_id"] for row in rows) == sorted(r.record for r in made.records)
    ends = [row["event_date_end"] or "9999" for row in rows]
    assert ends == sorted(ends)


def test_a_row_says_what_the_record_says() -> None:
    rows = {row["record_id"]: row for row in _read(to_csv(tables.events(dossier.cod_war())))}
    row = rows["rec-break"]
    assert row["event_date"] == row["event_date_start"] == row["event_date_end"] == "1976-02-19"
    assert (row["event_type"], row["event_mode"], row["cameo_code"]) == (
        "SANCTION", "discontinue", "160",
    )  # fmt: skip
    assert (row["quad_class"], row["quad_code"]) == ("material conflict", "4")
    assert row["intensity"] == "-6.0"
    assert (row["source_code"], row["target_country"]) == ("ISLGOV", "GBR")
    assert (row["num_mentions"], row["num_articles"], row["num_origins"]) == ("3", "3", "2")
    assert row["origins"] == "Reuters;Reykjavik Dispatch"
    assert row["disagreements"] == "date"
    assert row["first_published"] == "1976-02"
    assert row["urls"].split() == [
        "https://herald.example/iceland-breaks?a=1&b=2", "https://gazette.example/9",
        "https://dispatch.example/ties",
    ]  # fmt: skip
    oslo = rows["rec-oslo"]
    assert (oslo["place_name"], oslo["latitude"], oslo["geonames_id"]) == (
        "Oslo", "59.91", "3143244",
    )  # fmt: skip
    assert rows["rec-limit"]["event_date_start"] == "1975-01-01"
    assert rows["rec-limit"]["event_date_end"] == "1975-12-31"
    assert rows["rec-leave"]["event_date"] == rows["rec-leave"]["event_date_end"] == ""
    assert rows["rec-navy"]["urls"] == ""


def test_parquet_has_proper_types_and_the_same_values() -> None:
    table = tables.events(dossier.cod_war())
    loaded = pq.read_table(io.BytesIO(to_parquet(table)))
    assert loaded.column_names == [column.name for column in table.columns]
    schema = loaded.schema
    assert schema.field("event_date_start").type == pa.date32()
    assert schema.field("quad_code").type == pa.int64()
    assert schema.field("intensity").type == pa.float64()
    assert schema.field("event_date").type == pa.string()
    assert [tuple(row.values()) for row in loaded.to_pylist()] == list(table.rows)
    first = loaded.to_pylist()[0]
    assert isinstance(first["event_date_start"], date)


def test_an_empty_table_keeps_its_columns_and_types() -> None:
    table = tables.events(dossier.empty())
    loaded = pq.read_table(io.BytesIO(to_parquet(table)))
    assert loaded.num_rows == 0
    assert loaded.schema.field("latitude").type == pa.float64()
    assert len(to_csv(table).splitlines()) == 1


def test_formulas_are_defused_in_csv_alone_and_numbers_stay_numbers() -> None:
    table = tables.events(dossier.cod_war())
    summaries = {row["record_id"]: row for row in _read(to_csv(table))}
    limit = summaries["rec-limit"]
    assert limit["summary"] == "'" + dossier.FORMULA
    assert limit["outlets"].startswith("'+")
    assert float(limit["intensity"]) == -2.0
    loaded = pq.read_table(io.BytesIO(to_parquet(table))).to_pylist()
    assert dossier.FORMULA in {row["summary"] for row in loaded}


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\tx", "'=1", "''+1"])
def test_a_defused_cell_can_be_had_back(text: str) -> None:
    table = Table((Column("c"),), ((text,), ("plain",), ("'quoted'",)))
    cells = [row["c"] for row in _read(to_csv(table))]
    assert cells == [f"'{text}", "plain", "'quoted'"]


def test_several_actors_stand_first_and_all() -> None:
    made = dossier.cod_war()
    two = (RecordActor(name="A; B", code="IGO"), RecordActor(name="C"))
    record = msgspec.structs.replace(made.records[0], source=two)
    made = msgspec.structs.replace(made, records=(record,))
    [row] = _read(to_csv(tables.events(made)))
    assert (row["source_name"], row["source_names_all"]) == ("A; B", "A, B;C")
    assert (row["source_code"], row["source_codes_all"]) == ("IGO", "IGO;")


def test_mentions_have_the_words_at_their_offsets() -> None:
    made = dossier.cod_war()
    texts = {reading.id: reading.text for reading in made.readings}
    rows = _read(to_csv(tables.mentions(made)))
    assert len(rows) == sum(len(record.mentions) for record in made.records)
    for row in rows:
        text = texts[row["article_id"]]
        assert text[int(row["trigger_start"]) : int(row["trigger_end"])] == row["trigger"]
        sentence = text[int(row["sentence_start"]) : int(row["sentence_end"])]
        assert sentence == row["sentence"].removeprefix("'" if sentence[0] == "=" else "")
        assert row["trigger"] in sentence

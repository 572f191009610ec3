"""`dateline export` and `dateline series`: what they read, write, leave out and say."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dateline.export import FORMATS, exporter
from dateline.model import EventRecord, to_json
from tests.cli.conftest import TEXT, Dateline
from tests.export.records import reading, record, talks


def lines(*records: EventRecord) -> str:
    return "".join(to_json(one).decode() + "\n" for one in records)


def test_what_records_prints_can_be_exported(dateline: Dateline, tmp_path: Path) -> None:
    row = {"id": "a1", "text": TEXT, "published": "1976-02-20", "url": "https://h.example/1"}
    readings = tmp_path / "readings.jsonl"
    readings.write_text(dateline("annotate", stdin=json.dumps(row)).out)
    records = dateline("records", readings).out
    assert records
    for name in FORMATS:
        said = dateline("export", "-f", name, "--readings", readings, "-", stdin=records)
        assert said.status == 0
        assert name == "acled" or "https://h.example/1" in said.out or name in ("icews", "polecat")


@pytest.mark.parametrize("name", FORMATS)
def test_the_header_is_the_formats_own_or_as_asked(dateline: Dateline, name: str) -> None:
    form = exporter(name)  # type: ignore[arg-type]
    stdin = lines(record())
    own = dateline("export", "--format", name, stdin=stdin).out
    headed = dateline("export", "--format", name, "--header", stdin=stdin).out
    bare = dateline("export", "--format", name, "--no-header", stdin=stdin).out
    assert headed == (form.header or "") + bare
    assert own == (headed if form.headed else bare)


def test_what_did_not_take_place_is_left_out_and_said(dateline: Dateline) -> None:
    stdin = lines(
        record(), record(status="planned", modality="planned"), record(modality="opinion"),
        record(status="denied"), record(status="contested"), record(modality="alleged"),
    )  # fmt: skip
    said = dateline("export", "-f", "polecat", stdin=stdin)
    assert said.status == 0
    assert len(said.out.splitlines()) == 3
    assert said.err == (
        "4 records left out, not told as done (1 contested, 1 denied, 1 opinion, 1 planned); "
        "--all keeps them\n"
    )
    everything = dateline("export", "-f", "polecat", "--all", stdin=stdin)
    assert (len(everything.out.splitlines()), everything.err) == (7, "")
    assert dateline("export", "-f", "polecat", "--quiet", stdin=stdin).err == ""


def test_events_that_acled_has_no_type_for_are_counted(dateline: Dateline) -> None:
    said = dateline("export", "-f", "acled", stdin=lines(record(), talks(), talks()))
    assert len(said.out.splitlines()) == 2
    assert said.err == "2 records left out: not of the sorts of event that acled has\n"


def test_an_empty_date_is_said(dateline: Dateline) -> None:
    said = dateline("export", "-f", "gdelt", stdin=lines(record(date="1976"), record()))
    assert said.err == "1 record dated too vaguely, or not at all: the date is left empty\n"


@pytest.mark.parametrize("command", [("export", "-f", "icews"), ("series",)])
def test_bad_lines_are_named_and_the_rest_goes_on(
    dateline: Dateline, tmp_path: Path, command: tuple[str, ...]
) -> None:
    file = tmp_path / "records.jsonl"
    wrong = json.loads(to_json(record())) | {"quad": "material"}
    file.write_text(f'nonsense\n\n[1]\n{{"id": "a1"}}\n{json.dumps(wrong)}\n{lines(record())}')
    said = dateline(*command, file)
    assert said.status == 1
    assert len(said.out.splitlines()) == 2
    named = said.err.splitlines()
    assert [line.split(": ")[0] for line in named] == [f"{file}:{n}" for n in (1, 3, 4, 5)]
    assert named[0].split(": ")[1] == "not JSON"
    assert named[1].endswith("not a JSON object")
    assert "no field `record`" in named[2]
    assert "a field that does not fit" in named[3]
    strict = dateline(*command, "--strict", file)
    assert (strict.status, len(strict.err.splitlines())) == (1, 1)


def test_a_bad_reading_is_named(dateline: Dateline, tmp_path: Path) -> None:
    file = tmp_path / "readings.jsonl"
    file.write_text('{"id": "a1"}\n' + to_json(reading()).decode())
    said = dateline("export", "-f", "gdelt", "--readings", file, stdin=lines(record()))
    assert said.status == 1
    assert said.err == f"{file}:1: no field `text`\n"
    assert "https://herald.example" in said.out


@pytest.mark.parametrize(
    "args",
    [
        ("export",), ("export", "-f", "cameo"), ("series", "--by", "country"),
        ("series", "--period", "year"), ("series", "--plot", "picture.png"),
        ("export", "-f", "icews", "-o", "none/there.tsv"),
    ],
)  # fmt: skip
def test_wrong_usage(dateline: Dateline, args: tuple[str, ...]) -> None:
    said = dateline(*args, stdin="")
    assert (said.status, said.out) == (2, "")
    assert said.err


def test_a_missing_file_is_named(dateline: Dateline, tmp_path: Path) -> None:
    said = dateline("export", "-f", "gdelt", tmp_path / "none.jsonl")
    assert (said.status, said.out) == (1, "")
    assert said.err == f"{tmp_path / 'none.jsonl'}: No such file or directory\n"


def test_no_records_are_no_fault(dateline: Dateline) -> None:
    assert dateline("export", "-f", "gdelt", stdin="").out == ""
    said = dateline("series", stdin="")
    assert (said.status, len(said.out.splitlines()), said.err) == (0, 1, "")


def test_series_as_csv_and_parquet_and_pictures(dateline: Dateline, tmp_path: Path) -> None:
    stdin = lines(record(), record(date="1976-02"), record(date=None), record(target=()))
    notes = (
        "1 record left out: dated more vaguely than a day\n1 record left out: without a date\n"
        "1 record left out: without two sides that differ\n"
    )
    said = dateline("series", "--period", "day", stdin=stdin)
    assert (said.status, said.err) == (0, notes)
    (row,) = csv.DictReader(io.StringIO(said.out))
    out = tmp_path / "days.parquet"
    for plot in ("days.svg", "days.HTML"):
        again = dateline("series", "--period", "day", "-o", out, "--plot", tmp_path / plot,
                         stdin=stdin)  # fmt: skip
        assert (again.status, again.out, again.err) == (0, "", notes)
    assert pq.read_table(out).to_pylist()[0]["events"] == int(row["events"]) == 1
    assert (tmp_path / "days.svg").read_text().startswith("<svg")
    assert (tmp_path / "days.HTML").read_text().startswith("<!doctype html>")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "days.HTML", "days.parquet", "days.svg",
    ]  # fmt: skip


def test_series_leave_out_what_is_not_told_as_done(dateline: Dateline) -> None:
    stdin = lines(record(), record(status="denied"))
    plain, everything = dateline("series", stdin=stdin), dateline("series", "--all", stdin=stdin)
    assert "1 record left out, not told as done (1 denied)" in plain.err
    assert [next(csv.DictReader(io.StringIO(said.out)))["events"]
            for said in (plain, everything)] == ["1", "2"]  # fmt: skip

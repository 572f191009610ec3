"""An earlier run's records, handed over by name or found in the brief's own folder."""

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.model import to_row
from tests.cli.conftest import Dateline, lines
from tests.records.making import strike

FIRST = to_row(strike("b", published="1976-02-20", told={"when": ("1976-02-19", None)}))
EARLIER = to_row(strike("a", published="1976-02-18", told={"when": ("1976-02-19", None)}))


def ids(said_rows: list[dict[str, Any]]) -> list[str]:
    return [row["record"] for row in said_rows]


def test_ids_go_on_where_an_earlier_page_comes(dateline: Dateline, tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    assert dateline("records", "-o", records, stdin=lines(FIRST)).status == 0
    before = [json.loads(line)["record"] for line in records.read_text().splitlines()]
    afresh = dateline("records", stdin=lines(FIRST, EARLIER))
    again = dateline("records", "--previous", records, stdin=lines(FIRST, EARLIER))
    assert ids(again.rows) == before
    assert ids(afresh.rows) != before
    # The mention links bear the same ids, and the file may be the output's own.
    linked = dateline("records", "--mentions", "--previous", records, stdin=lines(FIRST, EARLIER))
    assert {m["record"] for row in linked.rows for m in row["mentions"]} == set(before)
    dateline("records", "--previous", records, "-o", records, stdin=lines(FIRST, EARLIER))
    assert ids([json.loads(line) for line in records.read_text().splitlines()]) == before


def test_a_file_that_is_not_there_is_wrong_usage(dateline: Dateline, tmp_path: Path) -> None:
    said = dateline("records", "--previous", tmp_path / "none.jsonl", stdin=lines(FIRST))
    assert said.status == 2
    assert "none.jsonl" in said.err


def test_a_line_that_is_no_record_is_said_and_the_others_count(
    dateline: Dateline, tmp_path: Path
) -> None:
    records = tmp_path / "records.jsonl"
    dateline("records", "-o", records, stdin=lines(FIRST))
    before = json.loads(records.read_text())["record"]
    records.write_text("nonsense\n" + records.read_text())
    said = dateline("records", "--previous", records, stdin=lines(FIRST, EARLIER))
    assert said.status == 1
    assert said.err.startswith(f"{records}:1: ")
    assert ids(said.rows) == [before]


def records_in(out: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((out / "brief.json").read_text())["records"]
    return rows


def test_a_brief_over_more_pages_keeps_the_ids_of_the_one_before(
    dateline: Dateline, row: dict[str, Any], tmp_path: Path
) -> None:
    out, pages = tmp_path / "out", tmp_path / "pages.jsonl"
    pages.write_text(lines(row))
    dateline("brief", pages, "-o", out, "-q")
    before = ids(records_in(out))
    assert before
    pages.write_text(lines(row, row | {"id": "a0", "published": "1976-02-19", "outlet": "Cape"}))
    said = dateline("brief", pages, "-o", out, "-v")
    assert set(before) <= set(ids(records_in(out)))
    assert f"{len(before)} records go on" in " ".join(said.err.split())
    # And once more on the same pages, to the byte.
    whole = (out / "brief.json").read_bytes()
    dateline("brief", pages, "-o", out, "-q")
    assert (out / "brief.json").read_bytes() == whole


@pytest.mark.parametrize(
    "found",
    [
        b"",
        b'{"dateline": "0.1", "records": [{"record": "r-1", "even',
        b'{"name": "somebody else\'s"}',
        b"[" * 100_000,
        b'{"dateline": "0.1", "records": [{"record": 7}]}',
        b'{"dateline": "0.1", "records": "\xff\xfe"}',
        b"\x00\x01\x02",
    ],
    ids=["empty", "cut off", "another file", "deep", "no record", "no UTF-8", "bytes"],
)
def test_a_brief_json_that_is_broken_is_said_and_costs_nothing(
    dateline: Dateline, row: dict[str, Any], tmp_path: Path, found: bytes
) -> None:
    out, pages = tmp_path / "out", tmp_path / "pages.jsonl"
    pages.write_text(lines(row))
    out.mkdir()
    (out / "brief.json").write_bytes(found)
    said = dateline("brief", pages, "-o", out)
    assert said.status == 0
    assert "brief.json: not a brief whose ids could go on" in said.err
    assert records_in(out)


def test_a_record_that_names_its_own_id_twice_does_no_harm(
    dateline: Dateline, tmp_path: Path
) -> None:
    records = tmp_path / "records.jsonl"
    dateline("records", "-o", records, stdin=lines(FIRST))
    old = json.loads(records.read_text())
    hostile = old | {"merged_from": [old["record"], "r-x"], "split_from": old["record"]}
    records.write_text(lines(hostile, hostile))
    said = dateline("records", "--previous", records, stdin=lines(FIRST))
    assert ids(said.rows) == [old["record"]]
    assert said.rows[0]["merged_from"] == ["r-x"]
    assert said.rows[0]["split_from"] is None

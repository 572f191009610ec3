"""The stages as commands: rows in, rows out, and what each passes on."""

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dateline.model import Article, EventRecord, MentionLinks, Reading, Relation, StoryAssignment
from tests.cli.conftest import TEXT, Dateline, lines

PAGE = """<html><head><title>Gunboat rammed - The Harbour Gazette</title></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Gunboat rammed</h1>
<p>{}</p>
<p>Iceland accused Britain of ramming the gunboat on Thursday, officials said.</p></article>
<footer>Cookies and terms</footer></body></html>"""


def fields(kind: type[Any]) -> set[str]:
    optional = {"extra", "spotted", "event_words", "relations", "mention_vectors"}
    return set(kind.__struct_fields__) - optional


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "page.html"
    file.write_text(PAGE.format(" ".join([TEXT] * 6)))
    return file


@pytest.fixture
def readings(dateline: Dateline, row: dict[str, Any]) -> str:
    return dateline("annotate", stdin=lines(row, row | {"id": "a2"})).out


def test_clean_gives_every_field(dateline: Dateline, page: Path) -> None:
    said = dateline("clean", page)
    assert (said.status, said.err) == (0, "")
    (article,) = said.rows
    assert article.keys() == fields(Article)
    assert "rammed an Icelandic gunboat" in article["text"]
    assert "Cookies" not in article["text"]


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("args", [(), ("-",)])
def test_clean_reads_standard_input(
    dateline: Dateline, page: Path, args: tuple[str, ...], packed: bool
) -> None:
    content = page.read_bytes()
    said = dateline("clean", *args, stdin=gzip.compress(content) if packed else content)
    assert said.status == 0
    assert said.rows[0]["text"] == dateline("clean", page).rows[0]["text"]


def test_clean_names_what_it_cannot_use_and_goes_on(dateline: Dateline, page: Path) -> None:
    empty = page.parent / "empty.html"
    empty.touch()
    missing = page.parent / "missing.html"
    said = dateline("clean", empty, missing, page)
    assert said.status == 1
    assert len(said.rows) == 1
    assert [line.split(": ")[0] for line in said.err.splitlines()] == [str(empty), str(missing)]


def test_strict_stops_at_the_first(dateline: Dateline, page: Path) -> None:
    said = dateline("clean", "--strict", page.parent / "missing.html", page)
    assert (said.status, said.out) == (1, "")
    assert len(said.err.splitlines()) == 1


def test_annotate_gives_every_field_and_passes_on_the_unknown(
    dateline: Dateline, row: dict[str, Any]
) -> None:
    said = dateline("annotate", stdin=lines(row))
    assert (said.status, said.err) == (0, "")
    (reading,) = said.rows
    assert reading.keys() == fields(Reading) | {"mine"}
    assert reading["mine"] == [7]
    assert reading["text"] == TEXT
    assert reading["published_precision"] == "day"
    for start, end in reading["sentences"]:
        assert 0 <= start < end <= len(TEXT)


def test_annotate_answers_each_pair_in_order(dateline: Dateline, row: dict[str, Any]) -> None:
    a, b = {"source": [0, 7], "target": [44, 51]}, {"source": [82, 98], "target": [109, 118]}
    for asked, pairs in (({"pair": a}, [a]), ({"pairs": [b, a]}, [b, a]), ({"pairs": []}, [])):
        (reading,) = dateline("annotate", stdin=lines(row | asked)).rows
        relations = reading["relations"]
        assert [{"source": r["source"], "target": r["target"]} for r in relations] == pairs
        assert all(r.keys() == fields(Relation) for r in relations)
        assert reading.items() >= asked.items()
    assert "relations" not in dateline("annotate", stdin=lines(row)).rows[0]


def test_annotate_passes_on_mentions_and_records_links_exactly_these(
    dateline: Dateline, row: dict[str, Any]
) -> None:
    mentions: list[dict[str, Any]] = [{"span": [99, 105], "cluster": "c"}, {"span": [8, 17]}]
    annotated = dateline("annotate", stdin=lines(row | {"mentions": mentions}))
    assert annotated.rows[0]["mentions"] == mentions
    (links,) = dateline("records", "--mentions", stdin=annotated.out).rows
    assert [link["span"] for link in links["mentions"]] == [m["span"] for m in mentions]
    assert all(link["record"] for link in links["mentions"])


@pytest.mark.parametrize("command", ["annotate", "stories", "records"])
def test_a_bad_line_is_named_and_the_rest_goes_on(
    dateline: Dateline, row: dict[str, Any], tmp_path: Path, command: str
) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text('{"id": "a0"}\nnonsense\n' + lines(row))
    said = dateline(command, file)
    assert said.status == 1
    assert [line.split(": ")[0] for line in said.err.splitlines()] == [f"{file}:1", f"{file}:2"]
    assert said.err.splitlines()[0].endswith("no field `text`")
    if command != "records":
        assert [r["id"] for r in said.rows] == ["a1"]


def test_stories_gives_one_row_an_article(dateline: Dateline, row: dict[str, Any]) -> None:
    said = dateline("stories", stdin=lines(row, row | {"id": "a2"}))
    assert said.status == 0
    assert [r.keys() for r in said.rows] == [fields(StoryAssignment) | {"mine"}] * 2
    assert said.rows[1]["duplicate_of"] == "a1"
    assert said.rows[0]["story"] == said.rows[1]["story"]


def test_stories_takes_readings_too(dateline: Dateline, readings: str) -> None:
    (first, _) = dateline("stories", stdin=readings).rows
    assert first.keys() == fields(StoryAssignment) | {"mine"}


def test_stories_keeps_its_own_word_for_the_story(dateline: Dateline, row: dict[str, Any]) -> None:
    (said,) = dateline("stories", stdin=lines(row | {"story": "gold", "desk": 4})).rows
    assert said["story"] != "gold"
    assert said["desk"] == 4


def test_records_gives_every_field(dateline: Dateline, readings: str) -> None:
    said = dateline("records", stdin=readings)
    assert (said.status, said.err) == (0, "")
    assert said.rows
    for record in said.rows:
        assert record.keys() == fields(EventRecord)
        for mention in record["mentions"]:
            assert mention["doc"] in {"a1", "a2"}


def test_records_mentions_gives_one_row_an_article(dateline: Dateline, readings: str) -> None:
    said = dateline("records", "--mentions", stdin=readings)
    assert [r["id"] for r in said.rows] == ["a1", "a2"]
    assert said.rows[0].keys() == fields(MentionLinks) | {"mine"}
    known = {record["record"] for record in dateline("records", stdin=readings).rows}
    assert {link["record"] for r in said.rows for link in r["mentions"]} == known


@pytest.mark.parametrize("command", ["stories", "records"])
def test_the_same_id_twice_is_left_out(
    dateline: Dateline, row: dict[str, Any], command: str
) -> None:
    said = dateline(command, stdin=lines(row, row))
    assert said.status == 1
    assert said.err == "<stdin>:2: same page as <stdin>:1\n"


def test_no_rows_are_no_fault(dateline: Dateline) -> None:
    for command in ("annotate", "stories", "records"):
        said = dateline(command, stdin="")
        assert (said.status, said.out, said.err) == (0, "", "")


def test_output_is_the_same_with_two_workers(
    dateline: Dateline, row: dict[str, Any], tmp_path: Path
) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(lines(*(row | {"id": f"a{n}"} for n in range(7))))
    assert dateline("annotate", file).out == dateline("annotate", "-j", 2, file).out


def test_output_goes_to_a_file_even_the_input(
    dateline: Dateline, row: dict[str, Any], tmp_path: Path
) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(lines(row))
    said = dateline("annotate", file, "-o", file)
    assert (said.status, said.out) == (0, "")
    assert json.loads(file.read_text())["sentences"]
    assert [path.name for path in tmp_path.iterdir()] == ["rows.jsonl"]


def test_a_stopped_run_leaves_no_half_file(
    dateline: Dateline, row: dict[str, Any], tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    said = dateline("annotate", "--strict", "-o", out, stdin=lines(row) + "nonsense\n")
    assert said.status == 1
    assert not list(tmp_path.iterdir())


def test_an_output_that_is_no_place_to_write_is_wrong_usage(
    dateline: Dateline, row: dict[str, Any], tmp_path: Path
) -> None:
    for out in (tmp_path, tmp_path / "none" / "out.jsonl"):
        said = dateline("annotate", "-o", out, stdin=lines(row))
        assert said.status == 2
        assert str(out) in said.err


def test_a_full_disk_is_one_line(dateline: Dateline, row: dict[str, Any]) -> None:
    said = dateline("annotate", "-o", "/dev/full", stdin=lines(row))
    assert said.status == 1
    assert said.err == "dateline: /dev/full: No space left on device\n"


def test_a_full_standard_output_is_one_line(row: dict[str, Any]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "dateline", "annotate"],
            input=lines(row).encode(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == b"dateline: standard output: No space left on device\n"

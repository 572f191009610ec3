import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Dateline, lines


@pytest.fixture
def articles(tmp_path: Path, row: dict[str, Any]) -> Path:
    file = tmp_path / "cod-war.jsonl"
    file.write_text(lines(row, row | {"id": "a2", "outlet": "The Gazette"}))
    return file


def test_brief_writes_the_folder_and_says_where(
    dateline: Dateline, articles: Path, tmp_path: Path
) -> None:
    out = tmp_path / "new" / "out"
    said = dateline("brief", articles, "-o", out)
    assert (said.status, said.out) == (0, "")
    assert said.err.startswith("2 articles, ")
    assert said.err.endswith(f"{out / 'brief.html'}\n")
    names = {path.name for path in out.iterdir()}
    assert names >= {"brief.html", "brief.md", "brief.json", "events.csv", "events.parquet",
                     "mentions.csv"}  # fmt: skip
    assert json.loads((out / "brief.json").read_text())["title"]


def test_quiet_says_nothing_when_all_is_well(
    dateline: Dateline, articles: Path, tmp_path: Path
) -> None:
    said = dateline("brief", articles, "-o", tmp_path / "out", "-q", "--title", "The third one")
    assert (said.out, said.err) == ("", "")
    assert "The third one" in (tmp_path / "out" / "brief.html").read_text()


def test_what_was_left_out_is_in_the_brief(
    dateline: Dateline, articles: Path, row: dict[str, Any], tmp_path: Path
) -> None:
    articles.write_text(articles.read_text() + "nonsense\n" + lines(row))
    said = dateline("brief", articles, tmp_path / "none.html", "-o", tmp_path / "out")
    assert said.status == 1
    places = [f"{articles}:3", f"{articles}:4", str(tmp_path / "none.html")]
    assert [line.split(": ")[0] for line in said.err.splitlines()[:3]] == places
    refusals = json.loads((tmp_path / "out" / "brief.json").read_text())["refusals"]
    assert [refusal["place"] for refusal in refusals] == places
    assert refusals[1]["reason"] == f"same page as {articles}:1"


def test_strict_stops_before_anything_is_written(
    dateline: Dateline, articles: Path, tmp_path: Path
) -> None:
    said = dateline("brief", tmp_path / "none.html", articles, "-o", tmp_path / "out", "--strict")
    assert said.status == 1
    assert len(said.err.splitlines()) == 1
    assert not list((tmp_path / "out").iterdir())


def test_an_output_that_is_a_file_is_wrong_usage(
    dateline: Dateline, articles: Path, tmp_path: Path
) -> None:
    said = dateline("brief", articles, "-o", articles)
    assert said.status == 2
    assert "is a file" in said.err
    assert said.err.count(str(articles)) == 1


def test_an_output_below_a_file_is_one_line(dateline: Dateline, articles: Path) -> None:
    said = dateline("brief", articles, "-o", articles / "out")
    assert said.status == 1
    assert (
        said.err == f"dateline: {articles / 'out'}: cannot be the brief's folder: Not a directory\n"
    )

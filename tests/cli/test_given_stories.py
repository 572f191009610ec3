"""`dateline records --stories`: what `dateline stories` gave is taken, not found again."""

import gc
import json
from pathlib import Path

import pytest

from dateline import pipeline
from dateline.cli.rows import held
from dateline.model import to_row
from tests.cli.conftest import Dateline, lines
from tests.records.making import strike

FIRST = to_row(strike("a", published="1976-02-18", told={"when": ("1976-02-19", None)}))
SECOND = to_row(strike("b", published="1976-02-20", told={"when": ("1976-02-19", None)}))


@pytest.fixture
def stories(dateline: Dateline, tmp_path: Path) -> Path:
    path = tmp_path / "stories.jsonl"
    assert dateline("stories", "-o", path, stdin=lines(FIRST, SECOND)).status == 0
    return path


@pytest.mark.parametrize("form", [[], ["--mentions"]])
def test_given_stories_make_the_same_rows(
    dateline: Dateline, stories: Path, form: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = dateline("records", *form, stdin=lines(FIRST, SECOND))
    monkeypatch.delattr(pipeline, "stories")  # nothing may look for them again
    given = dateline("records", *form, "--stories", stories, stdin=lines(SECOND, FIRST))
    assert given.status == 0
    assert given.err == ""
    assert sorted(given.out.splitlines()) == sorted(found.out.splitlines())


def test_the_file_says_which_story_an_article_is_of(dateline: Dateline, stories: Path) -> None:
    own = [json.loads(line) | {"story": "s-mine"} for line in stories.read_text().splitlines()]
    stories.write_text(lines(*own))
    said = dateline("records", "--stories", stories, stdin=lines(FIRST, SECOND))
    assert {row["story"] for row in said.rows} == {"s-mine"}


def test_an_article_without_a_line_is_a_story_of_its_own_and_said(
    dateline: Dateline, stories: Path
) -> None:
    stories.write_text(stories.read_text().splitlines()[0] + "\n")
    said = dateline("records", "--stories", stories, stdin=lines(FIRST, SECOND))
    assert said.status == 0
    assert "no line for 1 of 2 articles" in said.err
    assert {m["doc"] for row in said.rows for m in row["mentions"]} == {"a", "b"}


def test_a_line_that_is_no_assignment_is_said_and_the_others_count(
    dateline: Dateline, stories: Path
) -> None:
    good = stories.read_text()
    stories.write_text(lines(FIRST, {"id": "a", "story": 7}) + good + good.splitlines()[0] + "\n")
    said = dateline("records", "--stories", stories, stdin=lines(FIRST, SECOND))
    assert said.status == 1
    one, two, three = said.err.splitlines()
    assert one == f"{stories}:1: no field `story`: not a line of `dateline stories`"
    assert two.startswith(f"{stories}:2: a field that does not fit: ")
    assert three == f"{stories}:5: same page as {stories}:3"
    assert said.rows


def test_a_file_that_is_not_there_is_wrong_usage(dateline: Dateline, tmp_path: Path) -> None:
    said = dateline("records", "--stories", tmp_path / "none.jsonl", stdin=lines(FIRST))
    assert said.status == 2
    assert "none.jsonl" in said.err


def test_the_collector_waits_while_rows_are_held_and_goes_on_after_an_error() -> None:
    def broken() -> object:
        assert not gc.isenabled()
        raise ValueError("broken off")

    assert gc.isenabled()
    with pytest.raises(ValueError, match="broken off"):
        held(broken() for _ in range(1))  # type: ignore[arg-type]
    assert gc.isenabled()

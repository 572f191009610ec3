from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from dateline.brief import write
from dateline.brief.files import safe_names, write_whole
from dateline.errors import OutputError
from dateline.model import Dossier, EventRecord, Reading, Refusal, StoryAssignment, from_row
from tests.brief import dossier


def _bytes(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_writes_every_file_and_each_page(tmp_path: Path) -> None:
    made = dossier.cod_war()
    write(made, tmp_path / "deep" / "out")
    names = set(_bytes(tmp_path / "deep" / "out"))
    assert {
        "brief.html", "brief.md", "brief.json", "events.csv", "events.parquet", "mentions.csv",
    } <= names  # fmt: skip
    pages = [name for name in names if name.startswith("pages/")]
    assert len(pages) == len(made.readings)
    assert (tmp_path / "deep/out/pages/a1.txt").read_text("utf-8") == dossier.HERALD + "\n"


@pytest.mark.parametrize("made", [dossier.cod_war(), dossier.big(40), dossier.empty()])
def test_same_dossier_same_bytes(tmp_path: Path, made: Dossier) -> None:
    write(made, tmp_path / "one")
    write(made, tmp_path / "two")
    write(made, tmp_path / "two")
    assert _bytes(tmp_path / "one") == _bytes(tmp_path / "two")


def test_json_has_every_row_of_the_contract(tmp_path: Path) -> None:
    made = dossier.cod_war()
    write(made, tmp_path)
    rows = json.loads((tmp_path / "brief.json").read_bytes())
    assert list(rows) == [
        "dateline", "title", "readings", "stories", "records", "refusals", "headlines",
        "provenance",
    ]  # fmt: skip
    assert tuple(from_row(row, Reading) for row in rows["readings"]) == made.readings
    assert tuple(from_row(row, StoryAssignment) for row in rows["stories"]) == made.stories
    assert tuple(from_row(row, EventRecord) for row in rows["records"]) == made.records
    assert tuple(from_row(row, Refusal) for row in rows["refusals"]) == made.refusals


def test_a_file_in_the_way_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(OutputError, match="out: is a file"):
        write(dossier.empty(), tmp_path / "out")
    assert (tmp_path / "out").read_text() == "mine"
    with pytest.raises(OutputError, match="below"):
        write(dossier.empty(), tmp_path / "out" / "below")


def test_a_folder_in_a_files_place_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "events.csv").mkdir()
    with pytest.raises(OutputError, match=r"events\.csv"):
        write(dossier.empty(), tmp_path)
    assert not list(tmp_path.glob(".*"))


def test_a_write_that_fails_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "brief.md"
    target.write_text("before")

    def full(self: Path, content: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputError, match="No space left"):
        write_whole(target, b"after")
    assert target.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["brief.md"]


def test_page_names_are_safe_and_differ() -> None:
    ids = ["plain-1", "../up", "a/b", "a_b", "A_B", "", ".", "..", "con", "NUL.x", "x" * 300, "é"]
    names = safe_names(ids)
    assert names[0] == "plain-1"
    assert len({name.casefold() for name in names}) == len(ids)
    for name in names:
        assert name
        assert "/" not in name
        assert not name.startswith(".")
        assert len(name) < 130
        assert name.isascii()
        assert name.casefold() not in {"con", "nul"}


def test_half_a_surrogate_pair_does_not_stop_a_brief(tmp_path: Path) -> None:
    made = dossier.cod_war()
    broken = msgspec.structs.replace(made.readings[0], text="\ud800" + made.readings[0].text)
    made = msgspec.structs.replace(
        made, readings=(broken, *made.readings[1:]), title="a\ud800b\x00c"
    )
    write(made, tmp_path)
    assert (tmp_path / "brief.html").read_text("utf-8").count("a\ufffdb\ufffdc") == 2

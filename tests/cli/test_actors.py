"""`--actors`: a user's own actors on the command line."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Dateline, lines

MINE = """\
actors:
  - {name: Harbour League, aliases: [HWL], country: ISL, sector: LAB, kind: group}
"""
TEXT = "The HWL accused Britain of ramming a gunboat, officials said."


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    file = tmp_path / "mine.yaml"
    file.write_text(MINE)
    return file


def rows(count: int) -> str:
    return lines(*({"id": f"a{n}", "text": f"{TEXT} {n}."} for n in range(count)))


def codes(reading: dict[str, Any]) -> list[str]:
    return [actor["code"] for actor in reading["actors"] if actor["name"] == "Harbour League"]


def test_annotate_knows_them(dateline: Dateline, mine: Path) -> None:
    said = dateline("annotate", "--actors", mine, stdin=rows(1))
    assert (said.status, said.err) == (0, "")
    assert codes(said.rows[0]) == ["ISLLAB"]
    assert not codes(dateline("annotate", stdin=rows(1)).rows[0])


def test_every_worker_knows_them(dateline: Dateline, mine: Path) -> None:
    alone = dateline("annotate", "--actors", mine, stdin=rows(9))
    shared = dateline("annotate", "--actors", mine, "-j", 2, stdin=rows(9))
    assert shared.out == alone.out
    assert all(codes(row) == ["ISLLAB"] for row in shared.rows)


def test_explain_and_brief_know_them(dateline: Dateline, mine: Path, tmp_path: Path) -> None:
    assert "ISLLAB" in dateline("explain", "--actors", mine, TEXT).out
    page = tmp_path / "page.jsonl"
    page.write_text(lines({"id": "a", "text": f"{TEXT} " * 8, "published": "1976-02-20"}))
    said = dateline("brief", page, "-o", tmp_path / "out", "--actors", mine)
    assert said.status == 0
    assert "ISLLAB" in (tmp_path / "out" / "events.csv").read_text(encoding="utf-8")


def test_a_broken_line_is_named_and_the_others_count(
    dateline: Dateline, mine: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.actors"
    broken.write_text("QUAY_LEAGUE_ [XQZ]\nGREENQUAY_ [NGOENVQQQ]\n")
    said = dateline("annotate", "--actors", mine, "--actors", broken, stdin=rows(1))
    assert said.status == 1
    assert said.err.splitlines() == [
        f"{broken}:2: QQQ is no country of today and no known part of a code; left out",
        f"{broken}:1: XQZ is not known as a country's or an actor's code",
    ]
    assert codes(said.rows[0]) == ["ISLLAB"]


def test_remarks_alone_leave_the_status_alone(dateline: Dateline, tmp_path: Path) -> None:
    file = tmp_path / "g.actors"
    file.write_text("GREENQUAY_ [NGOENVQQQ]\n")
    said = dateline("annotate", "--actors", file, stdin=rows(1))
    assert (said.status, len(said.err.splitlines())) == (0, 1)
    assert dateline("annotate", "-q", "--actors", file, stdin=rows(1)).err == ""


def test_strict_stops_at_the_first(dateline: Dateline, tmp_path: Path) -> None:
    broken = tmp_path / "broken.actors"
    broken.write_text("QUAY_LEAGUE_ [XQZ]\nDOCK_LEAGUE_ [XQZ]\nGREENQUAY_ [NGOENV]\n")
    said = dateline("annotate", "--strict", "--actors", broken, stdin=rows(1))
    assert (said.status, said.out, len(said.err.splitlines())) == (1, "", 1)


def test_a_file_that_cannot_be_used_ends_the_run(dateline: Dateline, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("actors:\n  - name: Quay\n    sectr: GOV\n")
    said = dateline("annotate", "--actors", wrong, stdin=rows(1))
    assert (said.status, said.out) == (1, "")
    assert said.err.startswith(f"dateline: {wrong}:3: ")
    missing = dateline("explain", "--actors", tmp_path / "none.yaml", TEXT)
    assert (missing.status, "No such file" in missing.err) == (1, True)

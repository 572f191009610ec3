"""An event counts once, in `series` and in `export`, whatever hangs under it."""

import pytest

from dateline.model import Reading, to_row
from tests.cli.conftest import Dateline, lines
from tests.records.making import Ev, Who, page

GUNMEN, MINERS = Who("Soldiers", "Norway", "NOR"), Who("miners", "Iceland", "ISL")


@pytest.fixture
def reading() -> Reading:
    day = ("1976-02-15", None)
    return page(
        "a",
        "Soldiers attacked a camp of miners at dawn. Seven miners were killed in the attack.",
        Ev("attacked", "Soldiers", "attack", "ASSAULT", (GUNMEN,), (MINERS,), when=day),
        Ev("killed", "Seven", "kill", "ASSAULT", (), (MINERS,), when=day),
        published="1976-02-16",
    )


@pytest.mark.parametrize("command", [("series", "--by", "actor"), ("export", "-f", "plover")])
def test_a_part_of_an_event_is_left_out_and_said(
    dateline: Dateline, reading: Reading, command: tuple[str, ...]
) -> None:
    records = dateline("records", stdin=lines(to_row(reading))).out
    assert records.count('"part_of":"r-') == 1
    once = dateline(*command, stdin=records)
    assert "1 record left out, part of another event; --all keeps them" in once.err
    every = dateline(*command, "--all", stdin=records)
    assert "part of another" not in every.err
    assert once.out != every.out

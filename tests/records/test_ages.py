"""How old pages say that somebody is."""

from __future__ import annotations

from typing import Any

from dateline.model import EventRecord, Reading
from dateline.records import merge
from tests.records import making
from tests.records.making import Ev, Who, together


def page(name: str, age: str, noun: str = "boy", behind: str = "", **told: Any) -> Reading:
    text = f"Gunmen killed a {age}-year-old {noun} in the harbour on Monday.{behind}"
    whom = Who(f"a {age}-year-old {noun}", f"{age}-year-old {noun}", kind="group")
    by = Who("Gunmen", "Gunmen", kind="group")
    kill = Ev("killed", "Gunmen", "kill", "ASSAULT", (by,), (whom,), **told)
    return making.page(name, text, kill, outlet=name)


def ages(*pages: Reading) -> list[list[str]]:
    records: list[EventRecord] = merge(list(pages), together(list(pages)))
    assert len(records) == 1
    return [[v.value for v in d.values] for d in records[0].disagreements if d.field == "number"]


def test_two_ages_contradict_each_other_in_figures_and_words() -> None:
    found = ages(page("a", "four"), page("b", "4"), page("c", "3"))
    assert found == [["4-year-old boy", "3-year-old boy"]]


def test_a_page_that_gives_both_contradicts_neither() -> None:
    both = page("b", "3", behind=" Earlier it was said that a 4-year-old boy was killed.")
    assert ages(page("a", "4"), both) == []


def test_a_boy_and_a_girl_are_not_held_against_each_other() -> None:
    assert ages(page("a", "4"), page("b", "3", "girl")) == []


def test_of_several_killed_each_page_may_name_another() -> None:
    told: dict[str, Any] = {"numbers": (("a", "dead", 2, None),)}
    assert ages(page("a", "4", **told), page("b", "3", **told)) == []

"""The sets of pages with planted conflicts, and how a found one is told from a false one."""

from __future__ import annotations

from benchmarks import disagreements
from benchmarks.disagreements import Conflict, PageSet, Told
from dateline.model import Disagreement, DisagreementValue


def found(field: str, *values: str) -> Disagreement:
    rows = tuple(DisagreementValue(value=value, docs=("a",)) for value in values)
    return Disagreement(field=field, values=rows)  # type: ignore[arg-type]


def test_there_are_sixty_sets_of_two_to_four_pages_and_some_without_conflict() -> None:
    sets = disagreements.load()
    assert len(sets) == len({one.name for one in sets}) == 60
    assert all(2 <= len(one.pages) <= 4 for one in sets)
    assert sum(not one.disagreements for one in sets) >= 10
    fields = {conflict.field for one in sets for conflict in one.disagreements}
    assert fields == {"occurrence", "event", "source", "target", "date", "place", "number"}


def test_a_conflict_is_met_by_its_field_and_two_of_its_values() -> None:
    planted = Conflict("number", ("1,200 dead", "900 dead"))
    assert disagreements.meets(planted, found("number", "about 1,200 dead", "900 dead"))
    assert not disagreements.meets(planted, found("number", "1,200 dead", "800 dead"))
    assert not disagreements.meets(planted, found("date", "1,200 dead", "900 dead"))


def test_a_set_goes_end_to_end() -> None:
    pages = tuple(
        Told(outlet, "2024-07-02", f"China sent {many} ships to Scarborough Shoal on Monday.")
        for outlet, many in (("One", "eight"), ("Other", "12"))
    )
    planted = PageSet("ships", pages, (Conflict("number", ("8 ship", "12 ship")),))
    outcome = disagreements.outcome(planted)
    assert (len(outcome.found), outcome.missed, outcome.false) == (1, (), ())
    figures = disagreements.figures([outcome])
    assert (figures["precision"], figures["recall"]) == (1.0, 1.0)

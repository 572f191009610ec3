"""The labels of the actor benchmark are whole, and the way they are compared."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from benchmarks.actors import CODES, TERMS, Expected, Found, best, judged
from dateline.model import Actor, Place, Reading, Sector
from dateline.vocab.countries import countries

NO_COUNTRY = {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC", "-"}


def test_labels_are_codes_of_two_hundred_sentences() -> None:
    rows = [line.split("\t") for line in CODES.read_text(encoding="utf-8").splitlines()[2:]]
    assert len({row[0] for row in rows}) == len(rows) == 200
    for _, *codes in rows:
        for country, sector in (codes[:2], codes[2:]):
            assert set(country.split("|")) <= set(countries()) | NO_COUNTRY
            assert set(sector.split("|")) <= set(get_args(Sector)) | {"-"}


def test_a_hundred_holders_of_whom_thirty_are_out_of_office() -> None:
    rows = [line.split("\t") for line in TERMS.read_text(encoding="utf-8").splitlines()[2:]]
    assert len(rows) == 100
    assert sum(standing != "in" for *_, standing in rows) == 30
    for _, date, country, sector, _ in rows:
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", date)
        assert country in set(countries()) | NO_COUNTRY
        assert set(sector.split("|")) <= set(get_args(Sector)) | {"-"}


def test_the_actor_that_covers_most_counts_and_else_the_place() -> None:
    read = Reading(
        id="a",
        text="the police chief of Lima in Peru",
        actors=(
            Actor(span=(0, 10), name="police", kind="group", country="CHL", sector="COP"),
            Actor(span=(4, 24), name="chief", kind="person", country="PER", sector="COP"),
        ),
        places=(Place(span=(28, 32), name="Peru", country="PER"),),
    )
    assert best(read, (0, 24)) == Found("PER", "COP", missing=False)
    assert best(read, (25, 32)) == Found("PER", "-", missing=False)
    assert best(read, (25, 27)) == Found("-", "-", missing=True)


@pytest.mark.parametrize(
    ("found", "country", "sector", "right"),
    [
        (Found("PER", "GOV", missing=False), "PER|CHL", "GOV", (True, True)),
        (Found("PER", "-", missing=False), "PER", "GOV", (True, False)),
        (Found("-", "-", missing=True), "-", "GOV", (False, False)),
        (Found("-", "-", missing=True), "-", "-", (True, True)),
    ],
)
def test_what_is_missing_is_wrong_unless_nobody_is_meant(
    found: Found, country: str, sector: str, right: tuple[bool, bool]
) -> None:
    expected = Expected(frozenset(country.split("|")), frozenset(sector.split("|")))
    assert tuple(judged(found, expected).values()) == right

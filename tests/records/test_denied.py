"""Denials that point back at the sentence before, and what is no denial."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.model import EventMention, EventRecord, Reading
from dateline.records import merge
from dateline.records.denied import denial_of, denied_in_words
from dateline.records.told import tell
from tests.records import making
from tests.records.making import Ev, Who, strike, together

CLAIM = "Norway said that Britain had attacked two gunboats of Iceland. "
GUNBOATS = Who("Iceland", "Iceland", "ISL")


def page(behind: str, denier: Who | None = None, **told: Any) -> Reading:
    """A page that tells of an attack as somebody's claim, and what stands behind that."""
    fields: dict[str, Any] = {"modality": "reported", "target": (GUNBOATS,), **told}
    doer = fields.pop("source", (Who("Britain", "Britain", "GBR"),))
    attack = Ev("attacked", "Britain", "attack", "ASSAULT", doer, **fields)
    events = [attack]
    if denier is not None:
        verb = next(w for w in behind.split() if w in ("denied", "deny", "rejected", "dismissed"))
        events.append(Ev(verb, denier.words, "deny", "REJECT", (denier,)))
    return making.page("a", CLAIM + behind, *events, outlet="Cape")


LONDON = Who("London", "United Kingdom", "GBR", "GOV")


def denial(reading: Reading) -> str | None:
    told = next(one for one in tell([reading], {}) if one.event.lemma == "attack")
    span = denial_of(told)
    return reading.text[slice(*span)] if span else None


def record(reading: Reading) -> EventRecord:
    return next(r for r in merge([reading], together([reading])) if r.event == "ASSAULT")


def test_a_claim_that_its_doers_government_denies_behind_it_is_contested() -> None:
    found = record(page("London denied the reports on Friday.", LONDON))
    assert found.status == "contested"
    (one,) = found.disagreements
    assert (one.field, [v.value for v in one.values]) == ("occurrence", ["denied", "happened"])


@pytest.mark.parametrize(
    "behind",
    [
        "London rejected their claims.",
        "London dismissed these two newspaper reports as nonsense.",
        "London denied the allegations in a statement.",
    ],
)
def test_a_denial_points_back_with_a_noun_that_names_nothing(behind: str) -> None:
    assert denial(page(behind, LONDON)) is not None


@pytest.mark.parametrize(
    "behind",
    [
        "London did not deny the reports.",
        "London declined to deny the reports.",
        "London denied reports that a minister would resign.",
        "London denied claims of torture in its prisons.",
        "London denied the visas of three reporters.",
        "Talks were held at noon. London denied the reports.",
    ],
)
def test_what_says_what_it_denies_or_stands_far_behind_points_at_nothing(behind: str) -> None:
    assert denial(page(behind, LONDON)) is None


def test_nobody_else_denies_what_the_doer_did() -> None:
    france = Who("Paris", "France", "FRA", "GOV")
    assert denial(page("Paris denied the reports.", france)) is None


def test_a_government_does_not_answer_for_its_people_at_home() -> None:
    told = {"source": (Who("Britain", "Fishermen", "GBR", "LAB", "group"),)}
    at_home = page("London denied the reports.", LONDON, target=(), **told)
    abroad = page("London denied the reports.", LONDON, **told)
    assert (denial(at_home), denial(abroad)) == (None, "denied")


def test_the_pages_own_report_is_not_what_is_denied() -> None:
    assert denial(page("London denied the reports.", LONDON, modality="asserted")) is None


@pytest.mark.parametrize(
    ("text", "denies"),
    [
        ("Britain has not attacked Iceland.", True),
        ("It didn’t happen: nobody of Britain attacked Iceland.", True),
        ("That Britain attacked Iceland is untrue.", True),
        ("London denied that Britain attacked Iceland.", True),
        ("Not only had Britain attacked Iceland, it had boasted of it.", False),
        ("It is said to have been by mistake that Britain attacked Iceland.", False),
        ("Britain attacked Iceland without a word.", False),
    ],
)
def test_only_words_that_deny_make_a_denial(text: str, denies: bool) -> None:
    (told,) = tell([strike("a", text=text, told={"modality": "denied"})], {})
    assert isinstance(told.event, EventMention)
    assert denied_in_words(told) is denies


def test_what_is_read_as_denied_without_such_words_contests_nothing() -> None:
    pages = [
        strike("a", outlet="Cape"),
        strike("b", outlet="Tide", told={"modality": "denied"}),
    ]
    (found,) = merge(pages, together(pages))
    assert (found.status, found.disagreements) == ("single-origin", ())

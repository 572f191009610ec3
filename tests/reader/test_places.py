"""Which words are names of places."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Mention
from dateline.reader.places import spot_places
from dateline.reader.text import sentences


def spotted(text: str, *taken: tuple[str, str]) -> list[str]:
    mentions = [
        Mention(span=(text.index(words), text.index(words) + len(words)), kind=kind)  # type: ignore[arg-type]
        for words, kind in taken
    ]
    return [text[m.span[0] : m.span[1]] for m in spot_places(text, sentences(text), mentions)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Talks were held in Astana, the Kazakh capital.", ["Astana"]),
        ("NAIROBI, Kenya (AP) — It began.", ["NAIROBI"]),
        ("Ships left the Persian Gulf for the Red Sea.", ["Persian Gulf", "Red Sea"]),
        ("They passed the Strait of Hormuz.", ["Strait of Hormuz"]),
        ("Gunboats sailed from Seydisfjordur into the North Sea.", ["Seydisfjordur", "North Sea"]),
        ("Troops shelled northern Idlib and Deir al-Zor.", ["Idlib", "Deir al-Zor"]),
        ("They met in Reading, England.", ["Reading", "England"]),
        ("The port of Hodeidah was hit.", ["Hodeidah"]),
        ("Fighting in the Donbas went on.", ["Donbas"]),
        ("A court in St. Petersburg ruled.", ["St. Petersburg"]),
        ("He spoke to Bolton near Mosul.", ["Mosul"]),
    ],
)
def test_places_are_marked(text: str, found: list[str]) -> None:
    assert spotted(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Reading the treaty took days.",
        "Mobile networks failed.",
        "Nice words were said.",
        "Of course they agreed.",
        "Paris Hilton sang.",
        "John Bolton spoke, and Bolton left.",
        "President Lincoln signed.",
        "Lincoln said no.",
        "The Beijing Olympics opened.",
        "Most of them agreed.",
        "Mr. Kennedy met Mr. Jackson.",
    ],
)
def test_words_and_persons_are_no_places(text: str) -> None:
    assert spotted(text) == []


def test_taken_words_stay_taken() -> None:
    assert spotted("Tehran met envoys in Mosul.", ("Tehran", "state")) == ["Mosul"]
    assert spotted("The mayor met Sydney.", ("Sydney", "person")) == []


def test_a_persons_name_is_no_place_elsewhere() -> None:
    text = "Clinton Marsh spoke. Officials met Marsh near Mosul."
    assert spotted(text, ("Clinton Marsh", "person")) == ["Mosul"]


def test_a_name_shown_to_be_a_place_is_one_throughout() -> None:
    assert spotted("A strike hit Grimsby. Trawlers left Grimsby, England.")[0] == "Grimsby"


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    spans = [m.span for m in spot_places(text, sentences(text), [])]
    assert all(0 <= start < end <= len(text) for start, end in spans)


_PIECES = ["Paris", "in", "Texas", ",", "the", "City", "of", "St.", "West", "Bank", "NAIROBI",
           "(AP)", "—", "\n\n", "bin", "Gulf", "Ali", "’s", "-"]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=25))
def test_mentions_never_overlap(pieces: list[str]) -> None:
    text = " ".join(pieces)
    spans = [m.span for m in spot_places(text, sentences(text), [])]
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    assert spans == [m.span for m in spot_places(text, sentences(text), [])]

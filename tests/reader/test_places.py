"""Which words are names of places."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Mention, MentionKind
from dateline.reader.places import spot_places, with_bodies, without_addresses, without_parts
from dateline.reader.text import sentences
from tests.pace import in_time


def spotted(text: str, *taken: tuple[str, str]) -> list[str]:
    mentions = [
        Mention(span=(text.index(words), text.index(words) + len(words)), kind=kind)  # type: ignore[arg-type]
        for words, kind in taken
    ]
    return [text[m.span[0] : m.span[1]] for m in spot_places(text, sentences(text), mentions)]


@pytest.mark.parametrize(
    ("text", "place", "body", "kind"),
    [
        ("Talks with the Punjab government failed.", "Punjab", "Punjab government", "organisation"),
        ("Two Lyon officials met.", "Lyon", "Lyon officials", "group"),
        ("Rain fell on Punjab farmers.", "Punjab", "Punjab", "place"),
        ("Rain fell on Punjab fields.", "Punjab", "Punjab", "place"),
    ],
)
def test_a_place_before_its_body_is_a_part_of_it(
    text: str, place: str, body: str, kind: MentionKind
) -> None:
    start = text.index(place)
    (found,) = with_bodies(text, [Mention(span=(start, start + len(place)), kind="place")])
    assert (text[slice(*found.span)], found.kind) == (body, kind)


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
        ("Rain fell in Mosul and Montgomery.", ["Mosul", "Montgomery"]),
        ("It had rained, people in Grimsby said.", ["Grimsby"]),
        ("About 900 live around Cox's Bazar today.", ["Cox's Bazar"]),
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
        "Storms crossed the Gulf of Nothing.",
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


@pytest.mark.parametrize(
    ("text", "actor", "kind"),
    [
        ("A storm hit British Columbia.", "British", "state"),
        ("They were taken to Bandar Abbas.", "Bandar Abbas", "person"),
        ("Boats burned in the Amazon region.", "Amazon", "organisation"),
        ("Police in Santiago de Cuba held eleven people.", "Cuba held eleven people", "group"),
    ],
)
def test_words_of_a_places_name_are_no_actors(text: str, actor: str, kind: MentionKind) -> None:
    start = text.index(actor)
    mention = Mention(span=(start, start + len(actor)), kind=kind)
    assert without_parts(text, sentences(text), [mention]) == []


@pytest.mark.parametrize(
    ("text", "actor", "kind"),
    [
        ("British ships left Columbia.", "British", "state"),
        ("Benito Juárez signed.", "Benito Juárez", "person"),
        ("Amazon workers struck.", "Amazon", "organisation"),
        ("The governor of New York signed.", "The governor of New York", "person"),
    ],
)
def test_other_actors_stay(text: str, actor: str, kind: MentionKind) -> None:
    start = text.index(actor)
    mention = Mention(span=(start, start + len(actor)), kind=kind)
    assert without_parts(text, sentences(text), [mention]) == [mention]


def test_addresses_are_no_places() -> None:
    text = "Herring Street, Reykjanes and North"
    names = [Mention(span=span, kind="place") for span in ((0, 14), (16, 25), (30, 35))]
    assert without_addresses(text, names) == names[1:2]


def test_ten_thousand_names_take_little_time() -> None:
    text = "Rain fell in Paris, Tripoli and Cox's Bazar. " * 3_400
    assert len(in_time(15, lambda: spot_places(text, sentences(text), []))) > 10_000


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

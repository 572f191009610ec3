"""Who a mention means: country, sector, name, and the article's own earlier words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Actor, Mention, Reading
from dateline.reader.mentions import spot_actors
from dateline.reader.text import sentences
from dateline.resolve import resolve


def reading(text: str, published: str | None = None) -> Reading:
    spans = sentences(text)
    return Reading(
        id="a",
        text=text,
        published=published,
        sentences=tuple(spans),
        spotted=tuple(spot_actors(text, spans)),
    )


def actors(text: str, published: str | None = None) -> dict[str, Actor]:
    """The last actor of each wording."""
    read = reading(text, published)
    return {text[a.span[0] : a.span[1]]: a for a in resolve(read).actors}


@pytest.mark.parametrize(
    ("text", "words", "code", "name"),
    [
        ("Iran agreed.", "Iran", "IRN", "Iran"),
        ("Downing Street agreed.", "Downing Street", "GBR", "United Kingdom"),
        ("Icelandic fishing rights matter.", "Icelandic", "ISL", "Iceland"),
        ("NATO agreed.", "NATO", "IGOMIL", "North Atlantic Treaty Organization"),
        ("The UN agreed.", "UN", "UNO", "United Nations"),
        ("Later UN officials agreed.", "UN officials", "UNO", "UN officials"),
        ("Later the Kremlin agreed.", "the Kremlin", "RUSGOV", "Kremlin"),
        ("Iranian officials agreed.", "Iranian officials", "IRNGOV", "Iranian officials"),
        ("The Syrian army agreed.", "The Syrian army", "SYRMIL", "Syrian army"),
        ("Hamas leaders agreed.", "Hamas leaders", "PSEREB", "Hamas leaders"),
        ("British trawlers left.", "British trawlers", "GBRCVL", "British trawlers"),
        ("Iranian army spokesman Kaveh Rad agreed.", "Iranian army spokesman Kaveh Rad",
         "IRNMIL", "Kaveh Rad"),
        ("Kosovo Police arrived.", "Kosovo Police", "KOSCOP", "Kosovo Police"),
        ("Later protesters marched.", "protesters", "CVL", "protesters"),
    ],
)  # fmt: skip
def test_the_words_tell_country_and_sector(text: str, words: str, code: str, name: str) -> None:
    found = actors(text)[words]
    assert (found.code, found.name) == (code, name)


@pytest.mark.parametrize(
    ("date", "country", "sector"),
    [
        ("1976-02-19", "GBR", "GOV"),
        ("1976-06-02", "GBR", "GOV"),
        ("1990-01-01", "GBR", "ELI"),
        (None, "GBR", "GOV"),
    ],
)
def test_an_office_holder_is_what_the_date_makes_of_him(
    date: str | None, country: str, sector: str
) -> None:
    found = actors("James Callaghan spoke.", date)["James Callaghan"]
    assert (found.country, found.sector) == (country, sector)


def test_one_person_in_two_offices() -> None:
    text = "Jens Stoltenberg spoke."
    assert actors(text, "2010-05-01")["Jens Stoltenberg"].code == "NORGOV"
    assert actors(text, "2020-05-01")["Jens Stoltenberg"].code == "IGO"


def test_a_title_with_its_country_and_date_names_its_holder() -> None:
    found = actors("The Icelandic prime minister spoke.", "1976-01-20")
    assert found["The Icelandic prime minister"].name == "Geir Hallgrimsson"
    undated = actors("The Icelandic prime minister spoke.")["The Icelandic prime minister"]
    assert undated.name == "Icelandic prime minister"
    deputy = actors("The British deputy prime minister spoke.", "2020-01-20")
    assert deputy["The British deputy prime minister"].name == "British deputy prime minister"


def test_another_person_of_a_known_name_keeps_the_country_of_the_text() -> None:
    found = actors("Australian minister James Baker spoke.")
    assert next(iter(found.values())).country == "AUS"


def test_surnames_mean_the_full_name_of_the_article() -> None:
    text = "Fisheries minister Jon Arnason left. Mr Arnason was tired. Arnason slept."
    found = actors(text)
    assert found["Mr Arnason"].name == "Jon Arnason"
    assert found["Arnason"].sector == "GOV"


def test_two_of_one_surname_are_not_mixed_up() -> None:
    text = "Jon Arnason met Helga Arnason. Later Arnason left."
    assert actors(text)["Arnason"].name == "Arnason"


def test_a_title_alone_means_the_one_who_was_called_so() -> None:
    text = "Danish Prime Minister Nils Holm spoke in Aarhus. Then the prime minister left."
    assert actors(text)["the prime minister"].name == "Nils Holm"


def test_a_name_and_the_title_beside_it_are_one() -> None:
    text = "Later Nils Holm, Denmark's defence minister, agreed."
    found = actors(text)
    assert found["Nils Holm"].code == "DNKGOV"
    assert found["Denmark's defence minister"].name == "Nils Holm"


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Danish minister Nils Holm met Danish envoy Karl Lund. He smiled.", "He", "Nils Holm"),
        ("Iran said it was ready.", "it", "Iran"),
        ("Envoys praised Iceland. It lifted the ban.", "It", "Iceland"),
        ("France criticised Russia for its plan.", "its", "Russia"),
        ("Iranian officials left. They were angry.", "They", "Iranian officials"),
        ("On his part, Nils Holm agreed.", "his", "Nils Holm"),
    ],
)
def test_pronouns(text: str, pronoun: str, name: str) -> None:
    assert actors(text)[pronoun].name == name


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("It is clear that ships sank.", "It"),
        ("China and Iran met. They signed.", "They"),
        ("With help from China and support for Iran, its army grew.", "its"),
        ("He left.", "He"),
    ],
)
def test_an_unclear_pronoun_gives_no_actor(text: str, pronoun: str) -> None:
    assert pronoun not in actors(text)


def test_he_and_she_are_two_persons() -> None:
    found = actors("Anna Holm met Karl Lund. She said he was late.")
    assert (found["She"].name, found["he"].name) == ("Anna Holm", "Karl Lund")


def test_acronyms_mean_what_they_were_introduced_for() -> None:
    text = "The Shelf Cooperation Council (SCC) met. Later the SCC agreed."
    assert actors(text)["SCC"].name == "Shelf Cooperation Council"


def test_a_bare_body_takes_a_country_only_where_one_is_named() -> None:
    assert actors("The government resigned.")["The government"].country is None
    placed = actors("In Chile, the government resigned.")["the government"]
    assert placed.country == "CHL"
    assert placed.confidence < 0.5
    known = actors("The Chilean army left. Then the army came back.")["the army"]
    assert known.country == "CHL"
    assert actors("In Chile, Peru said the army left.")["the army"].country is None


def test_a_country_s_name_in_a_division_s_is_none() -> None:
    text = "The New South Wales government agreed."
    mention = Mention(span=(0, text.index(" agreed")), kind="organisation")
    read = Reading(id="a", text=text, sentences=((0, len(text)),), spotted=(mention,))
    assert [actor.code for actor in resolve(read).actors] == ["AUSGOV"]


def test_the_unknown_keeps_its_words() -> None:
    found = actors("Later Orla Quint said so.")["Orla Quint"]
    assert (found.name, found.country, found.sector) == ("Orla Quint", None, None)


NEWS = st.lists(
    st.sampled_from(
        ["Iran", "’s", "the", "The", "Minister", "president", "of", "and", ",", "-", "(", ")", "UN",
         "Gen", ".", "al", "Smith", "John", "Jordan", "Trump", "military", "U.S.", "Israeli", "for",
         "On", "his", "her", "it", "\n", "forces", "in", "Tehran", "May", "Council", "he", "they"]
    ),
    max_size=40,
).map(" ".join)  # fmt: skip


@given(st.one_of(st.text(max_size=150), NEWS), st.sampled_from([None, "1976", "2025-09-03"]))
def test_actors_have_the_spans_of_mentions_whatever_the_text(text: str, date: str | None) -> None:
    read = reading(text, date)
    found = resolve(read).actors
    spans = [m.span for m in read.spotted]  # type: ignore[union-attr]
    assert [a.span for a in found] == [s for s in spans if s in {a.span for a in found}]
    assert all(0 <= a.confidence <= 1 and a.name for a in found)
    assert found == resolve(read).actors

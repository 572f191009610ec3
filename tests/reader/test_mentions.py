"""Which stretches of text name or point at an actor."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Mention
from dateline.reader.mentions import spot_actors
from dateline.reader.text import sentences


def spotted(text: str) -> list[tuple[str, str]]:
    return [(text[m.span[0] : m.span[1]], m.kind) for m in spot_actors(text, sentences(text))]


def of_kind(text: str, *kinds: str) -> list[str]:
    return [words for words, kind in spotted(text) if kind in kinds]


@pytest.mark.parametrize(
    ("text", "mention", "kind"),
    [
        ("Icelandic Prime Minister Geir Hallgrimsson spoke.",
         "Icelandic Prime Minister Geir Hallgrimsson", "person"),
        ("Norway's Foreign Minister, Knut Frydenlund, offered to help.",
         "Norway's Foreign Minister, Knut Frydenlund", "person"),
        ("Iran’s Defence Minister, Brig. Gen. Karim Sohrabi, left.",
         "Iran’s Defence Minister, Brig. Gen. Karim Sohrabi", "person"),
        ("They met US Secretary of State Marco Rubio.",
         "US Secretary of State Marco Rubio", "person"),
        ("Former US President Barack Obama wrote a letter.",
         "Former US President Barack Obama", "person"),
        ("The gunboat followed the Icelandic Coast Guard.", "Icelandic Coast Guard",
         "organisation"),
        ("Yesterday the Israeli military fired.", "the Israeli military", "organisation"),
        ("Foreign Ministry spokesperson Sara Lund declined.",
         "Foreign Ministry spokesperson Sara Lund", "person"),
        ("Two British trawlers were fishing.", "Two British trawlers", "group"),
        ("Shots were fired at the frigate HMS Andromeda.", "the frigate HMS Andromeda", "group"),
        ("A report came from Western intelligence agencies.", "Western intelligence agencies",
         "group"),
        ("He quoted the Ministry of Fisheries of Iceland today.",
         "the Ministry of Fisheries of Iceland", "organisation"),
        ("It was the president of Kosovo who resigned.", "the president of Kosovo", "person"),
        ("Shots at the Trump administration followed.", "the Trump administration",
         "organisation"),
        ("Later Hamas militants left.", "Hamas militants", "group"),
        ("Later Mrs May spoke.", "Mrs May", "person"),
    ],
)  # fmt: skip
def test_one_mention_holds_the_whole_name(text: str, mention: str, kind: str) -> None:
    assert (mention, kind) in spotted(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Fighting went on in Iran.", "place"),
        ("Iran signed the treaty.", "state"),
        ("Talks were held in Moscow.", "place"),
        ("Moscow criticised the plan.", "state"),
        ("The minister visited Beijing.", "place"),
        ("Support for Tehran grew.", "state"),
        ("He flew from Cairo on Monday.", "place"),
        ("Troops stay in northern Syria.", "place"),
        ("LONDON (Agency) - Nothing was settled.", "place"),
    ],
)
def test_a_country_is_a_place_or_a_state(text: str, kind: str) -> None:
    assert [k for _, k in spotted(text) if k in {"place", "state"}] == [kind]


def test_places_in_a_row_are_all_places() -> None:
    assert of_kind("They trade in Iran, Iraq and Syria.", "place") == ["Iran", "Iraq", "Syria"]


def test_a_demonym_tells_whose_the_noun_is() -> None:
    assert of_kind("Israeli strikes hit the port.", "state") == ["Israeli"]
    assert of_kind("Joint U.S.-Israeli pressure grew.", "state") == ["U.S.", "Israeli"]


def test_a_role_word_before_another_noun_is_no_actor() -> None:
    assert of_kind("Military cooperation and police stations grew.", "organisation", "group") == []
    assert of_kind("They want military and economic ties.", "organisation", "group") == []


def test_a_body_beside_another_one_is_an_actor() -> None:
    text = "Later the government and local residents agreed."
    assert of_kind(text, "organisation", "group") == ["the government", "local residents"]


def test_several_countries_behind_a_plural_are_marked_one_by_one() -> None:
    found = spotted("The defence ministers of China and Iran agreed.")
    assert found == [("China", "state"), ("Iran", "state")]


def test_surnames_and_acronyms_are_known_once_introduced() -> None:
    text = (
        "Rear Admiral Joost Verhoeven met the Shelf Cooperation Council (SCC). "
        "Then Verhoeven thanked the SCC."
    )
    assert ("Verhoeven", "person") in spotted(text)
    assert spotted(text)[-1] == ("SCC", "organisation")


def test_an_acronym_for_a_plan_is_no_organisation() -> None:
    text = "The Joint Comprehensive Plan of Action (JCPOA) ended. The JCPOA was signed in 2015."
    assert spotted(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Reports indicate a shift. Strong growth is expected.",
        "Ships crossed the South China Sea near New Mexico.",
        "The turkey was polished in May.",
        "He ran for president.",
    ],
)
def test_ordinary_words_are_no_actors(text: str) -> None:
    assert [found for found in spotted(text) if found[1] != "pronoun"] == []


def test_persons_named_like_countries_are_persons() -> None:
    assert of_kind("Later in town Michael Jordan and Theresa May left.", "person") == [
        "Michael Jordan",
        "Theresa May",
    ]


def test_a_newspaper_is_not_its_town() -> None:
    assert spotted("It was in the Washington Post.")[-1] == ("Washington Post", "organisation")


def test_lower_case_countries_and_headlines_are_read() -> None:
    assert of_kind("china Bolsters Iran Amid Rising Tensions", "state") == ["china", "Iran"]
    assert of_kind("Strong Winds Batter Quiet Fishing Harbour", "person", "state") == []


def test_the_american_state_of_georgia_is_not_the_country() -> None:
    assert of_kind("Voters in Atlanta, Georgia, queued.", "state", "place") == []
    assert of_kind("Georgia signed an accord in Tbilisi.", "state") == ["Georgia"]


def test_pronouns_are_marked() -> None:
    assert of_kind("She said they lost their ship.", "pronoun") == ["She", "they", "their"]
    assert of_kind("Now the two countries agree.", "pronoun") == ["the two countries"]


def check(text: str) -> list[Mention]:
    spans = sentences(text)
    found = spot_actors(text, spans)
    at = 0
    for mention in found:
        start, end = mention.span
        assert at <= start < end <= len(text)
        assert any(s <= start and end <= e for s, e in spans)
        at = end
    return found


NEWS = st.lists(
    st.sampled_from(
        ["Iran", "’s", "the", "The", "Minister", "president", "of", "and", ",", "-", "(", ")", "UN",
         "Gen", ".", "al", "Smith", "John", "Jordan", "Trump", "military", "U.S.", "Israeli", "for",
         "42", "year", "old", "\n", "forces", "in", "Tehran", "May", "Council", "he", "its", "&"]
    ),
    max_size=30,
).map(" ".join)  # fmt: skip


@given(st.one_of(st.text(max_size=150), NEWS, NEWS.map(lambda text: text.replace(" ", ""))))
def test_mentions_lie_in_sentences_in_order_whatever_the_text(text: str) -> None:
    assert check(text) == check(text)

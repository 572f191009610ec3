"""Event words with their time, place, attribution and modality, read from plain text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Article, EventWord, Reading
from dateline.reader import read


def reading(text: str) -> Reading:
    return read(Article(id="a-1", text=text, language="en"))


def event(text: str, lemma: str) -> tuple[Reading, EventWord]:
    found = reading(text)
    words = [word for word in found.event_words or () if word.lemma == lemma]
    assert len(words) == 1, [(w.lemma, w.event) for w in found.event_words or ()]
    return found, words[0]


@pytest.mark.parametrize(
    ("text", "lemma", "time"),
    [
        ("On Friday, Iran attacked Israel after talks with Russia.", "attack", "Friday"),
        ("Iran and China signed a 25-year cooperation agreement in 2021.", "sign", "2021"),
        ("Iran cut the nets, and on 25 November Israel bombed Iran.", "bomb", "25 November"),
        ("China is now a partner, and Iran bombed Iraq in 2020.", "bomb", "2020"),
    ],
)
def test_the_time_of_the_clause(text: str, lemma: str, time: str) -> None:
    found, word = event(text, lemma)
    assert word.time is not None
    assert found.text[slice(*word.time)] == time


def test_the_place_of_the_clause() -> None:
    found, word = event("Iran held talks with China in Astana on Monday.", "hold")
    assert word.place is not None
    assert found.text[slice(*word.place)] == "Astana"


def test_what_stands_in_a_time_phrase_is_background() -> None:
    _, war = event("Iran criticised Russia during the war with Israel.", "war")
    assert war.background
    _, criticism = event("Iran criticised Russia during the war with Israel.", "criticise")
    assert not criticism.background


def test_a_demand_is_a_request_from_the_speaker() -> None:
    found, word = event("Britain said Iceland must withdraw its gunboats.", "must")
    assert word.event == "REQUEST"
    assert [found.text[slice(*span)] for span in word.source] == ["Britain"]
    assert [found.text[slice(*span)] for span in word.target] == ["Iceland"]
    assert [w.lemma for w in found.event_words or ()] == ["must"]


def test_who_condemns_an_attack_does_not_report_it() -> None:
    _, word = event("Iran condemned the Israeli attack on Syria.", "attack")
    assert word.attribution is None
    assert word.modality == "asserted"


def test_what_somebody_says_is_reported() -> None:
    found, word = event("Iran said Israel attacked Syria.", "attack")
    assert word.modality == "reported"
    assert word.attribution is not None
    (source,) = found.attributions[word.attribution].source
    assert found.text[slice(*source)] == "Iran"


def test_a_saying_lends_no_subject() -> None:
    found = reading("Iceland says the storm rammed the Icelandic gunboat Thor.")
    sources = [span for word in found.event_words or () for span in word.source]
    assert (0, 7) not in sources


def test_what_somebody_is_accused_of_is_alleged() -> None:
    _, word = event("Iran accused Russia of helping the attacks on Syria.", "attack")
    assert word.modality == "alleged"


@pytest.mark.parametrize(
    "text",
    [
        "Iran showed little willingness to talk to Israel.",
        "Iran needs an aid package.",
        "South Korea captured photos of the ship.",
        "South Korea released footage of the ship.",
        "It was a life-threatening storm for Iran.",
        "Iran issued a press release.",
    ],
)
def test_words_that_tell_of_no_event(text: str) -> None:
    assert reading(text).event_words == ()


def test_other_languages_are_not_misread() -> None:
    german = read(Article(id="a-1", text="Iran attack. Israel strike.", language="de"))
    assert german.event_words == ()
    assert german.spotted == ()
    assert len(german.sentences) == 2
    assert any("language" in warning for warning in german.warnings)


def test_given_pairs_are_actors() -> None:
    text = "The zorgs attacked the blims."
    pair = {"source": (4, 9), "target": (23, 28)}
    found = read(Article(id="a-1", text=text, language="en", extra={"pair": pair}))
    (word,) = found.event_words or ()
    assert word.source == ((4, 9),)
    assert word.target == ((23, 28),)


def test_a_text_without_end_is_read_in_part_and_said_so() -> None:
    found = reading("Iran attacked Israel. " * 10_000)
    assert found.sentences[-1][1] <= 200_000
    assert any("read in part" in warning for warning in found.warnings)


WORDS = [
    "Iran", "Israel", "the", "attacked", "said", "talks", "with", "on Friday", "in Paris", "must",
    "“", "”", ".", ",", "and", "will not", "agreed to", "visit", "he", "their", "12 people", "-",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_no_text_breaks_the_reader(words: list[str]) -> None:
    text = " ".join(words)
    first, second = reading(text), reading(text)
    assert first == second
    for word in first.event_words or ():
        for span in (word.span, *word.source, *word.target):
            assert 0 <= span[0] < span[1] <= len(text)

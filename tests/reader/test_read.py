"""A text's reading, end to end: plain sentences that a reader must not get wrong."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Article, EventWord, Reading
from dateline.reader import read


def reading(text: str, language: str | None = "en") -> Reading:
    return read(Article(id="a-1", text=text, language=language))


def events(text: str) -> tuple[Reading, list[EventWord]]:
    found = reading(text)
    words = found.event_words
    assert isinstance(words, tuple)
    return found, [word for word in words if word.event]


def words(found: Reading, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [found.text[start:end] for start, end in spans]


def sides(text: str, event: str) -> tuple[list[str], list[str]]:
    found, told = events(text)
    for word in told:
        if word.event == event:
            return words(found, word.source), words(found, word.target)
    raise AssertionError([(word.lemma, word.event) for word in told])


@pytest.mark.parametrize(
    ("text", "event", "source", "target"),
    [
        ("Norway condemned Iceland on Friday.", "ACCUSE", "Norway", "Iceland"),
        ("Turkey bombed villages held by Kurdish rebels.", "ASSAULT", "Turkey", "Kurdish rebels"),
        ("Japan lifted its sanctions on Iran.", "RETREAT", "Japan", "Iran"),
        ("Chad was accused by Sudan of arming militias.", "ACCUSE", "Sudan", "Chad"),
        ("Brazil threatened to expel the ambassador of Peru.", "THREATEN", "Brazil", "Peru"),
    ],
)
def test_who_does_what_to_whom(text: str, event: str, source: str, target: str) -> None:
    sources, targets = sides(text, event)
    assert any(source in one for one in sources)
    assert any(target in one for one in targets)


@pytest.mark.parametrize(
    ("text", "event", "target"),
    [
        ("The king of Norway will meet his counterpart Iceland's President Ari Jonsson in Oslo on "
         "Monday.", "CONSULT", "Iceland's President Ari Jonsson"),
        ("Rebels shelled Haifa, Israel's third largest city, on Friday.", "ASSAULT", "Haifa"),
    ],
)  # fmt: skip
def test_the_head_of_a_role_is_marked(text: str, event: str, target: str) -> None:
    assert sides(text, event)[1] == [target]


@pytest.mark.parametrize(
    ("text", "event", "modality"),
    [
        ("Turkey shelled two Syrian villages on Monday.", "ASSAULT", "asserted"),
        ("Turkey denied shelling the Syrian villages.", "ASSAULT", "denied"),
        ("Turkey is accused of shelling the Syrian villages.", "ASSAULT", "alleged"),
        ("The foreign minister of Turkey will visit Syria next week.", "CONSULT", "planned"),
        ("Norway urged Israel to release the prisoners.", "RETREAT", "hypothetical"),
    ],
)
def test_whether_it_is_said_to_have_happened(text: str, event: str, modality: str) -> None:
    _, told = events(text)
    assert [word.modality for word in told if word.event == event] == [modality]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The raids attributed to Norway killed two officers of Iceland's coast guard, the king "
         "of Denmark said.", ["Norway"]),
        ("A raid carried out by Norway killed ten soldiers of Iceland.", ["Norway"]),
        ("NATO is investigating air strikes that killed 20 villagers in Iceland.", []),
    ],
)  # fmt: skip
def test_who_did_what_a_noun_tells(text: str, source: list[str]) -> None:
    assert sides(text, "ASSAULT")[0] == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Satellites of Norway had spotted 30 attacks on the ports of Iceland since May.", []),
        ("Norway was seen attacking Iceland.", ["Norway"]),
        (
            "Two witnesses of the crash attacked soldiers of Iceland.",
            ["Two witnesses of the crash"],
        ),
    ],
)
def test_who_sees_a_deed_has_not_done_it(text: str, source: list[str]) -> None:
    assert sides(text, "ASSAULT")[0] == source


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Norway has set limits on oil from Iceland but has not yet banned it.", "negative"),
        ("Norway has set limits on oil but has not banned it all together.", "positive"),
        ("Norway has not only banned oil from Iceland.", "positive"),
        ("Norway has never been attacked by Iceland.", "negative"),
        ("Norway can't afford talks with Iceland.", "positive"),
        ("Women were not allowed to vote in Norway, and the police arrested ten.", "positive"),
    ],
)
def test_what_is_told_with_not_is_negative(text: str, polarity: str) -> None:
    _, told = events(text)
    assert told[-1].polarity == polarity


@pytest.mark.parametrize(
    ("text", "event", "source"),
    [
        (
            "Hours after Norway accused Iceland on Monday of being caught selling oil to the "
            "Greenlanders, Denmark released information that appeared to support the claim.",
            "ACCUSE", ["Norway"],
        ),
        (
            "The trawler was being seized by smugglers when a Norwegian warship fired on it.",
            "ASSAULT", ["a Norwegian warship"],
        ),
    ],
)  # fmt: skip
def test_who_stands_right_before_a_verb_does_it(text: str, event: str, source: list[str]) -> None:
    assert sides(text, event)[0] == source


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Officers in Oslo boarded the tanker and interviewed its crew.", ["the tanker"]),
        ("Officers in Oslo boarded it and interviewed its crew.", []),
    ],
)
def test_who_stands_right_behind_a_verb_of_harm_is_its_target(text: str, target: list[str]) -> None:
    assert sides(text, "COERCE")[1] == target


@pytest.mark.parametrize(
    ("text", "event", "expected"),
    [
        (
            "Norway withdrew its frigates on 20 January, and Denmark met the prime minister of "
            "Iceland in London.",
            "RETREAT", (["Norway"], []),
        ),
        (
            "Norway withdrew its frigates on 20 January, and Denmark met the prime minister of "
            "Iceland in London.",
            "CONSULT", (["Denmark"], ["the prime minister of Iceland"]),
        ),
        (
            "Norway, Sweden, and Denmark condemned the government of Iceland.",
            "ACCUSE", (["Norway", "Sweden", "Denmark"], ["the government of Iceland"]),
        ),
    ],
)  # fmt: skip
def test_a_verb_has_nobody_from_another_clause(
    text: str, event: str, expected: tuple[list[str], list[str]]
) -> None:
    assert sides(text, event) == expected


def test_a_ship_s_flag_is_no_actor() -> None:
    text = "The Norway-flagged tanker Ymer was seized by Iceland on Sunday."
    assert sides(text, "COERCE")[0] == ["Iceland"]
    assert "Norway" not in sides(text, "COERCE")[1]


def test_trade_is_no_aid() -> None:
    assert sides("Norway bought 20 fighter jets from Iceland.", "COOPERATE")[0] == ["Norway"]


def test_a_deed_laid_to_somebody_is_alleged() -> None:
    _, told = events("The bombing that was blamed on Norway destroyed the embassy of Iceland.")
    assert next(word.modality for word in told if word.event == "ASSAULT") == "alleged"


def test_who_condemns_a_deed_condemns_not_whom_it_was_done_to() -> None:
    assert sides("Norway condemned the air strikes on Iceland.", "ACCUSE") == (["Norway"], [])


@pytest.mark.parametrize(
    ("text", "event", "source"),
    [
        ("Norway is Iceland's partner, and they signed a fishing agreement in 1975.", "SUPPORT",
         ["they"]),
        ("Norway and Iceland are partners, and they signed a fishing agreement in 1975.",
         "SUPPORT", ["Norway", "they"]),
        ("Chile sells copper to Peru, and they often meet.", "CONSULT", ["Chile", "they"]),
        ("Norway's ministers came to Oslo, and they signed a fishing agreement in 1975.",
         "SUPPORT", ["Norway's ministers"]),
        ("Norway is Iceland's partner, and they were arrested in 1975.", "COERCE", []),
    ],
)  # fmt: skip
def test_they_who_act_may_be_more_than_the_state_that_is_named(
    text: str, event: str, source: list[str]
) -> None:
    assert sides(text, event)[0] == source


def test_a_question_supposes() -> None:
    _, found = events("Did Norway attack Iceland on Monday?")
    assert [(word.event, word.modality) for word in found] == [("ASSAULT", "hypothetical")]


def test_what_is_no_event_is_none() -> None:
    for text in (
        "Snow fell over northern Norway on Tuesday.",
        "The museum in Lima shows pottery of the Moche.",
        "Shares of the company rose by three per cent in early trade.",
    ):
        assert [word.lemma for word in events(text)[1] if word.confidence > 0.4] == []


def test_who_says_what() -> None:
    found = reading("“We will not sign,” said Iceland’s prime minister. The talks go on.")
    (one,) = found.attributions
    assert words(found, one.content) == ["“We will not sign,”"]
    assert words(found, one.cue) == ["said"]
    assert "prime minister" in words(found, one.source)[0]
    assert one.kind == "direct"


def test_a_quotation_goes_on_over_paragraphs() -> None:
    found = reading(
        "“The nets were cut at dawn,” the captain said.\n\n“We had warned them twice,” he added."
    )
    assert len(found.attributions) == 2
    assert [words(found, one.cue) for one in found.attributions] == [["said"], ["added"]]


def test_what_is_said_over_paragraphs_has_a_part_in_each() -> None:
    found = reading(
        "The captain said: “The nets were cut at dawn, and nobody was there to help us.\n"
        "“We had warned them twice, and we will warn nobody a third time.”"
    )
    said = [part for one in found.attributions for part in words(found, one.content)]
    assert any("nets" in part for part in said)
    assert any("third time" in part for part in said)
    assert not any("\n" in part for part in said)


def test_an_event_in_a_source_s_mouth_is_reported() -> None:
    found, told = events("The ministry said that Turkey shelled two Syrian villages on Monday.")
    (shelled,) = [word for word in told if word.event == "ASSAULT"]
    assert shelled.modality == "reported"
    assert shelled.attribution is not None
    assert words(found, found.attributions[shelled.attribution].cue) == ["said"]


def test_the_time_and_place_of_the_clause() -> None:
    found, told = events("On Friday, Iran attacked Israel after talks with Russia in Astana.")
    (attack,) = [word for word in told if word.event == "ASSAULT"]
    assert attack.time is not None
    assert found.text[slice(*attack.time)] == "Friday"


def test_the_lexicon_brings_the_finer_code() -> None:
    _, told = events("Iran and Iraq signed a cooperation agreement in 2021.")
    (signed,) = [word for word in told if word.event == "SUPPORT"]
    assert (signed.lemma, signed.cameo) == ("sign", "057")


def test_a_headline_in_capitals_is_read() -> None:
    assert sides("NORWAY CONDEMNS ICELAND OVER CUT NETS", "ACCUSE")[0] == ["NORWAY"]


def test_another_language_is_not_misread() -> None:
    found = reading("Der Minister warf dem Nachbarland einen Angriff vor.", "de")
    assert found.event_words == ()
    assert found.warnings == ("not read: the language is de, the reader knows en",)


def test_a_text_without_sentence_ends_is_read_in_pieces() -> None:
    found, told = events("Norway condemned Iceland and the fleet went on fishing " * 60)
    assert len(found.sentences) > 1
    assert {word.event for word in told} <= {"ACCUSE"}


def test_no_text_has_nothing() -> None:
    found = reading("")
    assert (found.sentences, found.attributions, found.event_words) == ((), (), ())


@given(st.text(max_size=400))
@settings(deadline=None, max_examples=40)
def test_anything_is_read_and_everything_lies_in_the_text(text: str) -> None:
    found = reading(text)
    assert found == reading(text)
    told = found.event_words or ()
    spans = [span for word in told for span in (word.span, *word.source, *word.target)]
    spans += [s for a in found.attributions for s in (*a.source, *a.cue, *a.content)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    spotted = {mention.span for mention in found.spotted or ()}
    assert all(span in spotted for word in told for span in (*word.source, *word.target))

"""Sources, cues and contents, pattern by pattern."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Attribution, Mention, Span
from dateline.reader.attributions import find_attributions
from dateline.reader.quotes import find_quotes, units
from dateline.reader.text import sentences

Told = tuple[str, str, str]


def read(text: str, mentions: tuple[Mention, ...] = ()) -> list[Attribution]:
    return find_attributions(text, sentences(text), mentions)


def told(text: str, mentions: tuple[Mention, ...] = ()) -> list[Told]:
    """Source, cue and content of each attribution, parts of one joined by a bar."""

    def words(spans: tuple[Span, ...]) -> str:
        return " | ".join(text[s:e] for s, e in spans)

    return [(words(a.source), words(a.cue), words(a.content)) for a in read(text, mentions)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The minister said that the fleet had left.",
            ("The minister", "said", "that the fleet had left"),
        ),
        (
            "Harbour officials said the fleet had left.",
            ("Harbour officials", "said", "the fleet had left"),
        ),
        (
            "Intelligence sources in Europe confirm that the two navies work together.",
            ("Intelligence sources in Europe", "confirm", "that the two navies work together"),
        ),
        (
            "Iceland’s Coast Guard chief, Adm. Petur Jonsson, stated that his ships were ready.",
            ("Iceland’s Coast Guard chief, Adm. Petur Jonsson,", "stated",
             "that his ships were ready"),
        ),
        (
            "The envoy has repeatedly warned that the truce will not last.",
            ("The envoy", "has repeatedly warned", "that the truce will not last"),
        ),
        (
            "On Friday, the ministry announced that it had recalled its ambassador.",
            ("the ministry", "announced", "that it had recalled its ambassador"),
        ),
        (
            "She told reporters in Oslo that talks would resume.",
            ("She", "told", "that talks would resume"),
        ),
        (
            "The crew was safe, a spokesman said.",
            ("a spokesman", "said", "The crew was safe"),
        ),
        (
            "The crew was safe, said a spokesman for the owners.",
            ("a spokesman for the owners", "said", "The crew was safe"),
        ),
        (
            "The crew, a spokesman said, was safe.",
            ("a spokesman", "said", "The crew | was safe"),
        ),
        (
            "According to the harbour master, two trawlers were rammed.",
            ("the harbour master", "According to", "two trawlers were rammed"),
        ),
        (
            "Two trawlers were rammed, according to the harbour master.",
            ("the harbour master", "according to", "Two trawlers were rammed"),
        ),
        (
            "In the eyes of the islanders, the treaty is dead.",
            ("the islanders", "In the eyes of", "the treaty is dead"),
        ),
        (
            "The gunboat reportedly fired twice.",
            ("", "reportedly", "The gunboat | fired twice"),
        ),
        (
            "It was reported that the gunboat had fired.",
            ("", "It was reported", "that the gunboat had fired"),
        ),
        (
            "The gunboat is believed to have fired.",
            ("", "is believed", "The gunboat | to have fired"),
        ),
        (
            "The admiral was quoted as saying that nobody was hurt.",
            ("The admiral", "was quoted as saying", "that nobody was hurt"),
        ),
        (
            "The admiral was quoted by local media telling his officers that nobody was hurt.",
            ("The admiral", "was quoted by | telling", "that nobody was hurt"),
        ),
        (
            "The rebels vowed to retake the port.",
            ("The rebels", "vowed", "to retake the port"),
        ),
        (
            "Norway urged both sides to withdraw.",
            ("Norway", "urged", "both sides to withdraw"),
        ),
        (
            "Campaigners called for an inquiry.",
            ("Campaigners", "called for", "an inquiry"),
        ),
        (
            "The union’s claim that police fired first was dropped.",
            ("The union", "’s claim", "that police fired first was dropped"),
        ),
        (
            "A recent report from local media indicates a rise in patrols.",
            ("A recent report from local media", "indicates", "a rise in patrols"),
        ),
        (
            "Iceland continues to insist that the limit is lawful.",
            ("Iceland", "continues to insist", "that the limit is lawful"),
        ),
    ],
)  # fmt: skip
def test_a_pattern(text: str, expected: Told) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected", "kind"),
    [
        ("“We stay here,” he said.", ("he", "said", "“We stay here,”"), "direct"),
        ("“We stay here,” said Mr. Hall.", ("Mr. Hall", "said", "“We stay here,”"), "direct"),
        ('"We stay," said the mate.', ("the mate", "said", '"We stay,"'), "direct"),
        ("''We stay,'' he said.", ("he", "said", "''We stay,''"), "direct"),
        (
            "“We stay,” he said, “and we fish.”",
            ("he", "said", "“We stay,” | “and we fish.”"),
            "direct",
        ),
        ("The captain said: “We stay.”", ("The captain", "said:", "“We stay.”"), "direct"),
        ("“Will they stay?” she asked.", ("she", "asked", "“Will they stay?”"), "direct"),
        ("He called it “an act of war.”", ("He", "called", "it “an act of war.”"), "mixed"),
        ("It is “quite safe,” he said.", ("he", "said", "It is “quite safe,”"), "mixed"),
        ("He said the boats are safe.", ("He", "said", "the boats are safe"), "indirect"),
    ],
)  # fmt: skip
def test_a_quotation(text: str, expected: Told, kind: str) -> None:
    assert told(text) == [expected]
    assert read(text)[0].kind == kind


def test_a_quotation_goes_on_over_sentences() -> None:
    text = "“We stay. We fish. Nobody moves us,” the captain said."
    assert told(text) == [("the captain", "said", "“We stay. We fish. Nobody moves us,”")]


def test_a_quotation_goes_on_behind_its_cue_and_in_the_next_paragraph() -> None:
    text = "“We stay,” the captain said. “We fish.\n\n“Nobody moves us.”\n\nThe harbour was calm."
    assert told(text) == [
        ("the captain", "said", "“We stay,” | “We fish. | “Nobody moves us.”"),
    ]


def test_a_colon_at_the_end_of_a_paragraph_announces_the_next_one() -> None:
    text = "The captain continued:\n\n“We stay.”\n\nThe harbour was calm."
    assert told(text)[0] == ("The captain", "continued", "“We stay.”")


def test_a_speakers_turn_runs_to_the_end_of_its_paragraph() -> None:
    text = "HALL: We stay. We fish.\n\nThe harbour was calm."
    assert told(text) == [("HALL", ":", "We stay. We fish.")]


def test_a_headline_with_a_known_actor_is_read() -> None:
    text = "Iceland: Limit Stays"
    actor = Mention(span=(0, 7), kind="state")
    assert told(text, (actor,)) == [("Iceland", ":", "Limit Stays")]
    assert told("Fishing Limits: What Comes Next") == []
    assert told("Related: Iceland stays firm on the limit") == []


def test_attributions_nest() -> None:
    text = "The agency reported that Hall had said the talks were over."
    assert told(text) == [
        ("The agency", "reported", "that Hall had said the talks were over"),
        ("Hall", "had said", "the talks were over"),
    ]


def test_a_participle_has_the_source_of_its_sentence() -> None:
    text = "Hall said the talks were over, adding that he was tired."
    assert told(text) == [
        ("Hall", "said", "the talks were over"),
        ("Hall", "adding", "that he was tired"),
    ]


def test_an_adverbs_clause_does_not_take_in_the_main_one() -> None:
    text = "The ship was seized after it allegedly ferried oil."
    assert told(text) == [("", "allegedly", "it | ferried oil")]


def test_a_second_predicate_is_not_said() -> None:
    text = "Oslo stressed its right to fish and recalled its envoy."
    assert told(text)[0] == ("Oslo", "stressed", "its right to fish")


def test_the_one_who_is_quoted_speaks() -> None:
    text = "The agency quoted Hall as saying that the talks were over."
    assert ("Hall", "as saying", "that the talks were over") in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The United States and its allies sent ships.",
        "The report was long and the claims were many.",
        "Two trawlers collided off the coast on Monday.",
        "The states of the region sent envoys.",
        "",
        "\n\n",
        "said",
        "“",
        "According to",
    ],
)
def test_nothing_is_said_here(text: str) -> None:
    assert told(text) == []


def test_quotes_end_with_their_paragraph() -> None:
    text = "“One two\n“three” four"
    assert [(text[q.start : q.end], q.closed) for q in find_quotes(text)] == [
        ("“One two", False),
        ("“three”", True),
    ]


def test_sentences_within_one_quotation_are_one_unit() -> None:
    text = "He spoke. “One. Two.” She left."
    spans = [text[slice(*u.span)] for u in units(text, sentences(text), find_quotes(text))]
    assert spans == ["He spoke.", "“One. Two.”", "She left."]


def test_the_same_words_without_stops_are_read_in_time() -> None:
    text = "he said that the envoy, according to AFP, told them “no " * 4000
    assert len(read(text)) > 1000


PIECES = [
    "“", "”", '"', "''", "said", "told", "according to", "that", ",", ".", ":", "\n", "Hall", "he",
    "reporters", "was quoted as saying", "reportedly", "the talks failed", "in a statement",
    "on Friday", "(", ")", "—", "to leave", "urged", "claims", "’s claim", "who", "?", "adding",
    "‘", "’", "Sen.",
]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
def test_every_span_lies_in_the_text_and_holds_words(text: str) -> None:
    found = read(text)
    assert found == read(text)
    for attribution in found:
        assert attribution.cue
        assert attribution.content
        for start, end in (*attribution.source, *attribution.cue, *attribution.content):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip() == text[start:end]


@settings(deadline=None)
@given(st.text(max_size=200))
def test_strange_text_is_read_too(text: str) -> None:
    for attribution in read(text):
        assert all(0 <= s < e <= len(text) for s, e in attribution.content)

"""What the heads make of event words: their types, weighed by quad classes."""

import numpy as np
import pytest

from dateline.model import Article
from dateline.reader import read
from dateline.reader.labels import EVENTS, QUADS, STATEMENT, classes_of, quad_of
from dateline.reader.told import _quad, _weighed


def chances(names: tuple[str, ...], rest: float = 1e-4, **known: float) -> np.ndarray:
    """A row of chances over `names`, of `rest` each; blanks in them are written as underscores."""
    row = np.full(len(names), rest, np.float32)
    for name, value in known.items():
        row[names.index(name.replace("_", " ") if name not in names else name)] = value
    return row[None]


def test_a_type_of_the_likelier_class_wins_a_close_call() -> None:
    types = chances(EVENTS, ASSAULT=0.4, REJECT=0.38)
    assert EVENTS[_weighed(types, chances(QUADS, verbal_conflict=0.9))[0].argmax()] == "REJECT"
    assert EVENTS[_weighed(types, chances(QUADS, material_conflict=0.9))[0].argmax()] == "ASSAULT"


def test_a_sure_type_stands_against_its_class() -> None:
    types = chances(EVENTS, ASSAULT=0.95, REJECT=0.01)
    quads = chances(QUADS, rest=0.1 / (len(QUADS) - 1), verbal_conflict=0.9)
    assert EVENTS[_weighed(types, quads)[0].argmax()] == "ASSAULT"


def test_no_class_speaks_for_a_statement_and_not_for_a_request() -> None:
    types = chances(EVENTS, REQUEST=0.3, STATEMENT=0.28)
    assert EVENTS[_weighed(types, chances(QUADS, none=0.9))[0].argmax()] == STATEMENT


def test_a_class_never_makes_a_doubtful_event_surer() -> None:
    types = chances(EVENTS, COOPERATE=0.39, SUPPORT=0.1)
    for quad in QUADS:
        weighed = _weighed(types, chances(QUADS, **{quad.replace(" ", "_"): 0.9}))
        assert weighed.sum() <= types.sum()


def test_what_no_class_speaks_for_is_doubted() -> None:
    types = chances(EVENTS, ASSAULT=0.5)
    assert _weighed(types, chances(QUADS, none=0.99)).sum() < 0.1


@pytest.mark.parametrize("event", EVENTS)
def test_a_quad_class_is_one_of_the_type_s(event: str) -> None:
    for quad in QUADS:
        row = chances(QUADS, **{quad_of(event).replace(" ", "_"): 0.1})[0]
        row[QUADS.index(quad)] = 0.9
        fits = quad in classes_of(event) and (quad != "none" or event == STATEMENT)
        assert _quad(event, row) == (quad if fits else quad_of(event))


@pytest.mark.parametrize(
    ("text", "event", "quad"),
    [
        ("Norway condemned the arrest of two Icelandic trawlermen.", "ACCUSE", "verbal conflict"),
        ("Iranian forces shelled a border town in Iraq.", "ASSAULT", "material conflict"),
        ("Japan sent food and blankets to Nepal.", "AID", "material cooperation"),
        ("The ministers of Chile and Peru held talks in Lima.", "CONSULT", "verbal cooperation"),
    ],
)
def test_events_have_the_class_of_their_type(text: str, event: str, quad: str) -> None:
    words = read(Article(id="q", text=text, language="en")).event_words or ()
    assert (event, quad) in {(word.event, word.quad) for word in words if word.confidence > 0.4}


def test_a_mere_statement_has_none() -> None:
    text = "Norway's prime minister said the harvest was good, and described the fields."
    words = read(Article(id="q", text=text, language="en")).event_words or ()
    assert {(word.event, word.quad) for word in words} == {(None, None)}


def test_who_quotes_accuses_nobody() -> None:
    text = "The Icelandic minister was quoted by Norwegian media as praising the new agreement."
    words = read(Article(id="q", text=text, language="en")).event_words or ()
    assert "ACCUSE" not in {word.event for word in words}


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Iceland accused the British frigate of ramming the gunboat Thor on Thursday.",
         {"ACCUSE", "ASSAULT"}),
        ("The minister threatened to expel the ambassador after Peru arrested two journalists.",
         {"THREATEN", "COERCE"}),
        pytest.param(
            "Moscow threatened to withdraw its ambassador if London seized the tanker.",
            {"THREATEN", "COERCE"},
            marks=pytest.mark.xfail(reason="the weights miss what a threat hangs on", strict=True),
        ),
    ],
)  # fmt: skip
def test_the_class_of_the_main_word_leaves_other_deeds_alone(text: str, events: set[str]) -> None:
    words = read(Article(id="q", text=text, language="en")).event_words or ()
    assert events <= {word.event for word in words if word.confidence > 0.4}

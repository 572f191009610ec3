"""`dateline explain`: one text's reading for a person, from readings made by hand."""

import io
import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from dateline.cli.layers import print_layers
from dateline.cli.marked import Mark, Role, marked
from dateline.model import (
    Actor,
    Attribution,
    EventMention,
    EventPlace,
    EventTime,
    Number,
    Participant,
    Place,
    Reading,
    Span,
    TimeExpression,
)
from tests.cli.conftest import Dateline

FIRST = "Iceland accused Britain on Thursday of ramming a gunboat off Seydisfjord."
SECOND = "“At least three sailors were injured,” the minister said."
TEXT = f"{FIRST}\n\n{SECOND}"
PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "see-how-a-text-is-read.md"
GERMAN = (
    "Die Regierung hat am Donnerstag die Beziehungen zu Island abgebrochen, sagte ein Sprecher."
)


def at(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return start, start + len(words)


ICELAND = Participant(span=at("Iceland"), name="Iceland", country="ISL", code="ISL")
BRITAIN = Participant(span=at("Britain"), name="United Kingdom", country="GBR", code="GBR")
THURSDAY = EventTime(value="1976-02-19", span=at("on Thursday"), precision="day", origin="clause")
HARBOUR = EventPlace(
    span=at("Seydisfjord"), name="Seyðisfjörður", country="ISL", lat=65.26, lon=-14.01,
    geonames=2629833,
)  # fmt: skip
ACCUSED = EventMention(
    id="a-e1", span=at("accused"), lemma="accuse", event="ACCUSE", mode="allege", cameo="112",
    quad="verbal conflict", intensity=-3.5, source=(ICELAND,), target=(BRITAIN,), time=THURSDAY,
    confidence=0.93,
)  # fmt: skip
RAMMING = EventMention(
    id="a-e2", span=at("ramming"), lemma="ram", event="ASSAULT", cameo="190",
    quad="material conflict", intensity=-9, source=(BRITAIN,), place=HARBOUR, modality="alleged",
    confidence=0.81,
)  # fmt: skip
SAID = EventMention(
    id="a-e3", span=at("injured"), lemma="injure", event=None, quad=None, intensity=None,
    time=EventTime(value="1976-02-20", span=None, precision="day"), attribution=0,
    modality="reported",
    numbers=(Number(span=at("At least three"), what="injured", value=3, bound="at least"),),
    confidence=0.4,
)  # fmt: skip
READING = Reading(
    id="a", text=TEXT, published="1976-02-20", published_precision="day", language="en",
    sentences=(at(FIRST), at(SECOND)),
    actors=(
        Actor(span=at("Iceland"), name="Iceland", kind="state", country="ISL", code="ISL",
              confidence=0.98),
        Actor(span=at("Britain"), name="United Kingdom", kind="state", country="GBR", code="GBR",
              confidence=0.98),
        Actor(span=at("sailors"), name="sailors", kind="group", confidence=0.5),
        Actor(span=at("the minister"), name="minister", kind="person", country="ISL", sector="GOV",
              code="ISLGOV", wikidata="Q1", confidence=0.62),
    ),
    times=(TimeExpression(span=at("on Thursday"), type="DATE", value="1976-02-19"),),
    places=(
        Place(span=at("Seydisfjord"), name="Seyðisfjörður", country="ISL", lat=65.26, lon=-14.01,
              geonames=2629833, confidence=0.88),
    ),
    attributions=(
        Attribution(source=(at("the minister"),), cue=(at("said"),),
                    content=(at("“At least three sailors were injured,”"),), kind="direct"),
    ),
    events=(ACCUSED, RAMMING, SAID),
)  # fmt: skip


def printed(
    reading: Reading, *, width: int = 100, colour: bool = False, system: str | None = "standard"
) -> str:
    out = io.StringIO()
    print_layers(
        reading,
        Console(
            file=out, width=width, force_terminal=colour, highlight=False,
            color_system=system if colour else None,  # type: ignore[arg-type]
        ),
    )  # fmt: skip
    return out.getvalue()


def layer(title: str, reading: Reading = READING) -> list[str]:
    """The lines of one layer, without what stands at their edges."""
    found = re.search(rf"^{title} ─+\n(.*?)(?=^[a-z ]+ ─|\Z)", printed(reading), re.M | re.S)
    assert found
    return [line.strip() for line in found[1].strip().splitlines()]


def event(mention: EventMention, reading: Reading = READING) -> list[str]:
    return layer("events", msgspec.structs.replace(reading, events=(mention,)))


def test_the_layers_come_in_order() -> None:
    assert re.findall(r"^([a-z ]+) ─", printed(READING), re.M) == [
        "the text", "sentences", "who", "when", "where", "who says what", "events",
    ]  # fmt: skip


def test_each_layer_gives_the_words_and_what_was_read_from_them() -> None:
    assert layer("the text") == ["published  1976-02-20", "language  en (English)"]
    assert layer("sentences")[1] == "2  “At least three sailors were injured,” the minister said."
    assert " ".join(layer("who")).split(" · confidence ") == [
        "1  “Iceland”  Iceland · state · country ISL (Iceland) · code ISL",
        "0.98 1  “Britain”  United Kingdom · state · country GBR (United Kingdom) · code GBR",
        "0.98 2  “sailors”  sailors · group · no code",
        "0.50 2  “the minister”  minister · person · country ISL (Iceland)"
        " · sector GOV (government) · code ISLGOV · Wikidata Q1",
        "0.62",
    ]
    assert layer("when") == ["1  “on Thursday”  DATE · 1976-02-19"]
    assert " ".join(layer("where")) == (
        "1  “Seydisfjord”  Seyðisfjörður · country ISL (Iceland) · 65.26, -14.01"
        " · GeoNames 2629833 · confidence 0.88"
    )
    assert layer("who says what") == [
        "2  source “the minister”",
        "cue “said”",
        "content ““At least three sailors were injured,””",
        "kind direct",
    ]


def test_an_event_is_marked_in_its_sentence_and_its_codes_follow() -> None:
    sentence, rest, *fields = event(ACCUSED)
    assert f"{sentence} {rest}" == (
        "sentence 1  [source Iceland] [event accused] [target Britain] on Thursday of ramming"
        " a gunboat off Seydisfjord."
    )
    assert fields == [
        "event word  “accused”  headword accuse",
        "type  ACCUSE (criticism or accusation)",
        "mode  allege (accusation of wrongdoing)",
        "CAMEO  112",
        "quad class  verbal conflict",
        "intensity  -3.5",
        "source  “Iceland”  Iceland · country ISL (Iceland) · code ISL",
        "target  “Britain”  United Kingdom · country GBR (United Kingdom) · code GBR",
        "modality  asserted (stated as fact)",
        "polarity  positive",
        "time  “on Thursday”  1976-02-19 · to the day, in its clause",
        "place  not told",
        "said by  the text itself",
        "numbers  none",
        "confidence  0.93",
    ]


def test_what_an_event_lacks_is_said() -> None:
    lines = event(RAMMING)
    for line in ("mode  none", "target  not named", "time  not told", "modality  alleged"):
        assert line in lines
    assert "place  “Seydisfjord”  Seyðisfjörður · country ISL (Iceland)" in " ".join(lines)


def test_a_mere_statement_is_called_one_and_has_no_codes() -> None:
    lines = event(SAID)
    assert "type  statement  not an event: it goes into no record" in lines
    assert not [line for line in lines if line.split("  ")[0] in ("mode", "CAMEO", "intensity")]
    assert "time  1976-02-20  the day of the text itself, for want of another" in lines
    assert "said by  “the minister” · “said” · direct" in lines
    assert "numbers  “At least three”  at least 3 injured" in lines


def test_a_source_in_another_sentence_is_shown_with_it() -> None:
    (actor,) = (one for one in READING.actors if one.name == "minister")
    far = Participant(span=actor.span, name=actor.name)
    lines = " ".join(event(msgspec.structs.replace(RAMMING, source=(far,), place=None)))
    assert "[event ramming] a gunboat off Seydisfjord. … “At least" in lines
    assert "[source the minister] said." in lines


def test_an_empty_layer_says_so() -> None:
    empty = Reading(id="a", text=TEXT, warnings=("not read: the language is xx",))
    assert layer("the text", empty) == [
        "published  not said, so a day such as “Thursday” gets no date",
        "language  too short to say",
        "warning  not read: the language is xx",
    ]
    for title, says in (
        ("sentences", "no sentence was found"),
        ("who", "no actor was found"),
        ("when", "no time was found"),
        ("where", "no place was found"),
        ("who says what", "nobody was found to say anything"),
        ("events", "no event was found"),
    ):
        assert layer(title, empty) == [says]


def test_what_has_no_value_says_so() -> None:
    bare = msgspec.structs.replace(
        READING,
        times=(TimeExpression(span=at("on Thursday"), type="DATE", value=None),),
        places=(Place(span=at("Seydisfjord"), name="Seydisfjord"),),
        attributions=(Attribution(cue=(at("said"),)),),
        events=(),
    )
    assert layer("when", bare) == [
        "1  “on Thursday”  DATE · no value: it cannot be put on the calendar"
    ]
    assert "no country · no coordinates · no GeoNames id" in layer("where", bare)[0]
    assert layer("who says what", bare)[::2] == [
        "2  source not in the text",
        "content not in the text",
    ]


def test_marks_are_styles_in_a_terminal_and_brackets_without_colours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    terminal = printed(READING, colour=True)
    assert "\x1b[1;36mIceland\x1b[0m \x1b[1;7maccused\x1b[0m \x1b[1;35mBritain\x1b[0m" in terminal
    assert "[event" not in terminal
    assert "\x1b" not in printed(READING)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "[event accused]" in printed(READING, colour=True)


@pytest.mark.parametrize(
    ("marks", "shown"),
    [
        ([("ab", "source"), ("f", "target")], "[source ab]cde[target f]"),
        ([("abcd", "source"), ("bc", "event")], "[source a[event bc]d]ef"),
        ([("ab", "event"), ("abcd", "source")], "[source [event ab]cd]ef"),
        ([("ab", "source"), ("ab", "target")], "[source and target ab]cdef"),
        ([("ab", "source"), ("ab", "source")], "[source ab]cdef"),
        ([("abcd", "source"), ("cdef", "target")], "[source ab[target cd]][target ef]"),
        ([], "abcdef"),
    ],
)
def test_brackets_nest(marks: list[tuple[str, Role]], shown: str) -> None:
    given = [Mark(at(words, "abcdef"), role) for words, role in marks]
    assert marked("abcdef", (0, 6), given, styled=False).plain == shown


SPANS = st.tuples(st.integers(0, 12), st.integers(0, 12))


@given(st.lists(st.tuples(SPANS, st.sampled_from(["source", "event", "target"]))), SPANS)
def test_marks_change_no_words(ones: list[tuple[Span, Role]], stretch: Span) -> None:
    stretch = (min(stretch), max(stretch))
    marks = [Mark(*one) for one in ones]
    words = "abcdefghijkl"[slice(*stretch)]
    assert marked("abcdefghijkl", stretch, marks, styled=True).plain == words
    plain = marked("abcdefghijkl", stretch, marks, styled=False).plain
    assert (
        re.sub(r"\[(?:source|event|target)(?: and (?:source|event|target))* |\]", "", plain)
        == words
    )
    assert plain.count("[") == plain.count("]")


@pytest.mark.parametrize("width", [20, 60, 200])
def test_lines_fit_the_terminal(width: int) -> None:
    for line in printed(READING, width=width).splitlines():
        assert "─" in line or len(line) <= min(width, 100)
        assert line == line.rstrip()


def test_nothing_in_a_text_steers_the_terminal() -> None:
    evil = "\x1b]0;owned\x07\x9b31m\u202eredro\r\x00\ud800[bold]x[/bold]"
    whole = (0, len(evil))
    one = Participant(span=whole, name=evil, country=evil, code=evil)
    place = EventPlace(span=whole, name=evil, country=evil, admin1=evil)
    out = printed(
        Reading(
            id="a", text=evil, published=evil, language=evil, warnings=(evil,), sentences=(whole,),
            actors=(Actor(span=whole, name=evil, kind="person", code=evil, wikidata=evil),),
            times=(TimeExpression(span=whole, type="DATE", value=evil),),
            places=(Place(span=whole, name=evil, country=evil, admin1=evil),),
            attributions=(Attribution(source=(whole,), cue=(whole,), content=(whole,)),),
            events=(
                EventMention(
                    id=evil, span=whole, lemma=evil, event="ACCUSE", mode=evil, context=(evil,),
                    cameo=evil, quad=None, intensity=None, source=(one,), target=(one,),
                    time=EventTime(value=evil, span=whole), place=place, attribution=0,
                    numbers=(Number(span=whole, what=evil, value=2.5, bound=evil),),
                ),
            ),
        )
    )  # fmt: skip
    assert not [char for char in "\x1b\x07\x9b\u202e\r\x00\ud800" if char in out]
    assert "[bold]x[/bold]" in out


def test_the_how_to_shows_what_is_printed() -> None:
    shown = re.findall(r"^```text\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.M | re.S)
    out = printed(msgspec.structs.replace(READING, events=(ACCUSED,)), width=96)
    assert shown
    assert all(part.strip() in out for part in shown)


@pytest.mark.parametrize("args", [(), ("-",)])
def test_the_command_reads_standard_input(dateline: Dateline, args: tuple[str, ...]) -> None:
    said = dateline("explain", *args, "--published", "1976-02", stdin=GERMAN)
    assert said.status == 0
    assert "   published  1976-02\n" in said.out
    assert "language  de (German)" in said.out
    assert "warning  not read: the language is de" in said.out
    assert "no event was found" in said.out
    assert "\x1b" not in said.out
    assert dateline("explain", GERMAN, "--published", "1976-02").out == said.out


@pytest.mark.parametrize(
    "args",
    [("--published", "yesterday", GERMAN), ("--published", "1976-13-01", GERMAN), (" \n",),
     ("one", "two")],
)  # fmt: skip
def test_wrong_usage_is_status_2(dateline: Dateline, args: tuple[str, ...]) -> None:
    said = dateline("explain", *args)
    assert (said.status, said.out) == (2, "")
    assert said.err


def test_a_reader_that_stops_early_is_no_fault() -> None:
    program = [sys.executable, "-m", "dateline", "explain", GERMAN * 3000]
    with subprocess.Popen(
        program[:-1], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(program[-1].encode())
        process.stdin.close()
        assert process.stdout.readline().startswith(b"the text")
        process.stdout.close()
        said = process.stderr.read()
        assert process.wait(timeout=60) == 141
    assert said == b""


def test_the_text_itself_is_read(dateline: Dateline) -> None:
    said = dateline("explain", "--published", "1976-02-20", "Iceland accused Britain on Thursday.")
    assert said.status == 0
    assert "1976-02-19" in said.out
    assert "[source Iceland] [event accused] [target Britain]" in said.out

"""Where an event happened, and where that was found."""

from __future__ import annotations

from dateline.coding.placing import place_event
from dateline.coding.scene import scenes
from dateline.model import Actor, EventPlace, EventWord, Participant, Place, Reading, Span

LYON = {"country": "FRA", "lat": 45.7, "lon": 4.8, "feature": "PPL"}
FRANCE = {"country": "FRA", "lat": 46.0, "lon": 2.0, "feature": "PCLI"}
ROME = {"country": "ITA", "lat": 41.9, "lon": 12.5, "feature": "PPLC"}
ASIA = {"country": None, "lat": 29.8, "lon": 89.3, "feature": "CONT"}
KNOWN = {"Asia": ASIA, "Lyon": LYON, "LYON": LYON, "France": FRANCE, "Rome": ROME, "ROME": ROME}


def placed(
    text: str, *names: str, clause: str | None = None, by: str = "FRA", acting: str | None = None
) -> EventPlace | None:
    """Where "struck" happened; the places are those named, and the sentences end in full stops."""

    def span(words: str) -> Span:
        return (text.index(words), text.index(words) + len(words))

    ends = [i + 1 for i, char in enumerate(text) if char == "."]
    starts = [0, *(end + len(text[end:]) - len(text[end:].lstrip()) for end in ends[:-1])]
    word = EventWord(
        span=span("struck"), lemma="strike", event="ASSAULT", place=span(clause) if clause else None
    )
    reading = Reading(
        id="a",
        text=text,
        sentences=tuple(zip(starts, ends, strict=True)),
        places=tuple(
            Place(span=span(n), name=n.title(), **KNOWN[n])  # type: ignore[arg-type]
            for n in sorted(names, key=text.index)
        ),
        actors=(Actor(span=span(acting), name=acting, kind="group"),) if acting else (),
        event_words=(word,),
    )
    told = scenes(reading)
    at = next(i for i, scene in enumerate(told) if scene.words)
    side = Participant(span=(0, 1), name="x", country=by)
    return place_event(text, word, told, at, (side,))


def test_the_clause_comes_first() -> None:
    found = placed("They struck in Lyon and met in Rome.", "Lyon", "Rome", clause="Lyon")
    assert found is not None
    assert (found.name, found.origin, found.feature) == ("Lyon", "clause", "PPL")


def test_a_country_gives_way_to_its_town_right_behind() -> None:
    found = placed("They struck in France's city of Lyon.", "France", "Lyon", clause="France")
    assert found is not None
    assert (found.name, found.origin) == ("Lyon", "clause")


def test_then_the_only_place_of_the_sentence() -> None:
    found = placed("From Lyon it was said that they struck.", "Lyon")
    assert found is not None
    assert found.origin == "sentence"
    assert placed("From Lyon to Rome they struck.", "Lyon", "Rome") is None


def test_a_town_and_its_country_are_one_place() -> None:
    found = placed("From Lyon, France they struck.", "Lyon", "France")
    assert found is not None
    assert found.name == "Lyon"


def test_then_the_sentence_before_in_its_paragraph() -> None:
    found = placed("They came to Lyon. They struck.", "Lyon")
    assert found is not None
    assert found.origin == "previous sentence"
    assert placed("They came to Lyon.\n\nThey struck.", "Lyon") is None
    assert placed("From Rome they came to Lyon. They struck.", "Lyon", "Rome") is None


def test_a_country_of_the_sentence_before_is_too_far() -> None:
    assert placed("They came to France. They struck.", "France") is None


def test_a_continent_is_only_the_clauses_place() -> None:
    assert placed("For power in Asia they struck.", "Asia") is None
    found = placed("They struck in Asia.", "Asia", clause="Asia")
    assert found is not None
    assert found.feature == "CONT"


def test_the_dateline_comes_last_and_only_at_home() -> None:
    text = "LYON, France (Agency) - They struck."
    found = placed(text, "LYON", "France")
    assert found is not None
    assert (found.name, found.origin) == ("Lyon", "dateline")
    assert placed(text, "LYON", "France", by="ITA") is None
    assert placed(text, "LYON", "France", by="") == found


def test_a_place_in_the_sentence_goes_before_the_dateline() -> None:
    found = placed("ROME (Agency) - Men from Lyon struck.", "ROME", "Lyon", by="ITA")
    assert found is not None
    assert (found.name, found.origin) == ("Lyon", "sentence")


def test_a_place_within_an_actors_words_is_not_where_it_happened() -> None:
    assert placed("The mayor of Lyon struck.", "Lyon", acting="The mayor of Lyon") is None

"""Tellings that differ in one thing are joined where they tell of one event, and only there."""

from __future__ import annotations

from typing import Any

from dateline.model import EventPlace, EventRecord, EventType, Reading
from dateline.records import merge
from tests.records import making
from tests.records.making import alone, together

TEXT = "{by} {did} the coast guard station of {on} at Hofn {when}, {rest}."
REST = "a fisherman on the pier said"
HOFN = EventPlace(span=(0, 1), name="Hofn", country="ISL", feature="PPL", lat=64.3, lon=-15.2)
CODES = {"Britain": "GBR", "Norway": "NOR", "Denmark": "DNK", "Faroe": "FRO"}


def telling(
    name: str,
    *,
    by: str = "Britain",
    on: str = "Norway",
    did: str = "shelled",
    event: EventType = "ASSAULT",
    day: int = 6,
    published: str | None = "1976-05-20",
    rest: str = REST,
) -> Reading:
    when = f"on {day} May 1976"
    text = TEXT.format(by=by, did=did, on=on, when=when, rest=rest)
    ev = making.Ev(
        did, by, did, event,
        (making.Who(by, by, CODES[by]),), (making.Who(on, on, CODES[on]),),
        when=(f"1976-05-{day:02}", when), where=HOFN,
    )  # fmt: skip
    return making.page(name, text, ev, published=published, outlet=name)


def records(*pages: Reading, apart: bool = False) -> list[EventRecord]:
    return merge(list(pages), (alone if apart else together)(list(pages)))


def fields(*pages: Reading, **how: Any) -> list[list[str]]:
    return [[d.field for d in record.disagreements] for record in records(*pages, **how)]


def test_one_deed_laid_to_two_actors_is_a_disagreement_over_who() -> None:
    assert fields(telling("a"), telling("b", by="Denmark")) == [["source"]]


def test_statements_by_two_actors_are_two_statements() -> None:
    said: dict[str, Any] = {"did": "condemned", "event": "ACCUSE"}
    assert fields(telling("a", **said), telling("b", by="Denmark", **said)) == [[], []]


def test_one_deed_aimed_at_two_is_a_disagreement_over_whom() -> None:
    assert fields(telling("a"), telling("b", on="Faroe")) == [["target"]]


def test_two_things_that_differ_are_two_events() -> None:
    assert len(records(telling("a"), telling("b", by="Denmark", on="Faroe"))) == 2
    assert len(records(telling("a"), telling("b", by="Denmark", day=9))) == 2


def test_one_act_dated_otherwise_is_a_disagreement_over_when() -> None:
    (record,) = records(telling("a"), telling("b", day=9))
    assert [v.value for v in record.disagreements[0].values] == ["1976-05-06", "1976-05-09"]


def test_news_of_each_its_own_day_is_a_series() -> None:
    other: dict[str, Any] = {"day": 9, "rest": "as low clouds drifted over an empty harbour town"}
    assert fields(telling("a"), telling("b", **other)) == [["date"]]
    pages = [
        telling("a", published="1976-05-07"),
        telling("b", published="1976-05-10", **other),
    ]
    assert [record.date for record in records(*pages)] == ["1976-05-06", "1976-05-09"]


def test_what_two_names_are_given_is_a_disagreement_over_what_to_call_it() -> None:
    (record,) = records(telling("a", did="searched", event="COERCE"), telling("b"))
    assert [d.field for d in record.disagreements] == ["event"]
    assert {v.value for v in record.disagreements[0].values} == {"ASSAULT", "COERCE"}


def test_what_no_two_names_fit_are_two_events() -> None:
    assert len(records(telling("a", did="praised", event="SUPPORT"), telling("b"))) == 2


def war(name: str, words: str, when: tuple[str, str] | None, **fields: Any) -> Reading:
    text = f"Norway was blamed for standing aside in Iceland's {words}."
    ev = making.Ev(
        "conflict", "Iceland", "war", "ASSAULT",
        (making.Who("Iceland", "Iceland", "ISL"),), (making.Who("Britain", "Britain", "GBR"),),
        when=when,
    )  # fmt: skip
    return making.page(name, text, ev, **fields)


def test_a_war_dated_long_ago_stands_against_a_page_that_calls_it_recent() -> None:
    old = war("a", "conflict with Britain in June 1973", ("1973-06", "June 1973"))
    recent = war("b", "recent conflict with Britain", None, published="1976-05-20")
    (record,) = records(old, recent, apart=True)
    (date,) = record.disagreements
    assert (date.field, {v.value for v in date.values}) == (
        "date",
        {"1973-06", "shortly before 1976-05-20"},
    )
    texts = {"a": old.text, "b": recent.text}
    said = {w.doc: texts[w.doc][slice(*w.span)] for v in date.values for w in v.words}
    assert said == {"a": "June 1973", "b": "recent conflict"}
    lately = war("a", "conflict with Britain in January 1976", ("1976-01", "January 1976"))
    assert all(not f for f in fields(lately, recent, apart=True))
    assert len(records(lately, recent, apart=True)) == 1


def test_a_date_that_as_many_call_recent_long_after_is_not_the_records() -> None:
    old = war("a", "conflict with Britain in June 1973", ("1973-06", "June 1973"))
    recent = war("b", "recent conflict with Britain", None, published="1976-05-20")
    (record,) = records(old, recent, apart=True)
    assert (record.date, record.date_precision) == (None, "none")
    again = war("c", "long conflict with Britain in June 1973", ("1973-06", "June 1973"))
    (record,) = records(old, recent, again, apart=True)
    assert record.date == "1973-06"


def test_a_page_that_dates_two_wars_tells_of_two() -> None:
    text = (
        "Iceland's conflict with Britain in 1958 came before Iceland's battle with Britain in 1972."
    )
    sides: dict[str, Any] = {
        "source": (making.Who("Iceland", "Iceland", "ISL"),),
        "target": (making.Who("Britain", "Britain", "GBR"),),
    }
    told = [
        making.Ev(word, f"Iceland's {word}", "war", "ASSAULT", when=(year, year), **sides)
        for word, year in (("conflict", "1958"), ("battle", "1972"))
    ]
    assert [r.date for r in records(making.page("a", text, *told))] == ["1958", "1972"]


def test_pages_of_two_stories_have_to_be_known_to_be_of_one_time() -> None:
    undated = telling("a", published=None), telling("b", by="Denmark", published=None)
    assert fields(telling("a"), telling("b", by="Denmark"), apart=True) == [["source"]]
    assert fields(*undated, apart=True) == [[], []]
    assert fields(*undated) == [["source"]]

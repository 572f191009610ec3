"""Records: which tellings are one event, what the record says, and what it never says."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import EventPlace, EventRecord, EventType, Reading, StoryAssignment
from dateline.records import merge
from tests.records import making
from tests.records.making import alone, strike, together


def docs(record: EventRecord) -> set[str]:
    return {mention.doc for mention in record.mentions}


COMPLAINT_A = (
    "Ties have cooled, as Reykjavik expressed dissatisfaction with Oslo's support during its "
    "conflict with Britain in June 1975."
)
COMPLAINT_B = (
    "Hallgrimsson criticized Norway for not supporting Iceland in its recent conflict with "
    "Britain. Earlier Iceland accused Norway of selling cod below the agreed price."
)


@pytest.fixture
def complaint() -> list[Reading]:
    ev, who = making.Ev, making.Who
    iceland, norway = who("Reykjavik", "Iceland", "ISL"), who("Oslo", "Norway", "NOR")
    geir = who("Hallgrimsson", "Geir Hallgrimsson", "ISL", "GOV", "person")
    a = making.page(
        "a", COMPLAINT_A,
        ev("expressed dissatisfaction", "Reykjavik expressed", "express dissatisfaction", "ACCUSE",
           (iceland,), (norway,)),
    )  # fmt: skip
    b = making.page(
        "b", COMPLAINT_B,
        ev("criticized", "Hallgrimsson", "criticize", "ACCUSE", (geir,),
           (who("Norway", "Norway", "NOR"),), when=("1976-09-03", None)),
        ev("accused", "Earlier Iceland", "accuse", "ACCUSE", (who("Iceland", "Iceland", "ISL"),),
           (who("Norway", "Norway", "NOR"),), when=("1976-09-03", None)),
        published="1976-09-03", outlet="The Cape",
    )  # fmt: skip
    return [a, b]


def test_one_complaint_told_by_two_pages_in_their_own_words_is_one_record(
    complaint: list[Reading],
) -> None:
    records = merge(complaint, alone(complaint))
    joined = next(r for r in records if len(docs(r)) == 2)
    assert [m.event for m in joined.mentions] == ["a-e1", "b-e1"]
    assert joined.source[0].name == "Geir Hallgrimsson"
    assert joined.target[0].code == "NOR"
    assert joined.status == "corroborated"
    assert joined.origins == ("The Cape", "page a")
    # The other accusation, over cod, stays apart.
    assert [m.event for r in records if r is not joined for m in r.mentions] == ["b-e2"]


def test_it_holds_when_one_page_dates_what_the_other_calls_recent(complaint: list[Reading]) -> None:
    ev, who = making.Ev, making.Who
    dated = making.page(
        "a", COMPLAINT_A,
        ev("expressed dissatisfaction", "Reykjavik expressed", "express dissatisfaction", "ACCUSE",
           (who("Reykjavik", "Iceland", "ISL"),), (who("Oslo", "Norway", "NOR"),),
           when=("1975-06", "June 1975")),
    )  # fmt: skip
    pages = [dated, complaint[1]]
    assert any(len(docs(r)) == 2 for r in merge(pages, alone(pages)))


def count(readings: list[Reading], assignments: list[StoryAssignment] | None = None) -> int:
    return len(merge(readings, assignments or together(readings)))


def test_the_same_words_about_others_are_another_event() -> None:
    assert count([strike("a"), strike("b")]) == 1
    assert count([strike("a"), strike("b", by="Norway", code="NOR")]) == 2
    assert count([strike("a"), strike("b", on="Norway", on_code="NOR")]) == 2
    turned = strike("b", by="Iceland", code="ISL", on="Britain", on_code="GBR")
    assert count([strike("a"), turned]) == 2


def attack(name: str, by: making.Who) -> Reading:
    ev = making.Ev(
        "attacked", by.words, "attack", "ASSAULT",
        (by,), (making.Who("Iceland", "Iceland", "ISL"),),
    )  # fmt: skip
    return making.page(name, f"{by.words} attacked two gunboats of Iceland off the east coast.", ev)


def test_gunmen_and_who_they_are_neither_clash_nor_disagree() -> None:
    bare = attack("a", making.Who("Gunmen", "Gunmen", kind="group"))
    named = attack("b", making.Who("British gunmen", "British gunmen", "GBR", kind="group"))
    (record,) = merge(pages := [bare, named], together(pages))
    assert docs(record) == {"a", "b"}
    assert record.disagreements == ()


def arrest(name: str, text: str) -> Reading:
    driver = making.Who("driver", "driver", kind="group")
    ev = making.Ev("arrested", "arrested", "arrest", "COERCE", target=(driver,))
    return making.page(name, text, ev, published="2016-11-09")


def test_what_all_pages_tell_without_a_doer_is_one_event() -> None:
    first = "Officers at the hospital have since arrested the driver, who said he had slept badly."
    second = (
        "They arrested the driver before noon; seven passengers lay dead and the hospital was full."
    )
    assert count([arrest("a", first), arrest("b", second)]) == 1


def test_done_and_planned_are_two_records_and_the_planned_one_says_so() -> None:
    records = merge(
        pages := [strike("a"), strike("b", told={"modality": "planned"})], together(pages)
    )
    assert [r.status for r in records] == ["single-origin", "planned"] or [
        r.status for r in records
    ] == ["planned", "single-origin"]


def test_a_denial_meets_what_it_denies() -> None:
    pages = [
        strike("a", outlet="The Cape"),
        strike(
            "b",
            outlet="Morning Tide",
            text="It is not true that Britain attacked two gunboats of Iceland off the east coast.",
            told={"modality": "denied"},
        ),
    ]
    (record,) = merge(pages, together(pages))
    assert record.status == "contested"
    (occurrence,) = record.disagreements
    assert occurrence.field == "occurrence"
    assert {v.value: v.docs for v in occurrence.values} == {"happened": ("a",), "denied": ("b",)}
    (denied,) = merge(pages[1:], together(pages[1:]))
    assert denied.status == "denied"


def test_two_dated_events_of_one_page_stay_two() -> None:
    ev, who = making.Ev, making.Who
    text = "Crosland visited Oslo on 3 May 1976. Crosland visited Oslo on 20 May 1976."
    sides: dict[str, Any] = {
        "lemma": "visit", "event": "CONSULT",
        "source": (who("Crosland", "Anthony Crosland", "GBR", "GOV", "person"),),
        "target": (who("Oslo", "Norway", "NOR"),),
    }  # fmt: skip
    page = making.page(
        "a", text,
        ev("visited", "Crosland", when=("1976-05-03", "3 May 1976"), **sides),
        ev("visited", ". Crosland", when=("1976-05-20", "20 May 1976"), **sides),
    )  # fmt: skip
    assert [r.date for r in merge([page], together([page]))] == ["1976-05-03", "1976-05-20"]


def test_a_dated_and_an_undated_telling_of_one_page_are_one() -> None:
    ev, who = making.Ev, making.Who
    text = "Talks in Oslo: Iceland met Britain.\n\nIceland met Britain in Oslo on 20 May 1976."
    sides: dict[str, Any] = {
        "lemma": "meet", "event": "CONSULT", "source": (who("Iceland", "Iceland", "ISL"),),
        "target": (who("Britain", "United Kingdom", "GBR"),),
    }  # fmt: skip
    page = making.page(
        "a", text,
        ev("met", "Iceland", **sides),
        ev("met", "\n\nIceland", when=("1976-05-20", "20 May 1976"), **sides),
    )  # fmt: skip
    (record,) = merge([page], together([page]))
    assert (record.date, record.date_precision, len(record.mentions)) == ("1976-05-20", "day", 2)


def test_two_persons_of_one_government_are_not_one_actor() -> None:
    ev, who = making.Ev, making.Who

    def visit(name: str, person: str) -> Reading:
        return making.page(
            name, f"{person} visited Norway for talks on fishing limits.",
            ev("visited", person, "visit", "CONSULT",
               (who(person, person, "ISL", "GOV", "person"),), (who("Norway", "Norway", "NOR"),)),
        )  # fmt: skip

    assert count([visit("a", "Geir Hallgrimsson"), visit("b", "Einar Agustsson")]) == 2
    assert count([visit("a", "Geir Hallgrimsson"), visit("b", "Hallgrimsson")]) == 1


def test_sides_may_change_places_where_both_do_the_same() -> None:
    ev, who = making.Ev, making.Who

    def deal(name: str, one: tuple[str, str], other: tuple[str, str], event: EventType) -> Reading:
        return making.page(
            name, f"{one[0]} signed the fishing agreement with {other[0]} in Oslo.",
            ev("signed", one[0], "sign", event, (who(one[0], one[0], one[1]),),
               (who(other[0], other[0], other[1]),)),
        )  # fmt: skip

    iceland, britain = ("Iceland", "ISL"), ("Britain", "GBR")
    assert count([deal("a", iceland, britain, "AGREE"), deal("b", britain, iceland, "AGREE")]) == 1
    assert count([deal("a", iceland, britain, "AID"), deal("b", britain, iceland, "AID")]) == 2


def test_types_that_one_act_may_be_called_can_merge_and_others_never() -> None:
    ev, who = making.Ev, making.Who
    text = "Iceland signed the agreement on fishing grounds with Norway on 20 May 1976."

    def told(name: str, event: EventType) -> Reading:
        return making.page(
            name, text,
            ev("signed", "Iceland", "sign", event, (who("Iceland", "Iceland", "ISL"),),
               (who("Norway", "Norway", "NOR"),), when=("1976-05-20", "20 May 1976")),
        )  # fmt: skip

    assert count([told("a", "AGREE"), told("b", "COOPERATE")]) == 1
    assert count([told("a", "ACCUSE"), told("b", "REJECT")]) == 2


def test_undated_deeds_on_pages_far_apart_recur() -> None:
    pages = [
        strike("a", published="1975-12-11"),
        strike("b", published="1976-05-06"),
    ]
    assert count(pages, alone(pages)) == 2
    near = [pages[0], strike("b", published="1975-12-14")]
    assert count(near, alone(near)) == 1


def test_pages_differ_over_date_number_place_and_actor() -> None:
    oslo, bergen = (
        EventPlace(span=(0, 1), name=name, country="NOR", lat=lat, lon=5.0)
        for name, lat in (("Oslo", 59.9), ("Bergen", 60.4))
    )
    text = "Britain hit {} gunboats of Iceland with frigates off the coast on {} May 1976."

    def told(name: str, number: str, day: str, where: EventPlace, bound: str | None) -> Reading:
        return making.page(
            name, text.format(number, day),
            making.Ev("hit", "Britain", "hit", "ASSAULT",
                      (making.Who("Britain", "United Kingdom", "GBR"),),
                      (making.Who("Iceland", "Iceland", "ISL"),),
                      when=(f"1976-05-{int(day):02}", f"{day} May 1976"), where=where,
                      numbers=((number, "gunboat", float(number), bound),)),
        )  # fmt: skip

    pages = [told("a", "20", "6", oslo, None), told("b", "30", "16", bergen, None)]
    (record,) = merge(pages, together(pages))
    assert [d.field for d in record.disagreements] == ["date", "place", "number"]
    assert [v.value for v in record.disagreements[2].values] == ["20 gunboat", "30 gunboat"]
    assert record.disagreements[0].values[1].docs == ("b",)
    agreed = [told("a", "20", "6", oslo, None), told("b", "21", "6", oslo, "about")]
    (record,) = merge(agreed, together(agreed))
    assert record.disagreements == ()


def test_years_in_a_row_clash_and_days_in_a_row_disagree() -> None:
    text = "Britain attacked two gunboats of Iceland off the coast {}."

    def on(name: str, value: str, words: str) -> Reading:
        return strike(name, text=text.format(words), told={"when": (value, words)})

    years = [on("a", "1975", "in 1975"), on("b", "1976", "in 1976")]
    (record,) = merge(years, together(years))
    assert [d.field for d in record.disagreements] == ["date"]
    days = [on("a", "1976-05-06", "on 6 May 1976"), on("b", "1976-05-07", "on 7 May 1976")]
    (record,) = merge(days, together(days))
    assert [d.field for d in record.disagreements] == ["date"]


def test_a_coarser_date_is_no_disagreement_and_the_finer_one_is_taken() -> None:
    pages = [
        strike("a", text="Britain attacked Iceland off the coast in May 1976.",
               told={"when": ("1976-05", "May 1976")}),
        strike("b", text="Britain attacked Iceland off the coast on 6 May 1976.",
               told={"when": ("1976-05-06", "6 May 1976")}),
    ]  # fmt: skip
    (record,) = merge(pages, together(pages))
    assert (record.date, record.disagreements) == ("1976-05-06", ())


def test_the_summary_is_the_pages_words_and_short() -> None:
    text = (
        "After a winter of rammings, cut nets and shots across the bow that had brought both "
        "fleets to the edge of open battle, Britain attacked two gunboats of Iceland with three "
        "frigates off the east coast; the cabinet in Reykjavik met through the night, and the "
        "ambassador was called home before the morning papers were out."
    )
    page = strike("a", text=text)
    (record,) = merge([page], together([page]))
    assert len(record.summary) <= 200
    assert record.summary.strip("…") in text
    assert "Britain attacked two gunboats of Iceland" in record.summary


def test_nothing_comes_of_nothing() -> None:
    assert merge([], []) == []
    empty = Reading(id="a", text="")
    assert merge([empty], []) == []


def test_records_stand_by_date_and_the_undated_last() -> None:
    pages = [
        strike("a"),
        strike("b", by="Norway", code="NOR", told={"when": ("1976-02", None)}),
        strike("c", by="Denmark", code="DNK", told={"when": ("1975-12-11", None)}),
    ]
    assert [r.date for r in merge(pages, alone(pages))] == ["1975-12-11", "1976-02", None]


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_every_mention_is_in_one_record_whatever_the_order(data: st.DataObject) -> None:
    names = [("Britain", "GBR"), ("Iceland", "ISL"), ("Norway", "NOR")]
    words = ["attacked", "met", "criticized"]
    types: dict[str, EventType] = {"attacked": "ASSAULT", "met": "CONSULT", "criticized": "ACCUSE"}
    tails = ["off the east coast", "over the fishing limits", "in Oslo with frigates", "again"]
    dates = [None, ("1976-05-06", None), ("1976", None), ("P2D", None), ("1976-13-45", None)]
    pages = []
    for n in range(data.draw(st.integers(0, 6))):
        lines: list[str] = []
        events: list[making.Ev] = []
        for _ in range(data.draw(st.integers(0, 3))):
            (one, code), (other, other_code) = data.draw(st.permutations(names))[:2]
            word = data.draw(st.sampled_from(words))
            line = f"{one} {word} {other} {data.draw(st.sampled_from(tails))} {len(lines)}."
            lines.append(line)
            events.append(
                making.Ev(
                    word,
                    line,
                    word,
                    types[word],
                    data.draw(st.sampled_from([(), (making.Who(one, one, code),)])),
                    (making.Who(other, other, other_code),),
                    when=data.draw(st.sampled_from(dates)),
                    modality=data.draw(
                        st.sampled_from(["asserted", "denied", "planned", "hypothetical"])
                    ),
                )
            )
        published = data.draw(st.sampled_from([None, "1976-05-07", "1975"]))
        outlet = data.draw(st.sampled_from([None, "Echo", "Tide"]))
        pages.append(
            making.page(f"p{n}", " ".join(lines), *events, published=published, outlet=outlet)
        )
    stories = [StoryAssignment(id=p.id, story=data.draw(st.sampled_from("st"))) for p in pages]
    records = merge(pages, stories)
    found = [(m.doc, m.event) for r in records for m in r.mentions]
    assert sorted(found) == sorted((p.id, e.id) for p in pages for e in p.events)
    assert len({r.record for r in records}) == len(records)
    for record in records:
        assert record.independent_origins == len(record.origins) >= 1
        assert 0 <= record.confidence <= 1
        assert len(record.summary) <= 200
    chance = random.Random(data.draw(st.integers(0, 99)))  # noqa: S311
    shuffled = chance.sample(pages, len(pages))
    assert merge(shuffled, chance.sample(stories, len(stories))) == records


def test_an_actor_that_one_page_alone_names_stands_only_with_the_clearest_telling() -> None:
    who = making.Who
    britain, iceland = who("Britain", "Britain", "GBR"), who("Iceland", "Iceland", "ISL")
    trawlers = who("trawlers", "trawlers", None, None, "group")
    raid = "Britain attacked two gunboats of Iceland off the east coast with frigates."
    fog = "Britain attacked gunboats of Iceland and trawlers in the fog."
    pages = [
        strike("a", text=raid, outlet="A"),
        strike("b", text=raid.replace("two", "three"), outlet="B"),
        making.page(
            "c",
            fog,
            making.Ev("attacked", fog, "attack", "ASSAULT", (britain,), (iceland, trawlers)),
            outlet="C",
        ),
    ]
    (record,) = merge(pages, together(pages))
    assert [actor.name for actor in record.target] == ["Iceland"]
    # What else a page says is an alternative of the record.
    others = {a.field: [v.value for v in a.values] for a in record.alternatives}
    assert others["target"] == ["Iceland, trawlers"]
    (single,) = merge(pages[2:], together(pages[2:]))
    assert [actor.name for actor in single.target] == ["Iceland", "trawlers"]

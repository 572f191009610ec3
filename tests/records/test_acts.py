"""Two events side by side as the coder took them: what agrees, and what excludes that it is one."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace

from dateline.model import EventPlace, EventType, Reading
from dateline.records import merge
from dateline.records.acts import ACTS, Acts
from dateline.records.told import Told, tell
from tests.records import making
from tests.records.making import Ev, Who, strike

ICELAND, BRITAIN, NORWAY = (
    Who("Iceland", "Iceland", "ISL"),
    Who("Britain", "Britain", "GBR"),
    Who("Norway", "Norway", "NOR"),
)
OSLO, BERGEN, LIMA = (
    EventPlace(span=(0, 1), name=name, country=country)
    for name, country in (("Oslo", "NOR"), ("Bergen", "NOR"), ("Lima", "PER"))
)


def told(reading: Reading) -> Told:
    (one,) = tell([reading], {})
    return one


def hit(name: str = "a", **ev: Any) -> Told:
    return told(strike(name, told=ev))


def act(
    event: EventType, source: tuple[Who, ...], target: tuple[Who, ...], name: str = "a", **ev: Any
) -> Told:
    """`source` does `event` to `target`, all by name."""
    names = " and ".join(who.words for who in (*source, *target))
    text = f"It was signed by {names}."
    return told(making.page(name, text, Ev("signed", "It", "sign", event, source, target, **ev)))


def feature(name: str, one: Told, other: Told) -> float:
    rows = Acts([one, other]).rows((np.array([0, 1]), np.array([1, 0])))
    assert rows.shape == (2, len(ACTS))
    assert rows[0].tolist() == rows[1].tolist()
    return float(rows[0, ACTS.index(name)])


def exclude(one: Told, other: Told) -> bool:
    return bool(Acts([one, other]).excluded((np.array([0]), np.array([1])))[0])


def with_event(one: Told, **fields: Any) -> Told:
    known = {name: getattr(one, name) for name in Told.__slots__}
    return Told(**{**known, "event": replace(one.event, **fields)})


def test_the_type_its_family_class_and_mode() -> None:
    sides = ((BRITAIN,), (ICELAND,))
    agree, cooperate, accuse = (act(e, *sides) for e in ("AGREE", "COOPERATE", "ACCUSE"))
    names = ("same type", "one family", "same class")
    assert [feature(n, agree, agree) for n in names] == [1, 1, 1]
    assert [feature(n, agree, cooperate) for n in names] == [0, 1, 0]
    assert [feature(n, agree, accuse) for n in names] == [0, 0, 0]
    raid, shelling, bare = (
        with_event(accuse, mode=m) for m in ("aerial", "heavy-weapons", None)
    )  # fmt: skip
    assert [feature("same mode", raid, x) for x in (raid, shelling, bare)] == [1, 0, 0]
    assert feature("same mode", bare, bare) == 0


def test_the_sides_agree_contradict_or_leave_open() -> None:
    one = act("ACCUSE", (BRITAIN,), (ICELAND,))
    other = act("ACCUSE", (NORWAY,), (ICELAND,))
    turned = act("ACCUSE", (ICELAND,), (BRITAIN,))
    bare = act("ACCUSE", (), (ICELAND,))
    names = ("sources", "targets", "turned")
    assert [feature(n, one, one) for n in names] == [1, 1, -2]
    assert [feature(n, one, other) for n in names] == [-1, 1, -2]
    assert [feature(n, one, turned) for n in names] == [-1, -1, 2]
    assert [feature(n, one, bare) for n in names] == [0, 1, -1]


DATED = "Britain attacked two gunboats of Iceland on 6 May 1976, that is 9 May 1976 or May 1976."


def dated(value: str | None, words: str = "6 May 1976") -> Told:
    return told(strike("a", text=DATED, told={"when": (value, words)} if value else {}))


@pytest.mark.parametrize(
    ("one", "other", "agree", "undated"),
    [
        ("1976-05-06", "1976-05-06", 1, 0),
        ("1976-05-06", "1976-05", 1, 0),
        ("1976-05-06", "1976-05-07", 1, 0),  # time zones
        ("1976-05-06", "1976-05-09", -1, 0),
        ("1976-05-06", None, 0, 1),
        (None, None, 0, 2),
    ],
)
def test_dates(one: str | None, other: str | None, agree: int, undated: int) -> None:
    assert feature("event dates", dated(one), dated(other)) == agree
    assert feature("undated", dated(one), dated(other)) == undated
    assert exclude(dated(one), dated(other)) == (agree < 0)


def test_whether_it_is_so() -> None:
    done, denied, planned = (hit(modality=m) for m in ("asserted", "denied", "planned"))
    assert feature("one denies", done, denied) == 1
    assert feature("one denies", denied, denied) == 0
    assert feature("one to come", done, planned) == 1
    assert feature("one to come", done, denied) == 0


def test_counts_places_and_how_sure() -> None:
    def counted(*numbers: tuple[str, float]) -> Told:
        return hit(numbers=tuple(("two", what, value, None) for what, value in numbers))

    two, three = counted(("dead", 2.0)), counted(("dead", 3.0))
    assert feature("counts", two, two) == 1
    assert feature("counts", two, three) == -1
    assert feature("counts", two, counted(("injured", 2.0))) == 0
    assert feature("counts", two, counted(("dead", 2.0), ("injured", 9.0))) == 1
    assert feature("counts", hit(), hit()) == 0
    oslo, bergen, lima = (hit(where=w) for w in (OSLO, BERGEN, LIMA))
    places = [feature("event places", oslo, x) for x in (oslo, bergen, lima, hit())]
    assert places == [1, 0.5, -1, 0]
    assert feature("less sure", hit(confidence=0.75), hit(confidence=0.5)) == 0.5


def test_deeds_of_one_page_at_places_far_from_each_other_are_two() -> None:
    def at(name: str, lat: float, lon: float, feature: str = "PPL", origin: Any = "clause") -> Any:
        return EventPlace(
            span=(0, 1), name=name, country="NOR", lat=lat, lon=lon, feature=feature, origin=origin
        )

    oslo, bergen = at("Oslo", 59.9, 10.7), at("Bergen", 60.4, 5.3)
    assert exclude(hit(where=oslo), hit(where=bergen))
    # Two pages may contradict each other, which is shown where they are one.
    assert not exclude(hit(where=oslo), hit("b", where=bergen))
    assert not exclude(hit(where=oslo), hit(where=oslo))
    assert not exclude(hit(where=oslo), hit(where=at("Bærum", 59.9, 10.5)))
    assert not exclude(hit(where=oslo), hit(where=at("Norway", 62.0, 10.0, "PCLI")))
    assert not exclude(hit(where=oslo), hit(where=at("Bergen", 60.4, 5.3, origin="sentence")))
    assert not exclude(hit(where=oslo), hit())
    # A statement is not made at the place that its clause names.
    said = [act("ACCUSE", (NORWAY,), (BRITAIN,), where=where) for where in (oslo, bergen)]
    assert not exclude(*said)


def test_types_that_no_act_is_both_of_exclude() -> None:
    sides = ((BRITAIN,), (ICELAND,))

    def apart(one: EventType, other: EventType) -> bool:
        return exclude(act(one, *sides), act(other, *sides, name="b"))

    assert apart("ACCUSE", "ASSAULT")
    assert not apart("ACCUSE", "ACCUSE")
    assert not apart("AGREE", "COOPERATE")
    # An arrest, or an abduction: the pages may judge one act otherwise, whichever comes first.
    assert not apart("COERCE", "ASSAULT")
    assert not apart("ASSAULT", "PROTEST")
    assert not apart("PROTEST", "ASSAULT")


def test_done_and_to_come_exclude_each_other_and_a_denial_neither() -> None:
    done, planned, denied, open_ = (
        hit(modality=m) for m in ("asserted", "planned", "denied", "hypothetical")
    )
    assert exclude(done, planned)
    assert exclude(hit(modality="threatened"), done)
    assert not exclude(done, denied)
    assert not exclude(done, open_)
    assert not exclude(planned, open_)


def test_other_states_on_a_side_exclude() -> None:
    one = act("ACCUSE", (BRITAIN,), (ICELAND,))
    assert exclude(one, act("ACCUSE", (NORWAY,), (ICELAND,)))
    assert exclude(one, act("ACCUSE", (BRITAIN,), (NORWAY,)))
    assert exclude(one, act("ACCUSE", (ICELAND,), (BRITAIN,)))
    assert not exclude(one, act("ACCUSE", (BRITAIN, NORWAY), (ICELAND,)))
    assert not exclude(one, act("ACCUSE", (), (ICELAND,)))


def test_those_who_act_for_a_state_stand_for_it_and_others_do_not() -> None:
    one = act("ACCUSE", (BRITAIN,), (ICELAND,))
    navy = Who("The fleet", "The fleet", "NOR", "MIL", "group")
    crowd = Who("Bystanders", "Bystanders", "NOR", "CVL", "group")
    assert exclude(one, act("ACCUSE", (navy,), (ICELAND,)))
    # What two say is two things, whoever they are; of a deed pages may have it from afar.
    assert exclude(one, act("ACCUSE", (crowd,), (ICELAND,)))
    assert not exclude(act("ASSAULT", (BRITAIN,), (ICELAND,)), act("ASSAULT", (crowd,), (ICELAND,)))
    relief, harbour = (
        Who(name, name, code, None, "state")
        for name, code in (("Relief", "NGO"), ("Harbour", "IGO"))
    )
    assert exclude(act("ACCUSE", (relief,), ()), act("ACCUSE", (harbour,), ()))


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (((BRITAIN,), (ICELAND,)), ((ICELAND,), (BRITAIN,)), False),
        (((BRITAIN,), (ICELAND,)), ((BRITAIN,), (NORWAY,)), True),
        (((BRITAIN, ICELAND), ()), ((ICELAND,), (BRITAIN, NORWAY)), False),
        (((BRITAIN,), (ICELAND,)), ((), (ICELAND,)), False),
        (((BRITAIN,), ()), ((), (ICELAND,)), True),
        (((), ()), ((BRITAIN,), (ICELAND,)), False),
    ],
)
def test_a_mutual_act_may_be_turned_and_needs_two_states_in_common(
    one: tuple[tuple[Who, ...], tuple[Who, ...]],
    other: tuple[tuple[Who, ...], tuple[Who, ...]],
    apart: bool,
) -> None:
    assert exclude(act("CONSULT", *one), act("CONSULT", *other, name="b")) == apart
    assert exclude(act("CONSULT", *other, name="b"), act("CONSULT", *one)) == apart


def test_other_persons_in_office_exclude_and_anybody_else_does_not() -> None:
    def by(
        name: str, country: str | None = "ISL", sector: Any = "GOV", kind: Any = "person"
    ) -> Told:
        return act("ACCUSE", (Who(name, name, country, sector, kind),), (NORWAY,))

    geir, einar = by("Geir Hallgrimsson"), by("Einar Agustsson")
    assert exclude(geir, einar)
    assert not exclude(geir, geir)
    assert not exclude(geir, by("Hallgrimsson"))
    assert not exclude(geir, by("Iceland", sector=None, kind="state"))
    assert exclude(by("Geir Hallgrimsson", sector="CVL"), by("Einar Agustsson", sector="CVL"))
    assert not exclude(by("Geir Hallgrimsson", None), by("Einar Agustsson", None))
    on_geir, on_einar = (
        act("ACCUSE", (NORWAY,), (Who(n, n, "ISL", "GOV", "person"),))
        for n in ("Geir Hallgrimsson", "Einar Agustsson")
    )
    assert exclude(on_geir, on_einar)
    assert not exclude(on_geir, on_geir)


OWNERS = Who("shipowners", "shipowners", None, "BUS", "group")
FARMERS = Who("farmers", "farmers", None, "AGR", "group")
TRAWLER = Who("a trawler", "a trawler", None, None, "organisation")
COUNCIL = Who("the Council", "UN Security Council", "UNO", None, "organisation")


def test_those_who_fight_a_state_do_not_do_what_a_state_or_its_soldiers_do() -> None:
    rebels = Who("Rebels", "Rebels", "NOR", "REB", "group")
    soldiers = Who("Soldiers", "Soldiers", "NOR", "MIL", "group")
    theirs = act("ASSAULT", (rebels,), ())
    assert exclude(theirs, act("ASSAULT", (soldiers,), ()))
    assert exclude(act("ASSAULT", (BRITAIN,), ()), theirs)
    assert not exclude(theirs, act("ASSAULT", (BRITAIN, rebels), ()))
    assert not exclude(theirs, act("ASSAULT", (Who("Gunmen", "Gunmen", None, None, "group"),), ()))


def test_a_government_and_people_of_private_life_do_not_say_one_thing() -> None:
    ministry = Who("a ministry", "a ministry", None, "GOV", "group")
    state, owners, farmers, office = (
        act("REQUEST", (who,), (ICELAND,)) for who in (NORWAY, OWNERS, FARMERS, ministry)
    )
    assert exclude(state, owners)
    assert exclude(owners, state)
    assert exclude(owners, farmers)
    assert not exclude(state, office)
    # Of a deed pages may have it from afar.
    sides = ((OWNERS,), (ICELAND,)), ((NORWAY,), (ICELAND,))
    assert not exclude(*(act("ASSAULT", *side) for side in sides))


def test_what_is_said_to_others_is_another_thing_whoever_stands_beside_them() -> None:
    to_norway = act("REQUEST", (BRITAIN,), (NORWAY,))
    assert exclude(to_norway, act("REQUEST", (BRITAIN,), (COUNCIL, TRAWLER)))
    assert not exclude(to_norway, act("REQUEST", (BRITAIN,), (TRAWLER,)))
    assert not exclude(to_norway, act("REQUEST", (BRITAIN,), (NORWAY, TRAWLER)))
    # Another who speaks, and to another.
    charity = Who("a charity", "a charity", None, None, "organisation")
    assert exclude(act("REQUEST", (charity,), (TRAWLER,)), act("REQUEST", (BRITAIN,), (NORWAY,)))


def test_a_mutual_act_has_somebody_in_common_where_both_name_one_in_office() -> None:
    luns = Who("Joseph Luns", "Joseph Luns", "IGO", None, "person")
    navy = Who("the ministry", "the ministry", None, "GOV", "organisation")
    offer = act("AGREE", (luns,), (BRITAIN, ICELAND))
    assert exclude(offer, act("AGREE", (navy,), (TRAWLER,)))
    assert not exclude(offer, act("AGREE", (navy,), (ICELAND,)))
    assert not exclude(offer, act("AGREE", (TRAWLER,), ()))


def test_a_state_beside_its_minister_is_no_other_actor() -> None:
    luns = Who("Joseph Luns", "Joseph Luns", "IGO", None, "person")
    knut = Who("Knut Frydenlund", "Knut Frydenlund", "NOR", "GOV", "person")
    assert exclude(act("CONSULT", (NORWAY, knut), ()), act("CONSULT", (luns,), ()))
    assert not exclude(act("CONSULT", (NORWAY, knut), ()), act("CONSULT", (NORWAY,), ()))


HISTORY = "Britain attacked two gunboats of Iceland. Britain had {} Iceland in {}."


def of_one_page(word: str, value: str, words: str, published: str | None) -> tuple[Told, Told]:
    sides: dict[str, Any] = {"source": (BRITAIN,), "target": (ICELAND,)}
    page = making.page(
        "a", HISTORY.format(word, words),
        Ev("attacked", "Britain", "attack", "ASSAULT", **sides),
        Ev(word, "Britain had", word, "ASSAULT", when=(value, words), **sides),
        published=published,
    )  # fmt: skip
    one, other = tell([page], {})
    return one, other


@pytest.mark.parametrize(
    ("word", "value", "words", "published", "apart"),
    [
        ("shelled", "1975-12", "December 1975", "1976-05-07", True),
        ("shelled", "1976-05", "May 1976", "1976-05-07", False),
        ("attacked", "1975-12", "December 1975", "1976-05-07", False),  # told again, with its date
        ("shelled", "1975", "1975", None, True),
        ("shelled", "1976-05-06", "6 May 1976", None, False),
    ],
)
def test_what_a_page_tells_of_another_time_in_other_words_is_history(
    word: str,
    value: str,
    words: str,
    published: str | None,
    apart: bool,
) -> None:
    one, other = of_one_page(word, value, words, published)
    assert exclude(one, other) == exclude(other, one) == apart


def attack(name: str, text: str, when: tuple[str, str]) -> Reading:
    sides: dict[str, Any] = {"source": (BRITAIN,), "target": (ICELAND,)}
    return making.page(name, text, Ev("attacked", text, "attack", "ASSAULT", when=when, **sides))


@pytest.mark.parametrize(
    ("text", "when", "days"),
    [
        ("Papers reported last week that Britain attacked Iceland.", "1976-W05", None),
        ("Norway said on Friday that Britain had attacked Iceland.", "1976-02-06", None),
        ("Norway said on Friday that Britain attacked Iceland.", "1976-02-06", "1976-02-06"),
        ("Britain attacked Iceland last week, Norway said.", "1976-W05", "1976-02-01"),
    ],
)
def test_the_day_of_saying_is_not_the_days_of_what_is_said(
    text: str, when: str, days: str | None
) -> None:
    one = told(attack("a", text, (when, "last week" if "week" in text else "Friday")))
    assert (one.days and one.days[1].isoformat()) == days
    # The record is dated by it all the same, where nothing else dates it.
    (record,) = merge([one.reading], [])
    assert record.date == when


def test_a_date_of_saying_excludes_no_other_and_gives_way_to_it() -> None:
    text = "Papers reported last week that Britain attacked Iceland."
    said = attack("a", text, ("1976-W05", "last week"))
    dated = attack("b", "On 7 January Britain attacked Iceland.", ("1976-01-07", "7 January"))
    assert not exclude(told(said), told(dated))
    (record,) = merge([said, dated], making.together([said, dated]))
    assert record.date == "1976-01-07"


def test_two_pages_may_date_it_and_not() -> None:
    news = told(strike("b", published="1976-05-07"))
    _, old = of_one_page("shelled", "1975-12", "December 1975", "1976-05-07")
    assert not exclude(news, old)

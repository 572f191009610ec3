"""Where pages contradict each other, and where they only differ."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from dateline.model import Attribution, EventPlace, EventRecord, Modality, Reading
from dateline.records import merge
from dateline.records.disagreements import disagreements
from dateline.records.told import tell
from tests.records import making
from tests.records.making import strike, together


def only(*pages: Reading) -> EventRecord:
    (record,) = merge(list(pages), together(list(pages)))
    return record


def toll(name: str, words: str, value: float, bound: str | None = None, **fields: Any) -> Reading:
    text = f"Britain attacked two gunboats of Iceland off the coast, killing {words} men ({name})."
    return strike(
        name, text=text, told={"numbers": ((words, "dead", value, bound),)}, outlet=name, **fields
    )


def found(record: EventRecord) -> list[tuple[str, list[str]]]:
    return [(d.field, [v.value for v in d.values]) for d in record.disagreements]


def shown(record: EventRecord) -> list[tuple[str, str, list[str]]]:
    return [(d.field, d.kind, [v.value for v in d.values]) for d in record.differences]


def test_two_tolls_of_one_day_contradict_each_other_and_words_and_origins_are_given() -> None:
    first = toll("a", "9", 9, published="1976-05-07")
    record = only(
        first,
        toll("b", "14", 14, published="1976-05-07"),
        toll("c", "14", 14, published="1976-05-07"),
    )
    assert found(record) == [("number", ["14 dead", "9 dead"])]
    most, other = record.disagreements[0].values
    assert (most.docs, most.origins) == (("b", "c"), ("b", "c"))
    (words,) = other.words
    assert (words.doc, first.text[slice(*words.span)]) == ("a", "9")
    assert record.differences == ()
    (number,) = record.numbers
    assert (number.what, number.value, number.docs) == ("dead", 14, ("b", "c"))
    (others,) = record.alternatives
    assert (others.field, [v.value for v in others.values]) == ("number", ["9 dead"])


def test_a_toll_that_rises_by_the_day_of_the_report_grew() -> None:
    record = only(
        toll("a", "9", 9, published="1976-05-07"),
        toll("b", "14", 14, published="1976-05-08"),
        toll("c", "at least 12", 12, "at least", published="1976-05-08"),
    )
    assert found(record) == []
    kinds = {kind: values for _, kind, values in shown(record)}
    assert kinds["growth"] == ["9 dead", "14 dead", "at least 12 dead"]
    assert record.numbers[0].value == 14


def test_a_toll_that_falls_is_a_disagreement() -> None:
    record = only(
        toll("a", "14", 14, published="1976-05-07"), toll("b", "9", 9, published="1976-05-08")
    )
    assert found(record) == [("number", ["14 dead", "9 dead"])]


def test_rounded_numbers_differ_without_contradiction_from_coarse_to_fine() -> None:
    record = only(
        toll("a", "194", 194), toll("b", "200", 200, "about"), toll("c", "190", 190, "more than")
    )
    assert found(record) == []
    ((field, kind, values),) = shown(record)
    assert (field, kind, values[-1]) == ("number", "rounding", "194 dead")
    assert record.numbers[0].value == 194


def test_a_page_that_gives_both_numbers_contradicts_neither() -> None:
    both = strike(
        "b",
        text="Britain attacked Iceland off the coast, killing 14 men, 9 of them sailors.",
        told={"numbers": (("14", "dead", 14, None), ("9", "dead", 9, None))},
        outlet="b",
    )
    assert found(only(toll("a", "9", 9), both)) == []


def test_pages_of_one_origin_do_not_contradict_each_other() -> None:
    pages = [toll("a", "9", 9, credit="Reuters"), toll("b", "14", 14, credit="Reuters")]
    assert found(only(*pages)) == []


def test_a_month_and_its_day_differ_in_precision() -> None:
    record = only(
        strike("a", text="Britain attacked Iceland off the coast on 6 May 1976.",
               told={"when": ("1976-05-06", "6 May 1976")}),
        strike("b", text="Britain attacked Iceland off the coast in May 1976.",
               told={"when": ("1976-05", "May 1976")}),
    )  # fmt: skip
    assert (found(record), shown(record)) == (
        [],
        [("date", "precision", ["1976-05", "1976-05-06"])],
    )
    assert [(a.field, a.values[0].value) for a in record.alternatives] == [("date", "1976-05")]


def page(name: str, **told: Any) -> Reading:
    text = f"Britain attacked two gunboats of Iceland off the east coast with frigates ({name})."
    return strike(name, text=text, told=told, outlet=name)


def at(name: str, feature: str, lat: float, lon: float) -> dict[str, Any]:
    return {
        "where": EventPlace(
            span=(0, 1), name=name, country="ISL", feature=feature, lat=lat, lon=lon
        )
    }


def test_places_far_apart_contradict_and_a_country_and_its_town_do_not() -> None:
    town, far = at("Seydisfjordur", "PPL", 65.3, -14.0), at("Keflavik", "PPL", 64.0, -22.6)
    near, country = at("Egilsstadir", "PPL", 65.3, -14.4), at("Iceland", "PCLI", 65.0, -18.0)
    one = page("a", **town)
    assert found(only(one, page("b", **far))) == [("place", ["Keflavik", "Seydisfjordur"])]
    assert found(only(one, page("b", **near))) == []
    record = only(one, page("b", **country))
    assert (found(record), shown(record)) == (
        [],
        [("place", "precision", ["Iceland", "Seydisfjordur"])],
    )


def claim(name: str, modality: Modality, **fields: Any) -> Reading:
    text = f"Britain attacked two gunboats of Iceland off the east coast with frigates ({name})."
    if modality == "denied":
        text = f"It is not true that {text}"
    return strike(name, text=text, told={"modality": modality}, **fields)


def test_a_denial_by_another_page_contests_what_the_first_tells() -> None:
    record = only(claim("a", "reported", outlet="Cape"), claim("b", "denied", outlet="Tide"))
    assert record.status == "contested"
    assert found(record) == [("occurrence", ["denied", "happened"])]
    assert [v.origins for v in record.disagreements[0].values] == [("Tide",), ("Cape",)]


def test_one_page_that_tells_claim_and_denial_contests_it() -> None:
    ev, who = making.Ev, making.Who
    sides: dict[str, Any] = {
        "lemma": "attack", "event": "ASSAULT", "source": (who("Britain", "Britain", "GBR"),),
        "target": (who("Iceland", "Iceland", "ISL"),),
    }  # fmt: skip
    text = "Britain attacked Iceland at dawn. London denied that Britain attacked Iceland at dawn."
    page = making.page(
        "a", text,
        ev("attacked", "Britain", modality="reported", **sides),
        ev("attacked", "that Britain", modality="denied", **sides),
        outlet="Cape",
    )  # fmt: skip
    record = only(page)
    assert (record.status, record.independent_origins) == ("contested", 1)
    assert [v.docs for v in record.disagreements[0].values] == [("a",), ("a",)]


def test_denials_of_several_pages_from_one_origin_are_one_origin() -> None:
    record = only(
        claim("a", "denied", outlet="Cape", credit="Reuters"),
        claim("b", "denied", outlet="Tide", credit="Reuters"),
        claim("c", "asserted", outlet="Echo"),
    )
    assert record.status == "contested"
    assert record.origins == ("Echo", "Reuters")
    denied = next(v for v in record.disagreements[0].values if v.value == "denied")
    assert (denied.docs, denied.origins) == (("a", "b"), ("Reuters",))


def test_what_is_only_planned_or_only_denied_says_so() -> None:
    assert only(claim("a", "planned"), claim("b", "planned", outlet="Tide")).status == "planned"
    assert only(claim("a", "denied"), claim("b", "denied", outlet="Tide")).status == "denied"
    assert only(claim("a", "asserted"), claim("b", "asserted", outlet="T")).status == "corroborated"
    assert only(claim("a", "asserted")).status == "single-origin"


def test_a_denials_own_date_is_no_date_of_the_event() -> None:
    told = {"modality": "denied", "when": ("1976-05-09", "9 May 1976")}
    text = "Britain attacked Iceland off the coast, it denied on 9 May 1976."
    denial = strike("b", text=text, told=told, outlet="b")
    claimed = strike(
        "a", text="Britain attacked Iceland off the coast on 6 May 1976.",
        told={"when": ("1976-05-06", "6 May 1976")}, outlet="a",
    )  # fmt: skip
    assert [field for field, _ in found(only(claimed, denial))] == ["occurrence"]


RAID = "{by} {did} the trawler {on} Thursday, killing two men, a pilot said."
CREWS = {"Marines": "MIL", "Harbour thieves": "CRM"}


def raid(name: str, by: str, did: str, *, dated: bool = True, says: bool = False) -> Reading:
    text = RAID.format(by=by, did=did, on="on" if dated else "one")
    sector: Any = CREWS[by]
    ev = making.Ev(
        did, by, did, "ASSAULT", (making.Who(by, by, "GBR", sector, "group"),),
        when=("1976-05-06", "Thursday") if dated else None,
    )  # fmt: skip
    page = making.page(name, text, ev)
    cue = (text.index("said"), text.index("said") + 4)
    speaker = Attribution(source=(ev_span(page),), cue=(cue,))
    return replace(page, attributions=(speaker,)) if says else page


def ev_span(page: Reading) -> tuple[int, int]:
    return page.events[0].source[0].span


def among(*pages: Reading) -> list[str]:
    """The fields on which the pages contradict each other, taken as of one event."""
    told = tell(pages, {})
    return [d.field for d in disagreements([(one, one.reading.id) for one in told])]


def test_actors_are_held_against_each_other_only_for_one_deed() -> None:
    marines, thieves = "Marines", "Harbour thieves"
    assert among(raid("a", marines, "seized"), raid("b", thieves, "seized")) == ["source"]
    assert among(raid("a", marines, "seized"), raid("b", thieves, "burned")) == []
    undated = raid("b", thieves, "seized", dated=False)
    assert among(raid("a", marines, "seized"), undated) == []


def test_who_says_so_is_not_who_did_it() -> None:
    speaker = raid("b", "Harbour thieves", "seized", says=True)
    assert among(raid("a", "Marines", "seized"), speaker) == []

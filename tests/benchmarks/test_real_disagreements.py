"""The disagreements that a person found on real pages, and how one of a record meets them."""

from __future__ import annotations

from benchmarks import real_disagreements
from benchmarks.real_disagreements import Label
from dateline.model import Disagreement, DisagreementValue, Reading, Words
from dateline.records import merge
from tests.records.making import strike, together

TEXT = "Britain attacked Iceland on 6 May off the coast. Nobody was hurt."


def test_each_half_has_its_labels_and_none_has_one_side() -> None:
    labels = real_disagreements.load()
    counted = [one for one in labels if one.kind == "disagreement"]
    assert [sum(one.half == half for one in counted) for half in ("even", "odd")] == [28, 25]
    assert all(len(one.sides) > 1 for one in labels)
    assert {one.field for one in counted} <= {
        "occurrence", "event", "source", "target", "date", "place", "number"
    }  # fmt: skip


def label(field: str, kind: str = "disagreement") -> Label:
    sides = ((("a", (0, 7)),), (("b", (0, 7)),))
    return Label("even", "s", kind, field, sides)  # type: ignore[arg-type]


def found(one: int, other: int) -> Disagreement:
    rows = (
        DisagreementValue(value=doc, docs=(doc,), words=(Words(doc=doc, span=(at, at + 2)),))
        for doc, at in (("a", one), ("b", other))
    )
    return Disagreement(field="date", values=tuple(rows))


def pages() -> dict[str, Reading]:
    return {name: strike(name, text=TEXT, outlet=name) for name in ("a", "b")}


def test_it_is_met_by_its_field_and_by_words_in_sentences_of_two_sides() -> None:
    date, elsewhere = TEXT.index("6 May"), TEXT.index("hurt")
    assert real_disagreements.meets(label("date"), found(date, date), pages())
    assert not real_disagreements.meets(label("date"), found(date, elsewhere), pages())
    assert not real_disagreements.meets(label("place"), found(date, date), pages())
    assert not real_disagreements.meets(label("date", "outside"), found(date, date), pages())


def test_how_far_one_gets_is_counted() -> None:
    readings = list(pages().values())
    records = merge(readings, together(readings))
    (outcome,) = real_disagreements.outcomes([label("date")], readings, records)
    assert (outcome.read, outcome.told, outcome.joined, outcome.found) == (True, True, True, False)
    told = real_disagreements.figures([label("date")], readings, records)
    assert (told["recall"], told["precision"], told["even_joined"]) == (0, 1, 1)

"""`records --mentions`: every mention with its record, or exactly the words that were given."""

from __future__ import annotations

import msgspec
import pytest

import dateline
from dateline.model import Article, Reading, StoryAssignment
from dateline.records import link, merge
from tests.records import making


def given(name: str, text: str, *phrases: str) -> Reading:
    spans = [[text.index(p), text.index(p) + len(p)] for p in phrases]
    given_words = [{"span": s, "kind": "event"} for s in spans]
    return dateline.annotate(Article(id=name, text=text, extra={"mentions": given_words}))


def story(*names: str, of: str = "s") -> list[StoryAssignment]:
    return [StoryAssignment(id=name, story=of) for name in names]


def test_given_words_with_one_root_are_one_event_within_a_story() -> None:
    a = given("a", "The gunboat collided with a frigate. Two men died.", "died", "collided")
    b = given("b", "The collision left two dead.", "collision", "dead")
    c = given("c", "A lorry collided with a bus.", "collided")
    rows = link([a, b, c], story("a", "b") + story("c", of="t"))
    assert [row.id for row in rows] == ["a", "b", "c"]
    died, collided = (m.record for m in rows[0].mentions)
    assert [m.record for m in rows[1].mentions] == [collided, died]
    assert rows[2].mentions[0].record not in (died, collided)


def test_the_given_spans_come_back_in_the_given_order() -> None:
    text = "The gunboat collided with a frigate. Two men died."
    (row,) = link([given("a", text, "died", "collided")], story("a"))
    assert [text[m.span[0] : m.span[1]] for m in row.mentions] == ["died", "collided"]


def test_two_sayings_are_one_only_where_what_is_said_is_alike() -> None:
    a = given("a", "The skipper said the frigate rammed his gunboat twice off the coast.", "said")
    b = given("b", "That the frigate rammed the gunboat twice was what the skipper said.", "said")
    c = given("c", "The minister said fish prices in Hull would go up by Friday.", "said")
    rows = link([a, b, c], story("a", "b", "c"))
    one, other, third = (row.mentions[0].record for row in rows)
    assert one == other != third


def test_without_given_words_every_event_mention_is_linked_to_its_record() -> None:
    who = making.Who
    page = making.page(
        "a", "Iceland met Britain in Oslo. Norway praised Iceland.",
        making.Ev("met", "Iceland", "meet", "CONSULT", (who("Iceland", "Iceland", "ISL"),),
                  (who("Britain", "Britain", "GBR"),)),
        making.Ev("praised", "Norway", "praise", "SUPPORT", (who("Norway", "Norway", "NOR"),),
                  (who("Iceland", "Iceland", "ISL"),)),
    )  # fmt: skip
    (row,) = link([page], story("a"))
    records = {m.event: r.record for r in merge([page], story("a")) for m in r.mentions}
    assert [m.record for m in row.mentions] == [records["a-e1"], records["a-e2"]]
    assert [m.span for m in row.mentions] == [e.span for e in page.events]


def test_rows_without_any_mention_stay() -> None:
    empty = Reading(id="b", text="", extra={"mentions": []})
    rows = link([Reading(id="a", text="Nothing."), empty], [])
    assert [(row.id, row.mentions) for row in rows] == [("a", ()), ("b", ())]
    assert link([], []) == []


def test_order_does_not_matter() -> None:
    pages = [
        given("a", "The gunboat collided with a frigate.", "collided"),
        given("b", "The collision was the third.", "collision"),
    ]
    rows = link(pages, story("a", "b"))
    assert link(pages[::-1], story("b", "a")) == rows[::-1]


@pytest.mark.parametrize("mentions", [[{}], [{"span": [0, 99]}], [{"span": [3, 3]}], "x", [1]])
def test_given_words_that_are_no_spans_of_the_text_are_named(mentions: object) -> None:
    with pytest.raises(msgspec.ValidationError):
        link([Reading(id="a", text="Nothing.", extra={"mentions": mentions})], [])

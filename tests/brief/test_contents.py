"""What the brief makes of records: headlines, matrix, provenance, contrasts and ties."""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any

import msgspec
import pytest
from lxml import html
from msgspec.structs import replace

from dateline.brief import html as brief_html
from dateline.brief import markdown, provenance, write
from dateline.brief.compose import compose
from dateline.brief.view import Brief, Card
from dateline.brief.words import dated
from dateline.model import Dossier, Participant, Reuse
from tests.brief import dossier
from tests.brief.harbour import TEXTS, harbour
from tests.pace import in_time


@cache
def brief() -> Brief:
    return compose(harbour())


@cache
def tree() -> Any:
    return html.document_fromstring(brief_html.render(brief()))


def card(record: str) -> Card:
    return next(one for one in brief().chronology if one.record.record == record)


def article(record: str) -> Any:
    [found] = tree().xpath(f"//article[@id='{card(record).anchor}']")
    return found


def said(node: Any) -> str:
    return " ".join(node.text_content().split())


def test_a_story_s_headline_is_what_its_pages_lead_with() -> None:
    blast, trial = (story.event for story in brief().stories)
    assert blast is not None
    assert trial is not None
    assert (blast.card.record.record, trial.card.record.record) == ("blast", "trial")
    assert (blast.who, blast.what) == ("Alder Rebels → Port Alder", "bombing")
    assert (blast.when, blast.when_words) == ("3 May 2021", "Monday")
    assert blast.where == "Port Alder, Iceland"


def test_a_lead_beats_what_comes_later_and_done_beats_planned() -> None:
    made = harbour()
    blast, vow, *_ = made.records
    for reading in made.readings:
        assert reading.title
    swapped = msgspec.structs.replace(vow, mentions=blast.mentions, status="planned")
    told = compose(msgspec.structs.replace(made, records=(swapped, blast)))
    event = told.stories[0].event
    assert event is not None
    assert event.card.record.record == "blast"


def test_a_part_of_an_event_gives_way_to_it() -> None:
    made = harbour()
    blast, vow, *_ = made.records
    led = msgspec.structs.replace(vow, mentions=blast.mentions, part_of="blast")
    later = msgspec.structs.replace(blast, mentions=vow.mentions, status="planned")
    event = compose(msgspec.structs.replace(made, records=(led, later))).stories[0].event
    assert event is not None
    assert event.card.record.record == "blast"
    # Without its whole it is told as any other.
    event = compose(msgspec.structs.replace(made, records=(led,))).stories[0].event
    assert event is not None
    assert event.card.record.record == "vow"


def test_stories_of_one_topic_stand_together_in_time() -> None:
    [topic] = brief().topics
    assert [story.id for story in topic.stories] == ["blast", "trial"]
    assert topic.heading
    assert "One topic, 2 stories, in order" in said(tree().xpath("//div[@class='topic']")[0])


def test_every_line_leads_to_the_words_it_rests_on() -> None:
    rows = tree().xpath("//section[@id='when']//table//tr[td]")
    assert len(rows) >= 3
    ids = {node.get("id"): node for node in tree().xpath("//*[@id]")}
    for row in rows:
        [words] = row.xpath(".//a[@class='words']")
        mark = ids[words.get("href")[1:]]
        paragraph = " ".join(mark.xpath("ancestor::p")[0].text_content().split())
        assert words.text_content().strip("“”…") in paragraph
        assert row.xpath(".//span[@class='by']/a")


def test_the_matrix_tells_own_reports_from_others_words() -> None:
    matrix = brief().stories[0].matrix
    assert matrix is not None
    assert set(matrix.outlets) == {"Coast Wire", "Morning Buoy", "Quay Post", "Alder Times"}
    rows = {row.card.record.record: row for row in matrix.rows}
    kinds = dict(
        zip(matrix.outlets, [c.kind if c else None for c in rows["blast"].cells], strict=True)
    )
    assert kinds == {
        "Coast Wire": "own", "Morning Buoy": "word", "Quay Post": "word", "Alder Times": "own",
    }  # fmt: skip
    assert [c.kind for c in rows["vow"].cells if c] == ["undone"]
    assert [c.kind for c in rows["arrests"].cells if c] == ["word"]
    assert rows["arrests"].part
    order = [row.card.record.record for row in matrix.rows]
    assert order.index("arrests") == order.index("blast") + 1
    for mark in tree().xpath("//table[@class='matrix']//a[contains(@class, 'm ')]"):
        assert mark.get("aria-label")


def test_denials_have_a_mark_of_their_own() -> None:
    made = dossier.cod_war()
    matrix = compose(made).stories[0].matrix
    assert matrix is not None
    [row] = [row for row in matrix.rows if row.card.status == "denied"]
    assert [cell.kind for cell in row.cells if cell] == ["denied"]


def test_provenance_tells_copies_reuse_and_citations_apart() -> None:
    found = {(one.taker, one.giver): one for one in brief().stories[0].takes}
    assert {pair: one.kind for pair, one in found.items()} == {
        ("Morning Buoy", "Coast Wire"): "copy",
        ("Quay Post", "Coast Wire"): "part",
        ("Alder Times", "Coast Wire"): "cites",
    }
    assert found["Morning Buoy", "Coast Wire"].label == "97%"
    assert found["Quay Post", "Coast Wire"].label == "55%"
    assert found["Alder Times", "Coast Wire"].marks == (f"{card('arrests').anchor}-m1",)


def test_the_picture_has_a_line_for_each_pair_and_stays_in_its_frame() -> None:
    takes = brief().stories[0].takes
    for width in (960.0, 360.0):
        picture = provenance.draw(takes, "x", width)
        assert picture is not None
        assert [one.name for one in picture.givers] == ["Coast Wire"]
        assert len(picture.takers) == len(picture.flows) == 3
        ends = {flow.y1 for flow in picture.flows}
        assert len(ends) == 3
        assert all(0 < flow.y1 < picture.height for flow in picture.flows)
        thick = {flow.take.kind: flow.width for flow in picture.flows}
        assert thick["copy"] > thick["part"] > thick["cites"]
    assert provenance.draw((), "x", 960) is None


def test_a_ring_of_copies_is_drawn_and_ends() -> None:
    made = harbour()
    ring = tuple(
        msgspec.structs.replace(one, reuses=(Reuse(of=other, share=0.4),), duplicate_of=None)
        for one, other in zip(made.stories, ("copy", "wire", "wire", "later", "gone"), strict=True)
    )
    takes = compose(msgspec.structs.replace(made, stories=ring)).stories[0].takes
    picture = provenance.draw(takes, "x", 960)
    assert picture is not None
    assert {one.name for one in picture.givers} & {one.name for one in picture.takers}


def test_a_contradiction_shows_both_sides_words_pages_and_origins() -> None:
    [contested] = tree().xpath("//section[@id='contested']//article")
    text = said(contested)
    assert "When: the pages differ" in text
    assert "(2 origins: Coast Wire and Alder Times)" in text
    assert "The army said rebels bombed it in June" in text
    assert [mark.text_content() for mark in contested.xpath(".//mark")] == ["Monday", "June"]
    values = [node.text_content() for node in contested.xpath(".//tbody/tr/td[1]")]
    assert values == ["3 May 2021", "June 2021"]
    for link in contested.xpath(".//a[@class='words']/@href"):
        assert re.fullmatch(r"#r\d+-w\d+", link)


def test_a_date_that_is_disputed_is_not_called_missing() -> None:
    blast, *_ = harbour().records
    undated = msgspec.structs.replace(blast, date=None, date_precision="none")
    assert dated(undated) == "date disputed"
    assert dated(msgspec.structs.replace(undated, disagreements=())) == "no date in the text"
    assert dated(blast) == "3 May 2021"


def test_a_growing_toll_is_a_series_in_time_and_no_contradiction() -> None:
    growth, precision = card("blast").differences
    assert [side.value for side in growth.sides] == ["3 dead", "at least 9 dead"]
    assert [side.day for side in growth.sides] == ["3 May 2021", "5 May 2021"]
    assert [side.bar for side in growth.sides] == [3 / 9, 1.0]
    assert all(side.bar is None for side in precision.sides)
    assert "it grew from day to day" in said(article("blast"))
    assert "grew" not in said(tree().xpath("//section[@id='contested']//article")[0])


def test_other_values_are_shown_once() -> None:
    assert [(one.field, one.sides[0].value) for one in card("blast").others] == [
        ("Who acted", "the army")
    ]


def test_another_value_of_one_page_is_no_quarrel() -> None:
    assert "Who acted: also given" in said(article("blast"))
    assert "Who acted: also given" in markdown.render(brief())


def test_plans_and_outcomes_and_parts_are_linked_both_ways() -> None:
    blast, vow, arrests = card("blast"), card("vow"), card("arrests")
    assert [one.link.anchor for one in vow.outcomes] == [blast.anchor]
    assert [one.link.anchor for one in blast.plans] == [vow.anchor]
    assert [one.link.anchor for one in blast.parts] == [arrests.anchor]
    assert arrests.part_of is not None
    assert arrests.part_of.link.anchor == blast.anchor
    ahead = tree().xpath("//section[@id='ahead']")[0]
    assert "Came of it: Alder Rebels → Port Alder: bombing (3 May 2021)" in said(ahead)


def test_records_that_are_parts_of_each_other_do_not_hang() -> None:
    made = harbour()
    blast, vow, arrests, trial = made.records
    ring = (
        msgspec.structs.replace(blast, part_of="arrests"),
        msgspec.structs.replace(vow, part_of="vow"),
        arrests, msgspec.structs.replace(trial, part_of="nowhere"),
    )  # fmt: skip
    drawn = brief_html.render(compose(msgspec.structs.replace(made, records=ring)))
    rows: Any = html.document_fromstring(drawn).xpath("//section[@id='when']//table[1]//tr[td]")
    assert len(rows) >= 3


def test_counts_and_history_are_on_the_card() -> None:
    text = said(article("blast"))
    assert "Countedat least 9 dead (1 origin: Alder Times)" in text
    assert "one with the earlier records old-1 and old-2" in text
    assert "split from the earlier record old-3" in said(article("arrests"))


def test_chips_tell_support_at_a_glance() -> None:
    assert card("blast").chip == "2 origins"
    assert card("trial").chip == "1 origin"
    assert card("vow").chip == "Planned"
    copied = msgspec.structs.replace(
        harbour().records[0], independent_origins=1, status="single-origin", origins=("Coast Wire",)
    )
    told = compose(msgspec.structs.replace(harbour(), records=(copied,)))
    assert told.chronology[0].chip == "1 origin, 4 pages"


def test_reused_words_are_marked_in_the_page() -> None:
    page = tree().xpath("//article[@id='p3']")[0]
    assert "55% stood in Coast Wire (page 1)" in said(page)
    marked = "".join(node.text_content() for node in page.xpath(".//*[@class='reused']"))
    assert marked
    assert all(part in TEXTS["wire"] for part in re.split(r"\s{2,}", marked)[:1])


def test_the_markdown_says_the_same() -> None:
    text = markdown.render(brief())
    for words in (
        "## What is contested", "## What is planned or threatened", "Who reports what.",
        "- Morning Buoy (page 2) copies Coast Wire (page 1) (97%)",
        "## The main event of each story",
        "2 stories of one topic", "| June 2021 | Alder Times (page 4) (1 origin: the army) |",
        "How many: it grew from day to day", "came of it: Alder Rebels → Port Alder: bombing",
        "- Part of: Alder Rebels → Port Alder: bombing",
    ):  # fmt: skip
        assert words in text


def test_the_json_has_headlines_and_provenance(tmp_path: Path) -> None:
    write(harbour(), tmp_path)
    rows = json.loads((tmp_path / "brief.json").read_bytes())
    assert [(row["story"], row["record"], row["when"]) for row in rows["headlines"]] == [
        ("blast", "blast", "2021-05-03"), ("trial", "trial", "2021-09-10"),
    ]  # fmt: skip
    first = rows["provenance"][0]
    assert (first["id"], first["of"], first["kind"], first["share"]) == (
        "copy", "wire", "copy", 0.97,
    )  # fmt: skip


def test_a_headline_needs_no_page_and_an_empty_story_no_headline() -> None:
    made = harbour()
    lost = Dossier(title="x", readings=(), stories=(), records=made.records)
    told = compose(lost)
    assert all(story.matrix is None for story in told.stories)
    assert (
        compose(
            Dossier(title="x", readings=made.readings, stories=made.stories, records=())
        ).stories
        == ()
    )


@pytest.mark.parametrize(
    ("lemmas", "headline"),
    [
        ({"war"}, "Iceland and United Kingdom: war"),
        ({"war", "cut"}, "Iceland → United Kingdom: relations or dealings cut off"),
    ],
)
def test_a_war_has_no_direction(lemmas: set[str], headline: str) -> None:
    made = dossier.cod_war()
    one = next(r for r in made.records if r.record == "rec-break")
    told = {
        (m.doc, m.event): lemma
        for m, lemma in zip(one.mentions, cycle(sorted(lemmas)), strict=False)
    }
    named = tuple(Participant(span=(0, 1), name=name) for name in ("Iceland", "Britain"))
    readings = tuple(
        replace(
            reading,
            events=tuple(
                replace(event, lemma=lemma, source=named[:1], target=named[1:])
                if (lemma := told.get((reading.id, event.id)))
                else event
                for event in reading.events
            ),
        )
        for reading in made.readings
    )
    shown = compose(replace(made, readings=readings))
    [of_it] = [c for c in shown.chronology if c.record.record == "rec-break"]
    assert of_it.headline == headline
    text = markdown.render(shown)
    assert headline in text
    assert f"- Who: {headline.partition(':')[0]}" in text


def test_a_large_brief_is_quick() -> None:
    made = dossier.big(1500)
    in_time(1500 * 0.02, lambda: brief_html.render(compose(made)))

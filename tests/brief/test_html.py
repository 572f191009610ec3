from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from dateline.brief import html as brief_html
from dateline.brief.compose import compose
from dateline.model import Dossier
from tests.brief import dossier
from tests.brief.harbour import harbour, hostile_harbour


def parsed(text: str) -> Any:
    """The document's tree; its queries give what each test knows them to give."""
    return html.document_fromstring(text)


@cache
def page(name: str) -> str:
    made = {
        "cod": dossier.cod_war, "big": dossier.big, "three": lambda: dossier.big(3),
        "empty": dossier.empty, "harbour": harbour, "hostile": hostile_harbour,
    }[name]()  # fmt: skip
    return brief_html.render(compose(made))


EVERY = pytest.mark.parametrize("name", ["cod", "big", "three", "empty", "harbour", "hostile"])
_VOID = {"meta", "br", "rect", "line", "circle", "path"}


def unbalanced(text: str) -> list[str]:
    """Tags that are not closed in the order in which they were opened."""
    text = re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)
    wrong: list[str] = []
    within: list[str] = []
    for tag in re.finditer(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\"[^\"]*\"|[^\">])*?)(/?)>", text):
        closing, name, _, self_closed = tag.groups()
        if closing:
            if not within or within.pop() != name:
                wrong.append(tag.group())
        elif not self_closed and name not in _VOID:
            within.append(name)
    return wrong + within


@EVERY
def test_is_well_formed(name: str) -> None:
    assert unbalanced(page(name)) == []
    tree = parsed(page(name))
    assert len(tree.xpath("//h1")) == 1
    assert tree.xpath("string(//h1)").strip()


@EVERY
def test_every_anchor_resolves_and_ids_are_unique(name: str) -> None:
    tree = parsed(page(name))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = {href[1:] for href in tree.xpath("//@href") if href.startswith("#")}
    assert targets
    assert targets <= set(ids)
    described = " ".join(tree.xpath("//@aria-labelledby")).split()
    assert set(described) <= set(ids)


@EVERY
def test_nothing_is_loaded_and_nothing_runs(name: str) -> None:
    tree = parsed(page(name))
    assert not tree.xpath("//script | //link | //img | //iframe | //object | //form | //base")
    assert not tree.xpath("//@src | //@srcset | //@*[starts-with(name(), 'on')]")
    policy = tree.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    style = tree.xpath("string(//style)")
    assert "url(" not in style
    assert "@import" not in style


@EVERY
def test_links_go_to_the_web_the_brief_or_its_pages(name: str) -> None:
    for link in parsed(page(name)).xpath("//a"):
        href = link.get("href")
        assert href.startswith(("#", "http://", "https://", "pages/"))
        if href.startswith("http"):
            assert "noopener" in link.get("rel")


@EVERY
def test_no_code_speak_for_what_is_not_known(name: str) -> None:
    text = parsed(page(name)).text_content()
    assert not re.search(r"\b(None|null|nan|undefined)\b", text)
    assert not re.search(r"\b1 (pages|records|articles|origins|words|stories)\b", text)


def test_hostile_text_is_shown_and_not_obeyed() -> None:
    text = page("cod")
    assert "<script" not in text
    assert "<img" not in text
    assert "javascript:" not in text
    shown = parsed(text).text_content()
    assert dossier.HOSTILE in shown
    assert "</details></section><script>alert(3)</script>" in shown
    assert dossier.ARABIC in shown


def test_hostile_outlets_origins_and_values_are_shown_and_not_obeyed() -> None:
    text = page("hostile")
    assert "<script" not in text
    assert "<img" not in text
    shown = parsed(text)
    [matrix] = shown.xpath("//div[@id='s1']//table[@class='matrix']")
    assert any(dossier.HOSTILE in node for node in matrix.xpath(".//a/@aria-label"))
    assert dossier.HOSTILE in shown.xpath("//section[@id='contested']")[0].text_content()


def test_a_record_shows_its_sentence_with_event_word_and_actors() -> None:
    tree = parsed(page("cod"))
    [card] = [
        card
        for card in tree.xpath("//article[contains(@class, 'card')]")
        if "broke off relations" in card.text_content()
    ]
    assert "broke off" in [mark.text_content() for mark in card.xpath(".//blockquote//mark")]
    assert {"Iceland", "Britain"} <= {u.text_content() for u in card.xpath(".//blockquote//u")}
    assert "2 independent origins: Reuters and Reykjavik Dispatch" in card.text_content()
    assert card.xpath("string(.//span[contains(@class, 'badge')])") == "2 origins"
    sides = [cell.text_content() for cell in card.xpath(".//div[@class='differ']//tbody/tr/td[1]")]
    assert sides == ["19 February 1976", "18 February 1976"]


def test_every_mention_leads_to_its_word_in_the_page_and_back() -> None:
    tree = parsed(page("cod"))
    for record in dossier.cod_war().records:
        for mention in record.mentions:
            reading = next(r for r in dossier.cod_war().readings if r.id == mention.doc)
            word = reading.text[slice(*mention.span)]
            marks = tree.xpath("//div[@class='text']//mark[a]")
            assert any(mark.text_content() == word for mark in marks)
    for mark in tree.xpath("//div[@class='text']//mark[a]"):
        back = mark.xpath("string(a/@href)")
        assert mark.get("id").startswith(f"{back[1:]}-m")


def test_full_texts_are_whole() -> None:
    tree = parsed(page("cod"))
    for entry, reading in zip(
        tree.xpath("//article[@class='entry']"), dossier.cod_war().readings, strict=True
    ):
        shown = "\n\n".join(p.text_content() for p in entry.xpath(".//div[@class='text']/p"))
        assert shown == reading.text


def test_denied_and_planned_records_are_never_told_as_done() -> None:
    tree = parsed(page("cod"))
    for status in ("denied", "planned", "contested"):
        cards = tree.xpath(f"//article[.//span[@class='badge {status}']]/@class")
        assert cards
        assert all("undone" in classes for classes in cards)
    leads = [item.text_content() for item in tree.xpath("//div[@class='highlights']/div[1]//li")]
    assert not any("denied" in lead or "planned" in lead for lead in leads)


def test_records_of_a_story_come_best_supported_first() -> None:
    tree = parsed(page("cod"))
    badges = tree.xpath("//div[@id='s1']//article//span[contains(@class, 'badge')]/@class")
    order = ["corroborated", "contested", "single-origin", "planned", "denied"]
    places = [order.index(badge.split()[-1]) for badge in badges]
    assert places == sorted(places)


def test_long_lists_are_folded_and_whole() -> None:
    tree = parsed(page("big"))
    tables = tree.xpath("//section[@id='when']//table")
    assert [len(table.xpath(".//tbody/tr")) for table in tables] == [15, 300]
    assert tables[1].xpath("ancestor::details")
    assert len(tree.xpath("//article[contains(@class, 'card')]")) == 300
    badges = tables[0].xpath(".//td[3]//text()")
    assert {badge.strip() for badge in badges} - {""} == {"2 origins"}


def test_undated_records_come_last() -> None:
    cards = compose(dossier.cod_war()).chronology
    dated = [card.date != "no date in the text" for card in cards]
    assert dated == sorted(dated, reverse=True)
    ends = [card.record.date or "~" for card in cards if len(card.record.date or "") == 10]
    assert all(a <= b for a, b in pairwise(ends))


@settings(max_examples=25, deadline=None)
@given(st.text(), st.text(), st.integers(-5, 400), st.integers(-5, 400))
def test_any_text_and_span_can_be_drawn(text: str, title: str, start: int, end: int) -> None:
    made = dossier.cod_war()
    reading = msgspec.structs.replace(made.readings[0], text=text, title=title, outlet=title)
    record = made.records[0]
    mention = msgspec.structs.replace(
        record.mentions[0], span=(start, end), sentence=(start, end), attribution=title
    )
    record = msgspec.structs.replace(record, mentions=(mention,), summary=text, date=title)
    drawn = brief_html.render(
        compose(
            Dossier(title=title, readings=(reading,), stories=made.stories[:1], records=(record,))
        )
    )
    assert unbalanced(drawn) == []
    tree = parsed(drawn)
    targets = {href[1:] for href in tree.xpath("//@href") if href.startswith("#")}
    assert targets <= set(tree.xpath("//@id"))

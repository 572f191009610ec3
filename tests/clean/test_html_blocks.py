"""HTML as blocks of text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.clean.html.blocks import Layout, read_layout
from dateline.clean.html.tree import Unread, parse


def layout(markup: str) -> Layout:
    return read_layout(parse(f"<html><body>{markup}</body></html>").tree)


def texts(markup: str) -> list[str]:
    return [block.text for block in layout(markup).blocks]


def test_paragraphs_and_text_between_elements() -> None:
    assert texts("One<p>two</p>three<div>four<p>five</p>six</div>") == [
        "One", "two", "three", "four", "five", "six",
    ]  # fmt: skip


def test_inline_markup_neither_loses_nor_adds_spaces() -> None:
    assert texts(
        "<p>The <b>coast</b> guard&nbsp;<i>cut</i> <a href=x>nets</a>, <em>twice</em>.</p>"
    ) == ["The coast guard cut nets, twice."]
    assert texts("<p>un<b>believ</b>able\n   \t<span> <span>news</span></span></p>") == [
        "unbelievable news"
    ]


def test_block_elements_never_glue_words() -> None:
    assert texts("<p>One.</p><p>Two.</p><li>three</li><h2>Four</h2>five") == [
        "One.", "Two.", "three", "Four", "five",
    ]  # fmt: skip


def test_line_breaks() -> None:
    assert texts("<p>One<br><br>two<br/> <br>three</p>") == ["One", "two", "three"]
    assert texts("<p>A line that<br>goes on.<br>A new one</p>") == [
        "A line that goes on.", "A new one",
    ]  # fmt: skip
    assert texts("<p>東京は<br>首都です</p>") == ["東京は首都です"]
    assert texts("<pre>one.\ntwo</pre>") == ["one.", "two"]


def test_lists_are_one_block_an_item() -> None:
    assert texts("<ul><li>one <b>two</b><li>three<ol><li>four</ol></ul>") == [
        "one two", "three", "four",
    ]  # fmt: skip


def test_tables_of_facts_are_a_line_a_row() -> None:
    rows = (
        "<tr><th>Port<th>Boats</tr><tr><td>Hull:<td>12<td></tr><tr><td></td><td>Grimsby</td></tr>"
    )
    assert texts(f"<table>{rows}</table>") == ["Port, Boats", "Hull: 12", "Grimsby"]


def test_tables_that_lay_out_a_page_are_not_run_together() -> None:
    long = (
        "The vessel cut the nets of two trawlers off the east coast on Thursday, its captain said. "
        * 2
    )
    assert texts(f"<table><tr><td>Home<td>{long}<td><p>News</p></table>") == [
        "Home", long.strip(), "News",
    ]  # fmt: skip


def test_what_is_never_shown_is_left_out() -> None:
    assert texts(
        "<p>A<script>x</script><style>y</style><!-- z -->B<noscript>n</noscript></p>"
        "<svg><text>s</text></svg><select><option>o</select><template><p>t</p></template>"
    ) == ["AB"]


def test_ruby_readings_are_left_out() -> None:
    assert texts("<p><ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>で</p>") == ["東京で"]


def test_other_scripts_are_untouched() -> None:
    assert texts("<p>وزارت <b>خارجه</b> گفت.</p><p>विदेश मंत्रालय ने कहा।</p>") == [
        "وزارت خارجه گفت.", "विदेश मंत्रालय ने कहा।",
    ]  # fmt: skip


def test_links_and_bold_are_counted() -> None:
    block = layout("<p><a href=x>Nets cut</a> <b>again</b></p>").blocks[0]
    assert (block.linked, block.links, block.strong) == (8, 1, 5)
    cards = layout("<a href=x><div>Nets cut</div></a>after").blocks
    assert [block.linked for block in cards] == [8, 0]


def test_boxes_sum_up_what_they_hold() -> None:
    found = layout("<div class=story><p>One <a href=x>two</a></p><p>three</p></div>")
    story = next(box for box in found.boxes if box.tag == "div")
    assert (story.chars, story.linked, story.blocks) == (12, 3, 2)
    assert found.boxes[0].chars == 12


def test_hidden_parts_are_marked() -> None:
    found = layout('<div style="display: NONE"><p>a</p></div><div hidden>b</div><p>c</p>')
    assert [found.boxes[block.box].unseen for block in found.blocks] == [True, True, False]


def test_cards_that_hang_on_names_are_set_aside() -> None:
    card = "<span class=x><img src=y><a href=a>A. Smith</a> <a href=b>Smith on cod</a></span>"
    found = layout(f"<p>The minister, A. Smith{card}, said so.</p>").blocks
    assert [(block.text, block.card) for block in found] == [
        ("A. Smith Smith on cod", True),
        ("The minister, A. Smith, said so.", False),
    ]
    plain = layout("<p>He <span>said <a href=a>this</a> and <a href=b>that</a></span></p>").blocks
    assert [block.text for block in plain] == ["He said this and that"]


TAGS = st.sampled_from(
    ["<p>", "</p>", "<br>", "<td>", "<tr>", "</td>", "<table>", "</table>", "<a href=x>", "</a>",
     "<span><img><a>x</a><a>y</a></span>", "<b>", "</b>", "<pre>", "\n", "<li>", "<ruby>a<rt>b",
     "One. ", "two", "東京", "<!--", "<script>", "</script>"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(TAGS, max_size=30))
def test_any_markup_has_blocks_that_add_up(pieces: list[str]) -> None:
    try:
        found = layout("".join(pieces))
    except Unread:
        return
    for block in found.blocks:
        assert block.text == " ".join(block.text.split())
        assert 0 <= block.linked <= len(block.text)
        assert 0 <= block.strong <= len(block.text)
        assert 0 <= block.box < len(found.boxes)
    assert all(box.parent < number for number, box in enumerate(found.boxes))
    assert found.boxes[0].chars == sum(len(block.text) for block in found.blocks)

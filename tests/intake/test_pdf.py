"""PDF files."""

from __future__ import annotations

import io
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.intake.pdf.heads import without_heads
from dateline.intake.pdf.lines import Line, Sheet
from dateline.intake.pdf.reading import read_pdf
from dateline.intake.stream import Unreadable, open_source
from dateline.model import Page
from tests.intake.pdf_writer import Words, column, file, page_of, pdf, stream
from tests.pace import in_time

TALKS = [
    "The ministers met in the harbour town on Monday and spoke of nets, of",
    "quotas and of the two vessels that had been held since the summer. No",
    "date was set for another round, and neither side would say who had",
    "asked for the first one.",
]
NAMES = [
    "A trawler captain who watched from the quay said that nothing would",
    "change before the cod came back.",
]


def read(raw: bytes) -> Page:
    (page,) = read_pdf(open_source("a.pdf", "a.pdf", io.BytesIO(raw)))
    assert isinstance(page, Page)
    return page


def paragraphs(*pages: list[Words]) -> list[str]:
    return read(pdf(pages)).content.split("\n\n")


def refused(raw: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        list(read_pdf(open_source("a.pdf", "a.pdf", io.BytesIO(raw))))
    return str(caught.value)


def test_lines_become_paragraphs() -> None:
    words = [*column(72, 700, TALKS), *column(72, 640, NAMES)]
    assert paragraphs(words) == [" ".join(TALKS), " ".join(NAMES)]


def test_an_indent_or_a_short_last_line_parts_paragraphs_without_a_gap() -> None:
    indented = [*column(72, 700, TALKS), (90, 652, 10, NAMES[0]), (72, 640, 10, NAMES[1])]
    assert paragraphs(indented) == [" ".join(TALKS), " ".join(NAMES)]
    flush = [*column(72, 700, TALKS), *column(72, 652, NAMES)]
    assert paragraphs(flush) == [" ".join(TALKS), " ".join(NAMES)]


def test_each_bullet_is_a_paragraph() -> None:
    listed = ["• Nets are counted in the harbour before they go out", "• Quotas stay as they are"]
    assert paragraphs(column(72, 700, listed)) == listed


def test_two_columns_are_read_one_after_the_other_however_they_lie_in_the_file() -> None:
    left = [f"Left line {n} goes on about the nets" for n in range(6)]
    right = [f"right line {n} tells of the quotas" for n in range(6)]
    rows = [w for pair in zip(column(60, 600, left), column(330, 600, right), strict=True)
            for w in pair]  # fmt: skip
    heading = (60.0, 660.0, 18.0, "A heading across both of the columns of the page")
    found = paragraphs([heading, *rows])
    assert found == [heading[3], " ".join((*left, *right))]


def test_a_paragraph_goes_on_over_the_page() -> None:
    assert paragraphs(column(72, 100, TALKS[:2]), column(72, 700, TALKS[2:])) == [" ".join(TALKS)]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["The mini-", "ster spoke"], "The minister spoke"),
        (["The Franco-", "German talks"], "The Franco-German talks"),
        (["A cease-", "fire and a cease-fire"], "A cease-fire and a cease-fire"),
        (["In 2024-", "25 it rose"], "In 2024-25 it rose"),
        (["State-of-the-", "art nets"], "State-of-the-art nets"),
        (["They left -", "all of them"], "They left - all of them"),
    ],
)
def test_words_torn_at_the_end_of_a_line_are_mended(lines: list[str], text: str) -> None:
    assert paragraphs(column(72, 700, lines)) == [text]


def test_running_heads_and_page_numbers_go_and_are_shown() -> None:
    pages = [
        [
            (72.0, 760.0, 9.0, f"The Pier Review, no. {n}"),
            *column(72, 700, [f"Report {n} from the harbour of the town."]),
            (72.0, 400.0, 10.0, "The Pier Review"),
            (300.0, 30.0, 9.0, f"- {n} -"),
        ]
        for n in range(1, 5)
    ]
    page = read(pdf(pages))
    assert "no. 2" not in page.content
    assert "- 3 -" not in page.content
    assert page.content.count("The Pier Review") == 4
    assert [r.text for r in page.removed][:2] == ["The Pier Review, no. 1", "- 1 -"]
    assert {r.why for r in page.removed} == {"repeated"}


def test_what_stands_elsewhere_on_each_page_stays() -> None:
    pages = [[(72.0, 760.0 - 20 * n, 10.0, "Said twice.")] for n in range(3)]
    assert read(pdf(pages)).content.count("Said twice.") == 3


def test_footnotes_come_last() -> None:
    note = (72.0, 60.0, 7.0, "1 The treaty of 1976.")
    found = paragraphs([*column(72, 700, TALKS), note], column(72, 700, NAMES))
    assert found == [" ".join(TALKS), " ".join(NAMES), "1 The treaty of 1976."]


def test_the_title_is_the_document_s_or_else_the_largest_type() -> None:
    words = [(72.0, 740.0, 24.0, "Nets cut again"), (72.0, 712.0, 24.0, "off the coast")]
    body = column(72, 660, TALKS)
    titled = read(pdf([[*words, *body]], "Nets cut again: a report"))
    assert titled.title == "Nets cut again: a report"
    for unreal in ("", "Microsoft Word - nets.doc", "untitled", "nets_final.pdf", "report2024-03"):
        assert read(pdf([[*words, *body]], unreal)).title == "Nets cut again off the coast"
    assert read(pdf([body])).title is None


def test_the_file_s_own_date_is_not_the_article_s() -> None:
    page = read(pdf([column(72, 700, TALKS)], "Nets"))
    assert (page.published, page.modified) == (None, None)


def test_a_scan_an_empty_page_and_what_is_no_pdf_are_refused() -> None:
    assert refused(page_of(stream(b""))) == "no text layer (a scan?)"
    assert refused(b"%PDF-1.4 and no more") == "a broken PDF file"
    assert refused(b"") == "empty file"


def test_a_file_that_needs_a_password_is_refused() -> None:
    words = stream(b"BT /F1 12 Tf 72 700 Td (x) Tj ET")
    raw = page_of(words, b"<</Filter/Standard/V 1/R 2/P -4/O(%s)/U(%s)>>" % (b"o" * 32, b"u" * 32))
    raw = raw.replace(b"/Root 1 0 R", b"/Root 1 0 R/Encrypt 6 0 R/ID[(0123456789abcdef)(0)]")
    assert refused(raw) == "encrypted: it needs a password"


def test_a_broken_table_of_objects_is_built_anew() -> None:
    raw = pdf([column(72, 700, TALKS)])
    assert read(raw.replace(b"startxref\n", b"startxref\n9")).content == " ".join(TALKS)


def test_a_page_tree_that_leads_back_to_itself_ends() -> None:
    loop = file([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"])
    assert refused(loop)
    kids = [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (n + 3) for n in range(5000)]
    assert refused(file([b"<</Type/Catalog/Pages 2 0 R>>", *kids]))


def test_a_page_that_unpacks_to_more_than_the_memory_is_stopped() -> None:
    packer = zlib.compressobj(9)
    packed = packer.compress(b"BT /F1 12 Tf 72 720 Td ")
    packed += b"".join(packer.compress(b"(a) Tj " * 150_000) for _ in range(100)) + packer.flush()
    assert refused(page_of(stream(packed, b"/Filter/FlateDecode"))) == (
        "page 1 takes more memory or time than a page may"
    )


def test_forms_that_draw_each_other_without_end_are_stopped() -> None:
    forms = [
        stream(
            b"/X Do " * 8,
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % next_,
        )
        for next_ in (*range(7, 20), 6)
    ]
    raw = page_of(stream(b"/X Do " * 8), *forms, resources=b"/XObject<</X 6 0 R>>")
    assert refused(raw)


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    raw = bytearray(pdf([column(72, 700, TALKS)]))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=4))
    try:
        (page,) = read_pdf(open_source("a.pdf", "a.pdf", io.BytesIO(bytes(raw))))
    except Unreadable:
        return
    assert isinstance(page, Page)


def test_a_line_of_a_hundred_thousand_characters_is_compared_at_once() -> None:
    long = Line("0 " * 50_000, 10, 500, 780, 10)
    sheet = Sheet(595, 800, ((long,),))
    assert in_time(5, lambda: without_heads([sheet, sheet])).sheets[0].lines == ()

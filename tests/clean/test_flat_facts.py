"""What flattened pages say of themselves, and their headers."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.clean import clean
from dateline.clean.flat.front_matter import read_header
from dateline.model import Article, Page
from tests.pace import in_time

BODY = "\n".join(
    [
        "The coast guard vessel cut the nets of two trawlers off the east coast on Thursday.",
        "The foreign ministry called the fishing in the zone a violation of its waters.",
        "London said that a frigate would stay with the trawlers until talks were taken up.",
        "No one was hurt, both sides said, and the vessels went back to port in the evening.",
    ]
)
TITLE = "Nets cut again off the east coast"


def article(content: str, **known: str) -> Article:
    page = Page(place="p", media="text", content=content)
    found = clean(msgspec.structs.replace(page, **known))
    assert isinstance(found, Article), found
    return found


def test_what_stands_above_the_body() -> None:
    found = article(
        f"Home > News > Nordic\n\n{TITLE} | The Pier\n\n{TITLE}\n\nBy Henrik Salomon in Oslo\n"
        f"Published: 2 June 2024 | 08:10\nUpdated: 3 June 2024\nShare\n\n{BODY}"
    )
    assert (found.title, found.outlet, found.section) == (TITLE, "The Pier", "Nordic")
    assert found.byline == "Henrik Salomon"
    assert (found.published, found.published_from) == ("2024-06-02T08:10", "text")
    assert found.modified == "2024-06-03"
    assert (found.language, found.warnings) == ("en", ())


def test_a_date_above_the_title() -> None:
    found = article(f"Sep 3, 2025, 5:25 PM\nSep 3, 2025, 5:25 PM\n\n{TITLE}\n\n{BODY}")
    assert found.published == "2025-09-03T17:25"


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("© 2024 The Baltic Dispatch. All rights reserved.", "The Baltic Dispatch"),
        ("Copyright (c) 2019-2024 Pier Press Ltd", "Pier Press"),
        ("Copyright © All rights reserved.", None),
        ("© 2024 Reuters. All rights reserved.", None),
        ("Connect with us", None),
    ],
)
def test_outlets_by_copyright(line: str, outlet: str | None) -> None:
    assert article(f"{TITLE}\n\n{BODY}\n\nRelated\n{line}").outlet == outlet


def test_other_articles_dates_are_the_reason() -> None:
    teasers = "\n".join(
        f"Cod prices rose again on May {day}, 2024, after the boats stayed in port for..."
        for day in (3, 4, 5)
    )
    found = article(f"{TITLE}\n\n{BODY}\n\nYou May Also Like\n\n{teasers}")
    assert found.published is None
    assert found.warnings[0].startswith("no publication date: the only date is of another article")


def test_numeric_dates_take_their_order_from_the_address() -> None:
    content = f"{TITLE}\n03/04/2025 17:25\n\n{BODY}"
    unsure = article(content)
    assert unsure.published is None
    assert "day and month" in unsure.warnings[0]
    sure = article(content, url="https://pier.example/2025/04/03/nets")
    assert sure.published == "2025-04-03T17:25"


def test_datelines_of_the_text() -> None:
    found = article(f"{TITLE}\n\nOSLO, June 2, 2024 (Reuters) — {BODY}")
    assert (found.published, found.published_from) == ("2024-06-02", "text")
    assert (found.credit, found.dates[0].found) == ("Reuters", "dateline")
    bare = article(f"{TITLE}\n\nOSLO, June 2 (Reuters) — {BODY}")
    assert bare.published is None
    assert bare.warnings == ("no publication date: 'OSLO, June 2 (Reuters)' has no year",)


def test_reporters_named_below_the_text() -> None:
    found = article(f"{TITLE}\n\n{BODY}\n\n(Reporting by Henrik Salomon; editing by U. Brandt)")
    assert found.byline == "Henrik Salomon"


def test_fenced_headers() -> None:
    found = article(
        '---\ntitle: "Nets: cut again"\nauthors:\n  - A. Writer\n  - B. Writer\ndate: 2024-06-02\n'
        "lastmod: 2024-06-03T10:00:00Z\nsection: World\nsource: Reuters\nlanguage: en-GB\n"
        f"tags: [fish]\n---\n\n{BODY}"
    )
    assert (found.title, found.byline) == ("Nets: cut again", "A. Writer, B. Writer")
    assert (found.published, found.published_from) == ("2024-06-02", "meta")
    assert (found.modified, found.section) == ("2024-06-03T10:00Z", "World")
    assert (found.credit, found.language) == ("Reuters", "en")
    assert found.removed[0].why == "metadata"


def test_bare_headers() -> None:
    found = article(
        f"Title: {TITLE}\n\nURL Source: https://pier.example/nets\n\n"
        f"Published Time: 2024-06-02T08:10:00+02:00\n\nMarkdown Content:\n{BODY}"
    )
    assert (found.title, found.url) == (TITLE, "https://pier.example/nets")
    assert (found.published, found.published_from) == ("2024-06-02T08:10+02:00", "meta")
    assert "Markdown Content" not in found.text


def test_what_only_looks_like_a_header_stays() -> None:
    content = f"Source: the harbour master, who saw it all from the pier that night.\n{BODY}"
    assert read_header(Page(place="p", media="text", content=content)).body == content


def test_what_the_row_says_wins_over_the_header() -> None:
    found = article(
        f"---\ntitle: a\ndate: 2024-06-02\n---\n{BODY}", title="b", published="2024-07-01"
    )
    assert (found.title, found.published, found.published_from) == ("b", "2024-07-01", "file")
    assert "2024-06-02" in found.warnings[0]


@given(st.text(alphabet=st.sampled_from("-+:\n abdeltiu=[]2024#"), max_size=120))
def test_headers_never_raise_and_lose_nothing(content: str) -> None:
    header = read_header(Page(place="p", media="text", content=content))
    kept = header.body + "".join(piece.text for piece in header.removed)
    assert sum(map(str.isalnum, kept)) == sum(map(str.isalnum, content))


def test_a_copyright_mark_before_a_desert_of_spaces_takes_no_time() -> None:
    content = f"{BODY}\n© 2024 By {' ' * 5900}x"
    in_time(5, lambda: clean(Page(place="a.txt", media="text", content=content)))

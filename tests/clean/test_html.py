"""HTML pages."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.clean import clean
from dateline.model import Article, Page, Removed

BODY = [
    "The coast guard vessel cut the nets of two British trawlers off the east coast on Thursday.",
    "The foreign ministry in Reykjavik called the fishing in the zone a violation of its waters.",
    "London said that a frigate would stay with the trawlers until the talks were taken up again.",
    "No one was hurt, both sides said, and the vessels went back to their ports in the evening.",
]
PAGE = """<!doctype html><html lang="en"><head>
<title>Nets cut again off the east coast | The Pier</title>
<meta property="og:site_name" content="The Pier | News from the harbour">
<meta name="author" content="By A. Writer, Reuters">
{head}
</head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Nets cut again off the east coast</h1>
<figure><img src="x.jpg"><figcaption>The vessel in port last week</figcaption></figure>
{paragraphs}
</article>
<div class="related-stories"><h3>More stories</h3>
<ul><li><a href="/a">Cod price up by a tenth</a></li></ul></div>
<div class="share-buttons">Tell a friend</div>
<footer>© 2025 The Pier</footer></body></html>"""


def page(head: str = "", **known: str) -> Page:
    content = PAGE.format(head=head, paragraphs="".join(f"<p>{p}</p>" for p in BODY))
    blank = Page(place="a.html", media="html", content=content)
    return msgspec.structs.replace(blank, **known)


def article(head: str = "", **known: str) -> Article:
    found = clean(page(head, **known))
    assert isinstance(found, Article), found
    return found


def test_body_and_facts() -> None:
    found = article()
    assert found.text == "\n\n".join(BODY)
    assert found.title == "Nets cut again off the east coast"
    assert found.outlet == "The Pier"
    assert found.byline == "A. Writer, Reuters"
    assert found.credit == "Reuters"
    assert found.language == "en"
    assert found.published is None


def test_kicker_title_byline_and_credit_are_not_body() -> None:
    content = PAGE.format(
        head='<meta property="og:title" content="Trawlers lose nets">',
        paragraphs="<p>By a Pier reporter</p>"
        + "".join(f"<p>{p}</p>" for p in BODY)
        + "<p>(North Sea Press)</p>",
    )
    found = clean(Page(place="a.html", media="html", content=content))
    assert isinstance(found, Article)
    assert found.title == "Trawlers lose nets"
    assert found.text == "\n\n".join(BODY)
    assert found.credit == "Reuters"
    assert Removed("By a Pier reporter", "metadata") in found.removed
    assert Removed("(North Sea Press)", "credit") in found.removed


def test_removed_says_what_and_why() -> None:
    removed = {piece.text: piece.why for piece in article().removed}
    assert removed["Home World"] == "navigation"
    assert removed["The vessel in port last week"] == "caption"
    assert removed["More stories\nCod price up by a tenth"] == "related"
    assert removed["Tell a friend"] == "share"
    assert removed["© 2025 The Pier"] == "legal"
    assert not any(line in text for line in BODY for text in removed)


@pytest.mark.parametrize(
    ("names", "why"), [("newsletter-promo", "promo"), ("promo more-stories", "related")]
)
def test_an_aside_is_what_it_is_called_where_that_asks_for_an_address(names: str, why: str) -> None:
    box = f'<aside class="{names}"><p>Landings and weather at six</p></aside>'
    paragraphs = [f"<p>{p}</p>" for p in BODY]
    content = PAGE.format(head="", paragraphs="".join([*paragraphs[:2], box, *paragraphs[2:]]))
    found = clean(Page(place="a.html", media="html", content=content))
    assert isinstance(found, Article)
    assert [p.why for p in found.removed if p.text.startswith("Landings and weather")] == [why]


JSON_LD = (
    '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"},'
    ' {"@type": ["NewsArticle"],'
    ' "headline": "Nets &amp; gunboats", "datePublished": "2025-11-20T17:25:00Z",'
    ' "author": [{"name": "B. Writer"}], "publisher": {"name": "Pier Press"}}]}</script>'
)


@pytest.mark.parametrize(
    ("head", "value", "precision", "origin"),
    [
        (JSON_LD, "2025-11-20T17:25Z", "time", "json-ld"),
        (
            '<meta property="article:published_time" content="2025-11-20">',
            "2025-11-20",
            "day",
            "meta",
        ),
        ('<meta name="date" content="soon">', None, "none", None),
        (
            '<link rel="canonical" href="https://pier.example/2025/11/20/nets">',
            "2025-11-20",
            "day",
            "url",
        ),
        ('<meta property="article:modified_time" content="2026-06-01">', None, "none", None),
        ('<script type="application/ld+json">{broken</script>', None, "none", None),
    ],
)
def test_dates(head: str, value: str | None, precision: str, origin: str | None) -> None:
    found = article(head)
    assert (found.published, found.published_precision, found.published_from) == (
        value,
        precision,
        origin,
    )


def test_json_ld_comes_first() -> None:
    found = article(JSON_LD)
    assert (found.title, found.byline) == ("Nets & gunboats", "B. Writer")


def test_what_the_row_says_wins() -> None:
    found = article(
        JSON_LD,
        id="x",
        title="Given",
        outlet="Other",
        published="2025-12",
        url="https://o.example/",
    )
    assert (found.id, found.title, found.outlet, found.published) == (
        "x",
        "Given",
        "Other",
        "2025-12",
    )
    assert (found.published_precision, found.published_from) == ("month", "file")


TAGS = st.sampled_from(
    [
        *("<html><body>", "<p>", "</p>", "<div>", "</div>", "<table>", "<td>", "<ul><li>", "<h1>"),
        *("<a href=x>", "<!--", "-->", "<script>", "</script>", "<![CDATA[", "&#0;", "<article>"),
        *("<time datetime='2025'>", BODY[0], BODY[1]),
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(TAGS, st.text(max_size=15)), max_size=40))
def test_any_markup_is_cleaned_or_refused(pieces: list[str]) -> None:
    for media in ("html", "fragment"):
        given_page = Page(place="a.html", media=media, content="".join(pieces))
        found = clean(given_page)
        assert clean(given_page) == found
        if isinstance(found, Article):
            paragraphs = found.text.split("\n\n")
            assert all(line == " ".join(line.split()) and line for line in paragraphs)

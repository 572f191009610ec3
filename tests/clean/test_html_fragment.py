"""Markup that is an article's already."""

from __future__ import annotations

import pytest

from dateline.clean import clean
from dateline.model import Article, Page, Refusal

LINES = [
    "The coast guard vessel cut the nets of two British trawlers on Thursday.",
    "Nobody was hurt.",
    "Read what you like into that, the skipper said.",
]
MARKUP = "".join(f"<p>{line}</p>" for line in LINES)


def article(markup: str, title: str | None = "Nets cut") -> Article:
    found = clean(Page(place="feed.xml:1", media="fragment", content=markup, title=title))
    assert isinstance(found, Article), found
    return found


def test_all_of_it_is_the_article() -> None:
    found = article(MARKUP)
    assert found.text == "\n\n".join(LINES)
    assert (found.title, found.removed, found.truncated) == ("Nets cut", (), False)


@pytest.mark.parametrize(
    "line",
    [
        'The post <a href="x">Nets cut</a> appeared first on <a href="y">The Pier</a>.',
        "<a href=x>Continue reading Nets cut</a>",
        "Read more",
        "Share this:",
        "<a href=x>Comments</a>",
        "This article was originally published on The Pier.",
    ],
)
def test_what_feeds_add_at_the_end_goes(line: str) -> None:
    found = article(f"{MARKUP}<p>{line}</p>")
    assert found.text == "\n\n".join(LINES)
    assert len(found.removed) == 1


def test_title_and_captions_go() -> None:
    found = article(f"<h1>Nets cut</h1><figure><figcaption>In port</figcaption></figure>{MARKUP}")
    assert found.text == "\n\n".join(LINES)
    assert [(piece.text, piece.why) for piece in found.removed] == [("In port", "caption")]


def test_a_summary_that_breaks_off_is_said_to() -> None:
    found = article("<p>The vessel cut the nets of two trawlers and then […]</p>")
    assert found.text == "The vessel cut the nets of two trawlers and then"
    assert found.truncated


def test_plain_text_and_nothing() -> None:
    assert article("Cod &amp; chips cost more in Hull.").text == "Cod & chips cost more in Hull."
    empty = clean(Page(place="feed.xml:1", media="fragment", content="<img src=x>"))
    assert isinstance(empty, Refusal)

"""The sample pages are what samples/README.md says they are."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from dateline.clean import clean
from dateline.intake import read
from dateline.model import Article, Refusal

SAMPLES = Path(__file__).parents[1] / "samples"
PAGES = sorted((SAMPLES / "pages").iterdir())
README = (SAMPLES / "README.md").read_text(encoding="utf-8")
CLAIM = re.compile(r'(?P<page>0\d)(?:: | \| )"(?P<words>[^"]+)"')
CLAIMS = [(match["page"], match["words"]) for match in CLAIM.finditer(README)]

# Countries that only the headlines around the articles name.
BAIT = {
    "01": (
        "Portugal",
        "Morocco",
        "Brazil",
        "Angola",
        "Japan",
        "Canada",
        "Peru",
        "Liberia",
        "Spain",
    ),
    "02": ("Italy", "Yugoslavia", "Kenya", "Danish", "Australia", "New Zealand"),
    "03": ("France", "Algeria", "Egypt", "Sudan", "Mexico", "Guatemalan", "Philippine"),
    "04": ("Hungary", "Swiss", "India", "Sweden"),
    "05": (
        "Poland",
        "Finland",
        "Turkey",
        "Bulgarian",
        "Chinese",
        "Tunisia",
        "Argentina",
        "Belgium",
    ),
    "06": (
        "Nigeria",
        "Indian",
        "Cuba",
        "Jamaica",
        "Thailand",
        "Mongolia",
        "Korea",
        "Chile",
        "Bolivia",
    ),
    "07": ("Austria",),
    "08": ("Zambia", "Malaysia", "Indonesia", "Romania", "Ethiopia"),
}


def page_text(number: str) -> str:
    """The page with its tags taken off and its white space run together."""
    [path] = [page for page in PAGES if page.name.startswith(number)]
    bare = re.sub(r"<[^>]*>", " ", path.read_text(encoding="utf-8"))
    return " ".join(html.unescape(bare).split())


def paragraphs(number: str) -> set[str]:
    [path] = [page for page in PAGES if page.name.startswith(number)]
    found = re.findall(r"<p>(.*?)</p>", path.read_text(encoding="utf-8"))
    return {html.unescape(paragraph) for paragraph in found if len(paragraph) > 80}


def test_there_are_six_html_pages_one_text_and_one_markdown() -> None:
    kinds = [page.suffix for page in PAGES]
    assert (kinds.count(".html"), kinds.count(".txt"), kinds.count(".md")) == (6, 1, 1)
    assert len(kinds) == 8


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_readme_names_every_page(page: Path) -> None:
    assert f"`{page.name}`" in README


def test_readme_makes_claims_about_the_pages() -> None:
    assert len(CLAIMS) == 18


@pytest.mark.parametrize(("page", "words"), CLAIMS, ids=lambda value: value[:30])
def test_planted_words_stand_in_their_page(page: str, words: str) -> None:
    assert words in page_text(page)


def test_the_syndicated_copy_has_the_agency_text() -> None:
    agency, copy = paragraphs("03"), paragraphs("04")
    assert len(agency & copy) >= 6
    assert "(North Sea Press)" in page_text("04")


def test_the_syndicated_copy_lacks_the_last_paragraph() -> None:
    assert "The United States, which runs the base" in page_text("03")
    assert "The United States, which runs the base" not in page_text("04")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages_load_nothing_from_the_network(page: Path) -> None:
    links = re.findall(r"https?://([^/\"'\s)]+)", page.read_text(encoding="utf-8"))
    assert all(host.endswith(".example") or host == "schema.org" for host in links)


@pytest.mark.parametrize(("number", "countries"), BAIT.items(), ids=BAIT)
def test_what_stands_around_the_article_is_cleaned_away(
    number: str, countries: tuple[str, ...]
) -> None:
    [path] = [page for page in PAGES if page.name.startswith(number)]
    around = page_text(number)
    [page] = read([path])
    assert not isinstance(page, Refusal)
    article = clean(page)
    assert isinstance(article, Article)
    assert all(country in around for country in countries)
    assert [country for country in countries if country in article.text] == []
    assert 200 < len(article.text.split()) < 500

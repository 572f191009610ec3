"""The article that is made of a body and of what the page says of itself."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.clean.assemble import assemble
from dateline.clean.dates.read import Stamp
from dateline.clean.dates.weigh import seen
from dateline.clean.parts import Body, Facts
from dateline.model import Article, Page, Refusal, Removed

PAGE = Page(place="p", media="html", content="x", url="https://www.pier.example/world/nets")
TEXT = "The coast guard vessel cut the nets of two trawlers off the east coast on Thursday."
BODY = Body(paragraphs=(TEXT, "Both left."))


def article(page: Page = PAGE, body: Body = BODY, facts: Facts = Facts()) -> Article:  # noqa: B008
    found = assemble(page, body, facts)
    assert isinstance(found, Article)
    return found


def test_what_is_known_from_outside_wins() -> None:
    facts = Facts(
        url="https://x.example/", outlet="B", title="b", byline="b", section="b", language="de",
        dates=(seen(Stamp("2024-05-01", "day"), "published", "json-ld", "x"),),
    )  # fmt: skip
    inside = article(facts=facts)
    assert (inside.outlet, inside.title, inside.byline, inside.section) == ("B", "b", "b", "b")
    assert (inside.url, inside.language, inside.published) == (PAGE.url, "en", "2024-05-01")
    known = msgspec.structs.replace(
        PAGE, id="i", outlet="A", title="a", byline="a", section="a", language="fr", credit="AP",
        published="2024-07-01", modified="2024-07-02",
    )  # fmt: skip
    outside = article(known, facts=facts)
    assert (outside.outlet, outside.title, outside.byline, outside.section) == ("A", "a", "a", "a")
    assert (outside.id, outside.language, outside.credit) == ("i", "fr", "AP")
    assert (outside.published, outside.published_from) == ("2024-07-01", "file")
    assert outside.modified == "2024-07-02"


def test_the_domain_stands_in_for_the_outlet() -> None:
    found = article()
    assert (found.outlet, found.domain) == ("pier.example", "pier.example")
    assert article(facts=Facts(canonical=PAGE.url)).canonical is None
    assert article(facts=Facts(canonical="https://pier.example/n")).canonical is not None


def test_a_feed_s_date_is_from_the_file() -> None:
    entry = msgspec.structs.replace(PAGE, media="fragment", published="2024-05-01")
    found = article(entry)
    assert (found.published_from, found.dates[0].found) == ("file", "feed")


@pytest.mark.parametrize(
    ("media", "reason"),
    [
        ("html", "no article in this page"), ("fragment", "no article in this page"),
        ("text", "no article in this text"), ("article", "no text in this row"),
    ],
)  # fmt: skip
def test_no_paragraph_is_no_article(media: str, reason: str) -> None:
    page = msgspec.structs.replace(PAGE, media=media)
    assert assemble(page, Body(paragraphs=()), Facts()) == Refusal("p", reason)


def test_a_cut_is_told() -> None:
    found = article(body=Body(paragraphs=(TEXT,), cut="the text breaks off with an ellipsis"))
    assert found.truncated
    assert found.warnings[-1] == "truncated: the text breaks off with an ellipsis"
    assert not article().truncated


@pytest.mark.parametrize(
    ("facts", "removed", "last", "walled"),
    [
        (Facts(paywalled=False), Removed("Subscribe to continue reading", "promo"), "x", False),
        (Facts(), Removed("Please subscribe to continue reading.", "promo"), "x", True),
        (Facts(), Removed("Subscribe to our newsletter", "promo"), "x", None),
        (Facts(), Removed("x", "promo"), "This article is for subscribers only.", True),
        (Facts(), Removed("Home", "navigation"), "x", None),
    ],
)
def test_paywalls(facts: Facts, removed: Removed, last: str, walled: bool | None) -> None:
    found = article(body=Body(paragraphs=(TEXT, last), removed=(removed,)), facts=facts)
    assert found.paywalled is walled


@pytest.mark.parametrize(
    ("facts", "body", "credit"),
    [
        (Facts(credit="AFP"), Body(paragraphs=("OSLO (AP) — x",)), "AFP"),
        (Facts(), Body(paragraphs=("OSLO, June 2 (Reuters) — Talks.", TEXT)), "Reuters"),
        (Facts(byline="A. Writer, AFP"), BODY, "AFP"),
        (
            Facts(),
            Body(
                paragraphs=(TEXT,),
                removed=(Removed("Provided by SyndiGate Media Inc. (Syndigate.info).", "credit"),),
            ),
            "SyndiGate",
        ),
        (
            Facts(),
            Body(paragraphs=(TEXT,), removed=(Removed("© 2024 The Associated Press", "legal"),)),
            "AP",
        ),
        (Facts(), Body(paragraphs=(TEXT, "AP Photo"), removed=(Removed("AP", "caption"),)), None),
        (
            Facts(outlet="Reuters"),
            Body(paragraphs=(TEXT,), removed=(Removed("© 2024 Reuters", "legal"),)),
            None,
        ),
    ],
)  # fmt: skip
def test_credits(facts: Facts, body: Body, credit: str | None) -> None:
    assert article(body=body, facts=facts).credit == credit


POST = "“It is fine.” — Harbour (@harbour) May 2, 2024"


def test_quoted_posts_date_a_page_that_has_no_date() -> None:
    found = article(body=Body(paragraphs=(TEXT, "(@pier) May 1, 2024", POST)))
    assert (found.published, found.published_from) == ("2024-05-02", "text")
    assert "last post" in found.warnings[-1]
    dated = article(
        facts=Facts(dates=(seen(Stamp("2024-05-09", "day"), "published", "meta", "x"),)),
        body=Body(paragraphs=(TEXT, POST)),
    )
    assert dated.published == "2024-05-09"
    row = msgspec.structs.replace(PAGE, media="article")
    assert article(row, Body(paragraphs=(TEXT, POST))).published is None


def test_six_digits_in_the_address_are_the_last_resort() -> None:
    slug = msgspec.structs.replace(PAGE, url="https://pier.example/nets-cut-171227-again")
    assert article(slug).published == "2017-12-27"
    facts = Facts(dates=(seen(Stamp("2018-01-05", "day"), "unsaid", "text", "x"),))
    assert article(slug, facts=facts).published == "2018-01-05"
    number = msgspec.structs.replace(PAGE, url="https://pier.example/nets-608399")
    assert article(number).published is None


WORDS = st.text(max_size=60)


@given(WORDS, st.lists(WORDS, max_size=4), WORDS, WORDS)
def test_never_raises(url: str, paragraphs: list[str], said: str, line: str) -> None:
    page = Page(place="p", media="html", content=said, url=url, published=said, latest=said)
    body = Body(paragraphs=tuple(paragraphs), removed=(Removed(line, "credit"),))
    facts = Facts(title=line, byline=said, outlet=line, language=said)
    assert assemble(page, body, facts) == assemble(page, body, facts)

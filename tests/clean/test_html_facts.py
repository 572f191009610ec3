"""What HTML pages say of themselves."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from dateline.clean.facts.outlets import host_of, is_of_host, outlet_name, site_word
from dateline.clean.facts.people import join_names, printed_names
from dateline.clean.facts.titles import choose_title, without_site
from dateline.clean.html.facts import read_facts, section_in_url
from dateline.clean.html.json_ld import read_json_ld
from dateline.clean.parts import Facts
from dateline.model import Page, SeenDate
from tests.pace import in_time

PROSE = "<p>" + "The vessel cut the nets of two trawlers off the coast. " * 5 + "</p>"
URL = "https://www.pier.example/world/nets-cut"


def facts(head: str = "", body: str = "<h1>Nets cut again</h1>", **known: str) -> Facts:
    url = known.pop("url", URL)
    lang = known.pop("lang", "en")
    content = f'<html lang="{lang}"><head>{head}</head><body>{body}{PROSE}{PROSE}</body></html>'
    page = Page(place="p", media="html", content=content, url=url or None)
    tree = lxml_html.document_fromstring(content)
    return read_facts(tree, msgspec.structs.replace(page, **known))


def linked(*nodes: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(list(nodes))}</script>'


def values(dates: tuple[SeenDate, ...]) -> list[tuple[str, str, str]]:
    return [(date.value, date.of, date.found) for date in dates if not date.refused]


ARTICLE = {"@type": "NewsArticle", "headline": "Nets cut again", "datePublished": "2024-05-01"}


def test_json_ld_of_the_article_and_no_other() -> None:
    other = {"@type": "NewsArticle", "headline": "Cod is dear", "datePublished": "2020-01-01"}
    listed = {"@type": "ItemList", "itemListElement": [other]}
    found = facts(linked(other, listed, ARTICLE))
    assert found.title == "Nets cut again"
    assert values(found.dates) == [("2024-05-01", "published", "json-ld")]
    by_url = {**other, "url": URL}
    assert facts(linked(ARTICLE, by_url)).dates[0].value == "2020-01-01"


def test_json_ld_references_and_facts() -> None:
    found = facts(
        linked(
            {
                "@graph": [
                    {"@type": "Person", "@id": "#a", "name": "A. Writer"},
                    {"@type": "WebSite", "name": "The Pier"},
                    {
                        **ARTICLE,
                        "author": [{"@id": "#a"}, {"@type": "Person", "name": "B. Writer"}],
                        "dateModified": "2024-05-02T10:00:00+02:00",
                        "articleSection": ["World", "Fish"],
                        "isAccessibleForFree": "False",
                        "sourceOrganization": {"name": "Reuters"},
                    },
                ]
            }
        )
    )
    assert (found.byline, found.section, found.outlet) == (
        "A. Writer, B. Writer",
        "World",
        "The Pier",
    )
    assert (found.paywalled, found.credit, found.types) == (True, "Reuters", ("NewsArticle",))
    assert values(found.dates)[1] == ("2024-05-02T10:00+02:00", "modified", "json-ld")


@pytest.mark.parametrize(
    "block",
    [
        '{"@type": "Article", "headline": "a\nb", "datePublished": "2024-05-01"}',
        '{"@type": "Article", "datePublished": "2024-05-01", "x": }',
        '<!-- {"@type": "Article", "datePublished": "2024-05-01"} -->',
        '//<![CDATA[\n{"@type": "Article", "datePublished": "2024-05-01"}\n//]]>',
    ],
)
def test_json_ld_that_templates_break(block: str) -> None:
    found = facts(f'<script type="application/ld+json">{block}</script>')
    assert ("2024-05-01", "published", "json-ld") in values(found.dates)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta property="article:published_time" content="2024-05-01T08:00:00Z">',
         ("2024-05-01T08:00Z", "published", "meta")),
        ('<meta name="DC.date.issued" content="2024-05-01">', ("2024-05-01", "published", "meta")),
        ('<meta name="date" content="1 May 2024">', ("2024-05-01", "unsaid", "meta")),
        ('<meta property="og:updated_time" content="2024-05-01">',
         ("2024-05-01", "modified", "meta")),
        ('<meta itemprop="datePublished" content="2024-05-01">',
         ("2024-05-01", "published", "meta")),
    ],
)  # fmt: skip
def test_meta_dates(head: str, expected: tuple[str, str, str]) -> None:
    assert values(facts(head).dates) == [expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<h1>Nets</h1><p>By A. Writer</p><div><span>Published:</span> 1 May 2024 | Updated: 2 May '
         "2024, 10:15</div>",
         [("2024-05-01", "published", "text"), ("2024-05-02T10:15", "modified", "text")]),
        ("<span>1 May 2024</span><h1>Nets</h1>", [("2024-05-01", "unsaid", "text")]),
        ("<h1>Nets</h1>posted 1 May 2024<hr>", [("2024-05-01", "published", "text")]),
        ('<h1>Nets</h1><time datetime="2024-05-01T08:00Z" pubdate>1 May</time>',
         [("2024-05-01T08:00Z", "published", "time")]),
        ('<h1>Nets</h1><i itemprop="dateModified">2024-05-01</i>',
         [("2024-05-01", "modified", "time")]),
        ("<h1>Nets</h1><p>On 1 May 2024 the vessel cut the nets of two more trawlers.</p>", []),
        ("<div>1 May 2024 | Log in | Register</div><h1>Nets</h1>", []),
        ('<h1>Nets</h1><aside class="related"><time datetime="2024-05-01">x</time></aside>', []),
    ],
)  # fmt: skip
def test_dates_beside_the_title(body: str, expected: list[tuple[str, str, str]]) -> None:
    found = [date for date in values(facts(body=body).dates) if date[2] != "text" or expected]
    assert [date for date in found if date in expected] == expected
    assert expected or not found


def test_a_listing_s_dates_are_kept_as_other_articles() -> None:
    items = "".join(
        f'<li class="teaser"><a href="/{n}">x</a><time datetime="2024-05-0{n}">x</time></li>'
        for n in (1, 2, 3)
    )
    found = facts(body=f"<h1>Nets</h1>{PROSE}{PROSE}<ul>{items}</ul>")
    assert {date.refused for date in found.dates} == {"it is another article's"}


@pytest.mark.parametrize(
    ("lang", "url", "value"),
    [
        ("en-US", URL, "2025-03-04"),
        ("en-GB", URL, "2025-04-03"),
        ("de", URL, "2025-04-03"),
        ("en", "https://pier.example/2025/04/03/nets", "2025-04-03"),
        ("en", URL, None),
    ],
)
def test_numeric_dates_are_read_only_where_something_fixes_the_order(
    lang: str, url: str, value: str | None
) -> None:
    found = facts(body="<h1>Nets</h1><p>03/04/2025</p>", lang=lang, url=url)
    assert [date.value for date in found.dates if not date.refused] == ([value] if value else [])
    if value is None:
        assert found.dates[0].refused == "its day and month cannot be told apart"


def test_head_facts() -> None:
    found = facts(
        '<title>Nets cut again - World - The Pier</title><link rel="canonical" href="/world/nets">'
        '<meta property="og:site_name" content="The Pier | News from the harbour">'
        '<meta property="og:title" content="Nets &amp;amp; gunboats again | The Pier">'
        '<meta name="author" content="By A. Writer"><meta name="author" content="B. Writer">'
        '<meta property="article:section" content="World">'
        '<meta property="article:content_tier" content="free">'
        '<meta property="og:type" content="article">'
    )
    assert found.canonical == "https://www.pier.example/world/nets"
    assert (found.outlet, found.title, found.section) == (
        "The Pier",
        "Nets & gunboats again",
        "World",
    )
    assert (found.byline, found.paywalled, found.types) == (
        "A. Writer, B. Writer",
        False,
        ("article",),
    )
    assert found.headings == ("Nets cut again",)
    assert found.language == "en"


def test_a_front_page_is_no_canonical_address() -> None:
    assert facts('<link rel="canonical" href="https://pier.example/">').canonical is None
    assert facts('<meta property="og:url" content="javascript:x">').canonical is None


@pytest.mark.parametrize(
    ("title", "cut"),
    [
        ("Nets cut | The Pier", "Nets cut"), ("The Pier: Nets cut", "The Pier: Nets cut"),
        ("Nets cut - Pier.example", "Nets cut"), ("THE PIER » Nets cut", "Nets cut"),
        ("Nets cut - what we know - The Pier", "Nets cut - what we know"),
        ("Nets cut – Trawlers off the coast", "Nets cut – Trawlers off the coast"),
        ("Nets cut off the east coast | World | Elsewhere", "Nets cut off the east coast"),
        ("Nets cut : The Pier", "Nets cut"), ("Re-cut nets", "Re-cut nets"),
    ],
)  # fmt: skip
def test_site_names_are_cut_off(title: str, cut: str) -> None:
    assert without_site(title, ["Nets cut off the east coast"], ["The Pier", "pier.example"]) == cut


def test_what_is_no_title() -> None:
    headings = ["Nets cut again off the east coast"]
    assert choose_title(["Subscribe to read", headings[0]], headings, []) == headings[0]
    assert choose_title(["The Pier"], [], ["The Pier"], page_title="Nets | The Pier") == "Nets"
    assert choose_title(["Nets cut again off…"], headings, []) == headings[0]
    assert choose_title([None, ""], [], []) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By A. Writer", "A. Writer"), ("BY ANNA WRITER AND BO REED", "Anna Writer and Bo Reed"),
        ("By Henrik Salomon in Oslo", "Henrik Salomon"), ("Von Karla Mai", "Karla Mai"),
        ("By Pier Staff | Published June 3, 2024 | 1 min read", "Pier Staff"),
        ("By a Courier reporter", "a Courier reporter"), ("By Monday the town was empty", None),
        ("By https://pier.example", None), ("Bystanders left", None), ("By", None),
    ],
)  # fmt: skip
def test_printed_bylines(line: str, names: str | None) -> None:
    assert printed_names(line) == names


def test_bylines_leave_out_the_outlet_and_no_names() -> None:
    said = ["By A. Writer; The Pier", "admin", "https://pier.example/writer", "Staff", "A. Writer"]
    assert join_names(said, ["The Pier"]) == "A. Writer, Staff"
    assert join_names(["The Pier", None, "@pier"], ["The Pier"]) is None


def test_outlets_and_hosts() -> None:
    assert host_of("https://www.News.Pier.example:80/x") == "news.pier.example"
    assert host_of("nonsense") is host_of(None) is host_of("http://[") is None
    assert site_word("news.bbc.co.uk") == "bbc"
    assert outlet_name(["https://x.example", "@", None, "Pier - news"], "x.example") == "Pier"
    assert outlet_name(["U.S.", "Pier Press"], "pier.com") == "Pier Press"
    assert outlet_name(["pier.com"], "pier.com") is None
    assert is_of_host("The Jerusalem Post", "jpost.com")
    assert not is_of_host("Auto News", "autoindustriya.com")


@pytest.mark.parametrize("gap", [" ", "\t", "\n", "\u00a0"])
def test_deserts_of_spaces_take_no_time(gap: str) -> None:
    name = f"Pier{gap * 200_000}Press"
    assert in_time(1, lambda: outlet_name([name], None)) == "Pier Press"
    assert in_time(1, lambda: join_names([name], ())) in {"Pier Press", "Pier, Press"}
    assert in_time(1, lambda: without_site(name, [], ["x"])) == "Pier Press"


def test_sections_in_urls() -> None:
    assert section_in_url("https://pier.example/world/2024/05/01/nets") == "world"
    assert section_in_url("https://pier.example/2024/may/nets") is None
    assert section_in_url("https://pier.example/articles/nets") is None
    assert section_in_url("https://pier.example/nets") is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["@type", "@graph", "@id", "author", "name", "datePublished", "headline",
                         "mainEntityOfPage", "itemListElement", "item", "url"]),
        inner | st.sampled_from(["NewsArticle", "BreadcrumbList", "2024-05-01"]),
        max_size=4,
    ),
    max_leaves=12,
)  # fmt: skip


@given(JSON)
def test_any_json_ld_is_read(data: object) -> None:
    content = f'<script type="application/ld+json">{json.dumps(data)}</script><h1>x</h1>'
    tree = lxml_html.document_fromstring(f"<html><body>{content}</body></html>")
    assert read_json_ld(tree, [URL], ["x"]) == read_json_ld(tree, [URL], ["x"])


@given(st.text(alphabet=st.sampled_from("<>/=\"' h1timedatmetbyp2024-05:"), max_size=200))
def test_never_raises(content: str) -> None:
    tree = lxml_html.document_fromstring(f"<html><body><p>x</p>{content}</body></html>")
    page = Page(place="p", media="html", content=content)
    assert read_facts(tree, page) == read_facts(tree, page)

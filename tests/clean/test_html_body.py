"""The article's blocks among a page's others."""

from __future__ import annotations

from dateline.clean.html.body import html_body
from dateline.clean.html.tree import parse
from dateline.clean.parts import Body, Facts
from dateline.model import Page

BODY = [
    "The coast guard vessel cut the nets of two British trawlers off the east coast on Thursday.",
    "The foreign ministry in Reykjavik called the fishing in the zone a violation of its waters.",
    "London said that a frigate would stay with the trawlers until the talks were taken up again.",
    "The skippers of both vessels were brought before a judge and freed after they paid a bond.",
    "No one was hurt, both sides said, and the vessels went back to their ports in the evening.",
]
TITLE = "Nets cut again off the east coast"


def paragraphs(lines: list[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def body(article: str, around: str = "", head: str = "") -> Body:
    content = f"""<html><head><title>{TITLE}</title>{head}</head><body>
    <nav class="menu"><ul><li><a href="/">Home</a><li><a href="/world">World</a></ul></nav>
    <main><article class="story"><h1>{TITLE}</h1><div class="article-body">{article}</div></article>
    {around}</main><footer><p>© 2025 The Pier. All rights reserved.</p></footer></body></html>"""
    page = Page(place="p", media="html", content=content)
    return html_body(parse(content).tree, page, Facts(title=TITLE, headings=(TITLE,)))


def why(found: Body) -> dict[str, str]:
    return {line: piece.why for piece in found.removed for line in piece.text.split("\n")}


def test_the_article_and_nothing_else() -> None:
    found = body(paragraphs(BODY))
    assert list(found.paragraphs) == BODY
    assert why(found) == {
        "Home": "navigation",
        "World": "navigation",
        "© 2025 The Pier. All rights reserved.": "legal",
    }
    assert found.cut is None


def test_subheadings_lists_and_quotations_stay() -> None:
    found = body(
        paragraphs(BODY[:2]) + "<h2>What the ministry wants</h2>"
        "<ul><li>An end to the fishing inside the zone at once.</li>"
        "<li>Talks on a quota for the trawlers of all countries.</li></ul>"
        + f"<blockquote><p>{BODY[2]}</p></blockquote>"
        + paragraphs(BODY[3:])
    )
    assert list(found.paragraphs) == [
        *BODY[:2],
        "What the ministry wants",
        "An end to the fishing inside the zone at once.",
        "Talks on a quota for the trawlers of all countries.",
        *BODY[2:],
    ]


def test_quoted_posts_keep_their_signatures() -> None:
    post = (
        '<blockquote class="twitter-tweet"><p>The nets were ours and the sea is everyone\'s.</p>'
        '— A. Skipper (@askipper) <a href="x">November 20, 2025</a></blockquote>'
    )
    found = body(paragraphs(BODY[:3]) + post + paragraphs(BODY[3:]))
    assert found.paragraphs[3:5] == (
        "The nets were ours and the sea is everyone's.",
        "— A. Skipper (@askipper) November 20, 2025",
    )


def test_captions_teasers_share_lines_and_pull_quotes_go() -> None:
    found = body(
        "<figure><img src=x><figcaption>The vessel in port last week</figcaption></figure>"
        + paragraphs(BODY[:2])
        + '<div class="related-box"><h3>Read more</h3><a href=y>Cod price up by a tenth</a></div>'
        + paragraphs(BODY[2:])
        + '<div class="share-tools"><a href=z>Share on Facebook</a></div>',
    )
    assert list(found.paragraphs) == BODY
    reasons = why(found)
    assert reasons["The vessel in port last week"] == "caption"
    assert reasons["Cod price up by a tenth"] == "related"
    assert reasons["Share on Facebook"] == "share"


def test_a_body_that_is_split_over_containers_is_whole() -> None:
    parts = "".join(
        f'</div><div class="ad-slot">Advertisement</div><div class="article-body"><p>{line}</p>'
        for line in BODY[1:]
    )
    found = body(f"<p>{BODY[0]}</p>{parts}")
    assert list(found.paragraphs) == BODY
    assert why(found)["Advertisement"] == "ad"


def test_comments_are_no_body() -> None:
    comments = "".join(
        f'<li class="comment"><p class="comment-author">Reader {n}</p>'
        f"<p>I have fished there for {n} years and never seen such a thing.</p></li>"
        for n in range(20, 26)
    )
    found = body(paragraphs(BODY), f'<section id="comments"><ol>{comments}</ol></section>')
    assert list(found.paragraphs) == BODY
    assert "comment" in why(found).values()


def test_what_is_not_shown_goes_unless_it_is_the_article() -> None:
    hidden = (
        '<div style="display:none"><p>The quota talks of last year ended without a paper.</p></div>'
    )
    assert list(body(paragraphs(BODY) + hidden).paragraphs) == BODY
    assert list(body(f'<div style="display:none">{paragraphs(BODY)}</div>').paragraphs) == BODY


def test_other_languages() -> None:
    lines = [
        "وزارت امور خارجه ایران روز دوشنبه گفت که گفت‌وگوها با همسایگان ادامه خواهد یافت.",
        "سخنگوی وزارتخانه افزود که تاریخ دور بعدی هنوز تعیین نشده است و به زودی اعلام می‌شود.",
        "وی گفت که هیچ کشوری نمی‌تواند برای منطقه تصمیم بگیرد.",
    ]
    assert list(body(paragraphs(lines)).paragraphs) == lines
    lines = [
        "外交部星期一表示，与邻国的会谈将继续进行，双方已同意在下个月再次举行会议，讨论渔业配额。",
        "发言人补充说，下一轮会谈的日期尚未确定，很快就会宣布。",
        "他说，任何国家都不能替该地区作出决定。",
    ]
    assert list(body(paragraphs(lines)).paragraphs) == lines


def test_a_text_that_breaks_off_is_said_to() -> None:
    found = body(paragraphs([*BODY, "The ministry added that it would…"]))
    assert found.cut is not None


def test_pages_without_an_article() -> None:
    assert body("").paragraphs == ()
    assert body("<ul><li><a href=x>Sport</a><li><a href=y>Weather</a></ul>").paragraphs == ()


def test_the_tree_stays_as_it_is() -> None:
    tree = parse(f"<html><body><article>{paragraphs(BODY)}</article></body></html>").tree
    page = Page(place="p", media="html", content="")
    assert html_body(tree, page, Facts()) == html_body(tree, page, Facts())

"""What an HTML page says of itself: in its head, its JSON-LD, and around its title."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from functools import cache
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement

from dateline.clean.dates.printed import order_of
from dateline.clean.dates.read import url_stamp
from dateline.clean.dates.weigh import seen
from dateline.clean.facts.credits import credit_in_names
from dateline.clean.facts.outlets import host_of, is_of_host, letters, outlet_name, site_word
from dateline.clean.facts.people import join_names, printed_names
from dateline.clean.facts.titles import choose_title, title_tail
from dateline.clean.html.dates import marked_elements, page_dates
from dateline.clean.html.json_ld import Linked, read_json_ld
from dateline.clean.html.title import (
    Surroundings,
    elements,
    page_headings,
    surroundings,
    title_element,
)
from dateline.clean.paragraphs import tidy
from dateline.clean.parts import Facts
from dateline.model import Page
from dateline.vocab.months import months
from dateline.vocab.page_names import date_names, page_names
from dateline.vocab.page_phrases import is_home

_OTHER_NAMES = ("og:url", "og:type", "og:locale", "content-language", "article:content_tier")
_FREE = {"free": True, "locked": False, "premium": False, "paid": False, "subscriber": False}
_MARKED_AUTHOR = re.compile(
    r"(?:^|\s)(?:author|byline|author-name|p-author|article-author|entry-author)(?:\s|$)"
)
_BY_CLASS = etree.XPath(
    "(//*[@rel='author' or contains(@class, 'author') or contains(@class, 'byline')])"
    "[position() <= 12]"
)
_TRAIL = etree.XPath(
    "(//*[contains(@class, 'breadcrumb') or contains(@id, 'breadcrumb')])[1]"
    "[count(.//a) <= 8 and string-length(normalize-space(.)) <= 200]//a"
)
_NO_SECTION = re.compile(
    r"^(?:home|start|article|articles|story|stories|news|blog|blogs|post|posts|archive|archives|amp|"
    r"content|p|id|tag|category|index|web|en|de|fr|es|it|pt|www|site|node|entry|item|view|read|html|"
    r"[a-z]{2}[-_][a-z]{2})$|\d",
    re.IGNORECASE,
)


def read_facts(tree: HtmlElement, page: Page) -> Facts:
    """Read the page's markup; what `page` knows from outside helps to read the rest.

    Nothing is taken from the parts of the page that are about other articles.
    """
    known = page_names()
    metas = _metas(tree)
    canonical = _canonical(tree, metas, page.url)
    url = page.url or canonical
    host = host_of(url)
    heads = page_headings(tree)
    headings = [text for _, text in heads]
    page_title = tidy("".join(tree.xpath("string(//head/title)")).replace("\n", " "))
    linked = read_json_ld(
        tree, [u for u in (url, canonical) if u], [*headings, metas.get("og:title", "")]
    )
    tail = title_tail(page_title, [*headings, metas.get("og:title", "")])
    tail = tail if tail and is_of_host(tail, host) else None
    outlet = outlet_name(
        (metas.get("og:site_name"), linked.site, linked.publisher, tail, *_all(metas, known.sites)),
        host,
    )
    names = [
        name
        for name in (page.outlet, outlet, linked.publisher, linked.site, host, site_word(host))
        if name
    ]
    title = choose_title(
        (linked.headline, *_all(metas, known.titles), headings[0] if len(headings) == 1 else None),
        headings,
        names,
        page_title=page_title,
    ) or next(iter(headings), None)
    around = surroundings(title_element(tree, heads, title, page_title))
    locale = next(
        (
            said
            for said in (
                tree.get("lang"),
                tree.get("xml:lang"),
                *_all(metas, ("og:locale", "content-language")),
            )
            if said
        ),
        None,
    )
    stamp = url_stamp(url) if url else None
    marked = marked_elements(tree)
    return Facts(
        url=canonical,
        canonical=canonical,
        outlet=outlet,
        title=title,
        byline=_byline(tree, metas, linked, around, names),
        section=_section(tree, metas, linked, url),
        headings=tuple(headings),
        dates=page_dates(
            metas,
            linked,
            marked,
            around,
            order_of(locale),
            seen(stamp, "published", "url", url) if stamp and url else None,
        ),
        credit=credit_in_names(
            (linked.source, *linked.authors, *_all(metas, known.sources)), names
        ),
        paywalled=_paywalled(metas, linked),
        types=tuple(dict.fromkeys((*linked.types, *_all(metas, ("og:type",))))),
        language=_language(locale or linked.language),
    )


def _metas(tree: HtmlElement) -> dict[str, str]:
    """The first value of each meta element, by its name in lower case; authors are put together."""
    found: dict[str, str] = {}
    wanted, authors = _wanted(), page_names().authors
    for meta in tree.iter("meta"):
        attributes = meta.attrib
        value = attributes.get("content")
        if not value:
            continue
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = attributes.get(key, "").strip().lower()
            text = _said(value) if name in wanted else ""
            if text and name in authors and found.get(name, text) != text:
                found[name] = f"{found[name]}; {text}"
            elif text:
                found.setdefault(name, text)
    return found


@cache
def _wanted() -> frozenset[str]:
    names = page_names()
    groups = (names.titles, names.authors, names.sections, names.sites, names.sources)
    return frozenset({*date_names(), *_OTHER_NAMES, *(name for group in groups for name in group)})


def _all(metas: dict[str, str], names: Sequence[str]) -> list[str]:
    return [metas[name] for name in names if name in metas]


def _said(text: str) -> str:
    """A value on one line, the entities resolved that templates escape once too often."""
    if "&" in text:
        text = html.unescape(text)
    return tidy(text.replace("\n", " "))


def _canonical(tree: HtmlElement, metas: dict[str, str], url: str | None) -> str | None:
    links = [link for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    for said in (*((link.get("href") or "").strip() for link in links[:3]), metas.get("og:url")):
        if not said:
            continue
        try:
            whole = urljoin(url, said) if url else said
            parts = urlsplit(whole)
        except ValueError:
            continue
        # A template that names the front page in every article names no article.
        if (
            parts.scheme in {"http", "https"}
            and parts.hostname
            and (parts.path.strip("/") or parts.query)
        ):
            return whole
    return None


def _byline(
    tree: HtmlElement,
    metas: dict[str, str],
    linked: Linked,
    around: Surroundings,
    names: Sequence[str],
) -> str | None:
    """The authors that the markup names, or a byline by the title, or an element marked as one."""
    for said in (linked.authors, *([text] for text in _all(metas, page_names().authors))):
        byline = join_names(said, names)
        if byline:
            return byline
    byline = join_names((printed_names(line) for line in around.lines), names)
    if byline:
        return byline
    marked: list[str] = []
    for element in elements(_BY_CLASS, tree):
        kind = f"{element.get('class') or ''} {element.get('rel') or ''}".lower()
        text = tidy(" ".join(element.itertext())[:300].replace("\n", " "))
        if text and len(text) <= 80 and _MARKED_AUTHOR.search(kind):
            marked.append(printed_names(text) or text)
    return join_names(marked[:3], names)


def _section(
    tree: HtmlElement, metas: dict[str, str], linked: Linked, url: str | None
) -> str | None:
    own = letters(host_of(url) or "")
    for said in (*_all(metas, page_names().sections), linked.section):
        text = said.split(",")[0].strip() if said else ""
        if 1 < len(text) <= 60 and "://" not in text and not is_home(text) and letters(text) != own:
            return text
    steps = [_said(" ".join(link.itertext())) for link in elements(_TRAIL, tree)]
    inner = [step for step in steps if step and not _NO_SECTION.search(step) and len(step) <= 40]
    if inner:
        return inner[-1]
    return section_in_url(url) if url else None


def section_in_url(url: str) -> str | None:
    """The first part of a URL's path that can be a section ("world"), where another follows."""
    try:
        parts = [part for part in urlsplit(url).path.split("/") if part]
    except ValueError:
        return None
    for part in parts[:-1]:
        if not _NO_SECTION.search(part) and part.lower() not in months():
            return part if len(part) <= 25 and part.count("-") <= 3 else None
    return None


def _paywalled(metas: dict[str, str], linked: Linked) -> bool | None:
    if linked.free is not None:
        return not linked.free
    tier = metas.get("article:content_tier", "").lower()
    return not _FREE[tier] if tier in _FREE else None


def _language(locale: str | None) -> str | None:
    code = re.match(r"\s*([A-Za-z]{2,3})(?![A-Za-z])", locale or "")
    return code[1].lower() if code else None

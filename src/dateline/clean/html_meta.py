"""What an HTML page says of itself: title, outlet, byline, date, URL."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import msgspec
from lxml.html import HtmlElement

from dateline.clean.dates import Stamp, find_date, iso_stamp, url_stamp
from dateline.clean.paragraphs import tidy
from dateline.model import PublishedFrom

_ARTICLE_TYPES = re.compile(r"(?:Article|Posting|Report|Story)$", re.IGNORECASE)
# Meta names that hold the day of publication, the surest first.
_DATE_NAMES = (
    "article:published_time", "og:article:published_time", "datepublished", "date_published",
    "publishdate", "publish_date", "publish-date", "pubdate", "publication_date",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dcterms.date",
    "dc.date", "dc.date.created", "cxenseparse:recs:publishtime", "originalpublicationdate",
    "article.published", "article:published", "citation_publication_date", "citation_date", "date",
)  # fmt: skip
_TITLE_NAMES = (
    "og:title", "headline", "parsely-title", "twitter:title", "dc.title", "dcterms.title",
)  # fmt: skip
_AUTHOR_NAMES = (
    "author", "article:author_name", "parsely-author", "byl", "dc.creator", "sailthru.author",
)  # fmt: skip
_BREAK = r"\s*(?:\||::|»|›|•|·|\s[-–—:]\s)\s*"
_NOT_A_NAME = re.compile(r"https?://|www\.|@|\.com\b|^\W*$", re.IGNORECASE)
_DEEP = 12
_MOST_NODES = 2000


class PageFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What the page's own markup says, each null where it says nothing."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    headings: tuple[str, ...] = ()
    """The page's `h1` headings, which may differ from its title."""
    published: Stamp | None = None
    published_from: PublishedFrom | None = None


def read_facts(tree: HtmlElement, url: str | None) -> PageFacts:
    """Read the markup's facts; `url` is where the page is known to be from, if that is known."""
    metas = _metas(tree)
    linked = _article_data(tree)
    canonical = str(tree.xpath("string(//link[@rel='canonical']/@href)"))  # not lxml's own kind
    address = url or next((u for u in (canonical, metas.get("og:url")) if u and _host(u)), None)
    publisher = _name(linked.get("publisher"))
    outlet = _outlet(metas.get("og:site_name") or publisher) or (
        _host(address) if address else None
    )
    headings = [_said(" ".join(h.itertext())) for h in list(tree.iter("h1"))[:5]]
    stamp, origin = _published(tree, metas, linked, address)
    return PageFacts(
        title=_title(tree, metas, linked, outlet, headings),
        headings=tuple(headings),
        outlet=outlet,
        byline=_byline(metas, linked),
        url=address,
        published=stamp,
        published_from=origin,
    )


def _metas(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        value = _said(meta.get("content") or "")
        for key in ("property", "name", "itemprop"):
            name = (meta.get(key) or "").strip().lower()
            if name and value:
                found.setdefault(name, value)
    return found


def _article_data(tree: HtmlElement) -> dict[str, Any]:
    """The first JSON-LD object that describes an article; broken blocks are passed over."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            data = msgspec.json.decode((script.text or "").strip(), strict=False)
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            continue
        for node in _nodes(data):
            kinds = node.get("@type")
            if any(_ARTICLE_TYPES.search(str(kind)) for kind in _listed(kinds)):
                return node
    return {}


def _listed(value: Any) -> list[Any]:  # noqa: ANN401 (any JSON value)
    return value if isinstance(value, list) else [value]


def _nodes(data: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 (any JSON value)
    waiting: list[tuple[Any, int]] = [(data, 0)]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        value, depth = waiting.pop(0)
        if isinstance(value, dict):
            yield value
            if depth < _DEEP:
                waiting += [
                    (value[k], depth + 1)
                    for k in ("@graph", "mainEntity", "mainEntityOfPage")
                    if k in value
                ]
        elif isinstance(value, list) and depth < _DEEP:
            waiting += [(item, depth + 1) for item in value]


def _name(value: Any) -> str | None:  # noqa: ANN401 (any JSON value)
    """The name in a JSON-LD person or organisation; several are joined by commas."""
    if isinstance(value, list):
        names = [name for item in value[:20] if (name := _name(item))]
        return ", ".join(dict.fromkeys(names)) or None
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        value = ", ".join(item for item in value if isinstance(item, str))
    return _said(value) or None if isinstance(value, str) else None


def _said(text: str) -> str:
    """A value on one line, the entities resolved that templates escape once too often."""
    return tidy(html.unescape(text).replace("\n", " "))


def _host(url: str) -> str | None:
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _outlet(name: str | None) -> str | None:
    """An outlet's name without the slogan behind it; a URL in its place gives its host."""
    if not name:
        return None
    if "://" in name:
        return _host(name)
    return re.split(r"\s+\|\s+", name)[0].lstrip("@").strip() or None


def _title(
    tree: HtmlElement,
    metas: dict[str, str],
    linked: dict[str, Any],
    outlet: str | None,
    headings: list[str],
) -> str | None:
    headline = linked.get("headline")
    candidates = [
        _said(headline) if isinstance(headline, str) else "",
        *(metas.get(name, "") for name in _TITLE_NAMES),
        *(headings if len(headings) == 1 else ()),
        tidy(tree.xpath("string(//head/title)").replace("\n", " ")),
        *headings,
    ]
    title = next((c for c in candidates if c), None)
    return _without_site(title, outlet, headings) if title else None


def _without_site(title: str, outlet: str | None, headings: list[str]) -> str:
    for heading in headings:
        if heading and len(heading) > 10 and re.match(re.escape(heading) + _BREAK, title):
            return heading
    if outlet:
        stem = re.escape(outlet.split(".")[0] if "." in outlet and " " not in outlet else outlet)
        cut = re.sub(rf"{_BREAK}(?:the\s+)?{stem}(?:\.\w+)*\s*$", "", title, flags=re.IGNORECASE)
        cut = re.sub(rf"^(?:the\s+)?{stem}{_BREAK}", "", cut, flags=re.IGNORECASE)
        if cut.strip():
            return cut.strip()
    return title


def _byline(metas: dict[str, str], linked: dict[str, Any]) -> str | None:
    for name in (_name(linked.get("author")), *(metas.get(key) for key in _AUTHOR_NAMES)):
        if name and not _NOT_A_NAME.search(name) and len(name) < 200:
            return re.sub(r"^by\s+", "", name, flags=re.IGNORECASE)
    return None


def _published(
    tree: HtmlElement, metas: dict[str, str], linked: dict[str, Any], url: str | None
) -> tuple[Stamp | None, PublishedFrom | None]:
    said = linked.get("datePublished")
    stamp = read_stamp(said) if isinstance(said, str) else None
    if stamp:
        return stamp, "json-ld"
    for name in _DATE_NAMES:
        stamp = read_stamp(metas[name]) if name in metas else None
        if stamp:
            return stamp, "meta"
    stamp = _time_element(tree)
    if stamp:
        return stamp, "meta"
    stamp = url_stamp(url) if url else None
    return (stamp, "url") if stamp else (None, None)


def read_stamp(text: str) -> Stamp | None:
    """A date as ISO 8601 or in words; null for one that cannot be read for certain."""
    if len(text) > 80:
        return None
    found = find_date(text)
    return iso_stamp(text) or (found.stamp if found else None)


def _time_element(tree: HtmlElement) -> Stamp | None:
    """The date of the `time` element that is marked as publication's, or the one all agree on."""
    marked: list[Stamp] = []
    others: list[Stamp] = []
    for element in list(tree.iter("time"))[:50]:
        stamp = read_stamp(element.get("datetime") or "".join(element.itertext())[:80])
        if stamp and stamp.precision in {"time", "day"}:
            labels = f"{element.get('itemprop')} {element.get('class')}".lower()
            sure = "publish" in labels or element.get("pubdate") is not None
            (marked if sure else others).append(stamp)
    if marked:
        return marked[0]
    return others[0] if len({stamp.value[:10] for stamp in others}) == 1 else None

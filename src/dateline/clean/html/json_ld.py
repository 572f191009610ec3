"""What a page's JSON-LD (schema.org) says of its article."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

import msgspec
from lxml.html import HtmlElement

from dateline.clean.paragraphs import tidy
from dateline.vocab.boilerplate import folded

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Story|ClaimReview)$", re.IGNORECASE)
_PAGE = re.compile(r"(?:WebPage|ItemPage|VideoObject|Recipe)$")
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage", "@reverse")
_DEEP = 12
_MOST_NODES = 2000
_LONGEST = 2_000_000
"""Characters of a block that is still read."""
_WRAPPED = re.compile(
    r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\]\]>|\]\]>|;)\s*$"
)
_FIELD = re.compile(r'"(datePublished|dateModified|headline)"\s*:\s*"((?:[^"\\\n]|\\.){1,300})"')

Node = dict[str, Any]


class Linked(msgspec.Struct, frozen=True, kw_only=True):
    """The article's JSON-LD fields, each null or empty where there is none."""

    headline: str | None = None
    published: str | None = None
    modified: str | None = None
    created: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    site: str | None = None
    """The name of the site that the page is part of."""
    section: str | None = None
    source: str | None = None
    """Whom the article credits (`creditText`, `sourceOrganization`)."""
    url: str | None = None
    language: str | None = None
    free: bool | None = None
    types: tuple[str, ...] = ()
    """The article's `@type`s."""


def read_json_ld(tree: HtmlElement, urls: Sequence[str], headings: Sequence[str]) -> Linked:
    """Read the blocks; of several articles, the one with the page's address or heading is meant.

    Blocks that are not JSON are read as far as single fields can be made out.
    """
    nodes: list[Node] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            nodes += _nodes(_decoded(script.text or ""))
    by_id = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    articles = [node for node in nodes if _is(node, _ARTICLE)]
    pages = [node for node in nodes if _is(node, _PAGE) and "datePublished" in node]
    paths = {_path(url) for url in urls}
    named = {folded(heading) for heading in headings}
    # `max` keeps the first of equals, as the page's order is the only other sign there is.
    main = max(articles or pages, key=lambda node: _fit(node, paths, named), default=None)
    if main is None:
        return Linked(site=_site(nodes), section=_crumb(nodes))
    author = main.get("author") or main.get("creator")
    return Linked(
        headline=_text(main.get("headline") or main.get("name")),
        published=_text(main.get("datePublished")),
        modified=_text(main.get("dateModified")),
        created=_text(main.get("dateCreated")),
        authors=tuple(dict.fromkeys(_names(author, by_id))),
        publisher=next(_names(main.get("publisher"), by_id), None),
        site=_site(nodes),
        section=_text(main.get("articleSection")) or _crumb(nodes),
        source=next(_names(main.get("sourceOrganization") or main.get("creditText"), by_id), None),
        url=_text(main.get("url")),
        language=_text(main.get("inLanguage")),
        free=_flag(main.get("isAccessibleForFree")),
        types=tuple(str(kind) for kind in _listed(main.get("@type")) if kind)[:5],
    )


def _decoded(text: str) -> Any:  # noqa: ANN401 (any JSON value)
    if len(text) > _LONGEST:
        return None
    stripped = _WRAPPED.sub("", text.strip()).strip()
    try:
        return msgspec.json.decode(stripped)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        pass
    try:
        # The standard library lets line breaks stand in strings, as many templates do.
        return json.loads(stripped, strict=False)
    except (ValueError, RecursionError):
        fields = dict(reversed(_FIELD.findall(stripped[:100_000])))
        return {"@type": "Article", **fields} if "datePublished" in fields else None


def _nodes(data: Any) -> Iterator[Node]:  # noqa: ANN401 (any JSON value)
    waiting: list[tuple[Any, int]] = [(data, 0)]
    at = 0
    while at < len(waiting) and at < _MOST_NODES:
        value, depth = waiting[at]
        at += 1
        if isinstance(value, dict):
            yield value
            if depth < _DEEP:
                waiting += [(value[key], depth + 1) for key in _INSIDE if key in value]
        elif isinstance(value, list) and depth < _DEEP:
            waiting += [(item, depth + 1) for item in value[:_MOST_NODES]]


def _is(node: Node, pattern: re.Pattern[str]) -> bool:
    return any(
        isinstance(kind, str) and pattern.search(kind) for kind in _listed(node.get("@type"))
    )


def _fit(node: Node, paths: set[str], headings: set[str]) -> tuple[bool, bool, bool]:
    whole = node.get("mainEntityOfPage")
    said = [
        node.get("url"),
        node.get("@id"),
        whole,
        whole.get("@id") if isinstance(whole, dict) else None,
    ]
    headline = _text(node.get("headline") or node.get("name"))
    return (
        any(isinstance(url, str) and _path(url) in paths for url in said),
        bool(headline and folded(headline) in headings),
        "datePublished" in node,
    )


def _path(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return parts.path.rstrip("/") or parts.query or url


def _listed(value: Any) -> list[Any]:  # noqa: ANN401 (any JSON value)
    return value if isinstance(value, list) else [value]


def _text(said: Any) -> str | None:  # noqa: ANN401 (any JSON value)
    for item in _listed(said)[:5]:
        value = (item.get("name") or item.get("@value")) if isinstance(item, dict) else item
        if isinstance(value, str | int) and not isinstance(value, bool):
            text = tidy(html.unescape(str(value)).replace("\n", " "))
            if text:
                return text
    return None


def _names(value: Any, by_id: dict[str, Node]) -> Iterator[str]:  # noqa: ANN401 (any JSON value)
    """The names of persons and organisations, those that are only referred to looked up."""
    for item in _listed(value)[:20]:
        node = item
        if isinstance(item, dict) and "name" not in item:
            node = by_id.get(str(item.get("@id")), item)
        name = _text(node.get("name") if isinstance(node, dict) else node)
        if name:
            yield name


def _site(nodes: Sequence[Node]) -> str | None:
    sites = (node for node in nodes if "WebSite" in _listed(node.get("@type")))
    return next((name for node in sites if (name := _text(node.get("name")))), None)


def _crumb(nodes: Sequence[Node]) -> str | None:
    """The last step of the page's trail that is neither the site's own nor the article's."""
    for node in nodes:
        if "BreadcrumbList" not in _listed(node.get("@type")):
            continue
        steps = [_step(item) for item in _listed(node.get("itemListElement"))[:10]]
        inner = [step for step in steps[1:-1] if step]
        if inner:
            return inner[-1]
    return None


def _step(item: Any) -> str | None:  # noqa: ANN401 (any JSON value)
    if not isinstance(item, dict):
        return None
    inner = item.get("item")
    return _text(item.get("name")) or (
        _text(inner.get("name")) if isinstance(inner, dict) else None
    )


def _flag(value: Any) -> bool | None:  # noqa: ANN401 (any JSON value)
    if isinstance(value, bool):
        return value
    text = str(value).strip().lower()
    return True if text in {"true", "1", "yes"} else False if text in {"false", "0", "no"} else None

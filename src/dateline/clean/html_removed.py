"""What was left out of an HTML page, and why."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from dateline.clean.paragraphs import tidy
from dateline.model import Removed, RemovedWhy
from dateline.vocab.boilerplate import folded, furniture, part_of_page

_SILENT = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "svg",
        "iframe",
        "object",
        "select",
        "option",
    }
)
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "cite", "code", "em", "font", "i", "label", "mark", "q", "s", "small",
     "span", "strong", "sub", "sup", "time", "u", "br", "img", "wbr", "ins", "del", "big", "strike"}
)  # fmt: skip
_TAGS: dict[str, RemovedWhy] = {
    "nav": "navigation", "footer": "legal", "figcaption": "caption", "menu": "navigation",
    "form": "promo", "button": "navigation",
}  # fmt: skip
_ROLES: dict[str, RemovedWhy] = {
    "navigation": "navigation", "banner": "navigation", "search": "navigation",
    "contentinfo": "legal", "complementary": "related",
}  # fmt: skip
_MOST = 4000
"""Blocks looked at: what is left out of a page larger than that is only partly listed."""


def removed_from(tree: HtmlElement, kept: str) -> tuple[Removed, ...]:
    """The text of the blocks of `tree` that are not in `kept`, in the page's order.

    Neighbours that are left out for the same reason are one piece, a line each.
    """
    kept_text = folded(kept)
    kept_lines = {folded(line) for line in kept.split("\n")}
    pieces: list[tuple[RemovedWhy, list[str]]] = []
    for number, (text, place) in enumerate(_blocks(tree)):
        if number >= _MOST:
            break
        line = folded(text)
        if line in kept_lines or (len(line) > 20 and line in kept_text):
            continue
        by_words = furniture(text)
        # Words that say what a line is tell more than a header, a footer or a menu around it.
        vague = place in {None, "legal", "navigation"}
        why: RemovedWhy = by_words.why if by_words and vague else place or "other"
        if pieces and pieces[-1][0] == why:
            pieces[-1][1].append(text)
        else:
            pieces.append((why, [text]))
    return tuple(Removed("\n".join(lines), why) for why, lines in pieces)


def _blocks(root: HtmlElement) -> Iterator[tuple[str, RemovedWhy | None]]:
    """Each run of text between block elements, with what its place in the page says of it."""
    words: list[str] = []
    place: RemovedWhy | None = None
    for piece in _pieces(root):
        if piece is not None:
            words.append(piece[0])
            place = piece[1]
        elif words:
            if text := tidy("".join(words).replace("\n", " ")):
                yield text, place
            words = []


def _pieces(root: HtmlElement) -> Iterator[tuple[str, RemovedWhy | None] | None]:
    """The pieces of text in order, each with its place; null wherever a block starts or ends.

    Walks with a stack of its own: hostile pages nest deeper than Python recurses.
    """
    stack: list[tuple[HtmlElement | str | None, RemovedWhy | None]] = [(root, None)]
    while stack:
        node, where = stack.pop()
        if node is None:
            yield None
        elif isinstance(node, str):
            yield node, where
        elif isinstance(node.tag, str) and node.tag not in _SILENT:
            inside = where or _place(node)
            block = node.tag not in _INLINE
            if block:
                stack.append((None, where))
            for child in reversed(node):
                stack.append((child.tail or "", inside))
                stack.append((child, inside))
            stack.append((node.text or "", inside))
            if block or node.tag == "br":
                stack.append((None, where))
    yield None


def _place(element: HtmlElement) -> RemovedWhy | None:
    tag = element.tag
    if tag in {"html", "body", "main", "article"}:
        return None
    by_tag = _TAGS.get(tag) or _ROLES.get(element.get("role") or "")
    if by_tag:
        return by_tag
    names = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
    found = part_of_page(names) if names else None
    return found or ("related" if tag == "aside" else None)

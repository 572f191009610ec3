"""The article's body in an HTML page, block by block.

The first guess is trafilatura's (Barbaresi 2021). It decides on containers and drops or lets in
whole stretches; here every block of text is judged again, with that guess, the markup around the
block, the words in it and the blocks beside it as evidence (`html_features`, `block_model`). So
lost paragraphs come back and captions, teasers and bylines go, and each block is kept in the page's
own words and order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import Any

import msgspec
import numpy as np
import trafilatura
from lxml import etree
from lxml.html import HtmlElement
from numpy.typing import NDArray

from dateline.clean.flat.lines import count_words, ends_sentence, look
from dateline.clean.html.blocks import TELLING, Layout, is_prose, read_layout
from dateline.clean.html.features import FURNITURE, IS_TITLE, KEPT, Known, Table, features, look_of
from dateline.clean.html.model import block_model
from dateline.clean.html.removed import by_its_look, list_removed, part_of_page
from dateline.clean.parts import Body, Facts
from dateline.model import Page

Choice = NDArray[np.bool_]

_FURNITURE_ODDS = 2.0
"""Taken from the log-odds of a block whose words alone show it for furniture: what the vocabulary
knows is worth more than the few such blocks that a model is trained on."""
_ALIKE_ODDS = 1.0
"""Added to those of a paragraph that looks like others that are kept."""
_ALIKE, _ALIKE_SHARE = 3, 0.3
"""How many of the same look must be kept, and which share of them."""
_DOUBT = -1.5
"""Log-odds from which blocks of the first guess stay, where a model would leave next to nothing."""
_LITTLE = 0.3
"""The share of the first guess below which that is the case."""
_FEW_WORDS = 8
"""A body with no line of that many words, and none that ends as a sentence does, is no article."""
_MOST_ELEMENTS, _CROWD = 15_000, 2000
"""Elements, and inline elements in one box, of the largest page that trafilatura is asked about:
its time grows with their square."""
_DEEP, _NESTED = 150, 20
"""Boxes and tables in one another that it is not asked about either: there its time grows faster
still. Real pages stay under 60 and 10."""
_TRAFILATURA_ERRORS = (
    etree.LxmlError,
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    RecursionError,
)
"""What trafilatura is known to raise on broken markup."""
_EDGE = 5
"""Blocks at the top of the body in which its own byline and date are looked for."""
_BLOCKQUOTE = 1 << TELLING.index("blockquote")
_LINE = 40
"""Characters of a block that is sure to be in the midst of the body and no stray label."""
_MOST_QUOTED = 300
"""Blocks in quotations of a page where they are looked at: in others they are no exception."""
_MARKS = " \"'“”„«»‘’"
_ELLIPSES = ("…", "...", "[…]", "[...]")


class Judged(msgspec.Struct, frozen=True):
    """A page's blocks with their features, before anything is decided."""

    layout: Layout
    table: Table


def html_body(tree: HtmlElement, page: Page, facts: Facts) -> Body:
    """The body of the page parsed as `tree`, and what was taken from around it, with the reasons.

    A body without paragraphs says that there is no article.
    """
    judged = judge(tree, (page.title or "", facts.title or "", *facts.headings))
    if not judged.layout.blocks:
        return Body(paragraphs=())
    return body_of(judged.layout, choose(judged), (page.title, facts.title, *facts.headings))


def judge(tree: HtmlElement, titles: Sequence[str], *, precise: bool = False) -> Judged:
    """The tree's blocks and what is known of each; the tree stays as it is.

    `precise` has trafilatura leave out more, as the model's training wants it for comparison.
    """
    layout = read_layout(tree)
    if not layout.blocks:
        return Judged(layout, np.zeros((0, 0), np.float32))
    deep = any(box.depth > _DEEP for box in layout.boxes) or _nested(tree)
    slow = deep or layout.elements > _MOST_ELEMENTS or layout.crowd > _CROWD
    guess = "" if slow else _first_guess(tree, precise=precise)
    return Judged(layout, features(layout, Known(titles, guess or _prose(layout))))


def _nested(tree: HtmlElement) -> bool:
    """Whether tables stand in tables deeper than any page has them for its layout."""
    return any(
        sum(1 for _ in islice(table.iterancestors("table"), _NESTED)) == _NESTED
        for table in tree.iter("table")
    )


def _prose(layout: Layout) -> str:
    """A first guess without trafilatura: what reads like sentences outside named parts."""
    places = part_of_page(layout.boxes)
    return "\n".join(
        block.text
        for block in layout.blocks
        if is_prose(block.text, block.linked) and places[block.box] is None
    )


def _first_guess(tree: HtmlElement, *, precise: bool) -> str:
    """What trafilatura takes for the page's text; empty where it finds none or fails."""
    try:
        document: Any = trafilatura.bare_extraction(
            tree, fast=True, favor_precision=precise, include_comments=False, with_metadata=False
        )
    except _TRAFILATURA_ERRORS:
        return ""
    return str(document.text or "") if document is not None else ""


def choose(judged: Judged) -> Choice:
    """For each block, whether it is the article's, by the weights that come with dateline."""
    return choice_of(judged, block_model().log_odds(judged.table))


def choice_of(judged: Judged, odds: NDArray[np.float64]) -> Choice:
    """The choice that a model's log-odds make, with what no model may overrule.

    A model that is wrong about a page as a whole would leave next to nothing of it; there the
    first guess counts for more.
    """
    blocks, boxes, table = judged.layout.blocks, judged.layout.boxes, judged.table
    odds = odds - _FURNITURE_ODDS * table[:, FURNITURE]
    odds = odds + _ALIKE_ODDS * _alike(judged.layout, odds > 0)
    lengths = np.array([len(block.text) for block in blocks])
    title = (table[:, IS_TITLE] > 0) & np.array([boxes[block.box].tag == "h1" for block in blocks])
    allowed: Choice = ~title & np.array([not block.card for block in blocks])
    guess: Choice = (table[:, KEPT] > 0) & allowed
    kept: Choice = (odds > 0) & allowed
    enough = _LITTLE * lengths[guess].sum()
    if lengths[kept].sum() < enough:
        kept = guess & (odds > _DOUBT)
        if lengths[kept].sum() < enough:
            kept = guess
    kept |= _quoted(judged.layout, kept) & allowed
    unseen = np.array([boxes[block.box].unseen for block in blocks])
    if lengths[kept & unseen].sum() < lengths[kept & ~unseen].sum():
        kept &= ~unseen
    return _without_edges(judged.layout, kept)


def _alike(layout: Layout, kept: Choice) -> Choice:
    """Paragraphs whose markup looks like that of several kept ones, and of few that are not.

    Where a body is cut up by advertisements, the first guess may end at one; its paragraphs still
    look the same on the other side.
    """
    looks = [
        look_of(block, layout.boxes) if is_prose(block.text, block.linked) else None
        for block in layout.blocks
    ]
    counts = Counter(looks)
    known = Counter(look for look, keep in zip(looks, kept.tolist(), strict=True) if keep)
    same = {
        look
        for look, count in known.items()
        if look and count >= _ALIKE and count >= _ALIKE_SHARE * counts[look]
    }
    return np.array([look in same for look in looks])


def _quoted(layout: Layout, kept: Choice) -> Choice:
    """Quotations in the midst of the body, posts with their signatures among them.

    They look like nothing else on the page, and so are easily lost. One that repeats words of the
    body is an ornament and stays out.
    """
    blocks, boxes = layout.blocks, layout.boxes
    quoted: Choice = np.zeros_like(kept)
    body = np.flatnonzero(kept & np.array([len(block.text) > _LINE for block in blocks]))
    inside = range(body[0], body[-1]) if len(body) else range(0)
    places = [place for place in inside if boxes[blocks[place].box].tags & _BLOCKQUOTE]
    if not places or len(places) > _MOST_QUOTED:
        return quoted
    text = "\n".join(block.text for block, keep in zip(blocks, kept.tolist(), strict=True) if keep)
    for place in places:
        block = blocks[place]
        ornament = block.text.strip(_MARKS) in text
        quoted[place] = not ornament and block.linked * 2 < len(block.text)
    return quoted


def _without_edges(layout: Layout, kept: Choice) -> Choice:
    """Without the furniture that stands above the first and below the last real line."""
    blocks = layout.blocks
    kept = kept.copy()
    places = np.flatnonzero(kept).tolist()
    if places and _is_kicker(layout, places[0]):
        kept[places.pop(0)] = False
    first = None
    for place in places[:_EDGE]:
        if by_its_look(blocks[place].text) is None:
            first = place
            break
        kept[place] = False
    for place in reversed(places):
        # A line that was real from above is so from below, and may be megabytes long.
        if not kept[place] or place == first or look(blocks[place].text).why is None:
            break
        kept[place] = False
    return kept


def _is_kicker(layout: Layout, place: int) -> bool:
    """Whether a block is a few words over the headline."""
    below = layout.blocks[place + 1 : place + _EDGE]
    text = layout.blocks[place].text
    return (
        count_words(text) < _FEW_WORDS
        and not ends_sentence(text)
        and any(layout.boxes[block.box].tag == "h1" for block in below)
    )


def body_of(layout: Layout, kept: Choice, titles: Sequence[str | None]) -> Body:
    """The kept blocks as paragraphs, the others as what was removed."""
    paragraphs = tuple(
        block.text for block, keep in zip(layout.blocks, kept.tolist(), strict=True) if keep
    )
    if not any(ends_sentence(text) or count_words(text) >= _FEW_WORDS for text in paragraphs):
        return Body(paragraphs=())
    return Body(
        paragraphs=paragraphs,
        removed=list_removed(layout, kept.tolist(), [title for title in titles if title]),
        cut="the text breaks off with an ellipsis" if _breaks_off(paragraphs[-1]) else None,
    )


def _breaks_off(last: str) -> bool:
    return last.rstrip(" \"'”’»)").endswith(_ELLIPSES)

"""The dates that an HTML page gives for itself, in its markup and beside its title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec
from lxml import etree
from lxml.html import HtmlElement

from dateline.clean.dates.printed import printed_dates
from dateline.clean.dates.read import Order, read_stamp
from dateline.clean.dates.weigh import OTHERS, seen
from dateline.clean.html.json_ld import Linked
from dateline.clean.html.title import Surroundings, elements
from dateline.clean.paragraphs import tidy
from dateline.model import DateKind, SeenDate
from dateline.vocab.date_labels import label_of
from dateline.vocab.page_names import date_names

_PROPERTIES: dict[str, DateKind] = {
    "datepublished": "published", "datemodified": "modified", "datecreated": "unsaid",
}  # fmt: skip
_MICROFORMAT = re.compile(r"(?:^|\s)(?:dt-)?(?:published|updated)(?:\s|$)")
_WITH_PROPERTY = etree.XPath("//*[@itemprop]")
_MOST_MARKED = 60
_NOT_THE_ARTICLE = re.compile(
    r"comment|related|sidebar|side-bar|recommend|teaser|promo|widget|most-|popular|trending|listing|"
    r"latest|newsletter|footer|carousel|river|feed-item|read-next|up-next|more-",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"modif|dateupdated|updated-date|date-updated|lastmod|dt-updated")
_BEGUN = re.compile(r"publish|pubdate|created|posted|entry-date")
_CLIMB = 12
_LINE = 170
"""Characters of a marked element's text that are looked at."""
_MOST_OTHERS = 3


def page_dates(
    metas: dict[str, str],
    linked: Linked,
    marked: Sequence[HtmlElement],
    around: Surroundings,
    order: Order | None,
    url: SeenDate | None,
) -> tuple[SeenDate, ...]:
    """Every date that the page gives as its own.

    `marked` are the page's elements with properties (`itemprop`) and its `time` elements; `order`
    is how the page's locale writes numeric dates; `url` the date in the page's address.
    """
    dates = [*_linked_dates(linked, order), *_meta_dates(metas, order)]
    marked_dates = list(_marked_dates(marked, around, order))
    dates += marked_dates
    known = [*dates, url] if url else dates
    # The day of the last change, in markup, is that also where it is printed without a label.
    changed = {date.value[:10] for date in dates if date.of == "modified"}
    changed -= {date.value[:10] for date in dates if date.of == "published"}
    told = False
    for line in around.lines:
        for date in printed_dates(line, "text", order, known):
            if date.of != "unsaid" or not (told or date.value[:10] in changed):
                dates.append(date)
            told = told or date.of == "unsaid"
    return tuple(dates)


def marked_elements(tree: HtmlElement) -> list[HtmlElement]:
    """The elements that are marked as dates: `time`, microformats, and schema.org properties."""
    found: dict[HtmlElement, None] = {}
    for element in tree.iter("time", "abbr"):
        if element.tag == "time" or _MICROFORMAT.search(element.get("class") or ""):
            found[element] = None
    for element in elements(_WITH_PROPERTY, tree):
        if (element.get("itemprop") or "").lower() in _PROPERTIES and element.tag != "meta":
            found[element] = None
    return list(found)


def _linked_dates(linked: Linked, order: Order | None) -> Iterator[SeenDate]:
    fields: tuple[tuple[str | None, DateKind], ...] = (
        (linked.published, "published"),
        (linked.modified, "modified"),
        (None if linked.published else linked.created, "unsaid"),
    )
    for said, of in fields:
        stamp = read_stamp(said, order) if said else None
        if said and stamp:
            yield seen(stamp, of, "json-ld", said)


def _meta_dates(metas: dict[str, str], order: Order | None) -> Iterator[SeenDate]:
    for name, said in metas.items():
        of = date_names().get(name)
        stamp = read_stamp(said, order) if of else None
        if of and stamp:
            yield seen(stamp, of, "meta", said)


def _marked_dates(
    marked: Sequence[HtmlElement], around: Surroundings, order: Order | None
) -> Iterator[SeenDate]:
    """Dates of `time` elements and of elements whose properties say what they are.

    One that is not marked counts only beside the title, or where the page has no other.
    """
    loose: list[SeenDate] = []
    others: list[SeenDate] = []
    sure = False
    for element in marked[:_MOST_MARKED]:
        text = tidy(" ".join(element.itertext())[:_LINE].replace("\n", " "))
        said = element.get("datetime") or element.get("content") or element.get("title") or text
        stamp = read_stamp(said, order) or (read_stamp(text, order) if text else None)
        if not stamp or stamp.precision in {"month", "year"}:
            continue
        date = seen(stamp, _kind(element, text), "time", said)
        if _is_other(element, around):
            others.append(msgspec.structs.replace(date, of="unsaid", refused=OTHERS))
        elif date.of == "unsaid" and element not in around.seen:
            loose.append(date)
        else:
            sure = True
            yield date
    days = {date.value[:10] for date in loose}
    if not sure and len(days) == 1:
        yield loose[0]
    elif not sure:
        loose = [msgspec.structs.replace(date, refused=OTHERS) for date in loose]
        yield from (*others, *loose)[:_MOST_OTHERS]


def _kind(element: HtmlElement, text: str) -> DateKind:
    """What a marked element is the date of.

    `updated` alone says nothing: hAtom's pages must have it, changed or not.
    """
    said = label_of(text)
    if said != "unsaid":
        return said
    before = element.getprevious()
    parent = element.getparent()
    words = before.tail if before is not None else parent.text if parent is not None else None
    said = label_of((words or "")[-40:])
    if said != "unsaid":
        return said
    known = _PROPERTIES.get((element.get("itemprop") or "").strip().lower())
    if known:
        return known
    names = f"{element.get('class')} {element.get('itemprop')}".lower()
    if element.get("pubdate") is not None or "published" in names:
        return "published"
    return (
        "modified" if _CHANGED.search(names) else "published" if _BEGUN.search(names) else "unsaid"
    )


def _is_other(element: HtmlElement, around: Surroundings) -> bool:
    """Whether an element stands in a part of the page that is not the article's."""
    for number, above in enumerate(element.iterancestors()):
        if number >= _CLIMB or above in around.holders or above.tag in {"article", "body"}:
            return False
        if above.tag in {"aside", "footer", "nav"}:
            return True
        if _NOT_THE_ARTICLE.search(f"{above.get('class') or ''} {above.get('id') or ''}"):
            return True
    return False

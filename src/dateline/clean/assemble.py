"""The one place that makes an article of a page's body and of what the page says of itself."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dateline.clean.dates.datelines import Dateline, read_dateline
from dateline.clean.dates.printed import last_post
from dateline.clean.dates.read import Stamp, read_stamp, slug_stamp, url_stamp
from dateline.clean.dates.weigh import Dating, seen, weigh, yearless
from dateline.clean.facts.credits import find_credit
from dateline.clean.facts.identity import article_id, language_of
from dateline.clean.facts.outlets import host_of
from dateline.clean.kind.kind import kind_of
from dateline.clean.parts import Body, Facts
from dateline.model import Article, DateFound, DateKind, Page, Refusal, Removed, SeenDate
from dateline.vocab.page_phrases import paywall_in

_NOTHING = {"text": "no article in this text", "article": "no text in this row"}
_OFFERS = frozenset({"promo", "truncated", "navigation", "other", "metadata", "legal"})
"""Kinds of furniture in which a page says that only subscribers may read on."""
_LONGEST_OFFER = 600


def assemble(page: Page, body: Body, facts: Facts) -> Article | Refusal:
    """The article, or a `Refusal` where the body has no paragraph.

    What is known from outside the page (`page`'s own fields) wins over what it says (`facts`).
    The text's dateline is read here, for all kinds of page alike.
    """
    if not body.paragraphs:
        return Refusal(page.place, _NOTHING.get(page.media, "no article in this page"))
    text = "\n\n".join(body.paragraphs)
    url = page.url or facts.url
    domain = host_of(url)
    outlet = page.outlet or facts.outlet or domain
    title = page.title or facts.title
    byline = page.byline or facts.byline
    section = page.section or facts.section
    dateline = read_dateline(body.paragraphs)
    dating, unread = _dating(page, facts, url, dateline)
    if dating.published is None and page.media != "article":
        dating = _by_post(dating, page, url, body.paragraphs)
    removed = (*page.removed, *body.removed)
    kind, evidence = kind_of(
        url=url,
        section=section,
        types=facts.types,
        title=title,
        paragraphs=body.paragraphs,
        removed=removed,
    )
    credit = (
        page.credit
        or facts.credit
        or find_credit(
            byline=byline,
            outlet=outlet,
            dateline=dateline,
            paragraphs=body.paragraphs,
            removed=removed,
        )
    )
    cut = (f"truncated: {body.cut}",) if body.cut else ()
    published, modified = dating.published, dating.modified
    return Article(
        id=page.id or article_id(page.content, url),
        path=page.path,
        url=url,
        outlet=outlet,
        domain=domain,
        canonical=facts.canonical if facts.canonical != url else None,
        section=section,
        kind=kind,
        kind_evidence=evidence,
        title=title,
        byline=byline,
        published=published.value if published else None,
        published_precision=published.precision if published else "none",
        published_from=dating.published_from,
        modified=modified.value if modified else None,
        modified_precision=modified.precision if modified else "none",
        dates=dating.dates,
        language=page.language or language_of(text, facts.language),
        text=text,
        credit=credit,
        paywalled=_paywalled(facts, body.paragraphs, removed),
        truncated=body.cut is not None,
        removed=removed,
        warnings=tuple(dict.fromkeys((*page.warnings, *unread, *dating.warnings, *cut))),
        extra=page.extra,
    )


def _dating(
    page: Page, facts: Facts, url: str | None, dateline: Dateline | None
) -> tuple[Dating, tuple[str, ...]]:
    """The dates weighed, those from outside the page among them; and what could not be read."""
    dates: list[SeenDate] = []
    unread: list[str] = []
    found: DateFound = "feed" if page.media == "fragment" else "file"
    given: tuple[tuple[str | None, DateKind], ...] = (
        (page.published, "published"),
        (page.modified, "modified"),
    )
    for said, of in given:
        stamp = read_stamp(said) if said else None
        if said and stamp:
            dates.append(seen(stamp, of, found, said))
        elif said:
            unread.append(f"{of} is not a date: {said[:40]}")
    stamp = url_stamp(url) if url else None
    if url and stamp:
        dates.append(seen(stamp, "published", "url", url))
    elif url and (loose := slug_stamp(url)):
        dates.append(seen(loose, "unsaid", "url", url))
    dates += facts.dates
    if dateline and dateline.month and dateline.day:
        dates += _of_dateline(dateline, dateline.month, dateline.day)
    return weigh(dates, page, url), tuple(unread)


def _by_post(dating: Dating, page: Page, url: str | None, paragraphs: Sequence[str]) -> Dating:
    """The dates of a page without one of publication, dated by the last post that it quotes."""
    post = last_post(paragraphs)
    if post is None or dating.modified:
        return dating
    dated = weigh((*dating.dates, post), page, url)
    if dated.published is None:
        return dating
    told = (
        f"the day is that of the last post that the text quotes ({post.value}): the page gives none"
    )
    return msgspec.structs.replace(dated, warnings=(*dated.warnings, told))


def _of_dateline(dateline: Dateline, month: int, day: int) -> list[SeenDate]:
    if dateline.year is None:
        return [yearless(month, day, dateline.words)]
    stamp = read_stamp(f"{dateline.year:04}-{month:02}-{day:02}")
    return [seen(Stamp(stamp.value, "day"), "unsaid", "dateline", dateline.words)] if stamp else []


def _paywalled(facts: Facts, paragraphs: Sequence[str], removed: Sequence[Removed]) -> bool | None:
    """What the markup says, or else whether a line around the text asks for a subscription."""
    if facts.paywalled is not None:
        return facts.paywalled
    lines = [
        piece.text
        for piece in removed
        if piece.why in _OFFERS and len(piece.text) <= _LONGEST_OFFER
    ]
    lines += [paragraph for paragraph in paragraphs[-2:] if len(paragraph) <= _LONGEST_OFFER]
    return True if paywall_in("\n".join(lines)) else None

"""RSS (0.9x, 1.0, 2.0) and Atom files: each entry an article."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from dateline.intake.decode import decode
from dateline.intake.feeds.dates import iso_date
from dateline.intake.feeds.json_feed import NO_TEXT, ONLY_SUMMARY, joined
from dateline.intake.feeds.slices import FeedCut, FeedSlice, cut_feed
from dateline.intake.stream import Source, Unreadable, read_all
from dateline.model import Page, Refusal

FEED_BYTES = 128 * 1024 * 1024
"""The largest feed: a hundred thousand entries with their texts."""
_FRAME_CHARS, _ENTRY_CHARS = 1024 * 1024, 4 * 1024 * 1024
_MOST_TAGS = 100_000
"""The largest frame around the entries, the largest entry, and the most tags in either. feedparser
reads 35,000 unknown tags a second."""
_SMALL_FRAME = 64 * 1024
"""The largest frame that is put around single entries to find the one that is broken."""
_WHOLE_CHARS = 1500
"""A description longer than this is no summary. RSS 2.0 lets it be the whole story."""
_SECTION_CHARS = 60
_BROKEN = "the feed's XML is broken here"
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]{0,300}\?>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?=[-_]|$)")
_MAIL = re.compile(r"\S+@\S+")
_REFERENCE = re.compile(r"&#([xX][0-9a-fA-F]{1,4000}|\d{1,4000})(?![0-9a-fA-F]);?")


_Found = dict[str, Any]
"""An element as feedparser gives it: a dictionary whose own look-up puts other fields in the place
of missing ones, which is why it is asked through `_said`, `_one` and `_each`."""


class _Parsed(msgspec.Struct, frozen=True):
    """What feedparser made of a slice."""

    feed: _Found
    entries: list[_Found]
    version: str
    broken: bool


def read_feed(source: Source) -> Iterator[Page | Refusal]:
    """A page for each entry at `FILE#N`, or a refusal for one without text; in the feed's order.

    An entry's whole text is a `fragment`; where the feed has only a summary, that is the page, with
    a warning. What the entry does not say (outlet, language, an Atom feed's author) is the feed's.
    Nothing is fetched, whatever the feed links to, and no entity but XML's own is expanded. Where
    the XML is broken, what can be read is, with a warning. Raises `Unreadable` for what is no feed.
    """
    raw, warnings = read_all(source, FEED_BYTES)
    text, repaired = decode(raw, markup=True, hint=source.charset)
    del raw
    cut = cut_feed(text[match.end() :] if (match := _DECLARATION.match(text)) else text.lstrip())
    del text
    frame = cut.frame
    if len(frame) > _FRAME_CHARS or frame.count("<") > _MOST_TAGS:
        raise Unreadable("not a feed: too much that is no entry")
    number = 0
    seen = False
    for piece in cut.slices():
        if piece.count == 1 and (
            len(piece.xml) > _ENTRY_CHARS or piece.xml.count("<") > _MOST_TAGS
        ):
            number += 1
            yield Refusal(f"{source.place}#{number}", "an entry with more than an article has")
            continue
        for part, parsed in _parsed(cut, piece):
            seen = seen or bool(parsed.version)
            number = max(number, part.first - 1)
            broken = (_BROKEN,) if parsed.broken else ()
            if part.count == 1 and not parsed.entries:
                number += 1
                yield Refusal(f"{source.place}#{number}", "a broken entry")
            for entry in parsed.entries:
                number += 1
                place = f"{source.place}#{number}"
                yield _page(entry, parsed, place, source, (*warnings, *repaired, *broken))
    if number:
        return
    if not seen:
        raise Unreadable("not a feed: neither RSS nor Atom")
    yield Refusal(source.place, "a feed without entries")


def _parsed(cut: FeedCut, piece: FeedSlice) -> Iterator[tuple[FeedSlice, _Parsed]]:
    """The slice; or, where it is broken, its entries one by one, so that the sound ones stay so."""
    whole = _parse(piece)
    if piece.count < 2 or len(cut.frame) > _SMALL_FRAME or not whole.broken:
        yield piece, whole
        return
    for index in range(piece.first - 1, piece.first - 1 + piece.count):
        one = cut.slice(index, index + 1)
        yield one, _parse(one)


def _parse(piece: FeedSlice) -> _Parsed:
    import feedparser  # noqa: PLC0415 (0.2 s, and most runs see no feed)

    try:
        found = feedparser.parse(
            io.BytesIO(_REFERENCE.sub(_character, piece.xml).encode("utf-8", "replace")),
            sanitize_html=False,  # `clean` does that, and only words leave it
            resolve_relative_uris=False,  # those in texts, which nobody follows
            response_headers={"content-type": "application/xml; charset=utf-8"},
        )
    except (ValueError, ArithmeticError, LookupError, TypeError, AttributeError, RecursionError):
        return _Parsed({}, [], "", broken=True)  # its loose parser, on what is no feed any more
    feed, entries = found.get("feed") or {}, found.get("entries") or []
    return _Parsed(feed, entries, found.get("version") or "", bool(found.get("bozo", True)))


def _character(reference: re.Match[str]) -> str:
    """The reference, or that to U+FFFD where it names no character: feedparser fails on those."""
    digits = reference[1]
    code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    sound = 0 < code < 0xD800 or 0xE000 <= code <= 0x10FFFF
    return reference[0] if sound else "&#xFFFD;"


def _page(
    entry: _Found, parsed: _Parsed, place: str, source: Source, warnings: tuple[str, ...]
) -> Page | Refusal:
    body = max(_each(entry, "content"), key=lambda one: len(_text(one)), default={})
    if not _text(body):
        body = _one(entry, "summary_detail")
        if _said(entry, "link") and len(_text(body)) < _WHOLE_CHARS:
            warnings = (*warnings, ONLY_SUMMARY)
    if not _text(body):
        return Refusal(place, NO_TEXT)
    feed, atom = parsed.feed, parsed.version.startswith("atom")
    changed = iso_date(_said(entry, "updated"))
    published = iso_date(_said(entry, "published") or _said(entry, "created"))
    if not atom:  # of Dublin Core's one date, which feedparser takes for the last change
        published, changed = published or changed, changed if published else None
    return Page(
        place=place,
        path=source.path,
        media="article" if _said(body, "type") == "text/plain" else "fragment",
        content=_text(body),
        url=_address(entry, feed, source),
        outlet=_words(_said(feed, "title")),
        title=_words(_said(entry, "title")),
        byline=_byline(entry) or (_byline(feed) if atom else None),
        published=published,
        modified=changed,
        section=_section(entry),
        language=_language(_said(body, "language") or _said(feed, "language")),
        warnings=tuple(dict.fromkeys(warnings)),
    )


def _text(body: _Found) -> str:
    value = _said(body, "value")
    return value if value and value.strip() else ""


def _words(said: str | None) -> str | None:
    """A title without the markup that some feeds put into it."""
    return " ".join(html.unescape(_TAG.sub(" ", said or "")).split()) or None


def _address(entry: _Found, feed: _Found, source: Source) -> str | None:
    own = [_said(link, "href") for link in _each(feed, "links") if _said(link, "rel") == "self"]
    base = source.url or next(iter(own), None) or _said(feed, "link") or ""
    link = joined(base, _said(entry, "feedburner_origlink") or _said(entry, "link"))
    return link if link and link.lower().startswith(("http://", "https://")) else None


def _byline(found: _Found) -> str | None:
    names = [_words(_said(one, "name")) for one in _each(found, "authors")]
    if not any(names):
        names = [_words(_said(found, "author"))]
    return ", ".join(dict.fromkeys(n for n in names if n and not _MAIL.fullmatch(n))) or None


def _section(entry: _Found) -> str | None:
    for tag in _each(entry, "tags"):
        words = _words(_said(tag, "label") or _said(tag, "term"))
        if words:
            return words if len(words) <= _SECTION_CHARS else None
    return None


def _language(said: str | None) -> str | None:
    match = _LANGUAGE.match(said.strip()) if said else None
    return match.group().lower() if match else None


def _said(found: _Found, name: str) -> str | None:
    value = dict.get(found, name)
    return value if isinstance(value, str) else None


def _one(found: _Found, name: str) -> _Found:
    value = dict.get(found, name)
    return value if isinstance(value, dict) else {}


def _each(found: _Found, name: str) -> list[_Found]:
    value = dict.get(found, name)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []

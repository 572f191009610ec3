"""Readings → pages as the brief shows them: what each is, how good it is, and its marked text."""

from __future__ import annotations

import re
from collections import defaultdict

from dateline.brief import words
from dateline.brief.index import (
    Index,
    Place,
    clipped,
    given_words,
    mention_anchor,
    outlet,
    page_anchor,
    title,
    web_address,
    within,
)
from dateline.brief.marks import Mark, Piece, pieces
from dateline.brief.view import Link, PageView, RemovedGroup, Reused
from dateline.model import Reading
from dateline.vocab.plain_words import plain_words

_PARAGRAPH = re.compile(r"\n\s*\n|\n")
_EXCERPTS = 3
_LONGEST_EXCERPT = 160
_LONGEST_SIGN = 60
_SIGNS = 3
"""Signs of a page's kind that are shown."""
_FEW_WORDS = 80
NO_DATE = "no date on the page"


def page_view(page: Place, index: Index, marks: list[Mark], file: str) -> PageView:
    """One page; `marks` are its event words, `file` is where its cleaned text lies."""
    reading = page.reading
    copy_of = index.page(page.story.duplicate_of or "") if page.story else None
    paragraphs = _paragraphs(reading.text, marks)
    placed = {anchor for paragraph in paragraphs for piece in paragraph for anchor in piece.anchors}
    kept, removed = len(reading.text.split()), sum(len(r.text.split()) for r in reading.removed)
    return PageView(
        anchor=page_anchor(page),
        number=page.number,
        title=title(reading),
        outlet=outlet(reading),
        byline=reading.byline,
        published=_published(reading),
        kind=_kind(reading),
        language=words.language(reading.language),
        language_code=reading.language,
        credit=reading.credit,
        url=web_address(reading.url),
        path=reading.path,
        file=file,
        words=_word_counts(kept, removed),
        copy_of=index.link(copy_of) if copy_of else None,
        origin=page.story.origin if page.story else None,
        reuses=_reuses(page, index),
        warnings=reading.warnings,
        quality=_quality(reading, kept, copy_of is not None),
        events=_events(reading, marks),
        paragraphs=paragraphs,
        stray=tuple(m.anchor for m in marks if m.anchor and m.anchor not in placed),
        removed=_removed(reading),
    )


def page_marks(index: Index) -> dict[int, list[Mark]]:
    """Every event word to mark, by page number.

    Those of records have anchors both ways; the others came to no record.
    """
    marks: dict[int, list[Mark]] = defaultdict(list)
    taken: set[tuple[str, str]] = set()
    for numbered in index.records:
        for position, mention in enumerate(numbered.record.mentions):
            page = index.page(mention.doc)
            if page is None:
                continue
            taken.add((mention.doc, mention.event))
            marks[page.number].append(
                Mark(
                    span=within(mention.span, page.reading.text),
                    kind="event",
                    anchor=mention_anchor(numbered, position),
                    href=f"r{numbered.number}",
                )
            )
        for at in given_words(numbered.record):
            page = index.page(at.doc)
            if page:
                span = within(at.span, page.reading.text)
                anchor = index.words_anchor(numbered, at)
                marks[page.number].append(Mark(span, "value", anchor, f"r{numbered.number}"))
    for page in index.pages:
        if page.story:
            marks[page.number] += [
                Mark(within(span, page.reading.text), "reused")
                for reuse in page.story.reuses
                for span in reuse.spans
            ]
        marks[page.number] += [
            Mark(within(event.span, page.reading.text), "loose")
            for event in page.reading.events
            if event.event is not None and (page.reading.id, event.id) not in taken
        ]
    return marks


def _reuses(page: Place, index: Index) -> tuple[Reused, ...]:
    return tuple(
        Reused(f"{round(100 * reuse.share) or 'under 1'}%", index.link(source))
        for reuse in (page.story.reuses if page.story else ())
        if (source := index.page(reuse.of))
    )


def _published(reading: Reading) -> str:
    if not reading.published:
        return NO_DATE
    found = plain_words().published_from.get(reading.published_from or "")
    parts = [words.precision(reading.published_precision), found]
    known = ", ".join(part for part in parts if part)
    date = words.day(reading.published) or NO_DATE
    return f"{date} ({known})" if known else date


def _kind(reading: Reading) -> str | None:
    if reading.kind is None:
        return None
    plain = plain_words()
    signs: dict[str, list[str]] = defaultdict(list)
    for one in reading.kind_evidence[:_SIGNS]:
        says = plain.kind_signs.get(one.sign, f"has the sign “{clipped(one.sign, _LONGEST_SIGN)}”")
        signs[f"“{clipped(one.words, _LONGEST_SIGN)}”"].append(says)
    reasons: dict[str, list[str]] = defaultdict(list)
    for quoted, said in signs.items():
        reasons[words.listed(tuple(dict.fromkeys(said)))].append(quoted)
    because = "; it ".join(f"{says} ({', '.join(quotes)})" for says, quotes in reasons.items())
    name = plain.kinds[reading.kind]
    return f"{name}, because it {because}" if because else name


def _word_counts(kept: int, removed: int) -> str:
    if not removed:
        return f"{words.count(kept, 'word')} kept, none taken out"
    share = round(100 * removed / (kept + removed))
    return (
        f"{words.count(kept, 'word')} kept, {words.number(removed)} taken out "
        f"({share or 'under 1'}% of the page)"
    )


def _quality(reading: Reading, kept: int, copied: bool) -> str:  # noqa: FBT001 (one of three facts)
    missing = [
        name
        for name, value in (
            ("title", reading.title), ("outlet", reading.outlet), ("date", reading.published),
        )
        if not value
    ]  # fmt: skip
    notes = []
    if missing:
        notes.append(f"the page does not give its {words.listed(missing, 'or')}")
    if kept < _FEW_WORDS:
        notes.append("it is very short")
    if reading.warnings:
        notes.append(f"{words.count(len(reading.warnings), 'warning')}, see below")
    if copied:
        notes.append("its text is a copy of another page's and counts towards that page's origin")
    grade = "Good" if not notes else "Fair" if len(notes) == 1 and len(missing) < 2 else "Weak"
    if not notes:
        return "Good: title, outlet and date are known"
    return f"{grade}: {words.listed(notes)}"


def _events(reading: Reading, marks: list[Mark]) -> str:
    records = len({mark.href for mark in marks if mark.kind == "event"})
    told = len({mark.span for mark in marks if mark.kind in ("event", "loose")})
    if not told:
        return "no event word found"
    return f"{words.count(told, 'event word')}, {words.count(records, 'record')}"


def _paragraphs(text: str, marks: list[Mark]) -> tuple[tuple[Piece, ...], ...]:
    out = []
    at = 0
    for gap in [*_PARAGRAPH.finditer(text), None]:
        end = gap.start() if gap else len(text)
        if at < end:
            out.append(pieces(text, (at, end), marks))
        at = gap.end() if gap else end
    return tuple(out)


def _removed(reading: Reading) -> tuple[RemovedGroup, ...]:
    groups: dict[str, list[str]] = defaultdict(list)
    for removed in reading.removed:
        groups[removed.why].append(removed.text)
    plain = plain_words().removed
    return tuple(
        RemovedGroup(
            why=words.capital(plain[why]),
            pieces=words.count(len(texts), "piece"),
            words=words.count(sum(len(text.split()) for text in texts), "word"),
            excerpts=tuple(
                clipped(" ".join(text.split()), _LONGEST_EXCERPT) for text in texts[:_EXCERPTS]
            ),
        )
        for why, texts in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    )


def eventless(index: Index) -> tuple[Link, ...]:
    """Pages in which no event word was found."""
    return tuple(
        Link(page_anchor(page), f"{clipped(title(page.reading), 90)} ({outlet(page.reading)})")
        for page in index.pages
        if not page.reading.events
    )

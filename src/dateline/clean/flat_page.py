"""Flattened text, whose page is still around it, as an article."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from dateline.clean.credits import (
    credit_in_byline,
    credit_in_copyright,
    credit_in_text,
    credit_of_line,
)
from dateline.clean.dates import Stamp, find_date, url_stamp
from dateline.clean.flat_blocks import mark_blocks, short_runs
from dateline.clean.flat_body import body_range
from dateline.clean.flat_lines import Line, page_lines
from dateline.clean.front_matter import Header, read_header
from dateline.clean.html_meta import read_stamp
from dateline.clean.identity import article_id, language_of
from dateline.model import Article, Page, PublishedFrom, Refusal, Removed, RemovedWhy
from dateline.vocab.boilerplate import folded

_SITE_BREAK = re.compile(r"\s+[|–—:·»-]+\s+")
_TWO_SENTENCES = re.compile(r"[a-zà-ÿ][.!?]\s+[A-ZÀ-Ý]")
_BYLINE = re.compile(
    r"^(?:by|von|por|di|oleh)\s+((?:[A-ZÀ-Ý][\w.'’-]+\s*(?:,|and|&)?\s*){1,8})$", re.IGNORECASE
)
_ABOVE = 14
"""Lines above the body in which its title and date are looked for."""


_OPENING = 12
"""Lines of the body in which a dateline is looked for."""


class Split(msgspec.Struct, frozen=True, kw_only=True):
    """A page's lines told apart."""

    above: tuple[Line, ...]
    body: tuple[Line, ...]
    title: str | None
    removed: tuple[Removed, ...]
    to_the_end: bool
    """The body's last line is the page's last."""


def clean_text(page: Page) -> Article | Refusal:
    """The article of a flattened page; a `Refusal` for a page without sentences."""
    header = read_header(page)
    page = header.page
    lines = mark_blocks(page_lines(header.body))
    split = split_page(lines, page.title)
    if not split.body:
        return Refusal(page.place, "no article in this text")
    paragraphs = [line.text for line in split.body]
    text = "\n\n".join(paragraphs)
    stamp, origin = _published(header, split)
    byline = page.byline or _byline(split.above)
    return Article(
        id=page.id or article_id(page.content, page.url),
        path=page.path,
        url=page.url,
        outlet=page.outlet,
        title=page.title or split.title,
        byline=byline,
        published=stamp.value if stamp else None,
        published_precision=stamp.precision if stamp else "none",
        published_from=origin,
        language=page.language or language_of(text),
        text=text,
        credit=page.credit or _credit(byline, split, paragraphs),
        removed=header.removed + split.removed,
        warnings=page.warnings + _truncated(split),
        extra=page.extra,
    )


def split_page(lines: Sequence[Line], title: str | None = None) -> Split:
    """Tell the article's lines from the page's; `title` is the title if it is known already."""
    start, end = body_range(lines)
    found = title or _title(lines, start, end)
    body: list[Line] = []
    removed: list[tuple[RemovedWhy, str]] = []
    inside = _inside(lines[start:end])
    seen: set[str] = set()
    section: RemovedWhy | None = None
    for at, line in enumerate(lines):
        key = folded(line.text)
        if found and _is_title(line.text, found) and not line.ends:
            if key in seen:
                removed.append(("repeated", line.raw))
            seen.add(key)
            continue
        if line.section == "stop":
            section = line.why
        why = (
            inside[at - start]
            if start <= at < end
            else _outside(line, section if at >= end else None, after=at >= end)
        )
        if why is None and line.words >= 4 and key in seen:
            why = "repeated"
        if why is None:
            body.append(line)
            seen.add(key)
        else:
            removed.append((why, line.raw))
    return Split(
        above=tuple(lines[max(0, start - _ABOVE) : start]),
        body=tuple(body),
        title=found,
        removed=_pieces(removed),
        to_the_end=end == len(lines),
    )


def _inside(lines: Sequence[Line]) -> list[RemovedWhy | None]:
    """For each line of the body, why it is left out, or null where it stays."""
    out: list[RemovedWhy | None] = []
    skipping: RemovedWhy | None = None
    for line in lines:
        why = line.why
        if skipping and (line.words >= 22 or (line.ends and line.words >= 6) or line.why):
            skipping = None
        if line.section:
            skipping = line.why
        elif why is None and skipping:
            why = skipping
        elif why is None and line.teaser and line.words < 60:
            why = "related"
        out.append(why)
    for at, line in enumerate(lines):
        if out[at] is None and _is_label(line):
            out[at] = "navigation"
    for at in short_runs(lines, [why is None for why in out]):
        out[at] = "related"
    return out


def _is_label(line: Line) -> bool:
    """A word or two alone on a line, which neither says anything nor heads anything."""
    return line.words <= 1 and not line.listed and not line.ends


def _outside(line: Line, section: RemovedWhy | None, *, after: bool) -> RemovedWhy:
    if line.why and not (section and line.why == "navigation"):
        return line.why
    if section:
        return section
    return "related" if after and line.words >= 5 else "navigation" if line.words < 8 else "other"


def _pieces(removed: list[tuple[RemovedWhy, str]]) -> tuple[Removed, ...]:
    pieces: list[tuple[RemovedWhy, list[str]]] = []
    for why, text in removed:
        if pieces and pieces[-1][0] == why:
            pieces[-1][1].append(text)
        else:
            pieces.append((why, [text]))
    return tuple(Removed("\n".join(texts), why) for why, texts in pieces)


def _title(lines: Sequence[Line], start: int, end: int) -> str | None:
    """The heading above the body that is most likely its title."""
    counts: dict[str, int] = {}
    for line in lines:
        if line.why is None:
            counts[folded(line.text)] = counts.get(folded(line.text), 0) + 1
    best, best_score = None, 0.0
    first = folded(_SITE_BREAK.split(lines[0].text)[0]) if lines else ""
    for at in range(max(0, start - _ABOVE), min(end, start + 1)):
        line = lines[at]
        if line.why or line.teaser or line.listed or not 3 <= line.words <= 30:
            continue
        if _BYLINE.match(line.text) or line.text.endswith((".", ":", ",", ";")):
            continue
        if _TWO_SENTENCES.search(line.text):
            continue
        score = min(line.words, 12) - 0.6 * abs(start - at)
        score += 8 * (counts.get(folded(line.text), 0) > 1)
        score += 8 * (at > 0 and first == folded(line.text))
        score += 8 * line.raw.startswith("# ")
        if score > best_score:
            best, best_score = line.text, score
    return best


def _is_title(text: str, title: str) -> bool:
    line, known = folded(text), folded(title)
    if line == known:
        return True
    return (
        line.startswith(known) and bool(_SITE_BREAK.match(text[len(title) :])) and len(known) > 15
    )


def _byline(above: Sequence[Line]) -> str | None:
    for line in reversed(above):
        match = _BYLINE.match(line.text)
        if match and line.words <= 10:
            return re.split(r"\s+in\s+", match.group(1))[0].strip(" ,")
    return None


def _published(header: Header, split: Split) -> tuple[Stamp | None, PublishedFrom | None]:
    page = header.page
    if page.published and (given := read_stamp(page.published)):
        return given, "meta" if header.dated else "file"
    for line in reversed(split.above):
        found = find_date(line.text)
        if (
            found
            and line.words <= 14
            and not folded(line.text).startswith(("updated", "last updated"))
        ):
            return found.stamp, "text"
    for line in split.body[:_OPENING]:
        found = find_date(line.text[:90])
        if (
            found
            and found.start < 60
            and re.match(r"\s*(?:\([^)]{2,30}\)\s*)?[–—-]{1,2}\s", line.text[found.end :])
        ):
            return found.stamp, "text"
    stamp = url_stamp(page.url) if page.url else None
    return (stamp, "url") if stamp else (None, None)


def _credit(byline: str | None, split: Split, paragraphs: Sequence[str]) -> str | None:
    named = credit_in_byline(byline) or credit_in_text(paragraphs)
    if named:
        return named
    for piece in split.removed:
        if piece.why in {"credit", "metadata", "legal"}:
            for line in piece.text.split("\n"):
                found = credit_of_line(line) or (
                    credit_in_copyright(line) if piece.why == "legal" else None
                )
                if found:
                    return found
    return None


def _truncated(split: Split) -> tuple[str, ...]:
    last = split.body[-1]
    if last.teaser:
        return ("truncated: the text breaks off with an ellipsis",)
    if split.to_the_end and not last.ends and last.words >= 6:
        return ("truncated: the text breaks off in the middle of a sentence",)
    return ()

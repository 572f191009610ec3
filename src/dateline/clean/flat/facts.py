"""What a flattened page says of itself: the lines above and below its body, and its header."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.clean.dates.printed import printed_dates
from dateline.clean.dates.read import find_date, url_stamp
from dateline.clean.dates.weigh import OTHERS, seen
from dateline.clean.facts.outlets import host_of, outlet_name, site_word
from dateline.clean.facts.people import join_names, printed_names
from dateline.clean.facts.titles import without_site
from dateline.clean.flat.body import Split
from dateline.clean.flat.front_matter import Header
from dateline.clean.flat.lines import Line
from dateline.clean.parts import Facts
from dateline.model import Page, SeenDate
from dateline.vocab.agencies import agency_called
from dateline.vocab.boilerplate import folded
from dateline.vocab.page_phrases import is_home, is_section

_STEP = re.compile(r"\s*(?:>|›|»|→|\s/\s|\s\|\s)\s*")
_COPYRIGHT = re.compile(
    r"(?:copyright|©|\([cC]\))\s*(?:©|\([cC]\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?[\s,]*(?:by\s+)?"
    r"((?:the\s+)?[A-ZÀ-Þ0-9Ѐ-Я][^\n.,;|©]{1,50}?(?:\.\w{2,3}\b)?)\s*"
    r"(?:[.,;|\n]|[-–—]\s|\s(?:all\s+rights|inc\b|ltd\b|llc\b|gmbh\b|limited\b)|$)",
    re.IGNORECASE,
)
_REPORTING = re.compile(
    r"^\(?\s*reporting by\s+([^;()]{3,100}?)(?:[;()]|\s+in\s+[A-Z]|$)", re.IGNORECASE
)
_RIGHTS = re.compile(r"^(?:all\s+)?rights|^reserved|^\d+$|^this\b", re.IGNORECASE)
_SPACES = re.compile(r"[^\S\n]+")
_LONGEST_TITLE = 1000
"""Characters of a line that holds the page's title and the site's name."""
_BEFORE_TITLE = 3
"""Lines above the title in which a date may stand."""
_WORDS = 22
"""Words that a line has at most that gives the page's date."""
_MOST_OTHERS = 3
_OPENING = 40
"""Lines at the page's top among which the `title` element's text may stand."""


def read_facts(header: Header, split: Split, page: Page) -> Facts:
    """The facts of a page whose lines are told apart; `page` has the header's facts already."""
    texts = [line.text for line in split.above]
    title = page.title or (without_site(split.title, texts, ()) if split.title else None)
    before, after = _around(split.above, title)
    lines = [*after, *reversed(before[-_BEFORE_TITLE:])]
    host = host_of(page.url)
    tail = _title_tail(header.body, title) if title else None
    outlet = outlet_name((tail, _copyright(header.body)), host)
    names = [name for name in (page.outlet, outlet, site_word(host)) if name]
    byline = join_names((printed_names(line.text) for line in after), names)
    byline = byline or join_names(
        (_reporters(line.text) for line in (*split.below, *split.body[-2:])), names
    )
    stamp = url_stamp(page.url) if page.url else None
    known = [*header.dates]
    if stamp and page.url:
        known.append(seen(stamp, "published", "url", page.url))
    dates = [*header.dates, *_dates(lines, split.below, known)]
    if not dates and not stamp:
        dates += _others(split)
    return Facts(
        outlet=outlet,
        title=without_site(title, texts, names) if title else None,
        byline=byline,
        section=_section(before, after),
        dates=tuple(dates),
    )


def _around(above: Sequence[Line], title: str | None) -> tuple[Sequence[Line], Sequence[Line]]:
    """The lines above the title, and those between it and the body."""
    key = folded(title) if title else ""
    for at in range(len(above) - 1, -1, -1):
        if key and folded(above[at].text).startswith(key):
            return above[:at], above[at + 1 :]
    return (), above


def _dates(
    lines: Sequence[Line], below: Sequence[Line], known: Sequence[SeenDate]
) -> Iterator[SeenDate]:
    """Dates printed beside the title; below the body only those that say what they are."""
    for line in lines:
        if line.words <= _WORDS:
            yield from printed_dates(line.text, "text", known=known)
    for line in below:
        if line.words <= _WORDS:
            yield from (
                d for d in printed_dates(line.text, "text", known=known) if d.of != "unsaid"
            )


def _others(split: Split) -> Iterator[SeenDate]:
    """Dates of other articles, so that it can be said why the page has none of its own."""
    told = 0
    for piece in split.removed:
        if piece.why in {"related", "other", "promo"} and told < _MOST_OTHERS:
            found = find_date(piece.text)
            if found:
                told += 1
                words = piece.text[found.start : found.end]
                date = seen(found.stamp, "unsaid", "text", words)
                yield SeenDate(
                    value=date.value, precision=date.precision, of=date.of, found=date.found,
                    words=words, refused=OTHERS,
                )  # fmt: skip


def _title_tail(content: str, title: str) -> str | None:
    """What follows the title on a line of its own, as in a `title` element: the site's name."""
    for line in content[:6000].split("\n", _OPENING)[:_OPENING]:
        text = " ".join(line[:_LONGEST_TITLE].split()).lstrip("# ")
        if len(text) > len(title) + 3 and text.startswith(title):
            parts = re.split(r"\s+[|–—»·-]+\s+", text[len(title) :])
            if len(parts) > 1 and not parts[0].strip() and len(parts[-1]) <= 40:
                return parts[-1].strip()
    return None


def _copyright(content: str) -> str | None:
    """The name in the page's last copyright line that is not an agency's."""
    tail = _SPACES.sub(" ", content[-6000:])
    names = []
    if "©" in tail or "opyright" in tail or "(c)" in tail or "(C)" in tail:
        names = [str(match[1]).strip() for match in _COPYRIGHT.finditer(tail)]
    for name in reversed(names):
        if not _RIGHTS.match(name) and len(name.split()) <= 6 and not agency_called(name):
            return name
    return None


def _reporters(line: str) -> str | None:
    match = _REPORTING.match(line)
    return match[1] if match else None


def _section(before: Sequence[Line], after: Sequence[Line]) -> str | None:
    """The last step of the trail above the title, or a section's name alone on a line by it."""
    for line in reversed(before):
        steps = [step.strip() for step in _STEP.split(line.text) if step.strip()]
        if len(steps) > 1 and is_home(steps[0]) and len(steps[-1]) <= 40:
            return steps[-1]
    for line in (*reversed(before[-2:]), *after[:2]):
        if line.words <= 3 and is_section(line.text):
            return line.text
    return None

"""What kind of article a page holds, and which of its own words say so.

Signs are weighed, not learned: a page's address, section, markup and labels say what its outlet
calls it; where these are silent, its sentences say whose voice it is. Every sign, its weight and
its reason are in `vocab/data/article_kinds.yaml`. The kinds follow the genres of news discourse
(van Dijk, News as Discourse, 1988) and the labels of schema.org's NewsArticle family.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from urllib.parse import unquote

from dateline.clean.kind.text import Seen, clipped, measured
from dateline.model import ArticleKind, KindEvidence, Removed
from dateline.vocab.article_kinds import Sign, article_kinds
from dateline.vocab.boilerplate import folded

_ENOUGH = 40
"""Words that a text needs before its kind is told by anything but a label."""
_TOP, _END = 500, 700
"""Characters at either end of the text in which a page's own labels stand."""
_LONGEST_TITLE = 400
_BEFORE = 30
"""Characters before a label that are given with it as evidence."""
_HEADING = 30
"""Characters of the longest telling heading."""
_MOST_EVIDENCE = 4
_TITLE_BREAK = re.compile(r"\s*[|:»：｜】]\s*|\s+[–—·-]\s+|^[\[(【]|[\])]\s+|[\])]$")
_COUNTED = re.compile(r"^(?:(?:the|these|our|my|top|here are)\s+)*(\d{1,3})\s+(.+)")
_TYPE_PATH = re.compile(r"^.*[/#:]")


def kind_of(
    *,
    url: str | None,
    section: str | None,
    types: Sequence[str],
    title: str | None,
    paragraphs: Sequence[str],
    removed: Sequence[Removed] = (),
) -> tuple[ArticleKind | None, tuple[KindEvidence, ...]]:
    """The kind, and what speaks for it, the weightiest first, each in the page's own words.

    `types` are what the markup calls the page (JSON-LD `@type`, `og:type`). `report` is given only
    where the text reads as one; a page that no sign speaks for is `other`, and a text too short to
    say is null. `removed` are lines that stood among the paragraphs: some are telling headings.
    """
    labels = [
        *_in_url(url),
        *_in_section(section),
        *_in_types(types),
        *_in_title(title),
        *_at_edges(paragraphs),
        *_in_headings(paragraphs, removed),
    ]
    seen = [*labels, *measured(paragraphs)]
    kinds = article_kinds()
    kind, weight = _weightiest(one for one in labels if one.kind != "report")
    if weight < kinds.decides:
        kind, weight = _weightiest(seen)
    short = _is_short(paragraphs)
    if weight < (kinds.decides if short else kinds.least):
        return (None if short else "other"), ()
    own = sorted((one for one in seen if one.kind == kind), key=lambda one: -one.weight)
    return kind, tuple(KindEvidence(one.sign, one.words) for one in own[:_MOST_EVIDENCE])


def _weightiest(seen: Iterable[Seen]) -> tuple[ArticleKind, float]:
    """The kind that most speaks for, the first seen of equals; `other` where nothing does."""
    weights: dict[ArticleKind, float] = defaultdict(float)
    for one in seen:
        weights[one.kind] += one.weight
    return max(weights.items(), key=lambda item: item[1], default=("other", 0.0))


def _in_url(url: str | None) -> Iterator[Seen]:
    if not url:
        return
    path = unquote(re.split(r"[?#]", url, maxsplit=1)[0]).lower()
    known = _by_name("urls")
    for part in path.split("/")[2:]:
        for kind, weight in known.get(part.removesuffix(".html").removesuffix(".htm"), ()):
            yield Seen(kind, weight, "url", f"/{part}/")


def _in_section(section: str | None) -> Iterator[Seen]:
    """A section, or a path of sections ("News > Opinion"): the last that says anything."""
    if not section:
        return
    known = _by_name("sections")
    for part in reversed(re.split(r"\s*[>»/|;]\s*", section)):
        if found := known.get(folded(part)):
            yield from (Seen(kind, weight, "section", clipped(part)) for kind, weight in found)
            return


def _in_types(types: Iterable[str]) -> Iterator[Seen]:
    known = _by_name("types")
    for name in islice(dict.fromkeys(types), 20):
        for kind, weight in known.get(_TYPE_PATH.sub("", name).lower(), ()):
            yield Seen(kind, weight, "markup", clipped(name))


def _in_title(title: str | None) -> Iterator[Seen]:
    if not title or len(title) > _LONGEST_TITLE:
        return
    kinds = article_kinds()
    line = folded(title)
    parts = [part for part in _TITLE_BREAK.split(line) if part]
    labels = _by_name("labels") if len(parts) > 1 else {}
    for part in parts:
        for kind, weight in labels.get(part, ()):
            yield Seen(kind, weight, "title", clipped(part))
        for sign in kinds.ends:
            if part.endswith(sign.names):
                yield Seen(sign.kind, sign.weight, "title", clipped(part))
    for sign in kinds.starts:
        if line.startswith(sign.names):
            yield Seen(sign.kind, sign.weight, "title", clipped(line))
    yield from _named(kinds.phrases, f" {line} ", "title")
    counted = _COUNTED.match(line)
    if counted and any(word in kinds.counted.names for word in counted[2].split()[:3]):
        yield Seen(kinds.counted.kind, kinds.counted.weight, "title", clipped(counted[0]))


def _at_edges(paragraphs: Sequence[str]) -> Iterator[Seen]:
    """The labels above and below the text: of a wire, a live page, a guest's piece."""
    kinds = article_kinds()
    top: list[str] = []
    for paragraph in paragraphs:
        top.append(folded(paragraph[:_TOP]))
        if sum(map(len, top)) + len(top) >= _TOP:
            break
    end: list[str] = []
    for paragraph in reversed(paragraphs):
        end.insert(0, folded(paragraph[-_END:]))
        if sum(map(len, end)) + len(end) >= _END:
            break
    yield from _named(kinds.openings, "\n".join(top), "opening")
    yield from _named(kinds.closings, "\n".join(end), "closing")


def _in_headings(paragraphs: Sequence[str], removed: Sequence[Removed]) -> Iterator[Seen]:
    """Each telling heading once, of those that were kept and those that were taken out."""
    lines = [line for line in paragraphs if len(line) <= _HEADING]
    lines += [line for one in removed for line in one.text.split("\n") if len(line) <= _HEADING]
    known = _by_name("headings")
    headings: dict[str, str] = {}
    for line in lines:
        headings.setdefault(folded(line).rstrip(" :"), line)
    for name, line in headings.items():
        for kind, weight in known.get(name, ()):
            yield Seen(kind, weight, "heading", clipped(line))


def _named(signs: Iterable[Sign], line: str, where: str) -> Iterator[Seen]:
    """Each sign that has a name in the folded `line`, with the words around it."""
    for sign in signs:
        name = next((name for name in sign.names if name in line), None)
        if name:
            at = line.index(name)
            start = line.rfind("\n", 0, at) + 1
            start = max(start, line.rfind(" ", 0, max(at - _BEFORE, 0)) + 1)
            words = line[start:].strip().partition("\n")[0]
            yield Seen(sign.kind, sign.weight, where, clipped(words))


@cache
def _by_name(part: str) -> dict[str, tuple[tuple[ArticleKind, float], ...]]:
    """What each name in a part of the file (`urls`, `sections` …) speaks for."""
    signs: tuple[Sign, ...] = getattr(article_kinds(), part)
    found: dict[str, tuple[tuple[ArticleKind, float], ...]] = {}
    for sign in signs:
        for name in sign.names:
            found[name] = (*found.get(name, ()), (sign.kind, sign.weight))
    return found


def _is_short(paragraphs: Sequence[str]) -> bool:
    """Fewer words than tell anything; characters stand for words where nothing parts these."""
    words = 0
    for paragraph in paragraphs:
        spaced = paragraph.count(" ") + 1
        words += max(spaced, len(paragraph) // 12)
        if words >= _ENOUGH:
            return False
    return True

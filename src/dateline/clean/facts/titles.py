"""The article's title, without the site's name around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dateline.clean.facts.outlets import letters
from dateline.vocab.boilerplate import folded
from dateline.vocab.page_phrases import is_no_title

_BREAK = re.compile(
    r"\s+(?:[|–—»«›‹•·∙⋆/~-]|::|--|\\)\s+|\s*(?:\||»|::)\s*|\s+:\s+|\s+[-–—](?=[A-Z])"
)
_SPACES = re.compile(r"\s+")
_MOST_PARTS = 6
_SHORTENED = re.compile(r"\s*(?:…|\.\.\.)$")
_SHORT = 10
"""Letters below which a heading is more likely a label."""


def choose_title(
    candidates: Iterable[str | None],
    headings: Sequence[str],
    names: Sequence[str],
    *,
    page_title: str | None = None,
) -> str | None:
    """The first of the candidates, the surest first, that can be an article's title.

    `names` are the names that the site goes by: they are cut off at either end. `headings` are the
    page's own: one that the title opens with shows where the title ends, and one that goes on
    where the title was shortened gives the rest. `page_title` is the `title` element's text.
    """
    for candidate in (*candidates, page_title):
        if not candidate:
            continue
        title = without_site(candidate, headings, names)
        if candidate != page_title and _is_label(title, page_title or "", headings):
            continue
        if title and not is_no_title(title) and letters(title) not in {letters(n) for n in names}:
            return _whole(title, headings)
    return None


def title_tail(page_title: str, headings: Sequence[str]) -> str | None:
    """What follows a heading in the `title` element: the site's name, most often. Null for none."""
    for heading in headings:
        if len(heading) > _SHORT and page_title.startswith(heading):
            tail = page_title[len(heading) :]
            parts = [part for part in _BREAK.split(_SPACES.sub(" ", tail)) if part.strip()]
            return parts[-1].strip() if parts and tail[:1] in " |»:" else None
    return None


def _is_label(title: str, page_title: str, headings: Sequence[str]) -> bool:
    """Whether a title of two words or fewer is in none of the page's own: a site's name."""
    if len(title.split()) > 2 or not (page_title or headings):
        return False
    key = letters(title)
    return not any(key in letters(text) for text in (page_title, *headings))


def without_site(title: str, headings: Sequence[str], names: Sequence[str]) -> str:
    """The title without the parts at its ends that name the site, or its section before the site.

    A part is cut only where a mark parts it off and either it names the site or what is left is a
    heading of the page.
    """
    title = " ".join(title.split())
    breaks = list(_BREAK.finditer(title))[:_MOST_PARTS]
    if not breaks:
        return title
    known = {folded(heading) for heading in headings if len(heading) > _SHORT}
    for mark in breaks:
        if folded(title[: mark.start()]) in known:
            return title[: mark.start()].strip()
        if folded(title[mark.end() :]) in known:
            return title[mark.end() :].strip()
    keys = {key for name in names if (key := letters(name))}
    end = len(title)
    for mark in reversed(breaks):
        if not _names_site(title[mark.end() : end], keys):
            break
        end = mark.start()
    start = 0
    for mark in breaks:
        if mark.end() > end or not _names_site(title[start : mark.start()], keys):
            break
        start = mark.end()
    return title[start:end].strip() or title


def _names_site(part: str, keys: set[str]) -> bool:
    """Whether a part is one of the site's names, with or without its `.com` or an article."""
    key = letters(part)
    bare = letters(re.sub(r"^the\s+|\.(?:com|org|net|co\.\w\w|\w\w)$", "", part.strip().lower()))
    return bool(key) and (
        key in keys
        or bare in keys
        or any(
            len(bare) > 3
            and (bare.startswith(known) or known.startswith(bare))
            and len(known) > 3
            and abs(len(bare) - len(known)) <= 6
            for known in keys
        )
    )


def _whole(title: str, headings: Sequence[str]) -> str:
    """A title that was shortened with dots, as the heading has it."""
    if not _SHORTENED.search(title):
        return title
    stem = folded(_SHORTENED.sub("", title))
    return next((h for h in headings if len(stem) > _SHORT and folded(h).startswith(stem)), title)

"""Where each telling comes from: the outlet, the agency, or the report it names.

An origin is where a report comes from, not who prints it. Copies and pages that all say "according
to X" are one origin, and so is a sentence that a later page repeats word for word, or that stands
in a stretch which the page has from an earlier one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import PurePosixPath

from dateline.model import Reading, StoryAssignment, contains
from dateline.records.told import Told
from dateline.vocab.agencies import agency_called
from dateline.vocab.merging import merging
from dateline.vocab.words import words

_VERBATIM_WORDS = 8
"""Words from which a repeated sentence is a copy and not a commonplace."""
_TAKEN_OVER = 0.5
"""Share of a sentence that stands in a reused stretch, from which it is not the page's own."""
_LONGEST_NAME = 60

Key = tuple[str, tuple[int, int], str]


def origins(
    told: Sequence[Told], readings: Iterable[Reading], stories: dict[str, StoryAssignment]
) -> dict[Key, str]:
    """The origin that each telling counts towards, by the telling's key."""
    pages = {r.id: r for r in sorted(readings, key=lambda r: (r.id, r.text))}
    own = {doc: _own(reading, pages, stories) for doc, reading in pages.items()}
    first: dict[str, str] = {}
    found: dict[Key, str] = {}
    for one in sorted(told, key=_precedence):
        named = named_source(one)
        origin = _media(named) if named else None
        origin = origin or _earlier(one, pages, stories)
        origin = origin or own.get(one.reading.id) or page_name(one.reading)
        sentence = [word.casefold() for word in words(one.text)]
        if len(sentence) >= _VERBATIM_WORDS:
            origin = first.setdefault(" ".join(sentence), origin)
        found[one.key] = origin
    return _one_spelling(found)


def _precedence(one: Told) -> tuple[bool, str, Key]:
    return (one.reading.published is None, one.reading.published or "", one.key)


def named_source(one: Told) -> str | None:
    """Whom the page names as saying so, in its words; null where it says so itself."""
    number = one.event.attribution
    if number is None or not 0 <= number < len(one.reading.attributions):
        return None
    spans = one.reading.attributions[number].source
    text = " ".join(one.reading.text[start:end] for start, end in spans)
    return " ".join(text.split()) or None


def _media(source: str) -> str | None:
    """Name of the agency, outlet or kind of media that a source is; null for anyone else."""
    agency = agency_called(source)
    if agency is not None:
        return agency.name
    table = merging()
    parts = [part.strip(".,:;()“”\"'") for part in source.split()]
    # "A recent report from Israeli media" is the Israeli media's.
    for joint in ("from", "by", "in"):
        if joint in parts[1:-1]:
            parts = parts[parts.index(joint) + 1 :]
    while parts and (parts[0].casefold() in table.nobody or parts[0].islower()):
        parts = parts[1:]
    parts = [part.removesuffix("’s").removesuffix("'s") for part in parts]
    kinds = table.trailing | table.media_words
    for end in range(len(parts), 0, -1):
        # "Reuters", of "Reuters news agency".
        agency = agency_called(" ".join(parts[:end]))
        if agency is not None:
            return agency.name
        if parts[end - 1].casefold() not in kinds:
            break
    while len(parts) > 1 and parts[-1].casefold() in table.trailing:
        parts = parts[:-1]
    name = " ".join(parts)
    low = [part.casefold() for part in parts]
    is_media = bool(low) and (low[-1] in table.media_words or _runs_together(low))
    return name if is_media and not table.nobody.issuperset(low) else None


def _runs_together(parts: list[str]) -> bool:
    """Whether a name that ends in something else still holds a paper's ("The Times of Israel")."""
    return any(
        part in merging().media_words and following == "of" for part, following in pairwise(parts)
    )


def _earlier(
    one: Told, pages: dict[str, Reading], stories: dict[str, StoryAssignment]
) -> str | None:
    """Whose words a telling is in that stands in a stretch which its page has from another."""
    assigned = stories.get(one.reading.id)
    start, end = one.sentence
    for reuse in assigned.reuses if assigned else ():
        inside = sum(max(0, min(end, high) - max(start, low)) for low, high in reuse.spans)
        if inside >= _TAKEN_OVER * (end - start) and any(
            contains(span, one.event.span) for span in reuse.spans
        ):
            if reuse.of in pages:
                return _own(pages[reuse.of], pages, stories)
            return _called(stories[reuse.of].origin) if reuse.of in stories else None
    return None


def _called(name: str | None) -> str | None:
    agency = agency_called(name) if name else None
    return agency.name if agency else name


def _own(reading: Reading, pages: dict[str, Reading], stories: dict[str, StoryAssignment]) -> str:
    """Whose text a page is; a page of which nothing is known is its own origin."""
    assigned = stories.get(reading.id)
    known = assigned.origin if assigned else None
    known = known or reading.credit or reading.outlet
    if known:
        return _called(known) or known
    original = assigned.duplicate_of if assigned else None
    return page_name(pages.get(original or "", reading))


def page_name(reading: Reading) -> str:
    """How a page without an outlet is called: by its title, its file, or its id."""
    if reading.title:
        title = " ".join(reading.title.split())
        short = title if len(title) <= _LONGEST_NAME else title[: _LONGEST_NAME - 1].rstrip() + "…"
        return f"page “{short}”"
    return f"page {PurePosixPath(reading.path).stem if reading.path else reading.id}"


def _one_spelling(found: dict[Key, str]) -> dict[Key, str]:
    """Give names that differ only in case, "the" or "www." the spelling that comes first."""
    spelling: dict[str, str] = {}
    for name in sorted(set(found.values())):
        spelling.setdefault(_bare(name), name)
    return {key: spelling[_bare(name)] for key, name in found.items()}


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ").removeprefix("www.")

"""Who has what from whom: copies, reused stretches, agencies' texts, and reports that are cited.

The picture has two columns: on the left those whose words they are, on the right those who print
them. An outlet that copies and is copied stands in both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.brief.index import Index, Numbered, Place, bare, mention_anchor
from dateline.brief.view import Take, TakeKind

DRAWN = 24
_STRENGTH: tuple[TakeKind, ...] = ("copy", "text", "part", "cites", "sentence")
_ROW, _HEAD = 27.0, 26.0
_LINE = 15.0
_LETTER = 6.6


@dataclass(frozen=True, slots=True)
class Node:
    """A name at one side of the picture."""

    name: str
    label: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Flow:
    """A line from whose words they are to who prints them."""

    take: Take
    x0: float
    y0: float
    x1: float
    y1: float
    width: float
    dashed: bool
    """Cited, not copied."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture's geometry, in its own units."""

    name: str
    width: float
    height: float
    left: float
    """Where the givers' names end."""
    right: float
    """Where the takers' names begin."""
    givers: tuple[Node, ...]
    takers: tuple[Node, ...]
    flows: tuple[Flow, ...]


def takes(pages: Sequence[Place], records: Sequence[Numbered], index: Index) -> tuple[Take, ...]:
    """What a story's pages have from each other, from agencies and from outlets they name.

    In order of strength: copies, agencies' texts, the largest reused shares, then citations.
    """
    found = [take for page in pages for take in _of_page(page, index)]
    taken = {(one.id, bare(one.giver)) for one in found}
    # That a sentence stood there before says nothing new of a page whose text is known to.
    found += [
        one
        for one in _cited(pages, records, index)
        if one.kind != "sentence" or (one.id, bare(one.giver)) not in taken
    ]
    return tuple(
        sorted(
            found,
            key=lambda one: (
                _STRENGTH.index(one.kind), -(one.share or 0.0), -one.times, one.giver, one.taker,
            ),
        )
    )  # fmt: skip


def outlet_name(page: Place) -> str:
    """How a page's outlet is called; a page without one goes by its number."""
    return page.reading.outlet or f"page {page.number}"


def _of_page(page: Place, index: Index) -> list[Take]:
    story = page.story
    if story is None:
        return []
    out = []
    copied = index.page(story.duplicate_of or "")
    if copied and copied is not page:
        out.append(_between(page, copied, "copy", story.similarity, index))
    for reuse in story.reuses:
        source = index.page(reuse.of)
        if source and source is not page and source is not copied:
            out.append(_between(page, source, "part", reuse.share, index))
    known = {bare(name) for name in (page.reading.outlet,) if name}
    giver_of_copy = {bare(outlet_name(copied))} if copied else set()
    if story.origin and page.reading.outlet and bare(story.origin) not in known | giver_of_copy:
        take = Take(
            id=page.reading.id, taker=outlet_name(page), of=None, giver=story.origin,
            kind="text", share=None, times=1,
            page=index.link(page), source=None, marks=(),
        )  # fmt: skip
        out.append(take)
    return out


def _between(page: Place, source: Place, kind: TakeKind, share: float | None, index: Index) -> Take:
    return Take(
        id=page.reading.id, taker=outlet_name(page), of=source.reading.id,
        giver=outlet_name(source), kind=kind, share=share, times=1,
        page=index.link(page), source=index.link(source), marks=(),
    )  # fmt: skip


def _cited(pages: Sequence[Place], records: Sequence[Numbered], index: Index) -> list[Take]:
    """Reports that pages name as their source, and sentences that stood in an earlier page."""
    inside = {page.reading.id: page for page in pages}
    names = {bare(outlet_name(page)): outlet_name(page) for page in index.pages}
    found: dict[tuple[int, str, TakeKind], list[str]] = defaultdict(list)
    for numbered in records:
        for position, mention in enumerate(numbered.record.mentions):
            page = inside.get(mention.doc)
            if page is None or not mention.origin or mention.origin.startswith("page "):
                continue
            story = page.story
            own = (page.reading.outlet, page.reading.credit, story.origin if story else None)
            if any(name and bare(name) == bare(mention.origin) for name in own):
                continue
            cited = bare(mention.origin) in (mention.attribution or "").casefold()
            kind: TakeKind = "cites" if cited else "sentence"
            giver = names.get(bare(mention.origin), mention.origin)
            found[page.number, giver, kind].append(mention_anchor(numbered, position))
    by_number = {page.number: page for page in pages}
    return [
        Take(
            id=by_number[number].reading.id, taker=outlet_name(by_number[number]), of=None,
            giver=giver, kind=kind, share=None,
            times=len(marks), page=index.link(by_number[number]), source=None,
            marks=tuple(marks),
        )
        for (number, giver, kind), marks in found.items()
        if giver != outlet_name(by_number[number])
    ]  # fmt: skip


def draw(found: Sequence[Take], name: str, width: float) -> Picture | None:
    """The strongest of the takes as a picture; null where there is nothing between outlets."""
    between = _between_names(found)[:DRAWN]
    if not between:
        return None
    gap = width * 0.3
    left, right = (width - gap) / 2, (width + gap) / 2
    fits = int((left - 8) / _LETTER)
    order = {giver: at for at, giver in enumerate(_by_weight(between))}
    takers: dict[str, list[int]] = defaultdict(list)
    for one in between:
        takers[one.taker].append(order[one.giver])
    sorted_takers = sorted(
        takers, key=lambda taker: (sum(takers[taker]) / len(takers[taker]), taker)
    )
    heights = [max(_ROW, _LINE * len(takers[taker]) + 8) for taker in sorted_takers]
    tall = max(sum(heights), len(order) * _ROW)
    ys_left = _spread(list(order), [_ROW] * len(order), tall)
    ys_right = _spread(sorted_takers, heights, tall)
    at: dict[str, int] = defaultdict(int)
    flows = []
    for one in sorted(between, key=lambda flow: (order[flow.giver], flow.taker)):
        offset = (at[one.taker] - (len(takers[one.taker]) - 1) / 2) * _LINE
        at[one.taker] += 1
        y0, y1 = ys_left[one.giver], ys_right[one.taker] + offset
        share = 1.0 if one.kind == "copy" and one.share is None else one.share or 0.0
        thick = 1.6 + 5.4 * share if one.kind in ("copy", "part") else 1.6
        dashed = one.kind in ("cites", "sentence")
        flows.append(Flow(one, left + 6, y0, right - 12, y1, thick, dashed))
    return Picture(
        name, width, _HEAD + tall + 6, left, right,
        tuple(Node(one, clipped_name(one, fits), left, ys_left[one]) for one in order),
        tuple(Node(one, clipped_name(one, fits), right, ys_right[one]) for one in sorted_takers),
        tuple(flows),
    )  # fmt: skip


def clipped_name(name: str, fits: int) -> str:
    """An outlet's name, cut to the room there is."""
    bare_name = name.removeprefix("www.")
    return bare_name if len(bare_name) <= fits else f"{bare_name[: fits - 1].rstrip()}…"


def alone(pages: Sequence[Place], found: Sequence[Take]) -> tuple[str, ...]:
    """Outlets of the pages that take nothing from anybody and that nobody takes from."""
    tied = {name for one in found for name in (one.taker, one.giver)}
    return tuple(sorted({outlet_name(page) for page in pages} - tied))


def _between_names(found: Sequence[Take]) -> list[Take]:
    """Of the takes between two names the strongest, which stands first."""
    out: dict[tuple[str, str], Take] = {}
    for one in found:
        if one.taker != one.giver:
            out.setdefault((one.giver, one.taker), one)
    return list(out.values())


def _by_weight(found: Sequence[Take]) -> list[str]:
    weight: dict[str, int] = defaultdict(int)
    for one in found:
        weight[one.giver] += 1
    return sorted(weight, key=lambda name: (-weight[name], name))


def _spread(names: Sequence[str], heights: Sequence[float], tall: float) -> dict[str, float]:
    """The middle of each name's row, the rows spread evenly over the height."""
    between = (tall - sum(heights)) / max(len(names), 1)
    out, y = {}, _HEAD
    for name, height in zip(names, heights, strict=True):
        out[name] = y + (between + height) / 2
        y += between + height
    return out

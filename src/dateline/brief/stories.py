"""Records by story and stories by topic, each with its headline event and its sources."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from dateline.brief import words
from dateline.brief.headline import headline, main_event
from dateline.brief.index import Index, Numbered, Place, clipped, strength, title
from dateline.brief.matrix import lay_out
from dateline.brief.provenance import alone, takes
from dateline.brief.view import Alone, Card, Story, Topic

CARDS_SHOWN = 8
_LONGEST_HEADLINE = 140


def topics(cards: Sequence[Card], index: Index) -> tuple[Topic, ...]:
    """The topics with their stories; those with most pages first, a topic's stories in time."""
    made = stories(cards, index)
    grouped: dict[str, list[Story]] = {}
    for story in made:
        grouped.setdefault(story.topic or story.anchor, []).append(story)
    out = []
    for position, found in enumerate(grouped.values(), start=1):
        heading = found[0].headline if len(found) > 1 else None
        found.sort(key=lambda story: _first(story, index))
        out.append(Topic(f"t{position}", heading, tuple(found)))
    return tuple(out)


def stories(cards: Sequence[Card], index: Index) -> tuple[Story, ...]:
    """The stories that have records; those with most pages first."""
    by_story: dict[str | None, list[Card]] = defaultdict(list)
    for one in cards:
        by_story[one.record.story].append(one)
    pages: dict[str | None, list[Place]] = defaultdict(list)
    for page in index.pages:
        pages[page.story.story if page.story else None].append(page)
    order = sorted(
        by_story,
        key=lambda story: (-len(pages[story]), -len(by_story[story]), by_story[story][0].number),
    )
    return tuple(
        _story(position, id_, by_story[id_], pages[id_], index)
        for position, id_ in enumerate(order, start=1)
    )


def _story(
    position: int, id_: str | None, cards: list[Card], pages: list[Place], index: Index
) -> Story:
    records = [index.records[one.number - 1] for one in cards]
    by_number = {one.number: one for one in cards}
    ranked = sorted(cards, key=lambda one: strength(index.records[one.number - 1]))
    main = main_event(records, pages, index)
    found = takes(pages, records, index)
    topic = next((page.story.topic for page in pages if page.story and page.story.topic), None)
    return Story(
        anchor=f"s{position}",
        id=id_,
        topic=topic,
        headline=_title(pages, cards, main),
        dates=_dates(pages),
        pages=tuple(index.link(page) for page in pages),
        event=headline(by_number[main.number], main, index) if main and id_ is not None else None,
        matrix=lay_out(cards, index),
        takes=found,
        by_themselves=alone(pages, found),
        alone=_alone(cards),
        cards=tuple(ranked[:CARDS_SHOWN]),
        more_cards=tuple(ranked[CARDS_SHOWN:]),
    )


def _title(pages: list[Place], cards: list[Card], main: Numbered | None) -> str:
    """The title of the story's best article.

    One that has a title, is no copy and no opinion, tells of the main event and of most records.
    """
    telling = {mention.doc for mention in main.record.mentions} if main else set()
    told = Counter(mention.doc for one in cards for mention in one.record.mentions)
    best = min(
        pages,
        key=lambda page: (
            not page.reading.title, bool(page.story and page.story.duplicate_of),
            page.reading.kind not in (None, "report"), page.reading.id not in telling,
            -told[page.reading.id], -len(page.reading.text), page.number,
        ),
        default=None,
    )  # fmt: skip
    return clipped(title(best.reading), _LONGEST_HEADLINE) if best else "Other records"


def _dates(pages: Sequence[Place]) -> str:
    """The days on which the first and the last page came out."""
    days = sorted(page.reading.published[:10] for page in pages if page.reading.published)
    if not days:
        return ""
    first, last = words.day(days[0]) or "", words.day(days[-1]) or ""
    return first if first == last else f"{first} to {last}"


def _alone(cards: Sequence[Card]) -> tuple[Alone, ...]:
    """What one origin alone tells of as done, by origin: those with most first.

    Nothing where the whole story has one origin, since then everything is told by it alone.
    """
    if len({origin for one in cards for origin in one.record.origins}) < 2:
        return ()
    found: dict[str, list[Card]] = defaultdict(list)
    for one in cards:
        if one.status == "single-origin" and one.done and len(one.record.origins) == 1:
            found[one.record.origins[0]].append(one)
    return tuple(
        Alone(clipped(origin, 60), tuple(told))
        for origin, told in sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    )


def _first(story: Story, index: Index) -> tuple[str, str]:
    """Sort key: when the story's first page came out."""
    numbers = {int(link.anchor[1:]) for link in story.pages}
    days = [index.pages[number - 1].reading.published or "~" for number in numbers]
    return (min(days, default="~"), story.anchor)

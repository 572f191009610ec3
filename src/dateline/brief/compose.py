"""A dossier → the brief's view: what is shown, in which words and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dateline.brief import words
from dateline.brief.cards import card
from dateline.brief.files import safe_names
from dateline.brief.index import Index, covered
from dateline.brief.labels import chief
from dateline.brief.pages import eventless, page_marks, page_view
from dateline.brief.stories import topics
from dateline.brief.view import Brief, Card, Figure, Finding, Highlights, LeftOut, Topic
from dateline.brief.words import country, listed
from dateline.model import Dossier, EventRecord
from dateline.vocab.countries import countries

CHIEF_SHOWN = 15
HEADLINES_SHOWN = 6
AHEAD_SHOWN = 12
_FINDINGS = 4
_HEADING = 3
_SELDOM = 4
"""How many times rarer than the first country one in the heading may be."""


def compose(dossier: Dossier) -> Brief:
    """Everything the brief shows, worded and sorted."""
    index = Index(dossier)
    cards = [card(numbered, index) for numbered in index.records]
    found, ahead = topics(cards, index), _ahead(cards)
    marks = page_marks(index)
    names = safe_names(page.reading.id for page in index.pages)
    return Brief(
        title=heading(dossier),
        standfirst=_standfirst(dossier, index),
        figures=_figures(dossier),
        highlights=_highlights(cards, found),
        chronology=tuple(cards),
        chief=_chief(cards),
        contested=_contested(cards),
        ahead=_in_time(ahead[:AHEAD_SHOWN]),
        more_ahead=_in_time(ahead[AHEAD_SHOWN:]),
        topics=found,
        pages=tuple(
            page_view(page, index, marks[page.number], f"pages/{name}.txt")
            for page, name in zip(index.pages, names, strict=True)
        ),
        left_out=LeftOut(
            refusals=tuple((one.place, one.reason) for one in dossier.refusals),
            eventless=eventless(index),
            loose=_loose(index),
        ),
    )


def _standfirst(dossier: Dossier, index: Index) -> str:
    used, left, records = len(dossier.readings), len(dossier.refusals), len(dossier.records)
    were = "was" if used == 1 else "were"
    came = (
        f"{words.capital(words.count(used + left, 'page'))} came in; {_or_none(used)} {were} read "
        f"and {_or_none(left)} left out."
    )
    if not records:
        return f"{came} No event with known actors was found in what was read."
    dated = [one.record for one in index.records if covered(one.record)]
    undated = records - len(dated)
    told = f" They give {words.count(records, 'record')}{_range(dated)}"
    return f"{came}{told}{f' ({undated} undated)' if dated and undated else ''}."


def _or_none(many: int) -> str:
    return words.number(many) if many else "none"


def _range(dated: list[EventRecord]) -> str:
    """The first and last date. A bare year counts only where it reaches beyond finer dates."""
    fine = [one for one in dated if one.date_precision != "year"]
    years = {(one.date or "")[:4] for one in fine}
    kept = fine + [one for one in dated if one not in fine and (one.date or "")[:4] not in years]
    if not kept:
        return ""
    first = min(kept, key=lambda one: covered(one) or ())
    last = max(kept, key=lambda one: (covered(one) or ())[::-1])
    ends = [words.when(one.date, one.date_precision) for one in (first, last)]
    return f", dated {ends[0]}" if ends[0] == ends[1] else f", dated from {ends[0]} to {ends[1]}"


def _figures(dossier: Dossier) -> tuple[Figure, ...]:
    status = Counter(record.status for record in dossier.records)
    many = len(dossier.records)
    readings = len(dossier.readings)
    values = (
        (readings, words.plural(readings, "article")),
        (many, words.plural(many, "record")),
        (status["corroborated"], "corroborated"),
        (status["contested"] + status["denied"], "contested or denied"),
        (status["planned"], "planned"),
    )
    # What there may be none of is left out then; that nothing is corroborated is worth saying.
    return tuple(
        Figure(words.number(value), label)
        for position, (value, label) in enumerate(values)
        if value or position < 3
    )


def _highlights(cards: list[Card], found: tuple[Topic, ...]) -> tuple[Highlights, ...]:
    """The columns under the headlines, without the records that are headlines themselves."""
    shown = [story.event.card.number for topic in found for story in topic.stories if story.event]
    most = sorted(
        (one for one in cards if one.done and one.number not in shown[:HEADLINES_SHOWN]),
        key=lambda one: (
            -one.record.independent_origins, -len(one.record.mentions),
            -abs(one.record.intensity), one.number,
        ),
    )  # fmt: skip
    backed = [one for one in most if one.record.independent_origins > 1 or len(one.quotes) > 1]
    alone = [one for one in most if one not in backed] if len(backed) < 2 else []
    columns = (
        ("Most reported", backed),
        ("Told by one origin", alone),
        ("Contested or denied", [one for one in _contested(cards) if _argued(one)]),
        ("Planned or supposed", [one for one in _ahead(cards) if one.status == "planned"]),
    )
    return tuple(
        Highlights(name, tuple(Finding(one, _note(one)) for one in chosen[:_FINDINGS]))
        for name, chosen in columns
        if chosen
    )


def _argued(one: Card) -> bool:
    return one.status in ("contested", "denied")


def _contested(cards: list[Card]) -> tuple[Card, ...]:
    """What origins differ on: first whether it happened, then particulars, then mere denials."""

    def rank(one: Card) -> tuple[int, int, int]:
        group = 0 if one.status == "contested" else 1 if one.contradictions else 2
        return (group, -one.record.independent_origins, one.number)

    return tuple(sorted((one for one in cards if _argued(one) or one.contradictions), key=rank))


def _ahead(cards: list[Card]) -> tuple[Card, ...]:
    """Plans, threats and demands: what came of something first, then the best supported."""

    def rank(one: Card) -> tuple[bool, int, int, int]:
        return (
            not one.outcomes, -one.record.independent_origins, -len(one.record.mentions),
            one.number,
        )  # fmt: skip

    found = (
        one
        for one in cards
        if one.status == "planned" or one.outcomes or (one.record.event == "THREATEN" and one.done)
    )
    return tuple(sorted(found, key=rank))


def _in_time(cards: Sequence[Card]) -> tuple[Card, ...]:
    return tuple(sorted(cards, key=lambda one: one.number))


def _chief(cards: list[Card]) -> tuple[Card, ...]:
    """The best supported of what is told as done or contested, in order of time."""
    told = [one for one in cards if one.told]
    if len(told) <= 2 * CHIEF_SHOWN:
        return tuple(told)
    numbers = chief(told, CHIEF_SHOWN)
    return tuple(one for one in told if one.number in numbers)


def _note(one: Card) -> str:
    origins = max(one.record.independent_origins, 1)
    told = f"{one.status_label}, " if _argued(one) else ""
    return f"{told}{words.count(origins, 'origin')} · {one.date}"


def _loose(index: Index) -> tuple[tuple[str, str], ...]:
    taken = {(m.doc, m.event) for one in index.records for m in one.record.mentions}
    events = [
        event
        for page in index.pages
        for event in page.reading.events
        if event.event is not None and (page.reading.id, event.id) not in taken
    ]
    reasons = Counter(_why_loose(bool(event.source), bool(event.target)) for event in events)
    return tuple(
        (words.count(many, "event word"), reason) for reason, many in sorted(reasons.items())
    )


def _why_loose(source: bool, target: bool) -> str:  # noqa: FBT001 (a table of two facts)
    if not source and not target:
        return "no known actor stands with it"
    if source and target:
        return "its actors are known, yet it came to no record"
    return "only who acted is known" if source else "only who was acted upon is known"


def heading(dossier: Dossier) -> str:
    """The brief's title: the user's, or else the countries that most records are about."""
    if dossier.title and dossier.title.strip():
        return " ".join(dossier.title.split())
    told: Counter[str] = Counter()
    for record in dossier.records:
        told.update({a.country for a in (*record.source, *record.target) if a.country})
    named = sorted((code for code in told if code in countries()), key=lambda c: (-told[c], c))
    # A country that is only now and then in it is no heading.
    main = [code for code in named[:_HEADING] if told[code] * _SELDOM >= told[named[0]]]
    return listed([country(code) for code in main]) or "News brief"

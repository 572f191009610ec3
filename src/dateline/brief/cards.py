"""Records → cards: everything about one record, in words and with its sentences."""

from __future__ import annotations

from dateline.brief import words
from dateline.brief.differences import contradictions, counted, milder, others
from dateline.brief.index import UNKNOWN_OUTLET, Index, Numbered, clipped
from dateline.brief.quotes import by_origin, plain, quote
from dateline.brief.view import Card, Link, Party, Quote, Related
from dateline.model import EventPlace, EventRecord, RecordNumber, told_as_done
from dateline.vocab.plain_words import plain_words

QUOTES_SHOWN = 3
_LONGEST_SUMMARY = 220
_LONGEST_SIDE = 60


def card(numbered: Numbered, index: Index) -> Card:
    """One record's card; its mentions in pages that the dossier lacks are passed over."""
    record = numbered.record
    known = plain_words()
    made = [quote(numbered, at, index) for at in by_origin(record.mentions)]
    quotes = [one for one in made if one]
    status = known.status[record.status]
    summary = clipped(" ".join(record.summary.split()), _LONGEST_SUMMARY)
    cut_from = next((one for one in quotes if _says(one, summary)), None)
    above, top = index.record(record.part_of or ""), index.whole(numbered)
    return Card(
        number=numbered.number,
        record=record,
        headline=headline(numbered),
        summary=summary,
        quoted=cut_from is not None,
        manner=_manner(numbered),
        between=words.between(war=numbered.war),
        cooperative=words.cooperative(record),
        done=told_as_done(record),
        source=tuple(Party(actor.name, words.about(actor)) for actor in record.source),
        target=tuple(Party(actor.name, words.about(actor)) for actor in record.target),
        date=words.dated(record),
        precision=words.precision(record.date_precision) if record.date else "",
        place=_place(record.place),
        contexts="; ".join(known.contexts.get(one, one) for one in record.context),
        status=record.status,
        status_label=status.label,
        status_means=status.means,
        modality=known.modality[record.modality],
        origins=_origins(record),
        quotes=tuple(quotes[:QUOTES_SHOWN]),
        more_quotes=tuple(quotes[QUOTES_SHOWN:]),
        summary_mark=cut_from.mark if cut_from else None,
        told_by=_told_by(quotes),
        pages=len({mention.doc for mention in record.mentions}),
        counts=tuple(_count(one) for one in record.numbers),
        contradictions=contradictions(numbered, index),
        differences=milder(numbered, index),
        others=others(numbered, index),
        part_of=related(above) if above and above is not numbered else None,
        whole=top.number if top else None,
        parts=tuple(related(one) for one in index.parts(numbered)),
        plans=tuple(related(one) for one in index.plans(numbered)),
        outcomes=tuple(
            related(found)
            for id_ in record.outcomes
            if (found := index.record(id_)) and found is not numbered
        ),
        history=_history(record),
    )


def sides(record: EventRecord) -> list[str]:
    """Who acted and towards whom, as far as either is known, each cut to what fits a line."""
    if record.target and not record.source:
        return [words.capital(words.UNNAMED), clipped(words.names(record.target), _LONGEST_SIDE)]
    return [
        clipped(words.names(side), _LONGEST_SIDE) for side in (record.source, record.target) if side
    ]


def headline(numbered: Numbered) -> str:
    """Who, to whom and what, with what must be said so that it claims no more than the pages."""
    record = numbered.record
    who = f" {words.between(war=numbered.war)} ".join(sides(record))
    what = _manner(numbered) + words.caveat(record)
    return f"{who}: {what}" if who else words.capital(what)


def related(one: Numbered) -> Related:
    """A record as others point to it."""
    return Related(
        link=Link(f"r{one.number}", headline(one)),
        date=words.dated(one.record),
        status=one.record.status,
        status_label=plain_words().status[one.record.status].label,
    )


def _manner(numbered: Numbered) -> str:
    return plain_words().war if numbered.war else words.manner(numbered.record)


def _told_by(quotes: list[Quote]) -> tuple[Link, ...]:
    """One link for each outlet; a page without an outlet goes by its number."""
    found: dict[str, str] = {}
    for one in quotes:
        label = one.page.label if one.outlet == UNKNOWN_OUTLET else one.outlet
        found.setdefault(label, one.mark)
    return tuple(Link(mark, label) for label, mark in found.items())


def _count(number: RecordNumber) -> str:
    said = counted(number)
    behind = words.origins(number.origins)
    return f"{said} ({behind})" if behind else said


def _history(record: EventRecord) -> str:
    parts = []
    if record.merged_from:
        one = words.plural(len(record.merged_from), "record")
        parts.append(f"one with the earlier {one} {words.listed(list(record.merged_from))}")
    if record.split_from:
        parts.append(f"split from the earlier record {record.split_from}")
    return "; ".join(parts)


def _says(one: Quote, summary: str) -> bool:
    bare = summary.strip("… ")
    return bool(bare) and bare in plain(one)


def _place(place: EventPlace | None) -> str | None:
    if place is None:
        return None
    parts = [place.name]
    if place.country and (country := words.country(place.country)) != place.name:
        parts.append(country)
    said = ", ".join(parts)
    return f"{said} (by the dateline)" if place.origin == "dateline" else said


def _origins(record: EventRecord) -> str:
    many = record.independent_origins
    names = words.listed([clipped(origin, 60) for origin in record.origins])
    if many < 1:
        return "origin unknown"
    said = "1 origin" if many == 1 else f"{words.number(many)} independent origins"
    return f"{said}: {names}" if names else said

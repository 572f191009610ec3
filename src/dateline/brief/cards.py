"""Records → cards: everything about one record, in words and with its sentences."""

from __future__ import annotations

from dateline.brief import words
from dateline.brief.index import (
    Index,
    Numbered,
    clipped,
    mention_anchor,
    outlet,
    page_anchor,
    web_address,
    within,
)
from dateline.brief.marks import Mark, pieces, window
from dateline.brief.view import Card, Difference, Link, Party, Quote, Side
from dateline.model import (
    Disagreement,
    EventPlace,
    EventRecord,
    Reading,
    RecordMention,
    told_as_done,
)
from dateline.vocab.plain_words import plain_words

QUOTES_SHOWN = 3
_LONGEST_SENTENCE = 460
_LONGEST_SUMMARY = 220
_LONGEST_SIDE = 60


def card(numbered: Numbered, index: Index) -> Card:
    """One record's card; its mentions in pages that the dossier lacks are passed over."""
    record = numbered.record
    plain = plain_words()
    made = [_quote(numbered, at, index) for at in _by_origin(record.mentions)]
    quotes = [quote for quote in made if quote]
    status = plain.status[record.status]
    summary = clipped(" ".join(record.summary.split()), _LONGEST_SUMMARY)
    return Card(
        number=numbered.number,
        record=record,
        headline=_headline(record),
        summary=summary,
        quoted=any(_says(quote, summary) for quote in quotes),
        manner=words.manner(record),
        cooperative=words.cooperative(record),
        done=told_as_done(record),
        source=tuple(Party(actor.name, words.about(actor)) for actor in record.source),
        target=tuple(Party(actor.name, words.about(actor)) for actor in record.target),
        date=words.dated(record),
        precision=words.precision(record.date_precision) if record.date else "",
        place=_place(record.place),
        contexts="; ".join(plain.contexts.get(one, one) for one in record.context),
        status=record.status,
        status_label=status.label,
        status_means=status.means,
        modality=plain.modality[record.modality],
        origins=_origins(record),
        quotes=tuple(quotes[:QUOTES_SHOWN]),
        more_quotes=tuple(quotes[QUOTES_SHOWN:]),
        differences=tuple(
            _difference(one, numbered, index) for one in record.disagreements if one.values
        ),
    )


def sides(record: EventRecord) -> list[str]:
    """Who acted and towards whom, as far as either is known, each cut to what fits a line."""
    if record.target and not record.source:
        return [words.capital(words.UNNAMED), clipped(words.names(record.target), _LONGEST_SIDE)]
    return [
        clipped(words.names(side), _LONGEST_SIDE) for side in (record.source, record.target) if side
    ]


def _headline(record: EventRecord) -> str:
    who = " → ".join(sides(record))
    what = words.manner(record) + words.caveat(record)
    return f"{who}: {what}" if who else words.capital(what)


def _says(quote: Quote, summary: str) -> bool:
    sentence = " ".join("".join(piece.text for piece in quote.pieces).split())
    return summary.strip("… ") in sentence


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


def _quote(numbered: Numbered, position: int, index: Index) -> Quote | None:
    mention = numbered.record.mentions[position]
    page = index.page(mention.doc)
    if page is None:
        return None
    text = page.reading.text
    sentence = within(mention.sentence, text)
    trigger = within(mention.span, text)
    shown = window(sentence, trigger, _LONGEST_SENTENCE)
    event = index.event(mention)
    # Without any of these the origin is a stand-in for the page itself, and says nothing new.
    known = page.reading.outlet or page.reading.credit or mention.attribution
    marks = [Mark(trigger, "event")]
    if event:
        marks += [Mark(who.span, "actor") for who in (*event.source, *event.target)]
    return Quote(
        pieces=pieces(text, shown, marks),
        cut_before=shown[0] > sentence[0],
        cut_after=shown[1] < sentence[1],
        language=page.reading.language,
        page=Link(page_anchor(page), f"page {page.number}"),
        mark=mention_anchor(numbered, position),
        outlet=mention.outlet or outlet(page.reading),
        published=words.day(mention.published or page.reading.published),
        says=" ".join(mention.attribution.split()) if mention.attribution else None,
        modality=plain_words().modality[mention.modality],
        kind=_not_a_report(page.reading),
        origin=mention.origin if known else None,
        url=web_address(page.reading.url),
    )


def _not_a_report(reading: Reading) -> str | None:
    """The kind of page to warn of beside what it tells; null for reports and unknown kinds."""
    if reading.kind in {None, "report", "other"}:
        return None
    return plain_words().kinds[reading.kind]


def _difference(one: Disagreement, numbered: Numbered, index: Index) -> Difference:
    name = plain_words().fields.get(one.field, words.capital(one.field.replace("_", " ")))
    return Difference(
        field=name,
        sides=tuple(
            _side(value.value, value.docs, one.field, numbered, index) for value in one.values
        ),
    )


def _side(value: str, docs: tuple[str, ...], field: str, numbered: Numbered, index: Index) -> Side:
    mentions = numbered.record.mentions
    told = [position for position, mention in enumerate(mentions) if mention.doc in docs]
    told.sort(key=lambda position: not _gives(mentions[position], value, field, index))
    quotes = [_quote(numbered, position, index) for position in told]
    known = [page for doc in docs if (page := index.page(doc))]
    return Side(
        value=_value(value, field),
        pages=tuple(index.link(page) for page in known),
        quotes=tuple(quote for quote in quotes if quote)[:1],
    )


def _gives(mention: RecordMention, value: str, field: str, index: Index) -> bool:
    """Whether this very sentence gives the value, as far as that can be told."""
    event = index.event(mention)
    if event is None:
        return False
    if field == "occurrence":
        denied = event.modality == "denied" or event.polarity == "negative"
        return denied == (value != "happened")
    given = {
        "date": [event.time.value or ""] if event.time else [],
        "place": [event.place.name] if event.place else [],
        "source": [who.name for who in event.source],
        "target": [who.name for who in event.target],
        "number": [f"{one.value:,g}" for one in event.numbers],
    }
    return any(one and one in value for one in given.get(field, []))


def _value(value: str, field: str) -> str:
    if field == "date":
        return words.day(value) or words.UNDATED
    return words.country(value) if len(value) == 3 and value.isupper() else value


def _by_origin(mentions: tuple[RecordMention, ...]) -> list[int]:
    """Positions of the mentions: the first of each origin before the rest."""
    seen: set[str | None] = set()
    first: list[int] = []
    rest: list[int] = []
    for position, mention in enumerate(mentions):
        (rest if mention.origin in seen else first).append(position)
        seen.add(mention.origin)
    return first + rest

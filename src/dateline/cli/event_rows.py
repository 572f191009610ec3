"""An event in the terminal: its words in their sentence, then all that was coded of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from dateline.cli.marked import STYLES, Mark, Role, marked
from dateline.cli.terminal import absent, safe_text
from dateline.cli.worded import Row, coded, listed, quoted, sentence_number, where_is, who_is
from dateline.model import (
    EventMention,
    EventPlace,
    EventTime,
    Participant,
    PlaceOrigin,
    Reading,
    Span,
    TimeOrigin,
    overlaps,
)
from dateline.vocab.plain_words import plain_words

_FOUND: dict[TimeOrigin, str] = {
    "clause": "in its clause",
    "sentence": "in its sentence",
    "previous sentence": "in the sentence before",
    "article": "elsewhere in the text",
}
_PLACED: dict[PlaceOrigin, str] = {
    "clause": "in its clause",
    "sentence": "in its sentence",
    "previous sentence": "in the sentence before",
    "dateline": "where the report was written",
}


def event_rows(reading: Reading, event: EventMention, *, styled: bool) -> Iterator[Row]:
    """The event's sentence with the event, its source and its target marked, and its fields."""
    number = sentence_number(reading, event.span)
    yield f"sentence {number}".strip(), _in_its_sentence(reading, event, styled=styled)
    word = safe_text(quoted(reading, (event.span,)), STYLES["event"] if styled else "")
    yield "event word", Text.assemble(word, safe_text(f"  headword {event.lemma}"))
    yield from _codes(event)
    yield "source", _participants(reading, event.source, "source", styled=styled)
    yield "target", _participants(reading, event.target, "target", styled=styled)
    yield "modality", safe_text(coded(event.modality, plain_words().modality.get(event.modality)))
    negative = event.polarity == "negative"
    yield "polarity", Text("negative (said not to have happened)" if negative else event.polarity)
    yield "time", _time(reading, event.time) if event.time else absent("not told")
    yield "place", _place(reading, event.place) if event.place else absent("not told")
    yield "said by", _said_by(reading, event)
    yield "numbers", _numbers(reading, event)
    yield "confidence", Text(f"{event.confidence:.2f}")


def _in_its_sentence(reading: Reading, event: EventMention, *, styled: bool) -> Text:
    marks = [
        *(Mark(one.span, "source") for one in event.source),
        Mark(event.span, "event"),
        *(Mark(one.span, "target") for one in event.target),
    ]
    spans = [mark.span for mark in marks]
    around = [one for one in reading.sentences if any(overlaps(one, span) for span in spans)]
    shown = _one_piece([*around, *spans])
    return Text(" … ").join(marked(reading.text, one, marks, styled=styled) for one in shown)


def _one_piece(spans: Sequence[Span]) -> list[Span]:
    """The spans in order, those that overlap as one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and overlaps(out[-1], span):
            out[-1] = (out[-1][0], max(out[-1][1], span[1]))
        else:
            out.append(span)
    return out


def _codes(event: EventMention) -> Iterator[Row]:
    """PLOVER's and CAMEO's codes; one row where there are none because nothing is coded."""
    if event.event is None:
        yield "type", Text.assemble("statement", ("  not an event: it goes into no record", "dim"))
        return
    words = plain_words()
    entry = words.events[event.event]
    yield "type", safe_text(coded(event.event, entry.label))
    mode = event.mode
    yield "mode", safe_text(coded(mode, entry.modes.get(mode))) if mode else absent("none")
    contexts = [coded(one, words.contexts.get(one)) for one in event.context]
    if contexts:
        yield "context", safe_text(listed(contexts))
    cameo = event.cameo
    yield "CAMEO", safe_text(coded(cameo, words.cameo.get(cameo))) if cameo else absent("none")
    yield "quad class", safe_text(event.quad) if event.quad else absent("none")
    yield "intensity", absent("none") if event.intensity is None else Text(f"{event.intensity:+g}")


def _participants(
    reading: Reading, ones: Sequence[Participant], role: Role, *, styled: bool
) -> Text:
    if not ones:
        return absent("not named")
    lines = []
    for one in ones:
        words = safe_text(quoted(reading, (one.span,)), STYLES[role] if styled else "")
        facts = listed((one.name, who_is(one)))
        lines.append(Text.assemble(words, safe_text(f"  {facts}")))
    return Text("\n").join(lines)


def _time(reading: Reading, time: EventTime) -> Text:
    value = time.value if time.value else "no day"
    if time.span is None:
        return safe_text(f"{value}  the day of the text itself, for want of another")
    fine = "minute" if time.precision == "time" else time.precision
    exact = f"to the {fine}, " if fine != "none" else ""
    where = _FOUND[time.origin]
    return safe_text(f"{quoted(reading, (time.span,))}  {value} · {exact}{where}")


def _place(reading: Reading, place: EventPlace) -> Text:
    facts = listed((place.name, where_is(place), _PLACED[place.origin]))
    return safe_text(f"{quoted(reading, (place.span,))}  {facts}")


def _said_by(reading: Reading, event: EventMention) -> Text:
    if event.attribution is None:
        return absent("the text itself")
    one = reading.attributions[event.attribution]
    source = quoted(reading, one.source) or "somebody not named"
    return safe_text(listed([source, quoted(reading, one.cue), one.kind]))


def _numbers(reading: Reading, event: EventMention) -> Text:
    if not event.numbers:
        return absent("none")
    lines = [
        f"{quoted(reading, (one.span,))}  "
        + " ".join(filter(None, (one.bound, _number(one.value), one.what)))
        for one in event.numbers
    ]
    return safe_text("\n".join(lines))


def _number(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"

"""A reading in the terminal, layer by layer: each value with the words that it was read from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from rich.console import Console
from rich.text import Text

from dateline.cli.event_rows import event_rows
from dateline.cli.terminal import absent, row, rule, safe_text
from dateline.cli.worded import Row, coded, listed, quoted, sentence_number, where_is, who_is
from dateline.model import Reading
from dateline.vocab.plain_words import plain_words

Layer: TypeAlias = Callable[[Reading], Iterator[Row]]


def print_layers(reading: Reading, console: Console) -> None:
    """Print what is known of the text, then its sentences, who, when, where, who says what, events.

    In the gutter stands the number of the sentence. Where the console has no colours, the words of
    an event stand in brackets. No control character of the text's is written.
    """
    styled = console.color_system is not None and not console.no_color
    rule(console, "the text")
    for name, said in _head(reading):
        row(console, safe_text(name, "cyan"), said)
    for title, rows, nothing in _LAYERS:
        console.print()
        rule(console, title)
        _print_rows(console, list(rows(reading)), nothing)
    console.print()
    rule(console, "events")
    for at, event in enumerate(reading.events):
        if at:
            console.print()
        _print_rows(console, list(event_rows(reading, event, styled=styled)), "")
    if not reading.events:
        _print_rows(console, [], "no event was found")


def _print_rows(console: Console, rows: Sequence[Row], nothing: str) -> None:
    for name, said in rows or [("", absent(nothing))]:
        row(console, safe_text(name, "cyan"), said)


def _head(reading: Reading) -> Iterator[Row]:
    yield (
        "published",
        safe_text(reading.published)
        if reading.published
        else absent("not said, so a day such as “Thursday” gets no date"),
    )
    code = reading.language
    known = coded(code, plain_words().languages.get(code)) if code else ""
    yield "language", safe_text(known) if known else absent("too short to say")
    for warning in reading.warnings:
        yield "warning", safe_text(warning, "yellow")


def _sentences(reading: Reading) -> Iterator[Row]:
    for number, span in enumerate(reading.sentences, start=1):
        start, end = span
        yield str(number), safe_text(" ".join(reading.text[start:end].split()))


def _who(reading: Reading) -> Iterator[Row]:
    for actor in reading.actors:
        yield (
            sentence_number(reading, actor.span),
            _value(
                reading,
                (actor.span,),
                actor.name,
                actor.kind,
                who_is(actor),
                actor.wikidata and f"Wikidata {actor.wikidata}",
                f"confidence {actor.confidence:.2f}",
            ),
        )


def _when(reading: Reading) -> Iterator[Row]:
    for time in reading.times:
        value = time.value if time.value else "no value: it cannot be put on the calendar"
        yield (
            sentence_number(reading, time.span),
            _value(reading, (time.span,), time.type, value),
        )


def _where(reading: Reading) -> Iterator[Row]:
    for place in reading.places:
        yield (
            sentence_number(reading, place.span),
            _value(
                reading,
                (place.span,),
                place.name,
                where_is(place),
                f"confidence {place.confidence:.2f}",
            ),
        )


def _who_says_what(reading: Reading) -> Iterator[Row]:
    for one in reading.attributions:
        spans = (*one.source, *one.cue, *one.content)
        sides = (("source", one.source), ("cue", one.cue), ("content", one.content))
        first = sentence_number(reading, min(spans)) if spans else ""
        for name, side in sides:
            words = safe_text(quoted(reading, side)) if side else absent("not in the text")
            yield first, Text.assemble(safe_text(f"{name} ", "dim"), words)
            first = ""
        yield "", Text.assemble(safe_text("kind ", "dim"), one.kind)


def _value(reading: Reading, spans: Sequence[tuple[int, int]], *facts: str | None) -> Text:
    """The words, and behind them what was read from them."""
    return Text.assemble(safe_text(quoted(reading, spans), "bold"), safe_text(f"  {listed(facts)}"))


_LAYERS: tuple[tuple[str, Layer, str], ...] = (
    ("sentences", _sentences, "no sentence was found"),
    ("who", _who, "no actor was found"),
    ("when", _when, "no time was found"),
    ("where", _where, "no place was found"),
    ("who says what", _who_says_what, "nobody was found to say anything"),
)
"""Each layer's title, its rows, and what is said where it has none."""

"""Rows from other programs: what they may leave out, and what would mislead a later stage."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from dateline.model import Article, Reading, Span, given_pairs
from dateline.model.time import precision


class _Given(msgspec.Struct, frozen=True):
    """An event word given from outside; it may have other fields."""

    span: Span


def completed(row: dict[str, Any]) -> dict[str, Any]:
    """The row with what can be told from the rest of it.

    A date without its precision gets the one that it is written with. The contract lets an event
    come without a `lemma` and a participant without a `name`: these are the words at their spans.
    """
    out = dict(row)
    if isinstance(row.get("published"), str) and row.get("published_precision") is None:
        out["published_precision"] = precision(row["published"].strip().replace(" ", "T"))
    if _is_objects(row.get("events")):
        out["events"] = [_completed_event(event, row["text"]) for event in row["events"]]
    return out


def _completed_event(event: dict[str, Any], text: str) -> dict[str, Any]:
    out = {"lemma": _words(event, text).lower(), **event}
    for side in ("source", "target"):
        if _is_objects(event.get(side)):
            out[side] = [{"name": _words(one, text), **one} for one in event[side]]
    return out


def _is_objects(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _words(item: dict[str, Any], text: str) -> str:
    start, end = msgspec.convert(item.get("span"), Span)
    return text[start:end]


def fault(article: Article) -> str | None:
    """What is wrong with a row whose fields are of the right types; null when nothing is.

    Raises `msgspec.ValidationError` when `pair`, `pairs` or `mentions` are not what they should be.
    """
    given_pairs(article)
    size = len(article.text)
    for name, (start, end) in _spans(article):
        if not 0 <= start < end <= size:
            return f"the span [{start}, {end}] in `{name}` does not lie in the text of {size}"
    if isinstance(article, Reading):
        for event in article.events:
            if event.attribution is not None and not (
                0 <= event.attribution < len(article.attributions)
            ):
                return f"event {event.id} names attribution {event.attribution}, which is not there"
    return None


def _spans(article: Article) -> Iterator[tuple[str, Span]]:
    for given in msgspec.convert(article.extra.get("mentions") or [], list[_Given]):
        yield "mentions", given.span
    if not isinstance(article, Reading):
        return
    for sentence in article.sentences:
        yield "sentences", sentence
    for actor in article.actors:
        yield "actors", actor.span
    for time in article.times:
        yield "times", time.span
    for place in article.places:
        yield "places", place.span
    for event in article.events:
        yield "events", event.span
        for one in (*event.source, *event.target):
            yield "events", one.span
        for number in event.numbers:
            yield "events", number.span
    for attribution in article.attributions:
        for span in (*attribution.source, *attribution.cue, *attribution.content):
            yield "attributions", span

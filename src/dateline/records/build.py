"""From a group of tellings to the record that a reader sees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import TypeVar

from msgspec.structs import replace

from dateline.model import EventRecord, Modality, RecordMention, Span, Status
from dateline.records.alternatives import alternatives
from dateline.records.compatible import denies
from dateline.records.confidence import confidence
from dateline.records.counts import numbers_of
from dateline.records.differences import differences
from dateline.records.disagreements import disagreements
from dateline.records.origins import named_source
from dateline.records.summary import best, summarise
from dateline.records.support import date_of, place_of, sides_of
from dateline.records.told import Told
from dateline.vocab.plover import plover

T = TypeVar("T")

_AHEAD: frozenset[Modality] = frozenset({"planned", "threatened", "hypothetical"})


def build(members: Sequence[tuple[Told, str]], belongs: float) -> EventRecord:
    """One record of all tellings of one event, each given with its origin.

    `belongs` is the chance that a telling picked at random belongs to it.
    Every field takes the value that most independent origins support; then the finest, then the
    earliest published, then the first by its text.
    """
    members = sorted(members, key=lambda m: m[0].key)
    event = _most(members, [told.type for told, _ in members])
    typed = [m for m in members if m[0].type == event]
    mode = _most(typed, [told.event.mode for told, _ in typed])
    moded = [m for m in typed if m[0].event.mode == mode]
    clearest = best(members)
    chosen = (clearest if len(moded) == len(members) else best(moded)).event
    source, target = sides_of(members)
    time = date_of(members)
    names = _reporting(members)
    contradicted = disagreements(members)
    denied = any(one.field == "occurrence" for one in contradicted)
    status = _status(members, len(names), denied=denied)
    mentions = tuple(_mention(told, origin) for told, origin in members)
    record = EventRecord(
        record=record_id(mentions),
        story=_most(members, [told.story for told, _ in members]),
        event=event,
        mode=mode,
        cameo=_most(moded, [told.event.cameo for told, _ in moded]),
        context=tuple(sorted({c for told, _ in typed for c in told.event.context})),
        quad=plover().quad(event),
        intensity=plover().intensity(event, chosen.mode),
        source=source,
        target=target,
        date=time.value if time else None,
        date_precision=time.precision if time else "none",
        date_origin=time.origin if time else None,
        place=place_of(members),
        summary=summarise(clearest),
        status=status,
        modality=_most(members, [told.event.modality for told, _ in members]),
        mentions=mentions,
        outlets=tuple(sorted({t.reading.outlet for t, _ in members if t.reading.outlet})),
        origins=tuple(names),
        independent_origins=len(names),
        numbers=numbers_of(members),
        disagreements=contradicted,
        differences=differences(members),
        merge_confidence=belongs,
        confidence=confidence(members, belongs),
    )
    return replace(record, alternatives=alternatives(members, record))


def _reporting(members: Sequence[tuple[Told, str]]) -> list[str]:
    """The origins that count: an opinion piece's own claim is one only where no report tells it."""
    reports = {o for told, o in members if told.reading.kind != "opinion" or named_source(told)}
    return sorted(reports or {origin for _, origin in members})


def record_id(mentions: Iterable[RecordMention]) -> str:
    """A record's id, from where its earliest published mention stands and nothing else.

    What the record says may change with every page that comes, and most pages come after it.
    """
    first = min(mentions, key=by_publication)
    return short_id("r-", f"{first.doc}|{first.span[0]}|{first.span[1]}")


def by_publication(mention: RecordMention) -> tuple[bool, str, str, Span, str]:
    """A place in the order of publication; the undated last."""
    day = mention.published
    return (day is None, day or "", mention.doc, mention.span, mention.event)


def short_id(prefix: str, content: str) -> str:
    """Twelve hexadecimal digits of the content's SHA-256 behind a prefix."""
    return prefix + sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _most(members: Sequence[tuple[Told, str]], found: Sequence[T]) -> T:
    """The value that most origins give; then most tellings; then the first telling."""
    origins = Counter(
        value for value, _ in {(v, o) for v, (_, o) in zip(found, members, strict=True)}
    )
    tellings = Counter(found)
    return min(found, key=lambda v: (-origins[v], -tellings[v], v is None, found.index(v)))


def _mention(told: Told, origin: str) -> RecordMention:
    return RecordMention(
        doc=told.reading.id,
        event=told.event.id,
        span=told.event.span,
        sentence=told.sentence,
        outlet=told.reading.outlet,
        published=told.reading.published,
        attribution=named_source(told),
        modality=told.event.modality,
        origin=origin,
    )


def _status(members: Sequence[tuple[Told, str]], origins: int, *, denied: bool) -> Status:
    events = [told.event for told, _ in members]
    if all(map(denies, events)):
        return "denied"
    if all(e.modality in _AHEAD for e in events if not denies(e)):
        return "planned"
    if denied:
        return "contested"
    return "corroborated" if origins > 1 else "single-origin"

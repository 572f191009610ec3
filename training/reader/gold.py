"""What a training text is known to say, whichever corpus it comes from.

A field that is None is unknown for that text, and no loss is taken from it; an empty tuple is a
statement that there is none. Spans are [start, end) in characters of `text`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A stretch that names an actor, a place or a time; `kind` as in `labels.MENTIONS`."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """Who says what: the spans of PolNeAR's source, cue and content."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One event. `span` is None where the corpus does not say which word tells of it."""

    span: Span | None
    event: str | None
    source: tuple[Span, ...] | None = ()
    target: tuple[Span, ...] | None = ()
    quad: str | None = None
    mode: str | None = None
    modality: str | None = None
    negative: bool | None = None
    cluster: str | None = None


@dataclass(frozen=True, slots=True)
class GoldPair:
    """What one span does to another: the types that it may be, and its quad class, where known."""

    source: Span
    target: Span
    events: tuple[str, ...] = ()
    quads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """One text with what is known of it."""

    id: str
    corpus: str
    text: str
    mentions: tuple[GoldMention, ...] | None = None
    attributions: tuple[GoldAttribution, ...] | None = None
    events: tuple[GoldEvent, ...] | None = None
    complete: bool = False
    """Whether `events` holds every PLOVER event of the text."""
    words: tuple[GoldEvent, ...] | None = None
    """TimeML-like event words, which need no PLOVER type."""
    pairs: tuple[GoldPair, ...] = field(default=())

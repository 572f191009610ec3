"""Examples → what the network learns from: windows with labels for each word piece."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from dateline.model import Pair
from dateline.reader.labels import EVENTS, MENTIONS, MODALITIES, MODES, PARTS, QUADS, classes_of
from dateline.reader.pairs import holding, stretch
from dateline.reader.text import sentences
from dateline.reader.windows import Window, windows
from training.reader.gold import Example, GoldAttribution, GoldEvent, GoldPair, Span

UNKNOWN = -100
"""A label that no loss is taken from."""
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class EventLabels:
    """One event word of a window, by the window's pieces."""

    pieces: Ints
    event: int
    modality: int = UNKNOWN
    negative: int = UNKNOWN
    mode: int = UNKNOWN
    source: Ints | None = None
    """(pieces of the window,) 1 where a source stands, -100 outside the sentence; None unknown."""
    target: Ints | None = None
    cluster: str | None = None
    quads: NDArray[np.float32] | None = None
    """(quad classes,) 1 for each that may be right."""


@dataclass(frozen=True, slots=True)
class LinkLabels:
    """An attribution's parts that stand in a window, each a first and last (exclusive) piece."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class PairLabels:
    """A marked pair: pieces of source and target, and what may be right."""

    source: Span
    target: Span
    events: NDArray[np.float32]
    """(event types,) 1 for each that may be right; all 0 where unknown."""
    quads: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sample:
    """A window and what is known of it. Arrays are (pieces,) with -100 where unknown."""

    id: str
    corpus: str
    window: Window
    mention: Ints | None = None
    parts: Ints | None = None
    """(3, pieces) the tags of source, cue and content."""
    event: Ints | None = None
    word: Ints | None = None
    events: tuple[EventLabels, ...] = ()
    links: tuple[LinkLabels, ...] = ()
    pair: PairLabels | None = field(default=None)


def samples(tokenizer: Tokenizer, examples: Iterable[Example], longest: int) -> list[Sample]:
    """The windows of all examples with their labels; pairs come apart, in `pair_samples`."""
    out: list[Sample] = []
    for example in examples:
        found = windows(tokenizer, example.text, sentences(example.text), longest)
        out.extend(_sample(example, window) for window in found)
    return out


def pair_samples(tokenizer: Tokenizer, examples: Iterable[Example]) -> list[Sample]:
    """One sample for each pair: the sentence or sentences that hold it."""
    out = []
    for example in examples:
        for pair in example.pairs:
            sample = pair_sample(tokenizer, example, pair)
            if sample:
                out.append(sample)
    return out


def pair_sample(tokenizer: Tokenizer, example: Example, pair: GoldPair) -> Sample | None:
    """The sample of one pair; None when its spans do not fit into one window."""
    whole = holding(
        tokenizer, example.text, sentences(example.text), Pair(pair.source, pair.target)
    )
    source, target = stretch(whole, pair.source), stretch(whole, pair.target)
    if source is None or target is None:
        return None
    events = np.array([float(name in pair.events) for name in EVENTS], np.float32)
    labels = PairLabels(source, target, events, quad_labels(pair.quads))
    return Sample(example.id, example.corpus, whole, pair=labels)


def quad_labels(names: Sequence[str]) -> NDArray[np.float32]:
    """(quad classes,) 1 for each of those named."""
    return np.array([float(name in names) for name in QUADS], np.float32)


def _sample(example: Example, window: Window) -> Sample:
    size = len(window.ids)
    mention = parts = event = word = None
    links: tuple[LinkLabels, ...] = ()
    if example.mentions is not None:
        mention = np.zeros(size, np.int64)
        for one in example.mentions:
            _tag(mention, window, one.span, 1 + 2 * MENTIONS.index(one.kind))
    if example.attributions is not None:
        parts, links = _attribution_labels(example.attributions, window)
    found: list[EventLabels] = []
    if example.events is not None and any(one.span for one in example.events):
        event = np.zeros(size, np.int64) if example.complete else np.full(size, UNKNOWN, np.int64)
        found += _event_labels(example.events, window, event)
    if example.words is not None:
        word = np.zeros(size, np.int64)
        found += _event_labels(example.words, window, word)
    return Sample(
        example.id, example.corpus, window, mention, parts, event, word, tuple(found), links
    )


def _tag(tags: Ints, window: Window, span: Span, begin: int) -> None:
    inside = stretch(window, span)
    if inside:
        tags[slice(*inside)] = begin + 1
        if window.spans[inside[0], 0] <= span[0]:  # else it began in the window before
            tags[inside[0]] = begin


def _attribution_labels(
    attributions: Sequence[GoldAttribution], window: Window
) -> tuple[Ints, tuple[LinkLabels, ...]]:
    tags = np.zeros((len(PARTS), len(window.ids)), np.int64)
    links = []
    for one in attributions:
        kept: dict[str, tuple[Span, ...]] = {}
        for row, part in enumerate(PARTS):
            spans: tuple[Span, ...] = getattr(one, part)
            for span in spans:
                _tag(tags[row], window, span, 1)
            inside = [stretch(window, span) for span in spans]
            kept[part] = tuple(span for span in inside if span)
        if kept["content"] or kept["cue"]:
            links.append(LinkLabels(kept["source"], kept["cue"], kept["content"]))
    return tags, tuple(links)


def _event_labels(events: Sequence[GoldEvent], window: Window, tags: Ints) -> list[EventLabels]:
    out = []
    for one in events:
        inside = stretch(window, one.span) if one.span else None
        if inside is None:
            continue
        kind = 1 + EVENTS.index(one.event) if one.event else 1
        tags[slice(*inside)] = kind
        out.append(
            EventLabels(
                np.arange(*inside),
                kind - 1 if one.event else UNKNOWN,
                MODALITIES.index(one.modality) if one.modality else UNKNOWN,
                UNKNOWN if one.negative is None else int(one.negative),
                MODES.index(f"{one.event}.{one.mode}") if one.mode else UNKNOWN,
                None if one.source is None else role_labels(window, inside, one.source),
                None if one.target is None else role_labels(window, inside, one.target),
                one.cluster,
                quad_labels(classes_of(one.event)) if one.event else None,
            )
        )
    return out


def role_labels(window: Window, trigger: Span, spans: tuple[Span, ...]) -> Ints:
    """(pieces,) 1 where a span of the role stands in the trigger's sentence, -100 outside it."""
    here = window.sentence == window.sentence[trigger[0]]
    out = np.where(here, 0, UNKNOWN).astype(np.int64)
    for span in spans:
        inside = stretch(window, span)
        if inside:
            out[slice(*inside)] = np.where(here[slice(*inside)], 1, UNKNOWN)
    return out

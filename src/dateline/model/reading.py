"""What was read in an article: who, what, when, where, and who says so."""

from __future__ import annotations

import msgspec
from msgspec import UNSET, UnsetType

from dateline.model.article import Article
from dateline.model.codes import (
    ActorKind,
    AttributionKind,
    EventType,
    MentionKind,
    Modality,
    Polarity,
    Quad,
    Sector,
    TimeType,
)
from dateline.model.event import EventMention
from dateline.model.span import Span


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of text that names or points at an actor, a place or a time.

    Mentions never nest and never overlap: "Iranian President Masoud Pezeshkian" is one.
    """

    span: Span
    kind: MentionKind


class EventWord(msgspec.Struct, frozen=True, kw_only=True):
    """A word that tells of an event, with the roles around it, before anything is coded."""

    span: Span
    """The trigger word or words ("signed", "talks")."""
    lemma: str
    """The lexicon's headword, for comparing mentions ("sign", "talk")."""
    event: EventType | None
    """Null for a mere statement about somebody, which PLOVER does not code."""
    quad: Quad | None = None
    """Null for a mere statement."""
    mode: str | None = None
    cameo: str | None = None
    context: tuple[str, ...] = ()
    source: tuple[Span, ...] = ()
    """Spans of actor mentions (in `spotted`) that act."""
    target: tuple[Span, ...] = ()
    """Spans of actor mentions (in `spotted`) that are acted upon."""
    time: Span | None = None
    """Span of the time mention that dates it, when one stands in its clause."""
    place: Span | None = None
    """Span of the place mention in its clause."""
    attribution: int | None = None
    """Index into `attributions` of the innermost one whose content holds the word."""
    background: bool = False
    """It stands in a time phrase or the pluperfect ("after the war", "had signed"): it happened
    before what the article reports, so the article's date is not its own."""
    modality: Modality = "asserted"
    polarity: Polarity = "positive"
    vector: bytes | None = None
    """The event word's meaning in its sentence: 64 signed bytes, for comparing mentions."""
    confidence: float = 0.5


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """An actor mention, resolved."""

    span: Span
    name: str
    """The fullest name known for the actor ("Masoud Pezeshkian" for "he")."""
    kind: ActorKind
    country: str | None = None
    """ISO 3166-1 alpha-3, or PLOVER's IGO, UNO, EUR, NGO, ISM, IMG, MNC."""
    sector: Sector | None = None
    code: str | None = None
    """CAMEO style: country and sector run together ("IRNGOV", "UNO")."""
    wikidata: str | None = None
    confidence: float = 0.5
    members: tuple[str, ...] | UnsetType = UNSET
    """The states that a group of states stands for, by ISO alpha-3 ("the E3"); there only where
    they are known."""


class TimeExpression(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression as TIMEX3 (TimeML 1.2.1)."""

    span: Span
    type: TimeType
    value: str | None
    """ISO 8601 as TimeML writes it; null when it cannot be anchored."""


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A toponym, resolved against the gazetteer."""

    span: Span
    name: str
    country: str | None = None
    """ISO 3166-1 alpha-3."""
    admin1: str | None = None
    lat: float | None = None
    """Degrees. For a country, a division or a region a point in its middle, as `feature` says."""
    lon: float | None = None
    geonames: int | None = None
    feature: str | None = None
    """GeoNames' feature code, which says what kind of place the point is of: `PPL…` a town, `ADM1`
    a first-order division, `PCL…` a country, `CONT` a continent. Null where the place is unknown.
    """
    confidence: float = 0.5


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """Who says what (PolNeAR's source, cue and content)."""

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    kind: AttributionKind = "indirect"


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """What one given span does to another."""

    source: Span
    target: Span
    event: EventType | None
    quad: Quad | None
    confidence: float = 0.0


class Pair(msgspec.Struct, frozen=True):
    """Two spans whose relation is asked for."""

    source: Span
    target: Span


class Reading(Article, frozen=True, kw_only=True):
    """An article with everything that was read in it: what `annotate` gives.

    The reader fills `sentences`, `attributions`, and the working fields `spotted` and
    `event_words`; resolve fills `actors`, `times` and `places`; coding fills `events` and
    `relations` and drops the working fields, which are not part of the contract.
    """

    sentences: tuple[Span, ...] = ()
    actors: tuple[Actor, ...] = ()
    """In text order; each has the span of one spotted mention."""
    times: tuple[TimeExpression, ...] = ()
    places: tuple[Place, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[EventMention, ...] = ()
    relations: tuple[Relation, ...] | UnsetType = UNSET
    """Only where the input row had `pair` or `pairs`, in the input's order."""
    mention_vectors: tuple[bytes | None, ...] | UnsetType = UNSET
    """Only where the input row had `mentions`: for each, in the input's order, what its words mean
    in their sentence, as in an event mention's `vector`; null where nothing was read."""
    spotted: tuple[Mention, ...] | UnsetType = UNSET
    """Working field: every mention the reader marked, in text order."""
    event_words: tuple[EventWord, ...] | UnsetType = UNSET
    """Working field: every event word the reader marked, in text order."""


class GivenMention(msgspec.Struct, frozen=True):
    """One event word of an input row; whatever else it carries is left alone."""

    span: Span
    kind: str | None = None
    """`event`, or what else the row's other fields are of: people, places, times."""


def given_mentions(article: Article) -> tuple[GivenMention, ...] | None:
    """The `mentions` of an input row, in its order; null where it has none.

    Raises `msgspec.ValidationError` when an entry has no span, or one that is not in the text.
    """
    asked = article.extra.get("mentions")
    if asked is None:
        return None
    given = msgspec.convert(asked, tuple[GivenMention, ...])
    for start, end in (one.span for one in given):
        if not 0 <= start < end <= len(article.text):
            raise msgspec.ValidationError(
                f"mention span [{start}, {end}] does not lie in the text of {len(article.text)}"
            )
    return given


def given_pairs(article: Article) -> tuple[Pair, ...]:
    """The pairs of spans that an input row asks about, in its order (`pair` or `pairs`).

    Raises `msgspec.ValidationError` when they are not pairs of spans within the text.
    """
    asked = article.extra.get("pairs")
    if asked is None:
        asked = [article.extra["pair"]] if article.extra.get("pair") is not None else []
    pairs = msgspec.convert(asked, tuple[Pair, ...])
    for pair in pairs:
        for start, end in (pair.source, pair.target):
            if not 0 <= start < end <= len(article.text):
                raise msgspec.ValidationError(
                    f"pair span [{start}, {end}] does not lie in the text of {len(article.text)}"
                )
    return pairs

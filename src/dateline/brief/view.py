"""What a brief shows, in the order in which it is shown, before it is HTML or Markdown.

Everything that is worded, counted, sorted or linked is decided here once, so that the two forms say
the same. Texts are plain: escaping is the templates' business.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.brief.marks import Piece
from dateline.model import EventRecord, Status


@dataclass(frozen=True, slots=True)
class Link:
    """A place in the brief, with what to call it."""

    anchor: str
    label: str


@dataclass(frozen=True, slots=True)
class Party:
    """A source or target, spelled out."""

    name: str
    about: str
    """Country and sector in words, without what the name says already; may be empty."""


@dataclass(frozen=True, slots=True)
class Quote:
    """One sentence that tells of an event."""

    pieces: tuple[Piece, ...]
    cut_before: bool
    cut_after: bool
    language: str | None
    page: Link
    mark: str
    """Anchor of the event word in the page's full text."""
    outlet: str
    published: str | None
    says: str | None
    """Whom the page names as saying so."""
    modality: str
    kind: str | None
    """What sort of article it stands in, where that is not a report."""
    origin: str | None
    url: str | None
    """Only where it is an http or https address."""


@dataclass(frozen=True, slots=True)
class Side:
    """One value that some pages give."""

    value: str
    pages: tuple[Link, ...]
    quotes: tuple[Quote, ...]
    """Their words, where the record has a sentence of theirs."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field on which pages differ."""

    field: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One record, spelled out."""

    number: int
    """Its number in the brief: dated records in order of time, then the undated."""
    record: EventRecord
    headline: str
    """Who, to whom and what, in a few words: `Iceland → United Kingdom: relations cut off`."""
    summary: str
    """The record's own line, which may be a sentence that one of the quotes has."""
    quoted: bool
    """Whether a quote says what the summary says."""
    manner: str
    cooperative: bool
    done: bool
    source: tuple[Party, ...]
    target: tuple[Party, ...]
    date: str
    precision: str
    place: str | None
    contexts: str
    status: Status
    status_label: str
    status_means: str
    modality: str
    origins: str
    """`2 independent origins: Reuters and North Sea Herald`."""
    quotes: tuple[Quote, ...]
    more_quotes: tuple[Quote, ...]
    """Those past the first few, to be folded."""
    differences: tuple[Difference, ...]

    @property
    def anchor(self) -> str:
        """Its id in the brief."""
        return f"r{self.number}"

    @property
    def bar(self) -> float:
        """Length of its intensity bar, 0 to 1."""
        return min(abs(self.record.intensity), 10.0) / 10.0


@dataclass(frozen=True, slots=True)
class Story:
    """Records that belong together, under the title of the story's best article."""

    anchor: str
    headline: str
    pages: tuple[Link, ...]
    cards: tuple[Card, ...]
    more_cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class RemovedGroup:
    """What was taken out of a page for one reason."""

    why: str
    pieces: str
    words: str
    excerpts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """One page that was read."""

    anchor: str
    number: int
    title: str
    outlet: str
    byline: str | None
    published: str
    kind: str | None
    """What sort of article it is, and the page's words that say so."""
    language: str | None
    language_code: str | None
    credit: str | None
    url: str | None
    path: str | None
    file: str
    """Where its cleaned text lies, relative to the brief."""
    words: str
    copy_of: Link | None
    origin: str | None
    warnings: tuple[str, ...]
    quality: str
    events: str
    paragraphs: tuple[tuple[Piece, ...], ...]
    stray: tuple[str, ...]
    """Anchors of marks that stand on no visible character."""
    removed: tuple[RemovedGroup, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A record worth seeing first."""

    card: Card
    note: str


@dataclass(frozen=True, slots=True)
class Highlights:
    """A column of the strip under the title."""

    heading: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what it counts."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What went in and did not come to a record."""

    refusals: tuple[tuple[str, str], ...]
    """Place and reason."""
    eventless: tuple[Link, ...]
    loose: tuple[tuple[str, str], ...]
    """How many event words, and why no record was made of them."""


@dataclass(frozen=True, slots=True)
class Brief:
    """A whole brief."""

    title: str
    standfirst: str
    figures: tuple[Figure, ...]
    highlights: tuple[Highlights, ...]
    chronology: tuple[Card, ...]
    """Every record, in order of number."""
    chief: tuple[Card, ...]
    """The best supported of them, in the same order; all of them where they are few."""
    stories: tuple[Story, ...]
    pages: tuple[PageView, ...]
    left_out: LeftOut

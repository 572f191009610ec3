"""What a brief shows, in the order in which it is shown, before it is HTML or Markdown.

Everything that is worded, counted, sorted or linked is decided here once, so that the two forms say
the same. Texts are plain: escaping is the templates' business.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.brief.marks import Piece
from dateline.model import DifferenceKind, EventRecord, Status

TakeKind = Literal["copy", "part", "text", "cites", "sentence"]
ReportKind = Literal["own", "word", "undone", "denied"]
ContrastKind = DifferenceKind | Literal["contradiction", "also"]


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
    """Their words."""
    origins: str
    """`2 origins: Reuters and IRNA`; may be empty."""
    day: str | None
    """When the first of the pages was published."""
    bar: float | None
    """In a growing count, its size beside the largest, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """A field for which pages give several values."""

    field: str
    kind: ContrastKind
    means: str
    """The kind in words."""
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """Another record that this one is tied to."""

    link: Link
    date: str
    status: Status
    status_label: str


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
    between: str
    """What stands between its two sides: an arrow from who acts, or “and”."""
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
    summary_mark: str | None
    """Anchor of the event word in the sentence that the summary is cut from."""
    told_by: tuple[Link, ...]
    """Each outlet that tells of it, or page without an outlet, linked to its event word."""
    pages: int
    """How many pages tell of it."""
    counts: tuple[str, ...]
    """`at least 9 dead (2 origins: Reuters and IRNA)`."""
    contradictions: tuple[Contrast, ...]
    differences: tuple[Contrast, ...]
    """Where pages differ without contradicting each other."""
    others: tuple[Contrast, ...]
    """Values that are not the record's own, beside those of the contrasts above."""
    part_of: Related | None
    whole: int | None
    """The number of the record at the top of the chain of parts that it is in."""
    parts: tuple[Related, ...]
    plans: tuple[Related, ...]
    """The plans, threats and demands that it came of."""
    outcomes: tuple[Related, ...]
    """What came of it, where it is such a plan."""
    history: str
    """What became of earlier runs' records in it, in words; may be empty."""

    @property
    def chip(self) -> str:
        """The status at a glance: `3 origins`, `1 origin`, `Contested`."""
        many = self.record.independent_origins
        if self.status == "corroborated" and many > 1:
            return f"{many} origins"
        if self.status == "planned" and self.record.modality in ("threatened", "hypothetical"):
            return self.modality.capitalize()
        if self.status == "single-origin":
            return "1 origin" if self.pages < 2 else f"1 origin, {self.pages} pages"
        return self.status_label

    @property
    def told(self) -> bool:
        """Whether at least some tell of it as done."""
        return self.done or self.status == "contested"

    @property
    def argued(self) -> str:
        """What pages contradict each other on: `when, how many`; may be empty."""
        return ", ".join(dict.fromkeys(one.field.lower() for one in self.contradictions))

    @property
    def anchor(self) -> str:
        """Its id in the brief."""
        return f"r{self.number}"

    @property
    def bar(self) -> float:
        """Length of its intensity bar, 0 to 1."""
        return min(abs(self.record.intensity), 10.0) / 10.0


@dataclass(frozen=True, slots=True)
class Headline:
    """The main event of a story: who, what, when and where."""

    card: Card
    who: str
    what: str
    when: str
    when_words: str
    """The words that the date was read from; empty where the report's day stands in."""
    where: str


@dataclass(frozen=True, slots=True)
class Cell:
    """How an outlet tells of a record."""

    mark: str
    """Anchor of its event word."""
    kind: ReportKind
    says: str
    """For a reader that cannot see the mark."""


@dataclass(frozen=True, slots=True)
class Row:
    """A record of a story, with what each outlet makes of it."""

    card: Card
    part: bool
    """Whether it stands under the event that it is a part of."""
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who reports what: records by outlets."""

    outlets: tuple[str, ...]
    left_out: int
    """Outlets that there was no room for."""
    rows: tuple[Row, ...]
    """The best supported, in order of time."""
    more_rows: tuple[Row, ...]
    """All, in order of time; empty where `rows` has all."""


@dataclass(frozen=True, slots=True)
class Take:
    """That one page or outlet has something from another."""

    id: str
    """The taking page's id."""
    taker: str
    of: str | None
    """The giving page's id, where it is one of those read."""
    giver: str
    kind: TakeKind
    share: float | None
    """Of the taker's words, 0 to 1, where that is known."""
    times: int
    page: Link
    source: Link | None
    """The giver's page, where it is one of those read."""
    marks: tuple[str, ...]
    """Anchors of the words that name the giver's report."""

    @property
    def label(self) -> str:
        """`98%`, `cites`, `cites 3×`."""
        if self.share is not None and self.kind in ("copy", "part"):
            return f"{round(100 * self.share) or 'under 1'}%"
        name = {"text": "its text", "cites": "cites", "sentence": "a sentence"}.get(self.kind, "")
        return f"{name} {self.times}×" if self.times > 1 else name


@dataclass(frozen=True, slots=True)
class Alone:
    """What one origin alone tells of."""

    origin: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Records that belong together, under the title of the story's best article."""

    anchor: str
    id: str | None
    """Null for the records that belong to no story."""
    topic: str | None
    """The id of its running topic, where several stories share it."""
    headline: str
    dates: str
    """When its pages were published; may be empty."""
    pages: tuple[Link, ...]
    event: Headline | None
    matrix: Matrix | None
    takes: tuple[Take, ...]
    by_themselves: tuple[str, ...]
    """Outlets that nothing is known to be taken by or from."""
    alone: tuple[Alone, ...]
    cards: tuple[Card, ...]
    more_cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A running topic, or a story that is alone in its own."""

    anchor: str
    heading: str | None
    """Null for a story alone."""
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True)
class Reused:
    """How much of a page is an earlier page's text."""

    share: str
    page: Link


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
    reuses: tuple[Reused, ...]
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
    """The best supported of them that are told as done or contested, in the same order."""
    contested: tuple[Card, ...]
    """Those that pages contradict each other on, or deny; the best supported first."""
    ahead: tuple[Card, ...]
    """Plans, threats and demands with an outcome and the best supported, in order of time."""
    more_ahead: tuple[Card, ...]
    """The other ones."""
    topics: tuple[Topic, ...]
    pages: tuple[PageView, ...]
    left_out: LeftOut

    @property
    def stories(self) -> tuple[Story, ...]:
        """The stories of all topics, in the order in which they are shown."""
        return tuple(story for topic in self.topics for story in topic.stories)

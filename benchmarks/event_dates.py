"""How often an event gets the date that people gave it.

On MEANTIME's Wikinews articles, whose annotators linked events to the times in which they lie
(TimeML's TLINK, `IS_INCLUDED` and `SIMULTANEOUS`): a date in the text, or the article's own. The
reader learnt event words from most of these articles, but from none of them when anything happened.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.accuracy import DATA
from dateline import pipeline
from dateline.model import Article, EventMention, Span, overlaps
from dateline.model.time import interval

_LIES_IN = {"IS_INCLUDED", "SIMULTANEOUS"}
_HOLDS = {"INCLUDES", "SIMULTANEOUS"}
_NO_SPACE_BEFORE = re.compile(r"[.,;:?!)\]%]|'s|'|n't|’s|’")
_NO_SPACE_BEHIND = frozenset({"(", "[", "$", "``", "“"})
_HEAD = frozenset({"0", "1"})
"""Sentences that stand by themselves: the title and the date."""


@dataclass(slots=True)
class Marked:
    """An article, and for each event that is linked to times the values that may date it."""

    article: Article
    dates: dict[Span, set[str]] = field(default_factory=dict)


def measure() -> dict[str, float]:
    """The share of dated events that get that date, and of those that get another or none.

    A coarser date than the marked one, and a finer one, count as another. Only events that the
    reader finds are counted. `told_accuracy` is over the events dated in the text.
    """
    found: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for marked in load():
        for event in pipeline.annotate(marked.article).events:
            values = next((v for at, v in marked.dates.items() if overlaps(at, event.span)), None)
            if values:
                found[_judged(event, values)] += 1
                if values != {marked.article.published}:
                    told[_judged(event, values)] += 1
    total = found.total()
    return {
        "accuracy": found["right"] / total,
        "wrong": found["wrong"] / total,
        "none": found["none"] / total,
        "events": float(total),
        "told_accuracy": told["right"] / told.total(),
        "told_events": float(told.total()),
    }


def _judged(event: EventMention, values: set[str]) -> str:
    if event.time is None or event.time.value is None:
        return "none"
    return "right" if event.time.value in {value[:10] for value in values} else "wrong"


def load() -> Iterator[Marked]:
    """MEANTIME's English articles, in the order of their files."""
    for path in sorted((DATA / "meantime/intra_cross-doc_annotation").glob("*/*.xml")):
        yield _marked(path)


def _marked(path: Path) -> Marked:
    root = ET.parse(path).getroot()  # noqa: S314 (our own copy of a corpus)
    text, places = _text(root)
    spans: dict[str, Span] = {}
    values: dict[str, str] = {}
    published = None
    for mark in root.iterfind("Markables/*"):
        name = mark.get("m_id") or ""
        inside = [places[anchor.get("t_id") or ""] for anchor in mark.iter("token_anchor")]
        if mark.tag == "TIMEX3":
            values[name] = mark.get("value") or ""
            if mark.get("functionInDocument") == "CREATION_TIME":
                published = values[name]
        elif mark.tag == "EVENT_MENTION" and inside:
            spans[name] = (min(inside)[0], max(inside)[1])
    marked = Marked(Article(id=path.stem, text=text, published=published))
    for link in root.iter("TLINK"):
        for one, other, kinds in (("source", "target", _LIES_IN), ("target", "source", _HOLDS)):
            event, time = link.find(one), link.find(other)
            if event is None or time is None or link.get("reltype") not in kinds:
                continue
            at, value = spans.get(event.get("m_id") or ""), values.get(time.get("m_id") or "")
            if at and interval(value):
                marked.dates.setdefault(at, set()).add(value or "")
    return marked


def _text(root: ET.Element) -> tuple[str, dict[str, Span]]:
    """The text as it may have stood, and where each token is."""
    text, before, sentence = "", "", None
    places: dict[str, Span] = {}
    for token in root.iter("token"):
        word = token.text or ""
        if sentence is not None and token.get("sentence") != sentence:
            text += "\n\n" if sentence in _HEAD else " "
        elif text and not (_NO_SPACE_BEFORE.fullmatch(word) or before in _NO_SPACE_BEHIND):
            text += " "
        sentence, before = token.get("sentence"), word
        places[token.get("t_id") or ""] = (len(text), len(text) + len(word))
        text += word
    return text, places

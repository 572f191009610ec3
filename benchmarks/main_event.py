"""How often a story's headline event answers who, what, when and where as people did.

On the articles of Giveme5W1H (Hamborg et al. 2019) of which several coders marked the main event's
who, what, when and where. Each article is a story of its own: its records compete for the headline.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.accuracy import DATA
from dateline import pipeline
from dateline.brief.headline import main_event
from dateline.brief.index import Index, Numbered
from dateline.model import Article, Dossier, EventMention
from dateline.vocab.words import root, share, words

QUESTIONS = ("who", "what", "when", "where")
_TELLING = 0.15
"""Words in more articles than this ("the", "said") answer nothing."""


@dataclass(frozen=True, slots=True)
class Marked:
    """An article as a dossier of one page, and what people marked, by question."""

    dossier: Dossier
    answers: dict[str, list[dict[str, str | None]]]


def measure() -> dict[str, float]:
    """The share of marked answers that the headline event overlaps, for each question.

    Of the articles for which people gave an answer to the question. Who: the source, or the target
    where no source is known, shares a telling word with a marked answer. What: its sentence's
    summary has at least half of a marked answer's telling words. When: its date is the day that
    people took it to mean, or lies in it, or the words it was read from share one with theirs.
    Where: its place shares a telling word with theirs. An article without records answers
    nothing and counts as missed. `first_…` is the same for the first record in the text, and
    `best_…` for whichever record answers the question: no choice among them could do better.
    """
    asked: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    for marked in load():
        index = Index(marked.dossier)
        chosen = main_event(index.records, index.pages, index)
        first = min(index.records, key=lambda one: one.record.mentions[0].span, default=None)
        for question in QUESTIONS:
            gold = marked.answers[question]
            if not gold:
                continue
            asked[question] += 1
            hit[question] += chosen is not None and answers(question, chosen, gold, index)
            hit[f"first_{question}"] += first is not None and answers(question, first, gold, index)
            hit[f"best_{question}"] += any(
                answers(question, one, gold, index) for one in index.records
            )
    figures = {
        f"{kind}{question}": hit[f"{kind}{question}"] / max(asked[question], 1)
        for kind in ("", "first_", "best_")
        for question in QUESTIONS
    }
    figures["mean"] = sum(figures[question] for question in QUESTIONS) / len(QUESTIONS)
    return figures


def answers(question: str, one: Numbered, gold: list[dict[str, str | None]], index: Index) -> bool:
    """Whether the record answers one of the four questions as somebody did."""
    record = one.record
    events = [event for mention in record.mentions if (event := index.event(mention))]
    texts = [_telling(answer["text"] or "") for answer in gold]
    if question == "what":
        said = _telling(record.summary)
        return any(text and 2 * len(text & said) >= len(text) for text in texts)
    if question == "when":
        days = {answer["parsed"] for answer in gold if answer["parsed"]}
        said = _words_of(events, index, one, "when")
        return (record.date or "none")[:10] in days or any(text & said for text in texts)
    return any(text & _words_of(events, index, one, question) for text in texts)


def _words_of(
    events: list[EventMention], index: Index, one: Numbered, question: str
) -> frozenset[str]:
    """The telling words in which the record gives its answer, its names included."""
    record = one.record
    found: set[str] = set()
    sides = record.source or record.target
    if question == "who":
        found |= {word for actor in sides for word in _telling(actor.name)}
    if question == "where" and record.place:
        found |= _telling(record.place.name)
    for mention, event in zip(record.mentions, events, strict=False):
        page = index.page(mention.doc)
        text = page.reading.text if page else ""
        spans = []
        if question == "who":
            spans = [who.span for who in (event.source or event.target)]
        elif question == "when" and event.time and event.time.span:
            spans = [event.time.span]
        elif question == "where" and event.place:
            spans = [event.place.span]
        for start, end in spans:
            found |= _telling(text[start:end])
    return frozenset(found)


def _telling(text: str) -> frozenset[str]:
    return frozenset(root(word) for word in words(text) if share(word) < _TELLING)


def load() -> Iterator[Marked]:
    """The articles, each read and merged by itself."""
    with (DATA / "mainevent/5w1h-dev.jsonl").open(encoding="utf-8") as rows:
        for line in rows:
            row = json.loads(line)
            article = Article(
                id=row["id"],
                text=row["text"],
                title=row["title"],
                outlet=row["outlet"],
                published=row["published"],
                published_precision="day",
            )
            readings = (pipeline.annotate(article),)
            stories = pipeline.stories(readings)
            records = pipeline.records(readings, stories)
            yield Marked(
                Dossier(readings=readings, stories=tuple(stories), records=tuple(records)),
                row["answers"],
            )

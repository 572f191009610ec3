"""Whether reports of one event become one record: the reader's own events on ECB+.

Measured are those of the reader's events that stand on a word whose event the corpus vouches for.
Beside their linking stands what an analyst sees of it: how many records the main events of the
stories come to, and how many pages report them, which is how many rows a coder makes of them that
writes one a report; and whether a record's `merge_confidence` is how often it is right.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from statistics import fmean
from typing import Any

from benchmarks import accuracy, calibration
from dateline import pipeline
from dateline.model import Span, overlaps, told_as_done

ECB = accuracy.DATA / "records/ecb-train.jsonl"

MAIN_SHARE, MAIN_PAGES = 0.3, 4
"""A main event of a story is told by this share of its articles, and by so many."""

MEASURED = ("own events", "main events", "merges")

Place = tuple[str, Span]
"""An article's id and the characters of an event word."""
Rows = Mapping[str, Mapping[str, Any]]
"""The rows of the corpus by their id."""


def measure() -> dict[str, dict[str, float]]:
    """The linking (`own events`), the counts (`main events`) and the calibration (`merges`).

    Each by cross-validation over topics, as `python -m training.records` found it within stories,
    and `_as_shipped` by the packaged weights through `annotate`, `stories` and `records`.
    """
    return {
        name: accuracy.written("records", name)
        | {f"{what}_as_shipped": value for what, value in shipped.items()}
        for name, shipped in zip(MEASURED, as_shipped(), strict=True)
    }


def as_shipped() -> tuple[dict[str, float], dict[str, float], dict[str, float]]:
    """The three of the whole chain, with joins across stories and disputes."""
    rows = {row["id"]: row for row in map(json.loads, ECB.open(encoding="utf-8"))}
    readings = accuracy.readings(ECB)
    records = pipeline.records(readings, pipeline.stories(readings))
    of_place = {(said.doc, said.span): record for record in records for said in record.mentions}
    found = {place: record.record for place, record in of_place.items()}
    own = own_words(rows, found)
    # A plan is kept apart from its deed, and linked: the corpus has one event for both.
    done = {place: event for place, event in own.items() if told_as_done(of_place[place])}
    counts = reports_and_events(rows, own, found)
    counts["records_told_as_done"] = reports_and_events(rows, done, found)["records_per_event"]
    stated, right = calibration.of_records(own, records)
    merges = {"ece": calibration.expected_error(stated, right), "records": len(stated)}
    return agreement(own, found), counts, merges


def bands() -> dict[str, float]:
    """Of the groups of each tenth of confidence, in words what is stated, and the share right."""
    table = accuracy.written("records", "merges by band")
    return {
        f"{band}: {row['groups']} groups, {row['stated']:.2f} stated, right": row["right"]
        for band, row in table.items()
    }


def digest() -> str:
    """SHA-256 over the data that this is measured on."""
    return hashlib.sha256(ECB.read_bytes()).hexdigest()


def known_words(rows: Rows) -> dict[Place, str]:
    """The event of each event word that the corpus has and vouches for."""
    return {
        (doc, _span(mention)): mention["cluster"]
        for doc, row in rows.items()
        for mention in row["mentions"]
        if mention["kind"] == "event" and mention["validated"]
    }


def own_words(rows: Rows, places: Iterable[Place]) -> dict[Place, str]:
    """The event of each of the reader's own that stands on such a word."""
    return {
        (doc, span): event
        for doc, span in places
        if (event := _event_at(rows[doc], span)) is not None
    }


def _event_at(row: Mapping[str, Any], span: Span) -> str | None:
    """The event of the corpus's word that a span touches: of several the most alike in length."""
    touched = [
        mention
        for mention in row["mentions"]
        if mention["kind"] == "event" and mention["validated"] and overlaps(_span(mention), span)
    ]
    if not touched:
        return None
    length = span[1] - span[0]
    best = min(touched, key=lambda m: abs(m["span"][1] - m["span"][0] - length))
    return str(best["cluster"])


def _span(mention: Mapping[str, Any]) -> Span:
    start, end = mention["span"]
    return (start, end)


def agreement(gold: Mapping[Place, str], found: Mapping[Place, str]) -> dict[str, float]:
    """CoNLL F1 (the mean of MUC, B³ and CEAF-e) over the words whose event is known."""
    rules = accuracy.scorer()
    here = {place: found[place] for place in gold}
    muc, b3, ceaf = (rule(dict(gold), here) for rule in (rules.muc, rules.b3, rules.ceafe))
    return {
        "conll_f1": (muc[2] + b3[2] + ceaf[2]) / 3, "muc_f1": muc[2], "b3_f1": b3[2],
        "b3_precision": b3[0], "b3_recall": b3[1], "ceafe_f1": ceaf[2],
    }  # fmt: skip


def reports_and_events(
    rows: Rows, own: Mapping[Place, str], found: Mapping[Place, str]
) -> dict[str, float]:
    """How many records the main events of the stories come to, and how many pages report them.

    `own` is the true event and `found` the record of the reader's own events. Counted are events
    that a third of a story's articles tell, four at least, and that the reader read on two pages or
    more.
    """
    told_by: dict[str, set[str]] = defaultdict(set)
    for (doc, _), event in known_words(rows).items():
        told_by[event].add(doc)
    articles: dict[str, int] = defaultdict(int)
    for row in rows.values():
        articles[row["story"]] += 1
    records: dict[str, set[str]] = defaultdict(set)
    pages: dict[str, set[str]] = defaultdict(set)
    for place, event in own.items():
        records[event].add(found[place])
        pages[event].add(place[0])
    main = [
        event
        for event, docs in sorted(told_by.items())
        if len(docs) >= max(MAIN_PAGES, MAIN_SHARE * articles[rows[min(docs)]["story"]])
        and len(pages[event]) > 1
    ]
    return {
        "events": len(main),
        "records_per_event": fmean(len(records[event]) for event in main) if main else 0.0,
        "reports_per_event": fmean(len(pages[event]) for event in main) if main else 0.0,
    }

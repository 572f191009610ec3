"""What the learnt networks are worth on topics that they have not learnt from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from benchmarks.events import Place
from dateline.model import Reading
from dateline.records.acts import Acts
from dateline.records.alike import Compared, Network, Pairs, candidates
from dateline.records.given import given_words, grouped
from dateline.records.grouping import event_rows, within_stories, worded
from dateline.records.once import Floats
from dateline.records.told import Told
from dateline.records.wording import Wording, page_words, wording
from training.records.data import Data
from training.records.fit import learn_pairs

Labelled = tuple[Floats, NDArray[np.bool_]]
Story = tuple[list[Wording], list[Told]]


def word_stories(data: Data, readings: Sequence[Reading]) -> list[list[Wording]]:
    """The given event words of each story that was found."""
    story = {one.id: one.story for one in data.assignments}
    found: dict[str, list[Wording]] = defaultdict(list)
    for reading in sorted(readings, key=lambda r: r.id):
        page = page_words(reading)
        for (span, is_event), vector in sorted(given_words(reading).items()):
            if is_event:
                found[story[reading.id]].append(wording(reading, span, vector, page))
    return [words for _, words in sorted(found.items())]


def event_stories(told: Sequence[Told]) -> list[Story]:
    """The reader's own events of each story that was found, in two forms."""
    found: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        found[one.story].append(one)
    pages = {r.id: page_words(r) for r in {one.reading.id: one.reading for one in told}.values()}
    return [
        ([worded(one, pages[one.reading.id]) for one in some], some)
        for _, some in sorted(found.items())
    ]


def word_pairs(stories: Sequence[Sequence[Wording]], gold: Mapping[Place, str]) -> Labelled:
    """Features and answers of all pairs of words whose events are known."""
    tables, answers = [], []
    for words in stories:
        pairs, same = _known(words, gold)
        tables.append(Compared(words).rows(pairs))
        answers.append(same)
    return np.concatenate(tables), np.concatenate(answers)


def event_pairs(stories: Sequence[Story], gold: Mapping[Place, str]) -> Labelled:
    """The same of the reader's own events."""
    tables, answers = [], []
    for words, told in stories:
        pairs, same = _known(words, gold)
        tables.append(event_rows(Compared(words).rows(pairs), Acts(told), pairs))
        answers.append(same)
    return np.concatenate(tables), np.concatenate(answers)


def _known(words: Sequence[Wording], gold: Mapping[Place, str]) -> tuple[Pairs, NDArray[np.bool_]]:
    first, second = candidates(words)
    events = [gold.get((w.doc, w.span)) for w in words]
    known = np.array([event is not None for event in events])
    kept = known[first] & known[second]
    first, second = first[kept], second[kept]
    number = {event: n for n, event in enumerate(sorted({e for e in events if e}))}
    each = np.array([number[e] if e else -1 for e in events])
    return (first, second), each[first] == each[second]


def network_of(labelled: Sequence[Labelled]) -> Network:
    """The network that some stories' pairs teach."""
    arrays = learn_pairs(
        np.concatenate([table for table, _ in labelled]),
        np.concatenate([answers for _, answers in labelled]),
    )
    return Network(**arrays)


def words_linked(
    stories: Sequence[Sequence[Wording]], networks: Sequence[Network]
) -> dict[Place, str]:
    """The record of each given word, each story by its own network."""
    return {
        (word.doc, word.span): f"{number}-{first}"
        for number, (words, model) in enumerate(zip(stories, networks, strict=True))
        for word, first in zip(words, grouped(words, model), strict=True)
    }


def events_linked(stories: Sequence[Story], networks: Sequence[Network]) -> dict[Place, str]:
    """The record of each of the reader's own events."""
    return {
        (one.reading.id, one.event.span): f"{number}-{first}"
        for number, ((_, told), model) in enumerate(zip(stories, networks, strict=True))
        for one, first in zip(told, within_stories(told, model), strict=True)
    }

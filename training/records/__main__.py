"""Learn which event mentions are one event, and write it down: `python -m training.records`.

Reads `../shared/data` with the reader as it is; writes the reader's head `meaning`, the weights of
`dateline.records.alike` with the curve of `dateline.records.confidence`, and `figures.json` beside
this file. The words of a topic are described to the networks of pairs by a head that has not learnt
from the topic, as those of new texts will be.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import dateline
from benchmarks.events import Place, agreement, reports_and_events
from dateline.records.alike import WEIGHTS, Network
from dateline.records.confidence import CURVE
from training.records import calibrate, crossval
from training.records.data import FOLDS, Data, load, with_vectors
from training.records.fit import learn_meaning, meanings

_FIGURES = Path(__file__).with_name("figures.json")
_PACKAGE = Path(dateline.__file__).parent


def main() -> None:
    """Train, measure, write."""
    figures = write(load())
    text = json.dumps(figures, indent=2) + "\n"
    _FIGURES.write_text(text, "utf-8")
    sys.stdout.write(text)


def write(data: Data) -> dict[str, Any]:
    """Learn from all topics and write the weights; the figures of cross-validation over topics."""
    readings, told = with_vectors(data, _unseen_vectors(data))
    words, events = crossval.word_stories(data, readings), crossval.event_stories(told)
    word_pairs = [crossval.word_pairs([story], data.gold) for story in words]
    event_pairs = [crossval.event_pairs([story], data.own) for story in events]
    word_folds = [data.fold(story[0].doc) for story in words]
    event_folds = [data.fold(story[0].doc) for story, _ in events]
    by_fold = [
        (_without(word_pairs, word_folds, fold), _without(event_pairs, event_folds, fold))
        for fold in range(FOLDS)
    ]
    linked = crossval.words_linked(words, [by_fold[fold][0] for fold in word_folds])
    merged = crossval.events_linked(events, [by_fold[fold][1] for fold in event_folds])
    groups = calibrate.groups(data, told, [network for _, network in by_fold])
    _save(
        learn_meaning(*_taught(data)),
        {"words": crossval.network_of(word_pairs), "events": crossval.network_of(event_pairs)},
        calibrate.fit(groups),
    )
    errors, bands = calibrate.figures(groups)
    return {
        "event words given": _rounded(agreement(data.gold, linked)),
        "own events": _rounded(agreement(data.own, merged)),
        "main events": _rounded(reports_and_events(data.rows, data.own, merged)),
        "merges": _rounded(errors),
        "merges by band": {band: _rounded(row) for band, row in bands.items()},
    }


def _taught(data: Data, without: int | None = None) -> tuple[Any, list[str], list[str]]:
    """States, events and topics of the known words, without those of a fold."""
    places = [
        place
        for place in sorted(data.gold)
        if place in data.states and data.fold(place[0]) != without
    ]
    return (
        np.stack([data.states[place] for place in places]),
        [data.gold[place] for place in places],
        [str(data.rows[doc]["topic"]) for doc, _ in places],
    )


def _unseen_vectors(data: Data) -> dict[Place, bytes]:
    """The vector of each event word by a head that has not learnt from its topic."""
    found: dict[Place, bytes] = {}
    for fold in range(FOLDS):
        head = learn_meaning(*_taught(data, fold))
        places = [place for place in sorted(data.states) if data.fold(place[0]) == fold]
        packed = meanings(head, np.stack([data.states[place] for place in places]))
        found |= {place: row.tobytes() for place, row in zip(places, packed, strict=True)}
    return found


def _without(pairs: list[crossval.Labelled], folds: list[int], fold: int) -> Network:
    kept = [one for one, own in zip(pairs, folds, strict=True) if own != fold]
    return crossval.network_of(kept)


def _save(
    meaning: Mapping[str, NDArray[Any]], networks: Mapping[str, Network], curve: calibrate.Curve
) -> None:
    heads = _PACKAGE / "reader/weights/heads.npz"
    arrays = {name: value for name, value in np.load(heads).items() if "vector." not in name}
    np.savez_compressed(heads, **{**arrays, **meaning})
    folder = _PACKAGE / "records/weights"
    folder.mkdir(exist_ok=True)
    weights: dict[str, Any] = {
        f"{name}.{field}": getattr(model, field).astype(np.float32)
        for name, model in networks.items()
        for field in Network.__struct_fields__
    }
    weights[CURVE] = curve.astype(np.float32)
    np.savez_compressed(folder / WEIGHTS, **weights)


def _rounded(figures: Mapping[str, float]) -> dict[str, float]:
    return {name: round(value, 4) for name, value in figures.items()}


if __name__ == "__main__":
    main()

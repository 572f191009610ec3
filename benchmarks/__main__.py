"""`python -m benchmarks [--raise] [TASK...]`: measure, print, and fail below a floor."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from benchmarks import (
    accuracy,
    actors,
    copies,
    dates,
    disagreements,
    event_dates,
    events,
    floors,
    kinds,
    main_event,
    modality,
    reading,
    real_disagreements,
    scale,
    speed,
    streaming,
    world_places,
)


@dataclass(frozen=True, slots=True)
class Measured:
    """One task's figures, the first of which has a floor."""

    task: str
    figure: str
    value: float
    others: dict[str, float] = field(default_factory=dict)
    peers: dict[str, float] = field(default_factory=dict)
    """Other programs' figure on the same, in the same run."""
    data: str | None = None
    up: bool = True
    """More is better."""
    held: bool = True
    """`--raise` gives it a floor."""


def main() -> None:
    """Status 1 when a figure is below its floor; what was not measured is said."""
    names = [task.name for task in accuracy.TASKS] + list(OTHERS)
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("tasks", nargs="*", metavar="TASK", help=f"{', '.join(names)}; or all")
    parser.add_argument("--raise", action="store_true", dest="up", help="raise the floors")
    asked = parser.parse_args()
    if unknown := set(asked.tasks) - set(names):
        parser.error(f"no such task: {', '.join(sorted(unknown))}")
    held = floors.load()
    faults = 0
    for measured in measure(asked.tasks or names):
        floor = held.get(measured.task)
        fault = floors.fault(floor, measured.value, measured.data)
        faults += fault is not None
        print(line(measured, fault), flush=True)
        if asked.up and measured.held:
            held[measured.task] = floors.raised(
                floor, measured.figure, measured.value, measured.data, up=measured.up
            )
    if asked.up:
        floors.save(held)
    sys.exit(1 if faults else 0)


def measure(names: list[str]) -> Iterator[Measured]:
    """The asked tasks, each as it is done."""
    there = accuracy.SCORER.is_file() and accuracy.DATA.is_dir()
    if not there:
        print(f"Accuracy is not measured: there is no data in {accuracy.SHARED}.")
    for task in accuracy.TASKS if there else ():
        if task.name in names:
            start = time.perf_counter()
            figures, peers = accuracy.measure(task)
            value = figures.pop(task.figure)
            figures["seconds"] = time.perf_counter() - start
            yield Measured(
                task.name, task.figure, value, figures, peers, data=accuracy.digest(task)
            )
    for name, measured in OTHERS.items():
        if name in names and (there or name in WITHOUT_DATA):
            yield from measured()


def _copies() -> Iterator[Measured]:
    figures = copies.measure()
    for what in ("near", "reuse"):
        told = {name: value for name, value in figures.items() if what in name.split("_")}
        precision, recall = told.pop(f"{what}_precision"), told.pop(f"{what}_recall")
        yield Measured(f"copies: {what} precision", "precision", precision, told)
        yield Measured(f"copies: {what} recall", "recall", recall)
    told = {name: figures[name] for name in copies.ABOUT}
    yield Measured("copies: origin", "right", figures["origin_right"], told)


def _dates() -> Iterator[Measured]:
    figures = dates.measure()
    for data in ("html", "stories"):
        ours = {k: figures[f"{data}_dateline_{k}"] for k in ("right", "wrong", "none")}
        theirs = {
            f"htmldate {k}": figures[f"{data}_htmldate_{k}"] for k in ("accuracy", "wrong", "none")
        }
        yield Measured(
            f"dates: {data}", "accuracy", figures[f"{data}_dateline_accuracy"], ours, theirs
        )


def _event_dates() -> Iterator[Measured]:
    figures = event_dates.measure()
    yield Measured("event dates", "accuracy", figures.pop("accuracy"), figures)


def _events() -> Iterator[Measured]:
    figures = events.measure()
    data = events.digest()
    own, main_events = figures["own events"], figures["main events"]
    yield Measured("events", "conll_f1", own.pop("conll_f1"), own, data=data)
    records = main_events.pop("records_per_event")
    yield Measured(
        "events: main", "records_per_event", records, main_events,
        {"one record a report, as coders in use do": main_events["reports_per_event"]},
        data=data, up=False,
    )  # fmt: skip
    merges = figures["merges"]
    ece = merges.pop("ece")
    yield Measured("events: merges", "ece", ece, merges | events.bands(), data=data, up=False)


def _actors() -> Iterator[Measured]:
    figures = actors.measure()
    data = actors.digest()
    for what in ("country", "sector"):
        halves = {name: figures[f"{what}_{name}"] for name in ("first", "second")}
        yield Measured(f"actors: {what}", "share_right", figures[what], halves, data=data)


def _offices() -> Iterator[Measured]:
    figures = actors.office_holders()
    yield Measured("office-holders", "right", figures.pop("right"), figures)


def _kinds() -> Iterator[Measured]:
    figures = kinds.measure()
    yield Measured("article kinds", "accuracy_2", figures.pop("accuracy_2"), figures)


def _main_event() -> Iterator[Measured]:
    figures = main_event.measure()
    yield Measured("main event", "mean", figures.pop("mean"), figures)


def _modality() -> Iterator[Measured]:
    figures = modality.measure()
    yield Measured("modality", "macro_f1", figures.pop("macro_f1"), figures)


def _reading() -> Iterator[Measured]:
    figures = reading.measure()
    value = figures.pop("time_to_spacy")
    yield Measured("speed: time_to_spacy", "time_to_spacy", value, figures, up=False)


def _world_places() -> Iterator[Measured]:
    figures = world_places.measure()
    yield Measured("places: world", "end_to_end_f1", figures.pop("end_to_end_f1"), figures)


def _disagreements() -> Iterator[Measured]:
    figures = disagreements.measure()
    yield Measured("disagreements", "f1", figures.pop("f1"), figures)


def _real_disagreements() -> Iterator[Measured]:
    figures = real_disagreements.measure()
    recall = figures.pop("recall")
    # Of so few found ones, each is worth two hundredths: too much for a floor.
    yield Measured("real disagreements", "recall", recall, figures, held=False)


def _scale() -> Iterator[Measured]:
    figures = scale.measure()
    same = figures.pop("same_in_any_order")
    peak = figures.pop("peak_mib")
    yield Measured("speed: scale_growth", "growth", figures.pop("growth"), figures, up=False)
    yield Measured("speed: scale_peak_mib", "peak_mib", peak, up=False)
    yield Measured("scale: order", "same_in_any_order", same)


def _speed() -> Iterator[Measured]:
    figures = speed.measure()
    told = {name: value for name, value in figures.items() if name not in HELD_SPEEDS}
    for name in HELD_SPEEDS:
        yield Measured(f"speed: {name}", name, figures[name], told, up=False)
        told = {}


def _streaming() -> Iterator[Measured]:
    figures = streaming.measure()
    peer = figures["trafilatura_pages_per_second"]
    pages = {name: value for name, value in figures.items() if name.endswith("per_second")}
    for kind in ("html", "flat"):
        name = f"{kind}_time_to_trafilatura"
        ratio = peer / figures[f"{kind}_pages_per_second"]
        yield Measured(f"speed: {name}", name, ratio, pages, up=False)
        pages = {}
    peaks = {name: value for name, value in figures.items() if name.startswith("peak")}
    yield Measured("speed: growth_mib", "growth_mib", figures["growth_mib"], peaks, up=False)


HELD_SPEEDS = ("clean_to_trafilatura", "annotate_to_trafilatura", "brief_peak_mib")
OTHERS: dict[str, Callable[[], Iterator[Measured]]] = {
    "actors": _actors, "copies": _copies, "dates": _dates, "disagreements": _disagreements,
    "event-dates": _event_dates, "events": _events, "kinds": _kinds, "main-event": _main_event,
    "modality": _modality, "offices": _offices,
    "reading": _reading, "real-disagreements": _real_disagreements, "scale": _scale,
    "speed": _speed, "streaming": _streaming,
    "world-places": _world_places,
}  # fmt: skip
WITHOUT_DATA = {"disagreements", "modality", "offices", "speed", "streaming", "world-places"}


def line(measured: Measured, fault: str | None) -> str:
    """A line for a person, one for the peers, and one for what is wrong."""
    others = "  ".join(f"{name} {value:.3f}" for name, value in measured.others.items())
    said = [f"{measured.task:34} {measured.figure:>24} {measured.value:8.3f}  {others}".rstrip()]
    if measured.peers:
        beside = "  ".join(f"{name} {value:.3f}" for name, value in measured.peers.items())
        said.append(f"  beside it: {beside}")
    if fault:
        said.append(f"  ✗ {fault}")
    return "\n".join(said)


if __name__ == "__main__":
    main()

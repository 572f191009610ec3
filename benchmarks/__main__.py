"""`python -m benchmarks [--raise] [TASK...]`: measure, print, and fail below a floor."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks import accuracy, floors, speed

HELD_SPEEDS = ("clean_to_trafilatura", "annotate_to_trafilatura", "brief_peak_mib")


@dataclass(frozen=True, slots=True)
class Measured:
    """One task's figures, the first of which has a floor."""

    task: str
    figure: str
    value: float
    others: dict[str, float]
    data: str | None
    up: bool
    """More is better."""


def main() -> None:
    """Status 1 when a figure is below its floor; what was not measured is said."""
    names = [task.name for task in accuracy.TASKS] + ["speed"]
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
        if asked.up:
            held[measured.task] = floors.raised(
                floor, measured.figure, measured.value, measured.data, up=measured.up
            )
    if asked.up:
        floors.save(held)
    sys.exit(1 if faults else 0)


def measure(names: list[str]) -> Iterator[Measured]:
    """The asked tasks, each as it is done."""
    if not accuracy.SCORER.is_file() or not accuracy.DATA.is_dir():
        print(f"Accuracy is not measured: there is no data in {accuracy.SHARED}.")
    else:
        for task in accuracy.TASKS:
            if task.name in names:
                start = time.perf_counter()
                figures = accuracy.measure(task)
                value = figures.pop(task.figure)
                figures["seconds"] = time.perf_counter() - start
                data = accuracy.digest(task)
                yield Measured(task.name, task.figure, value, figures, data, up=True)
    if "speed" in names:
        figures = speed.measure()
        told = {name: value for name, value in figures.items() if name not in HELD_SPEEDS}
        for name in HELD_SPEEDS:
            yield Measured(f"speed: {name}", name, figures[name], told, None, up=False)
            told = {}


def line(measured: Measured, fault: str | None) -> str:
    """One line for a person."""
    others = "  ".join(f"{name} {value:.3f}" for name, value in measured.others.items())
    said = f"{measured.task:32} {measured.figure:>24} {measured.value:8.3f}  {others}"
    return f"{said.rstrip()}\n  ✗ {fault}" if fault else said.rstrip()


if __name__ == "__main__":
    main()

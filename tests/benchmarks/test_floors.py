from pathlib import Path

import pytest

from benchmarks import accuracy, floors
from benchmarks.floors import Floor


def test_a_floor_is_never_lowered() -> None:
    floor = Floor("f1", at_least=0.7, data="d")
    assert floors.raised(floor, "f1", 0.6, "d", up=True) == floor
    assert floors.raised(floor, "f1", 0.7999, "d", up=True).at_least == 0.799
    ceiling = Floor("ratio", at_most=2.0)
    assert floors.raised(ceiling, "ratio", 3.0, None, up=False) == ceiling
    assert floors.raised(ceiling, "ratio", 1.0, None, up=False).at_most == 1.5


def test_a_floor_on_other_data_stays_and_is_a_fault() -> None:
    floor = Floor("f1", at_least=0.7, data="d")
    assert floors.raised(floor, "f1", 0.9, "other", up=True) == floor
    assert floors.fault(floor, 0.9, "other")


@pytest.mark.parametrize(
    ("floor", "figure", "well"),
    [
        (None, 0.1, True),
        (Floor("f1", at_least=0.7), 0.7, True),
        (Floor("f1", at_least=0.7), 0.6999, False),
        (Floor("ratio", at_most=2.0), 2.0, True),
        (Floor("ratio", at_most=2.0), 2.1, False),
    ],
)
def test_a_figure_keeps_its_floor_or_is_a_fault(
    floor: Floor | None, figure: float, well: bool
) -> None:
    assert (floors.fault(floor, figure, None) is None) == well


def test_floors_are_written_as_they_are_read(tmp_path: Path) -> None:
    file = tmp_path / "floors.json"
    held = {"b": Floor("f1", at_least=0.5, data="d"), "a": Floor("ratio", at_most=2.0)}
    floors.save(held, file)
    assert floors.load(file) == held
    assert list(floors.load(file)) == ["a", "b"]
    assert floors.load(tmp_path / "none.json") == {}


def test_every_floor_is_of_a_task_that_is_measured() -> None:
    names = {task.name for task in accuracy.TASKS}
    names |= {"actors", "article kinds", "copies", "dates", "event dates", "main event", "modality"}
    names |= {"disagreements", "events", "office-holders", "scale"}
    for name, floor in floors.load().items():
        assert name.split(": ")[0] in names or name == f"speed: {floor.figure}"

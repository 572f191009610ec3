import os
from collections.abc import Iterator

import pytest

from dateline.model import Refusal
from dateline.workers import CHUNK, CHUNKS_AHEAD, Crew, Placed, over


def double(number: int) -> int | Refusal:
    if number == 13:
        return Refusal("thirteen", "an unlucky number")
    if number == 17:
        raise KeyError("seventeen\nand more")
    if number == 23:
        raise RecursionError
    return 2 * number


def double_or_die(number: int) -> int:
    if number == 5:
        os._exit(9)
    return 2 * number


def placed(numbers: range) -> Iterator[Placed[int] | Refusal]:
    for number in numbers:
        yield Refusal("p19", "unreadable") if number == 19 else Placed(f"p{number}", number)


@pytest.mark.parametrize("workers", [1, 2])
def test_order_is_kept_and_every_bad_one_named(workers: int) -> None:
    out = list(over(double, placed(range(30)), workers=workers))
    assert out[:13] == [Placed(f"p{n}", 2 * n) for n in range(13)]
    assert out[13] == Refusal("thirteen", "an unlucky number")
    assert out[17] == Refusal("p17", "dateline failed on it (KeyError: 'seventeen\\nand more')")
    assert out[19] == Refusal("p19", "unreadable")
    assert out[23] == Refusal("p23", "dateline failed on it (RecursionError)")
    assert len(out) == 30


def test_a_process_that_dies_costs_only_the_item_that_killed_it() -> None:
    out = list(over(double_or_die, placed(range(18)), workers=2))
    assert out[5] == Refusal("p5", "the process that read it died")
    assert [out[n] for n in range(18) if n != 5] == [
        Placed(f"p{n}", 2 * n) for n in range(18) if n != 5
    ]


def test_few_items_are_in_flight() -> None:
    taken = 0

    def counted() -> Iterator[Placed[int] | Refusal]:
        nonlocal taken
        for item in placed(range(1000)):
            taken += 1
            yield item

    results = over(double, counted(), workers=2)
    next(results)
    assert taken <= 2 * CHUNK * CHUNKS_AHEAD


def test_no_workers_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="workers must be 1 or more"):
        list(over(double, placed(range(3)), workers=0))


@pytest.mark.parametrize("workers", [1, 2])
def test_one_crew_serves_two_maps_of_which_one_feeds_the_other(workers: int) -> None:
    with Crew(workers) as crew:
        out = list(crew.over(double, crew.over(double, placed(range(12)))))
    assert out == [Placed(f"p{n}", 4 * n) for n in range(12)]


def test_a_death_in_one_map_costs_the_other_nothing() -> None:
    with Crew(2) as crew:
        out = list(crew.over(double, crew.over(double_or_die, placed(range(12)))))
    assert out[5] == Refusal("p5", "the process that read it died")
    assert [out[n] for n in range(12) if n != 5] == [
        Placed(f"p{n}", 4 * n) for n in range(12) if n != 5
    ]


class Known:
    """A context that makes a number known to `plus_known`, here or in another process."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __enter__(self) -> None:
        os.environ["DATELINE_TEST_KNOWN"] = str(self.number)

    def __exit__(self, *_: object) -> None:
        del os.environ["DATELINE_TEST_KNOWN"]


def plus_known(number: int) -> int:
    if number == 5:
        os._exit(9)
    return number + int(os.environ["DATELINE_TEST_KNOWN"])


@pytest.mark.parametrize("workers", [1, 2])
def test_work_is_done_within_its_context_in_every_process(workers: int) -> None:
    numbers = range(6, 18) if workers == 1 else range(18)
    out = list(over(plus_known, placed(numbers), workers=workers, within=Known(100)))
    told = {item.place: item.value for item in out if isinstance(item, Placed)}
    assert told == {f"p{n}": n + 100 for n in numbers if n != 5}
    assert "DATELINE_TEST_KNOWN" not in os.environ

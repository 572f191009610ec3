"""A short run of the fuzzer, and what the longer ones found."""

import random
from pathlib import Path

import pytest

from benchmarks.fuzz import LARGEST, MUTATORS, Worker, mutated
from benchmarks.fuzz_seeds import Seed, seeds
from dateline.clean import clean
from dateline.intake import read
from dateline.model import Article, Page, Refusal

CHANGES = 150


def results(seed: Seed, folder: Path) -> list[Article | Refusal]:
    file = folder / seed.name
    file.write_bytes(seed.content)
    found = [clean(page) if isinstance(page, Page) else page for page in read([file])]
    file.unlink()
    return found


@pytest.mark.parametrize("seed", seeds(), ids=lambda seed: seed.name)
def test_every_seed_is_read(seed: Seed, tmp_path: Path) -> None:
    found = results(seed, tmp_path)
    assert any(isinstance(one, Article) for one in found), found


def test_changed_files_are_read_or_refused(tmp_path: Path) -> None:
    rng = random.Random(20_260_101)  # noqa: S311
    corpus = seeds()
    for _ in range(CHANGES):
        seed = mutated(rng, corpus)
        assert all(isinstance(one, Article | Refusal) for one in results(seed, tmp_path))


def test_the_same_seed_makes_the_same_files() -> None:
    corpus = seeds()
    assert corpus == seeds()
    once, again = random.Random(7), random.Random(7)  # noqa: S311
    assert [mutated(once, corpus) for _ in range(20)] == [mutated(again, corpus) for _ in range(20)]


@pytest.mark.parametrize("mutator", MUTATORS)
def test_every_change_works_on_an_empty_file(mutator: object) -> None:
    rng = random.Random(3)  # noqa: S311
    for _ in range(5):
        assert isinstance(mutator(rng, b"", seeds()), bytes)  # type: ignore[operator]


def test_a_find_is_told_from_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    worker = Worker()
    try:
        assert worker.attempt(Seed("empty.html", b"")) is None
        assert worker.attempt(Seed("../not/there.html", b"")) is not None
        monkeypatch.setattr("benchmarks.fuzz.SECONDS", 0.0)
        found = worker.attempt(Seed("page.html", b"<p>" * 1000))
        assert found is not None
        assert found.fault == "slow"
        monkeypatch.setattr("benchmarks.fuzz.SECONDS", 10.0)
        assert worker.attempt(Seed("page.html", b"<p>once more</p>")) is None
    finally:
        worker.stop()
    assert LARGEST > 1_000_000

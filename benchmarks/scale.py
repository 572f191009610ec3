"""Time and memory of `dateline stories` and `dateline records` over 1,000 and 10,000 articles.

The articles are made by rule from a few hundred real ones (`many.py`). The smaller set has every
tenth story of the larger one, so that both have large and small stories. Each command runs in a
process of its own, from reading the lines to writing them; `records` is given the stories that
`stories` found. The rows are then given in another order, which must not change a byte.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from benchmarks.accuracy import DATA, Row
from benchmarks.many import make, sizes

FEW, MANY = 1_000, 10_000
_EVERY = MANY // FEW
_WORKERS = "2"
_SOURCES = ("stories/clusters-dev.jsonl", "records/ecb-train.jsonl",
            "attributions/polnear-dev.jsonl")  # fmt: skip
_TAKEN = {"records/ecb-train.jsonl": 3}
"""Of these one row in so many is taken."""
_CARRIED = ("id", "url", "outlet", "title", "text", "published")
_CACHE = Path(tempfile.gettempdir()) / "dateline-scale"
_ARTICLE = {"id", "text", "outlet", "published", "published_precision", "language"}


def measure() -> dict[str, float]:
    """Seconds and peak MiB of each command at both sizes, the growth, and whether order matters.

    `same_in_any_order` is 1 where the records of the shuffled rows are the same bytes.
    """
    stories = _stories(_annotated())
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for articles, every in ((FEW, _EVERY), (MANY, 1)):
            readings, plain = Path(folder) / "readings.jsonl", Path(folder) / "articles.jsonl"
            _write(readings, plain, make(stories, sizes(articles, every)))
            for command, (seconds, busy, peak) in _both(plain, readings).items():
                figures[f"{command}_seconds_{articles}"] = seconds
                figures[f"{command}_cpu_seconds_{articles}"] = busy
                figures[f"{command}_mib_{articles}"] = peak
        first = (Path(folder) / "records.out").read_bytes()
        _shuffle(plain)
        _shuffle(readings)
        _both(plain, readings)
        same = first == (Path(folder) / "records.out").read_bytes()
    for what in ("seconds", "cpu_seconds"):
        for articles in (FEW, MANY):
            parts = [figures[f"{command}_{what}_{articles}"] for command in ("stories", "records")]
            figures[f"{what}_{articles}"] = sum(parts)
    # Of the time that a processor was busy: how busy it was otherwise is no matter of ours.
    figures["growth"] = figures[f"cpu_seconds_{MANY}"] / figures[f"cpu_seconds_{FEW}"]
    figures["peak_mib"] = max(
        figures[f"{command}_mib_{MANY}"] for command in ("stories", "records")
    )
    figures["records"] = float(first.count(b"\n"))
    figures["same_in_any_order"] = float(same)
    return figures


def _both(plain: Path, readings: Path) -> dict[str, tuple[float, float, float]]:
    """What each command took, one after the other; the records lie in `records.out`."""
    found = plain.with_name("stories.out")
    records = plain.with_name("records.out")
    return {
        "stories": _run("stories", str(plain), "-o", str(found)),
        "records": _run("records", str(readings), "--stories", str(found), "-o", str(records)),
    }


def _run(*command: str) -> tuple[float, float, float]:
    """Seconds, seconds of a processor, and peak MiB of one command in a process of its own."""
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "dateline", *command, "--quiet"])
    _, status, usage = os.wait4(process.pid, 0)  # the only wait that tells its own memory
    seconds = time.perf_counter() - start
    if status:
        raise RuntimeError(f"dateline {command[0]}: status {os.waitstatus_to_exitcode(status)}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def _write(readings: Path, plain: Path, rows: Iterator[Row]) -> None:
    with readings.open("w", encoding="utf-8") as whole, plain.open("w", encoding="utf-8") as bare:
        for row in rows:
            whole.write(json.dumps(row) + "\n")
            bare.write(json.dumps({k: v for k, v in row.items() if k in _ARTICLE}) + "\n")


def _shuffle(rows: Path) -> None:
    lines = rows.read_bytes().splitlines(keepends=True)
    random.Random(1975).shuffle(lines)  # noqa: S311 (no secret)
    rows.write_bytes(b"".join(lines))


def _stories(rows: list[Row]) -> list[list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.pop("of_story", None) or row["id"]].append(row)
    return list(found.values())


def _annotated() -> list[Row]:
    """The real articles' readings; read once for each state of the program."""
    seeds = "".join(json.dumps(row) + "\n" for row in _seeds())
    source = Path(__file__).resolve().parent.parent / "src"
    state = sha256(seeds.encode())
    for file in sorted(source.rglob("*")):
        if file.is_file() and file.suffix != ".pyc":
            state.update(file.read_bytes())
    cached = _CACHE / f"{state.hexdigest()[:16]}.jsonl"
    if not cached.is_file():
        _CACHE.mkdir(exist_ok=True)
        for old in _CACHE.iterdir():
            old.unlink()
        command = [sys.executable, "-m", "dateline", "annotate", "-j", _WORKERS, "-q", "-o"]
        subprocess.run([*command, str(cached)], input=seeds, text=True, check=True)
    return [json.loads(line) for line in cached.read_text(encoding="utf-8").splitlines()]


def _seeds() -> Iterator[Row]:
    for name in _SOURCES:
        lines = (DATA / name).read_text(encoding="utf-8").splitlines()
        for line in lines[:: _TAKEN.get(name, 1)]:
            row = json.loads(line)
            kept = {key: row[key] for key in _CARRIED if row.get(key) is not None}
            yield kept | {"of_story": row.get("story")}

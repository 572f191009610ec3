"""Many pages: whether memory stays flat, and how many pages a second two processes clean."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import BinaryIO

import trafilatura

from benchmarks.accuracy import DATA
from dateline.clean import clean
from dateline.intake import read
from dateline.model import Article, Page, Refusal
from dateline.workers import Crew, Placed

ROOT = Path(__file__).resolve().parent.parent
FLAT, HTML = DATA / "pages" / "flat", DATA / "pages" / "html"
WORKERS = 2
FEW, MANY = 1_000, 10_000
OUTLETS = 300
_ROUNDS = {"flat": 10, "html": 3}
_WORDS = (
    "ministry", "talks", "border", "gunboat", "frigate", "treaty", "minister", "officials",
    "fisheries", "parliament", "envoy", "ceasefire", "sanctions", "harbour", "convoy", "agreement",
)  # fmt: skip


def measure() -> dict[str, float]:
    """Peak memory (MiB, all processes together) after 1,000 and 10,000 pages; pages a second."""
    few, many = memory()
    figures = {"peak_mib_1000": few, "peak_mib_10000": many, "growth_mib": many - few}
    folder = FLAT if FLAT.is_dir() else ROOT / "samples" / "pages"
    figures["flat_pages_per_second"] = _per_second(clean, _pages(folder, "text"), _ROUNDS["flat"])
    folder = HTML if HTML.is_dir() else ROOT / "samples" / "pages"
    pages = _pages(folder, "html")
    figures["html_pages_per_second"] = _per_second(clean, pages, _ROUNDS["html"])
    figures["trafilatura_pages_per_second"] = _per_second(peer, pages, _ROUNDS["html"])
    return figures


def peer(page: Page) -> str:
    """What trafilatura alone finds in the page."""
    return trafilatura.extract(page.content, favor_precision=True) or ""


def _pages(folder: Path, media: str) -> list[Page]:
    return [page for page in read([folder]) if isinstance(page, Page) and page.media == media]


def _per_second(
    function: Callable[[Page], Article | Refusal | str], pages: Sequence[Page], rounds: int
) -> float:
    """By two processes that are already warm: each has seen some of the pages before."""
    with Crew(WORKERS) as crew:
        for _ in crew.over(function, _placed(pages)):
            pass
        start = time.perf_counter()
        done = sum(1 for _ in crew.over(function, _placed(list(pages) * rounds)))
        return done / (time.perf_counter() - start)


def _placed(pages: Sequence[Page]) -> Iterator[Placed[Page]]:
    return (Placed(page.place, page) for page in pages)


def memory() -> tuple[float, float]:
    """Peak memory of `dateline clean -j 2` over made-up pages, after the first and the last."""
    command = [sys.executable, "-m", "dateline", "clean", "-j", str(WORKERS), "--quiet"]
    peaks: dict[int, float] = {}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("no pipes")
        feeder = threading.Thread(target=_feed, args=(process.stdin,), daemon=True)
        feeder.start()
        for number, _ in enumerate(process.stdout, start=1):
            if number in (FEW, MANY - 1):
                peaks[number] = peak_mib(process.pid)
    if process.returncode or len(peaks) < 2:
        raise RuntimeError(f"dateline clean ended with {process.returncode} after {peaks}")
    return peaks[FEW], peaks[MANY - 1]


def _feed(stdin: BinaryIO) -> None:
    with stdin:
        for row in islice(_rows(), MANY):
            stdin.write(json.dumps(row).encode() + b"\n")


def _rows() -> Iterator[dict[str, str]]:
    """Pages of many outlets, each with text of its own and its outlet's chrome."""
    words = cycle(_WORDS)
    number = 0
    while True:
        number += 1
        outlet = f"paper{number % OUTLETS}.example"
        paragraphs = [
            f"The {next(words)} of {next(words)} said on day {number} that the {next(words)} near "
            f"port {number * part} had met the {next(words)}, as {'the envoy ' * (part % 3)}put it."
            for part in range(1, 15)
        ]
        body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        pitch = f"<p>Readers of {outlet} keep this paper alive, whatever the weather at sea.</p>"
        page = (
            f"<html><head><title>Day {number}</title></head><body><nav><a href='/'>Home</a></nav>"
            f"<article><h1>Day {number} at sea</h1>{body}{pitch}</article></body></html>"
        )
        yield {"url": f"https://{outlet}/{number}", "html": page}
        next(words)


def peak_mib(pid: int) -> float:
    """The most MiB that the process and those that it started have each held, together."""
    return sum(_held_most(one) for one in _family(pid))


def _family(pid: int) -> list[int]:
    """The process and those that it started."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(one for child in children for one in _family(int(child)))]


def _held_most(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    return 0.0

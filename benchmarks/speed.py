"""Speed and memory, beside a peer in the same run.

Seconds differ from machine to machine, so what is held is a ratio: how many times as long dateline
takes as trafilatura alone takes to find the same pages' text. Memory is the whole program's peak.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura

from benchmarks.accuracy import DATA
from dateline import pipeline
from dateline.intake import read
from dateline.model import Article, Page

ROOT = Path(__file__).resolve().parent.parent
PAGES = DATA / "pages" / "html"
MANY = DATA / "stories" / "clusters-dev.jsonl"
ROUNDS = 3


def measure() -> dict[str, float]:
    """Each figure by its name; on the sample pages where the larger data is not there."""
    folder = PAGES if PAGES.is_dir() else ROOT / "samples" / "pages"
    pages = [page for page in read([folder]) if isinstance(page, Page) and page.media == "html"]
    articles = [article for page in pages if isinstance(article := pipeline.clean(page), Article)]
    peer = _seconds(lambda: [_peer(page) for page in pages])
    clean = _seconds(lambda: [pipeline.clean(page) for page in pages])
    annotate = _seconds(lambda: [pipeline.annotate(article) for article in articles])
    whole, memory = _brief(MANY if MANY.is_file() else folder)
    return {
        "pages": float(len(pages)),
        "trafilatura_ms_per_page": 1000 * peer / len(pages),
        "clean_to_trafilatura": clean / peer,
        "annotate_to_trafilatura": annotate / peer,
        "brief_seconds": whole,
        "brief_peak_mib": memory,
    }


def _peer(page: Page) -> str | None:
    return trafilatura.extract(page.content, favor_precision=True)


def _seconds(work: Callable[[], object]) -> float:
    """The fastest of a few rounds: the one that the rest of the machine disturbed least."""
    work()
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def _brief(pages: Path) -> tuple[float, float]:
    """Seconds and peak memory (MiB) of one `dateline brief` in a process of its own."""
    with tempfile.TemporaryDirectory() as out:
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "dateline", "brief", str(pages), "-o", out, "--quiet"]
        )
        _, status, usage = os.wait4(process.pid, 0)  # the only wait that tells its own memory
        seconds = time.perf_counter() - start
    if status:
        raise RuntimeError(f"dateline brief ended with status {os.waitstatus_to_exitcode(status)}")
    return seconds, usage.ru_maxrss / 1024

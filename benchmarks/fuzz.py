"""`python -m benchmarks.fuzz --minutes 10`: broken files of every format, to break dateline.

A file is taken from the seeds, changed at random, and read and cleaned in a process of its own
under a watchdog. An exception that is not a `Refusal`, a process that dies, and work of more than
ten seconds on one page are finds: the file is kept with its traceback. The same seed gives the same
files in the same order.

Not Atheris: it steers by the coverage of instrumented Python, while much of the work here is done
in C (lxml, zlib, the PDF library), and it runs in the process that it tests, so that one hang or
crash there ends the run. Changes that know the formats, in a process that can be killed, need
nothing but Python.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import random
import resource
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from benchmarks.fuzz_seeds import Seed, seeds

SECONDS = 10.0
"""Allowed for one page."""
MEMORY = 4 << 30
"""Bytes of address space that the process may have."""
LARGEST = 2 << 20
"""Bytes of the largest file that is made."""
PAGES = 300
"""Pages of one file that are looked at."""
_KEPT = 3
"""Files kept for one and the same fault."""

Mutator = Callable[[random.Random, bytes, list[Seed]], bytes]

_ODD = (
    "\u202e", "\u200d", "\ufeff", "\u0000", "\ud7ff", "\U000e0041", "\u0301" * 50, "﷽", "🏳️‍🌈", "İ",
    "ß", "ſ", "\u2028", "\u0085", "\x1b[31m", "\x9b", "　", "٣", "Ⅷ", "½", "𝟗", "ﬁ",
)  # fmt: skip
_ENTITIES = (
    "&amp;", "&#0;", "&#x110000;", "&#xD800;", "&nbsp;", "&notit;", "&#99999999999;", "&lt;", "&",
    "&#", "&a;" * 30, '<!ENTITY a "&b;&b;">',
    '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
)  # fmt: skip
_TOKENS = (
    "<div>", "</div>", "<p>", "<table><tr><td>", "<script>", "</script>", "<!--", "-->", "]]>",
    "<![CDATA[", "<svg>", "<title>", "<time datetime='", "<meta property='og:title' content='",
    '"@type":["NewsArticle"],', '{"@graph":[', "[" * 200, "{" * 200, "null", "1e999", "-1",
    "9" * 400, "\\ud800", "--edge\r\n", "Content-Length: -1\r\n", "endobj", "stream\n", "1 0 R",
    "WARC/1.0\r\n", "February 30, 2020", "99/99/9999", "12:99 PM", "By ", "Updated ", "“", "”",
    "Read more »", "Q: ", "1. ", "\r", "\t", " " * 500, "\n" * 200, "." * 300, "—", "©",
    "http://[::1", "https://a/%zz/2020/13/45/",
)  # fmt: skip
_NUMBERS = (b"0", b"-1", b"1", b"65536", b"2147483648", b"18446744073709551616", b"99999999999999")


def mutated(rng: random.Random, corpus: list[Seed]) -> Seed:
    """A seed with one to six changes."""
    seed = rng.choice(corpus)
    content = seed.content
    for _ in range(rng.choice((1, 1, 2, 2, 3, 4, 6))):
        content = rng.choice(MUTATORS)(rng, content, corpus)[:LARGEST]
    name = seed.name if rng.random() < 0.9 else rng.choice(corpus).name
    return Seed(name, content)


def _flip(rng: random.Random, data: bytes, _: list[Seed]) -> bytes:
    out = bytearray(data)
    for _n in range(min(len(out), rng.choice((1, 4, 32)))):
        out[rng.randrange(len(out))] = rng.randrange(256)
    return bytes(out)


def _span(rng: random.Random, data: bytes, most: int = 4096) -> tuple[int, int]:
    start = rng.randrange(len(data) + 1)
    return start, min(len(data), start + rng.randrange(1, most))


def _cut(rng: random.Random, data: bytes, _: list[Seed]) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def _drop(rng: random.Random, data: bytes, _: list[Seed]) -> bytes:
    start, end = _span(rng, data)
    return data[:start] + data[end:]


def _repeat(rng: random.Random, data: bytes, _: list[Seed]) -> bytes:
    start, end = _span(rng, data, 600)
    return data[:start] + data[start:end] * rng.choice((2, 10, 100, 3000)) + data[end:]


def _splice(rng: random.Random, data: bytes, corpus: list[Seed]) -> bytes:
    other = rng.choice(corpus).content
    start, end = _span(rng, other, 20_000)
    at = rng.randrange(len(data) + 1)
    return data[:at] + other[start:end] + data[at:]


def _put(words: tuple[str, ...]) -> Mutator:
    def put(rng: random.Random, data: bytes, _: list[Seed]) -> bytes:
        word = rng.choice(words).encode("utf-8", "surrogatepass") * rng.choice((1, 1, 1, 20, 2000))
        at = rng.randrange(len(data) + 1)
        return data[:at] + word + data[at:]

    return put


def _nest(rng: random.Random, data: bytes, _: list[Seed]) -> bytes:
    tag = rng.choice((b"div", b"b", b"table", b"ul", b"blockquote", b"a", b"span", b"font", b"svg"))
    depth = rng.choice((50, 500, 5000, 50_000))
    start, end = _span(rng, data)
    closed = b"</%s>" % tag * depth if rng.random() < 0.5 else b""
    return data[:start] + b"<%s>" % tag * depth + data[start:end] + closed + data[end:]


def _number(rng: random.Random, data: bytes, _: list[Seed]) -> bytes:
    places = [at for at, byte in enumerate(data[:200_000]) if 48 <= byte <= 57]
    if not places:
        return data
    at = rng.choice(places)
    return data[:at] + rng.choice(_NUMBERS) + data[at + 1 :]


def _recode(rng: random.Random, data: bytes, _: list[Seed]) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(rng.choice(("utf-16", "utf-32", "cp1251", "shift_jis", "utf-7")), "replace")


def _mojibake(_rng: random.Random, data: bytes, _: list[Seed]) -> bytes:
    return data.decode("cp1252", "replace").encode("utf-8")


def _one_line(_rng: random.Random, data: bytes, _: list[Seed]) -> bytes:
    return data.replace(b"\n", b" ")


MUTATORS: tuple[Mutator, ...] = (
    _flip, _cut, _drop, _repeat, _splice, _put(_ODD), _put(_ENTITIES), _put(_TOKENS), _put(_TOKENS),
    _nest, _number, _recode, _mojibake, _one_line,
)  # fmt: skip


class Find(NamedTuple):
    """A file that broke dateline."""

    seed: Seed
    fault: str
    """The kind of fault and its place: the same for files that break the same thing."""
    details: str


class Worker:
    """The process that reads and cleans, started anew after it was killed."""

    def __init__(self) -> None:
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        self._pipe.recv()

    def attempt(self, seed: Seed) -> Find | None:
        """Null where the file was read, or refused, in time."""
        self._pipe.send(tuple(seed))
        page = 0
        while True:
            if not self._pipe.poll(SECONDS):
                self.stop()
                self._start()
                return Find(seed, "slow", f"more than {SECONDS:.0f} s on page {page}")
            try:
                said = self._pipe.recv()
            except EOFError:
                self._process.join()
                code = self._process.exitcode
                self._start()
                return Find(seed, f"died {code}", f"the process ended with {code} on page {page}")
            if said is None:
                return None
            if isinstance(said, int):
                page = said
            else:
                return Find(seed, *said)

    def stop(self) -> None:
        """Kill it."""
        self._process.kill()
        self._process.join()


def _work(pipe: Connection) -> None:
    """Read and clean each file that comes, and say when each page is done."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    from dateline.clean import clean  # noqa: PLC0415 (after the limit)
    from dateline.intake import read  # noqa: PLC0415
    from dateline.model import Page, to_json  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        # What is loaded on first use (vocabulary, weights) is no page's own time.
        clean(Page(place="warm", media="html", content=f"<p>{'A word. ' * 20}</p>"))
        clean(Page(place="warm", media="text", content="A word. " * 20))
        pipe.send(0)
        while True:
            try:
                name, content = pipe.recv()
            except EOFError:
                return
            file = Path(folder) / name
            file.write_bytes(content)
            try:
                for number, page in enumerate(read([file]), start=1):
                    to_json(clean(page) if isinstance(page, Page) else page)
                    pipe.send(number)
                    if number == PAGES:
                        break
                pipe.send(None)
            except BaseException as error:  # noqa: BLE001 (kept: it is what is looked for)
                frames = traceback.extract_tb(error.__traceback__)
                ours = [frame for frame in frames if "dateline" in frame.filename]
                place = f"{Path(ours[-1].filename).name}:{ours[-1].name}" if ours else "?"
                pipe.send((f"{type(error).__name__} {place}", traceback.format_exc()))
            file.unlink()


def run(seconds: float, seed: int) -> Iterator[Find | None]:
    """What came of each file, for so long."""
    rng = random.Random(seed)  # noqa: S311 (not for secrets)
    corpus = seeds()
    worker = Worker()
    end = time.monotonic() + seconds
    try:
        for one in corpus:
            yield worker.attempt(one)
        while time.monotonic() < end:
            yield worker.attempt(mutated(rng, corpus))
    finally:
        worker.stop()


def main() -> None:
    """Status 1 when anything was found."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--finds", type=Path, default=Path("out") / "fuzz", metavar="FOLDER")
    asked = parser.parse_args()
    faults: Counter[str] = Counter()
    tried = 0
    for find in run(60 * asked.minutes, asked.seed):
        tried += 1
        if find is None:
            continue
        faults[find.fault] += 1
        if faults[find.fault] <= _KEPT:
            asked.finds.mkdir(parents=True, exist_ok=True)
            name = f"{hashlib.sha256(find.seed.content).hexdigest()[:8]}-{find.seed.name}"
            (asked.finds / name).write_bytes(find.seed.content)
            (asked.finds / f"{name}.why").write_text(f"{find.fault}\n\n{find.details}\n")
            print(f"{find.fault}: {asked.finds / name}", flush=True)
    print(f"{tried} files, {sum(faults.values())} finds of {len(faults)} kinds {dict(faults)}")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()

"""How well the reader tells what is planned, denied, alleged or supposed from what was done.

On sentences written for this project, by one who had not read the texts that the reader learns
from. The event word is given, as in TimeML's evaluations of factuality; beside that stands how
many of the words the reader finds by itself.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from dateline.model import Article, overlaps
from dateline.reader import read
from dateline.reader.encoder import packaged
from dateline.reader.seen import see
from dateline.reader.text import sentences
from dateline.reader.told import standing
from training.reader.gold import Example
from training.reader.texts import parse

FILE = Path(__file__).with_name("modality_sentences.txt")
_CLASSES = {
    "asserted": "done", "reported": "done", "planned": "planned", "threatened": "planned",
    "hypothetical": "hypothetical", "opinion": "hypothetical", "alleged": "alleged",
    "denied": "denied",
}  # fmt: skip

Pairs = Counter[tuple[str, str]]
"""How many event words have that standing and were given that one."""


def measure() -> dict[str, float]:
    """Macro-F1 over the five standings at given words, each one's F1, and the words found."""
    given, found = Pairs(), 0
    for example in load():
        pairs, seen = _judged(example)
        given += pairs
        found += seen
    each = {name: _f1(given, name) for name in sorted(set(_CLASSES.values()))}
    return {
        "macro_f1": sum(each.values()) / len(each),
        **{f"{name}_f1": value for name, value in each.items()},
        "found": found / given.total(),
        "words": float(given.total()),
    }


def load(file: Path = FILE) -> list[Example]:
    """The sentences with their marked event words."""
    lines = file.read_text("utf-8").splitlines()
    return [
        parse(line.strip(), f"modality:{number}")
        for number, line in enumerate(lines, 1)
        if line.strip() and not line.startswith("#")
    ]


def _judged(example: Example) -> tuple[Pairs, int]:
    text = example.text
    spans = sentences(text)
    model = packaged()
    seen = see(model, text, spans)
    told = read(Article(id="m", text=text, language="en")).event_words or ()
    pairs, found = Pairs(), 0
    for event in example.events or ():
        run = seen.stretch(event.span) if event.span else None
        if run is None or event.span is None or event.modality is None:
            continue
        given, _ = standing(model.heads, seen.vector(run))
        pairs[_CLASSES[event.modality], _CLASSES[given]] += 1
        found += any(word.event and overlaps(word.span, event.span) for word in told)
    return pairs, found


def _f1(pairs: Pairs, name: str) -> float:
    right = pairs[name, name]
    given = sum(n for (_, b), n in pairs.items() if b == name)
    known = sum(n for (a, _), n in pairs.items() if a == name)
    return 2 * right / (given + known) if given + known else 0.0

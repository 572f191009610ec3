"""How well the reader tells what is planned, denied, alleged or supposed from what was done.

On sentences written for this project, by one who had not read the texts that the reader learns
from, and on the documents of TimeBank, AQUAINT and MEANTIME that it does not learn from. The event
word is given, as in TimeML's evaluations of factuality; for our sentences, beside that stands how
many of the words the reader finds by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from dateline.model import Article, overlaps
from dateline.reader import read
from dateline.reader.encoder import packaged
from dateline.reader.seen import see
from dateline.reader.text import sentences
from dateline.reader.told import standing
from training.reader import corpora
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
    """Macro-F1 over the standings at given words: of all, and of each part by itself.

    The corpora have their parts where they are there. For our sentences also each standing's F1,
    and the share of words that the reader finds.
    """
    ours = load()
    parts = {"ours": _judged(ours)}
    if corpora.DATA.is_dir():
        parts["timeml"] = _judged(corpora.timeml(held=True))
        parts["meantime"] = _judged(corpora.meantime(held=True))
    return {
        "macro_f1": macro(sum(parts.values(), Pairs())),
        **{f"{name}_macro_f1": macro(pairs) for name, pairs in parts.items()},
        **{f"{name}_words": float(pairs.total()) for name, pairs in parts.items()},
        **{f"ours_{name}_f1": _f1(parts["ours"], name) for name in _standings(parts["ours"])},
        "ours_found": _found(ours),
    }


def load(file: Path = FILE) -> list[Example]:
    """The sentences with their marked event words."""
    lines = file.read_text("utf-8").splitlines()
    return [
        parse(line.strip(), f"modality:{number}")
        for number, line in enumerate(lines, 1)
        if line.strip() and not line.startswith("#")
    ]


def macro(pairs: Pairs) -> float:
    """The mean of the F1 of each standing that some word has."""
    each = [_f1(pairs, name) for name in _standings(pairs)]
    return sum(each) / len(each)


def _standings(pairs: Pairs) -> list[str]:
    return sorted({known for known, _ in pairs})


def _judged(examples: Iterable[Example]) -> Pairs:
    model = packaged()
    pairs = Pairs()
    for example in examples:
        seen = see(model, example.text, sentences(example.text))
        for event in (*(example.events or ()), *(example.words or ())):
            run = seen.stretch(event.span) if event.span else None
            known = _standing(event.modality, event.negative)
            if run is not None and known is not None:
                given, negative = standing(model.heads, seen.vector(run))
                pairs[known, _standing(given, negative) or ""] += 1
    return pairs


def _standing(modality: str | None, negative: bool | None) -> str | None:  # noqa: FBT001
    """The class of an event word; what is said not to have been done counts as denied.

    None where it is not known, as whether it was done is where its polarity is not.
    """
    known = _CLASSES[modality] if modality else None
    if known not in {None, "done"} or negative is False:
        return known
    return "denied" if negative else None


def _found(examples: Iterable[Example]) -> float:
    """The share of event words that the reader finds by itself."""
    found = total = 0
    for example in examples:
        told = read(Article(id="m", text=example.text, language="en")).event_words or ()
        spans = [event.span for event in example.events or () if event.span]
        total += len(spans)
        found += sum(any(w.event and overlaps(w.span, span) for w in told) for span in spans)
    return found / total


def _f1(pairs: Pairs, name: str) -> float:
    right = pairs[name, name]
    given = sum(n for (_, b), n in pairs.items() if b == name)
    known = sum(n for (a, _), n in pairs.items() if a == name)
    return 2 * right / (given + known) if given + known else 0.0

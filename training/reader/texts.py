"""The training texts written for this project: one a line, with inline labels.

`[s1 Oslo] [e1:REJECT.meet/reported refused] to receive [t1 the envoy]`: `sN` and `tN` are source
and target of event N, `eN:TYPE.mode!/modality` is its word (`!` marks a negated event; `asserted`
is left out). Labels may nest and one span may have several, parted by commas. `#` starts a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from dateline.reader.labels import EVENTS, MODALITIES, MODES, quad_of
from training.reader.gold import Example, GoldEvent, Span

FOLDER = Path(__file__).parents[1] / "texts"
_EVENT = r"e\d+:[A-Z]+(?:\.[a-z-]+)?!?(?:/[a-z]+)?"
_LABEL = re.compile(rf"\[((?:[st]\d+|{_EVENT})(?:,(?:[st]\d+|{_EVENT}))*) ")
_PARTS = re.compile(r"e(\d+):([A-Z]+)(?:\.([a-z-]+))?(!?)(?:/([a-z]+))?")


class TextError(ValueError):
    """A line that is not in the format; the message says where and why."""


def read_texts(folder: Path = FOLDER, glob: str = "*.txt") -> Iterator[Example]:
    """Every text of the files in `folder`, each with all its events."""
    for path in sorted(folder.glob(glob)):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                try:
                    yield parse(line.strip(), f"{path.stem}:{number}")
                except TextError as error:
                    raise TextError(f"{path}:{number}: {error}") from None


def parse(line: str, name: str) -> Example:
    """One line's text and events. Raises `TextError` when its labels do not hold together."""
    text, labels = _unwrap(line)
    sources: dict[str, list[Span]] = {}
    targets: dict[str, list[Span]] = {}
    heads: dict[str, tuple[Span, str, str | None, bool, str]] = {}
    for label, span in labels:
        if match := _PARTS.fullmatch(label):
            number, event, mode, negated, modality = match.groups()
            if event not in EVENTS or (modality or "asserted") not in MODALITIES:
                raise TextError(f"unknown label {label}")
            known = mode if f"{event}.{mode}" in MODES else None
            if number in heads:
                raise TextError(f"event {number} has two words")
            heads[number] = (span, event, known, bool(negated), modality or "asserted")
        else:
            (sources if label[0] == "s" else targets).setdefault(label[1:], []).append(span)
    for number in (sources | targets).keys() - heads.keys():
        raise TextError(f"no event {number}")
    events = tuple(
        GoldEvent(
            span=span, event=event, mode=mode, negative=negative, modality=modality,
            source=tuple(sources.get(number, ())), target=tuple(targets.get(number, ())),
            quad=quad_of(event),
        )
        for number, (span, event, mode, negative, modality) in heads.items()
    )  # fmt: skip
    return Example(id=f"text-{name}", corpus="texts", text=text, events=events, complete=True)


def _unwrap(line: str) -> tuple[str, list[tuple[str, Span]]]:
    """The bare text, and each label with its span."""
    out: list[str] = []
    open_labels: list[tuple[str, int]] = []
    labels: list[tuple[str, Span]] = []
    at = 0
    while at < len(line):
        match = _LABEL.match(line, at)
        if match:
            open_labels.append((match.group(1), len(out)))
            at = match.end()
            continue
        if line[at] == "[":
            raise TextError(f"no label at {line[at : at + 20]!r}")
        if line[at] == "]":
            if not open_labels:
                raise TextError(f"nothing to close at {line[max(0, at - 20) : at + 1]!r}")
            names, start = open_labels.pop()
            labels += [(name, (start, len(out))) for name in names.split(",")]
        else:
            out.append(line[at])
        at += 1
    if open_labels:
        raise TextError(f"{open_labels[-1][0]} is not closed")
    return "".join(out), labels

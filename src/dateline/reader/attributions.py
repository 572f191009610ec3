"""Who says what: sources, cues and contents (PolNeAR; Newell, Margolin and Ruths, 2018)."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model import Attribution, AttributionKind, Mention, Span
from dateline.reader.contents import Found
from dateline.reader.cue_rules import find_in
from dateline.reader.quotes import Unit, find_quotes, units
from dateline.reader.source_phrases import Tokens

_LOOSE = frozenset({".", ",", ";", ":", "—", "–", "-"})


@dataclass(slots=True)
class _Draft:
    source: Span | None
    cue: list[Span]
    content: list[Span]
    awaits: bool
    speech: bool
    quoted: bool
    """Whether the content ends in a quotation, so that another one may go on with it."""


def find_attributions(
    text: str, sentences: Sequence[Span], mentions: Sequence[Mention]
) -> list[Attribution]:
    """The attributions in a text, in the order of their cues.

    `sentences` are the reader's own; `mentions` are the actors spotted so far, and may be empty.
    A source is the whole noun phrase ("Intelligence sources in Europe"), a cue the words that
    say so with their auxiliaries ("has repeatedly said"), a content everything that is said,
    in several spans where the cue splits it. A quotation that goes on over sentences or
    paragraphs stays one content. Attributions may lie within one another's content.
    """
    quotes = find_quotes(text)
    starts = frozenset(m.span[0] for m in mentions if m.kind not in {"time", "place"})
    drafts: list[_Draft] = []
    speaking: _Draft | None = None
    turn: _Draft | None = None
    end = 0
    for unit in units(text, sorted(sentences), quotes):
        found = find_in(unit, starts)
        if turn and "\n" not in text[end : unit.span[0]]:
            turn.content[-1] = (turn.content[-1][0], unit.span[1])
        else:
            turn = None
        end = unit.span[1]
        if speaking and _goes_on(unit, found, speaking):
            speaking.content.append(unit.span)
            speaking.awaits = False
            speaking.quoted = True
        here = [_draft(unit, one) for one in found]
        drafts += here
        turn = next((d for d in here if d.speech and d.content), turn)
        outer = [d for d, one in zip(here, found, strict=True) if _is_outer(unit, one)]
        if outer:
            speaking = outer[-1] if outer[-1].quoted or outer[-1].awaits else None
        elif not _is_quotation(unit):
            speaking = None
    quoted = [quote.span for quote in quotes]
    made = [_made(draft, quoted) for draft in drafts if draft.content]
    return sorted(made, key=lambda a: (a.cue, a.source, a.content))


def _goes_on(unit: Unit, found: Sequence[Found], speaking: _Draft) -> bool:
    if speaking.awaits:
        return True
    return _is_quotation(unit) and not any(_is_outer(unit, one) for one in found)


def _is_outer(unit: Unit, found: Found) -> bool:
    return unit.quote_of[found.cue[0][0]] == -1


def _is_quotation(unit: Unit) -> bool:
    """Whether a unit is one or several quotations and nothing else."""
    loose = sum(1 for number in unit.quote_of if number == -1)
    return unit.opens(0) and loose <= 1


def _draft(unit: Unit, found: Found) -> _Draft:
    content = [unit.chars(*t) for t in (_tidy(unit, t) for t in found.content) if t[0] < t[1]]
    last = found.content[-1] if found.content else None
    return _Draft(
        source=unit.chars(*found.source) if found.source else None,
        cue=[unit.chars(*t) for t in found.cue],
        content=content,
        awaits=found.awaits,
        speech=found.speech,
        quoted=bool(last and any(q >= 0 for q in unit.quote_of[last[0] : last[1]])),
    )


def _tidy(unit: Unit, content: Tokens) -> Tokens:
    """Without the commas and stops around it that belong to the sentence, not to what is said."""
    first, last = content
    while first < last and unit.low[first] in _LOOSE and unit.quote_of[first] == -1:
        first += 1
    while last > first and unit.low[last - 1] in _LOOSE and unit.quote_of[last - 1] == -1:
        last -= 1
    return (first, last)


def _made(draft: _Draft, quotes: Sequence[Span]) -> Attribution:
    return Attribution(
        source=(draft.source,) if draft.source else (),
        cue=tuple(draft.cue),
        content=tuple(draft.content),
        kind=_kind(draft.content, quotes),
    )


def _kind(content: Sequence[Span], quotes: Sequence[Span]) -> AttributionKind:
    outside = inside = 0
    for start, end in content:
        held = 0
        at = max(0, bisect.bisect_right(quotes, (start, start)) - 1)
        while at < len(quotes) and quotes[at][0] < end:
            held += max(0, min(end, quotes[at][1]) - max(start, quotes[at][0]))
            at += 1
        inside += held
        outside += end - start - held
    if not inside:
        return "indirect"
    # A stray mark or conjunction between two quotations does not make them indirect.
    return "direct" if outside <= len(content) * 2 else "mixed"

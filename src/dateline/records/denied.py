"""Which tellings say that an event did not happen, by what stands in the words.

The reader marks as denied what stands in the denial itself ("denied that it had shelled the town").
Where the denial only points back ("Moscow denied the reports"), the deed stands in the sentence
before it, told as done, and nothing there shows that its doer denies it. And where nothing around
an event that was read as denied denies it, it is no denial to hold against other pages.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator
from functools import cache

from dateline.model import EventMention, Participant, Reading, Span, overlaps
from dateline.records.compatible import denies, happening, same_side
from dateline.records.told import Party, Side, Told, sentence_at
from dateline.vocab.cues import cue_lexicon
from dateline.vocab.merging import merging
from dateline.vocab.words import words

_BETWEEN = 3
"""Words that may stand between the verb and what it points back with: "the two news reports"."""
_BEFORE = 20
"""Characters before the verb in which it may be taken back: "did not deny"."""
_THAT = "that"
_NO_DENIAL = frozenset({"not", "never", "nor", "to", "neither"})


def denied_in_words(told: Told) -> bool:
    """Whether the sentence of a telling that is read as a denial has words that deny.

    "Not only killed" denies nothing, nor does "did not mean to kill"; of two words that deny one is
    enough, wherever it stands.
    """
    table, start = merging(), told.event.span[0] - told.sentence[0]
    text = told.text.casefold().replace("’", "'")
    if not _verbs().isdisjoint(words(text)) or not table.untrue.isdisjoint(words(text)):
        return True
    before = words(text[:start])
    return any(
        (word in table.negations or word.endswith("n't"))
        and table.no_negation.isdisjoint(before[n + 1 : n + 2])
        for n, word in enumerate(before)
    )


def denial_of(told: Told) -> Span | None:
    """The word by which the page has the doer deny what it tells as somebody's claim.

    Denied is the last deed before it, in its sentence or the one before, of the doer's country;
    null where that is another one, or the deed is told by the page itself.
    """
    if told.event.modality not in ("reported", "alleged") or not told.source:
        return None
    for verb, who in _denials(told.reading, told.event.span[1]):
        answers = same_side(who, told.source) or _answers_for(who, told)
        if answers and _last_deed(told.reading, verb, _countries(told.source)) == told.event:
            return verb
    return None


def _answers_for(who: Side, told: Told) -> bool:
    """Whether a government denies what its people are said to have done to another country."""
    doers, hit = _countries(told.source), _countries(told.target)
    for_the_state = merging().for_the_state
    return bool(hit - doers) and any(
        p.country in doers and (p.kind == "state" or p.sector in for_the_state) for p in who
    )


def _denials(reading: Reading, start: int) -> Iterator[tuple[Span, Side]]:
    """The verbs of denial that point back, behind a place, with who denies."""
    for event in reading.events:
        if event.span[0] >= start and _points_back(reading, event.span):
            yield event.span, _parties(reading, [p.span for p in event.source])
    for said in reading.attributions:
        for cue in said.cue:
            if cue[0] >= start and _points_back(reading, cue):
                yield cue, _parties(reading, said.source)


def _parties(reading: Reading, spans: Iterable[Span]) -> Side:
    kept = list(spans)
    return tuple(
        Party(a.name, a.country, a.sector, a.code, a.kind)
        for a in reading.actors
        if any(overlaps(a.span, span) for span in kept)
    )


def _countries(side: Iterable[Party | Participant]) -> frozenset[str]:
    return frozenset(p.country for p in side if p.country) - merging().classes


def _points_back(reading: Reading, verb: Span) -> bool:
    """Whether a word denies, and names what it denies by nothing but "the reports"."""
    shown = words(reading.text[slice(*verb)].casefold())
    if not shown or shown[-1] not in _verbs():
        return False
    before = words(reading.text[max(0, verb[0] - _BEFORE) : verb[0]].casefold())[-2:]
    if any(word in _NO_DENIAL or word.endswith(("n't", "n’t")) for word in before):
        return False
    _, end = sentence_at(reading, verb)
    behind = words(reading.text[verb[1] : end].casefold())
    table = merging()
    at = next((n for n, word in enumerate(behind) if word in table.points_back), None)
    if at is None or at > _BETWEEN or _THAT in behind[:at]:
        return False
    return table.says_which.isdisjoint(behind[at + 1 : at + 2])


@cache
def _verbs() -> frozenset[str]:
    """The verbs of denial in all their forms."""
    return frozenset(
        cue.pieces[0]
        for cues in cue_lexicon().verbs.values()
        for cue in cues
        if len(cue.pieces) == 1 and "deny" in cue.frames.values()
    )


def _last_deed(reading: Reading, verb: Span, who: frozenset[str]) -> EventMention | None:
    """The last event that is told as done by those of a country, not far before a denial."""
    at = bisect.bisect_right([start for start, _ in reading.sentences], verb[0]) - 1
    earliest = reading.sentences[max(0, at - 1)][0] if at >= 0 else 0
    deeds = [
        event
        for event in reading.events
        if event.event is not None
        and earliest <= event.span[0]
        and event.span[1] <= verb[0]
        and happening(event) == "done"
        and not denies(event)
        and (not who or not who.isdisjoint(_countries(event.source)))
    ]
    return max(deeds, key=lambda event: event.span, default=None)

"""Five invented pages on a blast in a harbour: copies, reuse, a growing toll, a plan, a trial."""

from __future__ import annotations

import json
from typing import Any

from dateline.model import (
    Alternatives,
    Difference,
    Disagreement,
    DisagreementValue,
    Dossier,
    EventMention,
    EventPlace,
    EventRecord,
    EventTime,
    Participant,
    Reading,
    RecordActor,
    RecordMention,
    RecordNumber,
    Reuse,
    Span,
    StoryAssignment,
    Words,
    from_row,
    to_row,
)
from tests.brief.cod_war import HOSTILE

_FIRST = "Rebels bombed the harbour of Port Alder on Monday. Three people were killed, police said."
_OWN = "Divers searched the quay. The rebels had vowed to strike the harbour."
TEXTS = {
    "wire": _FIRST,
    "copy": _FIRST,
    "mixed": f"{_FIRST} {_OWN}",
    "later": "At least nine people died when rebels bombed Port Alder on 3 May, doctors said. "
    "The army said rebels bombed it in June. According to Coast Wire, two men were arrested.",
    "trial": "A court in Port Alder convicted two rebels on Friday. Rebels denied the bombing.",
}
_PAGES: dict[str, dict[str, Any]] = {
    "wire": {"outlet": "Coast Wire", "title": "Rebels bomb Port Alder", "published": "2021-05-03"},
    "copy": {"outlet": "Morning Buoy", "title": "Harbour blast", "published": "2021-05-03T20:00"},
    "mixed": {"outlet": "Quay Post", "title": "Blast at the quay", "published": "2021-05-04"},
    "later": {
        "outlet": "Alder Times",
        "title": "Toll rises after bombing",
        "published": "2021-05-05",
    },
    "trial": {"outlet": "Alder Times", "title": "Two convicted", "published": "2021-09-10"},
}
REBELS = RecordActor(name="Alder Rebels", sector="REB", code="REB")
PORT = RecordActor(name="Port Alder", country="ISL", sector="CVL", code="ISLCVL")


def span(doc: str, words: str, start: int = 0) -> Span:
    at = TEXTS[doc].index(words, start)
    return (at, at + len(words))


def _sentences(text: str) -> tuple[Span, ...]:
    spans, start = [], 0
    for at, sign in enumerate(text):
        if sign == ".":
            spans.append((start, at + 1))
            start = at + 2
    return tuple(spans)


def _mention(doc: str, words: str, origin: str, **more: Any) -> RecordMention:
    at = span(doc, words)
    sentence = next(s for s in _sentences(TEXTS[doc]) if s[0] <= at[0] and at[1] <= s[1])
    page = _PAGES[doc]
    return RecordMention(
        doc=doc, event=f"{doc}-{at[0]}", span=at, sentence=sentence, outlet=page["outlet"],
        published=page["published"], origin=origin, **more,
    )  # fmt: skip


def _value(
    value: str, *places: tuple[str, str], origins: tuple[str, ...] = ()
) -> DisagreementValue:
    return DisagreementValue(
        value=value,
        docs=tuple(doc for doc, _ in places),
        origins=origins,
        words=tuple(Words(doc=doc, span=span(doc, words)) for doc, words in places),
    )


def _record(key: str, event: Any, mentions: tuple[RecordMention, ...], **more: Any) -> EventRecord:
    origins = tuple(dict.fromkeys(one.origin for one in mentions if one.origin))
    quads: dict[str, Any] = {
        "ASSAULT": "material conflict", "COERCE": "material conflict",
        "THREATEN": "verbal conflict", "SANCTION": "material conflict",
    }  # fmt: skip
    base: dict[str, Any] = {
        "story": "blast", "quad": quads[event], "intensity": -9.0, "source": (REBELS,),
        "target": (PORT,), "summary": TEXTS[mentions[0].doc][slice(*mentions[0].sentence)],
        "status": "corroborated" if len(origins) > 1 else "single-origin",
        "outlets": tuple(dict.fromkeys(one.outlet for one in mentions if one.outlet)),
        "origins": origins, "independent_origins": len(origins), "confidence": 0.8,
    }  # fmt: skip
    return EventRecord(record=key, event=event, mentions=mentions, **(base | more))


def _blast() -> EventRecord:
    wire, times = "Coast Wire", "Alder Times"
    return _record(
        "blast", "ASSAULT",
        (
            _mention("wire", "bombed", wire), _mention("copy", "bombed", wire),
            _mention("mixed", "bombed", wire), _mention("later", "bombed", times),
        ),
        mode="explosives", date="2021-05-03", date_precision="day", date_origin="sentence",
        place=EventPlace(span=span("wire", "Port Alder"), name="Port Alder", country="ISL"),
        numbers=(
            RecordNumber(what="dead", value=9, bound="at least", docs=("later",), origins=(times,)),
        ),
        disagreements=(
            Disagreement(field="date", values=(
                _value("2021-05-03", ("wire", "Monday"), ("later", "3 May"), origins=(wire, times)),
                _value("2021-06", ("later", "June"), origins=("the army",)),
            )),
        ),
        differences=(
            Difference(field="number", kind="growth", values=(
                _value("at least 9 dead", ("later", "nine people died"), origins=(times,)),
                _value("3 dead", ("wire", "Three people were killed"), origins=(wire,)),
            )),
            Difference(field="place", kind="precision", values=(
                _value("harbour", ("mixed", "the quay")),
                _value("Port Alder", ("wire", "Port Alder")),
            )),
        ),
        alternatives=(
            Alternatives(field="date", values=(_value("2021-06", ("later", "June")),)),
            Alternatives(field="source", values=(_value("the army", ("later", "The army")),)),
        ),
        merged_from=("old-1", "old-2"),
    )  # fmt: skip


def harbour() -> Dossier:
    """Two stories of one topic, four records: the blast, its part, the vow before it, the trial."""
    vow = _record(
        "vow", "THREATEN", (_mention("mixed", "vowed", "Quay Post", modality="planned"),),
        status="planned", modality="planned", outcomes=("blast", "gone", "vow"),
    )  # fmt: skip
    arrests = _record(
        "arrests", "COERCE",
        (_mention("later", "arrested", "Coast Wire", attribution="According to Coast Wire"),),
        mode="arrest", date="2021-05", date_precision="month", part_of="blast", source=(),
        split_from="old-3",
    )  # fmt: skip
    trial = _record(
        "trial", "SANCTION", (_mention("trial", "convicted", "Alder Times"),), story="trial",
        mode="convict", date="2021-09-10", date_precision="day", source=(PORT,), target=(REBELS,),
    )  # fmt: skip
    reuse = Reuse(of="wire", share=0.55, spans=((0, len(_FIRST)),))
    stories = (
        StoryAssignment(id="wire", story="blast", topic="alder", origin="Coast Wire"),
        StoryAssignment(
            id="copy", story="blast", topic="alder", duplicate_of="wire", origin="Coast Wire",
            similarity=0.97,
        ),
        StoryAssignment(
            id="mixed", story="blast", topic="alder", origin="Quay Post", reuses=(reuse,)
        ),
        StoryAssignment(id="later", story="blast", topic="alder", origin="Alder Times"),
        StoryAssignment(id="trial", story="trial", topic="alder", origin="Alder Times"),
    )  # fmt: skip
    records = (_blast(), vow, arrests, trial)
    return Dossier(
        title="Port Alder",
        readings=tuple(_reading(doc, records) for doc in TEXTS),
        stories=stories,
        records=records,
    )


def _reading(doc: str, records: tuple[EventRecord, ...]) -> Reading:
    events = []
    for record in records:
        for one in record.mentions:
            if one.doc != doc:
                continue
            monday = (doc, record.record) in {("wire", "blast"), ("copy", "blast")}
            at = span(doc, "Monday") if monday else (0, 0)
            when = EventTime(value="2021-05-03", span=at, precision="day")
            rebels = TEXTS[doc].casefold().find("rebels")
            who = Participant(span=(rebels, rebels + 6), name="Alder Rebels")
            events.append(
                EventMention(
                    id=one.event, span=one.span, lemma="x", event=record.event, quad=record.quad,
                    intensity=record.intensity, source=(who,), time=when if monday else None,
                )
            )  # fmt: skip
    return Reading(
        id=doc, text=TEXTS[doc], language="en", published_precision="day",
        sentences=_sentences(TEXTS[doc]), events=tuple(events), **_PAGES[doc],
    )  # fmt: skip


def hostile_harbour() -> Dossier:
    """The same, by an outlet and on an origin and a value that are scripts."""
    rows = json.dumps(to_row(harbour()))
    for name in ("Alder Times", "the army"):
        rows = rows.replace(name, json.dumps(HOSTILE)[1:-1])
    return from_row(json.loads(rows), Dossier)

"""Records on the third Cod War, each with its reading, for every format."""

from __future__ import annotations

from typing import Any

from dateline.model import (
    Actor,
    EventMention,
    EventPlace,
    EventRecord,
    Number,
    Participant,
    Reading,
    RecordActor,
    RecordMention,
)

TEXT = (
    "British frigates shelled a village near Reykjavik on Thursday.\n\n"
    "Two fishermen died, a doctor said."
)
NAVY = RecordActor(name="Royal Navy", country="GBR", sector="MIL", code="GBRMIL")
FISHERS = RecordActor(name="fishermen", country="ISL", sector="CVL", code="ISLCVL")
ICELAND = RecordActor(name="Iceland", country="ISL", code="ISL")
BRITAIN = RecordActor(name="United Kingdom", country="GBR", code="GBR")
NATO = RecordActor(name="NATO", country="IGO", code="IGO")
REYKJAVIK = EventPlace(
    span=(40, 49), name="Reykjavik", country="ISL", admin1="Capital Region",
    lat=64.1355, lon=-21.8954, geonames=3413829, feature="PPLC",
)  # fmt: skip


def mention(doc: str = "a1", published: str | None = "1976-02-20T17:25", **more: Any) -> Any:
    values = {"doc": doc, "event": f"{doc}-e1", "span": (17, 24), "sentence": (0, 62),
              "outlet": "North Sea Herald", "published": published}  # fmt: skip
    return RecordMention(**(values | more))


def record(**more: Any) -> EventRecord:
    values: dict[str, Any] = {
        "record": "r-0000000000ff", "story": "s-000000000010", "event": "ASSAULT",
        "mode": "heavy-weapons", "cameo": "194", "context": ("military", "territory"),
        "quad": "material conflict", "intensity": -9.5, "source": (NAVY,), "target": (FISHERS,),
        "date": "1976-02-19", "date_precision": "day", "date_origin": "clause",
        "place": REYKJAVIK, "summary": 'British frigates shelled a "village".',
        "status": "corroborated", "modality": "reported", "mentions": (mention(),),
        "outlets": ("North Sea Herald", "Harbour Gazette"), "origins": ("Reuters", "AP"),
        "independent_origins": 2, "confidence": 0.83,
    }  # fmt: skip
    return EventRecord(**(values | more))


def talks(**more: Any) -> EventRecord:
    values: dict[str, Any] = {
        "record": "r-000000000100", "event": "CONSULT", "mode": "visit", "cameo": "040",
        "context": (), "quad": "verbal cooperation", "intensity": 4.0, "source": (ICELAND, NATO),
        "target": (BRITAIN,), "place": None, "summary": "Iceland and NATO visited London.",
        "status": "single-origin", "modality": "asserted",
    }  # fmt: skip
    return record(**(values | more))


def reading(**more: Any) -> Reading:
    ships = (0, 16)
    values: dict[str, Any] = {
        "id": "a1", "text": TEXT, "title": "A village shelled", "language": "en",
        "url": "https://herald.example/shelled?a=1", "domain": "herald.example",
        "sentences": ((0, 62), (64, 98)),
        "actors": (
            Actor(span=ships, name="Royal Navy", kind="organisation", wikidata="Q172771"),
            Actor(span=(68, 77), name="fishermen", kind="group"),
        ),
        "events": (
            EventMention(
                id="a1-e1", span=(17, 24), lemma="shell", event="ASSAULT",
                quad="material conflict", intensity=-9.5, confidence=0.5,
                source=(Participant(span=ships, name="Royal Navy"),),
                numbers=(Number(span=(64, 67), what="dead", value=2),),
            ),
        ),
    }  # fmt: skip
    return Reading(**(values | more))

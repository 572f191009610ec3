"""Six invented pages on the third Cod War, and the events that they tell of.

The dispute is history; the outlets and every sentence are written for the tests.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from dateline.model import (
    Disagreement,
    DisagreementField,
    DisagreementValue,
    EventPlace,
    RecordActor,
    Removed,
)

HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(2)>'
FORMULA = '=HYPERLINK("http://evil.example","x")'
ARABIC = "آيسلندا تقطع علاقاتها الدبلوماسية مع بريطانيا بسبب نزاع الصيد"

QUADS: dict[str, Any] = {
    "AGREE": ("verbal cooperation", 2.5),
    "CONSULT": ("verbal cooperation", 2.5),
    "RETREAT": ("material cooperation", 8.0),
    "ACCUSE": ("verbal conflict", -3.5),
    "REJECT": ("verbal conflict", -2.0),
    "THREATEN": ("verbal conflict", -3.5),
    "MOBILIZE": ("material conflict", -6.5),
    "SANCTION": ("material conflict", -6.0),
    "ASSAULT": ("material conflict", -9.0),
    "COERCE": ("material conflict", -7.0),
}
ICELAND = RecordActor(name="Iceland", country="ISL", sector="GOV", code="ISLGOV")
BRITAIN = RecordActor(name="United Kingdom", country="GBR", sector="GOV", code="GBRGOV")
NAVY = RecordActor(name="Royal Navy", country="GBR", sector="MIL", code="GBRMIL")
COAST_GUARD = RecordActor(name="Icelandic Coast Guard", country="ISL", sector="COP", code="ISLCOP")
NATO = RecordActor(name="NATO", country="IGO", sector=None, code="IGO")
WORDS = {
    "Iceland": ICELAND,
    "Reykjavik": ICELAND,
    "Britain": BRITAIN,
    "London": BRITAIN,
    "the Royal Navy": NAVY,
    "frigates": NAVY,
    "the coast guard": COAST_GUARD,
    "NATO": NATO,
}


@dataclass
class Told:
    """One event mention: page, words to find, who and whom as the page names them."""

    page: str
    sentence: str
    trigger: str
    source: str | None = None
    target: str | None = None
    says: str | None = None
    modality: Any = "asserted"
    origin: str | None = None


@dataclass
class Event:
    """One record."""

    key: str
    event: Any
    mode: str | None
    date: str | None
    precision: Any
    status: Any
    told: list[Told]
    summary: str
    place: EventPlace | None = None
    disagreements: tuple[Disagreement, ...] = ()
    modality: Any = "asserted"
    story: str = "cod-war"
    context: tuple[str, ...] = field(default=("diplomatic",))


HERALD = """Iceland broke off diplomatic relations with Britain on Thursday, the first such break \
between two members of NATO. A spokesman in Reykjavik said the frigates had left no other way.

Britain accused the coast guard of cutting the warps of a trawler in December. The coast guard \
denied it had fired on Britain first.

Britain said it might send more frigates towards Iceland if trawlers were harassed again."""

DISPATCH = """On 19 February Iceland cut its ties with Britain. "It is done," a minister told us.

The minister accused the Royal Navy of ramming the patrol ship Thor. According to London, Thor \
rammed the frigate. Iceland threatened to leave NATO unless the frigates went.

NATO offered in January to mediate between Iceland and Britain."""

POST = f"""{HOSTILE} said the sailor. Britain sent frigates to the waters off Iceland in \
November 1975.

{FORMULA} Britain refused to recognise the limit of Iceland. London alleged that Iceland had \
seized a trawler </details></section><script>alert(3)</script>."""

OBSERVER = """Iceland and Britain signed an agreement in Oslo on 1 June 1976. Britain will \
withdraw the frigates from the limit of Iceland within six months. Twenty-four trawlers may fish.

Talks between Britain and Iceland had failed in London in January. Critics cheered loudly."""

OSLO = EventPlace(
    span=(46, 50),
    name="Oslo",
    country="NOR",
    admin1="Oslo",
    lat=59.91,
    lon=10.75,
    geonames=3143244,
)


def pages() -> dict[str, dict[str, Any]]:
    return {
        "a1": {
            "outlet": "North Sea Herald",
            "title": "Iceland breaks with Britain over cod",
            "url": "https://herald.example/iceland-breaks?a=1&b=2",
            "text": HERALD,
            "published": "1976-02-19T17:25",
            "published_precision": "time",
            "published_from": "json-ld",
            "language": "en",
            "credit": "Reuters",
            "byline": "A. Writer",
            "path": "pages/herald.html",
            "removed": (
                Removed("Home News Sport Weather", "navigation"),
                Removed("You may also like: ten ways to cook haddock", "related"),
                Removed("Ten more things about herring that will surprise you", "related"),
            ),
        },
        "a2": {
            "outlet": "Reykjavik Dispatch",
            "title": "Ties are cut",
            "text": DISPATCH,
            "url": "https://dispatch.example/ties",
            "published": "1976-02-20",
            "published_precision": "day",
            "published_from": "text",
            "language": "en",
        },
        "a3": {
            "outlet": "Harbour Gazette",
            "title": "Iceland breaks with Britain over cod",
            "text": HERALD,
            "url": "https://gazette.example/9",
            "published": "1976-02",
            "published_precision": "month",
            "published_from": "meta",
            "language": "en",
            "credit": "Reuters",
        },
        "../a4 <x>": {
            "outlet": "+The <b>Fishing</b> Post",
            "title": HOSTILE,
            "text": POST,
            "url": "javascript:alert(4)",
            "language": "en",
            "warnings": ("the encoding was wrong <b>and</b> was repaired",),
        },
        "a5": {
            "outlet": None,
            "text": OBSERVER,
            "url": "https://observer.example/oslo",
            "title": "Oslo: " + "a settlement, after a long winter of collisions, notes and "
            "counter-notes, that neither side will call a defeat " * 4,
            "published": "1976",
            "published_precision": "year",
            "published_from": "url",
            "language": "en",
            "credit": "AP",
        },
        "a6": {
            "outlet": "الصحيفة",
            "title": ARABIC,
            "text": ARABIC + ".\n\n" + ARABIC + ".",
            "language": "ar",
            "published": "1976-02-21",
            "published_precision": "day",
            "published_from": "meta",
            "url": "https://arabic.example/x",
        },
    }


def _sides(name: DisagreementField, *values: tuple[str, tuple[str, ...]]) -> Disagreement:
    return Disagreement(
        field=name, values=tuple(DisagreementValue(value=v, docs=docs) for v, docs in values)
    )


def events() -> list[Event]:
    """Thirteen events: one corroborated, one contested, one denied, two planned, three undated."""
    broke, herald = "Iceland broke off", "North Sea Herald"
    # fmt: off
    return [
        Event("break", "SANCTION", "discontinue", "1976-02-19", "day", "corroborated", [
            Told("a1", broke, "broke off", "Iceland", "Britain", origin="Reuters"),
            Told("a3", broke, "broke off", "Iceland", "Britain", origin="Reuters"),
            Told("a2", "On 19 February", "cut", "Iceland", "Britain", origin="Reykjavik Dispatch"),
        ], "Iceland broke off relations with the United Kingdom", disagreements=(
            _sides("date", ("1976-02-19", ("a1", "a2")), ("1976-02-18", ("a3",))),
        )),
        Event("warps", "ACCUSE", "allege", "1975-12", "month", "single-origin", [
            Told("a1", "Britain accused", "accused", "Britain", "the coast guard", herald,
                 "reported", "Reuters"),
        ], "United Kingdom accused Icelandic Coast Guard", modality="reported"),
        Event("fired", "ASSAULT", "firearms", "1975-12-11", "day", "denied", [
            Told("a1", "The coast guard", "fired", "the coast guard", "Britain", "the coast guard",
                 "denied", "Reuters"),
        ], "Icelandic Coast Guard fired on United Kingdom (denied)", modality="denied",
            context=("military", "territory")),
        Event("more", "MOBILIZE", "troops", None, "none", "planned", [
            Told("a1", "Britain said it might", "send", "Britain", "Iceland", "Britain",
                 "planned", "Reuters"),
        ], "United Kingdom may send more frigates", modality="planned"),
        Event("ram", "ASSAULT", None, "1976-01-07", "day", "contested", [
            Told("a2", "The minister accused", "ramming", "the Royal Navy", None, "The minister",
                 "alleged", "Reykjavik Dispatch"),
            Told("a2", "According to London", "rammed", None, "frigate", "London", "reported",
                 "London"),
        ], "A collision at sea: each side says the other rammed it", modality="alleged",
            disagreements=(
                _sides("source", ("Royal Navy", ("a2",)), ("Icelandic Coast Guard", ("a2",))),
                _sides("occurrence", ("happened", ("a2",)), ("denied", ("a1",))),
            )),
        Event("leave", "THREATEN", "relations", None, "none", "single-origin", [
            Told("a2", "Iceland threatened", "threatened", "Iceland", "NATO"),
        ], "Iceland threatened NATO"),
        Event("mediate", "CONSULT", "third-party", "1976-01", "month", "single-origin", [
            Told("a2", "NATO offered", "mediate", "NATO", "Iceland"),
        ], "NATO offered to mediate between Iceland and United Kingdom"),
        Event("navy", "MOBILIZE", "troops", "1975-11", "month", "single-origin", [
            Told("../a4 <x>", "Britain sent", "sent", "Britain", "Iceland", HOSTILE),
        ], f"United Kingdom sent frigates {HOSTILE}", context=("military",)),
        Event("limit", "REJECT", "change", "1975", "year", "single-origin", [
            Told("../a4 <x>", FORMULA, "refused", "Britain", "Iceland"),
        ], FORMULA),
        Event("seize", "COERCE", "seize", None, "none", "single-origin", [
            Told("../a4 <x>", "London alleged", "seized", "Iceland", "trawler", "London",
                 "alleged"),
        ], "Iceland allegedly seized a trawler", modality="alleged"),
        Event("oslo", "AGREE", None, "1976-06-01", "day", "single-origin", [
            Told("a5", "Iceland and Britain", "signed", "Iceland", "Britain", origin="AP"),
        ], "Iceland and United Kingdom signed an agreement", place=OSLO, story="oslo"),
        Event("withdraw", "RETREAT", "withdraw", "1976", "year", "planned", [
            Told("a5", "Britain will withdraw", "withdraw", "Britain", "Iceland",
                 modality="planned", origin="AP"),
        ], "United Kingdom is to withdraw frigates", modality="planned", story="oslo"),
        Event("talks", "CONSULT", None, "1976-01-24", "day", "single-origin", [
            Told("a5", "Talks between", "Talks", "Britain", "Iceland", origin="AP"),
        ], "United Kingdom and Iceland held talks", story="oslo"),
    ]
    # fmt: on

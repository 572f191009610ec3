"""Readers of the corpora in `../shared/data` that the reader learns from, one function each.

Only the parts given for training are read. Licences and sources: `../shared/data/README.md`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from training.reader.gold import Example, GoldAttribution, GoldEvent, GoldMention, GoldPair, Span

DATA = Path(__file__).parents[3] / "shared" / "data"
_QUAD_OF_BINARY = {
    "1": ("verbal conflict", "material conflict"),
    "0": ("verbal cooperation", "material cooperation", "none"),
}
_YIELD = ("CONCEDE", "RETREAT")
_MAY_BE = {"none": "verbal conflict", "verbal conflict": "material conflict"}
"""PLOVER's class beside its own name that a class of the roles sentences may have: appeals are in
none of CAMEO's four, and reduced relations are verbal there."""
_HELD_OUT = 5
_RE3D = {
    "Organisation": "organisation", "Person": "person", "Location": "place",
    "Nationality": "group", "Temporal": "time", "MilitaryPlatform": "", "Weapon": "",
    "Quantity": "", "Money": "",
}  # fmt: skip


def rows(path: str) -> Iterator[dict[str, Any]]:
    """The rows of a JSON Lines file below the data folder."""
    with (DATA / path).open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def plv() -> Iterator[Example]:
    """PLV: sentences with one marked pair and its PLOVER root (Hu et al., ACL 2024).

    YIELD of PLOVER's older list is CONCEDE or RETREAT in today's.
    """
    for row in rows("relations/plv-train.jsonl"):
        event = row["event"]
        source, target = _span(row["pair"]["source"]), _span(row["pair"]["target"])
        kinds = _YIELD if event == "YIELD" else (event,)
        yield Example(
            id=row["id"], corpus="plv", text=row["text"],
            pairs=(GoldPair(source, target, kinds, (row["quad"],)),),
            events=(GoldEvent(None, event, (source,), (target,), quad=row["quad"]),),
        )  # fmt: skip


def aw() -> Iterator[Example]:
    """AW: pairs of ACE and WikiEvents, and whether source acts in conflict with target."""
    for row in rows("relations/aw-train.jsonl"):
        pair = GoldPair(
            _span(row["pair"]["source"]), _span(row["pair"]["target"]), (),
            _QUAD_OF_BINARY[row["gold_binary"]],
        )  # fmt: skip
        yield Example(id=row["id"], corpus="aw", text=row["text"], pairs=(pair,))


def roles() -> Iterator[Example]:
    """ConfliBERT's CAMEO set: sentences with their main event's source, target and quad class."""
    for row in rows("relations/roles-train.jsonl"):
        source = tuple(map(_span, row["source"]))
        target = tuple(map(_span, row["target"]))
        quads = tuple(quad for quad in (row["quad"], _MAY_BE.get(row["quad"])) if quad)
        pairs = tuple(GoldPair(s, t, (), quads) for s in source[:1] for t in target[:1] if quads)
        yield Example(
            id=row["id"], corpus="roles", text=row["text"], pairs=pairs,
            events=(GoldEvent(None, None, source, target, quad=row["quad"]),),
        )  # fmt: skip


def polnear(part: str = "train") -> Iterator[Example]:
    """PolNeAR: every attribution of an article (Newell et al., 2018)."""
    for row in rows(f"attributions/polnear-{part}.jsonl"):
        found = tuple(
            GoldAttribution(
                *(tuple(map(_span, one.get(k) or ())) for k in ("source", "cue", "content"))
            )
            for one in row["attributions"]
        )
        yield Example(id=row["id"], corpus="polnear", text=row["text"], attributions=found)


def re3d(part: str = "train") -> Iterator[Example]:
    """re3d: mentions in defence and security reports (dstl)."""
    for row in rows(f"mentions/re3d-{part}.jsonl"):
        found = tuple(
            GoldMention(_span(one["span"]), kind)
            for one in row["mentions"]
            if (kind := _RE3D.get(one["label"], ""))
        )
        yield Example(id=row["id"], corpus="re3d", text=row["text"], mentions=found)


def held_out(name: str) -> bool:
    """Whether a document of TimeBank, AQUAINT or MEANTIME is kept to measure modality on."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % _HELD_OUT == 0


def timeml(*, held: bool = False) -> Iterator[Example]:
    """TimeBank and AQUAINT: TimeML's events, with what it says of their standing.

    The documents to learn from, or, with `held`, those that are `held_out`.
    """
    for row in rows("times/tbaq-train.jsonl"):
        if held_out(row["id"]) != held:
            continue
        found = row["timeml_events"]
        # In 25 of AQUAINT's documents nearly every event is marked NEG: a slip, not what they say.
        sure = sum(one.get("polarity") == "NEG" for one in found) <= len(found) / 2
        words = tuple(
            GoldEvent(
                _span(one["span"]), None, None, None,
                modality=timeml_modality(one),
                negative=one.get("polarity") == "NEG" if sure else None,
            )
            for one in found
        )  # fmt: skip
        yield Example(id=row["id"], corpus="timeml", text=row["text"], words=words)


def timeml_modality(event: dict[str, Any]) -> str | None:
    """What TimeML's tense and modality say of an event's standing, where they say it plainly."""
    modal = (event.get("modality") or "").lower()
    if modal in {"would", "could", "may", "might", "can"}:
        return "hypothetical"
    if event.get("tense") == "FUTURE":
        return "planned"
    if event.get("tense") == "PAST":
        return "asserted"
    return None


def ecb() -> Iterator[Example]:
    """ECB+: event words with the cluster of mentions that each belongs to."""
    for row in rows("records/ecb-train.jsonl"):
        words = tuple(
            GoldEvent(_span(one["span"]), None, None, None, cluster=one["cluster"])
            for one in row["mentions"]
            if one["kind"] == "event" and one["validated"]
        )
        yield Example(id=row["id"], corpus="ecb", text=row["text"], words=words)


def meantime(*, held: bool = False) -> Iterator[Example]:
    """MEANTIME: Wikinews articles with events, their participants and their factuality.

    The documents to learn from, or, with `held`, those that are `held_out`.
    """
    for path in sorted((DATA / "meantime/intra_cross-doc_annotation").glob("*/*.xml")):
        if held_out(f"meantime-{path.stem}") == held:
            yield _meantime(path)


def _meantime(path: Path) -> Example:
    root = ET.parse(path).getroot()  # noqa: S314 (our own copy of a corpus)
    places: dict[str, Span] = {}
    text = ""
    sentence = None
    for token in root.iter("token"):
        if sentence is not None:
            text += "\n" if token.get("sentence") != sentence else " "
        sentence = token.get("sentence")
        start = len(text)
        text += token.text or ""
        places[str(token.get("t_id"))] = (start, len(text))
    spans: dict[str, Span] = {}
    marks = root.find("Markables")
    for mark in marks if marks is not None else ():
        inside = [places[str(anchor.get("t_id"))] for anchor in mark.iter("token_anchor")]
        if inside:
            spans[str(mark.get("m_id"))] = (inside[0][0], inside[-1][1])
    acts: dict[str, dict[str, list[Span]]] = {}
    for relation in root.iter("HAS_PARTICIPANT"):
        source, target = relation.find("source"), relation.find("target")
        role = relation.get("sem_role") or ""
        if source is not None and target is not None and role in {"Arg0", "Arg1"}:
            held = acts.setdefault(str(source.get("m_id")), {"Arg0": [], "Arg1": []})
            if str(target.get("m_id")) in spans:
                held[role].append(spans[str(target.get("m_id"))])
    words = tuple(
        GoldEvent(
            spans[str(mark.get("m_id"))], None,
            tuple(acts.get(str(mark.get("m_id")), {}).get("Arg0", ())) or None,
            tuple(acts.get(str(mark.get("m_id")), {}).get("Arg1", ())) or None,
            modality=_factuality(mark), negative=mark.get("polarity") == "NEG",
        )
        for mark in root.iter("EVENT_MENTION")
        if str(mark.get("m_id")) in spans
    )  # fmt: skip
    return Example(id=f"meantime-{path.stem}", corpus="meantime", text=text, words=words)


def _factuality(mark: ET.Element) -> str | None:
    """MEANTIME's certainty, time and conditional clauses in terms of modality."""
    if (mark.get("special_cases") or "").startswith("COND"):
        return "hypothetical"
    if mark.get("time") == "FUTURE":
        return "planned" if mark.get("certainty") == "CERTAIN" else "hypothetical"
    if mark.get("certainty") in {"POSSIBLE", "PROBABLE"}:
        return "hypothetical"
    if mark.get("certainty") == "CERTAIN" and mark.get("time") == "NON_FUTURE":
        return "denied" if mark.get("polarity") == "NEG" else "asserted"
    return None


def _span(pair: list[int]) -> Span:
    return (pair[0], pair[1])

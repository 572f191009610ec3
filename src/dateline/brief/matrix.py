"""Who reports what: a story's records by outlets, each cell saying how the outlet tells of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dateline.brief.index import UNKNOWN_OUTLET, Index, bare, mention_anchor, outlet
from dateline.brief.labels import chief
from dateline.brief.view import Card, Cell, Matrix, ReportKind, Row
from dateline.model import RecordMention
from dateline.vocab.plain_words import plain_words

OUTLETS_SHOWN, ROWS_SHOWN = 12, 14
_ORDER: tuple[ReportKind, ...] = ("own", "word", "denied", "undone")
"""Of several tellings on an outlet's pages, the one that is shown."""


def lay_out(cards: Sequence[Card], index: Index) -> Matrix | None:
    """The matrix of a story's records; null where a single outlet tells of all of them."""
    told = {card.number: _cells(card, index) for card in cards}
    many = Counter(name for cells in told.values() for name in cells)
    if len(many) < 2:
        return None
    columns = [name for name, _ in sorted(many.items(), key=lambda one: (-one[1], one[0]))]
    shown = tuple(columns[:OUTLETS_SHOWN])
    rows = [
        Row(card, part, tuple(told[card.number].get(name) for name in shown))
        for card, part in in_order(cards)
    ]
    if len(rows) <= ROWS_SHOWN + 4:
        return Matrix(shown, len(columns) - len(shown), tuple(rows), ())
    numbers = chief(cards, ROWS_SHOWN)
    first = tuple(row for row in rows if row.card.number in numbers)
    return Matrix(shown, len(columns) - len(shown), first, tuple(rows))


def in_order(cards: Sequence[Card]) -> list[tuple[Card, bool]]:
    """The records in order of time, each part right under its whole where that is among them."""
    there = {card.number for card in cards}
    under: dict[int, list[Card]] = {}
    tops = []
    for card in cards:
        if card.whole in there:
            under.setdefault(card.whole or 0, []).append(card)
        else:
            tops.append(card)
    out = []
    for card in tops:
        out.append((card, False))
        out += [(part, True) for part in under.get(card.number, [])]
    return out


def _cells(card: Card, index: Index) -> dict[str, Cell]:
    found: dict[str, list[tuple[int, int, ReportKind]]] = {}
    record = index.records[card.number - 1]
    for position, mention in enumerate(record.record.mentions):
        page = index.page(mention.doc)
        if page is None:
            continue
        name = mention.outlet or outlet(page.reading)
        known = name if name != UNKNOWN_OUTLET else f"page {page.number}"
        kind = _kind(mention, name, known=bool(page.reading.outlet or page.reading.credit))
        found.setdefault(known, []).append((_ORDER.index(kind), position, kind))
    plain = plain_words().reports
    out = {}
    for name, tellings in found.items():
        _, position, kind = min(tellings)
        mark = mention_anchor(record, position)
        out[name] = Cell(mark=mark, kind=kind, says=f"{name} {plain[kind]}")
    return out


def _kind(mention: RecordMention, name: str, *, known: bool) -> ReportKind:
    if mention.modality == "denied":
        return "denied"
    if mention.modality in ("planned", "threatened", "hypothetical", "opinion"):
        return "undone"
    own = mention.origin is None or not known or bare(mention.origin) == bare(name)
    return "own" if own and not mention.attribution else "word"

"""Ids that last: a record keeps its id from run to run, and what becomes of an id is written down.

A run knows nothing of earlier ones but the records that it is handed. A record of this run and one
of an earlier run are the same as far as they share mentions: words at the same place of the same
article. So the bookkeeping is a matching of two partitions of one set of mentions.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, count

from msgspec.structs import replace

from dateline.model import EventRecord, RecordMention, Span
from dateline.records.build import by_publication, record_id, short_id

Shared = dict[int, Counter[str]]
"""For each record of this run, by its place, how many mentions each earlier id has in it."""


def identify(
    records: Sequence[EventRecord], previous: Iterable[EventRecord] = ()
) -> list[EventRecord]:
    """The records with their lasting ids, in the same order; no two have one id.

    Of the records of an earlier run, each id goes to the record with which its own shares most
    mentions, if that has taken no other. An id that goes to none is named in `merged_from` of the
    record that has most of its mentions, together with the ids that it had taken in itself. A
    record that is more of an earlier one than it is of the one whose id it bears names it in
    `split_from`. An id of which no mention is left in this run is dropped: its pages were not
    given.
    """
    earlier = sorted(previous, key=lambda r: r.record)
    shared = _shared(records, earlier)
    kept = _kept(records, shared)
    ids = _with_new_ids(records, kept, {old.record for old in earlier})
    if not earlier:
        return [replace(r, record=ids[n]) for n, r in enumerate(records)]
    absorbed = _absorbed(records, shared, kept)
    chains: dict[str, set[str]] = defaultdict(set)
    split: dict[str, str | None] = {}
    for old in earlier:
        chains[old.record].update(old.merged_from)
        split[old.record] = old.split_from
    alive = set(ids)
    out = []
    for n, record in enumerate(records):
        own = kept.get(n)
        taken_in = {*absorbed[n], *([own] if own else [])}
        merged = (taken_in.union(*(chains[old] for old in taken_in))) - alive
        out.append(
            replace(
                record,
                record=ids[n],
                merged_from=tuple(sorted(merged)),
                split_from=_split_from(n, shared, kept, taken_in)
                or _unless(split.get(own or ""), {*merged, ids[n]}),
            )
        )
    return out


def _shared(records: Sequence[EventRecord], earlier: Sequence[EventRecord]) -> Shared:
    """Count common mentions: by event where the ids agree, else by the words' place alone.

    Another version of the reader numbers a page's events anew, but finds them at the same words.
    """
    exact: dict[tuple[str, Span, str], list[str]] = defaultdict(list)
    placed: dict[tuple[str, Span], list[str]] = defaultdict(list)
    for old in earlier:
        for m in old.mentions:
            exact[m.doc, m.span, m.event].append(old.record)
            placed[m.doc, m.span].append(old.record)
    found: Shared = {n: Counter() for n in range(len(records))}
    if not placed:
        return found
    for n, record in enumerate(records):
        for m in record.mentions:
            there = exact.get((m.doc, m.span, m.event)) or placed.get((m.doc, m.span), [])
            found[n].update(set(there))
    return found


def _kept(records: Sequence[EventRecord], shared: Shared) -> dict[int, str]:
    """The earlier id that each record takes over, the largest share first.

    Of equal shares, the record keeps the id whose first telling it still begins with.
    """
    pairs = sorted(
        (-many, records[n].record != old, old, records[n].record, n)
        for n, olds in shared.items()
        for old, many in olds.items()
    )
    kept: dict[int, str] = {}
    gone: set[str] = set()
    for _, _, old, _, n in pairs:
        if n not in kept and old not in gone:
            kept[n] = old
            gone.add(old)
    return kept


def _with_new_ids(
    records: Sequence[EventRecord], kept: dict[int, str], earlier: set[str]
) -> list[str]:
    """Every record's id: the one that it keeps, or one that no record bears or bore."""
    ids = [kept.get(n, "") for n in range(len(records))]
    used = earlier | set(ids)
    first = [min(map(by_publication, record.mentions)) for record in records]
    for n in sorted(range(len(records)), key=lambda n: first[n]):
        if not ids[n]:
            ids[n] = next(one for one in _names(records[n].mentions) if one not in used)
            used.add(ids[n])
    return ids


def _names(mentions: Sequence[RecordMention]) -> Iterable[str]:
    """Ids that a record may have, the best first; there is always another."""
    ordered = sorted(mentions, key=by_publication)
    first = ordered[0]
    plain = (record_id([mention]) for mention in ordered)
    return chain(
        plain, (short_id("r-", f"{record_id([first])}|{first.event}|{n}") for n in count(1))
    )


def _absorbed(
    records: Sequence[EventRecord], shared: Shared, kept: dict[int, str]
) -> dict[int, set[str]]:
    """For each record the earlier ids that nobody took and most of whose mentions it has."""
    taken = set(kept.values())
    heir: dict[str, tuple[int, str, int]] = {}
    for n, olds in shared.items():
        for old, many in olds.items():
            if old not in taken:
                claim = (-many, records[n].record, n)
                heir[old] = min(claim, heir.get(old, claim))
    found: dict[int, set[str]] = defaultdict(set)
    for old, (_, _, n) in heir.items():
        found[n].add(old)
    return found


def _split_from(n: int, shared: Shared, kept: dict[int, str], own: set[str]) -> str | None:
    """The earlier record of which this one is more than of its own, where it is another's now."""
    mine = shared[n][kept[n]] if n in kept else 0
    others = [(-many, old) for old, many in shared[n].items() if old not in own and many > mine]
    return min(others)[1] if others else None


def _unless(one: str | None, among: set[str]) -> str | None:
    return None if one in among else one

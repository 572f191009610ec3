"""Ids from run to run: what keeps its id, what gets a new one, and what is written down."""

from __future__ import annotations

import random
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dateline.model import EventRecord, Reading, RecordMention
from dateline.records import merge
from dateline.records.build import record_id
from dateline.records.history import identify
from tests.records.making import strike, together


def mention(doc: str, at: int = 0, published: str | None = "1976-02-20") -> RecordMention:
    return RecordMention(
        doc=doc, event=f"{doc}-e{at}", span=(at, at + 5), sentence=(0, 50), published=published
    )


def record(*mentions: RecordMention) -> EventRecord:
    """A record as `build` makes it: with the id that it has when nothing came before."""
    return EventRecord(
        record=record_id(mentions),
        event="ASSAULT",
        quad="material conflict",
        intensity=-9.0,
        summary="Frigates rammed a gunboat.",
        status="single-origin",
        mentions=mentions,
        independent_origins=1,
        confidence=0.5,
    )


A, B, C, D, E = (mention(name) for name in "abcde")


def test_an_id_comes_from_the_earliest_published_telling() -> None:
    early, late = mention("z", published="1976-02-19"), mention("a", published="1976-02-20")
    assert record_id([late, early]) == record_id([early])
    assert record_id([late, mention("0", published=None)]) == record_id([late])


def test_what_grows_keeps_its_id_even_when_an_earlier_telling_comes() -> None:
    before = identify([record(B)])
    after = identify([record(mention("a", published="1976-02-01"), B)], before)
    assert after[0].record == before[0].record
    assert (after[0].merged_from, after[0].split_from) == ((), None)


def test_a_merge_is_written_down_and_stays_so() -> None:
    before = identify([record(A, B), record(C)])
    large, small = (r.record for r in before)
    merged = identify([record(A, B, C)], before)
    assert (merged[0].record, merged[0].merged_from) == (large, (small,))
    # Two runs later, merged into something larger, the whole chain is still there.
    other = identify([record(D, E, mention("f"), mention("g"))])
    whole = identify([record(*merged[0].mentions, *other[0].mentions)], [*merged, *other])
    assert whole[0].record == other[0].record
    assert whole[0].merged_from == tuple(sorted((large, small)))


def test_a_split_is_written_down_and_stays_so() -> None:
    before = identify([record(A, B, C)])
    after = identify([record(A), record(B, C)], before)
    assert after[1].record == before[0].record
    assert after[0].record != before[0].record
    assert (after[0].split_from, after[1].split_from) == (before[0].record, None)
    again = identify([record(A, D), record(B, C)], after)
    assert [r.record for r in again] == [r.record for r in after]
    assert again[0].split_from == before[0].record
    # Joined again: the split is no more, and its id is among those merged.
    joined = identify([record(A, B, C, D)], again)
    assert joined[0].merged_from == (after[0].record,)
    assert joined[0].split_from is None


def test_of_two_halves_the_one_with_the_first_telling_keeps_the_id() -> None:
    before = identify([record(A, B)])
    after = identify([record(B), record(A)], before)
    assert after[1].record == before[0].record
    assert after[0].split_from == before[0].record


def test_a_new_record_never_bears_an_id_that_an_earlier_one_has() -> None:
    # The first telling, which gave the id, goes; the id stays with the rest.
    before = identify([record(A, B, C)])
    after = identify([record(A), record(B, C)], before)
    assert len({r.record for r in after}) == 2
    more = identify([record(A), record(mention("a", 0), B, C)], before)
    assert len({r.record for r in more}) == 2


def test_pages_that_are_gone_leave_nothing_behind() -> None:
    before = identify([record(A), record(B)])
    after = identify([record(C)], before)
    assert (after[0].merged_from, after[0].split_from) == ((), None)


def test_other_numbers_for_a_pages_events_change_nothing() -> None:
    before = identify([record(A, B)])
    renumbered = [replace(m, event=f"{m.event}9") for m in (B, A)]
    assert identify([record(*renumbered)], before)[0].record == before[0].record


groups = st.lists(st.integers(0, 5), min_size=1, max_size=12)


def partition(numbers: Sequence[int]) -> list[EventRecord]:
    found: dict[int, list[RecordMention]] = {}
    for n, group in enumerate(numbers):
        found.setdefault(group, []).append(mention(f"d{n:02}"))
    return [record(*members) for members in found.values()]


@given(first=groups, second=groups, third=groups)
@settings(max_examples=150, deadline=None)
def test_whatever_changes_is_written_down(
    first: list[int], second: list[int], third: list[int]
) -> None:
    one = identify(partition(first))
    two = identify(partition(second), one)
    three = identify(partition(third), two)
    for before, after in ((one, two), (two, three)):
        now = {r.record for r in after}
        assert len(now) == len(after)
        known = now | {old for r in after for old in r.merged_from}
        here = {m.doc for r in after for m in r.mentions}
        for old in before:
            if here & {m.doc for m in old.mentions}:
                assert old.record in known
        for r in after:
            assert r.record not in r.merged_from
            assert not now.intersection(r.merged_from)
            assert r.split_from != r.record
        # Given again, the same: and in any order.
        assert identify(after, after) == after
        assert identify(after, after[::-1]) == after


def test_pages_that_come_one_by_one_keep_their_records_ids() -> None:
    places = ("Iceland", "ISL"), ("Norway", "NOR"), ("Denmark", "DNK"), ("Ireland", "IRL")
    pages: list[Reading] = []
    for n in range(30):
        on, code = places[n % 4]
        day = 1 + 5 * (n % 3)
        text = f"Britain attacked two gunboats of {on} with frigates off cape {n % 3}, it is said."
        told = {"when": (f"1976-02-{day:02}", None)}
        published = f"1976-02-{day + n % 2:02}"
        pages.append(strike(f"p{n * 7 % 30:02}", on=on, on_code=code, text=text, told=told,
                            published=published))  # fmt: skip
    random.Random(7).shuffle(pages)  # noqa: S311 (no secret)
    before: list[EventRecord] = []
    for many in range(1, len(pages) + 1):
        given_now = pages[:many]
        after = merge(given_now, together(given_now), before)
        now = {r.record for r in after}
        gone = {r.record for r in before} - now
        assert gone <= {old for r in after for old in r.merged_from}
        fresh = {r.record for r in after} - {r.record for r in before}
        holder = {m.doc: r for r in before for m in r.mentions}
        for r in after:
            if r.record in fresh and any(m.doc in holder for m in r.mentions):
                assert r.split_from is not None
        before = after
    assert len(before) < len(pages)
    # All at once gives the same events.
    whole = merge(pages, together(pages))
    assert {r.mentions for r in whole} == {r.mentions for r in before}

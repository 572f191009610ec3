"""Which records are counted, and what is said of those that are not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from dateline.cli.run import Run
from dateline.model import EventRecord, told_as_done


class Counted:
    """Passes on the records that the pages tell of as done, and counts the others by reason.

    What is a part of another record (`part_of`) is passed over too: the event counts once.
    """

    def __init__(self, *, everything: bool) -> None:
        self._everything = everything
        self._passed_over: Counter[str] = Counter()
        self._parts = 0

    def of(self, records: Iterable[EventRecord]) -> Iterator[EventRecord]:
        """The records that are counted: all of them where everything is wanted."""
        for record in records:
            if self._everything or (told_as_done(record) and record.part_of is None):
                yield record
            elif told_as_done(record):
                self._parts += 1
            else:
                self._passed_over[_reason(record)] += 1

    def say(self, run: Run) -> None:
        """One note on what was passed over, if anything was."""
        if many := self._passed_over.total():
            kinds = ", ".join(
                f"{number} {kind}" for kind, number in sorted(self._passed_over.items())
            )
            run.say(f"{records(many)} left out, not told as done ({kinds}); --all keeps them")
        if self._parts:
            run.say(f"{records(self._parts)} left out, part of another event; --all keeps them")


def records(many: int) -> str:
    """`1 record`, `2 records`."""
    return f"{many} record{'' if many == 1 else 's'}"


def _reason(record: EventRecord) -> str:
    return record.status if record.status in ("planned", "denied", "contested") else record.modality

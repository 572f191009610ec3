"""Persons who hold or held an office, with dated terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

import msgspec

from dateline.errors import VocabularyError
from dateline.model import Sector
from dateline.vocab.files import read_tsv
from dateline.vocab.installed import user_actors

if TYPE_CHECKING:
    from dateline.vocab.user_actors import UserActors

_LAST_YEAR: Final = "2025"
"""The year up to whose end the terms are known."""


class Term(msgspec.Struct, frozen=True):
    """One office of one person, from `start` to `end`.

    Dates are ISO 8601, as precise as known ("2014", "2014-06", "2014-06-08"); an empty `end` means
    in office as far as known, and an empty `start` for as long as is known.
    """

    country: str | None
    office: str
    sector: Sector | None
    start: str
    end: str

    @property
    def years(self) -> int:
        """How many calendar years it touches, up to the vocabulary's last one.

        A term whose start nobody gives counts as one.
        """
        end = self.end[:4] or _LAST_YEAR
        return int(end) - int(self.start[:4] or end) + 1

    def holds(self, date: str) -> bool:
        """Whether the office was held at `date`, an ISO date of any precision."""
        return self.began(date) and not self.ended(date)

    def began(self, date: str) -> bool:
        """Whether the term had begun at `date`, at the precision that both dates have."""
        return _cut(self.start, date) <= _cut(date, self.start)

    def ended(self, date: str) -> bool:
        """Whether the term was over at `date`, at the precision that both dates have."""
        return bool(self.end) and _cut(date, self.end) > _cut(self.end, date)


class Holder(msgspec.Struct, frozen=True):
    """A person with all known terms, in the order of their start."""

    name: str
    aliases: tuple[str, ...]
    """Other spellings, and the surname where it alone is enough."""
    terms: tuple[Term, ...]
    wikidata: str | None

    def term(self, date: str | None) -> tuple[Term, bool]:
        """The term that counts at `date`, and whether the office is held then."""
        return counting(self.terms, date)


def counting(terms: Sequence[Term], date: str | None) -> tuple[Term, bool]:
    """Of `terms`, in the order of their start, the one that counts at `date`, and whether it holds.

    Outside every term it is the last one that had begun, or the first. Without a date it is the
    last one of the office that was held longest, and counts as held: that is what most texts know
    the person by; where the last term has ended, one without dates of its own goes before it.
    """
    if not date:
        bare = next((term for term in terms if not (term.start or term.end)), None)
        return (bare if bare and terms[-1].end else _longest(terms)), True
    held = [term for term in terms if term.holds(date)]
    if held:
        return held[-1], True
    begun = [term for term in terms if term.began(date)]
    return (begun[-1] if begun else terms[0]), False


def _longest(terms: Sequence[Term]) -> Term:
    years: Counter[tuple[str | None, str]] = Counter()
    for term in terms:
        years[term.country, term.office] += term.years
    longest = max(years.values())
    return [term for term in terms if years[term.country, term.office] == longest][-1]


@cache
def office_holders() -> tuple[Holder, ...]:
    """Every holder, in the file's order; raises `VocabularyError` when the file is broken."""
    rows: dict[str, list[dict[str, str]]] = {}
    for row in read_tsv("office_holders.tsv"):
        rows.setdefault(row["name"], []).append(row)
    try:
        return tuple(_holder(name, found) for name, found in rows.items())
    except msgspec.ValidationError as error:
        raise VocabularyError(f"vocab/data/office_holders.tsv: {error}") from error


_Offices: TypeAlias = dict[tuple[str, str], list[tuple[Term, Holder]]]


@cache
def _by_office() -> _Offices:
    return _offices(office_holders())


@lru_cache(maxsize=1)
def _own_by_office(own: UserActors) -> _Offices:
    return _offices(own.holders)


def _offices(holders: Sequence[Holder]) -> _Offices:
    table: _Offices = {}
    for holder in holders:
        for term in holder.terms:
            if term.country and term.office:
                table.setdefault((term.country, term.office), []).append((term, holder))
    return table


def in_office(country: str, office: str, date: str) -> Holder | None:
    """Who held `office` in `country` at `date`; null when nobody known did, or more than one.

    Where the user's own actors have a holder at that date, the packaged ones are not asked.
    """
    own = user_actors()
    for table in (_own_by_office(own) if own else {}, _by_office()):
        held = [holder for term, holder in table.get((country, office), ()) if term.holds(date)]
        if held:
            return held[0] if len(held) == 1 else None
    return None


def _holder(name: str, rows: Sequence[dict[str, str]]) -> Holder:
    aliases = [alias for row in rows for alias in row["aliases"].split("|") if alias]
    terms = [
        {
            "country": row["country"] or None,
            "office": row["office"],
            "sector": row["sector"] or None,
            "start": row["start"],
            "end": row["end"],
        }
        for row in sorted(rows, key=lambda row: row["start"])
    ]
    wikidata = next((row["wikidata"] for row in rows if row["wikidata"]), None)
    return msgspec.convert(
        {"name": name, "aliases": aliases, "terms": terms, "wikidata": wikidata}, Holder
    )


def _cut(date: str, other: str) -> str:
    return date[: min(len(date), len(other), 10)]

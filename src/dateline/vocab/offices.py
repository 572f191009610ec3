"""Persons who hold or held an office, with dated terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Final

import msgspec

from dateline.errors import VocabularyError
from dateline.model import Sector
from dateline.vocab.files import read_tsv

_LAST_YEAR: Final = "2025"
"""The year up to whose end the terms are known."""


class Term(msgspec.Struct, frozen=True):
    """One office of one person, from `start` to `end`.

    Dates are ISO 8601, as precise as known ("2014", "2014-06", "2014-06-08"); an empty `end` means
    in office as far as known.
    """

    country: str | None
    office: str
    sector: Sector | None
    start: str
    end: str

    @property
    def years(self) -> int:
        """How many calendar years it touches, up to the vocabulary's last one."""
        return int(self.end[:4] or _LAST_YEAR) - int(self.start[:4]) + 1

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
        """The term that counts at `date`, and whether the office is held then.

        Outside every term it is the last one that had begun, or the first. Without a date it is
        the last one of the office that was held longest, and counts as held: that is what most
        texts know the person by.
        """
        if not date:
            years: Counter[tuple[str | None, str]] = Counter()
            for term in self.terms:
                years[term.country, term.office] += term.years
            longest = max(years.values())
            known = [t for t in self.terms if years[t.country, t.office] == longest]
            return known[-1], True
        held = [term for term in self.terms if term.holds(date)]
        if held:
            return held[-1], True
        begun = [term for term in self.terms if term.began(date)]
        return (begun[-1] if begun else self.terms[0]), False


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


@cache
def _by_office() -> dict[tuple[str, str], tuple[tuple[Term, Holder], ...]]:
    table: dict[tuple[str, str], tuple[tuple[Term, Holder], ...]] = {}
    for holder in office_holders():
        for term in holder.terms:
            if term.country:
                at = (term.country, term.office)
                table[at] = (*table.get(at, ()), (term, holder))
    return table


def in_office(country: str, office: str, date: str) -> Holder | None:
    """Who held `office` in `country` at `date`; null when nobody known did, or more than one."""
    found = _by_office().get((country, office), ())
    held = [holder for term, holder in found if term.holds(date)]
    return held[0] if len(held) == 1 else None


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

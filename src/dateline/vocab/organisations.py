"""Organisations that news names: alliances, agencies, armed groups, parties, firms, media."""

from __future__ import annotations

from functools import cache

import msgspec
from msgspec.structs import replace

from dateline.errors import VocabularyError
from dateline.model import ActorKind, Sector
from dateline.vocab.files import read_tsv
from dateline.vocab.offices import Term, counting


class Organisation(msgspec.Struct, frozen=True):
    """A known organisation or group."""

    name: str
    aliases: tuple[str, ...]
    """Other names; a short one all in capitals is an acronym and counts only as it is written."""
    country: str | None
    """ISO 3166-1 alpha-3, or PLOVER's IGO, UNO, EUR, NGO, ISM, IMG, MNC."""
    sector: Sector | None
    kind: ActorKind
    wikidata: str | None
    shared: bool
    """Whether many countries have a body of that name, and `country` is only the one most often
    meant ("National Security Council"); null where none is."""
    terms: tuple[Term, ...] = ()
    """Dated codes, in the order of their start, of one whose country or sector has changed."""

    def at(self, date: str | None) -> Organisation:
        """The organisation with the codes that it had at `date`, an ISO date of any precision."""
        if not self.terms:
            return self
        term, _ = counting(self.terms, date)
        return replace(self, country=term.country, sector=term.sector, terms=())


class Membership(msgspec.Struct, frozen=True):
    """A member of a group of states, and how long."""

    country: str
    start: str
    """ISO 8601, as precise as known; empty for a founder."""
    end: str
    """Empty while it is a member."""


def members(name: str, date: str | None) -> tuple[str, ...]:
    """The states of an alliance or group on that day, by ISO alpha-3; none where none are known.

    Without a date they are the present ones. Dates are compared at the precision that both have.
    """
    return tuple(
        each.country
        for each in _memberships().get(name, ())
        if (not each.end if date is None else _holds(each, date))
    )


def _holds(each: Membership, date: str) -> bool:
    begun = each.start[: len(date)] <= date[: len(each.start)]
    return begun and not (each.end and date[: len(each.end)] > each.end[: len(date)])


@cache
def _memberships() -> dict[str, tuple[Membership, ...]]:
    return {
        row["name"]: tuple(_membership(cell) for cell in row["members"].split(" "))
        for row in read_tsv("memberships.tsv")
    }


def _membership(cell: str) -> Membership:
    country, _, term = cell.partition(":")
    start, _, end = term.partition("..")
    return Membership(country, start, end)


@cache
def organisations() -> tuple[Organisation, ...]:
    """The packaged list; raises `VocabularyError` when the file is broken."""
    try:
        return tuple(
            msgspec.convert(
                {key: cell or None for key, cell in row.items()}
                | {
                    "aliases": row["aliases"].split("|") if row["aliases"] else [],
                    "shared": row["care"] == "shared",
                },
                Organisation,
            )
            for row in read_tsv("organisations.tsv")
        )
    except msgspec.ValidationError as error:
        raise VocabularyError(f"vocab/data/organisations.tsv: {error}") from error

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
    terms: tuple[Term, ...] = ()
    """Dated codes, in the order of their start, of one whose country or sector has changed."""

    def at(self, date: str | None) -> Organisation:
        """The organisation with the codes that it had at `date`, an ISO date of any precision."""
        if not self.terms:
            return self
        term, _ = counting(self.terms, date)
        return replace(self, country=term.country, sector=term.sector, terms=())


@cache
def organisations() -> tuple[Organisation, ...]:
    """The packaged list; raises `VocabularyError` when the file is broken."""
    try:
        return tuple(
            msgspec.convert(
                {key: cell or None for key, cell in row.items()}
                | {"aliases": row["aliases"].split("|") if row["aliases"] else []},
                Organisation,
            )
            for row in read_tsv("organisations.tsv")
        )
    except msgspec.ValidationError as error:
        raise VocabularyError(f"vocab/data/organisations.tsv: {error}") from error

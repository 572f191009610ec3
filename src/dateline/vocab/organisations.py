"""Organisations that news names: alliances, agencies, armed groups, parties, firms, media."""

from __future__ import annotations

from functools import cache

import msgspec

from dateline.errors import VocabularyError
from dateline.model import ActorKind, Sector
from dateline.vocab.files import read_tsv


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

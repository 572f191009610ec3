"""What dateline's codes are in other event data: CAMEO, GDELT, ICEWS and ACLED."""

from __future__ import annotations

from functools import cache

import msgspec

from dateline.model import EventType, Modality, Sector
from dateline.vocab.files import read_tsv, read_yaml
from dateline.vocab.plover import plover


class CountryCodes(msgspec.Struct, frozen=True):
    """A country's codes beside ISO 3166-1 alpha-3; each null where it has none or none is sure."""

    numeric: int | None
    """ISO 3166-1 numeric."""
    fips: str | None
    """FIPS 10-4, as in GDELT's Geo columns; none for Palestine, which has two there."""
    cow: int | None
    """The state's number in the Correlates of War list."""
    cameo: str
    """CAMEO's code, ISO's own but for a few."""
    acled_region: str | None


class CameoCode(msgspec.Struct, frozen=True):
    """A CAMEO code as ICEWS has it."""

    name: str | None
    goldstein: float
    """ICEWS' intensity, -10 to 10."""


class CountryLike(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a code such as IGO or UNO is in GDELT's three columns; empty where it is nothing."""

    country: str
    group: str
    type: str


class Exports(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that is more than one column of codes."""

    source: str
    cameo_of_mode: dict[EventType, dict[str, str]]
    cameo_type: dict[Sector, str]
    country_like: dict[str, CountryLike]
    icews_sector: dict[Sector, str]
    icews_country: dict[str, str]
    """ICEWS' names of countries where they are not ours; by ISO alpha-3."""
    acled_country: dict[str, str]
    acled_actors: tuple[str, ...]
    """ACLED's types of actors in the order of their numbers, from 1."""
    acled_inter: dict[Sector, str]
    acled_unarmed: frozenset[Sector]
    """State bodies whose people count as civilians when they are attacked."""
    acled_arrest_contexts: frozenset[str]
    acled_event: dict[EventType, dict[str, tuple[str, str, str, str]]]
    """Disorder type, event type and sub-event type, by mode; `armed` where a side must be."""
    plover_auxiliary: dict[Modality, str]
    """PLOVER's auxiliary modes, for what is not told as done."""


@cache
def country_codes() -> dict[str, CountryCodes]:
    """Every country's codes by ISO alpha-3; raises `VocabularyError` when the file is broken."""
    return {
        row["iso3"]: CountryCodes(
            numeric=int(row["numeric"]) if row["numeric"] else None,
            fips=row["fips"] or None,
            cow=int(row["cow"]) if row["cow"] else None,
            cameo=row["cameo"],
            acled_region=row["acled_region"] or None,
        )
        for row in read_tsv("country_codes.tsv")
    }


@cache
def cameo_codes() -> dict[str, CameoCode]:
    """ICEWS' names and values by CAMEO code, three digits or more."""
    return {
        row["code"]: CameoCode(row["name"] or None, float(row["goldstein"]))
        for row in read_tsv("cameo.tsv")
    }


@cache
def us_states() -> dict[str, str]:
    """The postal code of each state of the United States by its name."""
    return {row["name"]: row["code"] for row in read_tsv("admin1.tsv") if row["iso3"] == "USA"}


@cache
def exports() -> Exports:
    """The packaged tables; raises `VocabularyError` when the file is broken."""
    return read_yaml("exports.yaml", Exports)


def cameo_of(event: EventType, mode: str | None, code: str | None) -> str:
    """The CAMEO code of an event: its own, or where that is only the type's, its mode's."""
    general = plover().events[event].cameo
    narrower = exports().cameo_of_mode.get(event, {}).get(mode or "")
    return narrower if narrower and code in (None, general) else code or general


def goldstein(code: str) -> float | None:
    """ICEWS' value of a CAMEO code, or of the code above it; null for what is no CAMEO code."""
    known = cameo_codes()
    found = known.get(code) or known.get(code[:3]) or known.get(f"{code[:2]}0")
    return found.goldstein if found else None

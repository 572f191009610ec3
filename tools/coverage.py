"""Writes how far the terms of office reach into docs/explanation/who.md.

    python -m tools.coverage

For each region and year, the share of its states of which the vocabulary knows who was the head of
state or government, the foreign minister and the defence minister in the middle of the year.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from dateline.vocab.countries import countries
from dateline.vocab.offices import office_holders

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "explanation" / "who.md"
START: Final = "<!-- coverage: written by `python -m tools.coverage` -->\n"
END: Final = "<!-- end of coverage -->"
YEARS: Final = range(2015, 2026)
HEADS: Final = frozenset(
    ("president", "prime minister", "premier", "chancellor", "king", "queen", "emir", "sultan",
     "emperor", "supreme leader", "leader", "pope", "chief adviser", "crown prince",
     "presidency member", "prince")
)  # fmt: skip
OFFICES: Final = {
    "Head of state or government": HEADS,
    "Foreign minister": frozenset(("foreign minister", "secretary of state")),
    "Defence minister": frozenset(("defence minister",)),
}
# Codes of ISO 3166-1 that are no states: they have no such offices of their own.
TERRITORIES: Final = frozenset(
    ("ABW", "AIA", "ALA", "ASM", "ATA", "ATF", "BES", "BLM", "BMU", "BVT", "CCK", "COK", "CUW",
     "CXR", "CYM", "ESH", "FLK", "FRO", "GGY", "GIB", "GLP", "GRL", "GUF", "GUM", "HKG", "HMD",
     "IMN", "IOT", "JEY", "MAC", "MAF", "MNP", "MSR", "MTQ", "MYT", "NCL", "NFK", "NIU", "PCN",
     "PRI", "PYF", "REU", "SGS", "SHN", "SJM", "SPM", "SXM", "TCA", "TKL", "UMI", "VGB", "VIR",
     "WLF")
)  # fmt: skip


def states() -> dict[str, list[str]]:
    """The states of each region, by ISO alpha-3; regions in the order of their names."""
    regions: dict[str, list[str]] = {}
    for iso3, country in countries().items():
        if iso3 not in TERRITORIES:
            regions.setdefault(country.region, []).append(iso3)
    return {region: sorted(found) for region, found in sorted(regions.items())}


def known(offices: frozenset[str], year: int) -> set[str | None]:
    """The states of which somebody is known to have held one of the offices on 1 July."""
    day = f"{year}-07-01"
    return {
        term.country
        for holder in office_holders()
        for term in holder.terms
        if term.office in offices and term.holds(day)
    }


def tables() -> str:
    """One Markdown table for each office: a row a region, a column a year, shares in per cent."""
    parts = []
    regions = states()
    every = [iso3 for found in regions.values() for iso3 in found]
    for title, offices in OFFICES.items():
        parts.append("| " + " | ".join((title, "states", *map(str, YEARS))) + " |")
        parts.append("|---" * (len(YEARS) + 2) + "|")
        held = {year: known(offices, year) for year in YEARS}
        for region, found in (*regions.items(), ("All", every)):
            shares = (
                f"{100 * sum(iso3 in held[year] for iso3 in found) / len(found):.0f}"
                for year in YEARS
            )
            parts.append("| " + " | ".join((region, str(len(found)), *shares)) + " |")
        parts.append("")
    return "\n".join(parts)


def page(text: str) -> str:
    """The page with its tables written anew."""
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}{tables()}\n{END}{after}"


def main() -> None:
    """Print the tables, and write them into the page."""
    print(tables())
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()

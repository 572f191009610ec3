"""What a CAMEO actor code says, in PLOVER's terms: `IGOUNOREFHCR`, `CHNMED`, `[~MIL]`.

A code is a row of parts of three letters. The first is a country, a region or an international
actor (IGO, NGO, MNC, IMG); behind it come roles, the foremost first, and then faiths and single
bodies (CAMEO codebook 1.1b3, chapter 3). Roles become PLOVER's sectors: CAMEO's MED (media) is JRN
there, HLH (health) is MED, and INS and SEP are rebels. What PLOVER has no word for, a faith or a
body, only tells the sector where no role does.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final, Literal, NamedTuple

import msgspec

from dateline.errors import VocabularyError
from dateline.model import ActorKind, Sector
from dateline.vocab.countries import countries
from dateline.vocab.files import read_tsv

Level = Literal["head", "country", "ended", "region", "role", "shade", "faith", "body"]
_PART: Final = 3
_FIRST: Final = ("head", "country", "ended", "region", "role", "faith")
_LATER: Final = ("role", "body", "faith", "head", "country", "region", "shade")
"""In which order the levels of a code that has several are asked, at its start and behind it."""
NULL: Final = "---"
"""The code by which a dictionary says that a name is nobody's."""
PLOVER_COUNTRIES: Final = frozenset(("IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"))
"""What PLOVER writes in a country's place for an actor without one."""


class CodePart(msgspec.Struct, frozen=True):
    """Three letters that are no ISO 3166-1 code, and what they say."""

    code: str
    level: Level
    """`head`: an international actor. `country`: an older code of one. `ended`: a state that is no
    more. `shade`: moderate or radical, for which there is no field."""
    country: str | None
    sector: Sector | None
    kind: ActorKind | None


class Coded(NamedTuple):
    """A code as read."""

    country: str | None
    sector: Sector | None
    kind: ActorKind
    """What sort of actor the code alone tells of."""
    unread: tuple[str, ...]
    """Its parts that are not known here, or have no ISO code; they are left out."""


@cache
def _parts() -> dict[str, tuple[CodePart, ...]]:
    out: dict[str, tuple[CodePart, ...]] = {}
    try:
        for row in read_tsv("cameo_actor_codes.tsv"):
            part = msgspec.convert({key: cell or None for key, cell in row.items()}, CodePart)
            out[part.code] = (*out.get(part.code, ()), part)
    except msgspec.ValidationError as error:
        raise VocabularyError(f"vocab/data/cameo_actor_codes.tsv: {error}") from error
    return out


@cache
def is_country(code: str) -> bool:
    """Whether an actor may have this for a country: ISO 3166-1 alpha-3, or one of PLOVER's."""
    return code in countries() or code in PLOVER_COUNTRIES


@cache
def coded(code: str) -> Coded:
    """What an actor's code says. Raises `ValueError`, with what is wrong, when its head is unknown.

    `code` has no brackets and no `~`. A role or a faith may stand first: then there is no country.
    """
    first, *later = _split(code)
    country, head = _head(code, first)
    kind: ActorKind | None = "state" if head is None else head.kind
    if head is not None and head.level in {"role", "faith"}:
        later = [first, *later]
    unread = [first] if head is not None and head.level == "ended" else []
    roles: list[CodePart] = []
    rest = [head] if head is not None and head.level == "head" else []
    for part in later:
        known = _known(part, _LATER)
        if known is not None:
            (roles if known.level == "role" else rest).append(known)
        elif part not in countries():
            unread.append(part)
    country = _narrowed(country, rest)
    if kind == "state" and later:
        kind = None
    told = kind or next((one.kind for one in (*roles, *rest) if one.kind), None)
    return Coded(country, _sector(roles, rest, country), told or "group", tuple(unread))


def agent_sector(code: str) -> tuple[Sector | None, tuple[str, ...]]:
    """The sector that an agent's code (`[~GOVBUS]`) adds to a country's, and its unknown parts.

    Raises `ValueError` when nothing in it is known.
    """
    parts = _split(code)
    known = [_known(part, _LATER) for part in parts]
    unread = tuple(part for part, found in zip(parts, known, strict=True) if found is None)
    found = [part for part in known if part is not None]
    if not found:
        raise ValueError(f"{code} is not known as a code")
    roles = [part for part in found if part.level == "role"]
    return _sector(roles, found, None), unread


def _split(code: str) -> list[str]:
    return [code[i : i + _PART] for i in range(0, len(code), _PART)]


def _head(code: str, part: str) -> tuple[str | None, CodePart | None]:
    """The country that a code's first part tells, and its row unless it is an ISO code."""
    if part in countries():
        return part, None
    known = _known(part, _FIRST)
    if known is None:
        said = f"{part} in {code}" if part != code else code
        raise ValueError(f"{said} is not known as a country's or an actor's code")
    return known.country, None if known.level == "country" else known


def _known(part: str, levels: Sequence[str]) -> CodePart | None:
    found = {one.level: one for one in _parts().get(part, ())}
    return next((found[level] for level in levels if level in found), None)


def _narrowed(country: str | None, rest: Sequence[CodePart]) -> str | None:
    """IGO narrowed to the United Nations or the European Union where a later part says so."""
    if country == "IGO":
        return next((one.country for one in rest if one.country in {"UNO", "EUR"}), country)
    return country


def _sector(
    roles: Sequence[CodePart], rest: Sequence[CodePart], country: str | None
) -> Sector | None:
    if roles:
        return roles[0].sector
    for level in ("body", "head", "faith"):
        for one in rest:
            if one.level == level and one.sector and not (level == "faith" and country == "IMG"):
                return one.sector
    return None

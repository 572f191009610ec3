"""News agencies and syndicators: whose text it may be, whoever prints it."""

from __future__ import annotations

from functools import cache

import msgspec

from dateline.vocab.files import read_yaml


class Agency(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A news agency, or a service that hands on others' texts."""

    name: str
    """The name that a credit is given under, in every place of dateline."""
    aliases: tuple[str, ...] = ()
    country: str | None = None
    """ISO 3166-1 alpha-3 of its seat."""
    syndicator: bool = False


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    agencies: tuple[Agency, ...]


@cache
def agencies() -> tuple[Agency, ...]:
    """Every agency, in the file's order."""
    return read_yaml("agencies.yaml", _File).agencies


_SHORT = 4
"""Names up to this length count only as printed: "SPA" is an agency and "Spa" is not."""


@cache
def _by_name() -> dict[str, Agency]:
    found: dict[str, Agency] = {}
    for agency in agencies():
        for name in (agency.name, *agency.aliases):
            found.setdefault(_key(name), agency)
    return found


def _key(name: str) -> str:
    return name if len(name) <= _SHORT else name.casefold()


def agency_called(name: str) -> Agency | None:
    """The agency of that name or alias; a leading "the", "Inc." and end marks are set aside."""
    known = _by_name()
    whole = " ".join(name.split())
    text = whole.strip(" .,:;()")
    if text[-4:].casefold() == " inc":
        text = text[:-4].rstrip(" ,.")
    found = known.get(_key(whole)) or known.get(_key(text))
    if not found and text[:4].casefold() == "the ":
        found = known.get(_key(text[4:]))
    return found

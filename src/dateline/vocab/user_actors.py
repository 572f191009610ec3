"""A user's own actors: read from files, checked, and made into the packaged vocabulary's records.

Two kinds of file are read: dateline's own YAML (`user_yaml`), and the actor and agent dictionaries
of PETRARCH and TABARI (`petrarch`). Both give `Named` entries; here double names are found and the
entries become the same records that the packaged lists are made of, so that the reader spots them
and resolve codes them in the one way there is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import msgspec
from msgspec.structs import replace

from dateline.errors import InputError
from dateline.model import ActorKind, Refusal
from dateline.vocab.countries import CountryName, countries, country_names
from dateline.vocab.offices import Holder, Term, office_holders
from dateline.vocab.organisations import Organisation, organisations
from dateline.vocab.petrarch import read_petrarch
from dateline.vocab.roles import Role, RoleUse
from dateline.vocab.user_entries import Name, Named, Read
from dateline.vocab.user_yaml import read_actors_yaml

_LARGEST: Final = 64 * 2**20
"""Bytes that a file may have: forty times the largest dictionary in use."""
_YAML: Final = re.compile(r"(?:\s*(?:#[^\n]*)?\n)*(?:---\s*\n)?(?:source|actors)\s*:")
_NAMED_YAML: Final = frozenset((".yaml", ".yml", ".json"))
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_NOT_TEXT: Final = (b"\x1f\x8b", b"PK\x03\x04", b"BZh", b"\xfd7zXZ", b"%PDF")


class UserActors(msgspec.Struct, frozen=True, eq=False):
    """What a user's files name, as the records of the packaged vocabulary."""

    organisations: tuple[Organisation, ...] = ()
    countries: tuple[CountryName, ...] = ()
    holders: tuple[Holder, ...] = ()
    roles: tuple[Role, ...] = ()


class UserFiles(NamedTuple):
    """A user's files as read."""

    actors: UserActors
    left_out: tuple[Refusal, ...]
    """Each line or entry that cannot be used, by its place, `FILE:LINE`."""
    remarks: tuple[Refusal, ...]
    """What is used, but not all of it: a part of a code that is not known, a strange encoding."""


def read_user_actors(paths: Sequence[str | Path]) -> UserFiles:
    """Read the files in their order; of two entries with one name, the first counts.

    Raises `InputError`, with the line where there is one, for a file that cannot be read, that is
    not YAML as [user_yaml][dateline.vocab.user_yaml] describes it, or in which nothing is usable.
    """
    entries: list[Named] = []
    left_out: list[Refusal] = []
    remarks: list[Refusal] = []
    for path in paths:
        found = _read(Path(path))
        if not found.entries and not found.passed:
            raise InputError(str(path), _nothing(found.left_out))
        entries += found.entries
        left_out += found.left_out
        remarks += found.remarks
    kept, double, notes = _first_ones(entries)
    return UserFiles(_records(kept), (*left_out, *double), (*remarks, *notes))


def _nothing(left_out: Sequence[Refusal]) -> str:
    if not left_out:
        return "names no actor"
    first = left_out[0]
    return f"no line of it can be used as an actor; the first: {first.place}: {first.reason}"


def _read(path: Path) -> Read:
    try:
        if path.is_dir():
            raise InputError(str(path), "is a folder, not a file")
        with path.open("rb") as file:
            raw = file.read(_LARGEST + 1)
    except OSError as error:
        raise InputError(str(path), error.strerror or str(error)) from error
    if len(raw) > _LARGEST:
        raise InputError(str(path), f"is larger than {_LARGEST >> 20} MiB")
    if raw.startswith(_NOT_TEXT):
        raise InputError(str(path), "is packed or no text; unpack it first")
    if raw.startswith(_UTF_16):
        try:
            raw = raw.decode("utf-16").encode()
        except UnicodeDecodeError as error:
            raise InputError(str(path), "looks like UTF-16, but cannot be read as such") from error
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    if b"\0" in raw:
        line = raw[: raw.index(b"\0")].count(b"\n") + 1
        raise InputError(f"{path}:{line}", "holds NUL bytes: no text, or one in UTF-16")
    if path.suffix.lower() in _NAMED_YAML or _YAML.match(raw[:4096].decode("utf-8", "replace")):
        return read_actors_yaml(raw, str(path))
    return read_petrarch(raw, str(path))


def _first_ones(entries: Iterable[Named]) -> tuple[list[Named], list[Refusal], list[Refusal]]:
    """The entries without names that an earlier one has, and a word on those with other codes.

    Within one file such a name is a mistake; in a later file it is what the order of files is for.
    """
    seen: dict[tuple[bool, str], Named] = {}
    kept: list[Named] = []
    double: list[Refusal] = []
    earlier: Counter[str] = Counter()
    for entry in entries:
        names = []
        for name in entry.names:
            first = seen.setdefault((entry.kind == "role", _key(name)), entry)
            file, line = _parted(first.place)
            if first is entry:
                names.append(name)
            elif _says_the_same(first, entry):
                continue
            elif file == _parted(entry.place)[0]:
                reason = f"{name.text!r} stands in line {line} too, whose codes count"
                double.append(Refusal(name.place, reason))
            else:
                earlier[_parted(entry.place)[0]] += 1
        if names:
            kept.append(entry if len(names) == len(entry.names) else _with(entry, names))
    notes = [Refusal(file, _overruled(count)) for file, count in earlier.items()]
    return kept, double, notes


def _parted(place: str) -> tuple[str, str]:
    file, _, line = place.rpartition(":")
    return file, line


def _overruled(count: int) -> str:
    if count == 1:
        return "1 name of it stands in an earlier file too, whose codes count"
    return f"{count} names of it stand in earlier files too, whose codes count"


def _with(entry: Named, names: list[Name]) -> Named:
    texts = {name.text for name in names}
    roles = tuple(row for row in entry.roles if row.word in texts)
    return replace(entry, names=tuple(names), roles=roles)


def _key(name: Name) -> str:
    # An acronym is another word than the same letters in small: WHO and "who".
    return name.text if name.text.isupper() else " ".join(name.text.casefold().split())


def _says_the_same(one: Named, other: Named) -> bool:
    return one.kind == other.kind and one.terms == other.terms


def _records(entries: Iterable[Named]) -> UserActors:
    organisations: list[Organisation] = []
    places: list[CountryName] = []
    holders: list[Holder] = []
    roles: dict[tuple[str, RoleUse], Role] = {}
    for entry in entries:
        if entry.kind == "role":
            roles.update(((row.word, row.use), row) for row in entry.roles)
        elif entry.kind == "person":
            holders.append(_holder(entry))
        elif entry.kind == "state":
            places += _places(entry)
        else:
            organisations.append(_organisation(entry, entry.kind))
    return UserActors(tuple(organisations), tuple(places), tuple(holders), tuple(roles.values()))


def _holder(entry: Named) -> Holder:
    name, *aliases = (name.text for name in entry.names)
    return Holder(name, tuple(aliases), entry.terms, entry.wikidata or _known_ids().get(name))


def _organisation(entry: Named, kind: ActorKind) -> Organisation:
    name, *aliases = (name.text for name in entry.names)
    first = entry.terms[0]
    dated = () if entry.terms == (Term(first.country, "", first.sector, "", ""),) else entry.terms
    wikidata = entry.wikidata or _known_ids().get(name)
    return Organisation(
        name,
        tuple(aliases),
        first.country,
        first.sector,
        kind,
        wikidata,
        shared=False,
        terms=dated,
    )


@cache
def _known_ids() -> dict[str, str]:
    """Wikidata ids of what the packaged lists have, by each of its names, first ones first."""
    out: dict[str, str] = {}
    every: tuple[Organisation | Holder, ...] = (*organisations(), *office_holders())
    for known in every:
        if known.wikidata:
            for name in (known.name, *known.aliases):
                out.setdefault(name, known.wikidata)
    return out


def _places(entry: Named) -> Iterator[CountryName]:
    """Names of a state, but for those that the packaged list has too: it knows their form."""
    iso3 = entry.terms[0].country
    known = {name.text.casefold() for name in country_names() if name.iso3 == iso3}
    country = countries().get(iso3 or "")
    for name in entry.names:
        if name.text.casefold() not in known:
            yield CountryName(
                text=name.text,
                form="name",
                name=country.name if country else entry.names[0].text,
                iso3=iso3,
                is_state=country is not None,
                care=frozenset(("upper",)),
                unless=(),
                wikidata=entry.wikidata,
            )

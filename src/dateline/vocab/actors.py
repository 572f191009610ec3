"""All actor vocabulary in one table: what each stretch of words is known as."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple, TypeAlias

import msgspec

from dateline.vocab.countries import CountryName, country_names
from dateline.vocab.offices import Holder, office_holders
from dateline.vocab.organisations import Organisation, organisations
from dateline.vocab.phrases import PhraseTable, Word
from dateline.vocab.roles import Role, RoleUse, roles

_HEADS: tuple[RoleUse, ...] = ("title", "group", "craft", "rank", "modifier", "orghead")


class RoleWord(msgspec.Struct, frozen=True):
    """A role word in one of its two forms, with every use that the vocabulary gives it."""

    role: Role
    """The row of its foremost use: title, group, craft, rank, modifier, orghead, in this order."""
    uses: frozenset[RoleUse]
    plural: bool
    """Whether it speaks of several persons or things ("ministers", "troops")."""


Entry: TypeAlias = CountryName | Organisation | Holder | RoleWord


class Piece(NamedTuple):
    """Words `first` to `last` (exclusive), and what they are known as; null for a word unknown."""

    first: int
    last: int
    entry: Entry | None


def pieces(words: Sequence[Word]) -> list[Piece]:
    """Cut the words into known phrases, longest first from the left, and single unknown words."""
    table = _table()
    out, at = [], 0
    while at < len(words):
        found = table.at(words, at)
        piece = Piece(at, found.last, found.entry) if found else Piece(at, at + 1, None)
        out.append(piece)
        at = piece.last
    return out


@cache
def _table() -> PhraseTable[Entry]:
    return PhraseTable(_phrases())


def _phrases() -> Iterable[tuple[str, Entry, bool]]:
    for organisation in organisations():
        for name in (organisation.name, *organisation.aliases):
            yield name, organisation, True
    for place in country_names():
        capital = place.form == "seat" or "upper" in place.care
        yield place.text, place, capital
    for holder in office_holders():
        for name in (holder.name, *holder.aliases):
            yield name, holder, True
    yield from _role_words()


def _role_words() -> Iterable[tuple[str, RoleWord, bool]]:
    rows: dict[str, list[Role]] = {}
    for role in roles():
        rows.setdefault(role.word, []).append(role)
    for word, found in rows.items():
        first = min(found, key=lambda role: _HEADS.index(role.use))
        uses = frozenset(role.use for role in found)
        several = not first.plural and first.use == "group" and word.endswith(("s", "men"))
        yield word, RoleWord(first, uses, several), False
        if first.plural:
            yield first.plural, RoleWord(first, uses - {"modifier", "rank"}, plural=True), False

"""All actor vocabulary in one table: what each stretch of words is known as."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import msgspec

from dateline.vocab.countries import CountryName, country_names
from dateline.vocab.installed import user_actors
from dateline.vocab.offices import Holder, office_holders
from dateline.vocab.organisations import Organisation, organisations
from dateline.vocab.phrases import PhraseTable, Word
from dateline.vocab.roles import Role, RoleUse, roles

if TYPE_CHECKING:
    from dateline.vocab.user_actors import UserActors

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
    table = _table(user_actors())
    out, at = [], 0
    while at < len(words):
        found = table.at(words, at)
        piece = Piece(at, found.last, found.entry) if found else Piece(at, at + 1, None)
        out.append(piece)
        at = piece.last
    return out


@lru_cache(maxsize=2)
def _table(own: UserActors | None) -> PhraseTable[Entry]:
    """The packaged phrases, behind the user's own: of equal ones the first given counts."""
    packaged = _phrases(organisations(), country_names(), office_holders(), roles())
    if own is None:
        return PhraseTable(packaged)
    mine = _phrases(own.organisations, own.countries, own.holders, own.roles)
    return PhraseTable(chain(mine, packaged))


def _phrases(
    bodies: Iterable[Organisation],
    places: Iterable[CountryName],
    holders: Iterable[Holder],
    words: Iterable[Role],
) -> Iterator[tuple[str, Entry, bool]]:
    for organisation in bodies:
        for name in (organisation.name, *organisation.aliases):
            yield name, organisation, True
    for place in places:
        capital = place.form == "seat" or "upper" in place.care
        yield place.text, place, capital
    for holder in holders:
        for name in (holder.name, *holder.aliases):
            yield name, holder, True
    yield from _role_words(words)


def _role_words(words: Iterable[Role]) -> Iterator[tuple[str, RoleWord, bool]]:
    rows: dict[str, list[Role]] = {}
    for role in words:
        rows.setdefault(role.word, []).append(role)
    for word, found in rows.items():
        first = min(found, key=lambda role: _HEADS.index(role.use))
        uses = frozenset(role.use for role in found)
        several = not first.plural and first.use == "group" and word.endswith(("s", "men"))
        yield word, RoleWord(first, uses, several), False
        if first.plural:
            yield first.plural, RoleWord(first, uses - {"modifier", "rank"}, plural=True), False

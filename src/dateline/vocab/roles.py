"""The nouns and titles that make somebody an actor, and the sector that each one tells of."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from dateline.errors import VocabularyError
from dateline.model import Sector
from dateline.vocab.files import read_tsv, read_yaml

RoleUse = Literal["title", "group", "craft", "rank", "modifier", "orghead"]


class Role(msgspec.Struct, frozen=True):
    """A word for what somebody is."""

    word: str
    plural: str
    """Empty where the word has none or is one."""
    use: RoleUse
    """`title`: a person ("minister"). `group`: a body or several persons ("ministry", "troops").
    `craft`: a vessel or vehicle that acts ("frigate"). `rank`: only before a name ("Gen", "Mr").
    `modifier`: between a country and one of these ("senior"). `orghead`: ends the name of an
    organisation when written with a capital ("Council")."""
    sector: Sector | None
    inherits: bool
    """Whether the word before it says more of the sector ("army spokesperson")."""
    weak: bool
    """Whether it is no actor alone ("member", "bank"): it needs a country, a name or the like."""


class NameWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What helps to tell persons' names from other words with capitals."""

    source: str
    given: frozenset[str]
    """Given names, in small letters."""
    female: frozenset[str]
    """Women's given names and titles, for telling "she" from "he"."""
    particles: frozenset[str]
    """Small words inside names ("bin", "van")."""
    never: frozenset[str]
    """Words that are in no person's name: months, landforms, common words that news capitalises."""
    starters: frozenset[str]
    """Ordinary words that often open a sentence."""
    locative: frozenset[str]
    """Prepositions after which a country or capital is a place."""
    directions: frozenset[str]
    """Words that make a place of the country behind them ("northern")."""
    motion: frozenset[str]
    """Verbs of travel, after which "to" and "from" lead to a place."""
    visits: frozenset[str]
    """Verbs whose object is a place when it is a capital."""
    mostly_modifiers: frozenset[str]
    """Role words that stand before other nouns more often than alone ("military")."""
    adjectival: frozenset[str]
    """Those of them that are adjectives too ("military and economic support")."""
    noun_endings: tuple[str, ...]
    """How nouns end that take a role word before them for a modifier."""
    noun_follows: frozenset[str]
    """Common nouns that do."""
    function: frozenset[str]
    """Grammatical words, which never modify a noun."""


class BelongingWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that say whose somebody is, or is not; all in small letters."""

    source: str
    backing: frozenset[str]
    """What follows the hyphen behind a country that only helps ("backed")."""
    sent: frozenset[str]
    """Offices that are held at or about another ("ambassador to", "envoy for")."""
    leading_to: frozenset[str]
    """Prepositions behind these offices that name the other."""
    elsewhere: frozenset[str]
    """Words that make somebody a stranger where they are ("foreign", "allied")."""
    several: frozenset[str]
    """Numbers that make governments those of several countries ("the two governments")."""
    worldwide: frozenset[str]
    """Offices that are mostly of the world's or a region's bodies ("the secretary-general")."""
    towards: frozenset[str]
    """Nouns that say what one is to another ("critic of", "ally of"), not whose one is."""


@cache
def roles() -> tuple[Role, ...]:
    """The packaged list; raises `VocabularyError` when the file is broken."""
    try:
        return tuple(_role(row) for row in read_tsv("roles.tsv"))
    except msgspec.ValidationError as error:
        raise VocabularyError(f"vocab/data/roles.tsv: {error}") from error


@cache
def name_words() -> NameWords:
    """The packaged lists; raises `VocabularyError` when the file is broken."""
    return read_yaml("name_words.yaml", NameWords)


@cache
def belonging_words() -> BelongingWords:
    """The packaged lists; raises `VocabularyError` when the file is broken."""
    return read_yaml("belonging.yaml", BelongingWords)


def _role(row: dict[str, str]) -> Role:
    notes = row["note"].split(",")
    fields = {
        "word": row["word"],
        "plural": row["plural"],
        "use": row["use"],
        "sector": row["sector"] or None,
        "inherits": "inherit" in notes,
        "weak": "weak" in notes,
    }
    return msgspec.convert(fields, Role)

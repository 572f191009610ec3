"""Names as dictionaries have them, in capitals with underscores, made such as news writes them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from msgspec.structs import replace

from dateline.model import Sector
from dateline.vocab.actors import RoleWord, pieces
from dateline.vocab.countries import CountryName, country_names
from dateline.vocab.gazetteer import gazetteer
from dateline.vocab.inflection import with_s
from dateline.vocab.offices import Holder
from dateline.vocab.organisations import organisations
from dateline.vocab.phrases import key, split
from dateline.vocab.roles import Role, RoleUse, name_words, roles
from dateline.vocab.words import share

_BRACKETED: Final = re.compile(r"(?P<name>.*[^\s(])\s*\((?P<short>[A-Z]{2,7})\)")
_AGENT: Final = re.compile(r"(?P<word>[^{}]*)(?P<braces>\{(?P<plural>[^{}]*)\})?")
_SET: Final = re.compile(r"!([^!]+)!")
_ACRONYM: Final = 7
"""The most letters of an acronym."""
_SHORT: Final = 3
"""Up to as many letters, a single word in capitals is an acronym."""
_COMMON: Final = 0.01
"""The share of articles that makes a word too common to be a body's name unless in capitals."""
_FEWEST, _MOST = 2, 5
"""How many words a person's name has."""
_SMALL: Final = frozenset(
    ("a", "against", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to",
     "with")
)  # fmt: skip
"""What stays small inside a name."""
_BREAK: Final = re.compile(r"[\s.-]+")
_RECORD: Final = 100
"""Names whose words are remembered: those of one record are asked for several times."""
_KEPT: Final = 50_000
"""Words whose form is remembered: names share most of theirs."""
_LINKS: Final = frozenset(("of", "for", "in", "on", "to", "at"))
"""Behind the head of a role: "member of congress"."""
_PERSONS: Final = re.compile(r"(?:er|or|ist|ian|men|women|ess)\Z")
"""How nouns for persons end."""
_MOST_SETS: Final = 3
"""Sets in one line; each multiplies its agents."""


def as_written(name: str) -> list[str]:
    """A name in the forms that news writes; empty when it has no letters.

    A short form in brackets at its end ("(FARC)") is a form of its own. A single word that is also
    a common English one ("WHO") stays in capitals, which makes an acronym of it; others count in
    any case that begins with a capital.
    """
    words = " ".join(name.replace("_", " ").replace("`", "'").split()).strip(" ,")
    if not any(sign.isalpha() for sign in words):
        return [words] if any(sign.isdigit() for sign in words) else []
    match = _BRACKETED.fullmatch(words)
    if match and match["short"].isascii():
        return [_cased(match["name"]), match["short"]]
    return [_cased(words)]


def _cased(words: str) -> str:
    parts = words.split(" ")
    if len(parts) > 1 and parts[0] == "THE":
        del parts[0]
    if len(parts) == 1 and words.isupper() and words.isalpha() and len(words) <= _ACRONYM:
        sure = len(words) <= _SHORT or words in _acronyms() or share(words.lower()) >= _COMMON
        return words if sure else words.capitalize()
    cased = ["-".join(_cased_word(piece) for piece in part.split("-")) for part in parts]
    written = " ".join(cased)
    return written if written != written.lower() else written.capitalize()


@lru_cache(_KEPT)
def _cased_word(word: str) -> str:
    lower = word.lower()
    if lower in name_words().particles or lower in _SMALL:
        return lower
    if len(word) <= _ACRONYM and (word in _acronyms() or not re.search("[AEIOUY]", word)):
        return word
    if "." in word or "&" in word:
        return word
    return word.capitalize()


@cache
def _acronyms() -> frozenset[str]:
    """Those that the packaged lists have."""
    names = [name for body in organisations() for name in (body.name, *body.aliases)]
    names += [name.text for name in country_names()]
    return frozenset(name for name in names if name.isupper() and name.isalpha())


def is_person(name: str, *, dated: bool) -> bool:
    """Whether a name with codes is a person's.

    One that the packaged list has for a body, or with a word for a body in it ("Front"), is not.
    An office ("President of the ..."), a name that is dated, and one with a given name in front is.
    """
    words = _keys(name)
    if name.casefold() in _known_bodies() or not _bodies().isdisjoint(words):
        return _uses().get(_head(words)) == "title"
    if dated or _uses().get(_head(words)) == "title":
        return True
    return _FEWEST <= len(words) <= _MOST and words[0] in name_words().given


@lru_cache(_RECORD)
def _keys(name: str) -> tuple[str, ...]:
    """What the words of a name are compared by."""
    return tuple(key(word) for word in _BREAK.split(name) if word)


@cache
def _known_bodies() -> frozenset[str]:
    names = (name for body in organisations() for name in (body.name, *body.aliases))
    return frozenset(name.casefold() for name in names)


@cache
def _bodies() -> frozenset[str]:
    """Words that make a body of a name."""
    return frozenset(role.word for role in roles() if role.use in {"group", "orghead"})


@cache
def _uses() -> dict[str, RoleUse]:
    return {role.word: role.use for role in reversed(roles()) if role.use != "modifier"}


def _head(words: Sequence[str]) -> str:
    """The word that says what a phrase is: its last, or the one before "of" and the like."""
    at = next((i for i, word in enumerate(words) if word in _LINKS and i), len(words))
    return words[at - 1]


def said_by_its_words(name: str, country: str | None, sector: Sector | None) -> bool:
    """Whether the packaged words tell as much of a name: "Iranian Foreign Minister" with IRNGOV.

    They tell more, for they know who holds the office, and take the person's name with it. A bare
    office ("Secretary of State") is among them: its country is the one that the text names.
    """
    if _role_keys().isdisjoint(_keys(name)):
        return False
    words = split(name)
    found = pieces(words)
    entries = [piece.entry for piece in found if piece.entry is not None]
    strange = [
        words[piece.first].key
        for piece in found
        if piece.entry is None and words[piece.first].text[0].isalnum()
    ]
    places = [entry for entry in entries if isinstance(entry, CountryName)]
    heads = [entry.role for entry in entries if isinstance(entry, RoleWord)]
    if set(strange) - _SMALL or not heads or len(places) + len(heads) < len(entries):
        return False
    same = all(place.iso3 == country for place in places)
    return same and sector in {head.sector for head in heads}


def without_title(name: str) -> str:
    """A person's name without the offices, ranks and countries before it, if two words are left."""
    if _role_keys().isdisjoint(_keys(name)):
        return name
    words = split(name)
    for piece in pieces(words):
        if piece.entry is None and words[piece.first].text[0].isalnum():
            rest = name[words[piece.first].start :]
            return rest if " " in rest and words[piece.first].key not in _SMALL else name
        if isinstance(piece.entry, Holder):
            return name[words[piece.first].start :]
    return name


@cache
def _role_keys() -> frozenset[str]:
    """The last words of all packaged roles."""
    forms = (form for role in roles() for form in (role.word, role.plural) if form)
    return frozenset(_keys(form)[-1] for form in forms)


def is_place(name: str, country: str | None) -> bool:
    """Whether the gazetteer has a town or a division of the country by that name.

    For PETRARCH a town is its country. Here it is a place, and no actor.
    """
    return any(entry.iso3 == country for entry in gazetteer().named(name))


def packaged_roles(word: str, sector: Sector | None) -> tuple[Role, ...]:
    """The packaged rows of a word or plural, with another sector: what else they say stays."""
    found = _rows().get(word, ())
    return tuple(replace(row, sector=sector) for row in found)


@cache
def _rows() -> dict[str, tuple[Role, ...]]:
    rows: dict[str, tuple[Role, ...]] = {}
    for role in roles():
        rows[role.word] = (*rows.get(role.word, ()), role)
    return {role.plural: rows[role.word] for role in roles() if role.plural} | rows


def role_use(word: str, *, countable: bool) -> RoleUse:
    """What sort of role an agent is: as the packaged roles have its head, or by its ending."""
    head = _head(word.split(" "))
    known = _uses().get(word) or _uses().get(head)
    if known in {"title", "group", "craft"}:
        return known
    person = head.endswith(("person", "man", "woman")) or (countable and _PERSONS.search(head))
    return "title" if person else "group"


class Agent(NamedTuple):
    """A word for a role, in small letters, and its plural; empty where it has none."""

    word: str
    plural: str


def agents(name: str, sets: Mapping[str, list[str]]) -> list[Agent]:
    """The agents that a line names.

    `{}` says that there is no plural; without braces it is formed by rule. A `!SET!` stands for
    each of its items, of which one may be another's plural. Nothing comes out when a set is not in
    `sets`, or the braces are broken.
    """
    match = _AGENT.fullmatch(name.strip())
    if match is None:
        return []
    word = match["word"]
    if match["braces"] and "!" not in word:
        found = [Agent(_plain(word), _plain(match["plural"]))]
    elif "!" not in word:
        found = [Agent(_plain(word), _plural(_plain(word)))]
    else:
        found = _expanded(word, sets)
    return [agent for agent in found if agent.word]


def _expanded(word: str, sets: Mapping[str, list[str]]) -> list[Agent]:
    names = _SET.findall(word)
    if not names or word.count("!") != 2 * len(names) or len(names) > _MOST_SETS:
        return []
    forms = [(word, word)]
    for name in names:
        pairs = _pairs(sets.get(name, []))
        forms = [(one.replace(f"!{name}!", single), many and many.replace(f"!{name}!", several))
                 for one, many in forms for single, several in pairs]  # fmt: skip
    return [Agent(_plain(one), _plain(many) if "!" not in many else "") for one, many in forms]


def _pairs(items: list[str]) -> list[tuple[str, str]]:
    """Each item of a set that is no plural, with its plural where the set has that, too."""
    plurals = {item: item[:-2] + "EN" if item.endswith("MAN") else _plural(item.lower()).upper()
               for item in items}  # fmt: skip
    several = set(items) & set(plurals.values())
    return [
        (item, plurals[item] if plurals[item] in several else "!")
        for item in items
        if item not in several
    ]


def _plain(word: str) -> str:
    words = word.replace("_", " ").lower().split()
    while len(words) > 1 and words[-1] in _LINKS:
        words.pop()
    return " ".join(words)


def _plural(word: str) -> str:
    return "" if word.endswith("s") and not word.endswith("ss") else with_s(word)

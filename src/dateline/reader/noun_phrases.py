"""Where an actor's noun phrase starts and ends: modifiers, role nouns, the "of" behind, the name.

The grammar runs over the tags of [phrase_tags][dateline.reader.phrase_tags], one letter a piece:

    phrase  = ["the"] [owner] modifier* role+ [tail] [[","] name]
    owner   = country | demonym | organisation | holder
    tail    = ("of" | "to") ["the"] (country | organisation | capitalised words)
    name    = rank* (holder | capitalised words with particles)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dateline.model import MentionKind
from dateline.reader.person_names import name_end
from dateline.reader.phrase_tags import (
    ADJECTIVE,
    AND,
    BODY,
    CAPITAL,
    COUNTRY,
    CRAFT,
    ENDING,
    HOLDER,
    KNOWN,
    LOWER,
    MODIFIER,
    NAME,
    NUMBER,
    OF,
    ORGANISATION,
    PEOPLE,
    RANK,
    ROLES,
    SEAT,
    SEVERAL,
    THE,
    TITLE,
    Tagged,
)
from dateline.vocab.event_words import event_lexicon
from dateline.vocab.roles import name_words

OWNERS: Final = frozenset((COUNTRY, ADJECTIVE, SEAT, ORGANISATION, HOLDER, KNOWN))
"""What may stand before a role noun to say whose it is."""
OPENS: Final = OWNERS | ROLES | {THE, MODIFIER, NUMBER, NAME, CAPITAL}
"""What a phrase with a role noun can start with: most words of a text are none of these."""
_ORG_WORDS: Final = 6
_SHIP_WORDS: Final = 3
_LINKS: Final = {
    "to": ("ambassador", "envoy", "representative", "delegate", "adviser"),
    "for": ("spokesman", "spokeswoman", "spokesperson", "spokesmen", "candidate"),
}
"""Besides "of": which titles name their body or country behind which preposition."""
_YEARS_OLD: Final = 5
"""The pieces of "42-year-old"."""
_NO_BODY: Final = frozenset(("CVL", "REF", "LAB"))
_ABSTRACT: Final = frozenset(("s", "ed", "ly"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """Pieces `first` to `last` (exclusive) name an actor."""

    first: int
    last: int
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class _Core:
    """A phrase up to its last role noun."""

    owner: str
    head: int
    modified: bool
    last: int


def role_phrase(s: Tagged, first: int) -> Phrase | None:
    """The longest phrase with a role noun that starts at piece `first`."""
    return _role_phrase(s, first) if s.tag(first) in OPENS else None


def _role_phrase(s: Tagged, first: int) -> Phrase | None:
    if s.tag(first - 1) == "-" and s.touches(first) and s.tag(first - 2) not in OWNERS:
        return None  # "non-state actors"
    start = first + 1 if s.tag(first) == THE else first
    core = _core(s, start)
    if core is None:
        return None
    role = s.role(core.head)
    last = core.last
    person = s.tag(core.head) == TITLE
    if s.tag(last) == OF or s.word(core.head) in _LINKS.get(s.word(last), ()):
        tail = _tail(s, last, several=not person)
        if tail == last:
            return None  # "the ministers of China and Iran" are two actors, marked each by itself
        last = tail or last
        if tail and s.tag(last) == OF and s.tag(last + 1) == COUNTRY:
            last += 2
    if s.tag(core.head) == CRAFT:
        last = _ship_name(s, last)
    grounded = bool(core.owner) or core.modified or last > core.last
    if person:
        end = _after_title(s, last, definite=bool(core.owner) or start > first)
        if end:
            return Phrase(first, end, "person")
    if not _stands_alone(s, first, start, core, grounded=grounded):
        return None
    mass = role is not None and role.role.use == "group" and not role.role.plural
    if mass and s.word(first) in {"a", "an"}:
        return None  # "a military academy"
    weak = role is not None and role.role.weak
    if weak and not grounded:
        return None
    return Phrase(first, last, _kind(s, core.head))


def _ship_name(s: Tagged, at: int) -> int:
    """The end of a vessel's name behind its kind ("the frigate HMS Andromeda")."""
    end = at
    while end < at + _SHIP_WORDS and s.tag(end) in {NAME, CAPITAL, KNOWN}:
        end += 1
    return at if s.headline else end


def _kind(s: Tagged, head: int) -> MentionKind:
    tag = s.tag(head)
    if tag == TITLE:
        return "person"
    if tag in {BODY, ENDING}:
        return "organisation"
    role = s.role(head)
    if role is not None and "orghead" in role.uses and s.capital(head) and s.capital(head - 1):
        return "organisation"
    if role is None or role.role.use != "group" or role.plural:
        return "group"
    return "group" if role.role.sector in _NO_BODY else "organisation"


def _core(s: Tagged, start: int) -> _Core | None:
    if s.tag(start) in {"-", AND}:
        return None
    lead = start
    while s.tag(lead) == MODIFIER:
        lead += 1
    if s.tag(lead) in OWNERS:
        start = lead  # "former US President", "two Iranian officials"
    at, owner = _owner(s, start)
    if s.tag(at) == NUMBER and s.word(at + 2) == "year" and s.touches(at + 2):
        at += _YEARS_OLD
    head, modified, lows, opened = -1, False, 0, at
    while at < len(s):
        tag = s.tag(at)
        if _opens_name(s, at):
            pass  # "Cambodia National Rescue Party"
        elif tag in ROLES or (tag == ENDING and at > start and _in_name(s, at - 1)):
            modified = modified or at > opened
            head = at
            if s.tag(at + 1) == "'" and s.tag(at + 2) in ROLES | {MODIFIER}:
                at += 1
        elif tag == LOWER and owner and head < 0 and not lows and _adjective(s, at):
            lows += 1
        elif not _modifies(s, at, opening=head < 0):
            break
        at += 1
    if head < 0 or not _is_head(s, head):
        return None
    return _Core(owner, head, modified, head + 1)


def _opens_name(s: Tagged, at: int) -> bool:
    """Whether a title that is also a modifier is one inside an organisation's name."""
    role = s.role(at)
    modifier = role is not None and "modifier" in role.uses and s.tag(at) == TITLE
    return modifier and s.tag(at + 1) in {NAME, CAPITAL} and _leads_to_ending(s, at + 1)


def _modifies(s: Tagged, at: int, *, opening: bool) -> bool:
    """Whether piece `at` can stand before a role noun; `opening` says that none came yet."""
    tag = s.tag(at)
    if tag == MODIFIER:
        return True
    if tag == "-":
        return s.touches(at) and s.touches(at + 1)
    if not opening:
        return False
    if tag == NUMBER:
        return s.tag(at - 1) in {THE, "'", ADJECTIVE}
    return tag == ADJECTIVE or (tag in {NAME, CAPITAL, AND} and _leads_to_ending(s, at))


def _owner(s: Tagged, start: int) -> tuple[int, str]:
    """Step over up to two owners ("Iran's", "the Iraqi", "Hamas", "Netanyahu's")."""
    at, owner = start, ""
    for _ in range(2):
        tag = s.tag(at)
        if tag not in OWNERS:
            break
        after = at + 1
        if s.tag(after) == "'":
            after += 1
        else:
            bare = tag in {HOLDER, KNOWN} and s.tag(after) not in {SEVERAL, BODY}
            joined = s.tag(after) == "-" and s.touches(after) and s.tag(after + 1) in OWNERS
            if bare or joined:
                break
        at, owner = after, tag
    return at, owner


def _in_name(s: Tagged, i: int) -> bool:
    return s.tag(i) in {NAME, CAPITAL, COUNTRY, ADJECTIVE, MODIFIER, SEAT, "&"} and (
        s.capital(i) or s.tag(i) == "&"
    )


def _leads_to_ending(s: Tagged, at: int) -> bool:
    """Whether words with capitals from here on end in a role or organisation word with one."""
    for i in range(at, min(at + _ORG_WORDS, len(s))):
        tag = s.tag(i)
        if (tag in {BODY, SEVERAL, ENDING} and i > at) and s.capital(i):
            return s.tag(at) != AND or i > at
        if tag in {AND, "-"} and i > at:
            continue
        if tag not in {NAME, CAPITAL, MODIFIER, COUNTRY, ADJECTIVE, "'"} or not (
            s.capital(i) or tag == "'"
        ):
            return False
    return False


def _adjective(s: Tagged, at: int) -> bool:
    """Whether an unknown small word can stand between a demonym and a role noun."""
    word = s.word(at)
    if word in event_lexicon().verb_forms and s.tag(at - 1) in {COUNTRY, SEAT}:
        return False  # "Britain sent frigates"
    return not word.endswith(tuple(_ABSTRACT)) and s.tag(at + 1) in ROLES | {MODIFIER}


def _is_head(s: Tagged, head: int) -> bool:
    """Whether a role word is a noun of its own and not the first half of another one."""
    lists = name_words()
    role = s.role(head)
    often = role is not None and role.role.word in lists.mostly_modifiers
    if role is not None and role.role.word in lists.adjectival and _is_joined(s, head):
        return False  # "military and economic support"
    if s.tag(head + 1) == MODIFIER:
        return not often or s.word(head + 1).endswith("ed")
    if s.tag(head + 1) not in {LOWER, CAPITAL, NAME}:
        return True
    after = s.word(head + 1)
    if s.tag(head + 1) != LOWER and not s.headline:
        return True
    if after in lists.noun_follows:
        return False
    return not often or not after.endswith(lists.noun_endings)


def _is_joined(s: Tagged, head: int) -> bool:
    """Whether another adjective is joined to the word at `head`."""
    after = s.tag(head + 2) in {MODIFIER, LOWER, CAPITAL}
    if s.tag(head + 1) == ",":
        return after and s.tag(head + 3) in {AND, ","}
    return s.tag(head + 1) == AND and after


def _tail(s: Tagged, at: int, *, several: bool) -> int | None:
    """The end of "of ..." at piece `at`; null where none of it belongs to the actor.

    Gives `at` itself where several countries stand behind a plural.
    """
    i = at + 1
    if s.tag(i) == THE:
        i += 1
    tag = s.tag(i)
    if s.tag(i + 1) == "-" and s.touches(i + 1):
        return None  # "the minister of the U.N.-backed government"
    if tag in {COUNTRY, SEAT, ORGANISATION, HOLDER}:
        if several and s.tag(i + 1) in {AND, ","} and s.tag(i + 2) in {COUNTRY, SEAT}:
            return at
        inner = role_phrase(s, i) if tag in {COUNTRY, ORGANISATION} else None
        return inner.last if inner else i + 1
    if tag == ADJECTIVE:
        inner = role_phrase(s, i)
        if inner or not s.capital(i + 1):
            return inner.last if inner else None
    end = i
    while end < len(s) and end - i < _ORG_WORDS and _in_tail(s, end):
        end += 1
    while end > i and s.tag(end - 1) in {AND, OF}:
        end -= 1
    return end if end > i else None


def _in_tail(s: Tagged, i: int) -> bool:
    if s.tag(i) in {AND, OF}:
        return s.capital(i + 1) and s.tag(i + 1) not in {COUNTRY, HOLDER}
    return s.capital(i) and s.tag(i) in ROLES | {MODIFIER, NAME, CAPITAL, ENDING, ADJECTIVE}


def _after_title(s: Tagged, at: int, *, definite: bool) -> int:
    """The end of the name behind a title; 0 when none stands there."""
    if s.tag(at) == ",":
        if not definite:
            return 0
        end = name_end(s, at + 1)
        ranked = s.tag(at + 1) == RANK or s.tag(at + 1) == HOLDER
        return end if end and (ranked or (end - at > 2 and _closes(s, end))) else 0
    return name_end(s, at)


def _closes(s: Tagged, end: int) -> bool:
    return s.tag(end) in {",", ".", "x", "l", " ", ":", ";", ")", "'"}


def _stands_alone(s: Tagged, first: int, start: int, core: _Core, *, grounded: bool) -> bool:
    """Whether a phrase without a name can be an actor: "president" alone is an office."""
    head = core.head
    role = s.role(head)
    if start > first or core.owner:
        return True
    if s.tag(head) in {SEVERAL, CRAFT} and (role is None or role.plural or not role.role.plural):
        return s.tag(head) == SEVERAL or grounded or (role is not None and role.plural)
    if s.tag(head) in {BODY, ENDING}:
        return s.capital(head)
    named = s.tag(head + 1) in {MODIFIER, ENDING, CAPITAL} and s.capital(head + 1)
    return s.capital(head) and not s.headline and not named


def is_people(s: Tagged, i: int) -> bool:
    """Whether piece `i` names a people or, behind "the", is a demonym without a noun."""
    if s.tag(i) == PEOPLE:
        return True
    bare = s.tag(i) == ADJECTIVE and s.tag(i - 1) == THE
    return bare and s.tag(i + 1) in {"x", ",", ".", " ", "'"}

"""Names as dictionaries have them, in capitals with underscores, made such as news writes them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from dateline.vocab.phrases import key
from dateline.vocab.roles import RoleUse, name_words, roles
from dateline.vocab.words import share

_BRACKETED: Final = re.compile(r"(?P<name>.*[^\s(])\s*\((?P<short>[A-Z]{2,7})\)")
_AGENT: Final = re.compile(r"(?P<word>[^{}]*)(?P<braces>\{(?P<plural>[^{}]*)\})?")
_SET: Final = re.compile(r"!([^!]+)!")
_ACRONYM: Final = 7
"""The most letters of an acronym."""
_COMMON: Final = 0.01
"""The share of articles that makes a word too common to be a body's name unless in capitals."""
_FEWEST, _MOST = 2, 5
"""How many words a person's name has."""
_LINKS: Final = frozenset(("of", "for", "in", "on", "to", "at"))
"""Behind the head of a role: "member of congress"."""
_PERSONS: Final = re.compile(r"(?:er|or|ist|ian|ant|ent|eer|man|men|woman|women|person|ess)\Z")
"""How nouns for persons end."""
_MOST_FORMS: Final = 50


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
        common = share(words.lower()) >= _COMMON
        return words if common else words.capitalize()
    return " ".join("-".join(_cased_word(piece) for piece in part.split("-")) for part in parts)


def _cased_word(word: str) -> str:
    lower = word.lower()
    if lower in name_words().particles or lower in name_words().function:
        return lower
    if len(word) <= _ACRONYM and not re.search("[AEIOUY]", word):
        return word
    if "." in word or "&" in word:
        return word
    return word.capitalize()


def is_person(name: str, *, dated: bool) -> bool:
    """Whether a name with codes is a person's: by a given name in front, or since it is dated.

    A word for a body in it ("Republic", "Front") speaks against it.
    """
    words = [key(word) for word in re.split(r"[\s-]+", name)]
    if set(words) & _bodies():
        return False
    if dated:
        return True
    return _FEWEST <= len(words) <= _MOST and words[0] in name_words().given


@cache
def _bodies() -> frozenset[str]:
    """Words that make a body of a name."""
    return frozenset(role.word for role in roles() if role.use in {"group", "orghead"})


@cache
def _uses() -> dict[str, RoleUse]:
    return {role.word: role.use for role in reversed(roles()) if role.use != "modifier"}


def role_use(word: str, *, countable: bool) -> RoleUse:
    """What sort of role an agent is: as the packaged roles have its head, or by its ending."""
    parts = word.split(" ")
    at = next((i for i, part in enumerate(parts) if part in _LINKS and i), len(parts))
    head = parts[at - 1]
    known = _uses().get(word) or _uses().get(head)
    if known in {"title", "group", "craft"}:
        return known
    return "title" if countable and _PERSONS.search(head) else "group"


def agent_names(name: str, sets: Mapping[str, list[str]]) -> tuple[list[str], str, bool]:
    """An agent's words in small letters, its plural, and whether it has one.

    `{}` says that there is none; without braces it is formed by rule. A `!SET!` stands for each of
    its items. No words at all when a set is not in `sets`, or the braces are broken.
    """
    match = _AGENT.fullmatch(name.strip())
    if match is None:
        return [], "", False
    forms = [match["word"]]
    while forms and (found := _SET.search(forms[0])):
        items = sets.get(found[1], [])
        forms = [form.replace(found[0], item) for form in forms for item in items][:_MOST_FORMS]
    words = [plain for form in forms if (plain := _plain(form)) and "!" not in form]
    if "!" in name:
        return words, "", True
    if match["braces"]:
        plural = _plain(match["plural"])
        return words, plural, bool(plural)
    return words, _plural(words[0]) if words else "", True


def _plain(word: str) -> str:
    return " ".join(word.replace("_", " ").lower().split())


def _plural(word: str) -> str:
    if word.endswith("y"):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith("ss") else "s")

"""The regular endings of English nouns and verbs."""

from __future__ import annotations

import re

_VOWELS = "aeiou"
_DOUBLING = re.compile(r"[^aeiou][aeiou][bdgmnprt]$")
_SHORT = 4
"""Letters up to which a last consonant is doubled ("ram", "rammed"); longer verbs are listed."""


def with_s(word: str) -> str:
    """The plural of a noun, or the third person of a verb."""
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    hissing = word.endswith(("s", "x", "z", "ch", "sh"))
    return word + ("es" if hissing or (word.endswith("o") and word[-2:-1] not in _VOWELS) else "s")


def with_ed(verb: str) -> str:
    """The past of a regular verb."""
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    return _doubled(verb) + "ed"


def with_ing(verb: str) -> str:
    """The -ing form of a verb."""
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return verb[:-1] + "ing"
    return _doubled(verb) + "ing"


def _doubled(verb: str) -> str:
    return verb + verb[-1] if len(verb) <= _SHORT and _DOUBLING.search(verb) else verb
